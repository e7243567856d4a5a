package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
	"markaz/cmd/sheet"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

const centre331 = "../testdata/lists/centre-331.xlsx"

// smallest is the room for a window on a small screen of 1024 by 768.
var smallest = fyne.NewSize(1024, 640)

// atOnce is the Run of tests: Fyne's test driver has no goroutine of its own.
func atOnce(slow func(say func(func())) func()) {
	var one sync.Mutex
	slow(func(quick func()) {
		one.Lock()
		defer one.Unlock()
		quick()
	})()
}

// holding is a Run that holds back what is slow until the test lets it go.
func holding(held *[]func()) Run {
	return func(slow func(say func(func())) func()) {
		*held = append(*held, func() { atOnce(slow) })
	}
}

// pc is a PC with real centre files in a folder of its own, and what the
// window asked of it.
type pc struct {
	*model.Desk
	dir     string
	lang    text.Lang
	look    model.Look
	logged  []error
	saving  error // of the log: what it fails with
	shown   []string
	laid    []string // aside, for other programs
	looked  int      // PDFs that are looked at
	drawing error    // of pages: what it fails with
	picks   []string // what the native window answers, in order; then it is given up
	looks   map[string]model.TableLook
	fields  map[string]map[int]exam.Field // of the columns of lists
	sounds  []model.Sound                 // that were heard
	muted   bool
	doors   map[exam.ID]string // files of which it shows the door alone
	leads   [2][]string        // rooms and wings into which its door leads
}

func newPC(t *testing.T) *pc {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("MARKAZ_HOME", filepath.Join(dir, "home"))
	p := &pc{dir: dir, lang: text.Arabic, looks: map[string]model.TableLook{}, fields: map[string]map[int]exam.Field{}, doors: map[exam.ID]string{}}
	p.Desk = &model.Desk{
		Open: p.open,
		Create: func(ctx context.Context, path string, c exam.Centre) (model.Office, error) {
			d, err := wire.Create(ctx, path, c)
			if err != nil {
				return nil, err
			}
			return d, nil
		},
		Practice: p.practice,
		ReadList: readFile,
		ReadStaff: func(ctx context.Context, path string, opt app.ListOptions, _ func(done, total int)) (app.StaffDraft, error) {
			return readTest(path, func(name string, f *os.File, size int64) (app.StaffDraft, error) {
				return roster.ReadStaff(ctx, name, f, size, opt)
			})
		},
		Reading:  wire.Reading,
		ReadScan: wire.ReadScan,
		ReadTemplates: func(path string) ([]model.TemplateFile, error) {
			files, err := wire.ReadTemplates(path)
			all := make([]model.TemplateFile, len(files))
			for i, f := range files {
				all[i] = model.TemplateFile(f)
			}
			return all, err
		},
		WriteTemplates: wire.WriteTemplates,
		LayAside: func(name string, document []byte) (string, error) {
			p.laid = append(p.laid, name)
			path := filepath.Join(dir, name)
			return path, os.WriteFile(path, document, 0o600)
		},
		Render: func(pdf []byte) (app.Rendering, error) {
			if p.drawing != nil {
				return nil, p.drawing
			}
			p.looked++
			return &blankPages{p, bytes.Count(pdf, []byte("<</Type /Page\n"))}, nil
		},
		Sweep:     func() error { p.laid = nil; return nil },
		Vacant:    func(name string) string { return filepath.Join(dir, name+model.CentreExt) },
		PapersDir: func(path string) string { return strings.TrimSuffix(path, model.CentreExt) },
		Tray:      func(dir string) (app.Tray, error) { return wire.Tray(dir), nil },
		Recent: func() []model.Recent {
			return []model.Recent{{Name: "مركز قديم", Path: filepath.Join(dir, "old.markaz")}}
		},
		Sticks: func() []string { return nil },
		Pick:   p.pick,
		Show:   func(path string) error { p.shown = append(p.shown, path); return nil },
		There: func(path string) bool {
			_, err := os.Lstat(path)
			return err == nil
		},
		Export:    sheet.Export,
		TableLook: func(table string) model.TableLook { return p.looks[table] },
		KeepTableLook: func(table string, l model.TableLook) error {
			p.looks[table] = l
			return nil
		},
		ColumnFields: func(titles string) map[int]exam.Field { return p.fields[titles] },
		KeepColumnFields: func(titles string, fields map[int]exam.Field) error {
			if p.fields[titles] = fields; fields == nil {
				delete(p.fields, titles)
			}
			return nil
		},
		Language:    func() text.Lang { return p.lang },
		SetLanguage: func(l text.Lang) error { p.lang = l; return nil },
		Look:        func() model.Look { return p.look.Usual() },
		SetLook:     func(l model.Look) error { p.look = l; return nil },

		Sound:    func(s model.Sound) { p.sounds = append(p.sounds, s) },
		Muted:    func() bool { return p.muted },
		SetMuted: func(muted bool) error { p.muted = muted; return nil },
		DoorOnly: func(file exam.ID) bool { return p.doors[file] != "" },
		SetDoorOnly: func(file exam.ID, path string, only bool) error {
			if p.doors[file] = path; !only {
				delete(p.doors, file)
			}
			return nil
		},
		DoorPlace: func(exam.ID) (rooms, wings []string) { return p.leads[0], p.leads[1] },
		SetDoorPlace: func(_ exam.ID, rooms, wings []string) error {
			p.leads = [2][]string{rooms, wings}
			return nil
		},
		DoorFile: func() string {
			for _, path := range p.doors {
				return path
			}
			return ""
		},

		RecoveryCode: wire.NewRecoveryCode,
		Backups: func(path string) ([]model.Backup, error) {
			all, err := wire.Backups(path)
			backups := make([]model.Backup, len(all))
			for i, b := range all {
				backups[i] = model.Backup{Path: b.Path, At: b.At}
			}
			return backups, err
		},
		Restore: wire.Restore,
		Log:     func(err error) { p.logged = append(p.logged, err) },
		SaveLog: func(dir string) (string, error) { return filepath.Join(dir, "log.txt"), p.saving },
		Now:     time.Now,
	}
	return p
}

func (p *pc) open(ctx context.Context, path, secret string) (model.Office, error) {
	d, err := wire.Open(ctx, path, func() (string, error) {
		if secret == "" {
			return "", exam.ErrLocked
		}
		return secret, nil
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

func (p *pc) practice(ctx context.Context) (model.Office, string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(p.dir, fmt.Sprintf("practice %d%s", n, model.CentreExt))
		if _, err := os.Stat(path); err == nil {
			continue
		}
		d, err := wire.Practice(ctx, path, 0)
		if err != nil {
			return nil, "", err
		}
		return d, path, nil
	}
}

func (p *pc) pick(context.Context, model.Ask) (string, error) {
	if len(p.picks) == 0 {
		return "", nil
	}
	path := p.picks[0]
	p.picks = p.picks[1:]
	return path, nil
}

func readFile(ctx context.Context, path string, opt app.ListOptions, _ func(done, total int)) (app.Draft, error) {
	return readTest(path, func(name string, f *os.File, size int64) (app.Draft, error) {
		return roster.Read(ctx, name, f, size, opt)
	})
}

func readTest[T any](path string, read func(name string, f *os.File, size int64) (T, error)) (none T, err error) {
	f, err := os.Open(path)
	if err != nil {
		return none, errors.Join(exam.ErrNotFound, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return none, err
	}
	return read(filepath.Base(path), f, info.Size())
}

// newWindow is the program's window on no screen.
func newWindow(t *testing.T, p *pc, run Run) *Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Look{}))
	kit.SetLanguage(string(p.lang))
	win := test.NewWindow(container.NewStack())
	win.Resize(fyne.NewSize(1080, 700))
	w := New(t.Context(), win, p.Desk, run)
	t.Cleanup(w.closeFile)
	return w
}

// press taps what has the name on the page.
func press(t *testing.T, w *Window, name string) {
	t.Helper()
	o, ok := w.spots[name].(fyne.Tappable)
	require.True(t, ok, "%q on %s", name, w.now.name())
	test.Tap(o)
}

// enter presses Enter where the keyboard is.
func enter(t *testing.T, w *Window) {
	t.Helper()
	focused := w.win.Canvas().Focused()
	require.NotNil(t, focused, "the keyboard is nowhere on %s", w.now.name())
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// fill types into the entry that has the name.
func fill(t *testing.T, w *Window, name, words string) {
	t.Helper()
	switch e := w.spots[name].(type) {
	case *widget.Entry:
		w.win.Canvas().Focus(e)
		e.SetText(words)
	case *kit.Line:
		w.win.Canvas().Focus(e)
		e.SetText(words)
	case *kit.Prose:
		w.win.Canvas().Focus(e)
		e.SetText(words)
	default:
		require.Fail(t, "no entry", "%q on %s", name, w.now.name())
	}
}

// says is everything that can be read in the window, dialogs included.
func says(w *Window) string {
	var words []string
	add := func(o fyne.CanvasObject) {
		for _, part := range test.LaidOutObjects(o) {
			if t, ok := part.(*canvas.Text); ok {
				words = append(words, t.Text)
			}
		}
	}
	add(w.win.Content())
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		add(top)
	}
	return strings.Join(words, " ")
}

// at asserts which page is in view, and that every word on it is known.
func at(t *testing.T, w *Window, screen string) {
	t.Helper()
	require.Equal(t, screen, w.now.name(), says(w))
	assert.NotContains(t, says(w), "[", "a message is missing on %s", screen)
	least := w.win.Content().MinSize()
	assert.LessOrEqual(t, least.Width, smallest.Width, "%s in %s does not fit a small screen", screen, w.lang)
	assert.LessOrEqual(t, least.Height, smallest.Height, "%s in %s does not fit a small screen", screen, w.lang)
	usual := w.win.Canvas().Size()
	w.win.Resize(smallest)
	assert.False(t, cramped(w), "%s in %s has to be scrolled on a small screen", screen, w.lang)
	w.win.Resize(usual)
}

// cramped reports whether there is not room for all of the page.
func cramped(w *Window) bool {
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if room, ok := o.(*kit.Room); ok && room.Cramped() {
			return true
		}
	}
	return false
}

// What another program wrote into the open file is seen when a screen is gone to,
// and when the user comes back to the window, but for what is half typed.
func TestWhatOthersWroteIsSeen(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	w.Follow = true
	other, err := wire.Open(t.Context(), w.path, nil)
	require.NoError(t, err)
	defer func() { assert.NoError(t, other.Close()) }()
	rename := func(name string) {
		t.Helper()
		require.NoError(t, other.SetChoices(t.Context(), exam.Centre{Name: name, Year: "2027"}, other.State().Settings))
	}
	rename("اسم من نافذة أخرى")
	w.visit("overview")
	assert.Contains(t, says(w), "اسم من نافذة أخرى")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.window.others_wrote"))
	w.visit("rooms")
	assert.NotContains(t, says(w), text.T(text.Arabic, "screen.window.others_wrote"), "said once")

	rename("اسم ثان")
	w.refresh(w.again)
	assert.Contains(t, says(w), "اسم ثان")

	w.visit("centre")
	fill(t, w, "centre.name", "ثانوية مكناس")
	rename("اسم ثالث")
	w.refresh(w.again)
	assert.Equal(t, "ثانوية مكناس", w.spots["centre.name"].(*widget.Entry).Text, "what is half typed stays")
	assert.NotContains(t, says(w), text.T(text.Arabic, "screen.window.others_wrote"))
}
