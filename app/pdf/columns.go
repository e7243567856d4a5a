package pdf

import (
	"cmp"
	"strings"

	"markaz/app/exam"
	"markaz/app/template"
)

// columns are those of the template in use that are shown, in its order and as wide
// as it says, in a table of the given width. filled are those that the document can
// fill, in the order of the cells of its rows; their widths are those that a column
// has of which the template says none. A table of which nothing is shown is shown
// whole: no template makes an empty page.
func (s *sheet) columns(width float64, filled ...column) []column {
	if s.record != nil || len(s.tpl.Columns) == 0 { // a column that is not shown makes no paper untrue
		return numbered(filled...)
	}
	all := s.shown(filled, false)
	if len(all) == 0 {
		all = s.shown(filled, true)
	}
	if len(all) == 0 {
		return flexible(filled, len(filled)-1, width)
	}
	return fitted(all, width)
}

// shown are the columns of the template in use that are among filled, and those of
// the hand's that stand beside them.
func (s *sheet) shown(filled []column, hidden bool) []column {
	var all []column
	mine := false // the column before is of this table
	for _, c := range s.tpl.Columns {
		if !strings.HasPrefix(c.Key, exam.HandKey) {
			_, mine = columnOf(c.Key, filled)
			break
		}
	}
	for _, c := range s.tpl.Columns {
		col, ok := columnOf(c.Key, filled)
		if strings.HasPrefix(c.Key, exam.HandKey) {
			ok = mine
		}
		mine = ok
		if !ok || col.none || c.Hidden && !hidden {
			continue
		}
		col.w, col.title = cmp.Or(c.Width, col.w), c.Title
		if col.named != nil {
			col.title = *col.named
		}
		all = append(all, col)
	}
	return all
}

// factLines are those facts of the template in use that are shown one below the other,
// none where all are hidden.
func (s *sheet) factLines(filled ...column) []column {
	if s.record != nil || len(s.tpl.Columns) == 0 {
		return numbered(filled...)
	}
	return s.shown(filled, false)
}

// fitted are columns that fill the width of their table: those without a width share
// what the others leave, which is never less than can be read.
func fitted(all []column, width float64) []column {
	fixed, flexible := 0.0, 0
	for _, c := range all {
		if c.w == 0 {
			flexible++
		}
		fixed += c.w
	}
	left := min(template.LeastRest, width/float64(len(all))) * float64(flexible)
	if k := (width - left) / fixed; flexible == 0 || fixed > width-left {
		for i := range all {
			all[i].w *= k
		}
		fixed = width - left
	}
	for i := range all {
		if all[i].w == 0 {
			all[i].w = (width - fixed) / float64(flexible)
		}
	}
	return all
}

// scaled are columns k times as wide.
func scaled(columns []column, k float64) []column {
	for i := range columns {
		columns[i].w *= k
	}
	return columns
}

// byHand is the place of a cell that only the hand fills in.
const byHand = -1

func columnOf(key string, filled []column) (column, bool) {
	for i, c := range filled {
		if c.key == key {
			c.at = i
			return c, true
		}
	}
	return column{at: byHand}, false
}
