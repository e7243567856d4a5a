package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"markaz/app/exam"
	"markaz/app/text"
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

// loadCandidates decodes on every core: it is most of the time that opening a
// large file takes.
func loadCandidates(s *State, r Records) error {
	const portion = 1024
	var portions [][]exam.CandidateAdded
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	bodies := make([]Record, 0, portion)
	decode := func() {
		mine, into := bodies, make([]exam.CandidateAdded, len(bodies))
		portions = append(portions, into)
		bodies = make([]Record, 0, portion)
		work.Go(func() (err error) {
			for i, rec := range mine {
				if into[i], err = fact[exam.CandidateAdded](rec); err != nil {
					return err
				}
			}
			return nil
		})
	}
	err := r.Each("candidate/", func(rec Record) error {
		if bodies = append(bodies, rec); len(bodies) == portion {
			decode()
		}
		return nil
	})
	decode()
	if err := errors.Join(err, work.Wait()); err != nil {
		return err
	}
	s.Candidates, s.rowFindings = make([]exam.Candidate, 0, portion*len(portions)), nil
	for _, f := range slices.Concat(portions...) {
		s.Candidates = append(s.Candidates, f.Candidate)
		for _, finding := range f.Findings {
			finding.Candidate = f.Candidate.ID
			s.rowFindings = append(s.rowFindings, finding)
		}
	}
	return nil
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
