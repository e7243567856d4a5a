package duties

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"markaz/app/exam"
)

// A tidying puts people into rooms so that the plan does as little as possible that
// it rather would not. How many duties anybody has and which places are open is
// settled by then and stays.
type tidying struct {
	n     *net
	draw  *rand.Rand
	rules exam.DutyRules
	at    []int32   // person by sitting: the place that they have, or nowhere
	in    [][]int32 // places of each room at each sitting
	room  []int32   // of each place: in which of in, or nowhere
	of    [][]int32 // of each sitting: places that may change hands
	ready []int32   // how many duties as a reserve each person has
	sex   []byte
	cycle []byte
}

// What a fault costs, and one that somebody is a reserve more often than others.
const (
	faultCost = 4
	readyCost = 1
)

// settle gives the places of every group to those whom the flow gave it, then
// exchanges people.
func (n *net) settle() {
	t := n.tidying()
	t.tidy()
	t.order()
}

func (n *net) tidying() *tidying {
	t := &tidying{
		n: n, rules: n.p.Rules, draw: rand.New(rand.NewPCG(n.p.Rules.Seed, 0x6d61726b617a)),
		at: make([]int32, len(n.people)*n.sittings), room: make([]int32, len(n.places)),
		of: make([][]int32, n.sittings), ready: make([]int32, len(n.people)),
		sex: make([]byte, len(n.people)), cycle: make([]byte, len(n.people)),
	}
	for i := range t.at {
		t.at[i] = nowhere
	}
	for i, m := range n.people {
		t.sex[i], t.cycle[i] = code(string(m.Sex)), code(string(m.Cycle))
	}
	for i := range n.groups {
		g := &n.groups[i]
		who := slices.Clone(g.who)
		slices.SortFunc(who, func(a, b int32) int { return cmp.Compare(n.rank[a], n.rank[b]) })
		for k, w := range who {
			n.places[g.units[k]].who = w
		}
	}
	known := map[[2]int32]int32{}
	for i := range n.places {
		one := &n.places[i]
		t.room[i] = nowhere
		if one.Role == exam.Invigilator {
			key := [2]int32{one.sitting, one.room}
			k, is := known[key]
			if !is {
				k = int32(len(t.in))
				known[key] = k
				t.in = append(t.in, nil)
			}
			t.room[i], t.in[k] = k, append(t.in[k], int32(i))
		}
		if one.who == nowhere {
			continue
		}
		t.at[int(one.who)*n.sittings+int(one.sitting)] = int32(i)
		if one.Role == exam.Reserve {
			t.ready[one.who]++
		}
		if one.kept == nil && one.Role != exam.DutyTeacher {
			t.of[one.sitting] = append(t.of[one.sitting], int32(i))
		}
	}
	return t
}

// code tells known words apart by a byte that is not zero.
func code(word string) byte {
	if word == "" {
		return 0
	}
	return byte(mix(fnv(word))>>56) | 1
}

// cost is what it costs that somebody has a place, as the others stand.
func (t *tidying) cost(who, at int32) int {
	one := &t.n.places[at]
	if one.Role == exam.Reserve {
		return readyCost * int(t.ready[who])
	}
	if t.room[at] == nowhere {
		return 0
	}
	faults := 0
	mine := t.at[int(who)*t.n.sittings:][:t.n.sittings]
	if !t.rules.AnyRoom {
		for s, other := range mine {
			if int32(s) != one.sitting && other != nowhere && t.n.places[other].room == one.room && t.room[other] != nowhere {
				faults++
				break
			}
		}
	}
	var sexes, cycles likeness
	for _, place := range t.in[t.room[at]] {
		with := t.n.places[place].who
		if place == at || with == nowhere {
			continue
		}
		sexes.add(t.sex[with])
		cycles.add(t.cycle[with])
		if !t.rules.AnyPartner && t.met(who, with, one.sitting) {
			faults++
		}
	}
	if !t.rules.AnySex {
		faults += sexes.joined(t.sex[who])
	}
	if !t.rules.AnyCycle {
		faults += cycles.joined(t.cycle[who])
	}
	return faultCost * faults
}

// met reports whether two are together at another sitting.
func (t *tidying) met(a, b, s int32) bool {
	others := t.at[int(b)*t.n.sittings:][:t.n.sittings]
	for k, mine := range t.at[int(a)*t.n.sittings:][:t.n.sittings] {
		if int32(k) != s && mine != nowhere && others[k] != nowhere && t.room[mine] != nowhere && t.room[mine] == t.room[others[k]] {
			return true
		}
	}
	return false
}

// A likeness is whether some are alike in something.
type likeness struct {
	n     int
	what  byte
	mixed bool // or not known of one
}

func (l *likeness) add(what byte) {
	l.mixed = l.mixed || what == 0 || l.n > 0 && what != l.what
	l.what = what
	l.n++
}

func (l *likeness) alike() int {
	if l.n > 1 && !l.mixed {
		return 1
	}
	return 0
}

// joined is how many more rooms of one kind there are once somebody joins: 1, 0 or -1.
func (l likeness) joined(what byte) int {
	before := l.alike()
	l.add(what)
	return l.alike() - before
}

// take takes somebody from their place and returns what that saves.
func (t *tidying) take(at int32) (who int32, saved int) {
	one := &t.n.places[at]
	who = one.who
	one.who = nowhere
	t.at[int(who)*t.n.sittings+int(one.sitting)] = nowhere
	if one.Role == exam.Reserve {
		t.ready[who]--
	}
	return who, t.cost(who, at)
}

// give gives somebody an open place and returns what that costs.
func (t *tidying) give(who, at int32) (cost int) {
	cost = t.cost(who, at)
	one := &t.n.places[at]
	one.who = who
	t.at[int(who)*t.n.sittings+int(one.sitting)] = at
	if one.Role == exam.Reserve {
		t.ready[who]++
	}
	return cost
}

// swap lets two change places and returns what that costs more than before.
func (t *tidying) swap(a, b int32) int {
	x, savedA := t.take(a)
	y, savedB := t.take(b)
	return t.give(x, b) + t.give(y, a) - savedA - savedB
}

// fits tells whether two may change places: of one sitting, or of two at which the
// other of them has nothing.
func (t *tidying) fits(a, b int32) bool {
	n := t.n
	p, q := &n.places[a], &n.places[b]
	if p.who == q.who || p.room == q.room && p.sitting == q.sitting && p.Role == q.Role {
		return false
	}
	if p.group != q.group && (!n.allowed(n.class[p.who], q.group) || !n.allowed(n.class[q.who], p.group)) {
		return false
	}
	return p.sitting == q.sitting || t.free(p.who, p.sitting, q.sitting) && t.free(q.who, q.sitting, p.sitting)
}

// free tells whether somebody who has nothing at one sitting any more may have a
// place at another.
func (t *tidying) free(who, without, s int32) bool {
	if !t.n.may(who, s) || t.n.held[int(who)*len(t.n.units)+int(t.n.unit[s])] {
		return false
	}
	for _, k := range t.n.units[t.n.unit[s]] {
		if k != without && t.at[int(who)*t.n.sittings+int(k)] != nowhere {
			return false
		}
	}
	return true
}
