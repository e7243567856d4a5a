package pdf

import (
	"io"
	"time"

	"markaz/app/text"
)

// CopiesLedger says what was printed when, from which list, and which copy is
// valid «سجل النسخ», landscape.
type CopiesLedger struct {
	Head Head
	Rows []CopyRow
	printed
}

// CopyRow is one copy of a document, in the words of the paper.
type CopyRow struct {
	Document, Scope string
	Copy, Pages     int
	Printed         time.Time
	List            string // file that it was printed from
	Fingerprint     string
	State           string
	Bad             bool // it must not be used as it is
}

// WriteTo writes the copies in the order given, numbered. The same ledger gives the
// same bytes. It may be called once at a time.
func (l *CopiesLedger) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(l.Head, a4Height, a4Width)
	s.use("copies-ledger")
	if len(l.Rows) == 0 {
		s.emptyPage(s.tpl.Title)
	}
	row := s.rowHeight(copyRow)
	room := a4Width - listTop - listHeadHeight - 11
	fits, fitsLast := rowsIn(room, row), rowsIn(room-listEnd-s.notesHeight(), row)
	for at := 0; at < len(l.Rows); {
		take, last := pageful(len(l.Rows)-at, fits, fitsLast)
		l.page(s, at, take, last)
		at += take
	}
	l.pages = len(s.pages)
	return s.writeTo(w, s.said(s.tpl.Title))
}

const copyRow = 8.4

func (l *CopiesLedger) page(s *sheet, at, take int, last bool) {
	s.addPage("")
	y := s.title(s.letterhead(), s.tpl.Title) + 0.5
	g := grid{x: margin, y: y, columns: s.copyColumns(), head: listHeadHeight, row: s.rowHeight(copyRow), titleSize: 7.4}
	y = s.titles(g)
	s.rules(g, take)
	for i, r := range l.Rows[at : at+take] {
		s.copyRow(g, y, at+i+1, r)
		y += g.row
	}
	if last {
		free := s.signsAside(y+2, 70, 20, false)
		s.label(box{margin, y + 1.5, min(free, 120), 6}, s.sayCount("paper.copies.total", len(l.Rows)), style{weight: bold, size: 9.5})
		s.notes(y + listEnd - 1.5)
	}
}

func (s *sheet) copyColumns() []column {
	centred := style{size: 8, min: 5, align: middleOf, own: true}
	words := style{size: 8, min: 4.8}
	return s.columns(s.w-2*margin,
		column{key: "rank", style: centred},
		column{key: "document", style: style{weight: bold, size: 8.4, min: 5}},
		column{key: "scope", style: words},
		column{key: "copy", style: style{weight: bold, size: 10, align: middleOf, own: true}},
		column{key: "printed", style: style{size: 8, min: 5, align: middleOf, ltr: true}},
		column{key: "pages", style: centred},
		column{key: "list", style: style{size: 7.4, min: 4.6, own: true}},
		column{key: "fingerprint", style: style{size: 8, min: 5, align: middleOf, ltr: true}},
		column{key: "state", style: words},
	)
}

func (s *sheet) copyRow(g grid, y float64, rank int, r CopyRow) {
	when := ""
	if !r.Printed.IsZero() {
		when = text.LTR(s.digits(r.Printed.Format("02/01/2006 15:04")))
	}
	for i := range g.columns {
		if g.columns[i].key == "state" {
			g.columns[i].style.weight = regular
			if r.Bad {
				g.columns[i].style.weight = bold
			}
		}
	}
	s.row(g, y, s.n(rank), r.Document, r.Scope, s.n(r.Copy), when, s.n(r.Pages), r.List, r.Fingerprint, r.State)
}
