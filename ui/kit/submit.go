package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// A Check is Fyne's, on which Enter does what Enter does on the page.
type Check struct {
	widget.Check
	OnEnter, OnEscape func()            // may be nil
	In                *container.Scroll // the list that it stands in, in which it comes into sight with the keyboard; may be nil
}

// NewCheck returns a box to tick.
func NewCheck(words string, ticked bool, changed func(bool), enter func()) *Check {
	c := &Check{Check: widget.Check{Text: words, Checked: ticked, OnChanged: changed}, OnEnter: enter}
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained brings the box into sight.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	if c.In != nil {
		inSight(c.In, c)
	}
}

// TypedKey does OnEnter on Enter, OnEscape on Escape; space ticks.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	switch {
	case isEnter(e) && c.OnEnter != nil:
		c.OnEnter()
	case e.Name == fyne.KeyEscape && c.OnEscape != nil:
		c.OnEscape()
	}
}

// A Select is Fyne's, on which Enter opens the choices.
type Select struct {
	widget.Select
	OnEscape func()            // may be nil
	In       *container.Scroll // the list that it stands in, in which it comes into sight with the keyboard; may be nil
}

// NewSelect returns a choice of words of which one is chosen already; changed
// is told the index of another.
func NewSelect(words []string, chosen int, changed func(chosen int)) *Select {
	s := &Select{Select: widget.Select{Options: words}}
	s.ExtendBaseWidget(s)
	if chosen >= 0 && chosen < len(words) {
		s.SetSelectedIndex(chosen)
	}
	s.OnChanged = func(string) {
		if changed != nil {
			changed(s.SelectedIndex())
		}
	}
	return s
}

// FocusGained brings the choice into sight.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	if s.In != nil {
		inSight(s.In, s)
	}
}

// TypedKey opens the choices on Enter, space, up and down; on Escape it does
// OnEscape.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && s.OnEscape != nil {
		s.OnEscape()
		return
	}
	if isEnter(e) {
		e = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	s.Select.TypedKey(e)
}

func isEnter(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter }
