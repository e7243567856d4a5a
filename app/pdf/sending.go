package pdf

import (
	"cmp"
	"io"
	"strings"

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

func (SlipItem) height() float64 { return slipRow }
func (SlipItem) band() bool      { return false }

const (
	slipRow    = 8.4
	slipStrip  = 50.0 // of the acknowledgement, to the foot of the page
	slipEnding = 48.0 // closing words and signature
)

// WriteTo writes the slip, its papers in the order given. The same slip gives the
// same bytes. It may be called once at a time.
func (l *SendingSlip) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(l.Head.fromLists(l.Lists), a4Width, a4Height)
	title := s.t("paper.sending")
	s.addPage("")
	y := s.slipHead(l, s.title(s.letterhead(), asIs(title))+2)
	const bottom = 10.0
	for items := l.Items; ; {
		g := grid{x: margin + 4, y: y, columns: s.slipColumns(), head: 7.4, row: slipRow}
		y = s.titles(g)
		take, last := flow(items, s.h-bottom-y, s.h-bottom-slipStrip-slipEnding-y)
		s.rules(g, take)
		for i, item := range items[:take] {
			s.row(g, y, []string{s.n(len(l.Items) - len(items) + i + 1), asWritten(item.What), s.n(item.Count), asWritten(item.Remark)})
			y += g.row
		}
		items = items[take:]
		if last {
			break
		}
		s.addPage("")
		y = s.title(s.letterhead(), asIs(title)) + 2
	}
	s.slipEnd(l, y)
	s.slipReceipt(l, s.h-bottom-slipStrip)
	l.pages = len(s.pages)
	return s.writeTo(w, title)
}

func (s *sheet) slipColumns() []column {
	return flexible([]column{
		{w: 12, title: s.say("paper.col.rank"), style: style{size: 9, align: middleOf}},
		{title: s.say("paper.sending.col.what"), style: style{weight: bold, size: 10, min: 6, own: true}},
		{w: 22, title: s.say("paper.sending.col.count"), style: style{weight: bold, size: 10, align: middleOf}},
		{w: 58, title: s.say("paper.sending.col.remark"), style: style{size: 8.6, min: 5.5, own: true}},
	}, 1, s.w-2*margin-8)
}

// slipHead draws number and day, from whom, to whom and why, and returns where
// the table begins.
func (s *sheet) slipHead(l *SendingSlip, y float64) float64 {
	b := box{margin + 4, y, s.w - 2*margin - 8, 6}
	half := box{b.x, y, b.w / 2, 6}
	s.text(half, s.slipNumber(l), style{weight: bold, size: 10, min: 6})
	half.x += b.w / 2
	s.text(half, s.slipDay(), style{size: 10, min: 6, align: end})
	y += 12
	c := s.head.Centre
	strong := style{weight: bold, size: 12.5, min: 8, align: middleOf}
	s.text(box{b.x, y, b.w, 7}, s.t(ofKind("paper.sending.from", c), text.Args{"name": c.Name}), strong)
	s.text(box{b.x, y + 7.5, b.w, 6}, s.t("paper.sending.to"), style{size: 11, align: middleOf})
	to, under := asWritten(l.To), ""
	if l.To == "" {
		to, under = s.t("paper.sending.director"), s.direction()
	} else {
		strong.own = true
	}
	s.text(box{b.x, y + 14, b.w, 7}, to, strong)
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
	st = style{size: 11}
	b.y = y
	y += s.paragraph(b, s.t("paper.sending.greeting"), st) + 1.5
	b.y = y
	return y + s.paragraph(b, s.t("paper.sending.intro"), st) + 4
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
func (s *sheet) slipEnd(l *SendingSlip, y float64) {
	b := box{margin + 4, y + 2.5, s.w - 2*margin - 8, 5}
	if code := s.head.Fingerprint; code != "" {
		s.text(b, s.t("paper.sending.lists", text.Args{"code": text.LTR(code)}), style{size: 8.4, min: 6, grey: dark})
	}
	b.y, b.h = b.y+6.5, 6
	s.text(b, s.t("paper.sending.closing"), style{size: 11, min: 7})
	const wide = 78.0
	sign := box{b.x + b.w - wide, b.y + 7.5, wide, 26}
	s.signatures(sign, s.say(ofKind("paper.head_of_centre", s.head.Centre)))
	s.text(box{sign.x, sign.y + 4.8, sign.w, 5}.in(1.5, 0), s.head.Centre.Head, style{weight: bold, size: 9, min: 6, own: true})
}

// slipReceipt draws the strip that comes back.
func (s *sheet) slipReceipt(l *SendingSlip, y float64) {
	b := box{margin + 4, y, s.w - 2*margin - 8, slipStrip}
	s.dashed(margin-4, y, s.w-2*margin+8)
	s.scissors(margin-1.5, y)
	s.text(box{b.x, y + 3, b.w, 7}, s.t("paper.sending.receipt"), style{weight: bold, size: 13, align: middleOf})
	st := style{size: 9, min: 6}
	half := box{b.x, y + 11, b.w * 0.62, 5}
	s.text(half, s.t("paper.sending.return", text.Args{"name": s.head.Centre.Name}), st)
	s.text(box{b.x + half.w, half.y, b.w - half.w, 5}, s.slipNumber(l), style{weight: bold, size: 9, min: 6, align: end})
	if l.Subject != "" {
		s.text(box{b.x, y + 16.5, b.w, 5}, s.t("paper.sending.subject", text.Args{"subject": asWritten(l.Subject)}), st)
	}
	s.text(box{b.x, y + 22, b.w, 5}, s.t("paper.sending.received"), st)
	s.signatures(box{b.x, y + 28.5, b.w, slipStrip - 30},
		s.say("paper.sending.received.date"), s.say("paper.sending.received.name"), s.say("paper.sending.received.sign"))
}
