package seating

import (
	"slices"

	"markaz/app/exam"
)

// A spotOf is a place of a room of a floor.
type spotOf struct {
	room  *stand
	place int
}

// exchange lets those who sit beside somebody of their school change places with
// people of their track in other rooms of the pool, also where it only helps later,
// settles these rooms again, and reports whether there were any.
func (a *apart) exchange(pool []*stand) bool {
	var ill []spotOf
	for _, s := range pool {
		for i, who := range s.at {
			if who != nil && a.beside(s, i, who) > 0 {
				ill = append(ill, spotOf{s, i})
			}
		}
	}
	if len(ill) == 0 {
		return false
	}
	tracks := make([][]spotOf, len(a.tracks))
	for _, s := range pool {
		for i, who := range s.at {
			if who != nil {
				tracks[who.track] = append(tracks[who.track], spotOf{s, i})
			}
		}
	}
	touched, draws := map[*stand]bool{}, min(max(tries, mostDrawn/len(ill)), 16*tries)
	for _, from := range ill {
		if to, better := a.partner(from, tracks[from.room.at[from.place].track], draws); better {
			from.room.at[from.place], to.room.at[to.place] = to.room.at[to.place], from.room.at[from.place]
			touched[from.room], touched[to.room] = true, true
		}
	}
	for _, s := range pool {
		if touched[s] {
			a.settle(s)
		}
	}
	return true
}

// beside counts the neighbours of somebody's school that they would have at a
// place.
func (a *apart) beside(s *stand, place int, who *sitter) (n int) {
	if who.school == 0 {
		return 0
	}
	for _, j := range s.near[place] {
		if other := s.at[j]; other != nil && other.school == who.school {
			n++
		}
	}
	return n
}

// partner draws people of one track in other rooms and returns with whom it helps
// most to change places, as long as it does no harm.
func (a *apart) partner(from spotOf, track []spotOf, draws int) (best spotOf, better bool) {
	who := from.room.at[from.place]
	cost := a.beside(from.room, from.place, who)
	if cost == 0 { // somebody else has moved away
		return best, false
	}
	gain := 1
	for range min(draws, len(track)) {
		to := track[a.below(len(track))]
		other := to.room.at[to.place]
		if to.room == from.room || other.school == who.school {
			continue
		}
		g := a.beside(from.room, from.place, other) + a.beside(to.room, to.place, who) - cost - a.beside(to.room, to.place, other)
		if g < gain {
			best, gain, better = to, g, true
		}
	}
	return best, better
}

// inOrderAgain writes who sits where in a pool into a plan: of those who are of one
// track and one school the first placed has the first table.
func inOrderAgain(pool []*stand, before, after []exam.Seat) {
	type kind struct{ track, school int }
	people, tables := map[kind][]int{}, map[kind][]int{} // by their places in the plan
	for _, s := range pool {
		for i, who := range s.at {
			if who != nil {
				k := kind{who.track, who.school}
				people[k] = append(people[k], who.seat)
				tables[k] = append(tables[k], s.seats[i])
			}
		}
	}
	for k := range people {
		slices.Sort(people[k])
		slices.Sort(tables[k])
		for i, at := range tables[k] {
			after[at].Candidate = before[people[k][i]].Candidate
		}
	}
}
