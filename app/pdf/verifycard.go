package pdf

import (
	"cmp"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"rsc.io/qr"

	"markaz/app/exam"
)

// VerificationCards are the cards «بطاقة تدقيق المعطيات» on which candidates check
// what is held of them, field by field, and sign.
type VerificationCards struct {
	Head    Head
	PerPage int    // 1 or 2; anything else is 2
	Lists   string // fingerprint of the lists that the data come from; "" is that of Head
	Cards   []VerificationCard
	printed
}

// VerificationCard is the card of one candidate.
type VerificationCard struct {
	Candidate exam.Candidate
	Code      string // the text of the QR code; "" draws none
	Data      string // fingerprint of the data that the code names
}

// WriteTo writes the cards in the order given. The same cards give the same
// bytes. It may be called once at a time.
func (v *VerificationCards) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(v.Head.fromLists(v.Lists), a4Width, a4Height)
	s.cut = true
	return s.drawTo(w, v.draw, "paper.nobody", &v.printed)
}

// Units are the cards.
func (v *VerificationCards) Units() []exam.Unit { return unitsOf(v.Head, v.draw) }

func (v *VerificationCards) draw(s *sheet) {
	s.use("verification-cards")
	perPage, u, edge := 2, 1.0, box{10, 5, 0, 0}
	if v.PerPage == 1 {
		s.use("verification-cards")
		perPage, u, edge = 1, 1.45, box{14, 10, 0, 0}
	}
	d := &verifyPrinter{cardPrinter{sheet: s, under: s.head.Centre.Name, u: u}}
	places := pieces{of: cardPlaces(perPage)}
	for i := range v.Cards {
		card := &v.Cards[i]
		if !s.begin(unitOf(&Seated{Candidate: card.Candidate})) {
			continue
		}
		d.card(s.piece(&places).in(edge.x, edge.y), card, v.signed(s, card))
	}
}

// signed is the symbol of a card's code. Where only the words of a card are taken,
// it is what the code says: a card that names other lists or data than those in
// force is refused when it comes back.
func (v *VerificationCards) signed(s *sheet, c *VerificationCard) *qr.Code {
	if s.record == nil {
		return symbol(c.Code)
	}
	if c.Code != "" {
		s.record.note(v.Lists, c.Data)
	}
	return nil
}

// A verifyPrinter draws verification cards; sizes are those of half a page times u.
type verifyPrinter struct{ cardPrinter }

// tick is the side of a square to tick with a pen.
const tick = 4.0

func (d *verifyPrinter) card(b box, c *VerificationCard, code *qr.Code) {
	u := d.u
	y := d.cardHead(b)
	declared := d.declaredHeight()
	bottom := 21.5*u + declared
	foot := 3.2 * u
	d.fields(box{b.x, y, b.w, b.y + b.h - foot - bottom - 1.2*u - y}, &c.Candidate)
	rest := box{b.x, b.y + b.h - foot - bottom, b.w, bottom}
	if code != nil {
		side := 25.5 * u
		d.qr(box{rest.x + rest.w - side, rest.y - 0.6*u, side, side}, code)
		known := cmp.Or(identity(&c.Candidate), c.Candidate.Number, c.Candidate.Name.Any())
		d.text(box{rest.x + rest.w - side, rest.y + side - 1.4*u, side, 3.6 * u}, known,
			style{weight: bold, size: 7.2 * u, min: 4, align: middleOf, own: true})
		rest.w -= side + 1.5*u
	}
	d.documents(box{rest.x, rest.y, rest.w, 5.6 * u})
	d.declaration(box{rest.x, rest.y + 6*u, rest.w, declared})
	d.signs(box{rest.x, rest.y + 6.4*u + declared, rest.w, bottom - 7.4*u - declared})
	d.verifyFoot(box{b.x, b.y + b.h - foot, b.w, foot}, c.Code)
}

// declaredHeight is what the notes take, which say what who signs declares: two
// lines for one, one for each of several; in two languages more.
func (d *verifyPrinter) declaredHeight() float64 {
	n := len(d.tpl.Notes)
	if n > 1 || d.head.Second != "" {
		return max(7, 2.6*float64(n)) * d.u * map[bool]float64{false: 1, true: 1.3}[d.head.Second != ""]
	}
	return 7 * d.u
}

func (d *verifyPrinter) declaration(b box) {
	h := b.h / float64(max(1, len(d.tpl.Notes)))
	for i, n := range d.tpl.Notes {
		st := style{size: 6.8 * d.u, min: 6.2}
		if len(d.tpl.Notes) > 1 || d.head.Second != "" {
			st.min = 4.5
		}
		if d.head.Second != "" {
			d.sayLargest(box{b.x, b.y + float64(i)*h, b.w, h}, n, lowered(st, h*0.42))
		} else {
			d.label(box{b.x, b.y + float64(i)*h, b.w, h}, n, lowered(st, h))
		}
	}
}

// mostTyped is how long a code may be to be printed in letters: nobody types more.
const mostTyped = 48

// verifyFoot says which list and copy the card is of, and the code in letters for
// a PC that has no scanner.
func (d *verifyPrinter) verifyFoot(b box, code string) {
	st := d.aside(d.unit, 5*d.u, 3.5)
	about := b
	if n := utf8.RuneCountInString(code); n > 0 && n <= mostTyped && d.record == nil {
		about.w = 0.6 * b.w
		d.text(box{b.x + about.w, b.y, b.w - about.w, b.h}, code, style{size: 5 * d.u, min: 3.5, grey: dark, align: end, ltr: true})
	}
	d.text(about, d.about(), st)
}

// fields draws a line for each field: its number, which the clerk types, what is
// held, and where to tick or to write what is right.
func (d *verifyPrinter) fields(b box, c *exam.Candidate) {
	u := d.u
	lines := verificationLines(c)
	wide := b.w / 190
	g := grid{x: b.x, y: b.y, head: d.high(4.8, 6.6) * u, titleSize: 7 * u, columns: scaled(d.columns(b.w/wide,
		column{key: "line", style: style{weight: bold, size: 7.6 * u, min: 5, align: middleOf, own: true}},
		column{key: "field", style: style{size: 7 * u, min: 4.8 * u}},
		column{key: "value", style: style{weight: bold, size: 8.4 * u, min: 4.6 * u, own: true}},
		column{key: "match", style: style{align: middleOf}},
		column{key: "differs", style: style{align: middleOf}},
		column{key: "right"},
	), wide)}
	g.row = min((b.h-g.head)/float64(len(lines)), d.rowHeight(8.6)*u)
	y := d.titles(g)
	d.rules(g, len(lines))
	for _, i := range lines {
		value := d.held(c, verificationFields[i])
		var held cell = asWritten(value)
		if strings.TrimSpace(value) == "" {
			held = func(b box) {
				d.label(b.in(cellPadding, 0.2), d.say("paper.verify.missing"), lowered(style{size: 7 * u, grey: rule}, g.row))
			}
		}
		d.row(g, y, strconv.Itoa(i+1), d.each(func() string { return d.fieldName(verificationFields[i]) }), held, d.square, d.square, nil)
		y += g.row
	}
}

// square draws an empty square in the middle of a cell.
func (s *sheet) square(b box) {
	side := min(tick, b.h-0.4)
	s.frame(box{b.x + (b.w-side)/2, b.y + (b.h-side)/2, side, side}, dark, 0.25)
}

// tickBox draws an empty square with its corner at x and y.
func (s *sheet) tickBox(x, y float64) { s.frame(box{x, y, tick, tick}, dark, 0.25) }

// documents draws which document was seen, to be ticked.
func (d *verifyPrinter) documents(b box) {
	u := d.u
	label := 32 * b.w / 163
	d.label(box{b.x, b.y, label - 2, b.h}, d.say("paper.verify.document"), style{weight: bold, size: 7.4 * u, min: 5})
	each := (b.w - label) / float64(len(documentCodes))
	for i, code := range documentCodes {
		x := b.x + label + float64(i)*each
		d.tickBox(x, b.y+(b.h-tick)/2)
		name := d.each(func() string {
			if code == "other" {
				return d.t("paper.verify.other")
			}
			return capital(d.t("correction.document." + code))
		})
		d.label(box{x + tick + 1, b.y, each - tick - 3, b.h}, name, style{size: 7.2 * u, min: 4.8})
	}
}

// documentCodes are the documents that a correction can rest on.
var documentCodes = []string{"cin", "birth_certificate", "school_record", "other"}
