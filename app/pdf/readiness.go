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
	s := newSheet(r.Head, a4Width, a4Height)
	title := s.t("paper.ready")
	for lines := r.Lines; ; {
		take := min(len(lines), readyFits)
		s.addPage("")
		y := r.verdict(s, s.title(s.letterhead(), asIs(title))+1)
		y = s.readiness(y, lines[:take])
		if lines = lines[take:]; len(lines) == 0 {
			r.end(s, y)
			break
		}
	}
	r.pages = len(s.pages)
	return s.writeTo(w, title)
}

// A page holds so many lines of so much height, with what stands above and below.
const (
	readyFits = 6
	readyRow  = 21.0
)

// verdict says in one line whether the centre is ready, and as of when.
func (r *Readiness) verdict(s *sheet, y float64) float64 {
	good := 0
	for _, l := range r.Lines {
		if l.Good {
			good++
		}
	}
	when, first := "", ""
	if !s.head.Printed.IsZero() {
		when = s.t("paper.ready.when", text.Args{"when": text.LTR(s.digits(s.head.Printed.Format("02/01/2006 15:04")))})
	}
	if r.First != "" {
		first = s.t("paper.ready.first", text.Args{"day": joinSpace(text.Weekday(s.head.Lang, string(r.First)), s.digits(text.Date(s.head.Lang, string(r.First))))})
	}
	s.text(box{margin, y, s.w - 2*margin, 5.5}, joinDash(first, when), style{size: 9.5, min: 6, align: middleOf, grey: dark})
	b := box{margin + 20, y + 8, s.w - 2*margin - 40, 13}
	ready := good == len(r.Lines) && good > 0
	words := s.t("paper.ready.yes")
	if !ready {
		words = s.count("paper.ready.no", len(r.Lines)-good)
	}
	s.frame(b, dark, 0.7)
	s.verdictMark(box{b.x + 4, b.y + 2.5, 8, 8}, ready)
	s.text(box{b.x + 14, b.y, b.w - 18, b.h}, words, style{weight: bold, size: 15, min: 8, align: middleOf})
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
	g := grid{x: margin, y: y, head: 8.5, row: readyRow, titleSize: 8, columns: flexible([]column{
		{w: 16, style: style{align: middleOf}},
		{w: 48, title: s.say("paper.ready.col.what"), style: style{weight: bold, size: 10.5, min: 7}},
		{w: 26, title: s.say("paper.ready.col.done"), style: style{weight: bold, size: 10.5, min: 7, align: middleOf}},
		{title: s.say("paper.ready.col.lacks"), style: style{size: 8.6, min: 5.2}},
		{w: 46, title: s.say("paper.ready.col.hand")},
	}, 3, s.w-2*margin)}
	y = s.titles(g)
	s.rules(g, len(lines))
	for _, l := range lines {
		lacks := s.join(l.Lacks)
		switch {
		case l.Good:
			lacks = s.t("paper.ready.nothing")
		case l.More > 0:
			lacks = s.join(append(l.Lacks[:len(l.Lacks):len(l.Lacks)], s.count("paper.ready.more", l.More)))
		case lacks == "" && l.All == 0:
			lacks = s.t("paper.ready.none_yet")
		}
		done := "–"
		if l.All > 0 {
			done = s.t("paper.ready.of", text.Args{"done": s.n(l.Done), "all": s.n(l.All)})
		}
		s.row(g, y, []string{"", s.code("paper.ready.", l.Key), done, "", ""})
		x := g.columns[0].w + g.columns[1].w + g.columns[2].w
		s.largest(box{g.x + x, y, g.columns[3].w, g.row}.in(cellPadding, 0.4), lacks, "", g.columns[3].style)
		s.verdictMark(box{g.x + 4, y + (g.row-8)/2, 8, 8}, l.Good)
		y += g.row
	}
	return y
}

// end leaves room to write, and to sign.
func (r *Readiness) end(s *sheet, y float64) {
	y += 4
	s.text(box{margin, y, s.w - 2*margin, 6}, s.t("paper.ready.remarks"), style{weight: bold, size: 9.5})
	for i := range 4 {
		s.across(margin, y+13+float64(i)*7, s.w-2*margin, rule, 0.15)
	}
	s.signatures(box{s.w - margin - 80, y + 39, 80, 24}, s.say(ofKind("paper.head_of_centre", s.head.Centre)))
}
