package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Tile is a large button with a title, a sentence and perhaps an icon: one of
// the things one can do, or one of the things one can choose. Space and Enter
// press it.
type Tile struct {
	widget.BaseWidget
	In    *container.Scroll // the list that it stands in, in which it comes into sight with the keyboard; may be nil
	press func()
	step  func(by int) // to a neighbour; nil if there is none

	title, detail            string
	icon                     fyne.Resource
	chosen, hovered, focused bool
	main                     bool
	end                      fyne.CanvasObject // after the words; nil if there is nothing
}

var (
	_ fyne.Focusable     = (*Tile)(nil)
	_ fyne.Tappable      = (*Tile)(nil)
	_ desktop.Hoverable  = (*Tile)(nil)
	_ desktop.Cursorable = (*Tile)(nil)
)

// NewTile returns a tile; icon may be nil and detail "".
func NewTile(icon fyne.Resource, title, detail string, tapped func()) *Tile {
	t := &Tile{icon: icon, title: title, detail: detail, press: tapped}
	t.ExtendBaseWidget(t)
	return t
}

// SetMain makes the tile look like the main action of its page.
func (t *Tile) SetMain() {
	t.main = true
	t.Refresh()
}

// SetEnd puts an object at the end of the tile; it is called before the tile is
// shown.
func (t *Tile) SetEnd(o fyne.CanvasObject) { t.end = container.NewCenter(o) }

// Tapped presses the tile and leaves the focus on it.
func (t *Tile) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
	t.press()
}

// TypedRune presses the tile on a space.
func (t *Tile) TypedRune(r rune) {
	if r == ' ' {
		t.press()
	}
}

// TypedKey presses the tile on Enter; up and down go to its neighbours.
func (t *Tile) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		t.press()
	case e.Name == fyne.KeyDown && t.step != nil:
		t.step(1)
	case e.Name == fyne.KeyUp && t.step != nil:
		t.step(-1)
	}
}

// FocusGained shows that a key would press the tile.
func (t *Tile) FocusGained() {
	t.show(&t.focused, true)
	if t.In != nil {
		inSight(t.In, t)
	}
}

// FocusLost undoes FocusGained.
func (t *Tile) FocusLost() { t.show(&t.focused, false) }

// MouseIn shows that a click would press the tile.
func (t *Tile) MouseIn(*desktop.MouseEvent) { t.show(&t.hovered, true) }

// MouseMoved changes nothing.
func (t *Tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut undoes MouseIn.
func (t *Tile) MouseOut() { t.show(&t.hovered, false) }

// Cursor is the one of things to be pressed.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (t *Tile) show(state *bool, is bool) {
	*state = is
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	back := newBlock(theme.ColorNameInputBackground)
	back.radius = 8
	over := newBlock(theme.ColorNameHover)
	over.radius = 8
	title := &widget.RichText{Wrapping: fyne.TextWrapWord, Scroll: container.ScrollNone}
	icon := widget.NewIcon(nil)
	inside := container.NewBorder(nil, nil, container.NewPadded(container.NewCenter(icon)), t.end,
		container.NewVBox(layout.NewSpacer(), title, layout.NewSpacer()))
	all := container.NewStack(back, over, container.New(layout.NewCustomPaddedLayout(0, 0, 8, 8), inside))
	r := &tileRenderer{WidgetRenderer: widget.NewSimpleRenderer(all), tile: t, back: back, over: over, words: title, icon: icon}
	r.Refresh()
	return r
}

type tileRenderer struct {
	fyne.WidgetRenderer
	tile       *Tile
	back, over *block
	words      *widget.RichText
	icon       *widget.Icon
}

func (r *tileRenderer) Refresh() {
	t := r.tile
	ground, ink, quiet, sign := theme.ColorNameInputBackground, theme.ColorNameForeground, theme.ColorNamePlaceHolder, theme.ColorNamePrimary
	edge, thick := theme.ColorNameInputBorder, float32(1)
	if t.main {
		ground, edge = theme.ColorNamePrimary, theme.ColorNamePrimary
		ink, quiet, sign = theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary
	}
	if t.chosen {
		edge, thick = theme.ColorNamePrimary, 2
	}
	if t.focused {
		edge, thick = focusRing, 3
	}
	r.words.Segments = []widget.RichTextSegment{&widget.TextSegment{
		Text: t.title, Style: widget.RichTextStyle{ColorName: ink, TextStyle: fyne.TextStyle{Bold: true}},
	}}
	if t.detail != "" {
		r.words.Segments = append(r.words.Segments, &widget.TextSegment{Text: t.detail, Style: widget.RichTextStyle{ColorName: quiet}})
	}
	r.words.Refresh()
	r.icon.Hidden = t.icon == nil
	if t.icon != nil {
		r.icon.SetResource(theme.NewColoredResource(t.icon, sign))
	}
	r.over.Hidden = !t.hovered
	r.back.fill, r.back.edge, r.back.thick = ground, edge, thick
	r.back.Refresh()
	r.WidgetRenderer.Refresh()
}
