package pdf

import (
	"io"

	"markaz/app/exam"
	"markaz/app/text"
)

// Readiness says on the eve how ready a centre is «بطاقة الجاهزية عشية الامتحان»:
// a line for each thing, with what is lacking and room to write who sees to it.
type Readiness struct {
	Head  Head
	First exam.Date // day of the first paper; "" is not said
	Lines []ReadinessLine
	printed
}

// ReadinessLine is one thing that must be done before the day: Done of All.
type ReadinessLine struct {
	Key       string // of the thing: seats, staff, papers, labels …
	Done, All int
	Good      bool
	Lacks     []string // in the words of the paper
	More      int      // that lack beside those named
}

// WriteTo writes the lines in the order given. The same sheet gives the same
// bytes. It may be called once at a time.
func (r *Readiness) WriteTo(w io.Writer) (int64, error) {
	return newSheet(r.Head, a4Width, a4Height).drawTo(w, r.draw, "paper.nobody", &r.printed)
}

// Heights of a line, and of all that stands below the last one.
const (
	readyRow = 21.0
	readyEnd = 68.0
)

func (r *Readiness) draw(s *sheet) {
	s.use("readiness-sheet")
	for lines, last := r.Lines, false; !last; {
		s.addPage("")
		y := r.verdict(s, s.title(s.letterhead(), s.tpl.Title)+1)
		row, room := s.rowHeight(readyRow), s.h-y-readyHead-11
		take := 0
		take, last = pageful(len(lines), rowsIn(room, row), rowsIn(room-readyEnd-s.notesHeight(), row))
		y = s.readiness(y, lines[:take])
		lines = lines[take:]
		if last {
			r.end(s, y)
		}
	}
}

const readyHead = 8.5

// verdict says in one line whether the centre is ready, and as of when.
func (r *Readiness) verdict(s *sheet, y float64) float64 {
	good := 0
	for _, l := range r.Lines {
		if l.Good {
			good++
		}
	}
	asOf := s.each(func() string {
		when, first := "", ""
		if !s.head.Printed.IsZero() {
			when = s.t("paper.ready.when", text.Args{"when": text.LTR(s.digits(s.head.Printed.Format("02/01/2006 15:04")))})
		}
		if r.First != "" {
			first = s.t("paper.ready.first", text.Args{"day": joinSpace(text.Weekday(s.head.Lang, string(r.First)), s.digits(text.Date(s.head.Lang, string(r.First))))})
		}
		return joinDash(first, when)
	})
	s.label(box{margin, y, s.w - 2*margin, 5.5}, asOf, style{size: 9.5, min: 6, align: middleOf, grey: dark})
	b := box{margin + 20, y + 8, s.w - 2*margin - 40, 13}
	ready := good == len(r.Lines) && good > 0
	words := s.say("paper.ready.yes")
	if !ready {
		words = s.sayCount("paper.ready.no", len(r.Lines)-good)
	}
	s.frame(b, dark, 0.7)
	s.verdictMark(box{b.x + 4, b.y + 2.5, 8, 8}, ready)
	s.label(box{b.x + 14, b.y, b.w - 18, b.h}, words, style{weight: bold, size: 15, min: 8, align: middleOf})
	return y + 26
}

// verdictMark draws a tick, or a cross, in a box of its own: it is read where no colour
// is printed.
func (s *sheet) verdictMark(b box, good bool) {
	if s.record != nil {
		return
	}
	x := s.left(b)
	if good {
		s.segment(x+b.w*0.12, b.y+b.h*0.55, x+b.w*0.4, b.y+b.h*0.85, black, b.h*0.13)
		s.segment(x+b.w*0.38, b.y+b.h*0.85, x+b.w*0.9, b.y+b.h*0.15, black, b.h*0.13)
		return
	}
	s.segment(x+b.w*0.15, b.y+b.h*0.15, x+b.w*0.85, b.y+b.h*0.85, black, b.h*0.13)
	s.segment(x+b.w*0.15, b.y+b.h*0.85, x+b.w*0.85, b.y+b.h*0.15, black, b.h*0.13)
}

func (s *sheet) readiness(y float64, lines []ReadinessLine) float64 {
	lacking := style{size: 8.6, min: 5.2}
	g := grid{x: margin, y: y, head: readyHead, row: s.rowHeight(readyRow), titleSize: 8, columns: s.columns(s.w-2*margin,
		column{key: "mark", style: style{align: middleOf}},
		column{key: "what", style: style{weight: bold, size: 10.5, min: 7}},
		column{key: "done", style: style{weight: bold, size: 10.5, min: 7, align: middleOf}},
		column{key: "lacks", style: lacking},
		column{key: "seen_to"},
	)}
	y = s.titles(g)
	s.rules(g, len(lines))
	for i := range lines {
		l := &lines[i]
		done := asIs("–")
		if l.All > 0 {
			done = s.say("paper.ready.of", text.Args{"done": s.n(l.Done), "all": s.n(l.All)})
		}
		s.row(g, y, func(b box) {
			side := min(8, g.row-1)
			s.verdictMark(box{b.x + min(4, (b.w-side)/2), y + (g.row-side)/2, side, side}, l.Good)
		}, s.each(func() string { return s.code("paper.ready.", l.Key) }), done, func(b box) {
			s.largest(b.in(cellPadding, 0.4), s.lacks(l), "", lowered(lacking, g.row))
		}, nil)
		y += g.row
	}
	return y
}

// lacks says what is lacking.
func (s *sheet) lacks(l *ReadinessLine) string {
	switch lacks := s.join(l.Lacks); {
	case l.Good:
		return s.said(s.say("paper.ready.nothing"))
	case l.More > 0:
		return s.join(append(l.Lacks[:len(l.Lacks):len(l.Lacks)], s.count("paper.ready.more", l.More)))
	case lacks == "" && l.All == 0:
		return s.said(s.say("paper.ready.none_yet"))
	default:
		return lacks
	}
}

// end leaves room to write, and to sign.
func (r *Readiness) end(s *sheet, y float64) {
	y += 4
	s.label(box{margin, y, s.w - 2*margin, 6}, s.say("paper.ready.remarks"), style{weight: bold, size: 9.5})
	for i := range 4 {
		s.across(margin, y+13+float64(i)*7, s.w-2*margin, rule, 0.15)
	}
	s.signsAside(y+39, 80, 24, false)
	s.notes(y + readyEnd - 4 - 0.5)
}
