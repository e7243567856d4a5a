package model

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A RoomForm is the page on which one room is set: what it is called, how many
// tables it has and how they stand.
type RoomForm struct {
	Typed RoomWords
	Kind  exam.RoomKind
	Start exam.Corner
	Flow  exam.FlowKind
	Door  exam.Corner

	blocked []exam.Place
	shaped  bool // somebody said how the tables stand

	office Office
	rooms  []exam.Room // all of the centre, as they will be with this one
	was    *exam.Room  // nil for a new one
	from   roomSaid    // as the page was filled in, or saved last
}

// RoomWords are what is typed of a room.
type RoomWords struct {
	Number, Wing, Floor, Capacity, Spare, Columns, Rows, Across, Along string
}

// roomSaid is all that the page says.
type roomSaid struct {
	RoomWords
	kind    exam.RoomKind
	start   exam.Corner
	flow    exam.FlowKind
	door    exam.Corner
	blocked []exam.Place
	shaped  bool
}

// NewRoomForm fills the page in for a room of the centre, of which these are all
// rooms; for a new one where none has the number.
func NewRoomForm(o Office, rooms []exam.Room, number string) *RoomForm {
	m := &RoomForm{office: o, rooms: slices.Clone(rooms)}
	room := exam.Room{Number: number, Capacity: o.State().Settings.Capacity}
	if number == "" {
		room.Number = moreRooms(rooms, 1, 1)[0].Number
	}
	if at := m.at(number); at >= 0 {
		room = rooms[at]
		m.was = &room
	}
	m.fill(room)
	m.from = m.said()
	return m
}

func (m *RoomForm) at(number string) int {
	return slices.IndexFunc(m.rooms, func(r exam.Room) bool { return r.Number == number })
}

func (m *RoomForm) fill(r exam.Room) {
	m.shaped = r.Layout.Columns > 0 && r.Layout.Rows > 0
	m.Typed = RoomWords{Number: r.Number, Wing: r.Wing, Floor: r.Floor, Capacity: strconv.Itoa(r.Capacity)}
	if r.Spare != nil {
		m.Typed.Spare = strconv.Itoa(*r.Spare)
	}
	m.Typed.Across, m.Typed.Along = known(r.Layout.Across), known(r.Layout.Along)
	m.Kind, m.Start, m.Flow, m.Door = r.Kind, cmp.Or(r.Layout.Start, exam.FrontRight), cmp.Or(r.Layout.Flow, exam.FlowColumn), r.Layout.Door
	m.blocked = slices.Clone(r.Layout.Blocked)
	r = usualRoom(m.office.State(), r)
	m.Typed.Columns, m.Typed.Rows = known(r.Layout.Columns), known(r.Layout.Rows)
}

// known is a number, "" for none.
func known(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (m *RoomForm) said() roomSaid {
	return roomSaid{m.Typed, m.Kind, m.Start, m.Flow, m.Door, slices.Clone(m.blocked), m.shaped}
}

// New reports whether the room is to be added.
func (m *RoomForm) New() bool { return m.was == nil }

// Dirty reports whether the page says something that is not in the file yet.
func (m *RoomForm) Dirty() bool {
	now := m.said()
	if len(now.blocked)+len(m.from.blocked) == 0 {
		now.blocked = m.from.blocked
	}
	return !reflect.DeepEqual(now, m.from)
}

// Forget goes back to what the page was filled in with.
func (m *RoomForm) Forget() {
	s := m.from
	m.Typed, m.Kind, m.Start, m.Flow, m.Door, m.blocked, m.shaped = s.RoomWords, s.kind, s.start, s.flow, s.door, slices.Clone(s.blocked), s.shaped
}

// Typing says that something was typed. Until somebody says how the tables
// stand, the picture follows how many there are.
func (m *RoomForm) Typing() {
	columns, rows := m.Typed.Columns, m.Typed.Rows
	if !m.from.shaped && columns != m.from.Columns && rows == m.from.Rows {
		m.followColumns()
	}
	if !m.shaped && (columns != m.from.Columns || rows != m.from.Rows) {
		m.shaped = true
	}
	if _, ok := count(m.Typed.Capacity, 1, most1000); ok && !m.shaped {
		r := m.Drawn()
		m.Typed.Columns, m.Typed.Rows = known(r.Layout.Columns), known(r.Layout.Rows)
		m.from.Columns, m.from.Rows = m.Typed.Columns, m.Typed.Rows
	}
}

// followColumns gives the columns that are typed as many rows as the tables need,
// the spare ones included, as long as nobody says how many rows there are.
func (m *RoomForm) followColumns() {
	r := m.Drawn()
	if n, ok := count(m.Typed.Columns, 1, mostSide); ok && r.Capacity > 0 {
		m.Typed.Rows = known((r.Capacity + *r.Spare + n - 1) / n)
		m.from.Rows = m.Typed.Rows
	}
}

// The most of what can be typed.
const (
	most1000 = 1000 // tables of a hall
	mostSide = 200  // columns, or rows
	mostFar  = 2000 // centimetres from table to table
)

// count reads a number in either digits.
func count(typed string, least, most int) (int, bool) {
	n, err := strconv.Atoi(text.WesternDigits(strings.TrimSpace(typed)))
	return n, err == nil && n >= least && n <= most
}

// maybe is count of what need not be said.
func maybe(typed string, least, most int) (int, bool) {
	if strings.TrimSpace(typed) == "" {
		return 0, true
	}
	return count(typed, least, most)
}

// Room is the room as the page says it, as far as it can be read.
func (m *RoomForm) Room() exam.Room {
	t := m.Typed
	r := exam.Room{Number: text.Clean(t.Number), Wing: text.Clean(t.Wing), Floor: text.Clean(t.Floor), Kind: m.Kind}
	if m.was != nil {
		r.Listed = m.was.Listed
	}
	r.Capacity, _ = count(t.Capacity, 1, most1000)
	if n, ok := count(t.Spare, 0, most1000); ok {
		r.Spare = &n
	}
	l := &r.Layout
	if m.shaped {
		l.Columns, _ = count(t.Columns, 1, mostSide)
		l.Rows, _ = count(t.Rows, 1, mostSide)
	}
	l.Across, _ = maybe(t.Across, 1, mostFar)
	l.Along, _ = maybe(t.Along, 1, mostFar)
	if m.Start != exam.FrontRight {
		l.Start = m.Start
	}
	if m.Flow != exam.FlowColumn {
		l.Flow = m.Flow
	}
	l.Door = m.Door
	for _, p := range m.blocked {
		if !m.shaped || p.Column < l.Columns && p.Row < l.Rows {
			l.Blocked = append(l.Blocked, p)
		}
	}
	return r
}

// Drawn is the room with a layout and the number of its spare tables.
func (m *RoomForm) Drawn() exam.Room { return usualRoom(m.office.State(), m.Room()) }

// Turn blocks a place, or frees it.
func (m *RoomForm) Turn(p exam.Place) {
	m.shaped = true
	if i := slices.Index(m.blocked, p); i >= 0 {
		m.blocked = slices.Delete(m.blocked, i, i+1)
		return
	}
	m.blocked = append(m.blocked, p)
	slices.SortFunc(m.blocked, func(a, b exam.Place) int { return cmp.Or(a.Row-b.Row, a.Column-b.Column) })
}

// Wrong is the field that keeps the room from being saved, and what is wrong with
// it; "" if nothing is.
func (m *RoomForm) Wrong(lang text.Lang) (field, words string) {
	number := text.Clean(m.Typed.Number)
	taken := m.at(number) >= 0 && (m.was == nil || number != m.was.Number)
	switch {
	case number == "":
		return "number", text.T(lang, "screen.room_form.no_number")
	case taken:
		return "number", text.T(lang, "screen.room_form.taken", text.Args{"room": text.LTR(number)})
	case m.was != nil && number != m.was.Number && m.Seated() > 0:
		return "number", text.T(lang, "screen.room_form.renamed", text.Args{"n": m.Seated()})
	}
	for _, f := range []struct {
		field, typed string
		least, most  int
		need         bool
	}{
		{"capacity", m.Typed.Capacity, 1, most1000, true},
		{"spare", m.Typed.Spare, 0, most1000, false},
		{"columns", m.Typed.Columns, 1, mostSide, true},
		{"rows", m.Typed.Rows, 1, mostSide, true},
		{"across", m.Typed.Across, 1, mostFar, false},
		{"along", m.Typed.Along, 1, mostFar, false},
	} {
		read := maybe
		if f.need {
			read = count
		}
		if _, ok := read(f.typed, f.least, f.most); !ok {
			return f.field, text.T(lang, "screen.room_form.range", text.Args{"least": f.least, "most": f.most})
		}
	}
	if len(app.LayoutTables(m.Drawn().Layout)) == 0 {
		return "columns", text.T(lang, "screen.room_form.no_tables")
	}
	return "", ""
}

// Seated is how many sit in the room by the plan in force.
func (m *RoomForm) Seated() int {
	if m.was == nil {
		return 0
	}
	return m.office.State().Sitting()[m.was.Number]
}

// Save says the rooms with this one to the office, unless something is wrong. It
// touches nothing; the func it returns does.
func (m *RoomForm) Save(ctx context.Context) (func(), error) {
	if field, _ := m.Wrong(text.English); field != "" {
		return nil, fmt.Errorf("%s of the room: %w", field, exam.ErrInvalid)
	}
	room, said := m.Room(), m.said()
	rooms := m.now()
	at := -1
	if m.was != nil {
		at = slices.IndexFunc(rooms, func(r exam.Room) bool { return r.Number == m.was.Number })
	}
	if at >= 0 {
		rooms[at] = room
	} else {
		rooms = append(rooms, room)
	}
	if err := m.office.SetRooms(ctx, rooms); err != nil {
		return nil, err
	}
	return func() {
		m.rooms, m.was, m.from = rooms, &room, said
	}, nil
}

// now are the rooms of the file, which others may have changed meanwhile; as long
// as it has none, those of the page.
func (m *RoomForm) now() []exam.Room {
	if rooms := m.office.State().Rooms; len(rooms) > 0 {
		return slices.Clone(rooms)
	}
	return slices.Clone(m.rooms)
}

// RemoveRoom takes a room away in which nobody sits; else it says why not.
func RemoveRoom(ctx context.Context, lang text.Lang, o Office, rooms []exam.Room, number string) (why string, err error) {
	if n := o.State().Sitting()[number]; n > 0 {
		return text.T(lang, "screen.rooms.not_empty", text.Args{"n": n, "room": text.LTR(number)}), nil
	}
	left := slices.DeleteFunc(slices.Clone(rooms), func(r exam.Room) bool { return r.Number == number })
	if len(left) == 0 {
		return text.T(lang, "screen.rooms.last_room"), nil
	}
	return "", o.SetRooms(ctx, left)
}
