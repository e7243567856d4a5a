package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Plate is one thing of many beside one another: what it is, how it stands in a few
// words with a sign, and its numbers. Colour alone says nothing.
type Plate struct {
	Tone    Tone
	Sign    fyne.Resource // says the same as the tone; may be nil
	Head    string
	State   string
	Figures string
}

// Plates are many plates in rows, of which only those in sight exist. Arrows, page
// keys, Home and End move; Enter, space and a click open.
type Plates struct {
	widget.GridWrap
	Opened func(i int)
	Picked func(i int)             // the keyboard is on another one; may be nil
	Left   func()                  // Escape; may be nil
	Typed  func(r rune)            // may be nil
	Keys   map[fyne.KeyName]func() // what keys do that the plates have no use for; may be nil

	count   func() int
	at      int
	focused bool
}

var _ fyne.Focusable = (*Plates)(nil)

// NewPlates returns plates that are asked for as they come into sight.
func NewPlates(count func() int, plate func(i int) Plate) *Plates {
	p := &Plates{count: count}
	p.Length = count
	p.CreateItem = func() fyne.CanvasObject { return newPlateView() }
	p.UpdateItem = func(i widget.GridWrapItemID, o fyne.CanvasObject) {
		o.(*plateView).set(plate(i), p.focused && i == p.at)
	}
	p.OnSelected = func(i widget.GridWrapItemID) {
		p.UnselectAll()
		p.at = i
		p.Refresh()
		if p.Opened != nil {
			p.Opened(i)
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// At is the plate that the keyboard is on.
func (p *Plates) At() int { return p.at }

// GoTo puts the keyboard on a plate and brings it into sight.
func (p *Plates) GoTo(i int) {
	n := p.count()
	if n == 0 {
		return
	}
	p.at = min(max(i, 0), n-1)
	p.ScrollTo(p.at)
	p.Refresh()
	if p.Picked != nil {
		p.Picked(p.at)
	}
}

// Changed shows other plates; the keyboard stays where it is.
func (p *Plates) Changed() {
	p.at = max(min(p.at, p.count()-1), 0)
	p.Refresh()
}

// TypedKey moves and opens.
func (p *Plates) TypedKey(e *fyne.KeyEvent) {
	columns := p.ColumnCount()
	rows := max(int(p.Size().Height/(p.CreateItem().MinSize().Height+theme.Padding())), 1)
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if p.Opened != nil && p.at < p.count() {
			p.Opened(p.at)
		}
	case fyne.KeyRight:
		p.GoTo(p.at + 1)
	case fyne.KeyLeft:
		p.GoTo(p.at - 1)
	case fyne.KeyDown:
		p.GoTo(p.at + columns)
	case fyne.KeyUp:
		p.GoTo(p.at - columns)
	case fyne.KeyPageDown:
		p.GoTo(p.at + columns*rows)
	case fyne.KeyPageUp:
		p.GoTo(p.at - columns*rows)
	case fyne.KeyHome:
		p.GoTo(0)
	case fyne.KeyEnd:
		p.GoTo(p.count() - 1)
	case fyne.KeyEscape:
		if p.Left != nil {
			p.Left()
		}
	default:
		if do := p.Keys[e.Name]; do != nil {
			do()
		}
	}
}

// TypedRune tells of a letter.
func (p *Plates) TypedRune(r rune) {
	if p.Typed != nil && r != ' ' {
		p.Typed(r)
	}
}

// FocusGained shows where the keyboard is.
func (p *Plates) FocusGained() { p.focus(true) }

// FocusLost undoes FocusGained.
func (p *Plates) FocusLost() { p.focus(false) }

func (p *Plates) focus(is bool) {
	p.focused = is
	p.Refresh()
}

// plateWide is how wide a plate is, in multiples of the size of the text.
const plateWide = 9.4

type plateView struct {
	widget.BaseWidget
	back                 *block
	edge                 *block
	head, state, figures *widget.Label
	sign                 *widget.Icon
	all                  fyne.CanvasObject
}

func newPlateView() *plateView {
	small := func(i widget.Importance) *widget.Label {
		return &widget.Label{SizeName: theme.SizeNameCaptionText, Importance: i, Truncation: fyne.TextTruncateEllipsis}
	}
	v := &plateView{
		back: newBlock(theme.ColorNameInputBackground), edge: newBlock(""),
		head: &widget.Label{TextStyle: fyne.TextStyle{Bold: true}, Truncation: fyne.TextTruncateEllipsis},
		sign: widget.NewIcon(nil), state: small(widget.MediumImportance), figures: small(widget.MediumImportance),
	}
	v.state.TextStyle.Bold = true
	v.back.radius, v.edge.radius, v.edge.smallest = 6, 2, fyne.NewSize(4, 0)
	top := container.NewBorder(nil, nil, nil, container.NewCenter(v.sign), v.head)
	words := container.New(layout.NewCustomPaddedVBoxLayout(-18), top, v.state, v.figures)
	inside := container.NewBorder(nil, nil, container.New(layout.NewCustomPaddedLayout(5, 5, 3, 0), v.edge), nil,
		container.New(layout.NewCustomPaddedLayout(-5, -5, 0, 4), words))
	v.all = container.NewStack(v.back, container.New(layout.NewCustomPaddedLayout(0, 0, 0, 0), inside))
	v.ExtendBaseWidget(v)
	return v
}

// MinSize is the same of all plates.
func (v *plateView) MinSize() fyne.Size {
	return fyne.NewSize(plateWide*em(), v.all.MinSize().Height)
}

func (v *plateView) set(p Plate, focused bool) {
	v.edge.fill = p.Tone.colour()
	v.back.edge, v.back.thick = theme.ColorNameInputBorder, 1
	if focused {
		v.back.edge, v.back.thick = focusRing, 3
	}
	v.head.SetText(p.Head)
	v.state.Importance = p.Tone.Importance()
	v.state.SetText(p.State)
	v.figures.SetText(p.Figures)
	v.sign.Hidden = p.Sign == nil
	if p.Sign != nil {
		v.sign.SetResource(theme.NewColoredResource(p.Sign, p.Tone.colour()))
	}
	v.Refresh()
	v.back.Refresh()
	v.edge.Refresh()
}

// CreateRenderer is for Fyne.
func (v *plateView) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.all) }
