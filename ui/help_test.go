package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

var named = regexp.MustCompile(`\) name\(\) string\s*\{\s*return "([a-z_-]+)"`)

// A screen that is new needs a page, or a line in model.helpElsewhere.
func TestEveryScreenHasHelp(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	found := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range named.FindAllStringSubmatch(string(source), -1) {
			found++
			assert.True(t, model.HasHelp(m[1]), "%s: no page of the help speaks of %q", file, m[1])
		}
	}
	assert.GreaterOrEqual(t, found, 9, "screens are found by how their names are written")
}

func TestEveryPageOfTheHelpCanBeRead(t *testing.T) {
	for _, lang := range text.Langs() {
		pages, err := model.HelpPages(lang)
		require.NoError(t, err)
		p := newPC(t)
		p.lang = lang
		w := newWindow(t, p, atOnce)
		for _, page := range pages {
			_, err := kit.NewReader(page.Words, text.HelpPicture, func(string) {})
			require.NoError(t, err, "%s in %s", page.Name, lang)
			w.helpAbout(page.Name)
			assert.Equal(t, page.Title, w.says)
			assert.NotContains(t, says(w), "[", page.Name)
		}
		least := w.win.Canvas().Overlays().Top().MinSize()
		assert.LessOrEqual(t, least.Width, smallest.Width)
		assert.LessOrEqual(t, least.Height, smallest.Height)
		assert.Empty(t, p.logged)
	}
}

func TestHelpSpeaksOfTheScreenInView(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	press(t, w, "new")
	fill(t, w, "path", centre331)
	was := w.win.Canvas().Focused()
	w.help()
	assert.Equal(t, "استيراد لائحة المترشحين", w.says)
	w.help()
	assert.Len(t, w.win.Canvas().Overlays().List(), 1, "help is opened once")
	key(t, w, fyne.KeyEscape)
	assert.Nil(t, w.win.Canvas().Overlays().Top())
	assert.Same(t, was, w.win.Canvas().Focused(), "the keyboard is where it was")
	assert.Equal(t, centre331, was.(*widget.Entry).Text, "and what was typed is there")
	assert.Empty(t, w.says)
	assert.False(t, w.leaveHelp(), "there is nothing to leave")
}

// The help is read without a mouse: every page, every link, and the way back.
func TestHelpByKeyboard(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	w.help()
	h := w.helping
	reach := func(what fyne.Focusable) {
		t.Helper()
		for range 12 {
			if w.win.Canvas().Focused() == what {
				return
			}
			w.win.Canvas().(interface{ FocusNext() }).FocusNext()
		}
		require.Same(t, what, w.win.Canvas().Focused())
	}
	w.win.Canvas().(interface{ FocusNext() }).FocusNext()
	require.Same(t, h.reader.Links()[0], w.win.Canvas().Focused(), "Tab goes through what is read")
	reach(h.leave)
	w.win.Canvas().(interface{ FocusNext() }).FocusNext()
	require.Same(t, h.contents, w.win.Canvas().Focused())
	for _, p := range h.pages[1:] {
		key(t, w, fyne.KeyDown)
		assert.Equal(t, p.Title, w.says)
	}
	key(t, w, fyne.KeyDown)
	assert.Equal(t, h.pages[len(h.pages)-1].Title, w.says, "the last stays the last")
	key(t, w, fyne.KeyHome)
	assert.Equal(t, h.pages[0].Title, w.says)

	reach(h.reader.Links()[0])
	key(t, w, fyne.KeyReturn)
	assert.Equal(t, "استيراد لائحة المترشحين", w.says)
	assert.Same(t, h.reader, w.win.Canvas().Focused(), "one reads on where the link leads")

	for _, from := range []func(h *help) fyne.Focusable{
		func(h *help) fyne.Focusable { return h.contents },
		func(h *help) fyne.Focusable { return h.reader },
		func(h *help) fyne.Focusable { return h.reader.Links()[0] },
		func(h *help) fyne.Focusable { return h.leave },
	} {
		w.help()
		reach(from(w.helping))
		key(t, w, fyne.KeyEscape)
		assert.Nil(t, w.win.Canvas().Overlays().Top(), "Escape leaves from everywhere")
	}
	w.help()
	reach(w.helping.leave)
	key(t, w, fyne.KeyReturn)
	assert.Nil(t, w.helping)
}

// Work that ends meanwhile does not take the help away.
func TestHelpStaysWhileWorkEnds(t *testing.T) {
	var held []func()
	hold := holding(&held)
	w := newWindow(t, newPC(t), hold)
	w.OpenPath(centre331)
	w.help()
	held[0]()
	at(t, w, "list")
	require.NotNil(t, w.win.Canvas().Overlays().Top())
	key(t, w, fyne.KeyEscape)
	assert.Nil(t, w.win.Canvas().Overlays().Top())
	enter(t, w)
}
