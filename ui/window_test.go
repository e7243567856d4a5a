package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"markaz/app"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// toRooms does the first run up to the rooms.
func toRooms(t *testing.T, w *Window) {
	t.Helper()
	press(t, w, "new")
	fill(t, w, "path", centre331)
	enter(t, w)
	at(t, w, "list")
	enter(t, w)
	at(t, w, "centre")
	enter(t, w)
	at(t, w, "rooms")
}

func TestFirstRun(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			at(t, w, "start")
			toRooms(t, w)
			enter(t, w)
			at(t, w, "papers")
			enter(t, w)
			at(t, w, "done")
			assert.FileExists(t, filepath.Join(w.now.(done).m.Dir, filepath.Base(w.now.(done).m.Made[0].Path)))

			enter(t, w) // the first paper has the keyboard: it opens
			require.Len(t, p.shown, 1)
			assert.Equal(t, w.now.(done).m.Made[0].Path, p.shown[0])

			p.picks = []string{t.TempDir()}
			press(t, w, "copy")
			at(t, w, "done")
			assert.FileExists(t, w.now.(done).copy.Path)
			assert.Contains(t, says(w), text.T(lang, "screen.copy.now"))

			press(t, w, "next")
			at(t, w, "overview")
			assert.Contains(t, says(w), text.T(lang, "screen.overview.ready"))
			press(t, w, "findings")
			at(t, w, "findings")
			press(t, w, "back")
			for _, step := range []string{"list", "centre", "rooms", "papers", "copy"} {
				press(t, w, "step."+step)
				if step == "list" {
					step = "candidates"
				}
				at(t, w, step)
				press(t, w, "go.overview")
			}
			assert.Empty(t, p.logged)
		})
	}
}

func TestListPage(t *testing.T) {
	csv := func(words string) string {
		path := filepath.Join(t.TempDir(), "list.csv")
		require.NoError(t, os.WriteFile(path, []byte(words), 0o600))
		return path
	}
	tests := []struct {
		name, path, screen string
		refused            bool
	}{
		{"a list whose columns are certain is shown at once", centre331, "list", false},
		{
			"columns are asked about when one is uncertain",
			csv("رقم الامتحان الخاص بالمترشح;الاسم الكامل\n1001;حياة الريفي\n1002;سارة أزروال\n"), "columns", false,
		},
		{
			"the encoding is asked about when it was guessed",
			csv(windows1256(t, "رقم الامتحان;الاسم الكامل\n1001;حياة الريفي\n1002;سارة أزروال\n")), "columns", false,
		},
		{"a file that is not there is said to be missing", "/nowhere/list.xlsx", "list", true},
		{"what is no list is refused with a sentence", csv("\x00\x01\x02"), "list", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := newPC(t)
			w := newWindow(t, p, atOnce)
			press(t, w, "new")
			fill(t, w, "path", tt.path)
			enter(t, w)
			at(t, w, tt.screen)
			if !tt.refused {
				assert.Empty(t, w.says)
				if tt.screen == "columns" {
					assert.Contains(t, says(w), "حياة الريفي", "samples can be read")
					press(t, w, "next")
					at(t, w, "list") // what was confirmed is not asked again
				}
				return
			}
			require.Len(t, p.logged, 1)
			assert.Equal(t, app.Explain(text.Arabic, p.logged[0]).String(), w.says)
			enter(t, w) // closes the sentence
			assert.Nil(t, w.win.Canvas().Overlays().Top())
			assert.Same(t, w.spots["path"], w.win.Canvas().Focused(), "the keyboard is where it was")
		})
	}
}

// A list in which nobody is cannot be gone on with.
func TestListOfHeadings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	require.NoError(t, os.WriteFile(path, []byte("رقم الامتحان;الاسم الكامل;المسلك\n"), 0o600))
	w := newWindow(t, newPC(t), atOnce)
	press(t, w, "new")
	fill(t, w, "path", path)
	enter(t, w)
	if w.now.name() == "columns" {
		press(t, w, "next")
	}
	at(t, w, "list")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.list.nobody"))
	assert.Nil(t, w.spots["next"])
	assert.Nil(t, w.spots["target"], "no file will be made")
	assert.Same(t, w.spots["choose"], w.win.Canvas().Focused())
	assert.Nil(t, w.office)
}

func windows1256(t *testing.T, s string) string {
	t.Helper()
	encoded, err := charmap.Windows1256.NewEncoder().String(s)
	require.NoError(t, err)
	return encoded
}

func TestLanguageKeepsWhatWasTyped(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	press(t, w, "new")
	fill(t, w, "path", centre331)
	enter(t, w)
	enter(t, w)
	fill(t, w, "centre.name", "ثانوية أخرى")
	press(t, w, "lang.fr")
	at(t, w, "centre")
	assert.Equal(t, "ثانوية أخرى", w.spots["centre.name"].(*widget.Entry).Text)
	assert.Contains(t, says(w), "Centre et calendrier")
	assert.Equal(t, text.French, p.lang, "the choice is kept")
	assert.False(t, kit.Mirrored())
	press(t, w, "lang.ar")
	assert.Contains(t, says(w), "المركز وجدولة الاختبارات")
}

func TestFirstDay(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	press(t, w, "new")
	fill(t, w, "path", centre331)
	enter(t, w)
	enter(t, w)
	fill(t, w, "centre.first", "31/02/2026")
	press(t, w, "next")
	at(t, w, "centre")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.centre.first_bad"))
	fill(t, w, "centre.first", "09/06/2026")
	enter(t, w)
	at(t, w, "centre")
	assert.Contains(t, says(w), "9 يونيو 2026", "the timetable moves with its first day")
}

func TestRooms(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toRooms(t, w)
	assert.Contains(t, says(w), "القاعات: 17، المقاعد: 340", "the rooms of the list are kept")

	s := w.now.(rooms)
	s.change(w, func(m *model.Rooms) { m.Listed = false })
	fill(t, w, "rooms.line", "16x20")
	enter(t, w)
	assert.Contains(t, says(w), "ينقص 11 مقعدا", "how many places are short is said")
	assert.Contains(t, says(w), "11 مترشحا بدون مقعد", "and for how many people")
	fill(t, w, "rooms.line", "many")
	press(t, w, "next")
	at(t, w, "rooms")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.rooms.line_bad"))
	fill(t, w, "rooms.line", "١٧×٢٠")
	press(t, w, "next")
	at(t, w, "papers")
	assert.Empty(t, w.office.State().Unseated())

	press(t, w, "back")
	at(t, w, "rooms")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.rooms.in_force"))
	test.Tap(w.spots["again"].(*kit.Check))
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.rooms.changes", text.Args{"n": 0}))
}

func TestFindings(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	press(t, w, "new")
	fill(t, w, "path", centre331)
	enter(t, w)
	press(t, w, "findings")
	at(t, w, "findings")
	all := len(w.now.(*findingsPage).m.Shown())
	w.spots["severity"].(*kit.Select).SetSelectedIndex(1)
	only := w.now.(*findingsPage).m.Shown()
	assert.NotEmpty(t, only)
	assert.Less(t, len(only), all)
	w.showFinding(only[0])
	assert.Contains(t, w.says, "centre-331.xlsx")
	press(t, w, "ok")
	press(t, w, "back")
	at(t, w, "list")
}

func TestPassword(t *testing.T) {
	p := newPC(t)
	path := filepath.Join(p.dir, "guarded.markaz")
	o, err := wire.Create(t.Context(), path, centreOf("مركز"))
	require.NoError(t, err)
	code := wire.NewRecoveryCode()
	_, err = o.Protect(t.Context(), "sesame", code, wire.Tray(p.dir))
	require.NoError(t, err)
	require.NoError(t, o.Close())

	for _, secret := range []string{"sesame", code} {
		w := newWindow(t, p, atOnce)
		w.OpenPath(path)
		at(t, w, "start")
		fill(t, w, "password", "wrong")
		enter(t, w)
		assert.Contains(t, says(w), "غير صحيح")
		fill(t, w, "password", secret)
		enter(t, w)
		at(t, w, "overview")
		assert.Contains(t, says(w), text.T(text.Arabic, "screen.status.protected"))
		w.home()
		at(t, w, "start")
	}
}

// While one long piece of work is under way the window can be used, but no
// second one is begun.
func TestOneJobAtATime(t *testing.T) {
	var held []func()
	hold := holding(&held)
	w := newWindow(t, newPC(t), hold)
	w.OpenPath(centre331)
	require.Len(t, held, 1)
	press(t, w, "new")
	w.win.Canvas().Focus(w.spots["new"].(fyne.Focusable))
	enter(t, w)
	at(t, w, "start")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.list.reading"), "what has to be waited for is named")
	w.setLanguage(text.French)
	at(t, w, "start")
	require.Len(t, held, 1)
	held[0]()
	at(t, w, "list")
}

// What is pressed while something short is under way is not heard: nothing is
// done twice.
func TestBusy(t *testing.T) {
	p := newPC(t)
	path := filepath.Join(p.dir, "centre.markaz")
	o, err := wire.Create(t.Context(), path, centreOf("مركز"))
	require.NoError(t, err)
	require.NoError(t, o.Close())
	var held []func()
	hold := holding(&held)
	w := newWindow(t, p, hold)
	w.OpenPath(path)
	require.Len(t, held, 1)
	press(t, w, "new")
	press(t, w, "open")
	at(t, w, "start")
	require.Len(t, held, 1)
	held[0]()
	at(t, w, "overview")
}

// What is stopped is said to be stopped, and is no fault.
func TestCancelPapers(t *testing.T) {
	p := newPC(t)
	var w *Window
	w = newWindow(t, p, func(slow func(say func(func())) func()) {
		if w != nil && w.job != nil && w.now.name() == "papers" {
			press(t, w, "cancel")
		}
		atOnce(slow)
	})
	toRooms(t, w)
	enter(t, w)
	enter(t, w)
	at(t, w, "done")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.done.nothing"))
	assert.Empty(t, w.says)
	assert.Empty(t, p.logged)
}

// Closing the window waits for what is being written.
func TestCloseWhileBusy(t *testing.T) {
	var held []func()
	hold := holding(&held)
	w := newWindow(t, newPC(t), hold)
	closed := false
	w.win.SetOnClosed(func() { closed = true })
	w.OpenPath(centre331)
	w.quit()
	assert.False(t, closed)
	held[0]()
	assert.True(t, closed)
}

// A question that stands open while papers are made does not hide that they are.
func TestCloseWhileAskingAndBusy(t *testing.T) {
	var held []func()
	hold := holding(&held)
	w := practised(t, newPC(t), hold)
	closed := false
	w.win.SetOnClosed(func() { closed = true })
	w.visit("papers")
	press(t, w, "next")
	w.saveLog()
	require.Len(t, held, 2, "the papers, and the question where to save the log")
	w.quit()
	assert.False(t, closed, "papers are being written")
	assert.NotNil(t, w.office, "the file stays open until they are")
	held[0]()
	assert.True(t, closed, "the question alone keeps nobody")
}

// Every page can be gone through with the Tab key, and shows where one is.
func TestKeyboardReachesEverything(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	toRooms(t, w)
	seen := map[fyne.Focusable]bool{}
	for range 40 {
		w.win.Canvas().(interface{ FocusNext() }).FocusNext()
		seen[w.win.Canvas().Focused()] = true
	}
	for _, name := range []string{"home", "overview", "lang.fr", "back", "next"} {
		assert.True(t, seen[w.spots[name].(fyne.Focusable)], name)
	}
}
