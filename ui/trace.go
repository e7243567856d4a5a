package ui

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"markaz/ui/kit"
)

// A Trace says what the window shows, for tests that have only a real screen.
type Trace struct {
	Screen  string          `json:"screen"`
	Showing uint64          `json:"showing"`          // grows with every page shown
	Busy    bool            `json:"busy"`             // what is pressed is not heard: something short is under way, or the page has only just come
	Job     string          `json:"job,omitempty"`    // what is long and under way
	Over    bool            `json:"over"`             // a dialog or a menu lies over the page
	Says    string          `json:"says,omitempty"`   // of a dialog
	Hint    string          `json:"hint,omitempty"`   // of something short, or of a scan that waits
	Notice  string          `json:"notice,omitempty"` // at the foot of the page
	Focus   string          `json:"focus,omitempty"`  // what has the keyboard: a spot, or something without a name
	Spots   map[string]Spot `json:"spots"`
	Words   []string        `json:"words"` // what can be read, above all what lies over the page
	// Typed is what stands in the entries among the spots.
	Typed map[string]string `json:"typed,omitempty"`

	Language string `json:"language"`
	// RightToLeft says from which side Spots are counted.
	RightToLeft bool `json:"right_to_left"`
}

// A Spot is where something stands, in Fyne's units from the side on which
// reading starts and from the top.
type Spot struct {
	X, Y, Width, Height float32
	Seen                bool // not scrolled out of sight
}

// Trace says what the window shows now. It is called on Fyne's goroutine.
func (w *Window) Trace() Trace {
	t := Trace{
		Screen: w.now.name(), Showing: w.showing, Busy: w.deaf(), Hint: w.words.Text, Spots: map[string]Spot{}, Typed: map[string]string{},
		Language: string(w.lang), RightToLeft: kit.Mirrored(),
	}
	if w.job != nil {
		t.Job = w.job.words
	}
	if w.said != nil {
		t.Notice = w.said.words
	}
	focused := w.win.Canvas().Focused()
	if o, ok := focused.(fyne.CanvasObject); ok {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		t.Focus = fmt.Sprintf("%T at %.0f, %.0f", o, at.X, at.Y)
	}
	names := map[fyne.CanvasObject][]string{}
	for _, name := range slices.Sorted(maps.Keys(w.spots)) {
		o := w.spots[name]
		names[o] = append(names[o], name)
		if f, ok := o.(fyne.Focusable); ok && focused == f {
			t.Focus = name
		}
		if f, ok := o.(fyne.Focusable); ok {
			if e := kit.EntryOf(f); e != nil && !e.Password {
				t.Typed[name] = e.Text
			}
		}
	}
	named := func(o fyne.CanvasObject, scrolled []fyne.CanvasObject) {
		all := names[o]
		if b, plain := o.(*widget.Button); plain && len(all) == 0 { // of Fyne's own windows
			all = []string{"button." + b.Text}
		}
		for _, name := range all {
			t.spot(name, o, scrolled)
		}
		t.parts(all, o, scrolled)
	}
	kit.Walk(w.win.Content(), named)
	if over := w.win.Canvas().Overlays().Top(); over != nil {
		t.Over, t.Says = true, w.says
		t.Words = kit.Words(over)
		kit.Walk(over, named)
	}
	t.Words = append(t.Words, kit.Words(w.win.Content(), w.foot)...) // how far a job is never rests
	return t
}

// parts notes where the places of a picture are, the page that has its picture, and the rows of a table that
// things can be dropped on.
func (t *Trace) parts(names []string, o fyne.CanvasObject, scrolled []fyne.CanvasObject) {
	switch o := o.(type) {
	case *kit.Floor:
		for name, part := range o.Parts() {
			t.spot(name, part, append(slices.Clip(scrolled), o))
		}
	case *kit.Pages:
		if o.Drawn() {
			t.spot("page."+strconv.Itoa(o.At()+1), o.Object(), slices.Clip(scrolled))
		}
	case *kit.Table:
		for _, name := range names {
			if name != "table.room.to" {
				continue
			}
			for row, part := range o.Parts() {
				t.spot("to."+row, part, append(slices.Clip(scrolled), o))
			}
		}
	}
}

// spot notes where an object is, and whether its middle is in sight within all
// that is scrolled around it.
func (t *Trace) spot(name string, o fyne.CanvasObject, scrolled []fyne.CanvasObject) {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	at, size := place(o), o.Size()
	if at.IsZero() { // not drawn yet
		return
	}
	s := Spot{X: at.X, Y: at.Y, Width: size.Width, Height: size.Height, Seen: true}
	middle := at.Y + size.Height/2
	for _, frame := range scrolled {
		top := place(frame).Y
		s.Seen = s.Seen && middle > top+4 && middle < top+frame.Size().Height-4
	}
	t.Spots[name] = s
}
