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
	if f.Finding.List == exam.StaffList {
		s.staffNoted = append(s.staffNoted, f.Finding)
		return
	}
	s.noted = append(s.noted, f.Finding)
	switch f.Finding.Code {
	case exam.RowDiffers, exam.CandidateGone, exam.CandidateBack:
		s.notes = append(s.notes, f)
	}
}

// loadImports reads the lists that were taken in, in the order of folding: which
// came first must not hang on the clock of a PC.
func loadImports[F interface{ Account() exam.Import }](r Records, prefix string) ([]exam.Import, []exam.Position, error) {
	type list struct {
		at exam.Position
		exam.Import
	}
	var all []list
	err := each(r, prefix, func(rec Record, f F) { all = append(all, list{rec.At, f.Account()}) })
	slices.SortStableFunc(all, func(a, b list) int { return a.at.Compare(b.at) })
	var imports []exam.Import
	var taken []exam.Position
	for _, one := range all {
		imports, taken = append(imports, one.Import), append(taken, one.at)
	}
	return imports, taken, err
}
