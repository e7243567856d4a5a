package app

import (
	"context"
	"fmt"
	"slices"

	"markaz/app/exam"
)

// Admit lets somebody in at a half-day: when it returns, it is on disk. exam.ErrNotFound
// of who is not expected then, exam.ErrTaken of who is in already, exam.ErrInvalid of a
// tick or document that there is not.
func (o *Office) Admit(ctx context.Context, a exam.Admission) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if slices.ContainsFunc(a.Ticks, func(t exam.Tick) bool { return !slices.Contains(exam.Ticks(), t) }) ||
			a.Document != "" && !slices.Contains(exam.IdentityDocuments(), a.Document) {
			return exam.ErrInvalid
		}
		c, ok := s.Candidate(a.Candidate)
		if !ok || !slices.ContainsFunc(s.Programme.For(c.Track), func(p exam.Paper) bool { return p.Sitting() == a.Sitting }) {
			return exam.ErrNotFound
		}
		if _, in := s.Admission(a.Sitting, a.Candidate); in {
			return exam.ErrTaken
		}
		return setDown(ctx, o, s.day.admissions, a, "")
	})
	if err != nil {
		return fmt.Errorf("admit: %w", err)
	}
	return nil
}

// Admission is how somebody was let in at a half-day, false if they were not: of two
// that were let in twice, on two PCs, the earlier stands.
func (s *State) Admission(at exam.Sitting, id exam.ID) (exam.Saying[exam.Admission], bool) {
	return firstOf(s.day.admissions, exam.Admission{Sitting: at, Candidate: id})
}

// Lateness is that somebody came late to a half-day, false if they did not.
func (s *State) Lateness(at exam.Sitting, id exam.ID) (exam.Saying[exam.Lateness], bool) {
	return lastOf(s.day.latenesses, exam.Lateness{Sitting: at, Candidate: id})
}

// Undertaking is what somebody without a valid card signed at a half-day, false if they
// did not.
func (s *State) Undertaking(at exam.Sitting, id exam.ID) (exam.Saying[exam.Undertaking], bool) {
	return lastOf(s.day.undertakings, exam.Undertaking{Sitting: at, Candidate: id})
}
