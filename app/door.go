package app

import (
	"context"
	"fmt"
	"slices"

	"markaz/app/exam"
)

// Admit lets somebody in at a half-day: when it returns, it is on disk. What was not
// compared is told later, not refused: the queue waits. exam.ErrNotFound of who is not
// expected then, exam.ErrTaken of who is in already, exam.ErrInvalid of a tick or
// document that there is not.
func (o *Office) Admit(ctx context.Context, a exam.Admission) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if slices.ContainsFunc(a.Ticks, func(t exam.Tick) bool { return !slices.Contains(exam.Ticks(), t) }) ||
			a.Document != "" && !slices.Contains(exam.IdentityDocuments(), a.Document) {
			return exam.ErrInvalid
		}
		if !s.writesAt(a.Candidate, a.Sitting) {
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

// WithdrawAdmission says that somebody was let in by mistake. exam.ErrNotFound of who
// is not in, exam.ErrReason without a reason.
func (o *Office) WithdrawAdmission(ctx context.Context, at exam.Sitting, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw admission", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.admissions, exam.Admission{Sitting: at, Candidate: id}, reason)
	})
}

// writesAt reports whether a candidate writes at a half-day.
func (s *State) writesAt(id exam.ID, at exam.Sitting) bool {
	c, ok := s.Candidate(id)
	return ok && slices.ContainsFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Sitting() == at && p.Sits(c.Track) })
}

// Admission is how somebody was let in at a half-day, false if they were not: of two
// that were let in twice, on two PCs, the earlier stands.
func (s *State) Admission(at exam.Sitting, id exam.ID) (exam.Saying[exam.Admission], bool) {
	return firstOf(s.day.admissions, exam.Admission{Sitting: at, Candidate: id})
}

// Admissions are all that count of somebody at a half-day, the one that stands first:
// more than one where two PCs let them in without knowing of each other.
func (s *State) Admissions(at exam.Sitting, id exam.ID) []exam.Saying[exam.Admission] {
	return slices.DeleteFunc(slices.Clone(fileOf(s.day.admissions, exam.Admission{Sitting: at, Candidate: id}).Now),
		func(one exam.Saying[exam.Admission]) bool { return one.Withdrawn })
}

// WishAtDoor is a correction that a document which was shown at the door asks for, to
// be handed to Ask: the candidate asks, the document says so.
func WishAtDoor(id exam.ID, field exam.Field, value string, shown exam.IdentityDocument) Wish {
	document, known := map[exam.IdentityDocument]exam.Document{
		exam.NationalCard: exam.DocumentCIN, exam.BirthRecord: exam.DocumentBirth, exam.SchoolCard: exam.DocumentSchool, "": exam.DocumentCIN,
	}[shown]
	if !known {
		document = exam.DocumentOther
	}
	return Wish{Candidate: id, Field: field, Value: value, Document: document, By: exam.ByCandidate}
}
