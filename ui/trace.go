package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"markaz/ui/kit"
)

// A Trace says what the window shows, for tests that have only a real screen.
type Trace struct {
	Screen  string          `json:"screen"`
	Showing uint64          `json:"showing"` // grows with every page shown
	Busy    bool            `json:"busy"`
	Says    string          `json:"says,omitempty"` // of a dialog
	Hint    string          `json:"hint,omitempty"` // above the page
	Spots   map[string]Spot `json:"spots"`
	Focus   string          `json:"focus,omitempty"` // the spot that has the keyboard
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
}

// Trace says what the window shows now. It is called on Fyne's goroutine.
func (w *Window) Trace() Trace {
	t := Trace{
		Screen: w.now.name(), Showing: w.showing, Busy: w.busy || w.job != nil, Says: w.says, Hint: w.words.Text,
		Spots: map[string]Spot{}, Typed: map[string]string{}, Language: string(w.lang), RightToLeft: kit.Mirrored(),
	}
	focused := w.win.Canvas().Focused()
	for name, o := range w.spots {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if at.IsZero() { // not drawn yet
			continue
		}
		if f, ok := o.(fyne.Focusable); ok && f == focused {
			t.Focus = name
		}
		if e, ok := o.(*widget.Entry); ok {
			t.Typed[name] = e.Text
		}
		t.Spots[name] = Spot{at.X, at.Y, o.Size().Width, o.Size().Height}
	}
	return t
}
