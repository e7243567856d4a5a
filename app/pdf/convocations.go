package pdf

import (
	"io"

	"markaz/app/exam"
	"markaz/app/text"
)

// Convocations call the staff to the centre «استدعاء المكلف بالإجراء», two to an A4
// page, each with a slip that comes back signed. They say what somebody does and
// when; the room is told on the day (field.md A.4).
type Convocations struct {
	Head    Head
	Letters []Convocation
	printed
}

// Convocation is of one of the staff.
type Convocation struct {
	Who      exam.Staff
	Sittings []Summons
}

// Summons is one sitting of somebody.
type Summons struct {
	exam.Sitting
	Role   exam.DutyRole // "" is the task
	Of     exam.Words    // subject of a duty teacher
	Papers []exam.Paper  // that are written at the centre then
}

// Early is how many minutes before the first paper people are called.
const Early = 30

// WriteTo writes the convocations in the order given. The same ones give the same
// bytes. It may be called once at a time.
func (c *Convocations) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(c.Head, a4Width, a4Height)
	s.cut = true
	return s.drawTo(w, c.draw, "paper.duty.nobody", &c.printed)
}

// Units are the convocations.
func (c *Convocations) Units() []exam.Unit { return unitsOf(c.Head, c.draw) }

func (c *Convocations) draw(s *sheet) {
	s.use("staff-convocations")
	d := &cardPrinter{sheet: s, u: 1.15}
	places := pieces{of: s.placesOf(2)}
	for i := range c.Letters {
		one := &c.Letters[i]
		if !s.begin(exam.Unit{Staff: one.Who.ID, Number: staffNumber(&one.Who)}) {
			continue
		}
		b := s.piece(&places).in(11, 5)
		s.mainBookmark(d.called(one.Who.Name))
		d.convocation(b, one)
	}
}

// receiptHeight is that of the slip below a convocation.
const receiptHeight = 20.0

func (d *cardPrinter) convocation(b box, c *Convocation) {
	d.under = d.head.Centre.Name
	y := d.cardHead(b) + 0.5
	who, numbered := &c.Who, "paper.staff.number"
	if who.Number == "" && who.NationalID != "" {
		numbered = "paper.staff.card"
	}
	d.facts(box{b.x, y, b.w, 10.5}, []fact{
		{label: d.say("paper.convocation.to"), words: d.each(func() string { return d.called(who.Name) }), own: true},
		{label: d.say(numbered), value: staffNumber(who), w: 28, own: true},
		{label: d.say("paper.staff.workplace"), value: who.School, w: 56, own: true},
		{label: d.say("paper.staff.task"), words: d.each(func() string { return d.taskNamed(who.Task) }), w: 36},
	})
	y += 12
	d.label(box{b.x, y, b.w, 7.6}, d.say("paper.convocation.ask"), style{size: 9.6, min: 7})
	y += 8.6
	foot := b.y + b.h - receiptHeight
	const ending = 20.5
	d.summons(box{b.x, y, b.w, foot - ending - 0.8 - y}, c)
	d.convocationEnd(box{b.x, foot - ending + 1, b.w, ending - 5.6})
	d.text(box{b.x, foot - 4.5, b.w, 3.4}, d.about(), d.aside(d.unit, 5.6, 4))
	d.receipt(box{b.x, foot, b.w, receiptHeight}, c)
}

// summons draws when somebody is to come and for what.
func (d *cardPrinter) summons(b box, c *Convocation) {
	head := d.high(5.6, 7.6)
	row := min(d.rowHeight(8.6), (b.h-head)/float64(max(len(c.Sittings), 1)))
	size := min(9.6, row/point/leading*0.95)
	cell := style{size: size, min: size * 0.6}
	centred, strong := cell, cell
	centred.align = middleOf
	strong.weight = bold
	clock := centred
	clock.weight = bold
	g := grid{x: b.x, y: b.y, head: head, row: row, columns: d.columns(b.w,
		column{key: "sitting", style: strong},
		column{key: "be", style: clock},
		column{key: "papers", style: centred},
		column{key: "role", style: strong},
	)}
	y := d.titles(g)
	d.rules(g, len(c.Sittings))
	for i := range c.Sittings {
		at := &c.Sittings[i]
		role := d.each(func() string {
			if at.Role != "" {
				return d.roleNamed(&OnDuty{DutyPlace: exam.DutyPlace{Role: at.Role}, Of: at.Of})
			}
			return d.taskNamed(c.Who.Task)
		})
		d.row(g, y, d.each(func() string { return d.halfDay(at.Sitting) }), d.be(at.Papers), d.each(func() string { return d.span(at.Papers) }), role)
		y += row
	}
}

// be is the hour to be there.
func (d *cardPrinter) be(papers []exam.Paper) string {
	first := -1
	for _, p := range papers {
		if from := minutes(p.Start); from >= 0 && (first < 0 || from < first) {
			first = from
		}
	}
	if first < 0 {
		return ""
	}
	return d.clockAt(first - Early)
}

// convocationEnd draws the meeting, what everybody must know, and who signs.
func (d *cardPrinter) convocationEnd(b box) {
	sign := 58.0
	if n := len(d.tpl.Signatures); n > 1 {
		sign = min(b.w*0.55, 40*float64(n))
	} else if n == 0 {
		sign = 0
	}
	left := box{b.x, b.y, b.w - sign - 4, b.h / float64(1+max(len(d.tpl.Notes), 3))}
	d.label(left, d.say("paper.convocation.meeting"), lowered(style{weight: bold, size: 8.2, min: 5.5}, left.h))
	for _, n := range d.tpl.Notes {
		left.y += left.h
		if n.Ar != "" {
			n.Ar = "• " + n.Ar
		}
		if n.Fr != "" {
			n.Fr = "• " + n.Fr
		}
		if n.En != "" {
			n.En = "• " + n.En
		}
		d.label(left, n, lowered(style{size: 7.6, min: 5, grey: dark}, left.h))
	}
	d.signsNamed(box{b.x + b.w - sign, b.y, sign, b.h})
}

// receipt is the slip that comes back «قصاصة الإشعار بالتوصل».
func (d *cardPrinter) receipt(b box, c *Convocation) {
	d.dashed(b.x-3, b.y, b.w+6)
	d.scissors(b.x, b.y)
	d.label(box{b.x, b.y + 1.6, b.w, 5}, d.say("paper.convocation.receipt"), style{weight: bold, size: 9.6, min: 7, align: middleOf})
	who := &c.Who
	words := d.each(func() string {
		key, args := "paper.convocation.received", text.Args{"name": d.called(who.Name), "centre": d.head.Centre.Name}
		switch number := text.LTR(staffNumber(who)); {
		case who.Number != "":
			key, args["number"] = "paper.convocation.received_number", number
		case who.NationalID != "":
			key, args["number"] = "paper.convocation.received_card", number
		}
		return d.t(key, args)
	})
	const sign = 44.0
	d.sayLargest(box{b.x, b.y + 7, b.w - 2*sign - 6, d.high(11, 12.5)}, words, style{size: 8.6, min: d.high(7.4, 5)})
	d.signatures(box{b.x + b.w - 2*sign - 2.5, b.y + 7, 2*sign + 2.5, 11}, d.say("paper.sending.received.date"), d.say("paper.staff.signature"))
}
