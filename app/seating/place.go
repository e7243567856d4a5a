// Package seating places candidates at the tables of rooms. It is pure: the
// same candidates, rooms and rules give the same plan, in whatever order the
// candidates come. Nobody is left without a place silently, and nobody is
// moved unless a new plan is asked for.
package seating

import (
	"slices"
	"strconv"

	"markaz/app/exam"
)

// A Result is a plan and what there is to say about it.
type Result struct {
	Seats      []exam.Seat // by room in the order given, then by table
	Unseated   []exam.ID   // for whom no place was left
	Short      int         // how many places are missing
	Mixed      []Mixed     // rooms that hold more than one track
	Separation int         // how many rooms keeping the tracks apart would need
	Neighbours Neighbours  // of a plan by rules that keep neighbours apart
}

// Mixed is a room that holds more than one track.
type Mixed struct {
	Room   string
	Tracks []string // in the order of their tables
}

// Place gives every candidate a table, as far as there are any. Tracks follow
// each other through the rooms in the order given, or take turns table by table,
// and, unless the rules keep them apart, run on from one room into the next. Rooms
// are filled one after the other, or, levelled, as many of them evenly. Where there
// are adapted rooms, candidates with adaptations fill them first, whatever their
// track; nobody else sits there. Reserve rooms and the spare tables of every room
// stay empty. Rooms kept apart, by track or for free candidates, are never mixed to
// save a place: who finds none is in Unseated.
//
// Where neighbours are to be apart, by school or by paper, people change places
// inside their room; in other rooms only those of one track do, and only for the
// sake of schools. The papers say who writes together.
func Place(candidates []exam.Candidate, rooms []exam.Room, rules exam.Rules, papers Papers) Result {
	all := entrants(candidates, rules)
	rooms = distinct(rooms)
	ordinary, adapted := byKind(rooms)
	rest, overflow := all, []entrant(nil)
	p := newPlan(len(all))
	if len(adapted) > 0 {
		var special []entrant
		special, rest = split(all, func(e entrant) bool { return len(e.Adaptations) > 0 })
		loose := rules
		loose.Separate = false
		overflow = p.fill(adapted, special, loose)
		rest = merge(rest, overflow, all)
	}
	unseated := p.fill(ordinary, rest, rules)
	r := Result{Seats: p.inOrder(rooms), Short: len(unseated)}
	for _, e := range unseated {
		r.Unseated = append(r.Unseated, e.ID)
	}
	if rules.SchoolsApart || rules.PapersApart {
		people := make(map[exam.ID]*exam.Candidate, len(all))
		for _, e := range all {
			people[e.ID] = e.Candidate
		}
		r.Seats, r.Neighbours = keepApart(r.Seats, rooms, func(id exam.ID) *exam.Candidate { return people[id] }, rules, papers)
	}
	r.Mixed = mixed(r.Seats, candidates)
	r.Separation = separation(ordinary, rest, rules) + p.used(adapted)
	return r
}

// distinct drops rooms whose number an earlier one has: a number names a room.
func distinct(rooms []exam.Room) []exam.Room {
	seen := make(map[string]bool, len(rooms))
	return slices.DeleteFunc(slices.Clone(rooms), func(r exam.Room) bool {
		again := seen[r.Number]
		seen[r.Number] = true
		return again
	})
}

func byKind(rooms []exam.Room) (ordinary, adapted []exam.Room) {
	for _, r := range rooms {
		switch r.Kind {
		case exam.OrdinaryRoom:
			ordinary = append(ordinary, r)
		case exam.AdaptedRoom:
			adapted = append(adapted, r)
		}
	}
	return ordinary, adapted
}

// merge returns those of all that are in rest or in late, in the order of all.
func merge(rest, late, all []entrant) []entrant {
	if len(late) == 0 {
		return rest
	}
	in := make(map[*exam.Candidate]bool, len(rest)+len(late))
	for _, part := range [][]entrant{rest, late} {
		for _, e := range part {
			in[e.Candidate] = true
		}
	}
	merged, _ := split(all, func(e entrant) bool { return in[e.Candidate] })
	return merged
}

func split(all []entrant, first func(entrant) bool) (yes, no []entrant) {
	for _, e := range all {
		if first(e) {
			yes = append(yes, e)
		} else {
			no = append(no, e)
		}
	}
	return yes, no
}

// groups cuts the candidates where the rules want a new room.
func groups(all []entrant, rules exam.Rules) [][]entrant {
	kinds := [][]entrant{all}
	if rules.FreeApart {
		schooled, free := split(all, func(e entrant) bool { return e.Candidature.Schooled() })
		kinds = [][]entrant{schooled, free}
	}
	var cut [][]entrant
	for _, kind := range kinds {
		for len(kind) > 0 {
			n := len(kind)
			if rules.Separate {
				n = 1
				for n < len(kind) && kind[n].track == kind[0].track {
					n++
				}
			}
			cut = append(cut, kind[:n])
			kind = kind[n:]
		}
	}
	return cut
}

// plan collects seats room by room.
type plan struct {
	seats map[string][]exam.Seat
	total int
}

func newPlan(total int) *plan { return &plan{seats: map[string][]exam.Seat{}, total: total} }

// fill seats groups of candidates one after another, each starting a room of
// its own, and returns those for whom no room was left.
func (p *plan) fill(rooms []exam.Room, all []entrant, rules exam.Rules) (unseated []entrant) {
	for _, group := range groups(all, rules) {
		if rules.Interleave {
			group = inTurns(group)
		}
		shares := shares(rooms, len(group), rules.Level)
		for i, n := range shares {
			p.seat(rooms[i].Number, group[:n])
			group = group[n:]
		}
		rooms = rooms[len(shares):]
		unseated = append(unseated, group...)
	}
	return unseated
}

func (p *plan) seat(room string, group []entrant) {
	if len(group) == 0 {
		return
	}
	seats := make([]exam.Seat, len(group))
	for i, e := range group {
		seats[i] = exam.Seat{Candidate: e.ID, Room: room, Table: strconv.Itoa(i + 1)}
	}
	p.seats[room] = seats
}

func (p *plan) inOrder(rooms []exam.Room) []exam.Seat {
	seats := make([]exam.Seat, 0, p.total)
	for _, r := range rooms {
		seats = append(seats, p.seats[r.Number]...)
	}
	return seats
}

func (p *plan) used(rooms []exam.Room) int {
	n := 0
	for _, r := range rooms {
		if len(p.seats[r.Number]) > 0 {
			n++
		}
	}
	return n
}

// separation counts the rooms, in the order given and then more of the last
// one's size, that all need when each track starts a room.
func separation(rooms []exam.Room, all []entrant, rules exam.Rules) int {
	rules.Separate = true
	rooms = slices.DeleteFunc(slices.Clone(rooms), func(r exam.Room) bool { return Places(r) < 1 })
	next, needed := usual, 0
	for _, group := range groups(all, rules) {
		for left := len(group); left > 0; needed++ {
			if len(rooms) > 0 {
				next, rooms = Places(rooms[0]), rooms[1:]
			}
			left -= next
		}
	}
	return needed
}

// usual is how many candidates a room holds in Morocco (field.md A.2).
const usual = 20

// mixed names the rooms that hold more than one track.
func mixed(seats []exam.Seat, candidates []exam.Candidate) []Mixed {
	tracks := make(map[exam.ID]string, len(candidates))
	for i := range candidates {
		tracks[candidates[i].ID] = candidates[i].Track
	}
	var rooms []Mixed
	for start := 0; start < len(seats); {
		in := Mixed{Room: seats[start].Room}
		for ; start < len(seats) && seats[start].Room == in.Room; start++ {
			if t := tracks[seats[start].Candidate]; !slices.Contains(in.Tracks, t) {
				in.Tracks = append(in.Tracks, t)
			}
		}
		if len(in.Tracks) > 1 {
			rooms = append(rooms, in)
		}
	}
	return rooms
}
