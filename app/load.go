package app

import (
	"encoding/json"
	"errors"
	"fmt"

	"markaz/app/exam"
	"markaz/app/text"
	"slices"
)

// one hands the record of a subject to take, if there is one.
func one[F exam.Fact](r Records, subject string, take func(F)) error {
	rec, err := r.Get(subject)
	if errors.Is(err, exam.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	f, err := fact[F](rec)
	if err == nil {
		take(f)
	}
	return err
}

// each hands every record under a prefix to take.
func each[F exam.Fact](r Records, prefix string, take func(Record, F)) error {
	return r.Each(prefix, func(rec Record) error {
		f, err := fact[F](rec)
		if err == nil {
			take(rec, f)
		}
		return err
	})
}

func fact[F exam.Fact](rec Record) (f F, err error) {
	if err = json.Unmarshal(rec.Body, &f); err != nil {
		err = fmt.Errorf("record of %s: %w", section(rec.Subject), exam.ErrDamaged)
	}
	return f, err
}

func loadCandidates(s *State, r Records) error {
	s.Candidates, s.rowFindings = nil, nil
	return each(r, "candidate/", func(_ Record, f exam.CandidateAdded) {
		s.Candidates = append(s.Candidates, f.Candidate)
		for _, finding := range f.Findings {
			finding.Candidate = f.Candidate.ID
			s.rowFindings = append(s.rowFindings, finding)
		}
	})
}

// loadPlan reads the plan that was closed last, by the order of folding.
func loadPlan(s *State, r Records) error {
	s.Plan = nil
	var last exam.Position
	err := each(r, "plan/", func(rec Record, f exam.PlanClosed) {
		if s.Plan == nil || rec.At.Compare(last) > 0 {
			last = rec.At
			s.Plan = &exam.Plan{ID: f.Plan, Rules: f.Rules, Unseated: f.Unseated, Short: f.Short}
		}
	})
	if err != nil || s.Plan == nil {
		return err
	}
	err = each(r, "planroom/"+s.Plan.ID.String()+"/", func(_ Record, f exam.PlanRoom) {
		for _, seat := range f.Seats {
			seat.Room = f.Room
			s.Plan.Seats = append(s.Plan.Seats, seat)
		}
	})
	slices.SortStableFunc(s.Plan.Seats, func(a, b exam.Seat) int {
		if c := text.Natural(a.Room, b.Room); c != 0 {
			return c
		}
		return text.Natural(a.Table, b.Table)
	})
	return err
}
