package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// An Option is one line of a Choice.
type Option struct{ Title, Detail string }

// A Choice is a list of which exactly one is chosen, each with its reason. The
// arrow keys go through it, space and Enter choose.
type Choice struct {
	widget.BaseWidget
	tiles   []*Tile
	chosen  int
	changed func(chosen int)
}

// NewChoice returns a choice in which one of the options is chosen already.
// changed is told of each other choice the user makes; it may be nil.
func NewChoice(options []Option, chosen int, changed func(chosen int)) *Choice {
	c := &Choice{chosen: chosen, changed: changed}
	for i, o := range options {
		t := NewTile(nil, o.Title, o.Detail, func() { c.pick(i) })
		t.step = func(by int) { c.focus(i + by) }
		c.tiles = append(c.tiles, t)
	}
	c.mark()
	c.ExtendBaseWidget(c)
	return c
}

// Chosen is the index of the option chosen.
func (c *Choice) Chosen() int { return c.chosen }

// Option is one of the options as an object of the page.
func (c *Choice) Option(i int) fyne.CanvasObject { return c.tiles[i] }

func (c *Choice) pick(i int) {
	if i == c.chosen {
		return
	}
	c.chosen = i
	c.mark()
	if c.changed != nil {
		c.changed(i)
	}
}

func (c *Choice) mark() {
	for i, t := range c.tiles {
		t.chosen = i == c.chosen
		t.icon = theme.RadioButtonIcon()
		if t.chosen {
			t.icon = theme.RadioButtonCheckedIcon()
		}
		t.Refresh()
	}
}

func (c *Choice) focus(i int) {
	if i < 0 || i >= len(c.tiles) {
		return
	}
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
		canvas.Focus(c.tiles[i])
	}
}

// CreateRenderer is for Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	rows := container.NewVBox()
	for _, t := range c.tiles {
		rows.Add(t)
	}
	return widget.NewSimpleRenderer(rows)
}
