package duties_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/crillab/gophersat/solver"
	"github.com/stretchr/testify/assert"

	"markaz/app/duties"
	"markaz/app/exam"
)

// A solver that knows nothing of flows agrees with the flow on what can be filled,
// on the least maximum and the greatest minimum, and on clashes.
func TestSolverAgrees(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of problems, solved one after the other")
	}
	clashes, rules := 0, map[duties.Bar]int{}
	for seed := range uint64(400) {
		p := invented(rand.New(rand.NewPCG(seed, 3)), shape{people: 10, rooms: 3, sittings: 4, guards: 2, reserves: 2})
		r := duties.Make(p)
		var all []exam.DutyPlace
		for _, s := range p.Sittings {
			all = append(all, p.Places(s)...)
		}
		assert.Equal(t, r.Open == 0, solvable(p, all, nil, nowhere, nowhere), "what can be filled")
		if r.Open == 0 && r.Load.People > 0 {
			assert.True(t, solvable(p, all, nil, r.Load.Least, r.Load.Most))
			assert.False(t, solvable(p, all, nil, nowhere, r.Load.Most-1), "a lower maximum")
			assert.False(t, solvable(p, all, nil, r.Load.Least+1, nowhere), "a higher minimum")
		} else if r.Open > 0 {
			clashes++
			isMinimal(t, p, r.Clash)
			for _, bar := range r.Clash.Rules {
				rules[bar]++
			}
		}
		if t.Failed() {
			t.Fatal("seed", seed)
		}
	}
	assert.Greater(t, clashes, 100)
	for _, bar := range hard {
		assert.Positive(t, rules[bar], "a clash by %s", bar)
	}
}

var hard = []duties.Bar{duties.Exempt, duties.Away, duties.OtherHalf, duties.OwnSubject, duties.OwnSchool, duties.Relative, duties.OtherSubject, duties.Kept}

// isMinimal checks that the places of a clash cannot be filled by its rules alone,
// and can without any one of the places or rules.
func isMinimal(t *testing.T, p duties.Problem, c *duties.Clash) {
	t.Helper()
	assert.True(t, c.Minimal)
	assert.Len(t, c.Places, c.Count)
	assert.GreaterOrEqual(t, c.Lacks, 1)
	drop := slices.DeleteFunc(slices.Clone(hard), func(b duties.Bar) bool { return slices.Contains(c.Rules, b) })
	assert.False(t, solvable(p, c.Places, drop, nowhere, nowhere), "the places can be filled")
	for i := range c.Places {
		fewer := slices.Delete(slices.Clone(c.Places), i, i+1)
		assert.True(t, solvable(p, fewer, drop, nowhere, nowhere), "a place too many is named")
	}
	for _, bar := range c.Rules {
		assert.True(t, solvable(p, c.Places, append(slices.Clone(drop), bar), nowhere, nowhere), "%s is not to blame", bar)
	}
}

const nowhere = -1

// solvable asks the solver whether places can be filled without some of the rules,
// everyone having at least and at most so many duties where those are not negative.
func solvable(p duties.Problem, places []exam.DutyPlace, drop []duties.Bar, least, most int) bool {
	p = dropped(p, drop)
	q := p.Indexed()
	locked := map[exam.DutyPlace]exam.ID{}
	load := map[exam.ID]int{}
	for _, d := range p.Locked {
		locked[d.DutyPlace] = d.Staff
		load[d.Staff]++
	}
	of := make([][]int, len(places)) // variables by place and by person
	var all []solver.PBConstr
	n := 0
	for k := range p.Staff {
		m := &p.Staff[k]
		var mine []int
		units := map[string][]int{}
		eligible := slices.ContainsFunc(allPlaces(q), func(place exam.DutyPlace) bool { return q.May(m, place) == "" })
		for i, place := range places {
			bar := q.May(m, place)
			if _, is := locked[place]; is || bar != "" && (bar != duties.OtherSubject || !slices.Contains(drop, bar)) || holds(p, m.ID, place) {
				continue
			}
			n++
			mine, of[i] = append(mine, n), append(of[i], n)
			unit := map[bool]string{false: place.Sitting.String(), true: string(place.Date)}[p.Rules.OneHalf]
			units[unit] = append(units[unit], n)
		}
		for _, vars := range units {
			if len(vars) > 1 {
				all = append(all, solver.AtMost(vars, 1))
			}
		}
		if eligible && most >= 0 && (most < load[m.ID] || most-load[m.ID] < len(mine)) {
			if most < load[m.ID] {
				return false
			}
			all = append(all, solver.AtMost(mine, most-load[m.ID]))
		}
		if want := least - load[m.ID]; eligible && least >= 0 && want > 0 {
			if want > len(mine) {
				return false
			}
			all = append(all, solver.AtLeast(slices.Clone(mine), want))
		}
	}
	for i, place := range places {
		if _, is := locked[place]; is {
			continue
		}
		if len(of[i]) == 0 {
			return false
		}
		all = append(all, solver.PropClause(slices.Clone(of[i])...))
		if len(of[i]) > 1 {
			all = append(all, solver.AtMost(of[i], 1))
		}
	}
	return len(all) == 0 || solver.New(solver.ParsePBConstrs(all)).Solve() == solver.Sat
}

func allPlaces(p *duties.Problem) (all []exam.DutyPlace) {
	for _, s := range p.Sittings {
		all = append(all, p.Places(s)...)
	}
	return all
}

// holds reports whether a locked duty takes somebody at the time of a place.
func holds(p duties.Problem, who exam.ID, place exam.DutyPlace) bool {
	return slices.ContainsFunc(p.Locked, func(d exam.Duty) bool {
		return d.Staff == who && (d.Sitting == place.Sitting || p.Rules.OneHalf && d.Date == place.Date)
	})
}

// dropped is a problem without some of its rules; OtherSubject is left to who asks.
func dropped(p duties.Problem, drop []duties.Bar) duties.Problem {
	p.Staff = slices.Clone(p.Staff)
	for _, bar := range drop {
		for i := range p.Staff {
			switch m := &p.Staff[i]; bar {
			case duties.Exempt:
				m.Exempt = false
			case duties.Away:
				m.Away = nil
			case duties.Relative:
				m.Rooms = nil
			}
		}
		switch bar {
		case duties.OwnSubject:
			p.Rules.OwnSubject = true
		case duties.OwnSchool:
			p.Rules.OwnSchool = true
		case duties.OtherHalf:
			p.Rules.OneHalf = false
		case duties.Kept:
			p.Locked = nil
		}
	}
	return p
}
