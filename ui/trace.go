package ui

import (
	"fyne.io/fyne/v2"

	"markaz/ui/kit"
)

// A Trace says what the window shows, for tests that have only a real screen.
type Trace struct {
	Screen  string          `json:"screen"`
	Showing uint64          `json:"showing"` // grows with every page shown
	Busy    bool            `json:"busy"`
	Says    string          `json:"says,omitempty"` // of a dialog
	Spots   map[string]Spot `json:"spots"`

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
	t := Trace{Screen: w.now.name(), Showing: w.showing, Busy: w.busy || w.job != nil, Says: w.says, Spots: map[string]Spot{}, Language: string(w.lang), RightToLeft: kit.Mirrored()}
	for name, o := range w.spots {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if at.IsZero() { // not drawn yet
			continue
		}
		t.Spots[name] = Spot{at.X, at.Y, o.Size().Width, o.Size().Height}
	}
	return t
}
