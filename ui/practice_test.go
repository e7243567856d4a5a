package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

func TestPracticeCentre(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			assert.Nil(t, w.practiceBanner())
			test.Tap(w.practiceTile())
			at(t, w, "overview")
			for _, to := range w.places() {
				w.visit(to.name)
				at(t, w, to.name)
				assert.Contains(t, says(w), text.T(lang, "screen.practice.banner"), "it is said on every page")
			}
			w.visit("overview")
			press(t, w, "findings")
			at(t, w, "findings")

			first := w.path
			w.home()
			assert.Nil(t, w.practiceBanner(), "none is open")
			w.practice()
			assert.NotEqual(t, first, w.path, "each has a file of its own")
			assert.FileExists(t, first)
			assert.Empty(t, p.logged)
		})
	}
}

func TestPracticeCentreTakesNoList(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	w.practice()
	w.OpenPath(centre331)
	require.Len(t, p.logged, 1)
	require.ErrorIs(t, p.logged[0], exam.ErrPractice)
	assert.Equal(t, app.Explain(text.Arabic, p.logged[0]).String(), w.says)
	assert.Len(t, w.office.State().Candidates, 331)
	press(t, w, "ok")

	w.home()
	w.OpenPath(centre331)
	at(t, w, "list")
}

// The refusal comes before a list is chosen, with the way to a centre that takes
// it.
func TestPracticeCentreAsksForNoList(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	w.visit("candidates")
	p.picks = []string{centre331}
	press(t, w, "import")
	assert.Equal(t, text.T(text.Arabic, "screen.practice.no_list"), w.says)
	press(t, w, "no")
	at(t, w, "candidates")
	assert.Len(t, p.picks, 1, "no file was asked for")
	press(t, w, "import")
	press(t, w, "yes")
	at(t, w, "list")
	assert.Nil(t, w.office, "it is for a new one")
	assert.Equal(t, 331, w.now.(list).m.Count())
	assert.Empty(t, p.logged)
}

func TestPracticeCentreThatCannotBeMade(t *testing.T) {
	p := newPC(t)
	p.dir = filepath.Join(p.dir, "nowhere", "at", "all")
	w := newWindow(t, p, atOnce)
	w.practice()
	at(t, w, "start")
	require.Len(t, p.logged, 1)
	assert.NotEmpty(t, w.says)
}
