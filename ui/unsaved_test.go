package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/cmd/wire"
)

// doCommand does a command by its name.
func doCommand(t *testing.T, w *Window, key string) {
	t.Helper()
	for _, m := range w.allMenus() {
		for _, c := range m.commands {
			if c.key == key {
				w.command(c)
				return
			}
		}
	}
	t.Fatalf("no command %q", key)
}

func TestSaveSavesWhatWasTyped(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	saved, not := text.T(text.Arabic, "screen.status.saved"), text.T(text.Arabic, "screen.status.unsaved")
	w.visit("centre")
	doCommand(t, w, "saved")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.command.saved_already"))
	assert.Contains(t, says(w), saved)
	assert.NotContains(t, says(w), not)

	fill(t, w, "centre.name", "ثانوية أخرى")
	w.spots["centre.name"].(*widget.Entry).CursorColumn = 3
	assert.Contains(t, says(w), not, "the state of the file follows what is typed")
	assert.NotContains(t, says(w), saved)
	doCommand(t, w, "saved")
	at(t, w, "centre")
	assert.Equal(t, "ثانوية أخرى", w.office.State().Centre.Name)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.window.kept"))
	assert.NotContains(t, says(w), not)
	name := w.spots["centre.name"].(*widget.Entry)
	assert.Same(t, name, w.win.Canvas().Focused())
	assert.Equal(t, 3, name.CursorColumn, "typing goes on where it was")

	fill(t, w, "centre.year", "abcd")
	doCommand(t, w, "saved")
	assert.Contains(t, inOneLine(w), text.T(text.Arabic, "screen.centre.year_bad"))
	assert.Contains(t, says(w), not)
	assert.Same(t, w.spots["centre.year"], w.win.Canvas().Focused())
	assert.NotContains(t, w.office.State().Centre.Year, "abcd")
}

// inOneLine is what can be read, without the marks with which a line begins.
func inOneLine(w *Window) string { return strings.ReplaceAll(says(w), "\u200f", "") }

// ways lead away from the page of the centre.
var ways = map[string]struct {
	leave  func(t *testing.T, w *Window)
	screen string // where it leads
}{
	"another page":  {func(_ *testing.T, w *Window) { w.visit("rooms") }, "rooms"},
	"the next step": {func(t *testing.T, w *Window) { press(t, w, "next_step") }, "copy"},
	"what was found": {func(t *testing.T, w *Window) {
		w.find()
		test.Type(w.win.Canvas().Focused(), "القاعة 3")
		enter(t, w)
	}, "room"},
	"a copy":          {func(_ *testing.T, w *Window) { w.copyNow() }, "copy"},
	"closing it":      {func(_ *testing.T, w *Window) { w.home() }, "start"},
	"a new centre":    {func(_ *testing.T, w *Window) { w.newCentre() }, "list"},
	"a practice file": {func(_ *testing.T, w *Window) { w.practice() }, "overview"},
	"another file":    {func(_ *testing.T, w *Window) { w.OpenPath(filepath.Join(filepath.Dir(w.path), "other.markaz")) }, "overview"},
	"a list":          {func(_ *testing.T, w *Window) { w.OpenPath(centre331) }, "list"},
	"ending":          {func(_ *testing.T, w *Window) { w.quit() }, ""},
}

func TestLeavingSavesWhatWasTyped(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			p := newPC(t)
			other, err := wire.Create(t.Context(), filepath.Join(p.dir, "other.markaz"), centreOf("مركز"))
			require.NoError(t, err)
			require.NoError(t, other.Close())
			w := printed(t, p)
			path := w.path
			w.visit("centre")
			fill(t, w, "centre.name", "ثانوية أخرى")
			way.leave(t, w)
			if way.screen != "" {
				at(t, w, way.screen)
				assert.Contains(t, says(w), text.T(text.Arabic, "screen.unsaved.kept"))
			}
			w.closeFile()
			o, err := p.Open(t.Context(), path, "")
			require.NoError(t, err)
			assert.Equal(t, "ثانوية أخرى", o.State().Centre.Name)
			require.NoError(t, o.Close())
		})
	}
}

// printed is a practice centre of which papers were made.
func printed(t *testing.T, p *pc) *Window {
	t.Helper()
	w := practised(t, p, atOnce)
	w.visit("papers")
	press(t, w, "next")
	at(t, w, "done")
	return w
}

func TestLeavingAsksAboutWhatCannotBeSaved(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			p := newPC(t)
			other, err := wire.Create(t.Context(), filepath.Join(p.dir, "other.markaz"), centreOf("مركز"))
			require.NoError(t, err)
			require.NoError(t, other.Close())
			w := printed(t, p)
			w.visit("centre")
			fill(t, w, "centre.name", "")
			way.leave(t, w)
			require.Equal(t, text.T(text.Arabic, "screen.unsaved.ask"), w.says)
			assert.Contains(t, says(w), text.T(text.Arabic, "screen.centre.name_missing"))
			enter(t, w) // the keyboard is on staying
			at(t, w, "centre")
			assert.Same(t, w.spots["centre.name"], w.win.Canvas().Focused())
			way.leave(t, w)
			press(t, w, "discard")
			if way.screen != "" {
				require.Equal(t, way.screen, w.now.name())
				assert.NotContains(t, says(w), text.T(text.Arabic, "screen.unsaved.kept"))
			}
		})
	}
}

// What is wrong is said at the field, but not before something was typed there.
func TestCentreSaysWhatIsWrongAtTheField(t *testing.T) {
	p := newPC(t)
	path := filepath.Join(p.dir, "centre.markaz")
	o, err := wire.Create(t.Context(), path, centreOf(""))
	require.NoError(t, err)
	require.NoError(t, o.Close())
	w := newWindow(t, p, atOnce)
	w.OpenPath(path)
	w.visit("centre")
	missing, bad := text.T(text.Arabic, "screen.centre.name_missing"), text.T(text.Arabic, "screen.centre.first_bad")
	assert.NotContains(t, says(w), missing)
	assert.NotContains(t, says(w), bad, "an empty day of a new file is no mistake")
	press(t, w, "next")
	at(t, w, "centre")
	assert.Contains(t, says(w), missing)
	assert.Same(t, w.spots["centre.name"], w.win.Canvas().Focused())
	entry := w.spots["centre.name"]
	fill(t, w, "centre.name", "مركز")
	assert.NotContains(t, says(w), missing)
	fill(t, w, "centre.first", "31/02/2026")
	assert.Contains(t, inOneLine(w), bad)
	fill(t, w, "centre.first", "02/06/1999")
	assert.Contains(t, inOneLine(w), text.T(text.Arabic, "screen.centre.first_year", text.Args{"year": w.now.(centre).m.Year}))
	assert.Same(t, entry, w.spots["centre.name"], "what is typed in is not built anew")
	w.win.Canvas().Focus(w.spots["centre.name"].(fyne.Focusable))
	press(t, w, "next")
	assert.Empty(t, w.office.State().Centre.Name, "nothing is saved")
}

// F1, the language and the size of the text change the page, not what stands in
// it, nor where typing goes on.
func TestTypingGoesOnWhereItWas(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.visit("centre")
	fill(t, w, "centre.name", "ثانوية أخرى")
	w.spots["centre.name"].(*widget.Entry).CursorColumn = 4
	for name, change := range map[string]func(){
		"language": func() { w.setLanguage(text.French) },
		"size":     func() { w.textSize(1) },
	} {
		change()
		e := w.spots["centre.name"].(*widget.Entry)
		assert.Equal(t, "ثانوية أخرى", e.Text, name)
		assert.Same(t, e, w.win.Canvas().Focused(), name)
		assert.Equal(t, 4, e.CursorColumn, name)
	}
}
