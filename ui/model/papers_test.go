package model_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

func TestRooms(t *testing.T) {
	o := taken(t, newDesk(t))
	m := model.NewRooms(o)
	assert.True(t, m.Listed, "the list has rooms: they are kept")
	assert.Equal(t, 17, m.Count())
	assert.Equal(t, "17x20", m.Line)

	m.Listed, m.Line = false, "16x20"
	m.Choose()
	words, enough := m.Balance(text.French)
	assert.False(t, enough)
	assert.Contains(t, words, "Il manque 11 places.")

	m.Line = "rooms"
	m.Choose()
	require.ErrorIs(t, m.Save(t.Context()), exam.ErrInvalid)
	assert.Nil(t, o.State().Plan, "nothing is stored of what cannot be read")

	m.Line = "15x20, 2x18"
	m.Choose()
	require.NoError(t, m.Save(t.Context()))
	assert.Empty(t, o.State().Unseated())
	assert.Len(t, o.State().Rooms, 17)

	// A plan in force stands until the user asks for another.
	before := o.State().Plan.ID
	m = model.NewRooms(o)
	assert.Equal(t, "15x20, 2x18", m.Line)
	m.Rules.Order = exam.ByDraw
	m.Choose()
	assert.Empty(t, m.Changes(text.Arabic))
	require.NoError(t, m.Save(t.Context()))
	assert.Equal(t, before, o.State().Plan.ID)

	m.Again = true
	m.Choose()
	assert.NotEmpty(t, m.Placing.Changes.Moved, "what would change is shown before it does")
	assert.Equal(t, before, o.State().Plan.ID)
	require.NoError(t, m.Save(t.Context()))
	assert.NotEqual(t, before, o.State().Plan.ID)
	assert.Equal(t, exam.ByDraw, o.State().Plan.Rules.Order)
}

func TestMixedRoomsAreNamed(t *testing.T) {
	m := model.NewRooms(taken(t, newDesk(t)))
	assert.Contains(t, m.Mixed(text.French), strings.Join([]string{text.LTR("4"), text.LTR("7"), text.LTR("10"), text.LTR("13"), text.LTR("15")}, ", "))
	m.Listed, m.Rules.Separate, m.Line = false, true, "30x20"
	m.Choose()
	assert.Empty(t, m.Mixed(text.French), "kept apart")
}

// The whole way: each step makes the next one due.
func TestOverview(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	due := func() model.Step { return model.NewOverview(o, desk).Next() }
	assert.Equal(t, model.StepCentre, due())
	keep(t, model.NewCentre(o))
	assert.Equal(t, model.StepRooms, due())
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	assert.Equal(t, model.StepPapers, due())

	m := model.NewPapers(o, desk, desk.Vacant("centre"))
	assert.Equal(t, []string{app.AttendanceSheets}, m.Chosen(), "ticked from the start")
	room, ok := m.Preview()
	require.True(t, ok)
	assert.Len(t, room.Rows, 20)
	last, of := 0, 0
	m.Make(t.Context(), func(done, total int) { last, of = done, total })()
	require.NoError(t, m.Err)
	assert.Positive(t, of)
	assert.Equal(t, of, last, "progress comes to its end")
	lines := m.MadeLines(text.Arabic)
	require.Len(t, lines, 1)
	assert.FileExists(t, lines[0].Path)
	assert.Equal(t, model.StepCopy, due())

	c := model.NewCopy(o, desk)
	assert.Equal(t, []string{"/media/stick"}, c.Sticks())
	dir := t.TempDir()
	c.To(t.Context(), dir)()
	require.NoError(t, c.Err)
	assert.FileExists(t, c.Path)
	assert.Equal(t, []string{"/media/stick", dir}, c.Sticks(), "where the last copy went is offered again")

	assert.Empty(t, o.State().Reprints())
	again := model.NewRooms(o)
	again.Again, again.Listed, again.Rules.Order = true, false, exam.ByDraw
	again.Choose()
	require.NoError(t, again.Save(t.Context()))
	require.Len(t, m.Changed(text.French), 1, "people were moved: to be printed again")
	assert.Equal(t, app.AttendanceSheets, m.Changed(text.French)[0].Document)
	assert.Equal(t, model.StepPapers, due())
}

func TestStoppedPapers(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	keep(t, model.NewCentre(o))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	m := model.NewPapers(o, desk, desk.Vacant("centre"))
	m.Make(ctx, func(int, int) {})()
	assert.True(t, m.Stopped())
	assert.Empty(t, m.MadeLines(text.Arabic))
}

func TestPapersInLargeType(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	keep(t, model.NewCentre(o))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m := model.NewPapers(o, desk, desk.Vacant("centre"))
	m.Ticked, m.Large = map[string]bool{app.DoorLists: true}, true
	assert.Contains(t, m.LargeType(text.French), model.DocumentName(text.French, app.DoorLists))
	assert.NotContains(t, m.LargeType(text.French), model.DocumentName(text.French, app.CandidateList))
	m.Make(t.Context(), func(int, int) {})()
	require.NoError(t, m.Err)
	require.Len(t, m.Made, 1)
	assert.Contains(t, m.Made[0].Path, "-large")
	m.Ticked[app.CandidateList] = true
	m.Make(t.Context(), func(int, int) {})()
	assert.ErrorIs(t, m.Err, exam.ErrInvalid, "all or nothing")
	assert.Empty(t, m.Made)
}

// copied is an office that was copied at a time.
type copied struct {
	model.Office
	at time.Time
}

func (c copied) LastCopy() (string, time.Time) { return "/media/stick", c.at }

func TestCopyAge(t *testing.T) {
	tests := []struct {
		name  string
		at    time.Time
		words string
		young bool
	}{
		{"no copy is too old", time.Time{}, "Pas encore de copie", false},
		{"seconds", now.Add(-9 * time.Second), "Dernière copie\u00a0: à l’instant", true},
		{"minutes", now.Add(-3 * time.Minute), "Dernière copie\u00a0: il y a 3 minutes", true},
		{"hours", now.Add(-23 * time.Hour), "Dernière copie\u00a0: il y a 23 heures", true},
		{"a day misses a day's work", now.Add(-24 * time.Hour), "Dernière copie\u00a0: il y a un jour", false},
	}
	desk := &model.Desk{Now: func() time.Time { return now }}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			words, young := model.NewCopy(copied{at: tt.at}, desk).Age(text.French)
			assert.Equal(t, tt.words, words)
			assert.Equal(t, tt.young, young)
		})
	}
}

// full is an office whose disk is full when the list is taken in.
type full struct{ model.Office }

func (full) Import(context.Context, func(app.Progress), ...app.Draft) ([]app.Imported, error) {
	return nil, exam.ErrDiskFull
}

// A list that could not be taken in can be taken in again: the file that was
// made meanwhile is not made twice.
func TestTakeAgain(t *testing.T) {
	desk := newDesk(t)
	create, made := desk.Create, 0
	desk.Create = func(ctx context.Context, path string, c exam.Centre) (model.Office, error) {
		made++
		o, err := create(ctx, path, c)
		return full{o}, err
	}
	m := model.NewList(nil, desk)
	m.Read(t.Context(), centre331, nil)()
	m.Take(t.Context(), nil)()
	require.ErrorIs(t, m.Err, exam.ErrDiskFull)
	m.Office = m.Office.(full).Office // room was made on the disk
	m.Take(t.Context(), nil)()
	require.NoError(t, m.Err)
	assert.Equal(t, 1, made)
	assert.Len(t, m.Office.State().Candidates, 331)
	info, err := os.Stat(filepath.Clean(m.Target))
	require.NoError(t, err)
	assert.Positive(t, info.Size())
}
