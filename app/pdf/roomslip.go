package pdf

import (
	"io"

	"markaz/app/exam"
)

// RoomSlips are what the secretariat hands to the invigilators of a room on the day
// «ورقة تكليف القاعة»: two to an A4 page, to be cut.
type RoomSlips struct {
	Head  Head
	Slips []RoomSlip
	printed
}

// RoomSlip is one room at one sitting.
type RoomSlip struct {
	exam.Sitting
	DutyRoom
}

// WriteTo writes the slips in the order given. The same slips give the same bytes.
// It may be called once at a time.
func (r *RoomSlips) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(r.Head, a4Width, a4Height)
	s.cut = true
	return s.drawTo(w, r.draw, "paper.duty.nobody", &r.printed)
}

// Units are the slips, each of a room and a sitting.
func (r *RoomSlips) Units() []exam.Unit { return unitsOf(r.Head, r.draw) }

func (r *RoomSlips) draw(s *sheet) {
	s.use("room-slip")
	d := &cardPrinter{sheet: s, u: 1.2}
	places := pieces{of: cardPlaces(2)}
	for i := range r.Slips {
		slip := &r.Slips[i]
		if !s.begin(exam.Unit{Sitting: slip.Sitting, Room: slip.Room.Number}) {
			continue
		}
		b := s.piece(&places).in(12, 7)
		s.mainBookmark(joinDash(s.roomNamed(slip.Room.Number), s.halfDay(slip.Sitting)))
		d.roomSlip(b, slip)
	}
}

// roomSlip draws one slip: where and when, what is written, who invigilates.
func (d *cardPrinter) roomSlip(b box, r *RoomSlip) {
	d.under = d.head.Centre.Name
	y := d.cardHead(b) + 1
	d.fillBox(box{b.x, y, b.w, 15}, shade)
	d.facts(box{b.x, y, b.w, 15}, []fact{
		{label: d.say("paper.room"), value: d.place(r.Room.Number), w: 34, big: true},
		{label: d.say("paper.duty.col.where"), words: d.each(func() string { return d.roomIs(r.Room) })},
		{label: d.say("paper.sitting"), words: d.each(func() string { return d.halfDay(r.Sitting) }), w: 62},
		{label: d.say("paper.room_slip.candidates"), value: d.n(r.Candidates), w: 24, big: true},
	})
	y += 17.5
	foot := b.y + b.h - 4
	if n := float64(len(d.tpl.Notes)); n > 0 {
		line := min(noteLine, 16/n)
		for i, note := range d.tpl.Notes {
			d.label(box{b.x, foot - (n-float64(i))*line, b.w, line}, note, lowered(style{size: 8, min: 4.5, grey: dark}, line))
		}
		foot -= n*line + 0.5
	}
	guards := max(len(r.Guards), 1)
	row := min(9.5, (foot-y-d.high(13, 17))/float64(max(len(r.Papers), 1)+guards))
	y = d.slipPapers(box{b.x, y, b.w, 0}, r, min(row, d.rowHeight(7.2))) + 2
	y = d.slipGuards(box{b.x, y, b.w, 0}, r, min(d.rowHeight(12), (foot-y-d.high(7, 9))/float64(guards)))
	if high := foot - y - 3.5; high >= 13 {
		d.slipSigns(box{b.x, y + 2.5, b.w, high})
	}
	d.text(box{b.x, b.y + b.h - 4, b.w, 3.6}, d.about(), d.aside(d.unit, 6, 4))
}

// slipSigns are the places to sign; of two the first, for remarks, is the larger.
func (d *cardPrinter) slipSigns(b box) {
	if len(d.tpl.Signatures) != 2 {
		d.signs(b)
		return
	}
	const wide = 62.0
	d.signatures(box{b.x, b.y, b.w - wide - 3, b.h}, d.tpl.Signatures[0])
	d.signatures(box{b.x + b.w - wide, b.y, wide, b.h}, d.tpl.Signatures[1])
}

func (d *cardPrinter) slipPapers(b box, r *RoomSlip, row float64) float64 {
	centred := style{size: 9, min: 5, align: middleOf}
	g := grid{x: b.x, y: b.y, head: d.high(5.5, 7.4), row: row, columns: d.columns(b.w,
		column{key: "subject", style: style{weight: bold, size: 9.5, min: 5.5, own: true}},
		column{key: "time", w: 34, style: centred},
		column{key: "duration", w: 40, style: centred},
		column{key: "writing", w: 30, style: centred},
	)}
	y := d.titles(g)
	d.rules(g, len(r.Papers))
	for _, p := range r.Papers {
		d.row(g, y, d.each(func() string { return p.Subject.In(d.head.Lang) }), d.each(func() string { return d.span([]exam.Paper{p.Paper}) }),
			d.each(func() string { return d.duration(p.Paper) }), d.n(p.Candidates))
		y += g.row
	}
	return y
}

func (d *cardPrinter) slipGuards(b box, r *RoomSlip, row float64) float64 {
	g := grid{x: b.x, y: b.y, head: d.high(5.5, 7.4), row: row, columns: d.columns(b.w,
		column{key: "place", w: 32, style: style{weight: bold, size: 9, min: 5.5}},
		column{key: "name", style: style{size: 11}},
		column{key: "number", w: 26, style: style{size: 8.6, min: 5, align: middleOf, ltr: true}},
		column{key: "hour", w: 24, style: style{align: middleOf}},
		column{key: "signature", w: 42, style: style{align: middleOf}},
	)}
	y := d.titles(g)
	d.rules(g, len(r.Guards))
	for i := range r.Guards {
		one := &r.Guards[i]
		d.row(g, y, d.each(func() string { return d.guard(one.Slot) }), one.Who.Name, staffNumber(&one.Who), nil, nil)
		y += row
	}
	return y
}
