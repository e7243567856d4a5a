package seating

import (
	"cmp"
	"slices"
	"strconv"

	"markaz/app/exam"
)

// A Wish is a table that somebody is to move to. Without a table any of the room
// does.
type Wish = exam.Seat

// Why says why somebody was not moved.
type Why string

// The reasons.
const (
	NoSuchRoom Why = "no_room" // the centre does not use the room
	TableInUse Why = "taken"   // somebody sits there and stays
	RoomIsFull Why = "full"    // the room has no table left
	NotSeated  Why = "no_seat" // they have no place to move from
	PlacedHere Why = "placed"  // they do not sit where the list had put them
)

// A Stay is somebody who was not moved.
type Stay struct {
	Candidate exam.ID
	Why       Why
}

// Shift moves only those who wish it, each to a table that is free or that
// somebody else leaves by a wish of their own: two may change places. Who cannot
// have theirs stays where they are, and so does whoever wanted that table. Of two
// who want one table the first has it. Seats come back in the order of rooms and
// tables.
func Shift(before []exam.Seat, rooms []exam.Room, wishes []Wish) (after []exam.Seat, stay []Stay) {
	s := newShifting(before, rooms)
	for _, w := range wishes {
		s.wish(w)
	}
	for s.crowded() { // whoever goes back may fill a room again
	}
	return s.seats(), s.stay
}

type shifting struct {
	before []exam.Seat
	at     map[exam.ID]exam.Seat // where everyone sits before
	places map[string]int        // of rooms
	holder map[[2]string]exam.ID // who sits at a table, by room and tableKey
	wants  map[[2]string]exam.ID // who moves to a table
	to     map[exam.ID]exam.Seat
	order  []exam.ID // of the wishes
	stay   []Stay
}

func newShifting(before []exam.Seat, rooms []exam.Room) *shifting {
	s := &shifting{
		before: before, at: make(map[exam.ID]exam.Seat, len(before)), places: make(map[string]int, len(rooms)),
		holder: make(map[[2]string]exam.ID, len(before)), wants: map[[2]string]exam.ID{}, to: map[exam.ID]exam.Seat{},
	}
	for _, r := range distinct(rooms) {
		s.places[r.Number] = Places(r)
	}
	for _, seat := range before {
		s.at[seat.Candidate] = seat
		s.holder[spot(seat)] = seat.Candidate
	}
	return s
}

func spot(s exam.Seat) [2]string { return [2]string{s.Room, tableKey(s.Table)} }

func (s *shifting) wish(w Wish) {
	from, seated := s.at[w.Candidate]
	_, used := s.places[w.Room]
	_, taken := s.wants[spot(w)]
	switch {
	case !seated:
		s.stay = append(s.stay, Stay{w.Candidate, NotSeated})
	case from.Room == w.Room && (tableKey(w.Table) == "" || spot(from) == spot(w)):
	case !used:
		s.stay = append(s.stay, Stay{w.Candidate, NoSuchRoom})
	case tableKey(w.Table) != "" && taken:
		s.stay = append(s.stay, Stay{w.Candidate, TableInUse})
	default:
		if tableKey(w.Table) != "" {
			s.wants[spot(w)] = w.Candidate
		}
		s.to[w.Candidate] = w
		s.order = append(s.order, w.Candidate)
	}
}

// crowded has those go back who cannot have what they wish, and reports whether
// there were any.
func (s *shifting) crowded() bool {
	back := false
	for _, id := range s.order {
		w, moving := s.to[id]
		if !moving || tableKey(w.Table) == "" {
			continue
		}
		if who, held := s.holder[spot(w)]; held && who != id && !s.leaves(who) {
			s.goBack(id, TableInUse)
			back = true
		}
	}
	load := map[string]int{}
	for id, seat := range s.at {
		if w, moving := s.to[id]; moving {
			seat = w
		}
		load[seat.Room]++
	}
	for _, id := range slices.Backward(s.order) { // the last to wish is the first to stay
		w, moving := s.to[id]
		if moving && s.at[id].Room != w.Room && load[w.Room] > s.places[w.Room] {
			load[w.Room]--
			load[s.at[id].Room]++
			s.goBack(id, RoomIsFull)
			back = true
		}
	}
	return back
}

func (s *shifting) leaves(id exam.ID) bool {
	_, moving := s.to[id]
	return moving
}

// goBack keeps somebody at their table, and so whoever was to have it.
func (s *shifting) goBack(id exam.ID, why Why) {
	for {
		delete(s.to, id)
		s.stay = append(s.stay, Stay{id, why})
		next, wanted := s.wants[spot(s.at[id])]
		if !wanted || !s.leaves(next) {
			return
		}
		id, why = next, TableInUse
	}
}

// seats puts everyone in place: first who has a table, then who takes any.
func (s *shifting) seats() []exam.Seat {
	all := make([]exam.Seat, 0, len(s.before))
	taken, highest := map[string]map[string]exam.Seat{}, 0
	put := func(seat exam.Seat) {
		all = append(all, seat)
		if taken[seat.Room] == nil {
			taken[seat.Room] = map[string]exam.Seat{}
		}
		taken[seat.Room][tableKey(seat.Table)] = seat
		if n, err := strconv.Atoi(tableKey(seat.Table)); err == nil {
			highest = max(highest, n)
		}
	}
	for _, seat := range s.before {
		if w, moving := s.to[seat.Candidate]; !moving {
			put(seat)
		} else if tableKey(w.Table) != "" {
			put(w)
		}
	}
	for _, id := range s.order {
		if w, moving := s.to[id]; moving && tableKey(w.Table) == "" {
			w.Table = freeTables(taken[w.Room], s.places[w.Room], highest)[0]
			put(w)
		}
	}
	slices.SortStableFunc(all, func(a, b exam.Seat) int {
		return cmp.Or(natural(a.Room, b.Room), natural(a.Table, b.Table))
	})
	return all
}

// SameTable reports whether two tables of one room are the same, however they are
// written.
func SameTable(a, b string) bool { return tableKey(a) == tableKey(b) }
