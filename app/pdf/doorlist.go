package pdf

import (
	"io"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// DoorList is the list for the door of each room «لائحة مترشحي القاعة رقم …», to be
// read standing, by a crowd.
type DoorList struct {
	Head      Head
	BothSides bool // each room starts a new leaf
	Rooms     []DoorRoom
	printed
}

// DoorRoom is one room and who writes in it.
type DoorRoom struct {
	Room exam.Room
	Rows []Seated // in any order: tables are put in theirs
}

// WriteTo writes the lists in the order of the rooms given. The same lists give
// the same bytes. It may be called once at a time.
func (d *DoorList) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(d.Head, a4Width, a4Height)
	title := s.t("paper.door")
	d.draw(s)
	if len(d.Rooms) == 0 {
		s.emptyPage(asIs(title))
	}
	d.pages = len(s.pages)
	return s.writeTo(w, title)
}

// Units are the lists of the rooms.
func (d *DoorList) Units() []exam.Unit { return unitsOf(d.Head, d.draw) }

func (d *DoorList) draw(s *sheet) {
	for i := range d.Rooms {
		if s.begin(exam.Unit{Room: d.Rooms[i].Room.Number}) {
			s.leaf(d.BothSides)
			s.door(&d.Rooms[i])
		}
	}
}

// Rows of a door list are as high as the page allows, within these bounds.
const (
	doorHighest = 10.5
	doorLowest  = 8.6
)

func (s *sheet) door(r *DoorRoom) {
	rows := byTable(r.Rows)
	mark := s.roomNamed(r.Room.Number)
	for first := true; first || len(rows) > 0; first = false {
		s.addPage(mark)
		mark = ""
		y := s.letterhead()
		s.text(box{margin, y + 2.5, s.w - 2*margin, 15}, s.t("paper.door_of", text.Args{"room": s.roomNamed(r.Room.Number)}),
			style{weight: bold, size: 27, min: 14, align: middleOf})
		where := joinDash(s.whereIs(r.Room), s.count("paper.candidates", len(r.Rows)), s.numbersFrom(r.Rows))
		s.text(box{margin, y + 17.5, s.w - 2*margin, 7}, where, style{size: 12, min: 8, align: middleOf, grey: dark})
		y += 27
		const head = 9.5
		free := s.h - y - head - 12
		take := min(len(rows), int(free/doorLowest))
		g := grid{x: margin, y: y, head: head, titleSize: 10.5, columns: s.doorColumns()}
		g.row = min(doorHighest, free/float64(max(take, 1)))
		y = s.titles(g)
		s.rules(g, take)
		for _, row := range rows[:take] {
			c := &row.Candidate
			s.row(g, y, []string{s.place(row.Table), c.Number, "", joinDash(c.School, c.Class)})
			s.name(box{g.x + g.columns[0].w + g.columns[1].w, y, g.columns[2].w, g.row}.in(cellPadding*1.5, 0.3), c.Name, 14)
			y += g.row
		}
		rows = rows[take:]
	}
}

func (s *sheet) doorColumns() []column {
	return flexible([]column{
		{w: 20, title: s.say("paper.table"), style: style{weight: bold, size: 15, align: middleOf, ltr: true}},
		{w: 34, title: s.say("paper.col.number"), style: style{size: 12.5, min: 7, align: middleOf, ltr: true}},
		{title: s.say("paper.col.name"), style: style{size: 14}},
		{w: 52, title: s.say("paper.school"), style: style{size: 9, min: 6}},
	}, 2, s.w-2*margin)
}

// whereIs says in which wing and on which floor a room is.
func (s *sheet) whereIs(r exam.Room) string {
	floor := ""
	if r.Floor != "" {
		floor = s.t("paper.floor", text.Args{"floor": r.Floor})
	}
	return joinDash(s.wing(r.Wing), floor)
}

// wing names a wing, with the word unless the centre wrote it.
func (s *sheet) wing(name string) string {
	if name == "" || strings.Contains(name, "جناح") || len([]rune(name)) > 3 {
		return name
	}
	return s.t("paper.wing_named", text.Args{"wing": name})
}

// numbersFrom names the first and the last exam number of a room, where there are
// both.
func (s *sheet) numbersFrom(rows []Seated) string {
	var first, last string
	for _, r := range rows {
		n := r.Candidate.Number
		if n == "" {
			return ""
		}
		if first == "" || text.Natural(n, first) < 0 {
			first = n
		}
		if last == "" || text.Natural(n, last) > 0 {
			last = n
		}
	}
	if first == "" {
		return ""
	}
	return s.t("paper.from_to", text.Args{"first": text.LTR(first), "last": text.LTR(last)})
}
