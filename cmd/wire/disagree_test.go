package wire

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// settling decides the same about all changes of a kind in a list that comes again.
func settling(t *testing.T, body string, choice app.Choice, kind app.ChangeKind) func(*Desk, exam.ID) error {
	return func(d *Desk, _ exam.ID) error {
		c := again(t, d, body)
		_, err := d.Settle(t.Context(), nil, c, decide(&c, choice, kind))
		return err
	}
}

func TestAValueThatOneTookAndAnotherDidNotIsAConflict(t *testing.T) {
	other := strings.Replace(compareList, "01/02/2008", "01/03/2008", 1)
	take, keep := settling(t, other, app.Take, app.Changed), settling(t, other, app.Keep, app.Changed)
	for name, do := range map[string][]func(*Desk, exam.ID) error{"taken first": {take, keep}, "kept first": {keep, take}} {
		for side, want := range []exam.Date{"2008-03-01", "2008-02-01"} {
			t.Run(name, func(t *testing.T) {
				d := apart(t, compareList, do...)
				m := model.NewConflict(text.Arabic, d, only(t, d, exam.ValuesDisagree))
				require.Len(t, m.Sides, 2)
				m.Settle(t.Context(), side)()
				require.NoError(t, m.Err)
				assert.Equal(t, want, d.State().Candidates[0].Born)
				assert.False(t, hasCode(d.State().Findings(), exam.ValuesDisagree), "a person's word settles it")
			})
		}
	}
	t.Run("who changes their mind disagrees with nobody", func(t *testing.T) {
		d := desk(t)
		list(t, d, "a.csv", compareList)
		for _, choice := range []app.Choice{app.Keep, app.Take} {
			require.NoError(t, settling(t, other, choice, app.Changed)(d, exam.ID{}))
		}
		assert.Equal(t, exam.Date("2008-03-01"), d.State().Candidates[0].Born)
		assert.False(t, hasCode(d.State().Findings(), exam.ValuesDisagree))
	})
}

func TestWhomOneTookOutAndAnotherHadStayStays(t *testing.T) {
	short := compareList[:strings.Index(compareList, "J120000003")]
	out, stay := settling(t, short, app.Take, app.Gone), settling(t, short, app.Keep, app.Gone)
	for name, do := range map[string][]func(*Desk, exam.ID) error{"out first": {out, stay}, "kept first": {stay, out}} {
		t.Run(name, func(t *testing.T) {
			d := apart(t, compareList, do...)
			assert.Len(t, d.State().Candidates, 3, "nobody is lost unseen")
			found := only(t, d, exam.RemovalDisagrees)
			assert.Equal(t, "J120000003", found.Value)
			assert.Len(t, d.State().Blocks(found.Candidate), 1)
			assert.NotEmpty(t, app.Describe(text.French, found))
			assert.Equal(t, model.WayNone, model.NewFileFindings(d).Way(found), "no field of theirs is wrong")
			sameAsOpenedAnew(t, d, name)
			require.NoError(t, out(d, exam.ID{}), "who has seen both decides")
			assert.Len(t, d.State().Candidates, 2)
			assert.False(t, hasCode(d.State().Findings(), exam.RemovalDisagrees))
		})
	}
	t.Run("who changes their mind disagrees with nobody", func(t *testing.T) {
		d := desk(t)
		list(t, d, "a.csv", compareList)
		require.NoError(t, stay(d, exam.ID{}))
		require.NoError(t, out(d, exam.ID{}))
		assert.Len(t, d.State().Candidates, 2)
	})
}

func TestWhatTwoPeopleLetStandIsReopenedAtOnce(t *testing.T) {
	let := func(d *Desk, _ exam.ID) error {
		return d.AcceptFindings(t.Context(), "سبب", append(d.State().Findings(), d.State().Findings()...)...)
	}
	d := apart(t, verifyHeader+"J12;العلوي;كريم;01/02/2008;2BACSMA\n", let, let)
	require.Len(t, d.State().Accepted(), 1)
	assert.Empty(t, d.State().Findings())
	require.NoError(t, d.Reopen(t.Context(), d.State().Accepted()[0].ID))
	assert.Empty(t, d.State().Accepted())
	assert.NotEmpty(t, d.State().Findings())
}

func TestOfOppositeVerdictsTheLeastStands(t *testing.T) {
	say := func(state exam.Verification) func(*Desk, exam.ID) error {
		return func(d *Desk, id exam.ID) error {
			_, err := d.Verify(t.Context(), state, exam.OnScreen, id)
			return err
		}
	}
	for name, do := range map[string][]func(*Desk, exam.ID) error{
		"said first": {say(exam.Viewed), say(exam.Approved)}, "said later": {say(exam.Approved), say(exam.Viewed)},
	} {
		t.Run(name, func(t *testing.T) {
			d := apart(t, one, do...)
			v := d.State().Verification(d.State().Candidates[0].ID)
			assert.Equal(t, exam.Viewed, v.State)
			assert.True(t, v.Conflict)
			left, err := d.Verify(t.Context(), exam.Viewed, exam.OnScreen, d.State().Candidates[0].ID)
			require.NoError(t, err)
			assert.Empty(t, left, "that it is so already settles nothing by itself")
			assert.False(t, d.State().Verification(d.State().Candidates[0].ID).Conflict)
		})
	}
}

func TestWhatWasKeptOfOneFieldStandsWhenAnotherIsCorrected(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", compareList)
	other := strings.Replace(compareList, "02/02/2008;2", "02/02/2008;3", 1)
	require.NoError(t, settling(t, other, app.Keep, app.Changed)(d, exam.ID{}))
	who := d.State().Candidates[1].ID
	require.NoError(t, d.Correct(t.Context(), app.Correction{Candidate: who, Field: exam.FieldBirthPlace, Value: "3"}))
	assert.False(t, hasCode(d.State().Findings(), exam.ValuesDisagree), "the same word of another field")
	assert.Equal(t, []string{"changed J120000002 class 2>3 decided keep"}, shown(d, again(t, d, other)))
	_, err := d.Ask(t.Context(), app.Wish{Candidate: who, Field: exam.FieldBorn, Value: "02/03/2008"})
	require.NoError(t, err)
	assert.Equal(t, []string{"changed J120000002 class 2>3 decided keep"}, shown(d, again(t, d, other)), "asked for is another field")
	require.NoError(t, d.Correct(t.Context(), app.Correction{Candidate: who, Field: exam.FieldClass, Value: "4"}))
	assert.Equal(t, []string{"changed J120000002 class 4>3 by hand"}, shown(d, again(t, d, other)), "what was put in force since is another question")
}

func TestWhoWasKeptOutOnceIsAskedAboutOnceTheyWereIn(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", compareList)
	more := compareList + "J120000004;الجديد مريم;04/02/2008;2;1;4\n"
	do := func(body string, choice app.Choice, kind app.ChangeKind) {
		t.Helper()
		require.NoError(t, settling(t, body, choice, kind)(d, exam.ID{}))
	}
	do(more, app.Keep, app.Added)
	do(more, app.Take, app.Returned)
	require.Len(t, d.State().Candidates, 4)
	do(compareList, app.Take, app.Gone)
	require.Len(t, d.State().Candidates, 3)
	assert.Equal(t, []string{"returned J120000004"}, shown(d, again(t, d, more)))
}

func TestAValueKeptByOneIsAskedAboutWhereAnotherGaveAThird(t *testing.T) {
	other := strings.Replace(compareList, "01/02/2008;2", "01/02/2008;3", 1)
	d := apart(t, compareList, settling(t, other, app.Keep, app.Changed), func(d *Desk, id exam.ID) error {
		return d.Correct(t.Context(), app.Correction{Candidate: id, Field: exam.FieldClass, Value: "4"})
	})
	assert.Equal(t, []string{"changed J120000001 class 4>3 by hand"}, shown(d, again(t, d, other)))
}
