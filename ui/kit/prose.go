package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Prose is an entry of a few lines on a sheet, for sentences. Tab goes on to what is
// next, Escape leaves the sheet. In a list that is scrolled it comes into sight with the
// keyboard.
type Prose struct {
	widget.Entry
	In    *container.Scroll // the list that it stands in; may be nil
	leave func()
}

// NewProse returns an entry of so many lines that holds words already; changed is told
// every change. leave may be nil.
func NewProse(words string, lines int, changed func(string), leave func()) *Prose {
	p := &Prose{leave: leave}
	p.MultiLine, p.Wrapping = true, fyne.TextWrapWord
	p.ExtendBaseWidget(p)
	p.SetMinRowsVisible(lines)
	p.SetText(words)
	p.OnChanged = changed
	return p
}

// AcceptsTab is for Fyne: sentences have no tabs.
func (*Prose) AcceptsTab() bool { return false }

// TypedKey leaves the sheet on Escape.
func (p *Prose) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && p.leave != nil {
		p.leave()
		return
	}
	p.Entry.TypedKey(e)
}

// FocusGained brings the entry into sight.
func (p *Prose) FocusGained() {
	p.Entry.FocusGained()
	if p.In != nil {
		inSight(p.In, p)
	}
}
