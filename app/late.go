package app

import (
	"context"
	"fmt"
	"strings"

	"markaz/app/exam"
)

// A LateRule is what the centre's tolerance says of who comes late; "" is that they
// are not.
type LateRule string

// The rules.
const (
	LateIsWithin LateRule = "within" // the tolerance: let in
	LateIsBeyond LateRule = "beyond" // refused, unless somebody decides otherwise
	HeadDecides  LateRule = "head"   // the centre has no tolerance
)

// A LateNow is how late who comes at an hour is.
type LateNow struct {
	Arrived   string // "08:17"
	Minutes   int    // after the start of their first paper of the half-day
	Tolerance int    // of the centre, where it has one
	Rule      LateRule
}

// Decision is what the rule alone decides; "" where the head decides.
func (l LateNow) Decision() exam.LateDecision {
	switch l.Rule {
	case LateIsWithin:
		return exam.LateAccepted
	case LateIsBeyond:
		return exam.LateRefused
	}
	return ""
}

// lateNow is how late who asks now is, at the half-day of today.
func (s *State) lateNow(papers []exam.Paper, q DoorQuestion) LateNow {
	if q.Now.IsZero() || q.Now.Format("2006-01-02") != string(q.At.Date) {
		return LateNow{}
	}
	return s.lateAt(papers, q.Now.Format("15:04"))
}

// lateAt is how late who comes at an hour is for the papers of a half-day.
func (s *State) lateAt(papers []exam.Paper, arrived string) LateNow {
	if len(papers) == 0 {
		return LateNow{}
	}
	from, ok := minuteOf(papers[0].Start)
	at, is := minuteOf(arrived)
	if !ok || !is || at <= from {
		return LateNow{}
	}
	l := LateNow{Arrived: arrived, Minutes: at - from, Rule: HeadDecides}
	if most := s.Settings.Day.Late; most != nil {
		l.Tolerance, l.Rule = *most, LateIsWithin
		if l.Minutes > *most {
			l.Rule = LateIsBeyond
		}
	}
	return l
}

// RecordLateness records that somebody came after the start of their first paper of a
// half-day, and what is decided. Without an hour it is that of the PC. Within the
// centre's tolerance they are let in, after it refused; who decides otherwise is named
// and says why. Where the centre has no tolerance the head decides, or has not yet.
//
// It returns what is recorded. exam.ErrNotFound of who is not expected then,
// exam.ErrNothing of who is not late and of what is recorded already, exam.ErrInvalid of
// an hour that is none, or of the PC's on another day, exam.ErrWho without who decided,
// exam.ErrReason without why.
func (o *Office) RecordLateness(ctx context.Context, l exam.Lateness) (exam.Lateness, error) {
	asked := l
	err := o.decide(ctx, func() error {
		s := o.State()
		l = asked // what a try before this one has made of it is past
		if !s.writesAt(l.Candidate, l.Sitting) {
			return exam.ErrNotFound
		}
		now := o.Now()
		l.Typed = l.Arrived != ""
		if !l.Typed {
			if now.Format("2006-01-02") != string(l.Sitting.Date) {
				return exam.ErrInvalid
			}
			l.Arrived = now.Format("15:04")
		}
		if err := s.judgeLate(&l); err != nil {
			return err
		}
		return setDown(ctx, o, s.day.latenesses, l, l.Reason)
	})
	if err != nil {
		return l, fmt.Errorf("record lateness: %w", err)
	}
	return l, nil
}

// judgeLate works out how late somebody is, and holds what is decided against the rule.
func (s *State) judgeLate(l *exam.Lateness) error {
	for _, word := range []*string{&l.By, &l.Reason, &l.Excuse} {
		*word = strings.TrimSpace(*word)
	}
	c, _ := s.Candidate(l.Candidate)
	late := s.lateAt(s.papersOf(c.Track, l.Sitting), l.Arrived)
	l.Minutes = late.Minutes
	switch rule := late.Decision(); {
	case !exam.IsHour(l.Arrived), l.Decision != "" && l.Decision != exam.LateAccepted && l.Decision != exam.LateRefused:
		return exam.ErrInvalid
	case late.Rule == "":
		return exam.ErrNothing
	case rule == "" && l.Decision == "": // the head has not decided yet
		return nil
	case rule != "" && (l.Decision == "" || l.Decision == rule):
		l.Decision = rule
		return nil
	case l.By == "":
		return exam.ErrWho
	case rule != "" && l.Reason == "":
		return exam.ErrReason
	}
	return nil
}

// WithdrawLateness says that a lateness was recorded by mistake. exam.ErrNotFound of
// who did not come late, exam.ErrReason without a reason.
func (o *Office) WithdrawLateness(ctx context.Context, at exam.Sitting, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw lateness", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.latenesses, exam.Lateness{Sitting: at, Candidate: id}, reason)
	})
}

// Lateness is that somebody came late to a half-day, false if they did not.
func (s *State) Lateness(at exam.Sitting, id exam.ID) (exam.Saying[exam.Lateness], bool) {
	return lastOf(s.day.latenesses, exam.Lateness{Sitting: at, Candidate: id})
}

// Latenesses are those of a half-day, by hour.
func (s *State) Latenesses(at exam.Sitting) []exam.Saying[exam.Lateness] {
	return standing(s.day.latenesses, func(l exam.Lateness) bool { return l.Sitting == at }, func(a, b exam.Lateness) int { return strings.Compare(a.Arrived, b.Arrived) })
}
