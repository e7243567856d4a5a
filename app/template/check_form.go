package template

import (
	"fmt"
	"slices"

	"markaz/app/exam"
)

// keysOf are the keys of all that a template shows.
func keysOf(t exam.Template) map[string]bool {
	keys := map[string]bool{}
	columns := func(all []exam.Column) {
		for _, c := range all {
			keys[c.Key] = true
		}
	}
	columns(t.Columns)
	for _, b := range t.Blocks {
		for _, f := range slices.Concat(b.Facts, b.Fields, b.Boxes) {
			keys[f.Key] = true
		}
		if b.Choice != nil {
			keys[b.Choice.Key] = true
			for _, o := range b.Choice.Options {
				keys[o.Key] = true
			}
		}
		if b.Lines != nil {
			keys[b.Lines.Key] = true
		}
		if b.Table != nil {
			keys[b.Table.Key] = true
			for _, row := range b.Table.Named {
				keys[row.Key] = true
			}
			columns(b.Table.Columns)
		}
	}
	return keys
}

// parts counts what a block is.
func parts(b exam.Block) int {
	n := 0
	for _, there := range []bool{
		b.Heading != exam.Words{}, b.Text != exam.Words{}, len(b.Facts) > 0, len(b.Fields) > 0, len(b.Boxes) > 0,
		b.Choice != nil, b.Lines != nil, b.Table != nil, len(b.Signatures) > 0, b.Cut,
	} {
		if there {
			n++
		}
	}
	return n
}

func (c *checker) block(at string, b exam.Block, room float64) {
	c.is(parts(b) == 1, at, "block", "heading, text, facts, fields, boxes, choice, lines, table, signatures, cut")
	c.is(b.Across >= 0 && b.Across <= 8, at+".across", "count", "0-8")
	c.is(b.Height == 0 || b.Height >= LeastRow && b.Height <= 2*MostRow, at+".height", "height", fmt.Sprintf("%g-%g", LeastRow, 2*MostRow))
	c.short(at+".heading", b.Heading)
	c.paragraph(at+".text", b.Text)
	c.fields(at+".facts", b.Facts, room)
	c.beside(at+".facts", b.Facts, room)
	c.fields(at+".fields", b.Fields, room)
	c.fields(at+".boxes", b.Boxes, room)
	c.words(at+".signatures", b.Signatures, 8)
	if b.Choice != nil {
		c.key(at+".choice", b.Choice.Key, map[string]bool{})
		c.short(at+".choice.label", b.Choice.Label)
		c.is(len(b.Choice.Options) > 0, at+".choice.options", "missing", "")
		c.fields(at+".choice.options", b.Choice.Options, room)
	}
	if b.Lines != nil {
		c.key(at+".lines", b.Lines.Key, map[string]bool{})
		c.short(at+".lines.label", b.Lines.Label)
		c.is(b.Lines.Count >= 0 && b.Lines.Count <= 30, at+".lines.count", "count", "0-30")
	}
	if b.Table != nil {
		c.key(at+".table", b.Table.Key, map[string]bool{})
		c.columns(at+".table.columns", b.Table.Columns, room, true)
		c.fields(at+".table.named", b.Table.Named, room)
		labelled := slices.ContainsFunc(b.Table.Columns, func(col exam.Column) bool { return col.Set == "label" && !col.Hidden })
		c.is(len(b.Table.Named) == 0 || labelled, at+".table.columns", "set", "label")
		c.is(b.Table.Rows >= 0 && b.Table.Rows <= 60, at+".table.rows", "count", "0-60")
		for i, key := range b.Table.Sums {
			known := slices.ContainsFunc(b.Table.Columns, func(col exam.Column) bool { return col.Key == key })
			c.is(known, fmt.Sprintf("%s.table.sums[%d]", at, i), "key", cut(key))
		}
	}
}

// mostParagraph is how many letters a paragraph of a form may have.
const mostParagraph = 2000

func (c *checker) paragraph(field string, w exam.Words) {
	c.writing(field+".ar", w.Ar, mostParagraph)
	c.writing(field+".fr", w.Fr, mostParagraph)
	c.writing(field+".en", w.En, mostParagraph)
}

// beside are facts that share the width of the page.
func (c *checker) beside(at string, all []exam.Item, room float64) {
	width, rest := 0.0, 0
	for _, f := range all {
		switch {
		case f.Hidden:
		case f.Width == 0:
			rest++
		default:
			width += f.Width
		}
	}
	c.is(width+LeastWidth*float64(rest) <= room+0.01, at, "wide", fmt.Sprintf("%g", max(0, room-LeastWidth*float64(rest))))
}

func (c *checker) fields(at string, all []exam.Item, room float64) {
	c.is(len(all) <= mostItems, at, "many", fmt.Sprint(mostItems))
	seen := map[string]bool{}
	for i, f := range all {
		field := fmt.Sprintf("%s[%d]", at, i)
		c.key(field, f.Key, seen)
		c.short(field+".label", f.Label)
		c.is(f.Width == 0 || f.Width >= LeastWidth && f.Width <= room, field+".width", "width", fmt.Sprintf("%g-%g", LeastWidth, room))
	}
}
