package pdf

import (
	"cmp"
	"slices"
	"strconv"

	"markaz/app/exam"
	"markaz/app/text"
)

// A formLine is one line of a table: named by the template, or a row of the form.
type formLine struct {
	named *exam.Item
	row   *FormRow
}

// formLinesOf are the lines of a table on which anything stands.
func (p *formPrinter) formLinesOf(t *exam.Table) []formLine {
	var all []formLine
	for i := range t.Named {
		if n := &t.Named[i]; !n.Hidden {
			all = append(all, formLine{named: n, row: &FormRow{Cells: p.named(t, n.Key)}})
		}
	}
	rows := p.of.Rows[t.Key]
	for i := range rows {
		all = append(all, formLine{row: &rows[i]})
	}
	return all
}

// named are the cells of a row that the template names.
func (p *formPrinter) named(t *exam.Table, row string) map[string]string {
	cells := map[string]string{}
	for _, c := range t.Columns {
		cells[c.Key] = p.value(Cell(row, c.Key))
	}
	return cells
}

// Cell is the key of a cell of a row that the template of a form names.
func Cell(row, column string) string { return row + "." + column }

// tableOf draws a table of a form with its rows, then with empty ones: as many as
// the template says, or as the page holds beside what follows. It runs on over as
// many pages as its rows need, and ends with a few empty ones then; of a complete list
// with its last row.
func (p *formPrinter) tableOf(b *exam.Block, after []exam.Block) {
	lines := p.formLinesOf(b.Table)
	height := cmp.Or(b.Height, formRow)
	ending := p.rest(after) + formGap
	sums := min(len(b.Table.Sums), 1)
	if len(lines) <= b.Table.Rows { // a short one stays whole
		p.need(p.least(b))
	}
	p.need(p.beginning(b))
	left := max(len(lines), b.Table.Rows)
	at := 0
	for {
		g := grid{x: margin, y: p.y, head: formTitles, row: height, columns: p.formColumns(b.Table)}
		fits := max(1, int((p.bottom()-p.y-g.head+0.01)/height))
		fitsLast := max(1, int((p.bottom()-ending-p.y-g.head+0.01)/height)-sums)
		if b.Table.Rows == 0 && left <= fitsLast && p.of.Closed {
			left = max(left, 1)
		} else if b.Table.Rows == 0 && left <= fitsLast {
			left = fitsLast
			if at > 0 {
				left = min(left, max(len(lines)-at, 0)+leastLines)
			}
		}
		take, last := left, left <= fitsLast
		if !last {
			take = min(left, fits)
			if take == left && b.Table.Rows == 0 { // nobody signs below nothing
				take = max(1, left-leastLines)
			}
			last = take == left && p.y+g.head+height*float64(take+sums) <= p.bottom()
		}
		y := p.titles(g)
		p.rules(g, take)
		for i := range take {
			var l formLine
			if at+i < len(lines) {
				l = lines[at+i]
			}
			p.formLine(g, y, b.Table, at+i+1, l)
			y += g.row
		}
		p.y = y
		at, left = at+take, left-take
		if left == 0 && last {
			break
		}
		p.continues(p.y)
		p.nextPage()
		if left == 0 {
			break
		}
	}
	if sums > 0 {
		p.formSums(b.Table, lines, height)
	}
}

// formColumns are the columns of a table of a form, each set as it says.
func (p *formPrinter) formColumns(t *exam.Table) []column {
	var all []column
	rest, flexible := p.w-2*margin, 0
	for i, c := range t.Columns {
		if c.Hidden {
			continue
		}
		all = append(all, column{key: c.Key, w: c.Width, title: c.Title, style: formStyle(c.Set), tick: c.Set == "tick", at: i})
		if c.Width == 0 {
			flexible++
		}
		rest -= c.Width
	}
	for i := range all {
		switch {
		case all[i].w == 0:
			all[i].w = rest / float64(flexible)
		case flexible == 0: // what is left over is shared out
			all[i].w *= (p.w - 2*margin) / (p.w - 2*margin - rest)
		}
	}
	return all
}

func formStyle(set string) style {
	switch set {
	case "code":
		return style{size: 9, min: 5.5, align: middleOf, ltr: true}
	case "number", "rank":
		return style{weight: bold, size: 10, min: 6, align: middleOf, own: true}
	case "name":
		return style{weight: bold, size: 10, min: 6, own: true}
	case "bold":
		return style{weight: bold, size: 9.6, min: 6, own: true}
	case "label":
		return style{weight: bold, size: 9.2, min: 5.2}
	case "tick":
		return style{align: middleOf}
	}
	return style{size: 9, min: 5.2, own: true}
}

// formLine draws the line of a table that is the nth.
func (p *formPrinter) formLine(g grid, y float64, t *exam.Table, n int, l formLine) {
	cells := make([]cell, len(t.Columns))
	for i, c := range t.Columns {
		switch {
		case c.Set == "rank":
			cells[i] = p.n(n)
		case l.named != nil && c.Set == "label":
			cells[i] = l.named.Label
		case l.row == nil:
		case c.Set == "name" && l.row.Name != (exam.Name{}):
			cells[i] = l.row.Name
		case c.Set != "tick":
			cells[i] = l.row.Cells[c.Key]
		case l.row.Cells[c.Key] != "":
			cells[i] = p.crossIn
		}
	}
	p.row(g, y, cells...)
}

// crossIn crosses the square of a tick column.
func (p *formPrinter) crossIn(b box) {
	const side = 3.6
	p.tickBox(box{b.x + (b.w-3.8)/2, b.y, side, b.h}, true)
}

// Nothing stands in a cell of which there is nothing to add up.
const Nothing = "–"

// formSums is the last row of a table: what stands in its columns, added up; empty
// where the hand still writes numbers.
func (p *formPrinter) formSums(t *exam.Table, lines []formLine, height float64) {
	g := grid{x: margin, y: p.y, row: height, columns: p.formColumns(t)}
	p.fillBox(box{g.x, g.y, g.width(), g.row}, shade)
	p.rules(g, 1)
	cells := make([]cell, len(t.Columns))
	first := true
	for i, c := range t.Columns {
		if slices.Contains(t.Sums, c.Key) {
			cells[i], first = p.sum(lines, c.Key), false
		} else if !c.Hidden && first && c.Set != "rank" {
			cells[i], first = p.sumWords, false
		}
	}
	for i := range g.columns {
		g.columns[i].style, g.columns[i].tick = formStyle("number"), false
	}
	p.row(g, g.y, cells...)
	p.y += height
}

func (p *formPrinter) sumWords(b box) {
	p.label(b.in(cellPadding, 0.2), p.say("paper.form.sum"), style{weight: bold, size: 9.4, min: 5})
}

func (p *formPrinter) sum(lines []formLine, key string) string {
	total, any := 0, false
	for _, l := range lines {
		if l.row.Cells[key] == Nothing {
			continue
		}
		n, err := strconv.Atoi(text.WesternDigits(l.row.Cells[key]))
		if err != nil {
			return ""
		}
		total, any = total+n, true
	}
	if !any {
		return ""
	}
	return p.n(total)
}
