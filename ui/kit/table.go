package kit

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Rows are what a table shows. They are asked for as they come into sight.
type Rows interface {
	Len() int
	ID(row int) int // stays with a row wherever it stands: the selection follows it
	Cell(row, column int) string
}

// A Table shows rows of cells under titles. Rows are bare texts, of which only
// those in sight exist.
//
// A press on a title sorts; the edge of a title is dragged, or pressed twice to
// fit what is in sight. Arrows, page keys, Home and End move; with Shift they
// select, as Ctrl and Shift do with the mouse; space selects one more or less;
// Ctrl+A selects all, Ctrl+C copies, Escape selects nothing. Up from the first row leads to the titles,
// where Enter sorts and Shift with an arrow changes the width.
type Table struct {
	widget.BaseWidget

	Tone    func(row, column int) Tone  // how a cell asks for attention; nil if none does
	Struck  func(row int) bool          // a row that counts no more: a line goes through it; nil if none does
	Sort    func(column int, down bool) // puts the rows in order; nil if titles do nothing
	Opened  func(row int)               // Enter or a double click; nil if there is nothing to see
	Typed   func(r rune)                // a letter that the table has no use for; may be nil
	Copies  func(rows []int) bool       // takes the copying of these rows over; nil, or false leaves it to the table
	Picked  func()                      // the selection has changed; may be nil
	Changed func(Choices)               // the user has changed the columns; may be nil
	Copied  func(rows int)              // so many rows are on the clipboard; may be nil
	Left    func()                      // Escape where nothing is selected; may be nil
	Keys    map[fyne.KeyName]func()     // what keys do that the table has no use for; may be nil

	columns []Column
	rows    Rows
	choices Choices
	laid    []laid // the columns in view, in order

	sorted int // -1 if the rows are in an order of their own
	down   bool

	pick    pick
	focused bool
	inHead  bool // the keyboard is on the titles
	title   int  // of laid, on which it is
	shift   bool // held
	hovered int  // row under the pointer, -1 if none

	head   *tableHead
	body   *tableBody
	scroll *container.Scroll
}

var (
	_ fyne.Focusable      = (*Table)(nil)
	_ fyne.Shortcutable   = (*Table)(nil)
	_ fyne.DoubleTappable = (*Table)(nil)
	_ desktop.Mouseable   = (*Table)(nil)
	_ desktop.Hoverable   = (*Table)(nil)
	_ desktop.Keyable     = (*Table)(nil)
)

// NewTable returns a table whose columns are as the user last chose them.
func NewTable(columns []Column, chosen Choices, rows Rows) *Table {
	t := &Table{columns: columns, rows: rows, sorted: -1, hovered: -1, pick: newPick()}
	t.choices = Choices{Shown: map[string]bool{}, Widths: map[string]float32{}}
	maps.Copy(t.choices.Shown, chosen.Shown)
	maps.Copy(t.choices.Widths, chosen.Widths)
	t.head, t.body = newTableHead(t), newTableBody(t)
	t.scroll = container.NewScroll(t.body)
	t.scroll.OnScrolled = func(fyne.Position) { t.moved() }
	t.ExtendBaseWidget(t)
	return t
}

// SetSorted says by which column the rows are in order, -1 for none.
func (t *Table) SetSorted(column int, down bool) {
	t.sorted, t.down = column, down
	t.head.Refresh()
}

// sortBy puts the rows in order by a column; by the same once more, in the
// opposite one.
func (t *Table) sortBy(column int) {
	if t.Sort == nil {
		return
	}
	t.SetSorted(column, t.sorted == column && !t.down)
	t.Sort(column, t.down)
	t.RowsChanged()
	t.reveal(t.pick.at)
}

// RowsChanged shows the rows anew after they have changed or are in another
// order. What is selected and still there stays selected.
func (t *Table) RowsChanged() {
	before := t.pick.count
	t.pick.follow(t.rows)
	t.hovered = -1
	t.body.stale = true
	t.Refresh()
	if t.Picked != nil && t.pick.count != before {
		t.Picked()
	}
}

// Selected are the rows that are selected, in order.
func (t *Table) Selected() []int { return t.pick.rows(t.rows) }

// At is the row that the keyboard is on, -1 if on none.
func (t *Table) At() int { return t.pick.at }

// GoTo puts the keyboard on a row and brings it into sight; the row alone is
// selected.
func (t *Table) GoTo(row int) {
	if t.rows.Len() > 0 {
		t.inHead = false
		t.moveTo(row, false)
	}
}

// Count is how many rows are selected.
func (t *Table) Count() int { return t.pick.count }

// Bar puts an object on the ground of bars, which stands out from the page's.
func Bar(object fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newBlock(theme.ColorNameHeaderBackground), object)
}
