package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// A Button is Fyne's, which Enter presses as well as space.
type Button struct{ widget.Button }

// NewButton returns a button with words.
func NewButton(words string, tapped func()) *Button { return NewIconButton(words, nil, tapped) }

// NewIconButton returns a button with words and an icon before them.
func NewIconButton(words string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{widget.Button{Text: words, Icon: icon, OnTapped: tapped}}
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey presses the button on Enter and space.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		e = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	b.Button.TypedKey(e)
}
