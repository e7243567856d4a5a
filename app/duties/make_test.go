package duties_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/duties"
	"markaz/app/exam"
)

func id(n int) (id exam.ID) {
	id[0], id[1], id[2], id[15] = byte(n), byte(n>>8), byte(n>>16), 1
	return id
}

// at is the nth half-day.
func at(n int) exam.Sitting {
	return exam.Sitting{Date: exam.Date(fmt.Sprintf("2026-06-%02d", 1+n/2)), Half: []exam.Half{exam.Morning, exam.Afternoon}[n%2]}
}

// shape is how large random problems are: at most.
type shape struct{ people, rooms, sittings, guards, reserves int }

// invented is a random problem, some rules and locks among it.
func invented(r *rand.Rand, of shape) duties.Problem {
	p := duties.Problem{Rules: exam.DutyRules{
		Seed: r.Uint64(), PerRoom: 1 + r.IntN(of.guards), Reserves: r.IntN(of.reserves + 1), NoTeachers: r.IntN(3) == 0,
		OwnSubject: r.IntN(4) == 0, OwnSchool: r.IntN(4) == 0, OneHalf: r.IntN(3) == 0,
		AnyRoom: r.IntN(4) == 0, AnyPartner: r.IntN(4) == 0, AnySex: r.IntN(4) == 0, AnyCycle: r.IntN(4) == 0,
	}}
	subjects, schools := 1+r.IntN(3), 1+r.IntN(3)
	word := func(letter string, n int) string {
		if k := r.IntN(n + 1); k > 0 {
			return fmt.Sprint(letter, k)
		}
		return ""
	}
	sittings, rooms := 1+r.IntN(of.sittings), 1+r.IntN(of.rooms)
	for i := range 1 + r.IntN(of.people) {
		m := duties.Member{
			ID: id(i), Subject: word("s", subjects), School: word("e", schools), Exempt: r.IntN(8) == 0, Away: map[exam.Sitting]bool{}, Rooms: map[string]bool{},
			Sex: []exam.Sex{"", exam.Male, exam.Female}[r.IntN(3)], Cycle: []exam.Cycle{"", exam.Primary, exam.Middle}[r.IntN(3)],
		}
		for s := range sittings {
			if r.IntN(6) == 0 {
				m.Away[at(s)] = true
			}
		}
		if r.IntN(6) == 0 {
			m.Rooms[fmt.Sprint(1+r.IntN(rooms))] = true
		}
		p.Staff = append(p.Staff, m)
	}
	for s := range sittings {
		one := duties.Sitting{Sitting: at(s)}
		for i := range rooms {
			if r.IntN(5) > 0 {
				one.Rooms = append(one.Rooms, duties.Room{
					Number: fmt.Sprint(i + 1), Guards: 1 + r.IntN(of.guards), Subjects: []string{fmt.Sprint("s", 1+r.IntN(subjects))}, Schools: []string{fmt.Sprint("e", 1+r.IntN(schools))},
				})
			}
		}
		if r.IntN(2) == 0 {
			one.Subjects = append(one.Subjects, duties.Subject{Key: "s1", Name: "first"})
		}
		p.Sittings = append(p.Sittings, one)
	}
	locks(r, &p)
	return p
}

// locks gives a few places to somebody, whatever the rules say, but nobody two at a
// time.
func locks(r *rand.Rand, p *duties.Problem) {
	type when struct {
		exam.Sitting
		who exam.ID
	}
	taken := map[when]bool{}
	for _, s := range p.Sittings {
		for _, place := range p.Places(s) {
			who := p.Staff[r.IntN(len(p.Staff))].ID
			if r.IntN(12) == 0 && !taken[when{place.Sitting, who}] {
				taken[when{place.Sitting, who}] = true
				p.Locked = append(p.Locked, exam.Duty{DutyPlace: place, Staff: who, Locked: true})
			}
		}
	}
}

func TestMakeKeepsTheRules(t *testing.T) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 1))
		of := shape{people: 12, rooms: 4, sittings: 4, guards: 3, reserves: 3}
		if seed%10 == 0 {
			of = shape{people: 60, rooms: 12, sittings: 6, guards: 3, reserves: 5}
		}
		p := invented(r, of)
		result := duties.Make(p)
		keepsTheRules(t, p, result)
		assert.Equal(t, naiveFaults(p, result.Duties), result.Faults, "seed %d", seed)

		mixed := p
		mixed.Staff, mixed.Locked = slices.Clone(p.Staff), slices.Clone(p.Locked)
		r.Shuffle(len(mixed.Staff), func(i, j int) { mixed.Staff[i], mixed.Staff[j] = mixed.Staff[j], mixed.Staff[i] })
		r.Shuffle(len(mixed.Locked), func(i, j int) { mixed.Locked[i], mixed.Locked[j] = mixed.Locked[j], mixed.Locked[i] })
		assert.Equal(t, result, duties.Make(mixed), "the order of the staff says nothing, seed %d", seed)
		if t.Failed() {
			t.Fatal("seed", seed)
		}
	}
}

// keepsTheRules checks what every plan promises.
func keepsTheRules(t *testing.T, p duties.Problem, r duties.Result) {
	t.Helper()
	var places []exam.DutyPlace
	for _, s := range p.Sittings {
		places = append(places, p.Places(s)...)
	}
	require.Len(t, r.Duties, len(places))
	locked := map[exam.DutyPlace]exam.Duty{}
	for _, d := range p.Locked {
		locked[d.DutyPlace] = d
	}
	q := p.Indexed()
	theirs := map[exam.ID][]exam.Duty{}
	for _, d := range r.Duties {
		theirs[d.Staff] = append(theirs[d.Staff], d)
	}
	open := 0
	for i, d := range r.Duties {
		assert.Equal(t, places[i], d.DutyPlace, "places are in order")
		if l, is := locked[d.DutyPlace]; is {
			assert.Equal(t, l, d, "a lock stays")
			continue
		}
		if d.Staff == (exam.ID{}) {
			open++
			continue
		}
		assert.Empty(t, q.Bars(q.Member(d.Staff), d.DutyPlace, theirs[d.Staff]))
	}
	assert.Equal(t, open, r.Open)
	assert.Equal(t, open > 0, r.Clash != nil)
	l, f := q.Measure(r.Duties)
	assert.Equal(t, r.Faults, f)
	assert.Equal(t, [3]int{l.People, l.Least, l.Most}, [3]int{r.Load.People, r.Load.Least, r.Load.Most})
	assert.True(t, r.Load.Proved)
	assert.Equal(t, r.Load.Most > r.Load.Least+1, r.Load.Reason != nil)
	if r.Load.Reason != nil {
		isReason(t, q, r, theirs)
	}
}

// isReason checks that nobody else with so few duties could have a place of those
// who have many, but by giving up another of these places.
func isReason(t *testing.T, p *duties.Problem, r duties.Result, theirs map[exam.ID][]exam.Duty) {
	t.Helper()
	u := r.Load.Reason
	assert.NotEmpty(t, u.Idle)
	require.NotEmpty(t, u.Busy)
	most := 0
	for _, who := range u.Busy {
		assert.GreaterOrEqual(t, len(theirs[who]), r.Load.Most-1)
		most = max(most, len(theirs[who]))
		if u.Count <= len(u.Places) {
			for _, d := range theirs[who] {
				assert.Contains(t, u.Places, d.DutyPlace)
			}
		}
	}
	assert.Equal(t, r.Load.Most, most)
	if u.Count > len(u.Places) {
		return
	}
	for i := range p.Staff {
		m := &p.Staff[i]
		if slices.Contains(u.Busy, m.ID) {
			continue
		}
		for _, place := range u.Places {
			bar := p.Bars(m, place, theirs[m.ID])
			free := bar == "" && !slices.ContainsFunc(theirs[m.ID], func(d exam.Duty) bool { return d.DutyPlace == place })
			held := slices.ContainsFunc(r.Duties, func(d exam.Duty) bool { return d.DutyPlace == place && d.Locked })
			assert.False(t, free && !held, "somebody else could have it")
			if bar == duties.Busy || bar == duties.OtherHalf {
				in := slices.ContainsFunc(theirs[m.ID], func(d exam.Duty) bool {
					return d.Locked || slices.Contains(u.Places, d.DutyPlace)
				})
				assert.True(t, in || held, "who has another place could give it up")
			}
		}
	}
}

// naiveFaults counts by looking at every two duties.
func naiveFaults(p duties.Problem, plan []exam.Duty) (f duties.Faults) {
	guards := slices.DeleteFunc(slices.Clone(plan), func(d exam.Duty) bool { return d.Role != exam.Invigilator || d.Staff == (exam.ID{}) })
	together := func(a, b exam.ID) (n int) {
		for _, x := range guards {
			for _, y := range guards {
				if x.Staff == a && y.Staff == b && x.Sitting == y.Sitting && x.Room == y.Room {
					n++
				}
			}
		}
		return n
	}
	for i, a := range p.Staff {
		rooms := map[string]int{}
		for _, d := range guards {
			if d.Staff == a.ID {
				rooms[d.Room]++
			}
		}
		for _, n := range rooms {
			f.SameRoom += n - 1
		}
		for _, b := range p.Staff[i+1:] {
			f.SamePartner += max(0, together(a.ID, b.ID)-1)
		}
	}
	for _, s := range p.Sittings {
		for _, room := range s.Rooms {
			sexes, cycles, n := map[exam.Sex]bool{}, map[exam.Cycle]bool{}, 0
			for _, d := range guards {
				if d.Sitting == s.Sitting && d.Room == room.Number {
					m := p.Member(d.Staff)
					sexes[m.Sex], cycles[m.Cycle] = true, true
					n++
				}
			}
			if n > 1 && len(sexes) == 1 && !sexes[""] {
				f.OneSex++
			}
			if n > 1 && len(cycles) == 1 && !cycles[""] {
				f.OneCycle++
			}
		}
	}
	for _, off := range []struct {
		is bool
		n  *int
	}{{p.Rules.AnyRoom, &f.SameRoom}, {p.Rules.AnyPartner, &f.SamePartner}, {p.Rules.AnySex, &f.OneSex}, {p.Rules.AnyCycle, &f.OneCycle}} {
		if off.is {
			*off.n = 0
		}
	}
	return f
}

// At the size of a centre nobody is twice in a room or with a partner, and rooms are
// mixed as far as there are people to mix them with.
func TestACentreIsMixed(t *testing.T) {
	p := duties.Sample(200, 60, 8, 15, exam.DutyRules{Seed: 1, Reserves: 5, Percent: true})
	r := duties.Make(p)
	keepsTheRules(t, p, r)
	assert.Zero(t, r.Open)
	assert.LessOrEqual(t, r.Load.Most-r.Load.Least, 1)
	women, reserves := 0, map[exam.ID]int{}
	for _, d := range r.Duties {
		switch {
		case d.Role == exam.Invigilator && p.Member(d.Staff).Sex == exam.Female:
			women++
		case d.Role == exam.Reserve:
			reserves[d.Staff]++
		}
	}
	assert.Equal(t, duties.Faults{OneSex: 60*8 - women}, r.Faults, "there are too few women for every room")
	for _, n := range reserves {
		assert.LessOrEqual(t, n, 1, "others were never a reserve")
	}

	p.Rules.Seed = 2
	other := duties.Make(p)
	assert.NotEqual(t, r.Duties, other.Duties, "another draw")
	assert.Equal(t, r.Load, other.Load, "loads are as even by any draw")
	p.Rules.AnySex = true
	assert.Equal(t, duties.Faults{}, duties.Make(p).Faults)
}
