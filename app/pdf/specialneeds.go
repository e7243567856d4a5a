package pdf

import (
	"fmt"
	"io"
	"slices"
	"time"

	"markaz/app/exam"
	"markaz/app/text"
)

// SpecialNeeds is the list of candidates who were granted an adaptation «لائحة
// المترشحين في وضعية إعاقة», landscape, with places to write who writes for them.
type SpecialNeeds struct {
	Head Head
	Rows []GrantedRow
	printed
}

// GrantedRow is one candidate, with the papers that he or she writes.
type GrantedRow struct {
	Seated
	Papers []exam.Paper // in time order
}

// Extra is how many minutes for each hour were granted: of several grants the
// longest. It is -1 where time was granted, and nobody said how much.
func (r *GrantedRow) Extra() int {
	most := 0
	for _, a := range r.Candidate.Adaptations {
		switch {
		case a.ExtraMinutes > 0:
			most = max(most, a.ExtraMinutes)
		case a.Kind == exam.ExtraTime && most == 0:
			most = -1
		}
	}
	return most
}

// scribe reports whether somebody writes for the candidate.
func (r *GrantedRow) scribe() bool {
	for _, a := range r.Candidate.Adaptations {
		if a.Kind == exam.Scribe {
			return true
		}
	}
	return false
}

// Lengthened is how many minutes a paper lasts with so many more for each hour; a
// part of a minute counts as one.
func Lengthened(minutes, extra int) int {
	if extra <= 0 {
		return minutes
	}
	return minutes + (minutes*extra+59)/60
}

// WriteTo writes the candidates in the order given. The same list gives the same
// bytes. It may be called once at a time.
func (l *SpecialNeeds) WriteTo(w io.Writer) (int64, error) {
	return newSheet(l.Head, a4Height, a4Width).drawTo(w, l.draw, "paper.nobody", &l.printed)
}

// Units are the pages.
func (l *SpecialNeeds) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

// Heights of a candidate's row, and of each line of papers with their ends.
const (
	needsRow   = 10.5
	needsEnds  = 5.4
	endsAcross = 3 // papers on a line
)

// A needsLine is a candidate with the lines below.
type needsLine struct {
	row    *GrantedRow
	number int
	ends   []string
	high   float64 // of the row
}

func (l needsLine) height() float64 {
	return l.high + needsEnds*float64((len(l.ends)+endsAcross-1)/endsAcross)
}

func (l needsLine) band() bool { return false }

func (l *SpecialNeeds) draw(s *sheet) {
	const bottom = 13.5 // the foot of the page with the line above it
	s.use("special-needs")
	row, ending := s.rowHeight(needsRow), listSigned+s.notesHeight()
	lines := make([]needsLine, len(l.Rows))
	for i := range l.Rows {
		lines[i] = needsLine{&l.Rows[i], i + 1, s.ends(&l.Rows[i]), row}
	}
	columns := s.needsColumns()
	for len(lines) > 0 {
		g := grid{x: margin, y: listTop + 0.5, columns: columns, head: 9, row: row, titleSize: 7.4}
		y := g.y + g.head
		take, last := flow(lines, a4Width-bottom-y, a4Width-bottom-ending-y)
		if s.beginPage() {
			s.title(s.letterhead(), s.tpl.Title)
			s.titles(g)
			s.frame(box{g.x, g.y, g.width(), g.head}, dark, 0.3)
			for _, line := range lines[:take] {
				y = s.granted(g, y, line)
			}
			if last {
				l.end(s, y)
			} else {
				s.continues(y)
			}
		}
		lines = lines[take:]
	}
}

func (s *sheet) needsColumns() []column {
	centred := style{size: 9, min: 5, align: middleOf, own: true}
	return s.columns(s.w-2*margin,
		column{key: "rank", style: centred},
		column{key: "number", style: style{weight: bold, size: 9.5, min: 6, align: middleOf, ltr: true}},
		column{key: "name", style: style{size: 10}},
		column{key: "adaptation", style: style{size: 8.6, min: 5, own: true}},
		column{key: "extra", style: style{weight: bold, size: 9.5, min: 6, align: middleOf}},
		column{key: "scribe", style: style{size: 7, min: 5, grey: middle}},
		column{key: "room", style: style{weight: bold, size: 11, min: 5.5, align: middleOf, own: true}},
		column{key: "table", style: style{weight: bold, size: 11, min: 5.5, align: middleOf, own: true}},
	)
}

// granted draws a candidate at y, with the ends of the papers below, and returns
// where that ends.
func (s *sheet) granted(g grid, y float64, l needsLine) float64 {
	r := l.row
	g.y, g.head = y, 0
	s.rules(g, 1)
	extra := asIs("–")
	switch n := r.Extra(); {
	case n > 0:
		extra = s.sayCount("paper.needs.minutes", n)
	case n < 0:
		extra = s.say("paper.needs.unsaid")
	}
	s.row(g, y, s.n(l.number), r.Candidate.Number, r.Candidate.Name, s.each(func() string { return asWritten(s.adaptations(r.Candidate.Adaptations)) }), extra,
		func(b box) { s.scribe(b.in(cellPadding, 0.3), r.scribe()) }, s.place(r.Room), s.place(r.Table))
	y += g.row
	if len(l.ends) == 0 {
		return y
	}
	b := box{g.x, y, g.width(), l.height() - g.row}
	s.frame(b, dark, 0.3)
	const label = 24.0
	s.label(box{b.x, b.y, label, needsEnds}.in(cellPadding, 0.2), s.say("paper.needs.ends"), style{weight: bold, size: 7.4, min: 5, grey: dark})
	each := (b.w - label) / endsAcross
	for i, words := range l.ends {
		at := box{b.x + label + float64(i%endsAcross)*each, b.y + float64(i/endsAcross)*needsEnds, each, needsEnds}
		s.text(at.in(1, 0.2), words, style{size: 7.4, min: 4.4, grey: black})
	}
	return b.y + b.h
}

// scribe leaves room to write who writes for a candidate.
func (s *sheet) scribe(b box, granted bool) {
	if !granted {
		s.text(b, "–", lowered(style{size: 9, align: middleOf}, b.h))
		return
	}
	st := lowered(style{size: 6.6, min: 5, grey: middle}, b.h/2)
	s.label(box{b.x, b.y, b.w, b.h / 2}, s.say("paper.needs.scribe.name"), st)
	s.label(box{b.x, b.y + b.h/2, b.w, b.h / 2}, s.say("paper.needs.scribe.sign"), st)
}

// ends says of each paper of a candidate with more time when it ends.
func (s *sheet) ends(r *GrantedRow) []string {
	extra := r.Extra()
	if extra <= 0 {
		return nil
	}
	var words []string
	for _, p := range r.Papers {
		start, err := time.Parse("15:04", p.Start)
		if err != nil || p.Minutes <= 0 {
			continue
		}
		to := start.Add(time.Duration(Lengthened(p.Minutes, extra)) * time.Minute).Format("15:04")
		day := ""
		if p.Date != "" {
			day = s.digits(text.LTR(fmt.Sprintf("%02d/%02d", p.Date.Time().Day(), p.Date.Time().Month())))
		}
		words = append(words, joinDash(day, s.said(p.Subject), s.t("paper.needs.until", text.Args{
			"from": s.digits(text.Clock(s.head.Lang, p.Start)), "to": s.digits(text.Clock(s.head.Lang, to)),
		})))
	}
	return words
}

// end counts who was granted what; the head of the centre signs.
func (l *SpecialNeeds) end(s *sheet, y float64) {
	var more, scribes int
	for i := range l.Rows {
		if l.Rows[i].Extra() != 0 {
			more++
		}
		if l.Rows[i].scribe() {
			scribes++
		}
	}
	wide := s.signsAside(y+2.5, 70, 22, false)
	s.label(box{margin, y + 1.5, wide, 6}, s.sayCount("paper.total", len(l.Rows)), style{weight: bold, size: 9.5})
	both := s.each(func() string {
		return joinDash(s.count("paper.needs.more", more), s.count("paper.needs.scribes", scribes))
	})
	s.label(box{margin, y + 7.5, wide, 5}, both, style{size: 9, min: 6})
	if slices.ContainsFunc(l.Rows, func(r GrantedRow) bool { return len(s.ends(&r)) > 0 }) {
		s.label(box{margin, y + 12.5, wide, 5}, s.say("paper.needs.note"), style{size: 7.8, min: 5, grey: dark})
	}
	s.notes(y + listSigned)
}
