package seating

import (
	"markaz/app/exam"
)

// Papers returns the papers that candidates of a track write, as exam.Programme.For
// does. Nil, and of a track that writes none, each track writes one of its own.
type Papers func(track string) []exam.Paper

// Pairs are neighbours of one plan: two people at tables left and right of each
// other, or one behind the other.
type Pairs struct {
	Alike int `json:"alike"` // that the rules would have apart
	Least int `json:"least"` // as few as may remain: no seating of these people by these rules in these rooms has fewer
	All   int `json:"all"`   // alike or not
}

// Neighbours are the pairs of a plan that the rules would have apart. Where Alike
// is Least the plan is proved to be the best. The seatings that Least speaks of fill
// the same tables, with as many of each track in each room as here; where PapersApart
// does not hold, each table even keeps its track.
type Neighbours struct {
	Schools Pairs `json:"schools"` // of the same school
	Papers  Pairs `json:"papers"`  // who write the same paper, counted once for each paper; All is once for each sitting of both
}

// CountNeighbours counts the neighbours of a plan. Of a school nobody knows none is
// the same.
func CountNeighbours(seats []exam.Seat, rooms []exam.Room, candidates []exam.Candidate, rules exam.Rules, papers Papers) Neighbours {
	people := make(map[exam.ID]*exam.Candidate, len(candidates))
	for i := range candidates {
		people[candidates[i].ID] = &candidates[i]
	}
	f := newFloor(seats, rooms, func(id exam.ID) *exam.Candidate { return people[id] }, papers)
	return f.neighbours(rules)
}

// neighbours counts pairs and proves how few there can be.
func (f *floor) neighbours(rules exam.Rules) (n Neighbours) {
	for _, s := range f.rooms {
		for i, who := range s.at {
			if who == nil {
				continue
			}
			for _, j := range s.near[i] {
				if j <= i || s.at[j] == nil { // every two once
					continue
				}
				other := s.at[j]
				n.Schools.All++
				n.Papers.All += f.both[who.track][other.track]
				if who.school == other.school && who.school != 0 {
					n.Schools.Alike++
				}
				n.Papers.Alike += f.shared[who.track][other.track]
			}
		}
	}
	p := prover{floor: f, known: map[string][]int{}}
	n.Schools.Least, n.Papers.Least = p.schools(rules), p.papers()
	return n
}
