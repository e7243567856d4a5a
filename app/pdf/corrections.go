package pdf

import (
	"io"
	"time"

	"markaz/app/exam"
)

// CorrectionList is the list of corrections that are asked for «لائحة التصحيحات
// المطلوبة», landscape, with two blank columns for who decides.
type CorrectionList struct {
	Head  Head
	Rows  []CorrectionRow
	Lists string // fingerprint of the lists that the rows come from; "" is that of Head
	printed
}

// CorrectionRow is one field of one candidate.
type CorrectionRow struct {
	Number     int // of the request; 0 is the number of the row
	Massar     string
	ExamNumber string
	Name       exam.Name
	School     string
	Class      string
	Field      exam.Field
	Old, New   string
	Document   string // a code: cin, birth_certificate, school_record, other
	At         time.Time
	Status     string // a code: open, sent, accepted …
}

// WriteTo writes the requests in the order given, below the name of their school
// where there are several: schools follow each other as they first come. The same
// list gives the same bytes. It may be called once at a time.
func (l *CorrectionList) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(l.Head.fromLists(l.Lists), a4Height, a4Width)
	return s.drawTo(w, l.draw, "paper.corrections.none", &l.printed)
}

func (l *CorrectionList) draw(s *sheet) {
	s.use("correction-list")
	row := s.rowHeight(correctionRow)
	ending := correctionEnd + s.notesHeight()
	for lines := s.correctionLines(l.Rows, row); len(lines) > 0; {
		const bottom = 10.0 // the foot of the page
		s.addPage("")
		g := grid{x: margin, y: s.title(s.letterhead(), s.tpl.Title) + 0.5, columns: s.correctionColumns(), head: 8.4, row: row, titleSize: 7.2}
		y := s.titles(g)
		s.rules(g, 0)
		take, last := flow(lines, s.h-bottom-y, s.h-bottom-ending-y)
		y = s.corrections(g, y, lines[:take])
		lines = continued(lines, take)
		if !last {
			s.continues(y)
			continue
		}
		free := s.signsAside(y+2.5, 73.75, 22, false)
		s.label(box{margin, y + 1.5, min(free, 80), 6}, s.sayCount("paper.corrections.total", len(l.Rows)), style{weight: bold, size: 9.5})
		s.notes(y + correctionEnd - 1.5)
	}
}

const (
	correctionRow  = 9.6
	correctionBand = 6.4
	correctionEnd  = 27.0 // total and signatures
)

// A correctionLine is a row, or the band that names the school of the rows below
// it.
type correctionLine struct {
	row    *CorrectionRow
	number int
	school string
	high   float64
}

func (l correctionLine) height() float64 {
	if l.row == nil {
		return correctionBand
	}
	return l.high
}

// band reports whether the line wants its next one on the same page.
func (l correctionLine) band() bool { return l.row == nil }

// correctionLines puts rows below their schools, if there is more than one.
func (s *sheet) correctionLines(rows []CorrectionRow, high float64) []correctionLine {
	var schools []string
	of := map[string][]correctionLine{}
	for i := range rows {
		r := &rows[i]
		if _, met := of[r.School]; !met {
			schools = append(schools, r.School)
		}
		number := r.Number
		if number == 0 {
			number = i + 1
		}
		of[r.School] = append(of[r.School], correctionLine{row: r, number: number, high: high})
	}
	var lines []correctionLine
	for _, school := range schools {
		if len(schools) > 1 {
			name := asWritten(school)
			if name == "" {
				name = s.said(s.say("paper.corrections.no_school"))
			}
			lines = append(lines, correctionLine{school: joinDash(name, s.said(s.sayCount("paper.corrections.count", len(of[school]))))})
		}
		lines = append(lines, of[school]...)
	}
	return lines
}

// continued returns the lines after those taken, again below their band, the name
// of their school, if that is on an earlier page.
func continued[L flowing](lines []L, taken int) []L {
	rest := lines[taken:]
	if len(rest) == 0 || rest[0].band() {
		return rest
	}
	for i := taken - 1; i >= 0; i-- {
		if lines[i].band() {
			return append([]L{lines[i]}, rest...)
		}
	}
	return rest
}

// A flowing line has a height, and may be a band that stays with the next one.
type flowing interface {
	height() float64
	band() bool
}

// flow returns how many lines go on a page with so much room, or with less as the
// last page, and whether it is the last. What ends the document never stands
// without lines, and a band never at the end of a page.
func flow[L flowing](lines []L, room, roomLast float64) (int, bool) {
	take, high, whole := 0, 0.0, 0.0
	for _, l := range lines {
		whole += l.height()
		if whole <= room {
			take, high = take+1, whole
		}
	}
	if high == whole && whole <= roomLast {
		return len(lines), true
	}
	take = min(take, len(lines)-1)
	if take > 1 && take == len(lines)-1 {
		take--
	}
	for take > 0 && lines[take-1].band() {
		take--
	}
	if take < 1 { // no page holds them better
		return len(lines), true
	}
	return take, false
}

func (s *sheet) correctionColumns() []column {
	id := style{size: 8, min: 5, align: middleOf, ltr: true}
	words := style{size: 8, min: 6.4, own: true}
	strong := style{weight: bold, size: 8.4, min: 6.4, own: true}
	centred := style{size: 7.8, min: 4.8, align: middleOf, own: true}
	return s.columns(s.w-2*margin,
		column{key: "rank", style: centred},
		column{key: "massar", style: id},
		column{key: "name", style: style{size: 9}},
		column{key: "class", style: centred},
		column{key: "field", style: words},
		column{key: "old", style: words},
		column{key: "new", style: strong},
		column{key: "document", style: words},
		column{key: "at", style: centred},
		column{key: "status", style: words},
		column{key: "decision"},
		column{key: "remark"},
	)
}

// corrections draws lines from y and returns where they end.
func (s *sheet) corrections(g grid, y float64, lines []correctionLine) float64 {
	g.head = 0
	for len(lines) > 0 {
		if lines[0].row == nil {
			b := box{g.x, y, g.width(), correctionBand}
			s.fillBox(b, shade)
			s.frame(b, dark, 0.3)
			s.text(b.in(cellPadding*1.5, 0.2), lines[0].school, style{weight: bold, size: 8.6, min: 5.5})
			y += correctionBand
			lines = lines[1:]
			continue
		}
		n := 0
		for n < len(lines) && lines[n].row != nil {
			n++
		}
		g.y = y
		s.rules(g, n)
		for _, l := range lines[:n] {
			s.correction(g, y, l)
			y += g.row
		}
		lines = lines[n:]
	}
	return y
}

func (s *sheet) correction(g grid, y float64, l correctionLine) {
	r := l.row
	at := ""
	if !r.At.IsZero() {
		at = s.date(exam.Date(r.At.Format(time.DateOnly)))
	}
	s.row(g, y, s.n(l.number), func(b box) { s.numbers(b.in(cellPadding, 0.4), r.Massar, r.ExamNumber) }, r.Name, asWritten(r.Class),
		s.each(func() string { return s.fieldName(r.Field) }),
		s.wordedOr(r.Field, r.Old, "paper.verify.missing"), s.wordedOr(r.Field, r.New, "paper.corrections.removed"),
		s.each(func() string { return s.code("correction.document.", r.Document) }), at,
		s.each(func() string { return s.code("correction.status.", r.Status) }), nil, nil)
}

// wordedOr is a value in words, or what is said quietly where there is none.
func (s *sheet) wordedOr(field exam.Field, value, none string) cell {
	if value != "" {
		return asWritten(s.worded(field, value))
	}
	return func(b box) {
		s.label(b.in(cellPadding, 0.2), s.say(none), lowered(style{size: 7.4, grey: middle}, b.h))
	}
}

// numbers sets the Massar code over the exam number, or the one there is.
func (s *sheet) numbers(b box, massar, number string) {
	st := style{size: 8, min: 5, align: middleOf, ltr: true}
	if massar == "" || number == "" {
		s.text(b, massar+number, st)
		return
	}
	s.text(box{b.x, b.y, b.w, b.h / 2}, massar, lowered(st, b.h/2))
	st.size, st.grey = 7, dark
	s.text(box{b.x, b.y + b.h/2, b.w, b.h / 2}, number, lowered(st, b.h/2))
}
