package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Digits is a choice of one of a few words by its digit; the arrow keys and a
// click choose as well. Enter goes on, Escape leaves.
type Digits struct {
	widget.BaseWidget
	options       []*digit
	chosen        int // -1 is none yet
	focused       bool
	enter, escape func()
	Changed       func(chosen int) // told of each choice that the user makes; may be nil
}

var _ fyne.Focusable = (*Digits)(nil)

// NewDigits returns a choice in which nothing is chosen yet.
func NewDigits(words []string, enter, escape func()) *Digits {
	d := &Digits{chosen: -1, enter: enter, escape: escape}
	for i, word := range words {
		d.options = append(d.options, newDigit(i, word, func() {
			if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
				c.Focus(d)
			}
			d.choose(i)
		}))
	}
	d.ExtendBaseWidget(d)
	return d
}

// Chosen is the index of what is chosen, -1 if nothing is.
func (d *Digits) Chosen() int { return d.chosen }

// Choose chooses one as if it had been chosen already; -1 is none.
func (d *Digits) Choose(i int) {
	if i >= -1 && i < len(d.options) {
		d.chosen = i
		d.show()
	}
}

func (d *Digits) choose(i int) {
	if i >= 0 && i < len(d.options) {
		d.Choose(i)
		if d.Changed != nil {
			d.Changed(i)
		}
	}
}

func (d *Digits) show() {
	for i, o := range d.options {
		o.chosen = i == d.chosen
		o.focused = d.focused && (o.chosen || d.chosen < 0 && i == 0)
		o.Refresh()
	}
}

// frenchRow is what the row of digits types on a French keyboard without Shift.
var frenchRow = []rune("&é\"'(-è_ç")

// TypedRune chooses by a digit, in either digits and from either row.
func (d *Digits) TypedRune(r rune) {
	switch {
	case r >= '1' && r <= '9':
		d.choose(int(r - '1'))
	case r >= '١' && r <= '٩':
		d.choose(int(r - '١'))
	default:
		d.choose(slices.Index(frenchRow, r))
	}
}

// TypedKey goes through the choice, goes on, or leaves.
func (d *Digits) TypedKey(e *fyne.KeyEvent) {
	switch {
	case isEnter(e):
		d.enter()
	case e.Name == fyne.KeyEscape:
		d.escape()
	case e.Name == fyne.KeyDown:
		d.choose(min(d.chosen+1, len(d.options)-1))
	case e.Name == fyne.KeyUp:
		d.choose(max(d.chosen-1, 0))
	}
}

// FocusGained shows that a digit would choose.
func (d *Digits) FocusGained() { d.focused = true; d.show() }

// FocusLost undoes FocusGained.
func (d *Digits) FocusLost() { d.focused = false; d.show() }

// CreateRenderer is for Fyne.
func (d *Digits) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedVBoxLayout(2), asObjects(d.options)...))
}

// A digit is one line of Digits.
type digit struct {
	widget.BaseWidget
	back            *block
	number, word    *widget.Label
	tapped          func()
	chosen, focused bool
}

func newDigit(i int, word string, tapped func()) *digit {
	o := &digit{back: newBlock(theme.ColorNameInputBackground), tapped: tapped}
	o.number = &widget.Label{Text: string(rune('1' + i)), TextStyle: fyne.TextStyle{Bold: true}}
	o.word = &widget.Label{Text: word, Truncation: fyne.TextTruncateEllipsis}
	o.back.radius = 6
	o.ExtendBaseWidget(o)
	return o
}

// Tapped chooses it.
func (o *digit) Tapped(*fyne.PointEvent) { o.tapped() }

// Words are what can be read on it.
func (o *digit) Words() []string { return []string{o.number.Text, o.word.Text} }

// Refresh shows whether it is chosen.
func (o *digit) Refresh() {
	o.back.edge, o.back.thick = theme.ColorNameInputBorder, 1
	o.word.TextStyle.Bold = o.chosen
	if o.chosen {
		o.back.edge, o.back.thick = theme.ColorNamePrimary, 2
	}
	if o.focused {
		o.back.edge, o.back.thick = focusRing, 3
	}
	o.back.Refresh()
	o.word.Refresh()
	o.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (o *digit) CreateRenderer() fyne.WidgetRenderer {
	row := container.NewBorder(nil, nil, o.number, nil, o.word)
	return widget.NewSimpleRenderer(container.NewStack(o.back, container.New(layout.NewCustomPaddedLayout(-4, -4, 4, 4), row)))
}
