package duties_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/duties"
	"markaz/app/exam"
)

// On tiny problems every plan is tried.
func TestNoPlanIsBetter(t *testing.T) {
	tried := 0
	for seed := uint64(0); tried < 400; seed++ {
		p := invented(rand.New(rand.NewPCG(seed, 2)), shape{people: 4, rooms: 2, sittings: 3, guards: 2, reserves: 1})
		places := 0
		for _, s := range p.Sittings {
			places += len(p.Places(s))
		}
		if places > 9 {
			continue
		}
		tried++
		b := brute{p: p.Indexed(), theirs: map[exam.ID][]exam.Duty{}, locked: map[exam.DutyPlace]exam.Duty{}}
		for _, s := range p.Sittings {
			b.places = append(b.places, p.Places(s)...)
		}
		for _, d := range p.Locked {
			b.locked[d.DutyPlace] = d
			b.theirs[d.Staff] = append(b.theirs[d.Staff], d)
		}
		b.try(0)
		r := duties.Make(p)
		got := brute{p: b.p, theirs: map[exam.ID][]exam.Duty{}}
		for _, d := range r.Duties {
			if got.plan = append(got.plan, d.Staff); d.Staff != (exam.ID{}) {
				got.theirs[d.Staff] = append(got.theirs[d.Staff], d)
			}
		}
		got.places = b.places
		if !assert.Equal(t, b.best, got.worth()) {
			t.Fatal("seed", seed)
		}
	}
}

// A brute tries every plan and keeps what the best is worth.
type brute struct {
	p      *duties.Problem
	places []exam.DutyPlace
	locked map[exam.DutyPlace]exam.Duty
	theirs map[exam.ID][]exam.Duty
	plan   []exam.ID
	best   []int
}

func (b *brute) try(i int) {
	if i == len(b.places) {
		if w := b.worth(); b.best == nil || slices.Compare(w, b.best) > 0 {
			b.best = w
		}
		return
	}
	place := b.places[i]
	put := func(who exam.ID) {
		b.plan = append(b.plan, who)
		b.try(i + 1)
		b.plan = b.plan[:i]
	}
	if d, is := b.locked[place]; is {
		put(d.Staff)
		return
	}
	put(exam.ID{})
	for k := range b.p.Staff {
		m := &b.p.Staff[k]
		if before := b.theirs[m.ID]; b.p.Bars(m, place, before) == "" {
			b.theirs[m.ID] = append(slices.Clone(before), exam.Duty{DutyPlace: place, Staff: m.ID})
			put(m.ID)
			b.theirs[m.ID] = before
		}
	}
}

// worth is what is better the later it is in order: places filled by their rank, then
// the load of the one with the most, of the next, and so on, the fewer the better.
func (b *brute) worth() []int {
	filled := make([]int, 8)
	for i, place := range b.places {
		if b.plan[i] == (exam.ID{}) {
			continue
		}
		switch place.Role {
		case exam.Invigilator:
			filled[place.Slot-1]++
		case exam.DutyTeacher:
			filled[4]++
		default:
			filled[4+place.Slot]++
		}
	}
	var loads []int
	for k := range b.p.Staff {
		m := &b.p.Staff[k]
		may := slices.ContainsFunc(b.places, func(place exam.DutyPlace) bool { return b.p.May(m, place) == "" })
		if may {
			loads = append(loads, -len(b.theirs[m.ID]))
		}
	}
	slices.Sort(loads)
	return append(filled, loads...)
}
