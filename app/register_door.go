package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"markaz/app/exam"
)

// A Disagreement is that the door and a register say different things of somebody.
type Disagreement struct {
	RollKey
	Candidate exam.ID
	Table     string
	What      exam.DoorDifference
}

// Disagreements are those of a half-day that nobody has accepted, by room, paper and
// table.
func (s *State) Disagreements(at exam.Sitting) (all []Disagreement) {
	for _, roll := range s.Rolls(at) {
		if r, taken := s.Register(roll.Key()); taken {
			all = append(all, s.disagreementsIn(roll, r.Value)...)
		}
	}
	return all
}

func (s *State) disagreementsIn(roll Roll, r exam.Register) (all []Disagreement) {
	for _, seat := range roll.Seats {
		what := s.AtDoor(roll.Paper, seat.Candidate, slices.Contains(r.Absent, seat.Candidate))
		accepted := func(a exam.DoorAccepted) bool { return a.Candidate == seat.Candidate && a.What == what }
		if what != "" && !slices.ContainsFunc(r.Accepted, accepted) {
			all = append(all, Disagreement{roll.Key(), seat.Candidate, seat.Table, what})
		}
	}
	return all
}

// AtDoor is how what the door says of somebody differs from what a register does; "" is
// not at all. Who came after the end of a paper was absent from it, and who was turned
// away from one may write the next.
func (s *State) AtDoor(p exam.Paper, id exam.ID, absent bool) exam.DoorDifference {
	_, in := s.Admission(p.Sitting(), id)
	late, isLate := s.Lateness(p.Sitting(), id)
	refused := isLate && late.Value.Decision == exam.LateRefused
	in = in || isLate && late.Value.Decision == exam.LateAccepted
	after := isLate && ended(p, late.Value.Arrived)
	switch {
	case absent && in && !refused && !after:
		return exam.InButAbsent
	case !absent && refused && p.Start <= late.Value.Arrived:
		return exam.RefusedPresent
	case !absent && !in && s.Settings.Day.AdmitEach && s.doorKept(p, id):
		return exam.NeverInPresent
	}
	return ""
}

// doorKept reports whether anybody of somebody's room was let in one by one at the
// half-day of a paper: where nobody was, the door was not kept so, and tells nothing.
func (s *State) doorKept(p exam.Paper, id exam.ID) bool {
	seat, _ := s.Seat(id)
	roll, _ := s.Roll(RollKey{p.Code, seat.Room})
	return slices.ContainsFunc(roll.Seats, func(other exam.Seat) bool {
		_, in := s.Admission(p.Sitting(), other.Candidate)
		return in
	})
}

// stillAccepted are the disagreements that were accepted of a register and are so in
// the one that takes its place.
func (s *State) stillAccepted(roll Roll, r exam.Register, file exam.File[exam.Register]) []exam.DoorAccepted {
	all := slices.Clone(r.Accepted)
	for _, one := range file.Now {
		for _, a := range one.Value.Accepted {
			if !slices.ContainsFunc(all, func(b exam.DoorAccepted) bool { return b.Candidate == a.Candidate && b.What == a.What }) {
				all = append(all, a)
			}
		}
	}
	return slices.DeleteFunc(all, func(a exam.DoorAccepted) bool {
		return !roll.has(a.Candidate) || s.AtDoor(roll.Paper, a.Candidate, slices.Contains(r.Absent, a.Candidate)) != a.What
	})
}

// AcceptDisagreement says that a disagreement was looked at and is so, with the reason:
// the register keeps it. exam.ErrNotFound of what does not disagree, exam.ErrReason
// without a reason.
func (o *Office) AcceptDisagreement(ctx context.Context, d Disagreement, reason string) error {
	return o.settleDoor(ctx, d, reason, func(r *exam.Register) {
		r.Accepted = append(slices.Clone(r.Accepted), exam.DoorAccepted{Candidate: d.Candidate, What: d.What, Reason: strings.TrimSpace(reason)})
	})
}

// FollowDoor changes a register so that it says what the door does: who was absent is
// present, or the other way round, and so is the count of those present. Refusals are
// those of AcceptDisagreement.
func (o *Office) FollowDoor(ctx context.Context, d Disagreement, reason string) error {
	return o.settleDoor(ctx, d, reason, func(r *exam.Register) {
		if d.What == exam.InButAbsent {
			r.Absent = slices.DeleteFunc(slices.Clone(r.Absent), func(id exam.ID) bool { return id == d.Candidate })
			r.Present++
			return
		}
		r.Absent = append(slices.Clone(r.Absent), d.Candidate)
		r.Present = max(0, r.Present-1)
	})
}

func (o *Office) settleDoor(ctx context.Context, d Disagreement, reason string, change func(*exam.Register)) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		roll, _ := s.Roll(d.RollKey)
		last, taken := s.Register(d.RollKey)
		open := func(one Disagreement) bool { return one.Candidate == d.Candidate && one.What == d.What }
		switch {
		case !taken || !slices.ContainsFunc(s.disagreementsIn(roll, last.Value), open):
			return exam.ErrNotFound
		case strings.TrimSpace(reason) == "":
			return exam.ErrReason
		case len(s.RegisterFile(d.RollKey).Now) > 1:
			return exam.ErrDependent // two that differ are settled first
		}
		r := last.Value
		change(&r)
		r.Absent = inTheirOrder(r.Absent, roll)
		r.Accepted = s.stillAccepted(roll, r, exam.File[exam.Register]{})
		return setDown(ctx, o, s.day.registers, r, strings.TrimSpace(reason))
	})
	if err != nil {
		return fmt.Errorf("settle disagreement: %w", err)
	}
	return nil
}

// ended reports whether a paper was over at an hour of its day.
func ended(p exam.Paper, hour string) bool {
	start, err1 := time.Parse("15:04", p.Start)
	at, err2 := time.Parse("15:04", hour)
	return err1 == nil && err2 == nil && !at.Before(start.Add(time.Duration(p.Minutes)*time.Minute))
}
