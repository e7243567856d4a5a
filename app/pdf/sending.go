package pdf

import (
	"cmp"
	"io"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// SendingSlip is the slip that goes with papers sent to the provincial direction
// «ورقة الإرسال», with an acknowledgement to be torn off and sent back.
type SendingSlip struct {
	Head    Head
	To      string // "" is the provincial director of the centre's direction
	Subject string
	Items   []SlipItem
	Number  string // of the sending; "" leaves it to be written
	Lists   string // fingerprint of the lists that the papers come from; "" is that of Head
	printed
}

// SlipItem is one kind of paper that is sent.
type SlipItem struct {
	What   string
	Count  int
	Remark string
}

// A slipLine is an item with its number.
type slipLine struct {
	*SlipItem
	n    int
	high float64
}

func (l slipLine) height() float64 { return l.high }
func (slipLine) band() bool        { return false }

const (
	slipRow    = 8.4
	slipStrip  = 50.0 // of the acknowledgement, to the foot of the page
	slipEnding = 48.0 // closing words and signature
)

// WriteTo writes the slip, its papers in the order given. The same slip gives the
// same bytes. It may be called once at a time.
func (l *SendingSlip) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(l.Head.fromLists(l.Lists), a4Width, a4Height)
	return s.drawTo(w, l.draw, "paper.nobody", &l.printed)
}

func (l *SendingSlip) draw(s *sheet) {
	s.use("sending-slip")
	s.addPage("")
	y := s.slipHead(l, s.title(s.letterhead(), s.tpl.Title)+2)
	const bottom = 10.0
	row := s.rowHeight(slipRow)
	lines := make([]slipLine, len(l.Items))
	for i := range lines {
		lines[i] = slipLine{&l.Items[i], i + 1, row}
	}
	for {
		g := grid{x: margin + 4, y: y, columns: s.slipColumns(), head: 7.4, row: row}
		take, last := flow(lines, s.h-bottom-y-g.head, s.h-bottom-slipStrip-slipEnding-s.notesHeight()-y-g.head)
		y = s.titles(g)
		s.rules(g, take)
		for _, line := range lines[:take] {
			s.row(g, y, s.n(line.n), asWritten(line.What), s.n(line.Count), asWritten(line.Remark))
			y += g.row
		}
		if lines = lines[take:]; last {
			break
		}
		s.addPage("")
		y = s.title(s.letterhead(), s.tpl.Title) + 2
	}
	s.slipEnd(y)
	s.slipReceipt(l, s.h-bottom-slipStrip)
}

func (s *sheet) slipColumns() []column {
	return s.columns(s.w-2*margin-8,
		column{key: "rank", style: style{size: 9, align: middleOf}},
		column{key: "what", style: style{weight: bold, size: 10, min: 6, own: true}},
		column{key: "count", style: style{weight: bold, size: 10, align: middleOf}},
		column{key: "remark", style: style{size: 8.6, min: 5.5, own: true}},
	)
}

// slipHead draws number and day, from whom, to whom and why, and returns where
// the table begins.
func (s *sheet) slipHead(l *SendingSlip, y float64) float64 {
	b := box{margin + 4, y, s.w - 2*margin - 8, 6}
	half := box{b.x, y, b.w / 2, 6}
	s.label(half, s.each(func() string { return s.slipNumber(l) }), style{weight: bold, size: 10, min: 6})
	half.x += b.w / 2
	s.label(half, s.each(s.slipDay), style{size: 10, min: 6, align: end})
	y += 12
	c := s.head.Centre
	strong := style{weight: bold, size: 12.5, min: 8, align: middleOf}
	s.label(box{b.x, y, b.w, s.high(7, 8.4)}, s.say(ofKind("paper.sending.from", c), text.Args{"name": c.Name}), strong)
	y += s.high(0, 1.6)
	s.label(box{b.x, y + 7.5, b.w, s.high(6, 5)}, s.say("paper.sending.to"), style{size: 11, align: middleOf})
	to, under := asIs(asWritten(l.To)), ""
	if l.To == "" {
		to, under = s.say("paper.sending.director"), s.direction()
	} else {
		strong.own = true
	}
	s.label(box{b.x, y + 14, b.w, s.high(7, 8.4)}, to, strong)
	y += s.high(0, 1.6)
	y += 21.5
	if under != "" {
		s.text(box{b.x, y, b.w, 6}, under, style{weight: bold, size: 11.5, min: 7, align: middleOf, own: true})
		y += 7
	}
	y += 4
	b.y, b.h = y, 16
	subject := s.t("paper.sending.subject", text.Args{"subject": cmp.Or(asWritten(l.Subject), "……………………………………………………")})
	st := style{weight: bold, size: 11, min: 8}
	lines, size := s.fit(b, subject, st)
	b.h = float64(len(lines)) * size * leading * point
	s.set(b, lines, size, st)
	y += b.h + 3.5
	b.y, b.h = y, 0
	b.y += s.paragraphs(b, s.say("paper.sending.greeting"), style{size: 11}) + 1.5
	return b.y + s.paragraphs(b, s.say("paper.sending.intro"), style{size: 11}) + 4
}

// paragraphs sets words from the top of b in the languages of the paper, one below
// the other, and returns the height that they take: no more than that of b, if it has
// one.
func (s *sheet) paragraphs(b box, w exam.Words, st style) float64 {
	one, two := s.both(w)
	below := st
	below.ltr, below.rtl, below.align, below.grey = true, false, end, max(st.grey, dark)
	for ; ; st.size -= 0.25 {
		below.size = st.size * 0.84
		high := s.paragraphHeight(b, one, st)
		if two != "" {
			high += 0.4 + s.paragraphHeight(b, two, below)
		}
		if b.h == 0 || high <= b.h || st.size < 4.5 {
			break
		}
	}
	high := s.paragraph(b, one, st)
	if two != "" {
		b.y += high + 0.4
		high += 0.4 + s.paragraph(b, two, below)
	}
	return high
}

// paragraphHeight is what a paragraph takes.
func (s *sheet) paragraphHeight(b box, t string, st style) float64 {
	if s.record != nil {
		return 0
	}
	return float64(len(s.wrap(t, st.weight, s.leftward(t, st), b.w/point/st.size))) * st.size * leading * point
}

// direction is the name of the provincial direction between dashes, as it stands
// below its director's title, "" if it is not known.
func (s *sheet) direction() string {
	name := s.head.Centre.Direction
	for _, prefix := range []string{"المديرية الإقليمية", "Direction provinciale de", "Direction provinciale"} {
		name = strings.TrimLeft(strings.TrimPrefix(name, prefix), " :")
	}
	if name == "" {
		return ""
	}
	return "– " + name + " –"
}

func (s *sheet) slipNumber(l *SendingSlip) string {
	if l.Number == "" {
		return s.t("paper.sending.blank")
	}
	return s.t("paper.sending.number", text.Args{"number": text.LTR(l.Number)})
}

// slipDay says where and on which day the slip is made.
func (s *sheet) slipDay() string {
	h := s.head
	if h.Printed.IsZero() {
		return s.t("paper.sending.done_blank")
	}
	day := text.LTR(s.digits(h.Printed.Format("02/01/2006")))
	if h.Centre.City == "" || s.rtl != hasArabic(h.Centre.City) {
		return s.t("paper.sending.done_on", text.Args{"date": day})
	}
	return s.t("paper.sending.done", text.Args{"city": h.Centre.City, "date": day})
}

// slipEnd draws what follows the table.
func (s *sheet) slipEnd(y float64) {
	b := box{margin + 4, y + 2.5, s.w - 2*margin - 8, 5}
	if code := s.head.Fingerprint; code != "" {
		s.label(b, s.say("paper.sending.lists", text.Args{"code": text.LTR(code)}), style{size: 8.4, min: 6, grey: dark})
	}
	b.y, b.h = b.y+6.5, 6
	b.h = s.high(6, 7.4)
	s.label(b, s.say("paper.sending.closing"), style{size: 11, min: 7})
	const wide, gap = 78.0, 2.5
	n := float64(len(s.tpl.Signatures))
	w := min(b.w, n*wide+(n-1)*gap)
	s.signsNamed(box{b.x + b.w - w, b.y + 7.5, w, 26})
	s.notes(b.y + 33.5)
}

// slipReceipt draws the strip that comes back.
func (s *sheet) slipReceipt(l *SendingSlip, y float64) {
	b := box{margin + 4, y, s.w - 2*margin - 8, slipStrip}
	s.dashed(margin-4, y, s.w-2*margin+8)
	s.scissors(margin-1.5, y)
	s.label(box{b.x, y + s.high(3, 1.6), b.w, s.high(7, 9)}, s.say("paper.sending.receipt"), style{weight: bold, size: 13, align: middleOf})
	st := style{size: 9, min: 6}
	half := box{b.x, y + s.high(11, 10.2), b.w * 0.62, s.high(5, 6.8)}
	s.label(half, s.say("paper.sending.return", text.Args{"name": s.head.Centre.Name}), st)
	s.label(box{b.x + half.w, half.y, b.w - half.w, half.h}, s.each(func() string { return s.slipNumber(l) }), style{weight: bold, size: 9, min: 6, align: end})
	if l.Subject != "" {
		s.text(box{b.x, y + s.high(16.5, 17.2), b.w, 5}, s.t("paper.sending.subject", text.Args{"subject": asWritten(l.Subject)}), st)
	}
	s.label(box{b.x, y + 22, b.w, 5}, s.say("paper.sending.received"), st)
	s.signatures(box{b.x, y + 28.5, b.w, slipStrip - 30},
		s.say("paper.sending.received.date"), s.say("paper.sending.received.name"), s.say("paper.sending.received.sign"))
}
