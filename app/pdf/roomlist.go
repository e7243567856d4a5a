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
	s := newSheet(l.Head, a4Height, a4Width)
	title := s.t("paper.rooms")
	if len(l.Rooms) == 0 {
		s.addPage("")
		y := s.title(s.letterhead(), asIs(title))
		s.text(box{margin, y + 20, s.w - 2*margin, 10}, s.t("paper.rooms.none"), style{size: 12, align: middleOf})
	}
	l.draw(s)
	l.pages = len(s.pages)
	return s.writeTo(w, title)
}

// Units are the pages.
func (l *RoomList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

const (
	roomRow  = 8.4
	roomBand = 6.4
)

// A roomLine is a room, the band that names the wing of the rooms below it, or
// their sum.
type roomLine struct {
	room    *ListedRoom
	grouped bool // below the name of its wing
	wing    string
	sum     *roomSum
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
	return roomRow
}

func (l roomLine) band() bool { return l.room == nil && l.sum == nil }

func (l *RoomList) lines(s *sheet) (lines []roomLine, all roomSum) {
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
			lines = append(lines, roomLine{wing: cmp.Or(s.wing(wing), s.t("paper.rooms.no_wing"))})
		}
		for _, r := range of[wing] {
			sum.add(r)
			all.add(r)
			lines = append(lines, roomLine{room: r, grouped: len(wings) > 1})
		}
		if len(wings) > 1 {
			lines = append(lines, roomLine{sum: sum})
		}
	}
	return lines, all
}

func (l *RoomList) draw(s *sheet) {
	const bottom, endHeight = 13.5, 24.5 // the foot of the page with the line above it; total and signature
	lines, all := l.lines(s)
	columns := s.roomColumns()
	for len(lines) > 0 {
		g := grid{x: margin, y: listTop + 0.5, columns: columns, head: 8.4, row: roomRow, titleSize: 7.4}
		y := g.y + g.head
		take, last := flow(lines, a4Width-bottom-y, a4Width-bottom-endHeight-y)
		if !last && take > 1 && lines[take].sum != nil {
			take-- // a sum does not stand alone above a page
		}
		if s.beginPage() {
			s.title(s.letterhead(), s.say("paper.rooms"))
			s.titles(g)
			y = s.roomLines(g, y, lines[:take])
			if last {
				s.text(box{margin, y + 1.5, s.w - 2*margin - 75, 6}, joinDash(s.t("paper.rooms.all"), s.sumOf(&all)), style{weight: bold, size: 9.5, min: 6})
				s.signatures(box{s.w - margin - 70, y + 2.5, 70, 22}, s.say(ofKind("paper.head_of_centre", s.head.Centre)))
			} else {
				s.text(box{margin, y + 0.6, s.w - 2*margin, 4}, s.t("paper.continued"), style{size: 7.5, grey: dark, align: end})
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
	return flexible([]column{
		{w: 24, title: s.say("paper.room"), style: strong},
		{w: 36, title: s.say("paper.plan.where"), style: words},
		{w: 26, title: s.say("paper.rooms.kind"), style: style{size: 8, min: 5, align: middleOf, own: true}},
		{w: 46, title: s.say("paper.plan.numbers"), style: style{size: 9, min: 5, align: middleOf}},
		{w: 28, title: s.say("paper.plan.tables"), style: style{size: 9, min: 5, align: middleOf}},
		{w: 17, title: s.say("paper.rooms.number"), style: style{weight: bold, size: 11, align: middleOf}},
		{w: 15, title: s.say("paper.rooms.capacity"), style: centred},
		{w: 15, title: s.say("paper.rooms.spare"), style: centred},
		{title: s.say("paper.rooms.tracks"), style: words},
	}, 8, s.w-2*margin)
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
	x := g.x
	for i, c := range g.columns {
		words := map[int]string{5: s.n(n.candidates), 6: s.n(n.capacity), 7: s.n(n.spare)}[i]
		s.text(box{x, y, c.w, roomBand}.in(cellPadding, 0.2), words, style{weight: bold, size: 9.5, min: 5, align: middleOf})
		x += c.w
	}
	s.text(box{g.x, y, g.columns[0].w + g.columns[1].w + g.columns[2].w, roomBand}.in(cellPadding*1.5, 0.2),
		s.t("paper.rooms.wing_sum", text.Args{"rooms": s.count("paper.rooms.count", n.rooms)}), style{weight: bold, size: 9, min: 5.5})
}

func (s *sheet) listedRoom(g grid, y float64, l roomLine) {
	r, where := l.room, l.room.Room
	if l.grouped {
		where.Wing = ""
	}
	kind := s.code("paper.room_kind.", string(r.Room.Kind))
	if kind == "" {
		kind = s.code("paper.room_kind.", "ordinary")
	}
	number, spare := "", ""
	if len(r.Rows) > 0 {
		number = s.n(len(r.Rows))
	}
	if r.Spare > 0 {
		spare = s.n(r.Spare)
	}
	s.row(g, y, []string{
		s.place(r.Room.Number), s.whereIs(where), kind, s.numbersFrom(r.Rows), s.tablesFrom(r.Rows), number, s.n(r.Room.Capacity), spare, s.tracksWith(r.Rows),
	})
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
