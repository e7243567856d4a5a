package seating

import (
	"cmp"
	"math/bits"
	"math/rand/v2"
	"slices"

	"markaz/app/exam"
)

// apart moves people of a plan between the tables it fills, so that fewer
// neighbours are of one school or write the same paper. First each room is settled
// on its own; where neighbours of one school remain, people of one track change
// places with others in rooms of their pool. It takes a bounded number of steps, and
// the same plan gives the same plan.
type apart struct {
	prover
	rules exam.Rules
	rand  *rand.PCG
}

// keepApart returns the plan with its people apart, and its neighbours. People who
// are alike in all that counts stay in the order in which they were placed.
func keepApart(seats []exam.Seat, rooms []exam.Room, who func(exam.ID) *exam.Candidate, rules exam.Rules, papers Papers) ([]exam.Seat, Neighbours) {
	f := newFloor(seats, rooms, who, papers)
	a := &apart{prover: prover{floor: f, known: map[string][]int{}}, rules: rules, rand: rand.NewPCG(rules.Seed, 0x6d61726b617a)}
	for _, s := range f.rooms {
		a.settle(s)
	}
	pools := a.pools(rules)
	if rules.SchoolsApart {
		for _, pool := range pools {
			for round := 0; round < rounds && a.exchange(pool); round++ {
			}
		}
	}
	after := slices.Clone(seats)
	for _, pool := range pools {
		inOrderAgain(pool, seats, after)
	}
	return after, f.neighbours(rules)
}

const (
	rounds    = 12     // of exchanges between rooms
	tries     = 24     // others whom somebody may change places with, in each round
	mostDrawn = 20_000 // in one round, where there are fewer who want to
)

// cost is how ill two neighbours suit each other.
func (a *apart) cost(x, y *sitter) (n int) {
	if a.rules.SchoolsApart && x.school == y.school && x.school != 0 {
		n++
	}
	if a.rules.PapersApart {
		n += a.shared[x.track][y.track]
	}
	return n
}

// at is what somebody would cost at a place, the one at except not counted.
func (a *apart) at(s *stand, place int, who *sitter, except int) (n int) {
	for _, j := range s.near[place] {
		if other := s.at[j]; other != nil && j != except {
			n += a.cost(who, other)
		}
	}
	return n
}

// gain is how much more it costs when two of a room change places.
func (a *apart) gain(s *stand, i, j int) int {
	x, y := s.at[i], s.at[j]
	return a.at(s, i, y, j) + a.at(s, j, x, i) - a.at(s, i, x, j) - a.at(s, j, y, i)
}

// may reports whether the rules let two of a room change places.
func (a *apart) may(x, y *sitter) bool {
	return a.rules.PapersApart || x.track == y.track
}

// below draws a number from 0 to n-1; written out, because it must replay.
func (a *apart) below(n int) int {
	k, _ := bits.Mul64(a.rand.Uint64(), uint64(n))
	return int(k)
}

func (a *apart) total(s *stand) (n int) {
	for i, who := range s.at {
		if who != nil {
			n += a.at(s, i, who, -1)
		}
	}
	return n / 2
}

// settle looks for better places in one room: from the order in which people were
// placed, and from a chessboard on which the largest schools or tracks fill one
// colour first. It stops where it is proved that nothing better can be had.
func (a *apart) settle(s *stand) {
	total := a.total(s)
	if total == 0 {
		return
	}
	least := a.leastOf(s)
	if total > least {
		total = a.improve(s, total, least)
	}
	if total > least {
		before := slices.Clone(s.at)
		a.deal(s)
		if a.improve(s, a.total(s), least) >= total {
			copy(s.at, before)
		}
	}
}

// leastOf is the least that a room alone can cost.
func (a *apart) leastOf(s *stand) (n int) {
	if a.rules.PapersApart {
		n = a.papersOf(s)
	}
	if a.rules.SchoolsApart {
		n += a.roomSchools(s)
	}
	return n
}

// roomSchools is how few neighbours of one school a room alone can have.
func (a *apart) roomSchools(s *stand) (n int) {
	in, byTrack := map[int]int{}, map[[2]int]int{}
	for _, who := range s.at {
		if who != nil && who.school != 0 {
			in[who.school]++
			byTrack[[2]int{who.track, who.school}]++
		}
	}
	few := a.least(s, anybody)
	for _, k := range in {
		n += few[k]
	}
	if a.rules.PapersApart {
		return n
	}
	apart := 0
	tracks := map[int][]int{}
	for of, k := range byTrack {
		track := of[0]
		if tracks[track] == nil {
			tracks[track] = a.least(s, func(who *sitter) bool { return who.track == track })
		}
		apart += tracks[track][k]
	}
	return max(n, apart)
}

// improve lets those who sit ill change places, also where it does not help at
// once, and returns the least cost it found, in which the room is left. Who moved
// stays for some steps.
func (a *apart) improve(s *stand, total, least int) int {
	var places []int
	for i, who := range s.at {
		if who != nil {
			places = append(places, i)
		}
	}
	best, found := total, slices.Clone(s.at)
	rests := make([]int, len(s.at)) // until this step
	var ill []int
	for step := 1; step <= min(12*len(places)+40, 400_000/(len(places)+1)) && best > least; step++ {
		ill = ill[:0]
		for _, i := range places {
			if a.at(s, i, s.at[i], -1) > 0 {
				ill = append(ill, i)
			}
		}
		if len(ill) == 0 {
			break
		}
		i := ill[a.below(len(ill))]
		with, gain, equal := -1, 0, 0
		for _, j := range places {
			if x, y := s.at[i], s.at[j]; i == j || x.track == y.track && x.school == y.school || !a.may(x, y) {
				continue
			}
			g := a.gain(s, i, j)
			if (rests[i] > step || rests[j] > step) && total+g >= best {
				continue
			}
			if with >= 0 && g == gain {
				equal++
			}
			if with < 0 || g < gain || g == gain && a.below(equal+1) == 0 {
				if with < 0 || g < gain {
					equal = 0
				}
				with, gain = j, g
			}
		}
		if with < 0 {
			continue
		}
		s.at[i], s.at[with] = s.at[with], s.at[i]
		rests[i], rests[with] = step+4, step+4
		if total += gain; total < best {
			best = total
			copy(found, s.at)
		}
	}
	copy(s.at, found)
	return best
}

// deal gives out the tables of a room anew: those of one colour of the chessboard
// first, to the largest school or, where papers are to be apart, the largest track.
// Where tracks keep their tables, each track's are dealt among its own.
func (a *apart) deal(s *stand) {
	inTrack, inSchool := map[int]int{}, map[int]int{}
	groups := map[int][]int{} // places by track, or all under -1
	for i, who := range s.at {
		if who == nil {
			continue
		}
		inTrack[who.track]++
		inSchool[who.school]++
		of := who.track
		if a.rules.PapersApart {
			of = -1
		}
		groups[of] = append(groups[of], i)
	}
	colour := func(i int) int { return (i%s.columns + i/s.columns) % 2 }
	for _, places := range groups {
		slices.SortStableFunc(places, func(i, j int) int { return cmp.Compare(colour(i), colour(j)) })
		people := make([]*sitter, len(places))
		for k, i := range places {
			people[k] = s.at[i]
		}
		slices.SortFunc(people, func(x, y *sitter) int {
			return cmp.Or(cmp.Compare(inTrack[y.track], inTrack[x.track]), cmp.Compare(x.track, y.track),
				cmp.Compare(inSchool[y.school], inSchool[x.school]), cmp.Compare(x.school, y.school), cmp.Compare(x.seat, y.seat))
		})
		for k, i := range places {
			s.at[i] = people[k]
		}
	}
}
