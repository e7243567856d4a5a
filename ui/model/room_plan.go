package model

import (
	"cmp"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A RoomPlan is a room as a picture: what stands at each of its places, and who
// sits there.
type RoomPlan struct {
	Room   exam.Room  // with a layout, and the number of its spare tables
	By     exam.Field // by which candidates have their colours
	Groups []PlanGroup
	Off    []exam.Seat // of the plan, at tables that the room has not

	lang  text.Lang
	state *app.State
	where app.Where
	seats map[exam.Place]exam.Seat
	gone  map[exam.Place]bool
	group map[string]int // of Groups, by name
}

// A PlanGroup is those of one colour.
type PlanGroup struct {
	Name  string
	Sign  string // a letter that says the same as the colour
	Count int
}

// A PlanSpot is one place of a room.
type PlanSpot struct {
	Table     string   // its number; "" where no table stands
	Blocked   bool     // nothing can stand there
	Spare     bool     // kept free
	Candidate *exam.ID // who sits there; nil if nobody does
	Number    string
	Name      string
	Adapted   bool // the candidate has adaptations
	Group     int  // of Groups, from 1; 0 is none
}

// PlanColours are the fields by which candidates can have their colours.
func PlanColours() []exam.Field { return []exam.Field{exam.FieldTrack, exam.FieldSchool} }

// NewRoomPlan returns the picture of a room, with names in the script of the
// language; false if the centre has no such room.
func NewRoomPlan(lang text.Lang, state *app.State, number string, by exam.Field) (*RoomPlan, bool) {
	at := slices.IndexFunc(state.Rooms, func(r exam.Room) bool { return r.Number == number })
	if at < 0 {
		return nil, false
	}
	m := &RoomPlan{By: by, lang: lang, state: state, seats: map[exam.Place]exam.Seat{}, gone: map[exam.Place]bool{}, group: map[string]int{}}
	m.Room = usualRoom(state, state.Rooms[at])
	seats := seatsIn(state, number)
	m.where = app.TablesOf(m.Room, tablesOf(seats))
	for _, p := range m.Room.Layout.Blocked {
		m.gone[p] = true
	}
	for _, seat := range seats {
		if p, there := m.where.At(seat.Table); there {
			m.seats[p] = seat
		} else {
			m.Off = append(m.Off, seat)
		}
		m.count(seat)
	}
	m.number()
	return m, true
}

// usualRoom is a room with a layout, and the number of its spare tables.
func usualRoom(state *app.State, r exam.Room) exam.Room {
	if r.Spare == nil {
		r.Spare = state.Settings.Spare
	}
	return app.FillRoom(r)
}

// seatsIn are the seats of a room in the order of its tables.
func seatsIn(state *app.State, number string) []exam.Seat {
	if state.Plan == nil {
		return nil
	}
	var seats []exam.Seat
	for _, s := range state.Plan.Seats {
		if s.Room == number {
			seats = append(seats, s)
		}
	}
	return seats
}

func tablesOf(seats []exam.Seat) []string {
	tables := make([]string, len(seats))
	for i, s := range seats {
		tables[i] = s.Table
	}
	return tables
}

func (m *RoomPlan) groupOf(c *exam.Candidate) string { return app.GroupOf(c, m.By) }

func (m *RoomPlan) count(seat exam.Seat) {
	c, ok := m.state.Candidate(seat.Candidate)
	if !ok {
		return
	}
	name := m.groupOf(&c)
	if _, known := m.group[name]; !known {
		m.group[name] = 0
		m.Groups = append(m.Groups, PlanGroup{Name: name})
	}
	for i := range m.Groups {
		if m.Groups[i].Name == name {
			m.Groups[i].Count++
		}
	}
}

// number puts the groups in order, those without a name last, and gives each its
// sign.
func (m *RoomPlan) number() {
	slices.SortStableFunc(m.Groups, func(a, b PlanGroup) int {
		if (a.Name == "") != (b.Name == "") {
			return len(b.Name) - len(a.Name)
		}
		return cmp.Or(text.Natural(a.Name, b.Name))
	})
	letters := []rune(text.T(m.lang, "screen.room.signs"))
	for i := range m.Groups {
		m.group[m.Groups[i].Name] = i + 1
		m.Groups[i].Sign = string(letters[i%len(letters)])
	}
}

// At is what stands at a place.
func (m *RoomPlan) At(p exam.Place) PlanSpot {
	table, there := m.where.Number(p)
	seat, taken := m.seats[p]
	if !there || !taken && !m.where.Has(table, *m.Room.Spare) {
		return PlanSpot{Blocked: m.gone[p]}
	}
	spot := PlanSpot{Table: table, Spare: m.where.Beyond(table)}
	if !taken {
		return spot
	}
	c, ok := m.state.Candidate(seat.Candidate)
	if !ok {
		return spot
	}
	spot.Candidate, spot.Number, spot.Name = &seat.Candidate, c.Number, NameIn(m.lang, c.Name)
	spot.Adapted, spot.Group = len(c.Adaptations) > 0, m.group[m.groupOf(&c)]
	return spot
}

// Place is where a table stands, false if the room has no such table.
func (m *RoomPlan) Place(table string) (exam.Place, bool) { return m.where.At(table) }

// First is where numbers begin, false if the room has no table.
func (m *RoomPlan) First() (exam.Place, bool) {
	tables := app.LayoutTables(m.Room.Layout)
	if len(tables) == 0 {
		return exam.Place{}, false
	}
	return tables[0], true
}

// Sign is the letter of a group, from 1.
func (m *RoomPlan) Sign(group int) string {
	if group < 1 || group > len(m.Groups) {
		return ""
	}
	return m.Groups[group-1].Sign
}

// Free is the first table at which nobody sits, one that is kept free only where
// no other is left; false where none is.
func (m *RoomPlan) Free() (string, bool) {
	spare := ""
	for _, p := range app.LayoutTables(m.Room.Layout) {
		spot := m.At(p)
		switch {
		case spot.Table == "" || spot.Candidate != nil:
		case !spot.Spare:
			return spot.Table, true
		case spare == "":
			spare = spot.Table
		}
	}
	return spare, spare != ""
}

// Says is how full the room is, of what kind, and where it is.
func (m *RoomPlan) Says() string {
	words := text.T(m.lang, "screen.room.says", text.Args{
		"n": len(m.seats) + len(m.Off), "tables": app.RoomPlaces(m.Room), "kind": RoomKindName(m.lang, m.Room.Kind),
	})
	if m.Room.Wing != "" {
		words += text.T(m.lang, "screen.room.says_wing", text.Args{"wing": m.Room.Wing})
	}
	if m.Room.Floor != "" {
		words += text.T(m.lang, "screen.room.says_floor", text.Args{"floor": m.Room.Floor})
	}
	return words
}

// Astray says who sits at a table that the room has not, "" if nobody does.
func (m *RoomPlan) Astray() string {
	if len(m.Off) == 0 {
		return ""
	}
	return text.T(m.lang, "screen.room.astray", text.Args{"n": len(m.Off), "tables": text.LTR(joined(listComma(m.lang), tablesOf(m.Off)...))})
}

// RoomKinds are the kinds of room, the usual one first.
func RoomKinds() []exam.RoomKind {
	return []exam.RoomKind{exam.OrdinaryRoom, exam.AdaptedRoom, exam.ReserveRoom}
}

// RoomKindName is what a kind of room is called.
func RoomKindName(lang text.Lang, kind exam.RoomKind) string {
	return Word(lang, "screen.room_kind."+cmp.Or(string(kind), "ordinary"))
}
