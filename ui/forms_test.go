package ui

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fyne.io/fyne/v2"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// The papers of the day are many: the page names them when it is asked to.
func TestPapersOfTheDayAreShownWhenAskedFor(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	w.visit("papers")
	require.Contains(t, says(w), w.t("papers.of_forms"))
	assert.NotContains(t, says(w), w.t("papers.forms.room"))
	require.Nil(t, w.spots["document."+app.RoomCover])
	press(t, w, "papers.forms")
	first, ok := w.spots["document."+app.FormDocuments[0]].(*kit.Check)
	require.True(t, ok)
	assert.Equal(t, w.win.Canvas().Focused(), first, "the keyboard goes on at the first of them")
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(first).Y - d.AbsolutePositionForObject(first.In).Y
	assert.GreaterOrEqual(t, y, float32(0))
	assert.LessOrEqual(t, y+first.Size().Height, first.In.Size().Height, "which is in sight")
	for _, d := range app.FormDocuments {
		assert.NotNil(t, w.spots["document."+d], d)
	}
	assert.Contains(t, says(w), w.t("papers.forms.room"))
	assert.NotNil(t, w.spots["papers.sitting"])
}

// Where a sitting was chosen its papers can be printed for the hand all the same.
func TestPapersOfTheDayAreLeftBlank(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	half := w.office.State().Programme.Sittings()[0]
	seats := w.office.State().Rolls(half)[0].Seats
	for _, seat := range seats[:2] {
		_, err := w.office.Undertake(t.Context(), exam.Undertaking{Sitting: half, Candidate: seat.Candidate, Why: exam.CardForgotten})
		require.NoError(t, err)
	}
	pages := func(blank bool) int {
		m := model.NewPapersOf(w.office, w.desk, w.path, app.Undertaking, "")
		m.Sitting = half
		w.show(papers{m})
		press(t, w, "papers.forms")
		w.spots["papers.blank"].(*kit.Check).SetChecked(blank)
		press(t, w, "next")
		at(t, w, "done")
		require.Len(t, m.Made, 1)
		return m.Made[0].Pages
	}
	assert.Equal(t, 2, pages(false), "those that were recorded")
	assert.Len(t, w.office.State().Rooms, pages(true), "one for each room, for the hand")
}
