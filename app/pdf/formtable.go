package pdf

import (
	"cmp"
	"slices"
	"strconv"

	"markaz/app/exam"
)

// tableOf draws a table of a form with its rows, then with empty ones: as many as
// the template says, or as the page holds beside what follows. It runs on over as
// many pages as its rows need.
func (p *formPrinter) tableOf(b *exam.Block, after []exam.Block) {
	rows := p.of.Rows[b.Table.Key]
	height := cmp.Or(b.Height, formRow)
	ending := p.rest(after) + formGap
	sums := min(len(b.Table.Sums), 1)
	p.need(min(p.least(b), formTitles+height*float64(min(max(len(rows), b.Table.Rows), leastLines))))
	left := max(len(rows), b.Table.Rows)
	at := 0
	for {
		g := grid{x: margin, y: p.y, head: formTitles, row: height, columns: p.formColumns(b.Table)}
		fits := max(1, int((p.bottom()-p.y-g.head+0.01)/height))
		fitsLast := max(1, int((p.bottom()-ending-p.y-g.head+0.01)/height)-sums)
		if b.Table.Rows == 0 && left <= fitsLast {
			left = fitsLast
		}
		take, last := left, left <= fitsLast
		if !last {
			take = min(left, fits)
			last = take == left && p.y+g.head+height*float64(take+sums) <= p.bottom()
		}
		y := p.titles(g)
		p.rules(g, take)
		for i := range take {
			if at+i < len(rows) {
				p.formRowAt(g, y, b.Table, &rows[at+i])
			}
			y += g.row
		}
		p.y = y
		at, left = at+take, left-take
		if left == 0 && last {
			break
		}
		p.text(box{margin, p.y + 0.6, p.w - 2*margin, 4}, p.t("paper.continued"), style{size: 7.5, grey: dark, align: end})
		p.newPage("")
		if left == 0 {
			break
		}
	}
	if sums > 0 {
		p.formSums(b.Table, rows, height)
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
	case "number":
		return style{weight: bold, size: 10, min: 6, align: middleOf, own: true}
	case "bold", "name":
		return style{weight: bold, size: 9.6, min: 6, own: true}
	case "tick":
		return style{align: middleOf}
	}
	return style{size: 9, min: 5.2, own: true}
}

func (p *formPrinter) formRowAt(g grid, y float64, t *exam.Table, r *FormRow) {
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = r.Cells[c.Key]
		if c.Set == "name" && r.Name != (exam.Name{}) {
			p.nameIn(g, y, i, r.Name, 10)
			cells[i] = ""
		}
	}
	p.row(g, y, cells)
	for i, c := range t.Columns {
		if b, ok := g.cell(y, i); ok && c.Set == "tick" && cells[i] != "" {
			p.crossIn(b)
		}
	}
}

// crossIn crosses the square of a tick column.
func (p *formPrinter) crossIn(b box) {
	const side = 3.6
	p.tickBox(box{b.x + (b.w-3.8)/2, b.y, side, b.h}, true)
}

// formSums is the last row of a table: what stands in its columns, added up; empty
// where the hand still writes numbers.
func (p *formPrinter) formSums(t *exam.Table, rows []FormRow, height float64) {
	g := grid{x: margin, y: p.y, row: height, columns: p.formColumns(t)}
	p.fillBox(box{g.x, g.y, g.width(), g.row}, shade)
	p.rules(g, 1)
	cells := make([]string, len(t.Columns))
	first := true
	for i, c := range t.Columns {
		if slices.Contains(t.Sums, c.Key) {
			cells[i], first = p.sum(rows, c.Key), false
		} else if b, ok := g.cell(g.y, i); ok && first && !c.Hidden {
			p.label(b.in(cellPadding, 0.2), p.say("paper.form.sum"), style{weight: bold, size: 9.4, min: 5})
			first = false
		}
	}
	for i := range g.columns {
		g.columns[i].style, g.columns[i].tick = formStyle("number"), false
	}
	p.row(g, g.y, cells)
	p.y += height
}

func (p *formPrinter) sum(rows []FormRow, key string) string {
	total, any := 0, false
	for _, r := range rows {
		n, err := strconv.Atoi(r.Cells[key])
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
