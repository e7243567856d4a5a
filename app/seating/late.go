package seating

import (
	"cmp"
	"slices"
	"strconv"

	"markaz/app/exam"
)

// Late gives newcomers a place in a plan without moving anyone: the place the
// list gives them, where the plan follows the list and it is free; else a free
// table of a room that suits, first one where their track sits already, or, in a
// levelled plan, the emptiest of these. What the plan or its rules keep apart,
// tracks or free candidates, stays apart as long as there is a room for it, and
// neighbours as far as a free table allows. Candidates whose room or table is not
// there any more, or who share a table, count as newcomers; seats of people who are not
// candidates any more are given up. Newcomers who are not candidates are left out.
func Late(before []exam.Seat, rooms []exam.Room, candidates []exam.Candidate, newcomers []exam.ID, rules exam.Rules, papers Papers) Result {
	rooms = distinct(rooms)
	h := newHouse(before, rooms, candidates)
	h.separate = h.separate || rules.Separate
	h.freeApart = h.freeApart || rules.FreeApart
	h.rules = rules
	h.taste = newTaste(rules, papers)
	wanted := make(map[exam.ID]bool, len(newcomers))
	for _, id := range append(slices.Clone(newcomers), h.evicted...) {
		wanted[id] = !h.seated[id]
	}
	all := entrants(candidates, exam.Rules{})
	for _, e := range all {
		if wanted[e.ID] && h.admitListed(e) {
			wanted[e.ID] = false
		}
	}
	var r Result
	for _, e := range all {
		if wanted[e.ID] && !h.admit(e) {
			r.Unseated = append(r.Unseated, e.ID)
		}
	}
	r.Short = len(r.Unseated)
	r.Seats = h.seats()
	if rules.SchoolsApart || rules.PapersApart {
		r.Neighbours = CountNeighbours(r.Seats, rooms, candidates, rules, papers)
	}
	r.Mixed = mixed(r.Seats, candidates)
	ordinary, _ := byKind(rooms)
	rest, adapted := h.special(all)
	r.Separation = separation(ordinary, rest, exam.Rules{FreeApart: h.freeApart}) + adapted
	return r
}

// house is a plan that takes newcomers.
type house struct {
	rooms   []*chamber
	seated  map[exam.ID]bool
	evicted []exam.ID // their room is gone

	separate  bool // no room of the plan mixes tracks, though there are several
	freeApart bool // no room of the plan mixes free and schooled, though there are both
	highest   int  // table number of the plan

	rules exam.Rules
	taste *taste // nil where neighbours need not be apart
}

// chamber is one room of a house.
type chamber struct {
	exam.Room
	places   int
	taken    map[string]exam.Seat // by tableKey
	people   map[string]*exam.Candidate
	tracks   map[string]bool
	schooled map[bool]bool
	asListed int // people who sit where the list says
	beyond   int // people at spare tables

	seen *view // of who sits where, made when first needed
}

func newHouse(before []exam.Seat, rooms []exam.Room, candidates []exam.Candidate) *house {
	h := &house{seated: make(map[exam.ID]bool, len(before))}
	byNumber := make(map[string]*chamber, len(rooms))
	for _, r := range rooms {
		c := &chamber{
			Room: r, places: Places(r), taken: map[string]exam.Seat{},
			tracks: map[string]bool{}, schooled: map[bool]bool{}, people: map[string]*exam.Candidate{},
		}
		byNumber[r.Number] = c
		h.rooms = append(h.rooms, c)
	}
	people := make(map[exam.ID]*exam.Candidate, len(candidates))
	for i := range candidates {
		people[candidates[i].ID] = &candidates[i]
	}
	used := map[string][]string{}
	for _, s := range before {
		used[s.Room] = append(used[s.Room], s.Table)
	}
	tables := make(map[string]Where, len(rooms))
	for _, r := range rooms {
		tables[r.Number] = TablesOf(r, used[r.Number])
	}
	for _, s := range before {
		who, room := people[s.Candidate], byNumber[s.Room]
		switch {
		case who == nil:
		case room == nil || room.has(s.Table) || !asListed(who, s) && tables[s.Room].Gone(s.Table, 0):
			h.evicted = append(h.evicted, s.Candidate)
		default:
			h.put(room, who, s.Table)
		}
	}
	h.infer()
	return h
}

func (r *chamber) has(table string) bool {
	_, taken := r.taken[tableKey(table)]
	return taken
}

func (h *house) put(room *chamber, who *exam.Candidate, table string) {
	if n, err := strconv.Atoi(tableKey(table)); err == nil {
		h.highest = max(h.highest, n)
	}
	h.seated[who.ID] = true
	if n, err := strconv.Atoi(tableKey(table)); err == nil && n > room.places && room.Spare != nil && n <= room.places+*room.Spare {
		room.beyond++
	}
	room.taken[tableKey(table)] = exam.Seat{Candidate: who.ID, Room: room.Number, Table: table}
	room.tracks[who.Track] = true
	room.schooled[who.Candidature.Schooled()] = true
	room.people[tableKey(table)] = who
	room.seen = nil
	if asListed(who, room.taken[tableKey(table)]) {
		room.asListed++
	}
}

// asListed reports whether somebody sits where the list says.
func asListed(who *exam.Candidate, seat exam.Seat) bool {
	return who.Room == seat.Room && (who.Table == "" || tableKey(who.Table) == tableKey(seat.Table))
}

// infer reads from the plan what it keeps apart.
func (h *house) infer() {
	tracks, kinds := map[string]bool{}, map[bool]bool{}
	h.separate, h.freeApart = true, true
	for _, room := range h.rooms {
		for t := range room.tracks {
			tracks[t] = true
		}
		for k := range room.schooled {
			kinds[k] = true
		}
		if room.Kind == exam.OrdinaryRoom {
			h.separate = h.separate && len(room.tracks) < 2
			h.freeApart = h.freeApart && len(room.schooled) < 2
		}
	}
	h.separate = h.separate && len(tracks) > 1
	h.freeApart = h.freeApart && len(kinds) > 1
}

// admitListed gives a newcomer the table of the list, false if that is not
// to be had.
func (h *house) admitListed(e entrant) bool {
	for _, room := range h.rooms {
		if room.suits(e) && tableKey(e.Table) != "" && !room.has(e.Table) && !room.full() {
			h.put(room, e.Candidate, e.Table)
			return true
		}
	}
	return false
}

// full reports whether no table is left that a plan fills. Who was put at a spare
// one by hand takes no other away, unless tables run on through the centre.
func (r *chamber) full() bool {
	n := len(r.taken)
	if n > r.beyond {
		n -= r.beyond
	}
	return n >= r.places
}

// admit finds a place for a newcomer, false if there is none.
func (h *house) admit(e entrant) bool {
	var best []*chamber
	cost := 0
	for _, room := range h.rooms {
		if c, ok := h.cost(room, e); ok && (best == nil || c <= cost) {
			if best == nil || c < cost {
				best, cost = best[:0], c
			}
			best = append(best, room)
		}
	}
	if best == nil {
		return false
	}
	if h.rules.Level {
		slices.SortStableFunc(best, func(a, b *chamber) int { return cmp.Compare(len(a.taken), len(b.taken)) })
	}
	if h.taste != nil {
		room, table := h.bestTable(best, e)
		h.put(room, e.Candidate, table)
	} else {
		h.put(best[0], e.Candidate, h.free(best[0])[0])
	}
	return true
}

// suits reports whether the plan of the room follows the list, and the list
// puts the newcomer there.
func (r *chamber) suits(e entrant) bool {
	return e.Room == r.Number && 2*r.asListed > len(r.taken)
}

// cost says how ill a room suits a newcomer; false if it cannot take them.
func (h *house) cost(room *chamber, e entrant) (int, bool) {
	adapted := len(e.Adaptations) > 0
	switch {
	case room.full(), room.Kind == exam.ReserveRoom, room.Kind == exam.AdaptedRoom && !adapted:
		return 0, false
	case room.suits(e):
		return -2, true
	case room.Kind == exam.AdaptedRoom:
		return -1, true
	case len(room.taken) == 0:
		return 3, true
	}
	cost := 0
	if !room.tracks[e.Track] && !(h.rules.Interleave && !h.separate) {
		cost += 2
		if h.separate {
			cost += 2
		}
	}
	if h.freeApart && !room.schooled[e.Candidature.Schooled()] {
		cost += 8
	}
	return cost, true
}

// free returns the numbers of the free tables of a room.
func (h *house) free(room *chamber) []string { return freeTables(room.taken, room.places, h.highest) }

// freeTables returns the numbers of free tables: from 1 to the places of the room
// or, where numbers run on through the centre, the gaps in the room's own and, where
// there are none, the one that follows the last of the centre.
func freeTables(taken map[string]exam.Seat, places, highest int) (free []string) {
	low, high, ok := bounds(taken)
	if !ok || low <= places {
		low, high = 1, places
	}
	for n := low; n <= high; n++ {
		table := strconv.Itoa(n)
		if _, in := taken[table]; !in {
			free = append(free, table)
		}
	}
	if len(free) == 0 {
		free = []string{strconv.Itoa(max(high, highest) + 1)}
	}
	return free
}

// seats returns the plan, rooms in their order, tables in theirs.
func (h *house) seats() []exam.Seat {
	seats := make([]exam.Seat, 0, len(h.seated))
	for _, room := range h.rooms {
		seats = append(seats, inTableOrder(room.taken)...)
	}
	return seats
}

// special returns the candidates who do not sit in adapted rooms, and how many
// adapted rooms the others take.
func (h *house) special(all []entrant) (rest []entrant, rooms int) {
	in := map[exam.ID]bool{}
	for _, room := range h.rooms {
		if room.Kind != exam.AdaptedRoom || len(room.taken) == 0 {
			continue
		}
		rooms++
		for _, s := range room.taken {
			in[s.Candidate] = true
		}
	}
	rest, _ = split(all, func(e entrant) bool { return !in[e.ID] })
	return rest, rooms
}
