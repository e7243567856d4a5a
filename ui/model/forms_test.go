package model_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/model"
)

// The papers of the day have a group of their own, in the order of the day, and those
// of one sitting can be printed before anybody has a duty.
func TestPapersOfTheDayAreOffered(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	keep(t, model.NewCentre(o))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m := model.NewPapers(o, desk, desk.Vacant("centre"))
	m.Dir = t.TempDir()
	candidates, staff := m.Groups()
	var offered []string
	for _, moment := range m.FormGroups() {
		offered = append(offered, moment.Documents...)
	}
	assert.Equal(t, app.FormDocuments, offered)
	for _, d := range app.FormDocuments {
		assert.NotContains(t, slices.Concat(candidates, staff), d)
	}
	require.NotEmpty(t, m.Sittings())

	m.Ticked = map[string]bool{app.RoomCover: true, app.FraudReport: true}
	m.Sitting = m.Sittings()[0]
	m.Make(t.Context(), func(int, int) {})()
	require.NoError(t, m.Err)
	lines := m.MadeLines("ar")
	require.Len(t, lines, 2)
	rooms := len(o.State().Rooms)
	for _, f := range m.Made {
		assert.GreaterOrEqual(t, f.Pages, rooms, "%s: one for each room of the sitting", f.Document)
	}

	state := o.State()
	require.NoError(t, o.SetChoices(t.Context(), exam.Centre{Kind: exam.HomeSchool, Name: state.Centre.Name}, state.Settings))
	assert.Empty(t, m.FormGroups(), "a home school has no sitting")
	assert.Empty(t, m.Sittings())
}
