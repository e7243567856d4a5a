package pdf

import (
	"cmp"
	"io"

	"markaz/app/exam"
	"markaz/app/text"
)

// CandidateList is the list of the centre «لائحة المترشحين بالمركز», landscape.
type CandidateList struct {
	Head  Head
	Title string // "" is «لائحة المترشحين بالمركز»
	Rows  []Seated
	printed
}

// WriteTo writes the candidates in the order given, numbered. The same list gives
// the same bytes. It may be called once at a time.
func (l *CandidateList) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(l.Head, a4Height, a4Width)
	title := l.title(s)
	if len(l.Rows) == 0 {
		s.emptyPage(asIs(title))
	}
	l.draw(s)
	l.pages = len(s.pages)
	return s.writeTo(w, title)
}

func (l *CandidateList) title(s *sheet) string { return cmp.Or(l.Title, s.t("paper.list")) }

// Units are the pages.
func (l *CandidateList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

// Pages of the list of candidates.
const (
	listRowHeight  = 6.1
	listHeadHeight = 8.0
	listKeep       = 4 // rows that total and signature need
	listTop        = headTop + headHeight + 1 + titleHeight + 0.5
)

func (l *CandidateList) draw(s *sheet) {
	room := a4Width - listTop - listHeadHeight - 11
	fits := int(room / listRowHeight)
	for at := 0; at < len(l.Rows); {
		take, last := pageful(len(l.Rows)-at, fits, fits-listKeep)
		if s.beginPage() {
			l.page(s, at, take, last)
		}
		at += take
	}
}

func (l *CandidateList) page(s *sheet, at, take int, last bool) {
	y := s.title(s.letterhead(), asIs(l.title(s))) + 0.5
	g := grid{x: margin, y: y, columns: s.listColumns(), head: listHeadHeight, row: listRowHeight, titleSize: 7.4}
	y = s.titles(g)
	s.rules(g, take)
	for i := range l.Rows[at : at+take] {
		s.listRow(g, y, at+i+1, &l.Rows[at+i])
		y += listRowHeight
	}
	if last {
		s.text(box{margin, y + 1.5, 120, 6}, s.count("paper.total", len(l.Rows)), style{weight: bold, size: 9.5})
		s.signatures(box{s.w - margin - 70, y + 2, 70, 20}, s.say("paper.head_of_centre"))
	}
}

// pageful returns how many of the rows left go on a page that holds fits of them,
// or fewer as the last page, and whether it is the last. The last page never
// holds the end alone.
func pageful(left, fits, fitsLast int) (int, bool) {
	if left <= fitsLast {
		return left, true
	}
	return max(1, min(fits, left-leastLast)), false
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
	return flexible([]column{
		{w: 10, title: s.say("paper.col.rank"), style: centred},
		{w: 22, title: s.say("paper.col.number"), style: id},
		{w: 23, title: s.say("paper.col.massar"), style: id},
		{w: 48, title: s.say("paper.col.name_ar"), style: withRTL(strong)},
		{w: 44, title: s.say("paper.col.name_fr"), style: latin},
		{w: 19, title: s.say("paper.col.born"), style: centred},
		{w: 10, title: s.say("paper.col.sex"), style: centred},
		{title: s.say("paper.track"), style: words},
		{w: 34, title: s.say("paper.school"), style: words},
		{w: 13, title: s.say("paper.room"), style: centred},
		{w: 13, title: s.say("paper.table"), style: centred},
	}, 7, s.w-2*margin)
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
	s.row(g, y, []string{
		s.n(rank), c.Number, identity(c), c.Name.Arabic(), c.Name.Latin(), s.date(c.Born), sex, c.Track, c.School, s.place(r.Room), s.place(r.Table),
	})
}

// date is a day in figures, in the digits of the paper.
func (s *sheet) date(d exam.Date) string {
	if d == "" {
		return ""
	}
	return s.digits(text.ShortDate(s.head.Lang, string(d)))
}
