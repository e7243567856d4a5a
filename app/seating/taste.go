package seating

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// taste says how ill two neighbours suit each other, for those who are placed one
// by one.
type taste struct {
	schools, papers bool
	writes          Papers
	folded          map[string]string
	shared          map[[2]string]int
}

// newTaste is nil where the rules do not keep neighbours apart.
func newTaste(rules exam.Rules, papers Papers) *taste {
	if !rules.SchoolsApart && !rules.PapersApart {
		return nil
	}
	return &taste{
		schools: rules.SchoolsApart, papers: rules.PapersApart, writes: papers,
		folded: map[string]string{}, shared: map[[2]string]int{},
	}
}

func (t *taste) cost(a, b *exam.Candidate) (n int) {
	if t.schools && t.school(a) != "" && t.school(a) == t.school(b) {
		n++
	}
	if t.papers {
		n += t.together(a.Track, b.Track)
	}
	return n
}

func (t *taste) school(c *exam.Candidate) string {
	key, known := t.folded[c.School]
	if !known {
		key = text.Fold(c.School)
		t.folded[c.School] = key
	}
	return key
}

// together is how many papers two tracks write together.
func (t *taste) together(a, b string) int {
	n, known := t.shared[[2]string{a, b}]
	if !known {
		f := &floor{tracks: []string{a, b}}
		f.write(t.writes)
		n = f.shared[0][1]
		t.shared[[2]string{a, b}] = n
	}
	return n
}

// view is who sits where in a room.
type view struct {
	Where
	people map[exam.Place]*exam.Candidate
}

func (r *chamber) view() *view {
	if r.seen != nil {
		return r.seen
	}
	used := make([]string, 0, len(r.taken))
	for table := range r.taken {
		used = append(used, table)
	}
	r.seen = &view{TablesOf(r.Room, used), map[exam.Place]*exam.Candidate{}}
	for table, who := range r.people {
		if place, stands := r.seen.At(table); stands {
			r.seen.people[place] = who
		}
	}
	return r.seen
}

// mostLooked is in how many rooms, as good as each other otherwise, a table is
// looked for that has nobody alike beside it.
const mostLooked = 64

// bestTable returns the free table of these rooms at which somebody has the fewest
// neighbours that they should not have; of equal ones the first.
func (h *house) bestTable(rooms []*chamber, e entrant) (best *chamber, table string) {
	least := -1
	for _, room := range rooms[:min(len(rooms), mostLooked)] {
		seen := room.view()
		for _, free := range h.free(room) {
			place, stands := seen.At(free)
			n := 0
			if stands {
				for _, p := range []exam.Place{
					{Column: place.Column - 1, Row: place.Row},
					{Column: place.Column + 1, Row: place.Row},
					{Column: place.Column, Row: place.Row - 1},
					{Column: place.Column, Row: place.Row + 1},
				} {
					if other := seen.people[p]; other != nil {
						n += h.taste.cost(e.Candidate, other)
					}
				}
			}
			if least < 0 || n < least {
				best, table, least = room, free, n
			}
			if least == 0 {
				return best, table
			}
		}
	}
	return best, table
}
