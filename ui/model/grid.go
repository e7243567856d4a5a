package model

import (
	"cmp"
	"slices"
	"strings"

	"markaz/app/text"
)

// A GridColumn is one column of a list: what it says of each row, and by what
// the rows are put in order.
type GridColumn struct {
	Key    string // names the column in what is remembered of it
	Title  string
	Width  float32 // at least, in multiples of the size of the text
	Grow   float32 // share of the room that is left
	Hidden bool    // until the user asks for it
	Text   func(row int) string
	Order  func(row int) string // key whose byte order is the order; nil: Text, numbers by their value
	// Now returns what Text says from now on, whatever changes later, for whoever
	// reads it elsewhere meanwhile; nil where Text reads nothing that changes.
	Now func() func(row int) string
}

// ByAlphabet is an Order for names.
func ByAlphabet(of func(row int) string) func(int) string {
	return func(row int) string {
		if s := of(row); s != "" {
			return text.SortKey(s)
		}
		return ""
	}
}

// A Grid is a list of rows in columns: which are shown, and in which order.
// Rows keep their numbers whatever is shown.
type Grid struct {
	Columns []GridColumn

	rows   int
	find   func(query string) []int
	query  string
	keep   func(row int) bool // nil keeps all
	column int                // by which rows are in order; -1 for the order of the list
	down   bool

	orders map[int]order
	shown  []int32
}

// order is the rows sorted by a column; those without a value come last, in
// either direction.
type order struct {
	rows []int32
	full int // how many have a value
}

// NewGrid returns a list of so many rows in their own order.
func NewGrid(rows int, columns ...GridColumn) *Grid {
	g := &Grid{Columns: columns, rows: rows, column: -1, orders: map[int]order{}}
	g.show()
	return g
}

// FindBy says how the rows that match a query are found; without it, by the
// words of every column.
func (g *Grid) FindBy(find func(query string) []int) { g.find = find }

// Rows is how many there are, shown or not.
func (g *Grid) Rows() int { return g.rows }

// Len is how many are shown.
func (g *Grid) Len() int { return len(g.shown) }

// ID is the number of the row that is shown at a place.
func (g *Grid) ID(at int) int { return int(g.shown[at]) }

// Cell is what a column says of the row at a place.
func (g *Grid) Cell(at, column int) string { return g.Columns[column].Text(g.ID(at)) }

// Filter shows the rows that match a query and are kept; "" matches all, nil
// keeps all.
func (g *Grid) Filter(query string, keep func(row int) bool) {
	g.query, g.keep = query, keep
	g.show()
}

// Sort puts the rows in order by a column, -1 for the order of the list.
func (g *Grid) Sort(column int, down bool) {
	g.column, g.down = column, down
	g.show()
}

// SortAs puts the rows in the order in which another grid has its own, by the
// column with the same key; nil has none.
func (g *Grid) SortAs(other *Grid) {
	column, down := -1, false
	if other != nil && other.column >= 0 {
		key := other.Columns[other.column].Key
		column, down = slices.IndexFunc(g.Columns, func(c GridColumn) bool { return c.Key == key }), other.down
	}
	g.Sort(column, down)
}

// Sorted is the column by which the rows are in order, -1 if in that of the list.
func (g *Grid) Sorted() (column int, down bool) { return g.column, g.down }

// Forget says that what a column says has changed.
func (g *Grid) Forget(key string) {
	for i, c := range g.Columns {
		if c.Key == key {
			delete(g.orders, i)
		}
	}
}

func (g *Grid) show() {
	wanted := g.matching()
	g.shown = slices.Grow(g.shown[:0], g.rows)
	take := func(row int32) {
		if (wanted == nil || wanted[row]) && (g.keep == nil || g.keep(int(row))) {
			g.shown = append(g.shown, row)
		}
	}
	if g.column < 0 {
		for row := range g.rows {
			take(int32(row))
		}
		return
	}
	o := g.inOrder(g.column)
	for i := range o.full {
		if g.down {
			i = o.full - 1 - i
		}
		take(o.rows[i])
	}
	for _, row := range o.rows[o.full:] {
		take(row)
	}
}

// matching tells of each row whether it matches the query; nil if all do.
func (g *Grid) matching() []bool {
	if text.Fold(g.query) == "" {
		return nil
	}
	if g.find == nil {
		g.find = g.findWords()
	}
	wanted := make([]bool, g.rows)
	for _, row := range g.find(g.query) {
		wanted[row] = true
	}
	return wanted
}

// findWords finds rows by the words of every column.
func (g *Grid) findWords() func(string) []int {
	rows := make([][]string, g.rows)
	for i := range rows {
		for _, c := range g.Columns {
			rows[i] = append(rows[i], c.Text(i))
		}
	}
	index := text.NewIndex(rows)
	return func(query string) []int { return index.Find(query, 0) }
}

func (g *Grid) inOrder(column int) order {
	if o, known := g.orders[column]; known {
		return o
	}
	c := g.Columns[column]
	keys := make([]string, g.rows)
	o := order{rows: make([]int32, 0, g.rows)}
	var empty []int32
	for i := range keys {
		if c.Order != nil {
			keys[i] = c.Order(i)
		} else if said := c.Text(i); said != "" {
			keys[i] = text.NaturalKey(said)
		}
		if keys[i] == "" {
			empty = append(empty, int32(i))
		} else {
			o.rows = append(o.rows, int32(i))
		}
	}
	slices.SortFunc(o.rows, func(a, b int32) int { return cmp.Or(strings.Compare(keys[a], keys[b]), cmp.Compare(a, b)) })
	o.full = len(o.rows)
	o.rows = append(o.rows, empty...)
	g.orders[column] = o
	return o
}

// Sheet returns rows of the list as a spreadsheet shows them: those at the
// places, all that are shown if places is nil, with the columns named. It holds
// all that it needs: it may be written while the list changes.
func (g *Grid) Sheet(name string, lang text.Lang, places, columns []int) Sheet {
	s := Sheet{Name: name, RightToLeft: lang.RTL()}
	says := make([]func(int) string, len(columns))
	for k, c := range columns {
		if says[k] = g.Columns[c].Text; g.Columns[c].Now != nil {
			says[k] = g.Columns[c].Now()
		}
		s.Titles = append(s.Titles, g.Columns[c].Title)
		s.Widths = append(s.Widths, g.Columns[c].Width)
	}
	rows := make([]int, 0, max(len(places), g.Len()))
	if places == nil {
		for at := range g.Len() {
			rows = append(rows, g.ID(at))
		}
	}
	for _, at := range places {
		rows = append(rows, g.ID(at))
	}
	s.Count = len(rows) // rows, not places: what is shown may change while the sheet is written
	s.Row = func(i int) []string {
		cells := make([]string, len(says))
		for k, say := range says {
			cells[k] = say(rows[i])
		}
		return cells
	}
	return s
}

// A Sheet is a table to be written as a spreadsheet. Every cell is text: a
// spreadsheet takes the leading zeros from what it holds for a number.
type Sheet struct {
	Name        string
	RightToLeft bool
	Titles      []string
	Widths      []float32 // in letters, about
	Count       int
	Row         func(i int) []string
}

// A TableLook is what this PC remembers of the columns of a table, by key:
// which are shown against what the program shows, and how wide they are made.
type TableLook struct {
	Shown  map[string]bool
	Widths map[string]float32
}
