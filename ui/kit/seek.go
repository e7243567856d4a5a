package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A Seek is an entry above a list of what it finds: typing changes the list,
// the arrow keys move in it while the keyboard stays in the entry, Enter takes
// the line that is marked, Escape leaves.
type Seek struct {
	widget.Entry
	Keys map[fyne.KeyName]func() // what keys do that the entry has no use for; may be nil
	move func(by int)
	take func()
	away func()
}

// NewSeek returns an entry; typed is told every change.
func NewSeek(hint string, typed func(string), move func(by int), take, leave func()) *Seek {
	s := &Seek{move: move, take: take, away: leave}
	s.PlaceHolder, s.OnChanged = hint, typed
	s.OnSubmitted = func(string) { take() }
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey moves in the list, or types.
func (s *Seek) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		s.move(1)
	case fyne.KeyUp:
		s.move(-1)
	case fyne.KeyPageDown:
		s.move(8)
	case fyne.KeyPageUp:
		s.move(-8)
	case fyne.KeyEscape:
		s.away()
	default:
		if do := s.Keys[e.Name]; do != nil {
			do()
			return
		}
		s.Entry.TypedKey(e)
	}
}

// UndoTyping takes back what was typed last where the keyboard is, and reports
// whether there was anything.
func UndoTyping(focused fyne.Focusable) bool {
	e := EntryOf(focused)
	if e == nil {
		return false
	}
	before := e.Text
	e.Undo()
	return e.Text != before
}

// EntryOf is what text is typed in, nil where none is.
func EntryOf(focused fyne.Focusable) *widget.Entry {
	switch f := focused.(type) {
	case *widget.Entry:
		return f
	case *Seek:
		return &f.Entry
	case *Filter:
		return &f.Entry
	case *Line:
		return &f.Entry
	case *Script:
		return &f.Entry
	case *Prose:
		return &f.Entry
	}
	return nil
}
