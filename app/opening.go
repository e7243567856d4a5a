package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"markaz/app/exam"
)

// ProposeOpening is how the envelopes of a paper are to be opened: those that came, as
// they came, and who is to see it as far as it is known.
func (s *State) ProposeOpening(paper string) exam.Opening {
	o := exam.Opening{Paper: paper, Witnesses: s.ProposeWitnesses(paper)}
	if p, ok := s.paperCoded(paper); ok {
		for _, e := range s.Envelopes(p.Sitting()) {
			if e.Paper == paper && e.Delivered != nil {
				o.Lines = append(o.Lines, e.Line)
			}
		}
	}
	return o
}

// OpenEnvelopes records that the subject envelopes of a paper were opened. A witness
// who is missing, and an opening that was recorded before, need a reason:
// exam.ErrReason. exam.ErrNotFound of a paper or a witness who is not known,
// exam.ErrInvalid without an hour.
func (o *Office) OpenEnvelopes(ctx context.Context, opening exam.Opening, reason string) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if err := s.checkOpening(&opening); err != nil {
			return err
		}
		_, again := s.Opening(opening.Paper)
		if reason = strings.TrimSpace(reason); reason == "" && (again || len(s.MissingWitnesses(opening)) > 0) {
			return exam.ErrReason
		}
		return setDown(ctx, o, s.day.openings, opening, reason)
	})
	if err != nil {
		return fmt.Errorf("open envelopes: %w", err)
	}
	return nil
}

func (s *State) checkOpening(o *exam.Opening) error {
	o.Note = strings.TrimSpace(o.Note)
	if _, ok := s.paperCoded(o.Paper); !ok {
		return exam.ErrNotFound
	}
	if !exam.IsHour(o.At) {
		return exam.ErrInvalid
	}
	if slices.ContainsFunc(o.Lines, func(l exam.EnvelopeLine) bool { return l.Paper != o.Paper }) {
		return exam.ErrInvalid
	}
	o.Witnesses = slices.DeleteFunc(slices.Clone(o.Witnesses), func(w exam.Witness) bool { return !w.Named() })
	return s.knows(o.Witnesses)
}

// knows refuses witnesses who are said to be of the staff, or candidates, and are not:
// exam.ErrNotFound.
func (s *State) knows(all []exam.Witness) error {
	for _, w := range all {
		if _, ok := s.StaffMember(w.Staff); w.Staff != (exam.ID{}) && !ok {
			return exam.ErrNotFound
		}
		if _, ok := s.Candidate(w.Candidate); w.Candidate != (exam.ID{}) && !ok {
			return exam.ErrNotFound
		}
	}
	return nil
}

// WithdrawOpening says that an opening was recorded by mistake: of another paper.
func (o *Office) WithdrawOpening(ctx context.Context, paper, reason string) error {
	return withdraw(ctx, o, "withdraw opening", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.openings, exam.Opening{Paper: paper}, reason)
	})
}

// What is remarked about the hour of an opening; opening.<hint> says it.
const (
	OpenedEarly    = "early"    // more than an hour before the paper starts
	OpenedLate     = "late"     // after it has started
	OpenedBefore   = "before"   // before the envelopes came
	OpenedMissing  = "missing"  // though not all of them came
	OpenedUnsealed = "unsealed" // a seal was broken
	OpenedMismatch = "mismatch" // what is marked on one is not of this paper
)

// OpeningHints are what is to be looked at of an opening, and keeps nobody from
// recording it.
func (s *State) OpeningHints(o exam.Opening) (hints []string) {
	p, ok := s.paperCoded(o.Paper)
	if !ok {
		return nil
	}
	say := func(hint string, is bool) {
		if is && !slices.Contains(hints, hint) {
			hints = append(hints, hint)
		}
	}
	at, opened := clockOf(o.At)
	start, starts := clockOf(p.Start)
	say(OpenedEarly, opened && starts && start.Sub(at) > time.Hour)
	say(OpenedLate, opened && starts && at.After(start))
	for _, e := range s.Envelopes(p.Sitting()) {
		if e.Paper != o.Paper {
			continue
		}
		say(OpenedMissing, e.Received() < e.Expected)
		if e.Delivered != nil && e.Delivered.Value.Date == p.Date {
			came, ok := clockOf(e.Delivered.Value.At)
			say(OpenedBefore, opened && ok && at.Before(came))
		}
	}
	for _, line := range o.Lines {
		say(OpenedUnsealed, line.Seal == exam.SealBroken)
		say(OpenedMismatch, line.Mismatch)
	}
	return hints
}

func clockOf(hour string) (time.Time, bool) {
	t, err := time.Parse("15:04", hour)
	return t, err == nil
}
