package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A Line is an entry of one line on a sheet: Enter is done with the sheet, Escape
// leaves it. In a list that is scrolled it comes into sight with the keyboard.
type Line struct {
	widget.Entry
	In    *container.Scroll // the list that it stands in; may be nil
	leave func()
	mouse bool // that is what brings the keyboard
}

// NewLine returns an entry that holds words already; changed is told every
// change. leave may be nil.
func NewLine(words string, changed func(string), enter, leave func()) *Line {
	l := &Line{leave: leave}
	l.ExtendBaseWidget(l)
	l.SetText(words)
	l.OnChanged = changed
	l.OnSubmitted = func(string) { enter() }
	return l
}

// TypedKey leaves the sheet on Escape.
func (l *Line) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && l.leave != nil {
		l.leave()
		return
	}
	l.Entry.TypedKey(e)
}

// FocusGained brings the entry into sight. Under a mouse that is held down it stays
// where it is: Fyne takes the keyboard away where the button goes up on something
// else.
func (l *Line) FocusGained() {
	l.Entry.FocusGained()
	if l.In != nil && !l.mouse {
		inSight(l.In, l)
	}
}

// MouseDown puts the keyboard on the entry.
func (l *Line) MouseDown(e *desktop.MouseEvent) {
	l.mouse = true
	l.Entry.MouseDown(e)
	l.mouse = false
}

// Tapped brings the entry into sight once the button is up.
func (l *Line) Tapped(e *fyne.PointEvent) {
	l.Entry.Tapped(e)
	if l.In != nil {
		inSight(l.In, l)
	}
}

// SelectAll marks all that stands in it, so that what is typed replaces it.
func (l *Line) SelectAll() { l.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// inSight scrolls a list so far that an object on it is seen, with a little
// above and below. What is seen whole stays where it is: it may be being pressed.
func inSight(list *container.Scroll, o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	if list.Size().Height <= 0 { // it is not laid out yet, and shows its beginning
		return
	}
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(list).Y
	if y >= 0 && y+o.Size().Height <= list.Size().Height {
		return
	}
	room := 2 * em()
	switch over := y + o.Size().Height + room - list.Size().Height; {
	case y < room:
		list.ScrollToOffset(list.Offset.AddXY(0, y-room))
	case over > 0:
		list.ScrollToOffset(list.Offset.AddXY(0, over))
	}
}
