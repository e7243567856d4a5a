package ui

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"fyne.io/fyne/v2"

	"markaz/app"
	"markaz/ui/kit"
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
