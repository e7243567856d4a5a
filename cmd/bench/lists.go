package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui"
	"markaz/ui/kit"
	"markaz/ui/model"
)

const (
	listed    = 70_000
	listSteps = 200
)

// listRow times steps in the list of a large centre: what is shown is worked
// out, laid out, and drawn by Fyne's software painter, 14 rows of 7 columns: more
// than a window of 1024 by 640 has room for. It draws every text anew at each
// picture, where a graphics card keeps what it has drawn.
func listRow(c *clock, step func(*largeList, int), limit time.Duration) error {
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: listed, Faults: true})
		if err != nil {
			return err
		}
		defer desk.Close()
		defer withoutScreen()()
		l := newLargeList(desk)
		l.canvas.Capture()
		forget()
		for i := range listSteps {
			_ = c.time(func() error {
				step(l, i)
				l.canvas.Capture()
				return nil
			})
		}
		c.p95(limit)
		return nil
	})
}

// withoutScreen starts Fyne with our look, and returns what ends it.
func withoutScreen() (end func()) {
	a := test.NewApp()
	a.Settings().SetTheme(kit.NewTheme(kit.Look{}))
	kit.SetLanguage(string(text.Arabic))
	return a.Quit
}

// largeList is the list of candidates as the screen has it.
type largeList struct {
	m      *model.Candidates
	table  *kit.Table
	canvas software.WindowlessCanvas
}

func newLargeList(o model.Office) *largeList {
	l := &largeList{m: model.NewCandidates(o), canvas: software.NewCanvas()}
	grid := l.m.Grid(text.Arabic)
	l.m.Prepare()()
	columns := make([]kit.Column, len(grid.Columns))
	for i, c := range grid.Columns {
		columns[i] = kit.Column{Key: c.Key, Title: c.Title, Width: c.Width, Grow: c.Grow, Hidden: c.Hidden}
	}
	l.table = kit.NewTable(columns, kit.Choices{}, grid)
	l.canvas.SetPadded(false)
	l.canvas.SetContent(l.table)
	l.canvas.Resize(fyne.NewSize(960, 420))
	return l
}

// typing types the beginnings of names and numbers, letter by letter, and takes
// them away again.
func typing(l *largeList, i int) {
	words := []rune("محمد ال<<<<<<<benali<<<<<<061<<<سارة<<<<xq<<")
	typed := []rune(l.m.Query)
	if r := words[i%len(words)]; r == '<' {
		typed = typed[:len(typed)-1]
	} else {
		typed = append(typed, r)
	}
	l.m.Query = string(typed)
	l.m.Apply()
	l.table.RowsChanged()
}

// scrolling turns the wheel over the list; every tenth step is a long one.
func scrolling(l *largeList, i int) {
	by := float32(-90)
	if i%10 == 9 {
		by = -40_000
	}
	test.Scroll(l.canvas, fyne.NewPos(500, 350), 0, by)
}

// placesRow times what a user waits for who goes from screen to screen and types
// the first letters of a search, without the drawing, once a file has rested a
// moment.
func placesRow(c *clock) error {
	return withWindow(func(win fyne.Window, _ *ui.Window) error {
		search := menuItem(win, fyne.KeyK)
		seek := func() error {
			search.Action()
			test.Type(win.Canvas().Focused(), "مح")
			return nil
		}
		leave := func() { win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
		_ = seek() // the index is begun when a file is open
		leave()
		for range 5 {
			for n := fyne.KeyName("1"); n <= "6"; n = fyne.KeyName(n[0] + 1) {
				place := menuItem(win, n)
				_ = c.time(func() error { place.Action(); return nil })
			}
			_ = c.time(seek)
			leave()
		}
		c.p95(50 * time.Millisecond)
		return nil
	})
}

// menuItem is the command of the main menu with Ctrl and a key.
func menuItem(win fyne.Window, key fyne.KeyName) *fyne.MenuItem {
	for _, menu := range win.MainMenu().Items {
		for _, item := range menu.Items {
			if s, ok := item.Shortcut.(*desktop.CustomShortcut); ok && s.KeyName == key && s.Modifier == fyne.KeyModifierControl {
				return item
			}
		}
	}
	panic("no command with Ctrl+" + key)
}

// openListRow times what a user waits for who goes to the screen: the whole
// window drawn, without what is worked out behind it.
func openListRow(c *clock) error {
	c.under(150 * time.Millisecond)
	return withWindow(func(win fyne.Window, w *ui.Window) error {
		return c.repeat(9, nil, func() error {
			w.ShowCandidates()
			win.Canvas().Capture()
			return nil
		})
	})
}

// withWindow opens a large centre in a window. What it does in the background
// from then on is left out.
func withWindow(do func(fyne.Window, *ui.Window) error) error {
	return within(func(dir string) error {
		desk, err := centreOf(dir, 7, practice.Options{Candidates: listed, Faults: true})
		if err != nil {
			return err
		}
		path := desk.Path()
		if err := desk.Close(); err != nil {
			return err
		}
		defer withoutScreen()()
		win := test.NewWindow(nil)
		win.Resize(fyne.NewSize(1024, 640))
		opened := false
		w := ui.New(context.Background(), win, listDesk(), func(slow func(say func(func())) func()) {
			if !opened {
				slow(func(quick func()) { quick() })()
			}
		})
		w.OpenPath(path)
		opened = true
		return do(win, w)
	})
}

// listDesk is what the screen of candidates asks of a PC.
func listDesk() *model.Desk {
	return &model.Desk{
		Open: func(ctx context.Context, path, _ string) (model.Office, error) {
			return wire.Open(ctx, path, nil)
		},
		Recent:    func() []model.Recent { return nil },
		DoorOnly:  func(exam.ID) bool { return false },
		DoorFile:  func() string { return "" },
		DoorPlace: func(exam.ID) (rooms, wings []string) { return nil, nil },
		Sticks:    func() []string { return nil },
		PapersDir: filepath.Dir,
		Look:      func() model.Look { return model.Look{}.Usual() },
		TableLook: func(string) model.TableLook { return model.TableLook{} },
		Language:  func() text.Lang { return text.Arabic },
		Log:       func(err error) { fmt.Println(err) },
		Now:       time.Now,
	}
}
