package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
)

// Standing is how an undertaking stands at a half-day.
type Standing string

// How an undertaking stands.
const (
	Open    Standing = "open"    // not to be kept yet, or when the head says
	Due     Standing = "due"     // to be kept at this half-day
	Overdue Standing = "overdue" // it was to be kept before
	Kept    Standing = "kept"    // the card was shown
	Broken  Standing = "broken"  // it was not
)

// An Owed is an undertaking and how it stands.
type Owed struct {
	exam.Saying[exam.Undertaking]
	Standing Standing
}

func owed(u exam.Saying[exam.Undertaking], at exam.Sitting) Owed {
	v := u.Value
	standing := Open
	switch {
	case v.Outcome == exam.CardShown:
		standing = Kept
	case v.Outcome == exam.CardNotShown:
		standing = Broken
	case v.Deadline == (exam.Sitting{}):
	case v.Deadline == at:
		standing = Due
	case v.Deadline.Compare(at) < 0:
		standing = Overdue
	}
	return Owed{u, standing}
}

// Undertake records what somebody without a valid card signs at a half-day. Where the
// centre says within how many half-days the card is to be shown, that is the deadline
// unless another is given: half-days at which they write are counted. Where it does not,
// or they write no more, the head decides: no deadline is none yet.
//
// It returns what is recorded. exam.ErrNotFound of who is not expected then,
// exam.ErrNothing of what is recorded already, exam.ErrInvalid of a reason or document
// that there is not and of a deadline before the half-day.
func (o *Office) Undertake(ctx context.Context, u exam.Undertaking) (exam.Undertaking, error) {
	asked := u
	err := o.decide(ctx, func() error {
		s := o.State()
		u = asked // what a try before this one has made of it is past
		c, _ := s.Candidate(u.Candidate)
		switch {
		case !s.writesAt(u.Candidate, u.Sitting):
			return exam.ErrNotFound
		case u.Why != "" && !slices.Contains(exam.CardLacks(), u.Why), u.Shown != "" && !slices.Contains(exam.IdentityDocuments(), u.Shown),
			u.Deadline != (exam.Sitting{}) && u.Deadline.Compare(u.Sitting) < 0, u.Outcome != "":
			return exam.ErrInvalid
		}
		for _, word := range []*string{&u.Number, &u.Phone, &u.Guardian, &u.Note} {
			*word = strings.TrimSpace(*word)
		}
		if within := s.Settings.Day.CardWithin; u.Deadline == (exam.Sitting{}) && within != nil {
			u.Deadline = s.nextFor(c.Track, u.Sitting, *within)
		}
		if was, ok := s.Undertaking(u.Sitting, u.Candidate); ok {
			u.Outcome, u.At = was.Value.Outcome, was.Value.At // what came of it stays
		}
		return setDown(ctx, o, s.day.undertakings, u, "")
	})
	if err != nil {
		return u, fmt.Errorf("undertake: %w", err)
	}
	return u, nil
}

// MeetUndertaking records what came of an undertaking that was signed at a half-day:
// at another, or the same, the card was shown or was not. exam.ErrNotFound of which
// there is none, exam.ErrInvalid of another outcome and of a half-day before it,
// exam.ErrNothing of what is said already, exam.ErrReason of who says otherwise than
// before without a note.
func (o *Office) MeetUndertaking(ctx context.Context, signed exam.Sitting, id exam.ID, outcome exam.Outcome, at exam.Sitting, note string) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		was, ok := s.Undertaking(signed, id)
		note = strings.TrimSpace(note)
		switch {
		case !ok:
			return exam.ErrNotFound
		case outcome != exam.CardShown && outcome != exam.CardNotShown, at.Compare(signed) < 0:
			return exam.ErrInvalid
		case was.Value.Outcome == outcome:
			return exam.ErrNothing
		case was.Value.Outcome != "" && note == "":
			return exam.ErrReason
		}
		u := was.Value
		u.Outcome, u.At, u.Note = outcome, at, cmp.Or(note, u.Note)
		return setDown(ctx, o, s.day.undertakings, u, note)
	})
	if err != nil {
		return fmt.Errorf("meet undertaking: %w", err)
	}
	return nil
}

// WithdrawUndertaking says that an undertaking was recorded by mistake.
// exam.ErrNotFound of which there is none, exam.ErrReason without a reason.
func (o *Office) WithdrawUndertaking(ctx context.Context, at exam.Sitting, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw undertaking", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.undertakings, exam.Undertaking{Sitting: at, Candidate: id}, reason)
	})
}

// Undertaking is what somebody without a valid card signed at a half-day, false if they
// did not.
func (s *State) Undertaking(at exam.Sitting, id exam.ID) (exam.Saying[exam.Undertaking], bool) {
	return lastOf(s.day.undertakings, exam.Undertaking{Sitting: at, Candidate: id})
}

// UndertakingsOf are those that a candidate signed up to a half-day, in time order, as
// they stand then.
func (s *State) UndertakingsOf(id exam.ID, at exam.Sitting) (all []Owed) {
	for _, signed := range s.Programme.Sittings() {
		if u, ok := s.Undertaking(signed, id); ok && signed.Compare(at) <= 0 {
			all = append(all, owed(u, at))
		}
	}
	return all
}

// Undertakings are all that were signed, as they stand at a half-day: first what is
// overdue, then what is due, then the others, each by deadline.
func (s *State) Undertakings(at exam.Sitting) (all []Owed) {
	for _, u := range standing(s.day.undertakings, func(exam.Undertaking) bool { return true }, func(a, b exam.Undertaking) int {
		return cmp.Or(a.Deadline.Compare(b.Deadline), a.Sitting.Compare(b.Sitting))
	}) {
		all = append(all, owed(u, at))
	}
	order := []Standing{Overdue, Due, Open, Broken, Kept}
	slices.SortStableFunc(all, func(a, b Owed) int { return slices.Index(order, a.Standing) - slices.Index(order, b.Standing) })
	return all
}

// standing are the things that were not withdrawn and are wanted, as they were recorded
// last, in an order; equal ones as they were recorded.
func standing[T exam.Thing](on files[T], want func(T) bool, order func(a, b T) int) (all []exam.Saying[T]) {
	for _, f := range on.all() {
		if last, ok := f.Last(); ok && want(last.Value) {
			all = append(all, last)
		}
	}
	slices.SortFunc(all, func(a, b exam.Saying[T]) int { return cmp.Or(order(a.Value, b.Value), a.Place.Compare(b.Place)) })
	return all
}

// A CardState is how a card that has expired is taken.
type CardState string

// How a card is taken.
const (
	CardValid       CardState = "valid"        // it has not expired, or not for too long
	CardTooOld      CardState = "too_old"      // an undertaking is to be signed
	CardHeadDecides CardState = "head_decides" // the centre has no rule
)

// CardExpired is how a card that is valid until a day is taken at a half-day, by the
// centre's tolerance; exam.ErrInvalid of a day that is none.
func (s *State) CardExpired(until exam.Date, at exam.Sitting) (CardState, error) {
	last, ok := exam.ParseDate(string(until))
	if !ok || at.Date == "" {
		return "", fmt.Errorf("card: %w", exam.ErrInvalid)
	}
	over := int(at.Date.Time().Sub(last.Time()).Hours() / 24)
	switch most := s.Settings.Day.ExpiredDays; {
	case over <= 0:
		return CardValid, nil
	case most == nil:
		return CardHeadDecides, nil
	case over <= *most:
		return CardValid, nil
	}
	return CardTooOld, nil
}
