package pdf

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// RoomPlans are the drawings of rooms «تصميم القاعة». Each is drawn as an
// invigilator sees the room who stands at the board and faces the candidates: the
// board is at the bottom of the page, what is on the left there is on the left on
// paper. Left and right are those of the room in every language.
type RoomPlans struct {
	Head      Head
	BothSides bool // each room starts a new leaf
	Rooms     []RoomPlan
	printed
}

// RoomPlan is one room with its tables and who sits at them.
type RoomPlan struct {
	Room         exam.Room // with a layout
	Tables       []PlanTable
	Beside       []Seated // who sits at a table that has no place in the layout
	Assumed      bool     // nobody said how the tables stand
	Invigilators int
	Spare        int // tables kept free for candidates who come unlisted, on the drawing or not
	Least        int // centimetres that there must be between two candidates; 0 asks for none
}

// PlanTable is one table: somebody's, a free one or a spare one.
type PlanTable struct {
	Place     exam.Place
	Number    string
	Candidate *exam.Candidate // nil where nobody sits
	Spare     bool
	Unused    bool // more than the room may hold
}

// WriteTo writes the rooms in the order given, each on the page that suits it; a
// hall takes several. The same rooms give the same bytes. It may be called once at
// a time.
func (p *RoomPlans) WriteTo(w io.Writer) (int64, error) {
	return newSheet(p.Head, a4Width, a4Height).drawTo(w, p.draw, "paper.nobody", &p.printed)
}

// Units are the rooms.
func (p *RoomPlans) Units() []exam.Unit { return unitsOf(p.Head, p.draw) }

func (p *RoomPlans) draw(s *sheet) {
	s.use("room-plan")
	for i := range p.Rooms {
		if s.begin(exam.Unit{Room: p.Rooms[i].Room.Number}) {
			s.leaf(p.BothSides)
			d := newPlanPrinter(s, &p.Rooms[i])
			d.noteLayout()
			d.pages()
		}
	}
}

// A planPrinter draws the pages of one room.
type planPrinter struct {
	*sheet
	*RoomPlan
	view    roomView
	blocked []exam.Place
	tracks  []string
	mark    string
}

func newPlanPrinter(s *sheet, p *RoomPlan) *planPrinter {
	d := &planPrinter{sheet: s, RoomPlan: p, view: viewOf(p.Room.Layout, s.notesHeight()+s.high(0, 2.8)), tracks: tracksOf(p.seated()), mark: s.roomNamed(p.Room.Number)}
	for _, at := range p.Room.Layout.Blocked {
		if at.Column >= 0 && at.Row >= 0 && at.Column < p.Room.Layout.Columns && at.Row < p.Room.Layout.Rows && !slices.Contains(d.blocked, at) {
			d.blocked = append(d.blocked, at)
		}
	}
	slices.SortFunc(d.blocked, func(a, b exam.Place) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column)) })
	return d
}

// noteLayout takes how the tables stand, which no word of the drawing says.
func (d *planPrinter) noteLayout() {
	if d.record == nil {
		return
	}
	l := d.Room.Layout
	d.record.note(fmt.Sprint(l.Columns, l.Rows, d.blocked, d.door(), max(l.Across, 0), max(l.Along, 0), d.Invigilators))
	for i := range d.Tables {
		t := &d.Tables[i]
		d.record.note(fmt.Sprint(t.Place, t.Candidate != nil, t.Spare, t.Unused))
	}
}

// door is the corner of the door, "" where it is not said or no corner.
func (d *planPrinter) door() exam.Corner {
	switch c := d.Room.Layout.Door; c {
	case exam.FrontRight, exam.FrontLeft, exam.BackRight, exam.BackLeft:
		return c
	}
	return ""
}

// seated are all who sit in the room, in the order of the tables.
func (p *RoomPlan) seated() []Seated {
	var rows []Seated
	for _, t := range p.Tables {
		if t.Candidate != nil {
			rows = append(rows, Seated{Candidate: *t.Candidate, Room: p.Room.Number, Table: t.Number})
		}
	}
	return append(rows, p.Beside...)
}

func (d *planPrinter) pages() {
	parts := d.view.roomParts(d.Room.Layout)
	d.w, d.h = d.view.w, d.view.h
	for _, part := range parts {
		d.addPage(d.mark)
		d.mark = ""
		d.heading(part)
		d.drawRoom(part)
		d.foot(part)
	}
	for rest := d.Beside; len(rest) > 0; {
		take := min(len(rest), rowsIn(d.h-planTop-21, d.rowHeight(planListRow)))
		d.addPage("")
		d.heading(roomPart{})
		d.beside(rest[:take])
		rest = rest[take:]
	}
	d.w, d.h = a4Width, a4Height
}

// heading says which room it is, where, and who sits there.
func (d *planPrinter) heading(part roomPart) {
	title := d.tpl.Title
	if d.view.parts > 1 && part.n > 0 {
		title = d.each(func() string {
			return joinDash(d.tpl.Title.In(d.head.Lang), d.t("paper.plan.part", text.Args{"part": d.n(part.n), "parts": d.n(d.view.parts)}))
		})
	}
	y := d.title(d.letterhead(), title)
	seated := d.seated()
	where := d.each(func() string { return joinDash(d.whereIs(d.Room), d.code("paper.room_kind.", string(d.Room.Kind))) })
	const height = 11.0
	d.facts(box{margin, y, d.w - 2*margin, height}, []fact{
		{label: d.say("paper.room"), value: d.place(d.Room.Number), w: 30, big: true},
		{label: d.say("paper.plan.where"), words: where, own: true},
		{label: d.say("paper.plan.candidates"), value: d.n(len(seated)), w: 20},
		{label: d.say("paper.plan.numbers"), words: d.each(func() string { return d.numbersFrom(seated) }), w: 46},
		{label: d.say("paper.plan.tables"), words: d.each(func() string { return d.tablesFrom(seated) }), w: 30},
	})
	d.label(box{margin, y + height, d.w - 2*margin, 4.8}, d.tracksNamed(d.tracks), style{size: 7.8, min: 5})
}

// tablesFrom names the first and the last table of a room that somebody sits at.
func (s *sheet) tablesFrom(rows []Seated) string {
	sorted := byTable(slices.DeleteFunc(slices.Clone(rows), func(r Seated) bool { return r.Table == "" }))
	if len(sorted) == 0 {
		return ""
	}
	first, last := sorted[0].Table, sorted[len(sorted)-1].Table
	return s.t("paper.from_to", text.Args{"first": text.LTR(s.place(first)), "last": text.LTR(s.place(last))})
}

// planListRow is the height of a row of those who are not on the drawing.
const planListRow = 8.0

func (d *planPrinter) beside(rows []Seated) {
	y := planTop + 2
	d.label(box{margin, y, d.w - 2*margin, 7}, d.say("paper.plan.beside"), style{weight: bold, size: 11, min: 7})
	g := grid{x: margin, y: y + 8, head: 7, row: d.rowHeight(planListRow), columns: d.columns(d.w-2*margin,
		column{key: "table", style: style{weight: bold, size: 11, min: 6, align: middleOf, own: true}},
		column{key: "number", style: style{size: 10, min: 6, align: middleOf, ltr: true}},
		column{key: "name", style: style{size: 11}},
		column{key: "adaptation", style: style{size: 8, min: 5, own: true}},
	)}
	y = d.titles(g)
	d.rules(g, len(rows))
	for i := range rows {
		c := &rows[i].Candidate
		d.row(g, y, d.place(rows[i].Table), c.Number, c.Name, asWritten(d.adaptations(c.Adaptations)))
		y += g.row
	}
}

// metres is a distance in metres, in the digits of the paper.
func (s *sheet) metres(centimetres int) string {
	m := strconv.FormatFloat(float64(centimetres)/100, 'f', 2, 64)
	if s.head.Lang != "en" {
		m = strings.Replace(m, ".", ",", 1)
	}
	return s.t("paper.plan.metres", text.Args{"length": text.LTR(s.digits(m))})
}
