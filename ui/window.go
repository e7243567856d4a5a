// Package ui is the window: one file per screen. A screen is a value that is
// built anew when what it shows has changed, or the language. Screens draw;
// package model decides.
package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// A screen is one page of the program.
type screen interface {
	name() string // for traces
	page(w *Window) kit.Page
}

// A Window shows one screen at a time, for at most one open centre file.
type Window struct {
	ctx  context.Context
	stop context.CancelFunc // ends what is under way
	win  fyne.Window
	desk *model.Desk
	run  Run

	// Settle is how long a page hears no press after it was shown; 0 is not at all.
	Settle time.Duration
	came   time.Time // when the page in view was shown
	// Follow has the window look, in the background, for what other programs write
	// into the open file.
	Follow bool
	// Calm is how long typing has to pause before what it leads to is drawn anew; 0 is
	// not at all.
	Calm time.Duration

	lang   text.Lang
	now    screen
	office model.Office // nil while no file is open
	path   string       // of the open file
	way    bool         // the pages lead on to one another, as in the first run

	founding exam.Kind // of the file that is being begun; "" is an exam centre's
	proof    model.DutyProof
	sitting  *model.Cards // at which signed cards are entered; nil before the first

	onlyDoor  bool            // nothing else is shown of the open file
	atDoor    *model.Door     // of the open file; nil before it was gone to
	chosenDay exam.Sitting    // the half-day in hand; zero: that of now
	dayRoom   string          // from which a page of the exam day begins; "" is the first
	liveOrder model.LiveOrder // of rooms on their board

	busy   bool // something short is under way: what is pressed meanwhile is not heard
	job    *job // what is long and under way; nil if nothing is
	asking bool // what is under way is the user's own choice in a window of the PC
	ending bool // the window closes when what is under way has ended

	page   *fyne.Container // with its foot
	foot   *fyne.Container // of the page: notice and work under way
	bar    *fyne.Container // the state of the file
	words  *widget.Label
	moving *widget.Activity
	said   *notice // at the foot; nil if there is none
	menu   string  // what the main menu was made from

	aside bool // documents were laid aside for other programs to show

	unkept  bool   // the foot of the window says that something is not saved yet
	parting string // what the next page says of the one that was left

	spots   map[string]fyne.CanvasObject // what is on the page, by name
	focus   fyne.Focusable               // where the keyboard is at first
	says    string                       // what a dialog says
	helping *help                        // nil while no help is read
	layers  []*layer                     // what lies over the page, the lowest first
	read    string                       // what a dialog says of a scan
	showing uint64                       // how many pages were shown
}

// New fills a window with the start page. The context ends what is under way
// when the program ends.
func New(ctx context.Context, win fyne.Window, desk *model.Desk, run Run) *Window {
	w := &Window{win: win, desk: desk, run: run, lang: desk.Language()}
	w.ctx, w.stop = context.WithCancel(ctx)
	win.SetOnDropped(w.dropped)
	win.SetCloseIntercept(w.quit)
	w.listen()
	fyne.CurrentApp().Lifecycle().SetOnEnteredForeground(func() { w.refresh(w.again) })
	w.show(start{})
	return w
}

// OpenPath opens what the program was started with or what was dropped on it:
// a centre file, or a list to make a centre from.
func (w *Window) OpenPath(path string) {
	if w.shut() {
		return
	}
	ext := strings.ToLower(filepath.Ext(path))
	if ext == model.CentreExt {
		w.open(path, "")
		return
	}
	for _, known := range model.ListFile.Extensions() {
		if ext == known {
			w.leave(func() {
				if w.office != nil && hasStaffPage(w) && w.here() == placeOf("staff") {
					w.readList(w.staffDraft(), path)
					return
				}
				w.way = w.way || w.office == nil
				w.readList(w.list(), path)
			})
			return
		}
	}
	if w.office != nil && slices.Contains(model.TemplateFiles.Extensions(), ext) {
		w.leave(func() { w.takeTemplates(path) })
		return
	}
	w.tell(w.t("window.not_known", text.Args{"file": filepath.Base(path)}))
}

// t is a message of the screens in their language.
func (w *Window) t(key string, args ...text.Args) string {
	return text.T(w.lang, "screen."+key, args...)
}

// show brings a screen into the window.
func (w *Window) show(s screen) {
	s = w.shutIn(s)
	if w.now != s {
		w.came = w.desk.Now()
		w.said = nil
		if w.parting != "" {
			w.said, w.parting = &notice{tone: kit.Good, words: w.parting}, ""
		}
	}
	if left, ok := w.now.(interface{ gone(w *Window) }); ok && w.now != s {
		left.gone(w)
	}
	w.now = s
	w.spots, w.focus, w.says = map[string]fyne.CanvasObject{}, nil, ""
	w.layersStay()
	p := s.page(w)
	p.Banner = w.practiceBanner()
	if !w.way {
		p.Steps = 0
	}
	if p.Steps > 0 && w.kind() == exam.HomeSchool { // which has no page of rooms
		if p.Steps--; p.Step > 3 {
			p.Step--
		}
	}
	w.mark("next", p.Next)
	w.mark("back", p.Back)
	w.win.SetTitle(w.title())
	w.win.SetContent(w.frame(p))
	w.setMenu()
	if w.focus == nil && p.Next != nil {
		w.focus = p.Next
	}
	if w.focus != nil {
		w.win.Canvas().Focus(w.focus)
	}
	w.showing++
}

// again builds the screen in view anew. The keyboard stays on what it was on,
// where the page has it still.
func (w *Window) again() {
	focused := w.win.Canvas().Focused()
	name, row, column := "", 0, 0
	if e, ok := focused.(*widget.Entry); ok {
		row, column = e.CursorRow, e.CursorColumn
	}
	for n, o := range w.spots {
		if f, ok := o.(fyne.Focusable); ok && f == focused && n != "" {
			name = n
		}
	}
	w.show(w.now)
	if f, ok := w.spots[name].(fyne.Focusable); ok && w.win.Canvas().Overlays().Top() == nil {
		if e, ok := f.(*widget.Entry); ok { // before it is drawn: typing goes on where it was
			e.CursorRow, e.CursorColumn = row, column
		}
		w.win.Canvas().Focus(f)
	}
}

// anew shows the screen in view as it is begun, after what it stands on has
// changed.
func (w *Window) anew() {
	if begin := beginnings[w.now.name()]; begin != nil && w.office != nil {
		w.show(begin(w))
		return
	}
	w.again()
}

// onward goes to the next page where pages lead on to one another; elsewhere it
// says that what was chosen is kept.
func (w *Window) onward(next func(*Window) screen) {
	if w.way {
		w.show(next(w))
		return
	}
	w.anew()
	w.notice(kit.Good, w.t("window.kept"))
}

// Ending is closed when the window begins to close: whoever is not on Fyne's
// goroutine asks for nothing on it from then on.
func (w *Window) Ending() <-chan struct{} { return w.ctx.Done() }

func (w *Window) title() string {
	if w.office == nil || w.office.State().Centre.Name == "" {
		return w.t("window.title")
	}
	return w.t("window.title_file", text.Args{"centre": w.office.State().Centre.Name})
}

// work does something short off Fyne's goroutine, and meanwhile says what.
func (w *Window) work(words string, slow func(say func(func())) (last func())) {
	if w.busy {
		return
	}
	w.busy = true
	w.words.SetText(words)
	w.moving.Start()
	w.moving.Show()
	open := w.office
	w.run(func(say func(func())) func() {
		last := slow(say)
		foresee(open)
		return func() {
			w.busy = false
			w.moving.Stop()
			w.moving.Hide()
			w.words.SetText("")
			last()
			w.ended()
		}
	})
}

// foresee works out, off Fyne's goroutine, what pages show of a file and what
// search finds in it.
func foresee(o model.Office) {
	if o != nil {
		o.State().WorkOut()
	}
}

// setLanguage changes the language of the screens and keeps it.
func (w *Window) setLanguage(l text.Lang) {
	if l == w.lang || w.busy {
		return
	}
	w.lang = l
	kit.SetLanguage(string(l))
	if err := w.desk.SetLanguage(l); err != nil {
		w.fail(err)
	}
	w.said = nil // was said in the other language
	w.again()
}

// use makes an office the open one.
func (w *Window) use(o model.Office, path string) {
	if w.office != nil && w.office != o {
		w.closeFile()
		if o.Barred() != nil {
			_ = o.Hold(w.ctx) // it was this window itself that held the file
		}
	}
	w.office, w.path = o, path
	w.onlyDoor = w.desk.DoorOnly(o.State().File)
}

func (w *Window) closeFile() {
	if w.office == nil {
		return
	}
	if err := w.office.Close(); err != nil {
		w.desk.Log(err)
	}
	w.sweep()
	w.office, w.path, w.chosenDay, w.dayRoom, w.onlyDoor, w.atDoor = nil, "", exam.Sitting{}, "", false, nil
	w.said = nil // what was said of it, and the way there, went with it
}

// mark names an object of the page.
func (w *Window) mark(name string, o fyne.CanvasObject) {
	switch b := o.(type) {
	case nil:
		return
	case *kit.Button:
		if b == nil {
			return
		}
	}
	w.spots[name] = o
}

// button is a button of the page with a name; it is deaf while something short
// is under way, and until the page has settled.
func (w *Window) button(name, words string, tapped func()) *kit.Button {
	b := kit.NewButton(words, w.unlessBusy(tapped))
	w.mark(name, b)
	return b
}
