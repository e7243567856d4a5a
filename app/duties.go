package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/duties"
	"markaz/app/exam"
)

// A Barred is a place that a hard rule keeps somebody from.
type Barred struct {
	exam.Duty
	Bar duties.Bar
}

// Error implements error without a name.
func (b *Barred) Error() string { return "duty: " + string(b.Bar) }

// Unwrap makes it exam.ErrBarred.
func (*Barred) Unwrap() error { return exam.ErrBarred }

// ProposeDuties works out a plan of duties without storing it; locked duties stay,
// and who has one at a sitting at which staff were called already. exam.ErrNoPlan
// before candidates are seated, exam.ErrNothing without staff or programme.
func (s *State) ProposeDuties(rules exam.DutyRules) (duties.Result, error) {
	switch {
	case !rules.Sound():
		return duties.Result{}, exam.ErrInvalid
	case s.Plan == nil:
		return duties.Result{}, exam.ErrNoPlan
	case len(s.Programme.Papers) == 0, len(s.Staff) == 0:
		return duties.Result{}, exam.ErrNothing
	}
	p := s.dutyProblem(rules)
	s.keepCalled(&p)
	return duties.Make(*p.Indexed()), nil
}

// AssignDuties makes a plan of duties as ProposeDuties does and puts it in force.
// Places that nobody may fill are open in it.
func (o *Office) AssignDuties(ctx context.Context, rules exam.DutyRules) (r duties.Result, err error) {
	err = o.decide(ctx, func() error {
		if r, err = o.State().ProposeDuties(rules); err != nil {
			return err
		}
		if o.State().Duties != nil { // they are given anew
			if _, err := o.backup(ctx); err != nil {
				return err
			}
		}
		plan := exam.NewID()
		return o.recordBatch(ctx, plan, dutyFacts(plan, rules, r))
	})
	if err != nil {
		return r, fmt.Errorf("assign duties: %w", err)
	}
	return r, nil
}

// dutyFacts are what makes a plan of duties the one in force, sitting by sitting.
func dutyFacts(plan exam.ID, rules exam.DutyRules, r duties.Result) (facts []exam.Fact) {
	for start := 0; start < len(r.Duties); {
		at, end := r.Duties[start].Sitting, start
		for end < len(r.Duties) && r.Duties[end].Sitting == at {
			end++
		}
		for part, some := range inEntries(r.Duties[start:end]) {
			facts = append(facts, exam.DutySitting{Plan: plan, Sitting: at, Part: part, Duties: some})
		}
		start = end
	}
	return append(facts, exam.DutiesClosed{Batch: exam.Batch{Entries: len(facts) + 1}, Plan: plan, Rules: rules, Open: r.Open})
}

// inEntries are duties in as many parts as entries hold.
func inEntries(all []exam.Duty) (parts [][]exam.Duty) {
	for len(all) > 0 {
		n := fitting(all, func(d exam.Duty) string { return d.Room + d.Subject + d.Staff.String() })
		parts, all = append(parts, all[:n]), all[n:]
	}
	return parts
}

// changeDuties records what places of the plan in force are from now on, all
// together. The caller is called by decide.
func (o *Office) changeDuties(ctx context.Context, changes []exam.Duty, reason string) error {
	var facts []exam.Fact
	for _, some := range inEntries(changes) {
		facts = append(facts, exam.DutyChanged{Plan: o.State().Duties.ID, Duties: some, Reason: reason})
	}
	return o.recordTogether(ctx, facts)
}

// ChangeDuties says by hand who fills places of the plan, all or none, with a
// reason: two who change places are two duties. *Barred where a hard rule forbids
// one, exam.ErrNotFound of a place or person that is not there, exam.ErrInvalid
// without a reason, exam.ErrNothing where all is so already, exam.ErrNoDuties before
// there is a plan.
func (o *Office) ChangeDuties(ctx context.Context, reason string, changes ...exam.Duty) error {
	err := o.decide(ctx, func() error { return o.giveDuties(ctx, reason, changes...) })
	if err != nil {
		return fmt.Errorf("change duties: %w", err)
	}
	return nil
}

// giveDuties is ChangeDuties for whoever was called by decide.
func (o *Office) giveDuties(ctx context.Context, reason string, changes ...exam.Duty) error {
	s := o.State()
	if s.Duties == nil {
		return exam.ErrNoDuties
	}
	if strings.TrimSpace(reason) == "" {
		return exam.ErrInvalid
	}
	changes, err := s.newDuties(changes)
	if err != nil {
		return err
	}
	return o.changeDuties(ctx, changes, strings.TrimSpace(reason))
}

// LockDuties keeps duties as they are when a plan is made anew, or lets them go; open
// places are not kept. exam.ErrNothing where all is so already, exam.ErrNoDuties before
// there is a plan.
func (o *Office) LockDuties(ctx context.Context, locked bool, places ...exam.DutyPlace) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if s.Duties == nil {
			return exam.ErrNoDuties
		}
		asked := make(map[exam.DutyPlace]bool, len(places))
		for _, p := range places {
			asked[p] = true
		}
		var changes []exam.Duty
		for _, d := range s.Duties.Duties {
			if asked[d.DutyPlace] && d.Locked != locked && d.Staff != (exam.ID{}) {
				d.Locked = locked
				changes = append(changes, d)
			}
		}
		if len(changes) == 0 {
			return exam.ErrNothing
		}
		return o.changeDuties(ctx, changes, "")
	})
	if err != nil {
		return fmt.Errorf("lock duties: %w", err)
	}
	return nil
}

// newDuties are those of changes that change something, once all of them hold
// together.
func (s *State) newDuties(changes []exam.Duty) (news []exam.Duty, err error) {
	now := make(map[exam.DutyPlace]exam.Duty, len(s.Duties.Duties))
	for _, d := range s.Duties.Duties {
		now[d.DutyPlace] = d
	}
	for _, d := range changes {
		was, known := now[d.DutyPlace]
		if !known {
			return nil, exam.ErrNotFound
		}
		d.Locked = (d.Locked || was.Locked) && d.Staff != (exam.ID{}) // a lock is of the place, while somebody has it
		if was != d {
			news = append(news, d)
		}
		now[d.DutyPlace] = d
	}
	if len(news) == 0 {
		return nil, exam.ErrNothing
	}
	p := s.DutyProblem(s.Duties.Rules)
	theirs := map[exam.ID][]exam.Duty{}
	for _, d := range now {
		theirs[d.Staff] = append(theirs[d.Staff], d)
	}
	for _, d := range news {
		if d.Staff == (exam.ID{}) {
			continue
		}
		m := p.Member(d.Staff)
		if m == nil {
			return nil, exam.ErrNotFound
		}
		if bar := p.Bars(m, d.DutyPlace, theirs[d.Staff]); bar != "" {
			return nil, &Barred{d, bar}
		}
	}
	return news, nil
}

// WhyDuty says why a place of the plan of duties is filled as it is, false where
// there is no such place.
func (s *State) WhyDuty(place exam.DutyPlace) (duties.Why, bool) {
	if s.Duties == nil || !slices.ContainsFunc(s.Duties.Duties, func(d exam.Duty) bool { return d.DutyPlace == place }) {
		return duties.Why{}, false
	}
	return s.derived.problem().Why(s.Duties.Duties, place), true
}

// DutyTroubles are the duties of the plan that a hard rule forbids as things are
// now, and the places that are missing or too many: staff, seats or the programme
// may have changed since the plan was made.
func (s *State) DutyTroubles() []duties.Trouble { return s.derived.troubles() }

func (s *State) allTroubles() []duties.Trouble {
	if s.Duties == nil {
		return nil
	}
	return s.derived.problem().Check(s.Duties.Duties)
}
