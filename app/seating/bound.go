package seating

import (
	"math"
	"slices"

	"markaz/app/exam"
)

// prover works out how few neighbours there can be.
type prover struct {
	*floor
	known map[string][]int // shape.least by shape.key
}

// least returns how few neighbours k people have at the places of a room where
// stands holds, for every k.
func (p *prover) least(s *stand, stands func(*sitter) bool) []int {
	g := newShape(s.columns, s.rows, func(i int) bool { return s.at[i] != nil && stands(s.at[i]) })
	key := g.key()
	few, known := p.known[key]
	if !known {
		few = g.least()
		p.known[key] = few
	}
	return few
}

func anybody(*sitter) bool { return true }

// papers bounds how often neighbours write the same paper: in each room, and for
// each paper, so many sit there who write it, and so many have at least so many
// neighbours among them.
func (p *prover) papers() (total int) {
	for _, s := range p.rooms {
		total += p.papersOf(s)
	}
	return total
}

func (p *prover) papersOf(s *stand) (total int) {
	few := p.least(s, anybody)
	for _, n := range p.writers(s) {
		total += few[n]
	}
	return total
}

// writers counts who writes each paper in a room.
func (p *prover) writers(s *stand) []int {
	n := make([]int, len(p.floor.papers))
	for _, who := range s.at {
		if who != nil {
			for _, paper := range p.writes[who.track] {
				n[paper]++
			}
		}
	}
	return n
}

// schools bounds how many neighbours are of the same school, by the rooms between
// which the rules let people change places: once for each track, whose people take
// tables of that track only, and once for all tracks together. The greater counts.
func (p *prover) schools(rules exam.Rules) (total int) {
	for _, rooms := range p.pools(rules) {
		var together slope
		all, byTrack := make([]int, p.floor.schools), map[int][]int{}
		slopes := map[int]*slope{}
		for _, s := range rooms {
			together.add(p.least(s, anybody))
			in := map[int]int{}
			for _, who := range s.at {
				if who == nil {
					continue
				}
				in[who.track]++
				if byTrack[who.track] == nil {
					byTrack[who.track], slopes[who.track] = make([]int, p.floor.schools), &slope{}
				}
				all[who.school]++
				byTrack[who.track][who.school]++
			}
			for track, n := range in {
				if rules.PapersApart {
					slopes[track].add(p.least(s, anybody)[:n+1])
				} else {
					slopes[track].add(p.least(s, func(who *sitter) bool { return who.track == track }))
				}
			}
		}
		apart := 0
		for track, schools := range byTrack {
			apart += slopes[track].sum(schools)
		}
		total += max(apart, together.sum(all))
	}
	return total
}

// pools are the rooms between which the rules let people change places.
func (p *prover) pools(rules exam.Rules) [][]*stand {
	type kind struct {
		room  exam.RoomKind
		free  bool
		track int
	}
	pool := make([]int, len(p.rooms)) // the first room of each room's pool, or one nearer to it
	first := map[kind]int{}
	root := func(i int) int {
		for pool[i] != i {
			pool[i] = pool[pool[i]]
			i = pool[i]
		}
		return i
	}
	for i, s := range p.rooms {
		pool[i] = i
		for _, who := range s.at {
			if who == nil {
				continue
			}
			k := kind{room: s.Kind, free: rules.FreeApart && !who.Candidature.Schooled(), track: -1}
			if rules.Separate && s.Kind != exam.AdaptedRoom {
				k.track = who.track
			}
			if other, known := first[k]; known {
				a, b := root(i), root(other)
				pool[max(a, b)] = min(a, b)
			} else {
				first[k] = i
			}
		}
	}
	at, pools := map[int]int{}, [][]*stand(nil)
	for i, s := range p.rooms {
		k, known := at[root(i)]
		if !known {
			k = len(pools)
			at[root(i)] = k
			pools = append(pools, nil)
		}
		pools[k] = append(pools[k], s)
	}
	return pools
}

// slope adds up rooms between which people of one school may be shared out as
// suits best: how many neighbours each of them costs more.
type slope struct{ steps []float64 }

// add takes a room in. What its people cost is taken for a little less, where
// needed, so that each costs no less than the one before.
func (s *slope) add(few []int) {
	for from := 0; from < len(few)-1; {
		to, step := from+1, math.Inf(1)
		for k := from + 1; k < len(few); k++ {
			if each := float64(few[k]-few[from]) / float64(k-from); each <= step {
				to, step = k, each
			}
		}
		for ; from < to; from++ {
			s.steps = append(s.steps, step)
		}
	}
}

// sum is what the people of every known school cost together at least.
func (s *slope) sum(schools []int) (total int) {
	slices.Sort(s.steps)
	costs := make([]float64, len(s.steps)+1)
	for i, step := range s.steps {
		costs[i+1] = costs[i] + step
	}
	for school, n := range schools {
		if school != 0 {
			total += int(math.Ceil(costs[n] - 1e-6))
		}
	}
	return total
}
