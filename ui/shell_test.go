package ui

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
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
	for _, from := range places {
		for _, to := range places {
			w.visit(from.name)
			press(t, w, "go."+to.name)
			at(t, w, to.name)
		}
	}
}

// What stands in the menu is done by its keys, and by search.
func TestCommands(t *testing.T) {
	keys := map[string]string{}
	for _, m := range allMenus() {
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

	w := practised(t, newPC(t), atOnce)
	menu := w.win.MainMenu()
	require.NotNil(t, menu)
	assert.Equal(t, "ملف", menu.Items[0].Label)
	w.setLanguage(text.French)
	menu = w.win.MainMenu()
	assert.Equal(t, "Fichier", menu.Items[0].Label, "the menu speaks the language of the screens")
	for _, item := range menu.Items[2].Items { // the places
		require.NotNil(t, item.Shortcut)
		item.Action()
		assert.Contains(t, says(w), item.Label)
	}
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
		assert.Equal(t, "10", w.now.(room).number)
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
		for _, m := range allMenus() {
			for _, c := range m.commands {
				if c.key == "undo" {
					w.command(c)
				}
			}
		}
	}
	undo()
	assert.Empty(t, w.says, "first what was typed goes")
	assert.Equal(t, name, typed.Text)

	fill(t, w, "centre.name", "ثانوية أخرى")
	press(t, w, "next")
	at(t, w, "centre")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.window.kept"))
	require.Equal(t, "ثانوية أخرى", w.office.State().Centre.Name)
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

// What is half typed on another page is still there when the password is set.
func TestPasswordIsSetMeanwhile(t *testing.T) {
	var held []func()
	hold := func(slow func(say func(func())) func()) { held = append(held, func() { atOnce(slow) }) }
	w := practised(t, newPC(t), hold)
	w.visit("settings")
	press(t, w, "settings.password")
	fill(t, w, "password.first", "un secret")
	fill(t, w, "password.second", "un secret")
	enter(t, w)
	require.Len(t, held, 1)
	w.visit("centre")
	fill(t, w, "centre.name", "ثانوية أخ")
	held[0]()
	at(t, w, "centre")
	assert.Equal(t, "ثانوية أخ", w.spots["centre.name"].(*widget.Entry).Text)
}

// Every page fits a small screen, however large its text: what has no room is
// scrolled to, and there is room for all up to a quarter more than usual on the
// screen of an ordinary PC.
func TestLargeText(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	for _, lang := range []text.Lang{text.Arabic, text.French} {
		w.setLanguage(lang)
		for _, size := range model.TextSizes {
			p.look.TextSize = size
			kit.SetLook(Look(p.look))
			for _, to := range places {
				w.visit(to.name)
				least := w.win.Content().MinSize()
				assert.LessOrEqual(t, least.Width, smallest.Width, "%s in %s at %d %%", to.name, lang, size)
				assert.LessOrEqual(t, least.Height, smallest.Height, "%s in %s at %d %%", to.name, lang, size)
				w.win.Resize(fyne.NewSize(1366, 700))
				if size <= 125 {
					assert.False(t, cramped(w), "%s in %s at %d %%", to.name, lang, size)
				} else if to.name == "centre" && size == 200 {
					assert.True(t, cramped(w), "the measure itself")
				}
			}
		}
	}
}

// The user goes elsewhere while papers are made: they are told, and not taken
// away from what they do.
func TestJobEndsElsewhere(t *testing.T) {
	var held []func()
	hold := func(slow func(say func(func())) func()) { held = append(held, func() { atOnce(slow) }) }
	w := practised(t, newPC(t), hold)
	w.visit("papers")
	press(t, w, "next")
	require.Len(t, held, 1)
	w.visit("rooms")
	w.home()
	at(t, w, "rooms")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.papers.making"), "the file stays open until they are made")
	held[0]()
	at(t, w, "rooms")
	press(t, w, "arrive")
	at(t, w, "done")
}

// What was stopped or has failed meanwhile is not said to be done.
func TestJobFailsElsewhere(t *testing.T) {
	var held []func()
	hold := func(slow func(say func(func())) func()) { held = append(held, func() { atOnce(slow) }) }
	t.Run("papers that were stopped", func(t *testing.T) {
		held = nil
		w := practised(t, newPC(t), hold)
		w.visit("papers")
		press(t, w, "next")
		press(t, w, "cancel")
		w.visit("rooms")
		held[0]()
		at(t, w, "rooms")
		assert.NotContains(t, says(w), text.T(text.Arabic, "screen.papers.made"))
		assert.Contains(t, says(w), text.T(text.Arabic, "screen.done.nothing"))
	})
	t.Run("a list that cannot be read", func(t *testing.T) {
		held = nil
		p := newPC(t)
		w := newWindow(t, p, hold)
		w.OpenPath("/nowhere/list.xlsx")
		w.show(list{model.NewList(nil, w.desk)})
		held[0]()
		require.Len(t, p.logged, 1)
		assert.Equal(t, app.Explain(text.Arabic, p.logged[0]).String(), w.says)
		assert.NotContains(t, says(w), text.T(text.Arabic, "screen.list.was_read"))
	})
}

// The way to what was made in one file does not stay while another is open.
func TestNoticeGoesWithItsFile(t *testing.T) {
	p := newPC(t)
	var held []func()
	hold := func(slow func(say func(func())) func()) { held = append(held, func() { atOnce(slow) }) }
	w := practised(t, p, hold)
	w.visit("papers")
	press(t, w, "next")
	w.visit("overview")
	held[0]()
	require.Contains(t, says(w), text.T(text.Arabic, "screen.papers.made"))
	w.run = atOnce
	w.practice() // another file, on the same page
	at(t, w, "overview")
	assert.NotContains(t, says(w), text.T(text.Arabic, "screen.papers.made"))
}

// Whoever looks at something else while a copy is made is led back to it.
func TestCopyEndsElsewhere(t *testing.T) {
	p := newPC(t)
	p.picks = []string{t.TempDir()}
	var held []func()
	w := practised(t, p, atOnce)
	w.visit("settings")
	asked := false
	w.run = func(slow func(say func(func())) func()) {
		if !asked { // the question where to
			asked = true
			atOnce(slow)
			return
		}
		held = append(held, func() { atOnce(slow) })
	}
	press(t, w, "copy")
	require.Len(t, held, 1)
	w.visit("rooms")
	require.Contains(t, says(w), text.T(text.Arabic, "screen.copy.never"))
	held[0]()
	at(t, w, "rooms")
	assert.NotContains(t, says(w), text.T(text.Arabic, "screen.copy.never"), "the state of the file is that of now")
	press(t, w, "arrive")
	at(t, w, "settings")
}

// A job that takes long shows how far it is.
func TestJobTellsHowFarItIs(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	clock := time.Now()
	w.desk.Now = func() time.Time { return clock }
	real := w.office
	w.office = slowOffice{real, func() { clock = clock.Add(time.Second) }}
	w.visit("papers")
	seen := ""
	w.run = func(slow func(say func(func())) func()) {
		last := slow(func(quick func()) {
			quick()
			seen = says(w)
			assert.GreaterOrEqual(t, w.foot.Size().Height, float32(30), "it has room to be read")
		})
		last()
	}
	press(t, w, "next")
	w.office = real
	assert.Contains(t, seen, "بقيت", "how long it takes is foreseen")
	assert.Contains(t, seen, text.T(text.Arabic, "screen.window.cancel"))
}

// slowOffice takes a second for each paper.
type slowOffice struct {
	model.Office
	tick func()
}

func (o slowOffice) Print(ctx context.Context, job app.PrintJob, tray app.Tray, progress func(app.Progress)) ([]app.PrintedFile, error) {
	for range 30 {
		o.tick()
		progress(app.Progress{Done: 1, Total: 60})
	}
	return o.Office.Print(ctx, job, tray, nil)
}

// What was done is said at the foot of the page until another page comes.
func TestNotice(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.sayWhereSaved()
	words := text.T(text.Arabic, "screen.command.saved_already")
	assert.Contains(t, says(w), words)
	assert.GreaterOrEqual(t, w.foot.Size().Height, float32(30), "it has room to be read")
	w.again()
	assert.Contains(t, says(w), words)
	assert.GreaterOrEqual(t, w.foot.Size().Height, float32(30))
	press(t, w, "notice.close")
	assert.NotContains(t, says(w), words)
	w.sayWhereSaved()
	w.visit("rooms")
	assert.NotContains(t, says(w), words)
}

func TestOpeningWaitsForWhatIsUnderWay(t *testing.T) {
	p := newPC(t)
	var held []func()
	hold := func(slow func(say func(func())) func()) { held = append(held, func() { atOnce(slow) }) }
	w := practised(t, p, hold)
	w.visit("papers")
	press(t, w, "next")
	before := w.path
	w.OpenPath(filepath.Join(p.dir, "other.markaz"))
	w.practice()
	w.newCentre()
	assert.Equal(t, before, w.path)
	require.Len(t, held, 1)
	held[0]()
	at(t, w, "done")
}

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
	listed.change(w, func() { listed.m.Listed = false })
	for _, name := range []string{"rooms.separate", "rooms.free_apart"} {
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
			{"overview", "next_step", "list"}, {"candidates", "import", "list"}, {"rooms", "first", "list"}, {"papers", "first", "list"},
			{"centre", "next", "centre"},
		} {
			w.visit(c.place)
			at(t, w, c.place)
			press(t, w, c.button)
			at(t, w, c.screen)
		}
	}
}
