package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A Script is an entry of many lines for the text of a file. Its lines run from the
// left, so that indentation is seen. Tab goes on to what is next, Escape leaves it; a
// new line begins below the one before.
type Script struct {
	widget.Entry
	leave func()
}

// NewScript returns an entry that holds a text already; changed is told every change.
// leave may be nil.
func NewScript(words string, changed func(string), leave func()) *Script {
	s := &Script{leave: leave}
	s.MultiLine, s.Wrapping = true, fyne.TextWrapOff
	fromLeft(&s.Entry)
	s.ExtendBaseWidget(s)
	s.SetText(words)
	s.OnChanged = changed
	return s
}

// AcceptsTab is for Fyne: files of these have no tabs.
func (*Script) AcceptsTab() bool { return false }

// TypedKey leaves on Escape, and begins a new line where the one before it began.
func (s *Script) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && s.leave != nil {
		s.leave()
		return
	}
	indent := ""
	if lines := strings.Split(s.Text, "\n"); isEnter(e) && s.CursorRow < len(lines) {
		line := lines[s.CursorRow]
		indent = line[:min(s.CursorColumn, len(line)-len(strings.TrimLeft(line, " ")))]
	}
	s.Entry.TypedKey(e)
	for _, r := range indent {
		s.TypedRune(r)
	}
}

// GoTo puts the caret at the beginning of a line, from 1.
func (s *Script) GoTo(line int) {
	s.CursorRow, s.CursorColumn = max(min(line-1, strings.Count(s.Text, "\n")), 0), 0
	s.Refresh()
}
