package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// practised is a window with an open centre in which everything has been done
// but printing and copying.
func practised(t *testing.T, p *pc, run Run) *Window {
	t.Helper()
	w := newWindow(t, p, atOnce)
	w.practice()
	at(t, w, "overview")
	w.run = run
	return w
}

func TestEveryPlaceIsReachedFromEveryPlace(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	for _, from := range w.places() {
		for _, to := range w.places() {
			w.visit(from.name)
			press(t, w, "go."+to.name)
			at(t, w, to.name)
		}
	}
}

// What stands in the menu is done by its keys, and by search.
func TestCommands(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	keys := map[string]string{}
	for _, m := range w.allMenus() {
		for _, c := range m.commands {
			if c.keys == nil {
				continue
			}
			said := kit.Keys(c.keys)
			assert.Empty(t, keys[said], "%s is of one command", said)
			keys[said] = c.key
		}
	}
	assert.Equal(t, "undo", keys["Ctrl+Z"])
	assert.Equal(t, "find", keys["Ctrl+K"])

	menu := w.win.MainMenu()
	require.NotNil(t, menu)
	assert.Equal(t, "ملف", menu.Items[0].Label)
	w.setLanguage(text.French)
	menu = w.win.MainMenu()
	assert.Equal(t, "Fichier", menu.Items[0].Label, "the menu speaks the language of the screens")
	keyed := 0
	for i, item := range menu.Items[2].Items { // the places
		if item.Shortcut != nil {
			keyed++
		} else {
			assert.GreaterOrEqual(t, i, 10, "there are ten digits")
		}
		item.Action()
		assert.Contains(t, says(w), item.Label)
	}
	assert.GreaterOrEqual(t, keyed, 10)
	w.home()
	for _, item := range w.win.MainMenu().Items[2].Items {
		assert.True(t, item.Disabled, "without a file there is nowhere to go")
		item.Action()
		at(t, w, "start")
	}
}

func TestFind(t *testing.T) {
	tests := []struct{ name, query, screen string }{
		{"a room", "القاعة 3", "room"},
		{"a document", "ملصقات", "papers"},
		{"a command", "الإعدادات", "settings"},
		{"a screen in another language", "salles", "rooms"},
		{"a screen by what it is called elsewhere", "mot de passe", "settings"},
		{"a document in another language", "attendance sheets", "papers"},
	}
	w := practised(t, newPC(t), atOnce)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w.visit("overview")
			w.find()
			test.Type(w.win.Canvas().Focused(), tt.query)
			enter(t, w)
			at(t, w, tt.screen)
			assert.Nil(t, w.win.Canvas().Overlays().Top())
		})
	}
	t.Run("a document is the one that is ticked", func(t *testing.T) {
		w.find()
		test.Type(w.win.Canvas().Focused(), "ملصقات")
		enter(t, w)
		assert.Equal(t, []string{"table-labels"}, w.now.(papers).m.Chosen())
	})
	t.Run("the second line by the arrow keys", func(t *testing.T) {
		w.find()
		seek := w.win.Canvas().Focused()
		test.Type(seek, "1")
		seek.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		enter(t, w)
		at(t, w, "room")
		assert.Equal(t, "10", w.now.(*room).number)
	})
	t.Run("nothing found is said, until something is", func(t *testing.T) {
		w.find()
		seek := w.win.Canvas().Focused().(*kit.Seek)
		seek.SetText(" zzzz ")
		nothing := text.T(text.Arabic, "screen.find.nothing", text.Args{"query": "zzzz"})
		assert.Contains(t, kit.Words(w.win.Canvas().Overlays().Top()), nothing)
		seek.SetText("")
		assert.NotContains(t, kit.Words(w.win.Canvas().Overlays().Top()), nothing)
		assert.Contains(t, kit.Words(w.win.Canvas().Overlays().Top()), "صفحة", "a screen is no command to whoever looks for one")
		enter(t, w)
		at(t, w, "overview") // the first screen is offered first
	})
	t.Run("Escape leaves everything as it was", func(t *testing.T) {
		w.visit("rooms")
		w.find()
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		at(t, w, "rooms")
		assert.Nil(t, w.win.Canvas().Overlays().Top())
	})
}

func TestUndo(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.visit("centre")
	name := w.office.State().Centre.Name
	typed := w.spots["centre.name"].(*widget.Entry)
	w.win.Canvas().Focus(typed)
	test.Type(typed, "س")
	require.NotEqual(t, name, typed.Text)
	undo := func() {
		w.command(w.commandOf("undo"))
	}
	undo()
	assert.Empty(t, w.says, "first what was typed goes")
	assert.Equal(t, name, typed.Text)

	fill(t, w, "centre.name", "ثانوية أخرى")
	press(t, w, "next")
	at(t, w, "centre")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.window.kept"))
	require.Equal(t, "ثانوية أخرى", w.office.State().Centre.Name)
	typed = w.spots["centre.name"].(*widget.Entry)
	w.win.Canvas().Focus(typed)
	test.Type(typed, "س")
	undo()
	assert.Empty(t, w.says, "first what was typed goes, though there is an act to take back")
	assert.Equal(t, "ثانوية أخرى", typed.Text)
	undo()
	assert.Contains(t, w.says, "معطيات المركز", "what would go is named")
	press(t, w, "no")
	require.Equal(t, "ثانوية أخرى", w.office.State().Centre.Name)
	undo()
	press(t, w, "yes")
	at(t, w, "centre")
	assert.NotEqual(t, "ثانوية أخرى", w.office.State().Centre.Name)
	assert.NotEqual(t, "ثانوية أخرى", w.spots["centre.name"].(*widget.Entry).Text, "the page shows what stands")
}

// A job that ends while the question stands does not change what it is about.
func TestUndoTakesBackWhatItNamed(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toRooms(t, w)
	w.visit("centre")
	before := w.office.State().Centre.Name
	fill(t, w, "centre.name", "ثانوية أخرى")
	press(t, w, "next")
	w.undo()
	require.Contains(t, w.says, "معطيات المركز")
	require.NoError(t, w.office.SetRooms(t.Context(), w.office.State().ProposeRooms())) // as a job would
	press(t, w, "yes")
	assert.Equal(t, before, w.office.State().Centre.Name)
	assert.NotEmpty(t, w.office.State().Rooms)
}

func TestSettings(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	w.visit("settings")
	w.textSize(1)
	assert.Equal(t, 110, p.look.TextSize, "kept for the next start")
	w.turnBrightness()
	assert.Equal(t, "dark", p.look.Brightness)
	at(t, w, "settings")
	for range model.TextSizes {
		w.textSize(1)
	}
	assert.Equal(t, 200, p.look.TextSize, "not beyond the largest")
	w.spots["settings.language"].(*kit.Select).SetSelectedIndex(1)
	assert.Equal(t, text.French, w.lang)

	press(t, w, "settings.password")
	fill(t, w, "password.first", "un secret")
	fill(t, w, "password.second", "un autre")
	enter(t, w)
	assert.Contains(t, says(w), text.T(text.French, "screen.password.differ"))
	assert.False(t, w.office.Protected())
	fill(t, w, "password.second", "un secret")
	enter(t, w)
	assert.True(t, w.office.Protected())
	require.Len(t, p.shown, 1, "the recovery sheet opens, to be printed")
	assert.FileExists(t, p.shown[0])
}

// Whoever chooses with the keyboard can choose again at once: the page is built
// anew, and the keyboard is on the same choice.
func TestChoiceKeepsTheKeyboard(t *testing.T) {
	for _, name := range []string{"settings.language", "settings.brightness", "settings.size"} {
		t.Run(name, func(t *testing.T) {
			p := newPC(t)
			w := practised(t, p, atOnce)
			w.visit("settings")
			before := w.spots[name].(*kit.Select)
			w.win.Canvas().Focus(before)
			key := func(k fyne.KeyName) { w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }
			key(fyne.KeySpace)
			require.NotNil(t, w.win.Canvas().Overlays().Top())
			for range len(before.Options) {
				key(fyne.KeyDown)
			}
			key(fyne.KeyReturn)
			assert.Nil(t, w.win.Canvas().Overlays().Top())
			now := w.spots[name].(*kit.Select)
			require.NotSame(t, before, now, "the page was built anew")
			assert.Equal(t, fyne.Focusable(now), w.win.Canvas().Focused())
		})
	}
}

// A new file has nothing to show: each screen says what comes first and does it
// in one click.
func TestEmptyFile(t *testing.T) {
	p := newPC(t)
	path := filepath.Join(p.dir, "centre.markaz")
	o, err := wire.Create(t.Context(), path, centreOf("مركز"))
	require.NoError(t, err)
	require.NoError(t, o.Close())
	for _, lang := range text.Langs() {
		p.lang = lang
		w := newWindow(t, p, atOnce)
		w.OpenPath(path)
		for _, c := range []struct{ place, button, screen string }{
			{"overview", "next_step", "list"},
			{"candidates", "import", "list"},
			{"rooms", "first", "list"},
			{"papers", "first", "list"},
			{"centre", "next", "centre"},
		} {
			w.visit(c.place)
			at(t, w, c.place)
			press(t, w, c.button)
			at(t, w, c.screen)
		}
	}
}
