package pdf

import (
	"cmp"
	"io"
	"slices"
	"strconv"

	"markaz/app/exam"
	"markaz/app/text"
)

// RoomList is the list of the rooms of a centre «لائحة القاعات والأجنحة», wing by
// wing, landscape.
type RoomList struct {
	Head  Head
	Rooms []ListedRoom // those of a wing follow each other as they come
	printed
}

// ListedRoom is a room and who writes in it.
type ListedRoom struct {
	Room  exam.Room
	Rows  []Seated // in any order
	Spare int      // tables kept free beside those of the room
}

// WriteTo writes the wings in the order of their first rooms, a sum below each
// where there are several. The same rooms give the same bytes. It may be called
// once at a time.
func (l *RoomList) WriteTo(w io.Writer) (int64, error) {
	return newSheet(l.Head, a4Height, a4Width).drawTo(w, l.draw, "paper.rooms.none", &l.printed)
}

// Units are the pages.
func (l *RoomList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

const (
	roomRow  = 8.4
	roomBand = 6.4

	listSigned = 24.5 // total and signature at the end of a list
)

// A roomLine is a room, the band that names the wing of the rooms below it, or
// their sum.
type roomLine struct {
	room    *ListedRoom
	grouped bool // below the name of its wing
	wing    string
	sum     *roomSum
	high    float64 // of a room
}

// A roomSum counts rooms together.
type roomSum struct{ rooms, candidates, capacity, spare int }

func (n *roomSum) add(r *ListedRoom) {
	n.rooms++
	n.candidates += len(r.Rows)
	n.capacity += r.Room.Capacity
	n.spare += r.Spare
}

func (l roomLine) height() float64 {
	if l.room == nil {
		return roomBand
	}
	return l.high
}

func (l roomLine) band() bool { return l.room == nil && l.sum == nil }

func (l *RoomList) lines(s *sheet, high float64) (lines []roomLine, all roomSum) {
	var wings []string
	of := map[string][]*ListedRoom{}
	for i := range l.Rooms {
		r := &l.Rooms[i]
		if _, met := of[r.Room.Wing]; !met {
			wings = append(wings, r.Room.Wing)
		}
		of[r.Room.Wing] = append(of[r.Room.Wing], r)
	}
	for _, wing := range wings {
		sum := &roomSum{}
		if len(wings) > 1 {
			lines = append(lines, roomLine{wing: s.said(s.each(func() string { return cmp.Or(s.wing(wing), s.t("paper.rooms.no_wing")) }))})
		}
		for _, r := range of[wing] {
			sum.add(r)
			all.add(r)
			lines = append(lines, roomLine{room: r, grouped: len(wings) > 1, high: high})
		}
		if len(wings) > 1 {
			lines = append(lines, roomLine{sum: sum})
		}
	}
	return lines, all
}

func (l *RoomList) draw(s *sheet) {
	const bottom = 13.5 // the foot of the page with the line above it
	s.use("room-list")
	row, ending := s.rowHeight(roomRow), listSigned+s.notesHeight()
	lines, all := l.lines(s, row)
	columns := s.roomColumns()
	for len(lines) > 0 {
		g := grid{x: margin, y: listTop + 0.5, columns: columns, head: 8.4, row: row, titleSize: 7.4}
		y := g.y + g.head
		take, last := flow(lines, a4Width-bottom-y, a4Width-bottom-ending-y)
		if !last && take > 1 && lines[take].sum != nil && !lines[take-2].band() {
			take-- // a sum does not stand alone above a page
		}
		if s.beginPage() {
			s.title(s.letterhead(), s.tpl.Title)
			s.titles(g)
			y = s.roomLines(g, y, lines[:take])
			if last {
				free := s.signsAside(y+2.5, 70, 22, false)
				s.label(box{margin, y + 1.5, free, 6}, s.each(func() string { return joinDash(s.t("paper.rooms.all"), s.sumOf(&all)) }), style{weight: bold, size: 9.5, min: 6})
				s.notes(y + listSigned)
			} else {
				s.continues(y)
			}
		}
		lines = continued(lines, take)
	}
}

// sumOf says what a sum counts.
func (s *sheet) sumOf(n *roomSum) string {
	return joinDash(s.count("paper.rooms.count", n.rooms), s.count("paper.candidates", n.candidates),
		s.count("paper.rooms.places", n.capacity), s.count("paper.plan.sign.spare", n.spare))
}

func (s *sheet) roomColumns() []column {
	words := style{size: 8.2, min: 5, own: true}
	centred := style{size: 9, min: 5, align: middleOf, own: true}
	strong := style{weight: bold, size: 12, min: 6, align: middleOf, own: true}
	return s.columns(s.w-2*margin,
		column{key: "room", style: strong},
		column{key: "where", style: words},
		column{key: "kind", style: style{size: 8, min: 5, align: middleOf, own: true}},
		column{key: "numbers", style: style{size: 9, min: 5, align: middleOf}},
		column{key: "tables", style: style{size: 9, min: 5, align: middleOf}},
		column{key: "candidates", style: style{weight: bold, size: 11, align: middleOf}},
		column{key: "capacity", style: centred},
		column{key: "spare", style: centred},
		column{key: "tracks", style: words},
	)
}

// roomLines draws lines from y and returns where they end.
func (s *sheet) roomLines(g grid, y float64, lines []roomLine) float64 {
	g.head = 0
	s.frame(box{g.x, y - 8.4, g.width(), 8.4}, dark, 0.3)
	for _, l := range lines {
		b := box{g.x, y, g.width(), l.height()}
		g.y = y
		switch {
		case l.room != nil:
			s.rules(g, 1)
			s.listedRoom(g, y, l)
		case l.sum != nil:
			s.wingSum(g, y, l.sum)
		default:
			s.fillBox(b, shade)
			s.frame(b, dark, 0.3)
			s.text(b.in(cellPadding*1.5, 0.2), l.wing, style{weight: bold, size: 9.5, min: 5.5})
		}
		y += b.h
	}
	return y
}

// wingSum draws the sum of a wing, each number in its column.
func (s *sheet) wingSum(g grid, y float64, n *roomSum) {
	s.frame(box{g.x, y, g.width(), roomBand}, dark, 0.3)
	g.row = roomBand
	for i, count := range [...]int{n.candidates, n.capacity, n.spare} {
		if b, ok := g.cell(y, 5+i); ok {
			s.text(b.in(cellPadding, 0.2), s.n(count), style{weight: bold, size: 9.5, min: 5, align: middleOf})
		}
	}
	free := 0.0
	for _, c := range g.columns {
		if c.at >= 5 && c.at <= 7 {
			break
		}
		free += c.w
	}
	words := s.each(func() string {
		return s.t("paper.rooms.wing_sum", text.Args{"rooms": s.count("paper.rooms.count", n.rooms)})
	})
	s.label(box{g.x, y, min(free, 86), roomBand}.in(cellPadding*1.5, 0.2), words, style{weight: bold, size: 9, min: 5.5})
}

func (s *sheet) listedRoom(g grid, y float64, l roomLine) {
	r, where := l.room, l.room.Room
	if l.grouped {
		where.Wing = ""
	}
	kind := s.each(func() string {
		return cmp.Or(s.code("paper.room_kind.", string(r.Room.Kind)), s.code("paper.room_kind.", "ordinary"))
	})
	number, spare := "", ""
	if len(r.Rows) > 0 {
		number = s.n(len(r.Rows))
	}
	if r.Spare > 0 {
		spare = s.n(r.Spare)
	}
	s.row(g, y, s.place(r.Room.Number), s.each(func() string { return s.whereIs(where) }), kind,
		s.each(func() string { return s.numbersFrom(r.Rows) }), s.each(func() string { return s.tablesFrom(r.Rows) }),
		number, s.n(r.Room.Capacity), spare, s.tracksWith(r.Rows))
}

// tracksWith names each track of a room, with how many are of it where there are
// several; the largest first.
func (s *sheet) tracksWith(rows []Seated) string {
	tracks := tracksOf(rows)
	if len(tracks) < 2 {
		return s.join(tracks)
	}
	of := map[string]int{}
	for i := range rows {
		of[rows[i].Candidate.Track]++
	}
	slices.SortStableFunc(tracks, func(a, b string) int { return cmp.Compare(of[b], of[a]) })
	words := make([]string, len(tracks))
	for i, t := range tracks {
		words[i] = joinSpace(t, "("+s.digits(strconv.Itoa(of[t]))+")")
	}
	return s.join(words)
}
