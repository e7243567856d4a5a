package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// Whoever chooses by the keyboard stays where they are when the page changes.
func TestTheKeyboardStaysWhereItIs(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.visit("settings")
	size := w.spots["settings.size"].(*kit.Select)
	w.win.Canvas().Focus(size)
	size.SetSelectedIndex(1)
	require.NotSame(t, size, w.spots["settings.size"])
	assert.Same(t, w.spots["settings.size"], w.win.Canvas().Focused())

	for _, of := range [][2]string{{"papers", "papers.language"}, {"centre", "centre.preset"}} {
		w.visit(of[0])
		choice := w.spots[of[1]].(*kit.Select)
		w.win.Canvas().Focus(choice)
		choice.SetSelectedIndex((choice.SelectedIndex() + 1) % len(choice.Options))
		assert.Same(t, w.spots[of[1]], w.win.Canvas().Focused(), of[1])
	}

	w.visit("rooms")
	again := w.spots["again"].(*kit.Check)
	w.win.Canvas().Focus(again)
	again.TypedRune(' ')
	assert.Same(t, w.spots["again"], w.win.Canvas().Focused())
	listed := w.now.(rooms)
	listed.change(w, func(m *model.Rooms) { m.Listed = false })
	for _, name := range []string{"rooms.free_apart", "rooms.schools_apart"} {
		w.win.Canvas().Focus(w.spots[name].(fyne.Focusable))
		w.spots[name].(*kit.Check).TypedRune(' ')
		assert.Same(t, w.spots[name], w.win.Canvas().Focused(), name)
	}
}

// What lies over a page may outlive it: work that ends shows another. The
// keyboard is then on that one, and never on what is not there any more.
func TestTheKeyboardComesBackToThePageInView(t *testing.T) {
	over := map[string]func(w *Window) func(){
		"search":    func(w *Window) func() { w.find(); return func() { w.pressed(fyne.KeyEscape) } },
		"a form":    func(w *Window) func() { w.setPassword(); return func() { w.pressed(fyne.KeyEscape) } },
		"help":      func(w *Window) func() { w.help(); return func() { w.pressed(fyne.KeyEscape) } },
		"a message": func(w *Window) func() { w.tell("نص"); return w.spots["ok"].(*kit.Button).OnTapped },
	}
	for name, open := range over {
		t.Run(name, func(t *testing.T) {
			w := practised(t, newPC(t), atOnce)
			w.visit("centre")
			w.win.Canvas().Focus(w.spots["centre.name"].(fyne.Focusable))
			closing := open(w)
			w.again()
			closing()
			require.Nil(t, w.win.Canvas().Overlays().Top())
			assert.Same(t, w.focus, w.win.Canvas().Focused())
		})
	}
}

// A click beside its buttons takes the keyboard from a message; Escape closes it
// all the same.
func TestEscapeClosesAMessageWithoutTheKeyboard(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.visit("centre")
	fill(t, w, "centre.name", "ثانوية أخرى")
	press(t, w, "next")
	for name, open := range map[string]func(){"what is told": func() { w.tell("نص") }, "what is asked": w.undo} {
		open()
		w.win.Canvas().Unfocus()
		require.True(t, w.pressed(fyne.KeyEscape), name)
		assert.Nil(t, w.win.Canvas().Overlays().Top(), name)
		assert.Empty(t, w.says)
	}
	assert.Equal(t, "ثانوية أخرى", w.office.State().Centre.Name, "nothing was taken back")
}

// The next scan takes away what was said of the one before, though the page below
// is another meanwhile.
func TestScanOverAPageThatIsNew(t *testing.T) {
	w := seatedCentre(t)
	all := w.office.State().Candidates
	require.True(t, w.heard(all[0].Number))
	w.again()
	assert.Contains(t, w.says, all[0].Number)
	require.True(t, w.heard(all[1].Number))
	assert.Contains(t, w.says, all[1].Number)
	assert.Len(t, w.win.Canvas().Overlays().List(), 1)
}

// F1 and Escape mean the same wherever the keyboard is.
func TestKeysThatMeanTheSameEverywhere(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.visit("centre")
	w.win.Canvas().Focus(w.spots["centre.name"].(fyne.Focusable))
	require.True(t, w.pressed(fyne.KeyF1))
	assert.NotNil(t, w.helping)
	require.True(t, w.pressed(fyne.KeyEscape))
	assert.Nil(t, w.helping)
	assert.Same(t, w.spots["centre.name"], w.win.Canvas().Focused(), "the keyboard is where it was")
	assert.False(t, w.pressed(fyne.KeyEscape), "nothing lies over the page")

	w.find()
	w.pressed(fyne.KeyF1)
	require.True(t, w.pressed(fyne.KeyEscape), "first what is uppermost")
	assert.NotNil(t, w.spots["find.query"])
	require.True(t, w.pressed(fyne.KeyEscape))
	assert.Nil(t, w.spots["find.query"])
	assert.Nil(t, w.win.Canvas().Overlays().Top())

	w.visit("settings")
	press(t, w, "settings.password")
	require.True(t, w.pressed(fyne.KeyEscape))
	assert.Nil(t, w.spots["password.first"])
	assert.False(t, w.office.Protected())
}
