package pdf

import (
	"io"
	"strings"

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
	return s.drawTo(w, v.draw, "paper.nobody", &v.printed)
}

func (v *VerificationBoard) draw(s *sheet) {
	s.use("verification-board")
	b := &boardPrinter{sheet: s, row: s.rowHeight(boardRow)}
	b.newPage()
	for i := range v.Groups {
		b.group(&v.Groups[i])
	}
	b.blocking(v.Blocking)
	b.end()
}

// end draws the places to sign and the notes, of a board that has some.
func (b *boardPrinter) end() {
	const sign = 20.0
	high := b.notesHeight()
	if len(b.tpl.Signatures) > 0 {
		high += sign + 3
	}
	if high == 0 {
		return
	}
	if b.y+high > b.h-boardBottom {
		b.newPage()
	}
	if len(b.tpl.Signatures) > 0 {
		b.signsAside(b.y+3, 70, sign, false)
		b.y += 3 + sign
	}
	b.notes(b.y)
}

// A boardPrinter draws tables below each other, page by page.
type boardPrinter struct {
	*sheet
	row float64 // height of a row
	y   float64
}

func (b *boardPrinter) newPage() {
	b.addPage("")
	b.y = b.legend(b.title(b.letterhead(), b.tpl.Title) + 1)
}

// room is the height that is left for the rows of a table that begins here.
func (b *boardPrinter) room() float64 { return b.h - boardBottom - b.y - boardTitle - boardHead }

// heading makes sure of room for so many rows, draws the title of their table and
// returns how many of them the page holds.
func (b *boardPrinter) heading(title exam.Words, rows int) int {
	if b.room() < float64(min(rows, 3))*b.row {
		b.newPage()
	}
	fits := rowsIn(b.room(), b.row)
	b.label(box{margin, b.y, b.w - 2*margin, boardTitle}, title, style{weight: bold, size: 11, min: 7})
	b.y += boardTitle
	return min(fits, rows)
}

func (b *boardPrinter) group(group *BoardGroup) {
	rows := group.Rows
	if len(rows) > 1 {
		rows = append(rows[:len(rows):len(rows)], b.sum(rows))
	}
	for len(rows) > 0 {
		take := b.heading(b.say("paper.board."+group.By), len(rows))
		if take == len(rows)-1 && take > 1 {
			take-- // the sum does not stand alone
		}
		g := grid{x: margin, y: b.y, columns: b.groupColumns(group.By), head: boardHead, row: b.row, titleSize: 7}
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
	all := BoardRow{Name: b.said(b.say("paper.board.total"))}
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

func (b *boardPrinter) groupColumns(by string) []column {
	n := style{size: 8.8, min: 5, align: middleOf}
	strong := n
	strong.weight = bold
	columns := []column{
		{key: by, style: style{weight: bold, size: 8.6, min: 4.8, own: true}},
		{key: "total", w: 14, style: strong},
	}
	for _, p := range boardParts {
		columns = append(columns, column{key: strings.TrimPrefix(p.word, "paper.board."), w: 16, style: n})
	}
	return b.columns(b.w-2*margin, append(columns,
		column{key: "done", w: 13, style: strong},
		column{key: "progress", w: 40, style: style{align: middleOf}},
	)...)
}

func (b *boardPrinter) boardRow(g grid, r BoardRow, sum bool) {
	if sum {
		b.fillBox(box{g.x, b.y, g.width(), g.row}, shade)
		b.rules(grid{x: g.x, y: b.y, columns: g.columns, row: g.row}, 1)
	}
	cells := []cell{asWritten(r.Name), b.n(r.Total)}
	for _, p := range boardParts {
		n := ""
		if count := p.of(&r); count != 0 {
			n = b.n(count)
		}
		cells = append(cells, n)
	}
	bar := func(place box) { b.bar(place.in(2, min(1.6, 0.23*g.row)), &r) }
	b.sheet.row(g, b.y, append(cells, b.percent(r), bar)...)
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
		b.heading(b.say("paper.board.unblocked"), 0)
		return
	}
	columns := b.columns(b.w-2*margin,
		column{key: "rank", w: 10, style: style{size: 8, min: 5, align: middleOf}},
		column{key: "massar", w: 26, style: style{size: 8.4, min: 5, align: middleOf, ltr: true}},
		column{key: "name", w: 54, style: style{size: 9}},
		column{key: "of_class", w: 18, style: style{size: 8.2, min: 5, align: middleOf, own: true}},
		column{key: "why", style: style{size: 8.2, min: 5, own: true}},
	)
	for at := 0; at < len(blocks); {
		take := b.heading(b.sayCount("paper.board.blocking", len(blocks)), len(blocks)-at)
		g := grid{x: margin, y: b.y, columns: columns, head: boardHead - 2, row: b.row}
		b.y = b.titles(g)
		b.rules(g, take)
		for i, block := range blocks[at : at+take] {
			b.sheet.row(g, b.y, b.n(at+i+1), block.Massar, block.Name, block.Class, asWritten(block.Why))
			b.y += g.row
		}
		if at += take; at < len(blocks) {
			b.newPage()
		}
	}
}
