package app

import (
	"cmp"
	"slices"

	"markaz/app/duties"
	"markaz/app/exam"
)

// What package duties says, as screens name it.
type (
	DutyResult = duties.Result
	DutyLoad   = duties.Load
	DutyFaults = duties.Faults
	DutyClash  = duties.Clash
	DutyUneven = duties.Uneven
	DutyWhy    = duties.Why
	DutyBar    = duties.Bar
)

// A DutyFit is somebody who might have a place of the plan of duties: how many
// duties they have in all, and the hard rule that keeps them from it, "" if none
// does.
type DutyFit struct {
	Staff  exam.ID
	Duties int
	Bar    DutyBar
}

// DutyFits are all of the staff but who has the place now: those who may have it by
// how few duties they have, then those who may not, each in the order of the staff.
// Of a large file it is slow.
func (s *State) DutyFits(place exam.DutyPlace) []DutyFit {
	if s.Duties == nil {
		return nil
	}
	p := s.DutyProblem(s.Duties.Rules).Indexed()
	theirs := s.dutiesOf()
	now, _ := s.DutyAt(place)
	all := make([]DutyFit, 0, len(p.Staff))
	for i := range p.Staff {
		if m := &p.Staff[i]; m.ID != now.Staff {
			all = append(all, DutyFit{Staff: m.ID, Duties: len(theirs[m.ID]), Bar: p.Bars(m, place, theirs[m.ID])})
		}
	}
	slices.SortStableFunc(all, func(a, b DutyFit) int {
		if a.Bar != "" || b.Bar != "" {
			return barredLast(a.Bar, b.Bar)
		}
		return cmp.Compare(a.Duties, b.Duties)
	})
	return all
}

func barredLast(a, b DutyBar) int {
	after := func(bar DutyBar) int {
		if bar == "" {
			return 0
		}
		return 1
	}
	return cmp.Compare(after(a), after(b))
}

// A DutySwap is a duty that can change hands with another, or the hard rule that
// forbids it to one of the two.
type DutySwap struct {
	exam.Duty         // the other duty
	Bar       DutyBar // "" where both may
	Theirs    bool    // the bar is of who has the other duty
}

// DutySwaps are the filled places of others with which a place can change hands:
// those that may first, of these the same sitting first. Of a large file it is slow.
func (s *State) DutySwaps(place exam.DutyPlace) []DutySwap {
	mine, _ := s.DutyAt(place)
	if mine.Staff == (exam.ID{}) {
		return nil
	}
	p := s.DutyProblem(s.Duties.Rules).Indexed()
	theirs := s.dutiesOf()
	var all []DutySwap
	for _, d := range s.Duties.Duties {
		me, other := p.Member(mine.Staff), p.Member(d.Staff)
		if me == nil || other == nil || me == other {
			continue
		}
		one := DutySwap{Duty: d, Bar: p.Bars(me, d.DutyPlace, without(theirs[me.ID], atPlace(place)))}
		if one.Bar == "" {
			one.Bar = p.Bars(other, place, without(theirs[other.ID], atPlace(d.DutyPlace)))
			one.Theirs = one.Bar != ""
		}
		all = append(all, one)
	}
	apart := func(d DutySwap) int {
		if d.Sitting == place.Sitting {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b DutySwap) int {
		return cmp.Or(barredLast(a.Bar, b.Bar), cmp.Compare(apart(a), apart(b)))
	})
	return all
}

// atPlace tells whether a duty is the one of a place.
func atPlace(place exam.DutyPlace) func(exam.Duty) bool {
	return func(d exam.Duty) bool { return d.DutyPlace == place }
}

// DutyAt is a place of the plan of duties and who has it, false where the plan has
// no such place.
func (s *State) DutyAt(place exam.DutyPlace) (exam.Duty, bool) {
	if s.Duties == nil {
		return exam.Duty{}, false
	}
	i := slices.IndexFunc(s.Duties.Duties, atPlace(place))
	if i < 0 {
		return exam.Duty{}, false
	}
	return s.Duties.Duties[i], true
}

// dutiesOf are the duties of everybody who has any.
func (s *State) dutiesOf() map[exam.ID][]exam.Duty {
	theirs := map[exam.ID][]exam.Duty{}
	for _, d := range s.Duties.Duties {
		if d.Staff != (exam.ID{}) {
			theirs[d.Staff] = append(theirs[d.Staff], d)
		}
	}
	return theirs
}

// MeasureDuties tells how evenly the plan in force gives duties to those who may
// have any, what it does that it rather would not, and how many places are open. Of
// a large file it is slow.
func (s *State) MeasureDuties() (l DutyLoad, f DutyFaults, open int) {
	if s.Duties == nil {
		return l, f, 0
	}
	l, f = s.derived.problem().Measure(s.Duties.Duties)
	for _, d := range s.Duties.Duties {
		if d.Staff == (exam.ID{}) {
			open++
		}
	}
	return l, f, open
}
