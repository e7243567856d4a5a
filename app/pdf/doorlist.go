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
	return newSheet(d.Head, a4Width, a4Height).drawTo(w, d.draw, "paper.nobody", &d.printed)
}

// Units are the lists of the rooms.
func (d *DoorList) Units() []exam.Unit { return unitsOf(d.Head, d.draw) }

func (d *DoorList) draw(s *sheet) {
	s.use("door-lists")
	title := s.tpl.Title
	for i := range d.Rooms {
		if s.begin(exam.Unit{Room: d.Rooms[i].Room.Number}) {
			s.leaf(d.BothSides)
			s.door(&d.Rooms[i], title)
		}
	}
	s.tpl.Title = s.inTitle(title, func() string { return s.t("paper.door.rooms") })
}

// Rows of a door list are as high as the page allows, within these bounds.
const (
	doorHighest = 10.5
	doorLowest  = 8.6
)

// inTitle puts a room in its place in a title.
func (s *sheet) inTitle(title exam.Words, room func() string) exam.Words {
	return s.each(func() string { return strings.ReplaceAll(title.In(s.head.Lang), "{room}", room()) })
}

func (s *sheet) door(r *DoorRoom, title exam.Words) {
	rows := byTable(r.Rows)
	title = s.inTitle(title, func() string { return s.roomNamed(r.Room.Number) })
	if s.record != nil {
		s.record.note(s.roomNamed(r.Room.Number))
	}
	mark := s.roomNamed(r.Room.Number)
	for last := false; !last; {
		s.addPage(mark)
		mark = ""
		y := s.letterhead()
		s.label(box{margin, y + 2.5, s.w - 2*margin, 15}, title, style{weight: bold, size: 27, min: 14, align: middleOf})
		where := s.each(func() string {
			return joinDash(s.whereIs(r.Room), s.count("paper.candidates", len(r.Rows)), s.numbersFrom(r.Rows))
		})
		s.label(box{margin, y + 17.5, s.w - 2*margin, 7}, where, style{size: 12, min: 8, align: middleOf, grey: dark})
		y += 27
		const head = 9.5
		free := s.h - y - head - 12
		ending := s.doorEnding()
		fits, fitsLast := rowsIn(free, s.rowHeight(doorLowest)), rowsIn(free-ending, s.rowHeight(doorLowest))
		take := 0
		if take, last = pageful(len(rows), fits, fitsLast); last {
			free -= ending
		}
		g := grid{x: margin, y: y, head: head, titleSize: 10.5, columns: s.doorColumns()}
		g.row = s.rowHeight(min(doorHighest, free/float64(max(take, 1))))
		y = s.titles(g)
		s.rules(g, take)
		for _, row := range rows[:take] {
			c := &row.Candidate
			s.row(g, y, s.place(row.Table), c.Number, c.Name, asWritten(c.School), asWritten(c.Class), nil)
			y += g.row
		}
		rows = rows[take:]
	}
	y := s.h - 11 - s.doorEnding()
	if len(s.tpl.Signatures) > 0 {
		s.signsAside(y+3, 70, doorSign, false)
		y += 3 + doorSign
	}
	s.notes(y)
}

// doorSign is the height of the places to sign, on a list that has some.
const doorSign = 18.0

// doorEnding is what stands below the last row of a list.
func (s *sheet) doorEnding() float64 {
	if len(s.tpl.Signatures) > 0 {
		return s.notesHeight() + 3 + doorSign
	}
	return s.notesHeight()
}

func (s *sheet) doorColumns() []column {
	return s.columns(s.w-2*margin,
		column{key: "table", style: style{weight: bold, size: 15, align: middleOf, ltr: true}},
		column{key: "number", style: style{size: 12.5, min: 7, align: middleOf, ltr: true}},
		column{key: "name", style: style{size: 14}},
		column{key: "school", style: style{size: 9, min: 6, own: true}},
		column{key: "class", style: style{size: 10, min: 6, align: middleOf, own: true}},
		column{key: "signature", style: style{align: middleOf}},
	)
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
