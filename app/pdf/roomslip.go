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
	return s.writeDuties(w, s.t("paper.room_slip"), r.draw, &r.printed)
}

// Units are the slips, each of a room and a sitting.
func (r *RoomSlips) Units() []exam.Unit { return unitsOf(r.Head, r.draw) }

func (r *RoomSlips) draw(s *sheet) {
	d := &cardPrinter{sheet: s, title: s.t("paper.room_slip"), u: 1.2}
	places := pieces{of: cardPlaces(2)}
	for i := range r.Slips {
		slip := &r.Slips[i]
		if !s.begin(exam.Unit{Sitting: slip.Sitting, Room: slip.Room.Number}) {
			continue
		}
		d.roomSlip(s.piece(&places).in(12, 7), slip)
	}
}

// roomSlip draws one slip: where and when, what is written, who invigilates.
func (d *cardPrinter) roomSlip(b box, r *RoomSlip) {
	d.under = d.head.Centre.Name
	y := d.cardHead(b) + 1
	d.fillBox(box{b.x, y, b.w, 15}, shade)
	d.facts(box{b.x, y, b.w, 15}, []fact{
		{label: d.say("paper.room"), value: d.place(r.Room.Number), w: 34, big: true},
		{label: d.say("paper.duty.col.where"), value: d.roomIs(r.Room)},
		{label: d.say("paper.sitting"), value: d.halfDay(r.Sitting), w: 62},
		{label: d.say("paper.room_slip.candidates"), value: d.n(r.Candidates), w: 24, big: true},
	})
	y += 17.5
	foot := b.y + b.h - 4
	guards := max(len(r.Guards), 1)
	row := min(9.5, (foot-y-13)/float64(max(len(r.Papers), 1)+guards))
	y = d.slipPapers(box{b.x, y, b.w, 0}, r, min(row, 7.2)) + 2
	y = d.slipGuards(box{b.x, y, b.w, 0}, r, min(12, (foot-y-7)/float64(guards)))
	if high := foot - y - 3.5; high >= 13 {
		const wide = 62.0
		d.signatures(box{b.x, y + 2.5, b.w - wide - 3, high}, d.say("paper.room_slip.notes"))
		d.signatures(box{b.x + b.w - wide, y + 2.5, wide, high}, d.say("paper.room_slip.secretariat"))
	}
	d.text(box{b.x, foot, b.w, 3.6}, d.about(), d.aside(d.unit, 6, 4))
}

func (d *cardPrinter) slipPapers(b box, r *RoomSlip, row float64) float64 {
	centred := style{size: 9, min: 5, align: middleOf}
	g := grid{x: b.x, y: b.y, head: 5.5, row: row, columns: flexible([]column{
		{title: d.say("paper.subject"), style: style{weight: bold, size: 9.5, min: 5.5, own: true}},
		{w: 34, title: d.say("paper.col.time"), style: centred},
		{w: 40, title: d.say("paper.col.duration"), style: centred},
		{w: 30, title: d.say("paper.room_slip.writing"), style: centred},
	}, 0, b.w)}
	y := d.titles(g)
	d.rules(g, len(r.Papers))
	for _, p := range r.Papers {
		d.row(g, y, []string{p.Subject.In(d.head.Lang), d.span([]exam.Paper{p.Paper}), d.duration(p.Paper), d.n(p.Candidates)})
		y += g.row
	}
	return y
}

func (d *cardPrinter) slipGuards(b box, r *RoomSlip, row float64) float64 {
	g := grid{x: b.x, y: b.y, head: 5.5, row: row, columns: flexible([]column{
		{w: 32, title: d.say("paper.room_slip.place"), style: style{weight: bold, size: 9, min: 5.5}},
		{title: d.say("paper.col.name"), style: style{size: 11}},
		{w: 26, title: d.say("paper.staff.number"), style: style{size: 8.6, min: 5, align: middleOf, ltr: true}},
		{w: 24, title: d.say("paper.room_slip.hour"), style: style{align: middleOf}},
		{w: 42, title: d.say("paper.room_slip.sign"), style: style{align: middleOf}},
	}, 1, b.w)}
	y := d.titles(g)
	d.rules(g, len(r.Guards))
	for i := range r.Guards {
		one := &r.Guards[i]
		d.row(g, y, []string{d.guard(one.Slot), "", staffNumber(&one.Who), "", ""})
		d.name(box{g.x + g.columns[0].w, y, g.columns[1].w, row}.in(cellPadding, 0.2), one.Who.Name, 11)
		y += row
	}
	return y
}
