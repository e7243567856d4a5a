package pdf

import (
	"io"

	"markaz/app/exam"
)

// VerificationBoard says how far verification has come «لوحة تدقيق المعطيات»: a row
// with a bar for each school, class and track, then what blocks.
type VerificationBoard struct {
	Head     Head
	Groups   []BoardGroup
	Blocking []BoardBlock
	Lists    string // fingerprint of the lists that the board comes from; "" is that of Head
	printed
}

// BoardGroup is one table of the board: candidates by one of their fields.
type BoardGroup struct {
	By   string // school, class or track
	Rows []BoardRow
}

// BoardRow counts candidates by how far their data are checked.
type BoardRow struct {
	Name      string
	Total     int
	Waiting   int // not viewed, or viewed and no more
	Approved  int
	Requested int // a correction is asked for
	Settled   int // the correction is made
	Validated int
}

// BoardBlock is a candidate who cannot be validated, and why in the words of the
// paper.
type BoardBlock struct {
	Name   exam.Name
	Massar string
	Class  string
	Why    string
}

const (
	boardRow    = 7.0
	boardHead   = 9.0
	boardTitle  = 8.0
	boardBottom = 11.0 // the foot of the page
)

// WriteTo writes the groups and the blocks in the order given. The same board
// gives the same bytes. It may be called once at a time.
func (v *VerificationBoard) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(v.Head.fromLists(v.Lists), a4Width, a4Height)
	b := &boardPrinter{sheet: s, title: s.t("paper.board")}
	b.newPage()
	for i := range v.Groups {
		b.group(&v.Groups[i])
	}
	b.blocking(v.Blocking)
	v.pages = len(s.pages)
	return s.writeTo(w, b.title)
}

// A boardPrinter draws tables below each other, page by page.
type boardPrinter struct {
	*sheet
	title string
	y     float64
}

func (b *boardPrinter) newPage() {
	b.addPage("")
	b.y = b.legend(b.sheet.title(b.letterhead(), asIs(b.title)) + 1)
}

// room is the height that is left for the rows of a table that begins here.
func (b *boardPrinter) room() float64 { return b.h - boardBottom - b.y - boardTitle - boardHead }

// heading makes sure of room for so many rows, draws the title of their table and
// returns how many of them the page holds.
func (b *boardPrinter) heading(title string, rows int) int {
	if b.room() < float64(min(rows, 3))*boardRow {
		b.newPage()
	}
	fits := int(b.room() / boardRow)
	b.text(box{margin, b.y, b.w - 2*margin, boardTitle}, title, style{weight: bold, size: 11, min: 7})
	b.y += boardTitle
	return min(fits, rows)
}

func (b *boardPrinter) group(group *BoardGroup) {
	rows := group.Rows
	if len(rows) > 1 {
		rows = append(rows[:len(rows):len(rows)], b.sum(rows))
	}
	for len(rows) > 0 {
		take := b.heading(b.t("paper.board."+group.By), len(rows))
		if take == len(rows)-1 && take > 1 {
			take-- // the sum does not stand alone
		}
		g := grid{x: margin, y: b.y, columns: b.columns(exam.Field(group.By)), head: boardHead, row: boardRow, titleSize: 7}
		b.y = b.titles(g)
		b.rules(g, take)
		for i, r := range rows[:take] {
			b.boardRow(g, r, len(group.Rows) > 1 && i == len(rows)-1)
		}
		if rows = rows[take:]; len(rows) > 0 {
			b.newPage()
		}
	}
	b.y += 3
}

// sum counts all rows together.
func (b *boardPrinter) sum(rows []BoardRow) BoardRow {
	all := BoardRow{Name: b.t("paper.board.total")}
	for _, r := range rows {
		all.Total += r.Total
		all.Waiting += r.Waiting
		all.Approved += r.Approved
		all.Requested += r.Requested
		all.Settled += r.Settled
		all.Validated += r.Validated
	}
	return all
}

func (b *boardPrinter) columns(by exam.Field) []column {
	n := style{size: 8.8, min: 5, align: middleOf}
	strong := n
	strong.weight = bold
	columns := []column{
		{title: asIs(b.fieldName(by)), style: style{weight: bold, size: 8.6, min: 4.8, own: true}},
		{w: 14, title: b.say("paper.board.total"), style: strong},
	}
	for _, p := range boardParts {
		columns = append(columns, column{w: 16, title: asIs(capital(b.t(p.word))), style: n})
	}
	return flexible(append(columns,
		column{w: 13, title: b.say("paper.board.done"), style: strong},
		column{w: 40, title: b.say("paper.board.progress"), style: style{align: middleOf}},
	), 0, b.w-2*margin)
}

func (b *boardPrinter) boardRow(g grid, r BoardRow, sum bool) {
	if sum {
		b.fillBox(box{g.x, b.y, g.width(), g.row}, shade)
		b.rules(grid{x: g.x, y: b.y, columns: g.columns, row: g.row}, 1)
	}
	cells := []string{asWritten(r.Name), b.n(r.Total)}
	for _, p := range boardParts {
		n := ""
		if count := p.of(&r); count != 0 {
			n = b.n(count)
		}
		cells = append(cells, n)
	}
	b.row(g, b.y, append(cells, b.percent(r), ""))
	bar := g.columns[len(g.columns)-1].w
	b.bar(box{g.x + g.width() - bar, b.y, bar, g.row}.in(2, 1.6), &r)
	b.y += g.row
}

// percent is the part that is done, rounded down: 100 means everybody.
func (b *boardPrinter) percent(r BoardRow) string {
	if r.Total <= 0 {
		return ""
	}
	return b.n(100*(r.Approved+r.Settled+r.Validated)/r.Total) + "%"
}

// blocking lists who cannot be validated.
func (b *boardPrinter) blocking(blocks []BoardBlock) {
	if len(blocks) == 0 {
		b.heading(b.t("paper.board.unblocked"), 0)
		return
	}
	columns := flexible([]column{
		{w: 10, title: b.say("paper.col.rank"), style: style{size: 8, min: 5, align: middleOf}},
		{w: 26, title: asIs(b.fieldName(exam.FieldMassar)), style: style{size: 8.4, min: 5, align: middleOf, ltr: true}},
		{w: 54, title: b.say("paper.col.name"), style: style{size: 9}},
		{w: 18, title: b.say("paper.corrections.col.class"), style: style{size: 8.2, min: 5, align: middleOf, own: true}},
		{title: b.say("paper.board.why"), style: style{size: 8.2, min: 5, own: true}},
	}, 4, b.w-2*margin)
	for at := 0; at < len(blocks); {
		take := b.heading(b.count("paper.board.blocking", len(blocks)), len(blocks)-at)
		g := grid{x: margin, y: b.y, columns: columns, head: boardHead - 2, row: boardRow}
		b.y = b.titles(g)
		b.rules(g, take)
		for i, block := range blocks[at : at+take] {
			b.row(g, b.y, []string{b.n(at + i + 1), block.Massar, "", block.Class, asWritten(block.Why)})
			x := g.x + columns[0].w + columns[1].w
			b.name(box{x, b.y, columns[2].w, g.row}.in(cellPadding, 0.2), block.Name, 9)
			b.y += g.row
		}
		if at += take; at < len(blocks) {
			b.newPage()
		}
	}
}
