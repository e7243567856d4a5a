package duties

import (
	"bytes"
	"cmp"
	"slices"

	"markaz/app/exam"
)

// A net is the problem as a flow: from people by way of their half-days (of their
// days, where nobody does both halves), each of which carries one duty at most, to
// groups of places that are equal by the hard rules. A hard rule is an edge that is
// not there. Edges are not stored: they follow from the class of a person and the
// group, which keeps a region small. No library that we know does this: gonum has no
// maximum flow, and a solver of constraints takes far longer to find less (see the
// rows of cmd/bench).
type net struct {
	p        *Problem
	people   []*Member // by id, so that the order of the list says nothing
	class    []int32   // of each
	off      []bool    // whom no place may be given
	classes  []class
	sittings int
	unit     []int32   // of each sitting: what carries one duty of a person at most
	units    [][]int32 // the sittings of each
	groups   []group
	at       [][]int32 // the groups of each sitting
	places   []place   // in the order of a plan
	rank     []int32   // where the draw puts each person
	drawn    []int32   // people by rank
	maybe    [][]bool  // of each class, at each sitting: whether any place may be theirs

	away   []bool  // person by sitting
	held   []bool  // person by unit: a locked duty is there
	assign []int32 // person by unit: the group of their place, or nowhere
	where  []int32 // person by unit: where they stand among those of the group
	load   []int32 // duties of each person, locked ones too

	find search
}

const nowhere = -1

// A class is what the hard rules see of people: those of one class may have the
// same places when they can come.
type class struct {
	subject, school int32 // unnamed where nothing asks for theirs
	rooms           []string
}

// unnamed is a subject or school that no place names; unknown is none at all.
const (
	unknown int32 = 0
	unnamed int32 = -1
)

// A group is places of one sitting that the same people may have.
type group struct {
	sitting  int32
	role     exam.DutyRole
	subjects []int32 // whose teachers may not have them
	schools  []int32 // whose staff may not
	room     string  // whose relatives may not; "" where nobody has any there
	teaches  int32   // the subject of a duty teacher; anySubject otherwise
	units    []int32 // places that are to be filled, the most important first
	open     int     // how many of them are to be filled for now
	who      []int32 // who has them
}

const anySubject int32 = -2

// A place is one place of the plan.
type place struct {
	exam.DutyPlace
	sitting, group int32
	room           int32 // of an invigilator, else nowhere
	tier           int32 // of how it is filled before others: the lower the sooner
	who            int32 // of people, or nowhere
	kept           *exam.Duty
}

// rules that a net can do without, to see whether they are to blame
type without map[Bar]bool

// newNet makes the net of a problem without some of its rules, nobody having a
// place but by a lock.
func newNet(p *Problem, drop without) *net {
	n := &net{p: p, sittings: len(p.Sittings)}
	for i := range p.Staff {
		n.people = append(n.people, &p.Staff[i])
	}
	slices.SortFunc(n.people, func(a, b *Member) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	n.unit = make([]int32, n.sittings)
	days := map[exam.Date]int32{}
	for i, s := range p.Sittings {
		u, same := days[s.Date]
		if !same || !p.Rules.OneHalf || drop[OtherHalf] {
			u = int32(len(n.units))
			n.units = append(n.units, nil)
		}
		days[s.Date] = u
		n.unit[i], n.units[u] = u, append(n.units[u], int32(i))
	}
	words := n.groupPlaces(drop)
	n.classify(words, drop)
	n.draw()
	n.lock(drop)
	n.find.prepare(n)
	return n
}

// draw puts people in the order of a draw that depends on nothing but the seed and
// who they are.
func (n *net) draw() {
	keys := make([]uint64, len(n.people))
	n.drawn, n.rank = make([]int32, len(n.people)), make([]int32, len(n.people))
	for i, m := range n.people {
		keys[i] = mix(n.p.Rules.Seed ^ fnv(string(m.ID[:])))
		n.drawn[i] = int32(i)
	}
	slices.SortFunc(n.drawn, func(a, b int32) int { return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a, b)) })
	for r, i := range n.drawn {
		n.rank[i] = int32(r)
	}
}

// fnv is FNV-1a of a word.
func fnv(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// mix spreads what differs in few bits over all of them (the last step of
// SplitMix64).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// lock gives locked places to those who have them, and lists the others as what
// is to be filled. Without Kept there are no locks: their places are to be filled
// like others.
func (n *net) lock(drop without) {
	units := len(n.units)
	n.held, n.assign = make([]bool, len(n.people)*units), make([]int32, len(n.people)*units)
	n.where, n.load = make([]int32, len(n.people)*units), make([]int32, len(n.people))
	for i := range n.assign {
		n.assign[i] = nowhere
	}
	byID := make(map[exam.ID]int32, len(n.people))
	for i, m := range n.people {
		byID[m.ID] = int32(i)
	}
	kept := make(map[exam.DutyPlace]*exam.Duty, len(n.p.Locked))
	for i := range n.p.Locked {
		if d := &n.p.Locked[i]; d.Staff != (exam.ID{}) && !drop[Kept] {
			kept[d.DutyPlace] = d
		}
	}
	for i := range n.places {
		one := &n.places[i]
		if one.kept = kept[one.DutyPlace]; one.kept == nil {
			g := &n.groups[one.group]
			g.units = append(g.units, int32(i))
			continue
		}
		if who, is := byID[one.kept.Staff]; is {
			one.who = who
			n.load[who]++
			n.held[int(who)*units+int(n.unit[one.sitting])] = true
		}
	}
	for i := range n.groups {
		slices.SortStableFunc(n.groups[i].units, func(a, b int32) int { return cmp.Compare(n.places[a].tier, n.places[b].tier) })
	}
}

// allowed tells whether no hard rule keeps people of a class from a group.
func (n *net) allowed(c, g int32) bool {
	k, of := &n.groups[g], &n.classes[c]
	if k.teaches != anySubject {
		return k.teaches == of.subject
	}
	if of.subject > unknown && slices.Contains(k.subjects, of.subject) || of.school > unknown && slices.Contains(k.schools, of.school) {
		return false
	}
	return k.room == "" || !slices.Contains(of.rooms, k.room)
}

// may tells whether somebody may have a place at a sitting, being free for it.
func (n *net) may(who, sitting int32) bool {
	return !n.off[who] && !n.away[int(who)*n.sittings+int(sitting)] && n.maybe[n.class[who]][sitting]
}

// idle tells whether somebody has no duty in a unit.
func (n *net) idle(who, unit int32) bool {
	at := int(who)*len(n.units) + int(unit)
	return !n.held[at] && n.assign[at] == nowhere
}

// eligible tells whether any place may be given to somebody at all.
func (n *net) eligible(who int32) bool {
	for s := range n.sittings {
		if n.may(who, int32(s)) {
			return true
		}
	}
	return false
}

// enter gives somebody a place of a group.
func (n *net) enter(who, g int32) {
	k := &n.groups[g]
	at := int(who)*len(n.units) + int(n.unit[k.sitting])
	n.assign[at], n.where[at] = g, int32(len(k.who))
	k.who = append(k.who, who)
}

// leave takes from somebody the place that they have in a unit.
func (n *net) leave(who, unit int32) {
	at := int(who)*len(n.units) + int(unit)
	k := &n.groups[n.assign[at]]
	last := k.who[len(k.who)-1]
	k.who[n.where[at]] = last
	n.where[int(last)*len(n.units)+int(unit)] = n.where[at]
	k.who = k.who[:len(k.who)-1]
	n.assign[at] = nowhere
}
