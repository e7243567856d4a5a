package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"markaz/app/exam"
	"markaz/app/roster"
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
	f, err := record[F](rec)
	if err == nil {
		take(f)
	}
	return err
}

// each hands every record under a prefix to take.
func each[R any](r Records, prefix string, take func(Record, R)) error {
	return r.Each(prefix, func(rec Record) error {
		f, err := record[R](rec)
		if err == nil {
			take(rec, f)
		}
		return err
	})
}

func record[R any](rec Record) (r R, err error) {
	if err = json.Unmarshal(rec.Body, &r); err != nil {
		err = fmt.Errorf("record of %s: %w", section(rec.Subject), exam.ErrDamaged)
	}
	return r, err
}

// loadCandidates decodes on every core: it is most of the time that opening a
// large file takes.
func loadCandidates(s *State, r Records) error {
	const portion = 1024
	var portions [][]person
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	bodies := make([]Record, 0, portion)
	decode := func() {
		mine, into := bodies, make([]person, len(bodies))
		portions = append(portions, into)
		bodies = make([]Record, 0, portion)
		work.Go(func() (err error) {
			for i, rec := range mine {
				if into[i], err = record[person](rec); err != nil {
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
	s.dossiers, s.Removed, s.unmended = map[exam.ID]exam.Dossier{}, nil, nil
	for _, portion := range portions {
		for i := range portion {
			s.keep(&portion[i])
		}
	}
	return nil
}

// keep takes a candidate in as the list said and as was decided since. What
// was found wrong in a field goes with its value.
func (s *State) keep(p *person) {
	c := p.Candidate
	for field, mends := range p.Mends {
		roster.SetField(&c, field, mends[0].New)
	}
	if len(p.Mends) > 0 {
		s.unmended = append(s.unmended, p.Candidate)
	}
	if !p.Dossier.IsZero() {
		s.dossiers[c.ID] = p.Dossier
	}
	if out(p.Dossier) {
		s.Removed = append(s.Removed, c)
		return
	}
	s.Candidates = append(s.Candidates, c)
	for _, finding := range p.Findings {
		if len(p.Mends[finding.Field]) == 0 || finding.Field == "" {
			finding.Candidate = c.ID
			s.rowFindings = append(s.rowFindings, finding)
		}
	}
}

// note takes in what was said of a list. A list that came later may have taken it
// back: then it says nothing.
func (s *State) note(f exam.ListNoted) {
	if f.Finding.Code == "" {
		return
	}
	s.noted = append(s.noted, f.Finding)
	switch f.Finding.Code {
	case exam.RowDiffers, exam.CandidateGone, exam.CandidateBack:
		s.notes = append(s.notes, f)
	}
}

// vacate makes free the tables of those who are not in force any more; who comes
// back finds theirs again, unless another plan was made meanwhile.
func (s *State) vacate() {
	s.Plan = s.plan
	if s.plan == nil || len(s.Removed) == 0 {
		return
	}
	out := make(map[exam.ID]bool, len(s.Removed))
	for i := range s.Removed {
		out[s.Removed[i].ID] = true
	}
	gone := func(seat exam.Seat) bool { return out[seat.Candidate] }
	if slices.ContainsFunc(s.plan.Seats, gone) {
		plan := *s.plan
		plan.Seats = slices.DeleteFunc(slices.Clone(plan.Seats), gone)
		s.Plan = &plan
	}
}

// loadImports reads the lists that were taken in, in the order of folding: which
// came first must not hang on the clock of a PC.
func loadImports(s *State, r Records) error {
	type list struct {
		at exam.Position
		exam.Import
	}
	var all []list
	err := each(r, "list/", func(rec Record, f exam.ListClosed) { all = append(all, list{rec.At, f.Import}) })
	slices.SortStableFunc(all, func(a, b list) int { return a.at.Compare(b.at) })
	s.Imports = nil
	for _, one := range all {
		s.Imports = append(s.Imports, one.Import)
	}
	return err
}

// loadPlan reads the plan that was closed last, by the order of folding.
func loadPlan(s *State, r Records) error {
	s.plan = nil
	var last exam.Position
	err := each(r, "plan/", func(rec Record, f exam.PlanClosed) {
		if s.plan == nil || rec.At.Compare(last) > 0 {
			last = rec.At
			s.plan = &exam.Plan{ID: f.Plan, Rules: f.Rules, Unseated: f.Unseated, Short: f.Short}
		}
	})
	if err != nil || s.plan == nil {
		return err
	}
	err = each(r, "planroom/"+s.plan.ID.String()+"/", func(_ Record, f exam.PlanRoom) {
		for _, seat := range f.Seats {
			seat.Room = f.Room
			s.plan.Seats = append(s.plan.Seats, seat)
		}
	})
	slices.SortStableFunc(s.plan.Seats, func(a, b exam.Seat) int {
		if c := text.Natural(a.Room, b.Room); c != 0 {
			return c
		}
		return text.Natural(a.Table, b.Table)
	})
	return err
}
