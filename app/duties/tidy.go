package duties

import (
	"cmp"
	"slices"

	"markaz/app/exam"
)

// How long exchanges are tried: by steps, never by time, so that the same seed gives
// the same plan on every PC.
const (
	rounds   = 60 // at most
	patience = 6  // rounds without anything better
	others   = 40 // with whom each place that costs something is tried at its sitting
	further  = 16 // and at other sittings
)

// improve lets people change places as long as that makes the plan better: in each
// round everyone whose place costs something is tried with others by draw, and
// changes with the best of them unless that makes it worse.
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
		if waited++; gained > 0 {
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
	for range others {
		try(here[t.draw.IntN(len(here))])
	}
	for range further {
		if there := t.of[t.draw.IntN(len(t.of))]; len(there) > 0 {
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
