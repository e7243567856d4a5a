package wire

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

const compareHeader = "رمز مسار;الاسم الكامل;تاريخ الازدياد;القسم;القاعة;الطاولة\n"

// compareList is three people of an invented list, in room 1.
const compareList = compareHeader +
	"J120000001;الفاسي سلمى;01/02/2008;2;1;1\nJ120000002;العلوي كريم;02/02/2008;2;1;2\nJ120000003;التازي هدى;03/02/2008;2;1;3\n"

func again(t *testing.T, d *Desk, body string) app.Comparison {
	t.Helper()
	draft := draftOf(t, d, body)
	draft.File = "again.csv"
	return d.State().Compare(draft)
}

// decide decides the same about every change of the kinds.
func decide(c *app.Comparison, choice app.Choice, kinds ...app.ChangeKind) (all []app.Decision) {
	for i, one := range c.Changes {
		for _, k := range kinds {
			if one.Kind == k {
				all = append(all, app.Decision{Change: i, Choice: choice, ByHand: true})
			}
		}
	}
	return all
}

func shown(d *Desk, c app.Comparison) (lines []string) {
	for i, one := range c.Changes {
		force, list := one.Sides()
		line := string(one.Kind) + " " + d.State().Person(&c, i).Massar
		if len(one.Values) > 0 {
			line += fmt.Sprintf(" %s %s>%s", one.Values[0].Field, force, list)
		}
		if one.ByHand {
			line += " by hand"
		}
		if one.Decided != "" {
			line += " decided " + string(one.Decided)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestAListThatComesAgainIsDecidedAbout(t *testing.T) {
	tests := []struct {
		name, list string
		decide     func(*app.Comparison) []app.Decision
		before     []string // what differs
		after      []string // what differs once it is settled
		findings   []exam.Code
	}{
		{"the same list says nothing", compareList, nil, nil, nil, nil},
		{
			"what is not decided about stays a finding", strings.Replace(compareList, "02/02/2008;2", "02/02/2008;3", 1), nil,
			[]string{"changed J120000002 class 2>3"},
			[]string{"changed J120000002 class 2>3"},
			[]exam.Code{exam.RowDiffers},
		},
		{
			"a value that is taken", strings.Replace(compareList, "02/02/2008;2", "02/02/2008;3", 1),
			func(c *app.Comparison) []app.Decision { return decide(c, app.Take, app.Changed) },
			[]string{"changed J120000002 class 2>3"},
			nil, nil,
		},
		{
			"a value that is not taken is not asked about again", strings.Replace(compareList, "02/02/2008;2", "02/02/2008;3", 1),
			func(c *app.Comparison) []app.Decision { return decide(c, app.Keep, app.Changed) },
			[]string{"changed J120000002 class 2>3"},
			[]string{"changed J120000002 class 2>3 decided keep"},
			nil,
		},
		{
			"a correction is asked for", strings.Replace(compareList, "02/02/2008;2", "02/02/2008;3", 1),
			func(c *app.Comparison) []app.Decision { return decide(c, app.Request, app.Changed) },
			[]string{"changed J120000002 class 2>3"},
			[]string{"changed J120000002 class 2>3 decided request"},
			nil,
		},
		{
			"somebody who is gone and not decided about", compareList[:strings.Index(compareList, "J120000003")], nil,
			[]string{"gone J120000003"},
			[]string{"gone J120000003"},
			[]exam.Code{exam.CandidateGone},
		},
		{
			"somebody who is gone is removed", compareList[:strings.Index(compareList, "J120000003")],
			func(c *app.Comparison) []app.Decision { return decide(c, app.Take, app.Gone) },
			[]string{"gone J120000003"},
			nil, nil,
		},
		{
			"somebody who is gone and stays", compareList[:strings.Index(compareList, "J120000003")],
			func(c *app.Comparison) []app.Decision { return decide(c, app.Keep, app.Gone) },
			[]string{"gone J120000003"},
			[]string{"gone J120000003 decided keep"},
			nil,
		},
		{
			"who is new comes in undecided, too", compareList + "J120000004;الجديد مريم;04/02/2008;2;1;4\n", nil,
			[]string{"added J120000004"},
			nil, nil,
		},
		{
			"who is new and kept out", compareList + "J120000004;الجديد مريم;04/02/2008;2;1;4\n",
			func(c *app.Comparison) []app.Decision { return decide(c, app.Keep, app.Added) },
			[]string{"added J120000004"},
			[]string{"returned J120000004 decided keep"},
			nil,
		},
		{
			"another table", strings.Replace(compareList, ";1;3\n", ";2;7\n", 1),
			func(c *app.Comparison) []app.Decision { return decide(c, app.Take, app.Moved) },
			[]string{"moved J120000003 room 1 / 3>2 / 7"},
			nil, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk(t)
			list(t, d, "a.csv", compareList)
			c := again(t, d, tt.list)
			assert.Equal(t, tt.before, shown(d, c))
			var decisions []app.Decision
			if tt.decide != nil {
				decisions = tt.decide(&c)
			}
			out, err := d.Settle(t.Context(), nil, c, decisions)
			require.NoError(t, err)
			assert.FileExists(t, out.Backup)
			assert.Len(t, d.State().Imports, 2, "it is accounted for as any list")
			assert.Equal(t, tt.after, shown(d, again(t, d, tt.list)))
			var codes []exam.Code
			for _, f := range d.State().Findings() {
				if f.Code == exam.RowDiffers || f.Code == exam.CandidateGone || f.Code == exam.CandidateBack {
					codes = append(codes, f.Code)
				}
			}
			assert.Equal(t, tt.findings, codes)
			act, ok := d.LastAct()
			require.True(t, ok)
			require.NoError(t, d.TakeBack(t.Context(), act, "wrong list"))
			assert.Equal(t, tt.before, shown(d, again(t, d, tt.list)), "it is taken back as one")
		})
	}
}

func TestALaterListTakesBackWhatEarlierOnesSaid(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", compareList)
	list(t, d, "b.csv", strings.Replace(compareList[:strings.Index(compareList, "J120000003")], "02/02/2008;2", "02/02/2008;3", 1))
	assert.True(t, hasCode(d.State().Findings(), exam.RowDiffers))
	assert.True(t, hasCode(d.State().Findings(), exam.CandidateGone))
	list(t, d, "blank.csv", "رمز مسار;الاسم الكامل;تاريخ الازدياد\nJ120000001;الفاسي سلمى;01/02/2008\nJ120000002;العلوي كريم;02/02/2008\n")
	assert.True(t, hasCode(d.State().Findings(), exam.RowDiffers), "a list without the column says nothing of it")
	third := list(t, d, "c.csv", compareList)
	assert.False(t, hasCode(d.State().Findings(), exam.RowDiffers))
	assert.False(t, hasCode(d.State().Findings(), exam.CandidateGone))
	require.NoError(t, d.Undo(t.Context(), third.ID, "not this one"))
	assert.True(t, hasCode(d.State().Findings(), exam.CandidateGone), "without it they say so still")
}

func TestHandCorrectedValuesSurviveEveryPath(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	who := d.State().Candidates[1].ID
	for field, value := range map[exam.Field]string{exam.FieldFullAr: "التطواني يوسف", exam.FieldBorn: "2007-12-31", exam.FieldMassar: "K190000000"} {
		require.NoError(t, d.Correct(ctx, app.Correction{Candidate: who, Field: field, Value: value, Document: exam.DocumentCIN}))
	}
	mended, _ := d.State().Candidate(who)
	untouched := func(path string) {
		t.Helper()
		now, ok := d.State().Candidate(who)
		require.True(t, ok, path)
		assert.Equal(t, mended, now, path)
		assert.Len(t, d.State().Candidates, 3, path)
	}
	list(t, d, "b.csv", compareList)
	untouched("imported again")
	c := again(t, d, compareList)
	require.Len(t, c.Changes, 3, "known by what the list said of them")
	for _, one := range c.Changes {
		assert.True(t, one.ByHand)
		assert.Empty(t, one.Suggested)
	}
	_, err := d.Settle(ctx, nil, c, nil)
	require.NoError(t, err)
	untouched("settled without a decision")
	_, err = d.Settle(ctx, nil, again(t, d, compareList), []app.Decision{{Change: 0, Choice: app.Take}})
	require.ErrorIs(t, err, exam.ErrInvalid, "not without being asked about")
	untouched("taken in bulk")
	c = d.State().CompareOfficial(draftOf(t, d, compareList))
	_, err = d.Settle(ctx, nil, c, decide(&c, app.Keep, app.Changed))
	require.NoError(t, err)
	untouched("compared with an official list")
	c = again(t, d, compareList)
	for _, one := range c.Changes {
		assert.Equal(t, app.Keep, one.Decided, "decided with whatever list")
	}
	_, err = d.Settle(ctx, nil, c, decide(&c, app.Take, app.Changed))
	require.NoError(t, err)
	now, _ := d.State().Candidate(who)
	assert.Equal(t, "J120000002", now.Massar, "asked about and given up")
	assert.Empty(t, again(t, d, compareList).Changes)
}

func TestAnOfficialListTakesNobodyIn(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	body := "رمز مسار;الاسم الكامل;تاريخ الازدياد\nJ120000001;الفاسي سلمى;01/03/2008\nJ120000002;العلوي كريم;02/03/2008\nJ120000009;الغريب سعد;03/02/2008\n"
	draft := draftOf(t, d, body)
	c := d.State().CompareOfficial(draft)
	assert.Equal(t, []string{
		"changed J120000001 born 2008-02-01>2008-03-01", "changed J120000002 born 2008-02-02>2008-03-02", "added J120000009", "gone J120000003",
	}, shown(d, c))
	_, err := d.Settle(ctx, nil, c, nil)
	require.ErrorIs(t, err, exam.ErrNothing)
	_, err = d.Settle(ctx, nil, c, decide(&c, app.Take, app.Gone))
	require.ErrorIs(t, err, exam.ErrInvalid)
	out, err := d.Settle(ctx, nil, c, []app.Decision{
		{Change: 0, Choice: app.Take, Document: exam.DocumentBirth}, {Change: 1, Choice: app.Request, Document: exam.DocumentBirth},
	})
	require.NoError(t, err)
	assert.Equal(t, []int{1, 1}, []int{out.Taken, out.Requested})
	assert.Len(t, d.State().Imports, 1, "it is no import")
	assert.Len(t, d.State().Candidates, 3)
	first := d.State().Candidates[0]
	assert.Equal(t, exam.Date("2008-03-01"), first.Born)
	mend := d.State().Dossier(first.ID).Mends[exam.FieldBorn][0]
	assert.Equal(t, exam.ByCompare, mend.Origin)
	assert.Equal(t, exam.DocumentBirth, mend.Document)
	require.Len(t, d.State().Requests, 1)
	r := d.State().Requests[0]
	assert.Equal(t, []any{"2008-02-02", "2008-03-02", exam.DocumentBirth, exam.ByCentre}, []any{r.Old, r.New, r.Document, r.By})
}

func TestWhatChangedMeanwhileIsComparedAgain(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	other := strings.Replace(compareList, "02/02/2008;2", "02/02/2008;3", 1)
	c := again(t, d, other)
	require.NoError(t, d.SetChoices(ctx, exam.Centre{Name: "آخر"}, d.State().Settings))
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: d.State().Candidates[1].ID, Field: exam.FieldClass, Value: "5"}))
	_, err := d.Settle(ctx, nil, c, decide(&c, app.Take, app.Changed))
	require.ErrorIs(t, err, exam.ErrChanged)
	c = again(t, d, other)
	require.NoError(t, d.SetChoices(ctx, exam.Centre{Name: "مركز التجربة"}, d.State().Settings))
	_, err = d.Settle(ctx, nil, c, decide(&c, app.Take, app.Changed))
	require.NoError(t, err, "what does not touch it is no hindrance")
	c = again(t, d, strings.Replace(other, "01/02/2008;2", "01/02/2008;6", 1))
	meanwhile := again(t, d, strings.Replace(other, "01/02/2008;2", "01/02/2008;7", 1))
	_, err = d.Settle(ctx, nil, meanwhile, decide(&meanwhile, app.Take, app.Changed))
	require.NoError(t, err)
	_, err = d.Settle(ctx, nil, c, decide(&c, app.Take, app.Changed))
	require.ErrorIs(t, err, exam.ErrChanged, "what another list brought is another value")
}
