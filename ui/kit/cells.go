package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Cells are rows of one line that stand beside one another as far as there is room, for
// an entry above them to move the mark; a click takes one.
type Cells struct {
	widget.GridWrap
	count  func() int
	row    func(i int) Row
	taken  func(i int)
	marked int
	moving bool
}

// NewCells returns cells so many letters wide; taken is told which one is clicked.
func NewCells(letters float32, count func() int, row func(i int) Row, taken func(i int)) *Cells {
	c := &Cells{count: count, row: row, taken: taken}
	c.Length = count
	c.CreateItem = func() fyne.CanvasObject {
		room := newBlock("")
		room.smallest = fyne.NewSize(letters*em(), 0)
		v := newRowView()
		v.detail.Hide()
		return container.New(layout.NewCustomPaddedLayout(-5, -5, 0, 0), container.NewStack(room, v))
	}
	c.UpdateItem = func(i widget.GridWrapItemID, o fyne.CanvasObject) {
		r := row(i)
		r.Detail = "" // there is one line
		o.(*fyne.Container).Objects[0].(*fyne.Container).Objects[1].(*rowView).set(r)
	}
	c.OnSelected = func(i widget.GridWrapItemID) {
		if !c.moving {
			c.marked = i
			taken(i)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Step moves the mark.
func (c *Cells) Step(by int) { c.Mark(c.marked + by) }

// Mark marks a cell.
func (c *Cells) Mark(i int) {
	n := c.count()
	if n == 0 {
		return
	}
	c.moving = true
	c.UnselectAll()
	c.marked = min(max(i, 0), n-1)
	c.Select(c.marked)
	c.moving = false
}

// Marked is the cell that is marked.
func (c *Cells) Marked() int { return c.marked }

// Words are those of all cells.
func (c *Cells) Words() (words []string) {
	for i := range c.count() {
		r := c.row(i)
		words = append(words, r.Text, r.Tag)
	}
	return words
}
