package duties

import (
	"cmp"
	"slices"

	"markaz/app/exam"
)

// How long exchanges are tried: by steps, never by time, so that the same seed gives
// the same plan on every PC.
const (
	rounds   = 60  // at most
	patience = 6   // rounds that hardly gain anything
	hardly   = 500 // a fault in so many places that cost something
	others   = 40  // with whom each place that costs something is tried at its sitting
	further  = 16  // and at other sittings

	shaken  = 5_000   // places of a plan that is small enough to be shaken
	shakes  = 400     // exchanges tried while it is, for each place
	atMost  = 250_000 // of them in all
	coolest = 12      // how seldom at the end one is taken that makes the plan worse
)

// tidy makes the plan better until chance finds nothing any more. Where a centre
// has few people to spare, single changes soon lead nowhere: then it is shaken, and
// made better again; what was before stands unless that helped.
func (t *tidying) tidy() {
	t.improve()
	if len(t.n.places) > shaken || t.faults() == 0 {
		return
	}
	before, who := t.faults(), t.who()
	t.shake()
	t.improve()
	if t.faults() > before {
		t.put(who)
	}
}

// faults is what all costs that may change hands.
func (t *tidying) faults() (cost int) {
	who := t.who()
	for _, at := range t.of {
		for _, a := range at {
			_, saved := t.take(a)
			cost += saved
		}
	}
	for _, at := range t.of {
		for _, a := range at {
			t.give(who[a], a)
		}
	}
	return cost
}

// who is who has each place.
func (t *tidying) who() []int32 {
	all := make([]int32, len(t.n.places))
	for i := range t.n.places {
		all[i] = t.n.places[i].who
	}
	return all
}

// put gives places to those who had them before.
func (t *tidying) put(who []int32) {
	for _, at := range t.of {
		for _, a := range at {
			t.take(a)
		}
	}
	for _, at := range t.of {
		for _, a := range at {
			t.give(who[a], a)
		}
	}
}

// shake exchanges people by draw, also where that makes the plan worse, at first
// often and then ever more seldom. It reckons in whole numbers only: these are the
// same on every PC.
func (t *tidying) shake() {
	all := slices.Concat(t.of...)
	if len(all) == 0 {
		return
	}
	steps := min(shakes*len(all), atMost)
	for step := range steps {
		a := all[t.draw.IntN(len(all))]
		there := t.of[t.n.places[a].sitting]
		if t.draw.IntN(4) == 0 {
			there = all
		}
		b := there[t.draw.IntN(len(there))]
		if !t.fits(a, b) {
			continue
		}
		cost := t.swap(a, b)
		seldom := uint(cost) * uint(1+step*coolest/steps) / 2
		if cost > 0 && (seldom > 62 || t.draw.Uint64()&(1<<seldom-1) != 0) {
			t.swap(a, b)
		}
	}
}

// improve lets people change places as long as that makes the plan better: in each
// round everyone whose place costs something is tried with others by draw, and
// changes with the first that spares a fault, else with the best of them unless
// that makes it worse.
func (t *tidying) improve() {
	waited := 0
	for range rounds {
		var costly []int32
		for _, at := range t.of {
			for _, a := range at {
				if t.costs(a) {
					costly = append(costly, a)
				}
			}
		}
		if len(costly) == 0 || waited == patience {
			return
		}
		t.draw.Shuffle(len(costly), func(i, j int) { costly[i], costly[j] = costly[j], costly[i] })
		gained := 0
		for _, a := range costly {
			if t.costs(a) {
				gained -= t.better(a)
			}
		}
		if waited++; gained*hardly > len(costly)*faultCost {
			waited = 0
		}
	}
}

// costs reports whether a place would be cheaper without who has it.
func (t *tidying) costs(at int32) bool {
	who, saved := t.take(at)
	t.give(who, at)
	return saved > 0
}

// better lets who has a place change with the best of some others, and returns what
// that costs: 0 or less.
func (t *tidying) better(a int32) int {
	best, with := 1, int32(nowhere)
	try := func(b int32) {
		if !t.fits(a, b) {
			return
		}
		if cost := t.swap(a, b); cost < best {
			best, with = cost, b
		}
		t.swap(a, b)
	}
	here := t.of[t.n.places[a].sitting]
	for i := 0; i < others+further && best > -faultCost; i++ { // a fault fewer is enough
		there := here
		if i >= others {
			there = t.of[t.draw.IntN(len(t.of))]
		}
		if len(there) > 0 {
			try(there[t.draw.IntN(len(there))])
		}
	}
	if with == nowhere {
		return 0
	}
	t.swap(a, with)
	return best
}

// order says who of a room is the first invigilator, and in what order reserves are
// called: whoever was it least often before.
func (t *tidying) order() {
	n := t.n
	first, ready := make([]int, len(n.people)), make([]int, len(n.people))
	var equal []int32 // places of one room or of the reserves of one sitting
	done := func(before []int, counts int) {
		var free []int32
		for _, at := range equal {
			if one := &n.places[at]; one.kept == nil && one.who != nowhere {
				free = append(free, at)
			}
		}
		who := make([]int32, len(free))
		for i, at := range free {
			who[i] = n.places[at].who
		}
		slices.SortFunc(who, func(a, b int32) int {
			return cmp.Or(cmp.Compare(before[a], before[b]), cmp.Compare(n.rank[a], n.rank[b]))
		})
		for i, at := range free {
			n.places[at].who = who[i]
		}
		for i, at := range equal {
			if w := n.places[at].who; w != nowhere && i < counts {
				before[w]++
			}
		}
		equal = equal[:0]
	}
	for i := range n.places {
		one := &n.places[i]
		equal = append(equal, int32(i))
		if i+1 < len(n.places) && n.places[i+1].sitting == one.sitting && n.places[i+1].Role == one.Role && n.places[i+1].room == one.room {
			continue
		}
		switch one.Role {
		case exam.Invigilator:
			done(first, 1)
		case exam.Reserve:
			done(ready, len(equal))
		default:
			equal = equal[:0]
		}
	}
}
