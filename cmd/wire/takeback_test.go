package wire

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// What was done is taken back act by act, latest first, down to the empty file.
func TestTakeBack(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	_, any := d.LastAct()
	assert.False(t, any, "how a file begins is not taken back")
	err := d.TakeBack(ctx, app.Act{}, "")
	require.ErrorIs(t, err, exam.ErrNothing)

	list(t, d, "a.csv", header+people(1, 25))
	_, err = d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	first := seats(d)
	_, err = d.Seat(ctx, exam.Rules{Order: exam.ByDraw, Seed: 7}, true)
	require.NoError(t, err)
	require.NoError(t, d.SetChoices(ctx, exam.Centre{Name: "اسم آخر", Year: "2026", Kind: exam.ExamCentre, Session: exam.Ordinary}, exam.Settings{Language: "fr"}))

	back := func(kind string) {
		t.Helper()
		last, any := d.LastAct()
		require.True(t, any)
		assert.Equal(t, kind, last.Kind)
		require.NoError(t, d.TakeBack(ctx, last, "خطأ"))
	}
	back("centre.set/1")
	assert.Equal(t, "مركز التجربة", d.State().Centre.Name)
	assert.NotEqual(t, "fr", d.State().Settings.Language, "what was said in one act goes in one")
	back("plan.closed/1")
	assert.Equal(t, first, seats(d), "the plan before stands again")
	back("plan.closed/1")
	assert.Nil(t, d.State().Plan)
	back("list.closed/1")
	assert.Empty(t, d.State().Candidates)
	_, any = d.LastAct()
	assert.False(t, any, "an act is taken back once")
	audit, err := d.Store.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults, "the journal holds both")
}

// An act on which another program has built is refused, and not offered for
// ever.
func TestTakeBackOfWhatOthersStandOn(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 3))
	other, err := Open(t.Context(), d.Path(), nil)
	require.NoError(t, err)
	act, _ := d.LastAct()
	_, any := other.LastAct()
	assert.False(t, any, "what was done before the file was opened is not this office's")
	_, err = other.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	require.NoError(t, other.Close())

	require.ErrorIs(t, d.TakeBack(t.Context(), act, ""), exam.ErrDependent)
	assert.Len(t, d.State().Candidates, 3)
	_, any = d.LastAct()
	assert.False(t, any)
}

// What the user was asked about is taken back, or refused; never what came since.
func TestTakeBackOfAnActThatIsNotTheLatest(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 3))
	people, _ := d.LastAct()
	require.NoError(t, d.SetChoices(t.Context(), exam.Centre{Name: "اسم آخر"}, d.State().Settings))
	name, _ := d.LastAct()
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)

	require.NoError(t, d.TakeBack(t.Context(), name, ""))
	assert.Equal(t, "مركز التجربة", d.State().Centre.Name)
	assert.NotNil(t, d.State().Plan)
	require.ErrorIs(t, d.TakeBack(t.Context(), people, ""), exam.ErrDependent)
	for _, kind := range []string{"plan.closed/1", "list.closed/1"} { // what was refused can be taken back in its turn
		last, _ := d.LastAct()
		require.Equal(t, kind, last.Kind)
		require.NoError(t, d.TakeBack(t.Context(), last, ""))
	}
}

func TestPapersAreNotTakenBack(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 3))
	_, err := d.Print(t.Context(), app.PrintJob{Documents: []string{app.CandidateList}}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	last, _ := d.LastAct()
	assert.Equal(t, "list.closed/1", last.Kind)
}

func TestImportTellsHowFarItIs(t *testing.T) {
	d := desk(t)
	draft := draftOf(t, d, header+people(1, 300))
	var told []app.Progress
	_, err := d.Import(t.Context(), func(p app.Progress) { told = append(told, p) }, draft)
	require.NoError(t, err)
	require.Greater(t, len(told), 3)
	for i, p := range told[1:] {
		assert.GreaterOrEqual(t, p.Done, told[i].Done, "it never goes back")
		assert.Less(t, told[i].Done, p.Total, "all is done at the end alone")
	}
	last := told[len(told)-1]
	assert.Equal(t, last.Total, last.Done)
}

// Whoever gives up in the midst of an import finds the file as it was.
func TestImportThatIsStoppedLeavesNothing(t *testing.T) {
	d := desk(t)
	draft := draftOf(t, d, header+people(1, 300))
	for tenth := range 10 {
		ctx, stop := context.WithCancel(t.Context())
		_, err := d.Import(ctx, func(p app.Progress) {
			if p.Done > p.Total*tenth/10 {
				stop()
			}
		}, draft)
		require.ErrorIs(t, err, context.Canceled, "in the tenth %d", tenth)
		assert.Empty(t, d.State().Candidates)
	}
	made, err := d.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	assert.Equal(t, 300, made[0].Added)
}

// What one press of a button writes goes in one, though several use cases write
// it; what is remembered in passing is not offered.
func TestTakeBackOfAPress(t *testing.T) {
	d, ctx := desk(t), t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	name := d.State().Centre.Name
	press := app.Together(ctx, "both")
	require.NoError(t, d.SetRooms(press, []exam.Room{{Number: "1", Capacity: 30}}))
	_, err := d.Seat(press, exam.Rules{}, false)
	require.NoError(t, err)
	other := app.Together(ctx, "both")
	require.NoError(t, d.SetChoices(other, exam.Centre{Name: "اسم آخر", Year: "2026", Kind: exam.ExamCentre, Session: exam.Ordinary}, exam.Settings{}))
	require.NoError(t, d.SetChoices(app.InPassing(ctx), d.State().Centre, exam.Settings{Language: "fr"}))

	last, any := d.LastAct()
	require.True(t, any)
	assert.Equal(t, "centre.set/1", last.Kind, "one use case alone is what it is")
	require.NoError(t, d.TakeBack(ctx, last, "خطأ"))
	assert.Equal(t, name, d.State().Centre.Name)
	assert.Equal(t, "fr", d.State().Settings.Language, "it was no part of it")
	last, _ = d.LastAct()
	assert.Equal(t, "both", last.Kind)
	require.NoError(t, d.TakeBack(ctx, last, "خطأ"))
	assert.Nil(t, d.State().Plan)
	assert.Empty(t, d.State().Rooms)
	last, _ = d.LastAct()
	assert.Equal(t, "list.closed/1", last.Kind)
	audit, err := d.Store.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
}
