package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Button is Fyne's, which Enter presses as well as space, with a ring around
// it while the keyboard is on it.
type Button struct {
	widget.Button
	Keys  map[fyne.KeyName]func() // what other keys do while the keyboard is on it; may be nil
	In    *container.Scroll       // the list that it stands in, in which it comes into sight with the keyboard; may be nil
	Typed func(r rune)            // told what is typed while the keyboard is on it; may be nil
	ring  *block

	focused func() // told that the keyboard has come; may be nil
}

// NewButton returns a button with words.
func NewButton(words string, tapped func()) *Button {
	b := &Button{Button: widget.Button{Text: words, OnTapped: tapped}, ring: newBlock("")}
	b.ring.edge, b.ring.thick, b.ring.radius = focusRing, 3, theme.InputRadiusSize()
	b.ring.Hide()
	b.ExtendBaseWidget(b)
	return b
}

// Tapped presses the button and leaves the focus on it, unless what the button
// does takes it elsewhere: Fyne's would leave it nowhere, and Tab would begin
// anew.
func (b *Button) Tapped(e *fyne.PointEvent) {
	b.Button.Tapped(e)
	c := fyne.CurrentApp().Driver().CanvasForObject(b)
	if c != nil && c.Focused() == nil && c.Overlays().Top() == nil && b.Visible() && !b.Disabled() {
		c.Focus(b)
	}
}

// TypedKey presses the button on Enter and space, and does what Keys say.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if do := b.Keys[e.Name]; do != nil {
		do()
		return
	}
	if isEnter(e) {
		e = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	if e.Name == fyne.KeySpace {
		b.Tapped(nil)
	}
}

// TypedRune tells Typed.
func (b *Button) TypedRune(r rune) {
	if b.Typed != nil && r != ' ' { // which presses it
		b.Typed(r)
	}
}

// FocusGained shows that a key would press the button.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	b.ring.Show()
	if b.In != nil {
		inSight(b.In, b)
	}
	if b.focused != nil {
		b.focused()
	}
}

// FocusLost undoes FocusGained.
func (b *Button) FocusLost() {
	b.Button.FocusLost()
	b.ring.Hide()
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return &ringed{WidgetRenderer: b.Button.CreateRenderer(), ring: b.ring}
}

// ringed draws a ring over a widget.
type ringed struct {
	fyne.WidgetRenderer
	ring *block
}

func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

func (r *ringed) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject(nil), r.WidgetRenderer.Objects()...), r.ring)
}
