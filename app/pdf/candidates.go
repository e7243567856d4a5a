package pdf

import (
	"io"

	"markaz/app/exam"
	"markaz/app/text"
)

// CandidateList is the list of the centre «لائحة المترشحين بالمركز», landscape.
type CandidateList struct {
	Head  Head
	Title string // "" is that of the template
	Rows  []Seated
	printed
}

// WriteTo writes the candidates in the order given, numbered. The same list gives
// the same bytes. It may be called once at a time.
func (l *CandidateList) WriteTo(w io.Writer) (int64, error) {
	return newSheet(l.Head, a4Height, a4Width).drawTo(w, l.draw, "paper.nobody", &l.printed)
}

// Units are the pages.
func (l *CandidateList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

// Pages of the list of candidates.
const (
	listRowHeight  = 6.1
	listHeadHeight = 8.0
	listEnd        = 24.4 // that total and signature need
	listTop        = headTop + headHeight + 1 + titleHeight + 0.5
)

func (l *CandidateList) draw(s *sheet) {
	s.use("candidate-list")
	if l.Title != "" {
		s.tpl.Title = asIs(l.Title)
	}
	row := s.rowHeight(listRowHeight)
	room := a4Width - listTop - listHeadHeight - 11
	fits, fitsLast := rowsIn(room, row), rowsIn(room-listEnd-s.notesHeight(), row)
	for at := 0; at < len(l.Rows); {
		take, last := pageful(len(l.Rows)-at, fits, fitsLast)
		if s.beginPage() {
			l.page(s, at, take, last)
		}
		at += take
	}
}

func (l *CandidateList) page(s *sheet, at, take int, last bool) {
	y := s.title(s.letterhead(), s.tpl.Title) + 0.5
	g := grid{x: margin, y: y, columns: s.listColumns(), head: listHeadHeight, row: s.rowHeight(listRowHeight), titleSize: 7.4}
	y = s.titles(g)
	s.rules(g, take)
	for i := range l.Rows[at : at+take] {
		s.listRow(g, y, at+i+1, &l.Rows[at+i])
		y += g.row
	}
	if last {
		free := s.signsAside(y+2, 70, 20, false)
		s.label(box{margin, y + 1.5, min(free, 120), 6}, s.sayCount("paper.total", len(l.Rows)), style{weight: bold, size: 9.5})
		s.notes(y + listEnd - 1.5)
	}
}

// rowsIn is how many rows there is room for, one at least: no table stands still.
func rowsIn(room, row float64) int { return max(1, int(room/row+1e-9)) }

// pageful returns how many of the rows left go on a page that holds fits of them,
// or fewer as the last page, and whether it is the last. The last page never
// holds the end alone.
func pageful(left, fits, fitsLast int) (int, bool) {
	if left <= fitsLast {
		return left, true
	}
	return max(1, min(fits, left-min(leastLast, fitsLast))), false
}

func (s *sheet) listColumns() []column {
	id := style{size: 8, min: 5, align: middleOf, ltr: true}
	words := style{size: 7.6, min: 4.8, own: true}
	strong := style{weight: bold, size: 8.8, min: 5.5}
	latin := style{size: 7.8, min: 5, ltr: true}
	centred := style{size: 8, min: 5, align: middleOf, own: true}
	if s.rtl {
		latin.align = end
	}
	return s.columns(s.w-2*margin,
		column{key: "rank", style: centred},
		column{key: "number", style: id},
		column{key: "massar", style: id},
		column{key: "name_ar", style: withRTL(strong)},
		column{key: "name_fr", style: latin},
		column{key: "born", style: centred},
		column{key: "sex", style: centred},
		column{key: "track", style: words},
		column{key: "school", style: words},
		column{key: "room", style: centred},
		column{key: "table", style: centred},
	)
}

func withRTL(st style) style {
	st.rtl = true
	return st
}

func (s *sheet) listRow(g grid, y float64, rank int, r *Seated) {
	c := &r.Candidate
	sex := ""
	if c.Sex != "" {
		sex = s.t("paper.sex." + string(c.Sex))
	}
	s.row(g, y, s.n(rank), c.Number, identity(c), c.Name.Arabic(), c.Name.Latin(), s.date(c.Born), sex, c.Track, c.School, s.place(r.Room), s.place(r.Table))
}

// date is a day in figures, in the digits of the paper.
func (s *sheet) date(d exam.Date) string {
	if d == "" {
		return ""
	}
	return s.digits(text.ShortDate(s.head.Lang, string(d)))
}
