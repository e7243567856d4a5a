package ui

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
)

// Papers in Arabic and French together can be chosen wherever papers have a language.
func TestPapersInTwoLanguages(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	both := text.T(text.Arabic, "screen.papers.both")
	choose := func(spot string) {
		t.Helper()
		s, ok := w.spots[spot].(*kit.Select)
		require.True(t, ok, spot)
		s.SetSelected(both)
	}
	w.visit("papers")
	choose("papers.language")
	assert.Equal(t, app.Bilingual, w.now.(papers).m.Language)
	w.visit("pack")
	choose("papers.language")
	assert.Equal(t, app.Bilingual, w.now.(pack).m.Language)
	w.showTemplate(app.DoorLists, w.now)
	choose("template.language")
	s := w.now.(*templateForm)
	assert.Equal(t, app.Bilingual, s.m.Language)
	assert.Equal(t, 1, s.pages.Count(), "its first page is looked at")
}
