package pdf

import (
	"io"

	"markaz/app/exam"
	"markaz/app/text"
)

// EmergencyFile is every sheet of a day, or of all days, with blank forms «ملف
// الطوارئ»: what a centre goes on with when its PC does not. Its first page says when
// it was made, from which list, and what to do.
type EmergencyFile struct {
	Head       Head
	BothSides  bool
	Day        exam.Date // "" is all days
	File       int       // of Files, from 1
	Files      int
	Rooms      int // of the centre
	Candidates int
	Chapters   []Chapter

	// Drawn is called after each chapter; an error ends the writing. It may be nil.
	Drawn func() error
	printed
}

// Chapter is one thing that is looked for in it.
type Chapter struct {
	Title string
	For   string // what it is for
	Parts func() []Part
}

// WriteTo writes the first page, then the chapters in the order given. The same file
// gives the same bytes. It may be called once at a time.
func (e *EmergencyFile) WriteTo(w io.Writer) (int64, error) {
	front := frontPages(len(e.Chapters), emergencyFirst, emergencyFits, 0)
	b := newBundle(e.Head, e.BothSides, front)
	title := b.t("paper.emergency")
	spans := make([]span, len(e.Chapters))
	for i, c := range e.Chapters {
		spans[i] = b.section(c.Title, c.Parts())
		if e.Drawn != nil {
			if err := e.Drawn(); err != nil {
				return 0, err
			}
		}
	}
	for i, rows := range chunks(len(e.Chapters), emergencyFirst, emergencyFits, front) {
		mark := ""
		if i == 0 {
			mark = title
		}
		b.ownPage(i, mark)
		y := b.title(b.letterhead(), asIs(title)) + 1
		if i == 0 {
			y = e.begins(b.sheet, y)
		}
		e.contents(b.sheet, y, rows, spans)
	}
	e.pages = len(b.pages)
	return b.writeTo(w, plainDash(title, e.title(b.sheet)))
}

// A page of its contents names so many chapters; the first has what to do above them.
const (
	emergencyFirst = 19
	emergencyFits  = 29
	emergencyRow   = 8.2
	emergencySteps = 6
)

// begins says of what and when the file is, and what to do with it.
func (e *EmergencyFile) begins(s *sheet, y float64) float64 {
	w := s.w - 2*margin
	made := ""
	if !s.head.Printed.IsZero() {
		made = text.LTR(s.digits(s.head.Printed.Format("02/01/2006 15:04")))
	}
	s.facts(box{margin, y, w, 11}, []fact{
		{label: s.say("paper.emergency.made"), value: made, w: 44},
		{label: s.say("paper.emergency.list"), value: text.LTR(s.head.Fingerprint), w: 34},
		{label: s.say("paper.emergency.days"), value: e.days(s), own: true},
		{label: s.say("paper.emergency.centre"), value: joinDash(s.count("paper.rooms.count", e.Rooms), s.count("paper.candidates", e.Candidates)), w: 56},
	})
	y += 13.5
	const line = 8.6
	b := box{margin, y, w, 9 + emergencySteps*line}
	s.fillBox(b, shade)
	s.frame(b, dark, 0.4)
	s.text(box{margin, y + 0.8, w, 7.4}.in(3, 0), s.t("paper.emergency.what_to_do"), style{weight: bold, size: 12.5, min: 8})
	y += 8.4
	for i := range emergencySteps {
		s.text(box{margin, y, 9, line}, s.n(i+1), style{weight: bold, size: 11, align: middleOf})
		s.text(box{margin + 9, y, w - 12, line}, s.t("paper.emergency.do."+twoDigits(i + 1)[1:]), style{size: 9.6, min: 6.5})
		y += line
	}
	return b.y + b.h + 3
}

// days are those of which the sheets are, with the file where there are several.
func (e *EmergencyFile) days(s *sheet) string {
	days, file := s.t("paper.emergency.all"), ""
	if e.Day != "" {
		days = joinSpace(capital(text.Weekday(s.head.Lang, string(e.Day))), s.digits(text.Date(s.head.Lang, string(e.Day))))
	}
	if e.Files > 1 {
		file = s.t("paper.pack.file", text.Args{"file": s.n(e.File), "of": s.n(e.Files)})
	}
	return joinDash(days, file)
}

// title is the day, in the title of the file.
func (e *EmergencyFile) title(s *sheet) string {
	if e.Day == "" {
		return s.t("paper.emergency.all")
	}
	return text.Weekday(s.head.Lang, string(e.Day)) + " " + s.digits(text.Date(s.head.Lang, string(e.Day)))
}

func (e *EmergencyFile) contents(s *sheet, y float64, rows [2]int, spans []span) {
	centred := style{size: 9, min: 5, align: middleOf}
	g := grid{x: margin, y: y, head: 8, row: emergencyRow, columns: flexible([]column{
		{w: 9, title: s.say("paper.col.rank"), style: centred},
		{w: 78, title: s.say("paper.emergency.chapter"), style: style{weight: bold, size: 9.4, min: 5.5, own: true}},
		{title: s.say("paper.emergency.for"), style: style{size: 8.2, min: 5.2}},
		{w: 22, title: s.say("paper.pack.pages"), style: centred},
		{w: 19, title: s.say("paper.emergency.sheets"), style: centred},
	}, 2, s.w-2*margin)}
	y = s.titles(g)
	s.rules(g, rows[1]-rows[0])
	for i := rows[0]; i < rows[1]; i++ {
		c := &e.Chapters[i]
		s.row(g, y, s.n(i+1), c.Title, c.For, s.pageSpan(spans[i]), s.n(spans[i].leaves))
		y += g.row
	}
}
