package app

import (
	"context"
	"fmt"
	"slices"

	"markaz/app/duties"
	"markaz/app/exam"
)

// Call says how somebody answered the call at a sitting: present, late by minutes,
// absent; "" takes back what was said. exam.ErrNotFound of who is not there,
// exam.ErrInvalid of a lateness without minutes or over exam.MostLate, exam.ErrNothing where it is so
// already.
func (o *Office) Call(ctx context.Context, f exam.StaffCalled) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if _, ok := s.StaffMember(f.Staff); !ok || !slices.Contains(s.Programme.Sittings(), f.Sitting) {
			return exam.ErrNotFound
		}
		switch f.Presence {
		case exam.Late:
			if f.Minutes < 1 || f.Minutes > exam.MostLate {
				return exam.ErrInvalid
			}
		case exam.Present, exam.Absent, "":
			f.Minutes = 0
		default:
			return exam.ErrInvalid
		}
		if was := s.Called(f.Sitting, f.Staff); was.Presence == f.Presence && was.Minutes == f.Minutes && was.Reason == f.Reason {
			return exam.ErrNothing
		}
		return o.record(ctx, f)
	})
	if err != nil {
		return fmt.Errorf("call staff: %w", err)
	}
	return nil
}

// A Standby is a reserve of a sitting, in the order of call, and what keeps them
// from a place: a hard rule, or that they are absent.
type Standby struct {
	exam.Duty            // their place among the reserves
	Bar       duties.Bar // "" where they may have it
	Absent    bool
}

// Standbys are the reserves of the place's sitting in the order of call: the first
// without a bar is the one to send.
func (s *State) Standbys(place exam.DutyPlace) (all []Standby) {
	if s.Duties == nil {
		return nil
	}
	p := s.derived.problem()
	for _, d := range s.Duties.Duties {
		if d.Sitting != place.Sitting || d.Role != exam.Reserve || d.Staff == (exam.ID{}) {
			continue
		}
		one := Standby{Duty: d, Absent: s.Called(d.Sitting, d.Staff).Presence == exam.Absent}
		if m := p.Member(d.Staff); m != nil {
			one.Bar = p.May(m, place)
		}
		all = append(all, one)
	}
	return all
}

// Replace sends a reserve of the sitting to a place: theirs among the reserves is
// open then. exam.ErrNotFound of who is no reserve there, *Barred of whom a hard rule
// keeps from it and of who is absent, exam.ErrNothing of the place that they have;
// else as ChangeDuties.
func (o *Office) Replace(ctx context.Context, place exam.DutyPlace, reserve exam.ID, reason string) error {
	err := o.decide(ctx, func() error {
		for _, one := range o.State().Standbys(place) {
			switch {
			case one.Staff != reserve:
				continue
			case one.DutyPlace == place:
				return exam.ErrNothing
			case one.Absent:
				return &Barred{exam.Duty{DutyPlace: place, Staff: reserve}, duties.Away}
			}
			return o.giveDuties(ctx, reason, exam.Duty{DutyPlace: one.DutyPlace}, exam.Duty{DutyPlace: place, Staff: reserve})
		}
		return exam.ErrNotFound
	})
	if err != nil {
		return fmt.Errorf("replace: %w", err)
	}
	return nil
}
