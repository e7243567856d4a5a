package pdf

import (
	"cmp"
	"slices"

	"markaz/app/exam"
)

// A column of a table: its width, its title and how its cells are set. Columns
// stand in reading order, the first at the edge where reading starts.
type column struct {
	key   string // in the template of the document
	w     float64
	title exam.Words
	style style
	tick  bool        // an empty square to tick
	at    int         // which of a row's cells it shows; byHand is none
	none  bool        // not in this table, though the document has it
	named *exam.Words // its title, where the document alone knows it
}

// A grid is the place of a table on a page.
type grid struct {
	x, y    float64
	columns []column
	head    float64 // height of the title row
	row     float64 // height of each other row

	titleSize float64 // 0 is 7.8
}

const cellPadding = 1.2

func (g grid) width() float64 {
	var w float64
	for _, c := range g.columns {
		w += c.w
	}
	return w
}

// flexible gives the width that is left to the column at i.
func flexible(columns []column, i int, width float64) []column {
	for j, c := range columns {
		columns[j].at = j
		if j != i {
			width -= c.w
		}
	}
	columns[i].w = width
	return columns
}

// numbered are columns whose cells stand in their order.
func numbered(columns ...column) []column {
	for i := range columns {
		columns[i].at = i
	}
	return columns
}

// titles draws the title row and returns where rows begin.
func (s *sheet) titles(g grid) float64 {
	s.fillBox(box{g.x, g.y, g.width(), g.head}, shade)
	x := g.x
	for _, c := range g.columns {
		st := c.style
		st.weight, st.size, st.min, st.grey, st.ltr, st.rtl, st.own = bold, cmp.Or(g.titleSize, 7.8), 4, black, false, false, false
		if !c.tick && c.style.align == start {
			st.align = start
		} else {
			st.align = middleOf
		}
		s.label(box{x, g.y, c.w, g.head}.in(cellPadding, 0.3), c.title, st)
		x += c.w
	}
	return g.y + g.head
}

// rules draws the lines of a table of n rows, all at once.
func (s *sheet) rules(g grid, n int) {
	w, h := g.width(), g.head+float64(n)*g.row
	for i := 1; i <= n; i++ {
		s.across(g.x, g.y+g.head+float64(i-1)*g.row, w, rule, 0.15)
	}
	x := g.x
	for _, c := range g.columns[:len(g.columns)-1] {
		x += c.w
		s.down(x, g.y, h, rule, 0.15)
	}
	s.frame(box{g.x, g.y, w, h}, dark, 0.3)
}

// A cell is what stands in a column of a row: a text, words in the languages of the
// paper, a name, or a func that draws in the box of the cell; nil is nothing.
type cell any

// row draws the cells of one row at y, in the order in which they are read, which is
// theirs in the file too. A tick column has a square, and what a func draws in it.
func (s *sheet) row(g grid, y float64, cells ...cell) {
	x := g.x
	for _, c := range g.columns {
		if c.at != byHand {
			if c.tick {
				const side = 3.6
				s.frame(box{x + (c.w-side)/2, y + (g.row-side)/2, side, side}, rule, 0.2)
			}
			s.cell(box{x, y, c.w, g.row}, c, cells[c.at])
		}
		x += c.w
	}
}

func (s *sheet) cell(b box, c column, holds cell) {
	inner := b.in(cellPadding, 0.2)
	switch holds := holds.(type) {
	case func(box):
		holds(b)
	case string:
		if holds != "" && !c.tick {
			s.text(inner, holds, lowered(c.style, b.h))
		}
	case exam.Words:
		s.label(inner, holds, lowered(c.style, b.h))
	case exam.Name:
		s.name(inner, holds, c.style.size)
	}
}

// sumRow draws the row of sums of a table: words over the columns before the first
// that is summed, from being the cells that are.
func (s *sheet) sumRow(g grid, from int, words exam.Words, cells ...cell) {
	free, merged := 0.0, 0
	for _, c := range g.columns {
		if c.at >= from {
			break
		}
		free += c.w
		merged++
	}
	sum := g
	sum.head = 0
	sum.columns = slices.Clone(g.columns[merged:])
	if merged > 0 {
		sum.columns = append([]column{{w: free, at: byHand}}, sum.columns...)
		st := style{weight: bold, size: 10, min: 5.5}
		s.label(box{g.x, g.y, free, g.row}.in(cellPadding, 0.2), words, lowered(st, g.row))
	}
	s.rules(sum, 1)
	s.row(sum, g.y, cells...)
}

// cell is the box of a row at y in which the cell at stands; false if its column is
// not shown.
func (g grid) cell(y float64, at int) (box, bool) {
	x := g.x
	for _, c := range g.columns {
		if c.at == at {
			return box{x, y, c.w, g.row}, true
		}
		x += c.w
	}
	return box{}, false
}
