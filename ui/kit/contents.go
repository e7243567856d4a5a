package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Contents lists titles of what can be read, one of which is open. Up and down,
// Home and End open another.
type Contents struct {
	widget.BaseWidget
	Keys map[fyne.KeyName]func() // what other keys do; may be nil

	open   int
	opened func(i int)
	rows   []*contentsRow
	scroll *container.Scroll
	ring   *block
}

var _ fyne.Focusable = (*Contents)(nil)

// NewContents returns the titles, of which one is open; opened is told of each
// other.
func NewContents(titles []string, open int, opened func(i int)) *Contents {
	c := &Contents{open: open, opened: opened, ring: newBlock("")}
	c.ring.edge, c.ring.thick, c.ring.radius = focusRing, 2, theme.InputRadiusSize()
	c.ring.Hide()
	column := container.New(layout.NewCustomPaddedVBoxLayout(1))
	for i, t := range titles {
		row := newContentsRow(t, func() {
			if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
				canvas.Focus(c)
			}
			c.Open(i)
		})
		c.rows = append(c.rows, row)
		column.Add(row)
	}
	c.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(6, 6, 6, 6+besideBar), column))
	c.ExtendBaseWidget(c)
	c.mark()
	return c
}

// Open opens one of the titles.
func (c *Contents) Open(i int) {
	if i < 0 || i >= len(c.rows) || i == c.open {
		return
	}
	c.open = i
	c.mark()
	c.show()
	c.opened(i)
}

func (c *Contents) mark() {
	for i, r := range c.rows {
		r.set(i == c.open)
	}
}

// show scrolls to what is open.
func (c *Contents) show() {
	row := c.rows[c.open]
	top, bottom, room := row.Position().Y, row.Position().Y+row.Size().Height+12, c.scroll.Size().Height
	switch {
	case top < c.scroll.Offset.Y:
		c.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > c.scroll.Offset.Y+room:
		c.scroll.ScrollToOffset(fyne.NewPos(0, bottom-room))
	}
}

// FocusGained shows that keys open titles.
func (c *Contents) FocusGained() { c.ring.Show() }

// FocusLost undoes FocusGained.
func (c *Contents) FocusLost() { c.ring.Hide() }

// TypedRune does nothing.
func (c *Contents) TypedRune(rune) {}

// TypedKey opens titles.
func (c *Contents) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		c.Open(c.open + 1)
	case fyne.KeyUp:
		c.Open(c.open - 1)
	case fyne.KeyHome:
		c.Open(0)
	case fyne.KeyEnd:
		c.Open(len(c.rows) - 1)
	default:
		if do := c.Keys[e.Name]; do != nil {
			do()
		}
	}
}

// CreateRenderer is for Fyne.
func (c *Contents) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(c.scroll, c.ring))
}

// contentsRow is one title.
type contentsRow struct {
	widget.BaseWidget
	press func()
	back  *block
	label *widget.Label
	open  bool
}

var (
	_ fyne.Tappable      = (*contentsRow)(nil)
	_ desktop.Hoverable  = (*contentsRow)(nil)
	_ desktop.Cursorable = (*contentsRow)(nil)
)

func newContentsRow(title string, press func()) *contentsRow {
	r := &contentsRow{press: press, back: newBlock(""), label: &widget.Label{Text: title, Truncation: fyne.TextTruncateEllipsis}}
	r.back.radius = theme.InputRadiusSize()
	r.ExtendBaseWidget(r)
	return r
}

func (r *contentsRow) set(open bool) {
	r.open = open
	r.label.TextStyle.Bold = open
	r.label.Refresh()
	r.fill("")
}

func (r *contentsRow) fill(other fyne.ThemeColorName) {
	if r.back.fill = other; r.open {
		r.back.fill = theme.ColorNameSelection
	}
	r.back.Refresh()
}

// Tapped opens the title.
func (r *contentsRow) Tapped(*fyne.PointEvent) { r.press() }

// MouseIn shows that a click would open the title.
func (r *contentsRow) MouseIn(*desktop.MouseEvent) { r.fill(theme.ColorNameHover) }

// MouseMoved changes nothing.
func (r *contentsRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut undoes MouseIn.
func (r *contentsRow) MouseOut() { r.fill("") }

// Cursor is the one of things to be pressed.
func (r *contentsRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (r *contentsRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.back, container.New(layout.NewCustomPaddedLayout(-3, -3, 0, 0), r.label)))
}
