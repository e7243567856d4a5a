package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
)

// Justify records the documents that excuse absences, all of them in one act: one
// certificate often excuses several. exam.ErrNothing without an absence,
// exam.ErrNotFound of somebody whom no register has as absent at the paper,
// exam.ErrInvalid without a certificate or with a day that there is not.
func (o *Office) Justify(ctx context.Context, all ...exam.Justification) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		var facts []exam.Fact
		for _, j := range all {
			j.Certificate = strings.TrimSpace(j.Certificate)
			if j.Certificate == "" || !isDay(j.Date) || !isDay(j.Deposited) {
				return exam.ErrInvalid
			}
			if s.derived.absent()[j.Candidate][j.Paper] == "" {
				return exam.ErrNotFound
			}
			f, err := recording(s.day.justifications, j, "")
			if errors.Is(err, exam.ErrNothing) { // said already; another of them may be new
				continue
			} else if err != nil {
				return err
			}
			facts = append(facts, f)
		}
		if len(facts) == 0 {
			return exam.ErrNothing
		}
		return o.record(ctx, facts...)
	})
	if err != nil {
		return fmt.Errorf("justify: %w", err)
	}
	return nil
}

func isDay(d exam.Date) bool {
	_, ok := exam.ParseDate(string(d))
	return d == "" || ok
}

// WithdrawJustification says that an absence was taken as justified by mistake.
func (o *Office) WithdrawJustification(ctx context.Context, paper string, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw justification", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.justifications, exam.Justification{Paper: paper, Candidate: id}, reason)
	})
}

// Justification is the document that excuses an absence, false if there is none.
func (s *State) Justification(paper string, id exam.ID) (exam.Saying[exam.Justification], bool) {
	return lastOf(s.day.justifications, exam.Justification{Paper: paper, Candidate: id})
}

// AllAbsences are those of the session, by half-day, room, paper and table.
func (s *State) AllAbsences() (all []Absence) {
	for _, at := range s.Programme.Sittings() {
		all = append(all, s.AbsencesAt(at)...)
	}
	return all
}

// JustifiedAbsences are those of the session that a document excuses.
func (s *State) JustifiedAbsences() []Absence {
	return slices.DeleteFunc(s.AllAbsences(), func(a Absence) bool { return a.Justified == nil })
}
