package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/roster"
)

// AcceptFindings lets findings stand, with a reason that papers and screens show;
// a finding that says something else tomorrow is open again. Without a reason
// exam.ErrInvalid; exam.ErrNothing where all are accepted already.
func (o *Office) AcceptFindings(ctx context.Context, reason string, findings ...exam.Finding) error {
	if reason = strings.TrimSpace(reason); reason == "" {
		return fmt.Errorf("accept findings: no reason: %w", exam.ErrInvalid)
	}
	err := o.decide(ctx, func() error {
		var facts []exam.Fact
		done := o.State().acceptances()
		for _, f := range findings {
			if len(done[ungraded(f)]) == 0 {
				a := exam.Acceptance{ID: exam.NewID(), Finding: f, Reason: reason}
				done[ungraded(f)] = []exam.Acceptance{a}
				facts = append(facts, exam.FindingAccepted{ID: a.ID, Finding: f, Reason: reason})
			}
		}
		if len(facts) == 0 {
			return exam.ErrNothing
		}
		return o.recordTogether(ctx, facts)
	})
	if err != nil {
		return fmt.Errorf("accept findings: %w", err)
	}
	return nil
}

// Reopen has accepted findings count again.
func (o *Office) Reopen(ctx context.Context, acceptances ...exam.ID) error {
	err := o.decide(ctx, func() error {
		var facts []exam.Fact
		all := o.State().acceptances()
		for _, id := range acceptances {
			i := slices.IndexFunc(o.State().accepted, func(a exam.Acceptance) bool { return a.ID == id })
			if i < 0 {
				return exam.ErrNotFound
			}
			key := ungraded(o.State().accepted[i].Finding)
			for _, a := range all[key] { // on several PCs the same was let stand
				facts = append(facts, exam.FindingReopened{ID: a.ID})
			}
			delete(all, key)
		}
		if len(facts) == 0 {
			return exam.ErrNothing
		}
		return o.recordTogether(ctx, facts)
	})
	if err != nil {
		return fmt.Errorf("reopen findings: %w", err)
	}
	return nil
}

// Accepted are the findings that somebody lets stand, as long as they are still
// found, in the order of Findings.
func (s *State) Accepted() []exam.Acceptance { return s.derived.found().accepted }

// acceptances are all of them, by what is let stand.
func (s *State) acceptances() map[exam.Finding][]exam.Acceptance {
	by := make(map[exam.Finding][]exam.Acceptance, len(s.accepted))
	for _, a := range s.accepted {
		key := ungraded(a.Finding)
		by[key] = append(by[key], a)
	}
	return by
}

// ungraded leaves out how grave a finding is: a later version may judge otherwise.
func ungraded(f exam.Finding) exam.Finding {
	f.Severity = ""
	return f
}

// A found is everything found wrong, and what of it is let stand.
type found struct {
	open     []exam.Finding
	accepted []exam.Acceptance
}

// sift takes out what is accepted, and what was settled since it was found.
func (s *State) sift(all []exam.Finding) found {
	by := s.acceptances()
	f := found{open: all[:0:0]}
	for _, one := range all {
		switch accepted := by[ungraded(one)]; {
		case s.settled(one):
		case len(accepted) > 0:
			a := accepted[0]
			a.Finding = one
			f.accepted = append(f.accepted, a)
		default:
			f.open = append(f.open, one)
		}
	}
	return f
}

// settled: what another list said was taken since, or was decided against.
func (s *State) settled(f exam.Finding) bool {
	c, inForce := s.Candidate(f.Candidate)
	d := s.dossiers[f.Candidate]
	switch f.Code {
	case exam.RowDiffers:
		return !inForce || roster.FieldValue(&c, f.Field) == f.Value || keptValue(d, f.Field, f.Value)
	case exam.CandidateGone:
		return !inForce || stays(d)
	case exam.CandidateBack:
		return inForce || keptOut(d)
	}
	return false
}

// keptValue: it was decided that what is in force now stands against the other
// value. What was put in force since is another question.
func keptValue(d exam.Dossier, field exam.Field, other string) bool {
	for _, k := range d.Keeps {
		if k.Field == field && k.Other == other {
			return !slices.ContainsFunc(d.Mends[field], func(m exam.Mend) bool { return m.Place.Compare(k.Place) > 0 })
		}
	}
	return false
}

// stays: it was decided that they stay although a list has them no more.
func stays(d exam.Dossier) bool {
	return slices.ContainsFunc(d.Keeps, func(k exam.Keep) bool { return k.Field == "" && k.Other != exam.KeptOut })
}

// keptOut: it was decided that they stay removed although a list has them.
func keptOut(d exam.Dossier) bool {
	return d.Removed != nil && slices.ContainsFunc(d.Keeps, func(k exam.Keep) bool {
		return k.Field == "" && k.Other == exam.KeptOut && k.Place.Compare(d.Removed.Place) > 0
	})
}

// MendRow makes a candidate of a row that was set aside, with these values as
// they are typed. *FieldRefusal of a value that cannot be; exam.ErrInvalid where
// they name nobody.
func (o *Office) MendRow(ctx context.Context, row exam.ID, values map[exam.Field]string) (made exam.ID, err error) {
	err = o.decide(ctx, func() error {
		i := slices.IndexFunc(o.State().Rejected, func(r exam.RowRejected) bool { return r.ID == row })
		if i < 0 {
			return exam.ErrNotFound
		}
		c := exam.Candidate{ID: exam.NewID(), Source: o.State().Rejected[i].Source}
		for _, field := range exam.Fields() { // in one order: some lie in the same place
			value, err := o.ParseField(field, values[field])
			if err != nil {
				return err
			}
			if value != "" {
				roster.SetField(&c, field, value)
			}
		}
		if c.Name.IsZero() {
			return exam.ErrInvalid
		}
		made = c.ID
		return o.recordTogether(ctx, []exam.Fact{exam.CandidateAdded{Candidate: c, Findings: roster.CheckOne(&c, o.SessionYear())}, exam.RowMended{Row: row, Candidate: c.ID}})
	})
	if err != nil {
		return exam.ID{}, fmt.Errorf("mend row: %w", err)
	}
	return made, nil
}
