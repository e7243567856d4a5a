package pdf

import (
	"io"
	"strconv"

	"rsc.io/qr"

	"markaz/app/exam"
	"markaz/app/text"
)

// Cards are the candidates' cards «بطاقة المترشح», several to an A4 page with
// marks to cut along.
type Cards struct {
	Head    Head
	Title   string // "" is that of the template
	PerPage int    // 1, 2 or 4; anything else is 4
	Cards   []Card
	printed
}

// Card is the card of one candidate.
type Card struct {
	Seated
	Papers []exam.Paper // that the candidate writes, in time order
	Photo  []byte       // JPEG or PNG; none or not readable: an empty frame to stick one on
	Code   string       // the text of the QR code; "" draws none
}

// WriteTo writes the cards in the order given. The same cards give the same
// bytes. It may be called once at a time.
func (c *Cards) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(c.Head, a4Width, a4Height)
	s.cut = true
	return s.drawTo(w, c.draw, "paper.nobody", &c.printed)
}

// Units are the cards.
func (c *Cards) Units() []exam.Unit { return unitsOf(c.Head, c.draw) }

func (c *Cards) draw(s *sheet) {
	s.use("cards")
	if c.Title != "" {
		s.tpl.Title = asIs(c.Title)
	}
	d := &cardPrinter{sheet: s}
	draw, places := d.small, pieces{of: s.placesOf(c.PerPage)}
	switch {
	case s.record != nil: // however large it is, a card says the same
	case s.head.Large: // the place is half a page
		draw = d.wide
	case len(places.of) == 1:
		draw = d.large
	case len(places.of) == 2:
		draw = d.wide
	}
	for i := range c.Cards {
		card := &c.Cards[i]
		if !s.begin(unitOf(&card.Seated)) {
			continue
		}
		draw(s.piece(&places), card, s.signed(card))
	}
}

// signed is the symbol of a card's code. What a code says is the candidate's for
// ever, so that only whether there is one is taken with the words of a card.
func (s *sheet) signed(c *Card) *qr.Code {
	if s.record == nil {
		return symbol(c.Code)
	}
	s.record.note(c.Candidate.Photo, strconv.FormatBool(c.Code != ""))
	return nil
}

// cardFoot is kept free below the cards for the foot of the page.
const cardFoot = 9.0

// placesOf are those of the pieces of a page; in large type one piece is a page.
func (s *sheet) placesOf(perPage int) []box {
	if s.head.Large {
		return []box{{0, 0, s.w, s.h - largeFoot}}
	}
	return cardPlaces(perPage)
}

// largeFoot is the foot of the half page.
const largeFoot = cardFoot / 2

func cardPlaces(perPage int) []box {
	const h = a4Height - cardFoot
	switch perPage {
	case 1:
		return []box{{0, 0, a4Width, h}}
	case 2:
		return []box{{0, 0, a4Width, h / 2}, {0, h / 2, a4Width, h / 2}}
	}
	const w = a4Width / 2
	return []box{{0, 0, w, h / 2}, {w, 0, w, h / 2}, {0, h / 2, w, h / 2}, {w, h / 2, w, h / 2}}
}

// pieces are the places of a page that is cut up, one after the other.
type pieces struct {
	of []box
	n  int // taken
}

// piece takes the next place, on a page of its own where none is left.
func (s *sheet) piece(p *pieces) box {
	if p.n%len(p.of) == 0 {
		s.addPage("")
		s.cutMarks(p.of)
	}
	place := p.of[p.n%len(p.of)]
	p.n++
	s.watermarked(place.in(6, 6))
	return place
}

// cutMarks draws short lines where the cards' edges meet the edges of the page
// and each other.
func (s *sheet) cutMarks(places []box) {
	const long = 4.0
	if len(places) == 1 {
		return
	}
	h := places[0].h
	for _, y := range []float64{h, 2 * h} {
		s.across(0, y, long, middle, 0.2)
		s.across(s.w-long, y, long, middle, 0.2)
	}
	if len(places) == 4 {
		x := places[0].w
		s.across(x-long/2, h, long, middle, 0.2)
		s.down(x, 0, long, middle, 0.2)
		s.down(x, h-long/2, long, middle, 0.2)
		s.down(x, 2*h-long, long, middle, 0.2)
	}
}

// A cardPrinter draws cards of every size from the same parts. Sizes are those of
// the smallest card times u.
type cardPrinter struct {
	*sheet
	under string // stands beside the session, below the title
	u     float64
}

// small draws a quarter of a page, parts one below the other.
func (d *cardPrinter) small(b box, c *Card, code *qr.Code) {
	d.u = 1
	d.stacked(b.in(7, 6), c, code)
}

// large draws a whole page.
func (d *cardPrinter) large(b box, c *Card, code *qr.Code) {
	d.u = 1.75
	d.stacked(b.in(14, 12), c, code)
}

func (d *cardPrinter) stacked(b box, c *Card, code *qr.Code) {
	u := d.u
	y := d.cardHead(b)
	d.identity(box{b.x, y, b.w, 33 * u}, c)
	y += 34.5 * u
	d.seat(box{b.x, y, b.w, 11.5 * u}, c)
	y += 13.5 * u
	notices := d.noticesHeight() * u
	if n := len(c.Papers); n > 0 { // rather small notes than a programme that nobody can read
		least := (d.high(4.6, 6.4) + 3.4*float64(n)) * u
		notices = min(notices, max(8*u, b.y+b.h-17.4*u-least-y))
	}
	foot := 15.4*u + notices
	d.programme(box{b.x, y, b.w, b.y + b.h - foot - y - 2*u}, c.Papers)
	side := 26 * u
	bottom := box{b.x, b.y + b.h - foot, b.w, foot}
	if code != nil {
		d.qr(box{bottom.x + bottom.w - side, bottom.y + notices - 14.6*u, side, side}, code)
		bottom.w -= side + 1.5*u
	}
	d.notices(box{bottom.x, bottom.y, bottom.w, notices})
	d.signature(box{bottom.x, bottom.y + notices + 0.6*u, bottom.w, 11.3 * u})
	d.cardFoot(box{b.x, b.y + b.h - 3*u, b.w, 3 * u})
}

// wide draws half a page: who and where beside when.
func (d *cardPrinter) wide(b box, c *Card, code *qr.Code) {
	d.u = 1.12
	u := d.u
	b = b.in(10, 7)
	y := d.cardHead(b)
	const gap = 6
	half := (b.w - gap) / 2
	first := box{b.x, y, half, b.y + b.h - y - 4*u}
	second := box{b.x + half + gap, y, half, first.h}
	d.identity(box{first.x, first.y, first.w, 38 * u}, c)
	d.seat(box{first.x, first.y + 41*u, first.w, 13 * u}, c)
	rest := first.y + 57*u
	d.signature(box{first.x, rest, first.w, min(28*u, first.y+first.h-rest)})
	side := 28 * u
	d.programme(box{second.x, second.y, second.w, second.h - side - 1*u}, c.Papers)
	bottom := box{second.x, second.y + second.h - side, second.w, side}
	d.qr(box{bottom.x + bottom.w - side, bottom.y, side, side}, code)
	if code != nil {
		bottom.w -= side + 1*u
	}
	d.notices(bottom.in(0, 3*u))
	d.cardFoot(box{b.x, b.y + b.h - 3*u, b.w, 3 * u})
}

// cardFoot says which list and copy a card is of, for it is cut from its page.
func (d *cardPrinter) cardFoot(b box) {
	d.text(b, d.about(), d.aside(d.unit, 4.6*d.u, 3.5))
}

func (d *cardPrinter) signature(b box) { d.places(b, 0.75*d.u, true) }

// noticesHeight is what the notes take, four of them at least, in sizes of the
// smallest card.
func (d *cardPrinter) noticesHeight() float64 {
	return d.high(3.4, 4.2) * float64(max(len(d.tpl.Notes), 4))
}

// notices draws what every candidate must know, all in one size.
func (d *cardPrinter) notices(b box) {
	u := d.u
	st, below := style{size: 6 * u, grey: dark}, style{size: 5 * u, grey: dark, ltr: true}
	bullet, h := 2.2*u, b.h/float64(max(len(d.tpl.Notes), 4))
	least := func(st style, words string) float64 {
		st.min = 3.8 * u
		_, size := d.fit(box{w: b.w - bullet, h: 0.1}, words, st)
		return size
	}
	st, below = lowered(st, h*d.high(0.9, 0.475)), lowered(below, h*0.38)
	for _, notice := range d.tpl.Notes {
		one, two := d.both(notice)
		if st.size = min(st.size, least(st, one)); two != "" {
			below.size = min(below.size, least(below, two))
		}
	}
	for i, notice := range d.tpl.Notes {
		one, two := d.both(notice)
		line := box{b.x + bullet, b.y + float64(i)*h, b.w - bullet, h}
		if two == "" {
			d.text(box{b.x, line.y, bullet, h}, "•", st)
			d.text(line, one, st)
			continue
		}
		d.text(box{b.x, line.y - 0.02*h, bullet, 0.57 * h}, "•", st)
		d.pair(line, one, two, st, below)
	}
}

// seat draws where the candidate sits, large.
func (d *cardPrinter) seat(b box, c *Card) {
	u := d.u
	room, table := 17*u, 17*u
	d.fillBox(b, shade)
	d.seatCell(box{b.x, b.y, b.w - room - table, b.h}, d.say("paper.exam_centre"), joinDash(d.head.Centre.Name, d.wing(c.Wing)), 8.5)
	d.seatCell(box{b.x + b.w - room - table, b.y, room, b.h}, d.say("paper.room"), d.place(c.Room), 15)
	d.seatCell(box{b.x + b.w - table, b.y, table, b.h}, d.say("paper.table"), d.place(c.Table), 15)
	d.down(b.x+b.w-table, b.y, b.h, rule, 0.2)
	d.down(b.x+b.w-room-table, b.y, b.h, rule, 0.2)
	d.frame(b, dark, 0.3)
}

func (d *cardPrinter) seatCell(b box, label exam.Words, value string, size float64) {
	u := d.u
	st := style{weight: bold, size: size * u, min: 5 * u, align: middleOf, own: true}
	if size < 10 {
		st.align = start
	}
	d.label(box{b.x, b.y + 0.4*u, b.w, 3.2 * u}.in(1.4*u, 0), label, style{size: 5.6 * u, min: 4, grey: dark, align: st.align})
	d.text(box{b.x, b.y + 3.3*u, b.w, b.h - 3.8*u}.in(1.4*u, 0), value, st)
}

// programme draws the candidate's papers, day by day.
func (d *cardPrinter) programme(b box, papers []exam.Paper) {
	u := d.u
	head := d.high(4.6, 6.4) * u
	row := min(d.rowHeight(6.4)*u, (b.h-head)/float64(max(len(papers), 1)))
	size := min(7*u, row/point/leading*0.95)
	clock := style{size: size, min: size * 0.74, align: middleOf}
	size = min(size, d.high(size, row/point/2.4)) // in two lines
	cell := style{size: size, min: size * 0.74}
	centred, strong := cell, cell
	centred.align = middleOf
	strong.weight, strong.own = bold, true
	columns := d.columns(b.w/u,
		column{key: "day", style: cell},
		column{key: "time", style: clock},
		column{key: "subject", style: strong},
		column{key: "duration", style: centred},
	)
	g := grid{x: b.x, y: b.y, columns: scaled(columns, u), head: head, row: row, titleSize: 6 * u}
	y := d.titles(g)
	d.rules(g, len(papers))
	var day exam.Date
	for _, p := range papers {
		var on exam.Words
		if p.Date != day {
			on = d.each(func() string {
				return joinSpace(text.Weekday(d.head.Lang, string(p.Date)), d.date(p.Date))
			})
			day = p.Date
		}
		d.row(g, y, on, d.clock(p), d.each(func() string { return p.Subject.In(d.head.Lang) }), d.each(func() string { return d.duration(p) }))
		y += row
	}
}
