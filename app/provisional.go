package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

// RecordProvisional records somebody who is not on the list, and what is decided about
// them (قبول مؤقت): the next number where it has no id; of one that is known, it says
// what that is from now on. Who is let in is given the papers of their track at the half-day
// where none are named.
//
// It returns what is recorded. exam.ErrInvalid without a name or a half-day of the
// programme, of an hour that is none, and of who is let in to no room or paper;
// exam.ErrNotFound of a room, a paper or an earlier record that there is not;
// exam.ErrTaken of a number that is on the list, which is to be looked up instead, and
// of a table at which somebody sits; exam.ErrReason of who is turned away without one.
func (o *Office) RecordProvisional(ctx context.Context, p exam.Provisional, reason string) (exam.Provisional, error) {
	asked := p
	err := o.decide(ctx, func() error {
		s := o.State()
		p = asked // what a try before this one has made of it is past
		p.Beside = 0
		if err := s.checkProvisional(&p); err != nil {
			return err
		}
		if p.ID == (exam.ID{}) {
			p.ID, p.No = exam.NewID(), nextNo(s.Provisionals(), func(p exam.Provisional) int { return p.No })
		} else if was, ok := lastOf(s.day.provisionals, p); ok {
			p.No = was.Value.No
		} else {
			return exam.ErrNotFound
		}
		return setDown(ctx, o, s.day.provisionals, p, strings.TrimSpace(reason))
	})
	if err != nil {
		return p, fmt.Errorf("record provisional admission: %w", err)
	}
	return p, nil
}

// WithdrawProvisional says that a provisional admission was recorded by mistake; it
// keeps its number. exam.ErrNotFound of which there is none, exam.ErrReason without a
// reason.
func (o *Office) WithdrawProvisional(ctx context.Context, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw provisional admission", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.provisionals, exam.Provisional{ID: id}, reason)
	})
}

func (s *State) checkProvisional(p *exam.Provisional) error {
	n := &p.Name
	for _, word := range []*string{&n.FamilyAr, &n.GivenAr, &n.FullAr, &n.FamilyFr, &n.GivenFr, &n.FullFr, &p.Number, &p.Massar, &p.NationalID, &p.School, &p.Track, &p.Room, &p.Table, &p.Called, &p.CalledAt, &p.Reason} {
		*word = text.Clean(*word)
	}
	in := p.Decision == exam.ProvisionallyIn
	if in && len(p.Papers) == 0 && p.Track != "" {
		for _, paper := range s.papersOf(p.Track, p.Sitting) {
			p.Papers = append(p.Papers, paper.Code)
		}
	}
	switch {
	case p.Name.IsZero(), !slices.Contains(s.Programme.Sittings(), p.Sitting), p.CalledAt != "" && !exam.IsHour(p.CalledAt),
		!in && p.Decision != exam.TurnedAway && p.Decision != "", in && (p.Room == "" || len(p.Papers) == 0):
		return exam.ErrInvalid
	case p.Room != "" && !slices.ContainsFunc(s.Rooms, func(r exam.Room) bool { return r.Number == p.Room }), !s.allWrittenAt(p.Papers, p.Sitting):
		return exam.ErrNotFound
	case s.onList(p.Number, p.Massar, p.NationalID), in && p.Table != "" && s.sitsAt(p):
		return exam.ErrTaken
	case p.Decision == exam.TurnedAway && p.Reason == "":
		return exam.ErrReason
	}
	return nil
}

// allWrittenAt reports whether all papers are written at a half-day.
func (s *State) allWrittenAt(codes []string, at exam.Sitting) bool {
	return !slices.ContainsFunc(codes, func(code string) bool {
		return !slices.ContainsFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Code == code && p.Sitting() == at })
	})
}

func (s *State) onList(numbers ...string) bool {
	return slices.ContainsFunc(numbers, func(n string) bool { return n != "" && len(s.numbered(n)) > 0 })
}

// sitsAt reports whether somebody else sits at the table of a provisional admission:
// by the plan, or provisionally at the same half-day.
func (s *State) sitsAt(p *exam.Provisional) bool {
	if s.Plan != nil && slices.ContainsFunc(s.Plan.Seats, func(seat exam.Seat) bool {
		return seat.Room == p.Room && seating.SameTable(seat.Table, p.Table)
	}) {
		return true
	}
	return slices.ContainsFunc(s.Provisionals(), func(one exam.Saying[exam.Provisional]) bool {
		v := one.Value
		return !one.Withdrawn && v.ID != p.ID && v.Decision == exam.ProvisionallyIn && v.Sitting == p.Sitting && v.Room == p.Room && seating.SameTable(v.Table, p.Table)
	})
}

// Provisionals are those who were not on the list, by their numbers.
func (s *State) Provisionals() []exam.Saying[exam.Provisional] {
	return slices.Clone(s.derived.provisionals())
}

func (s *State) allProvisionals() []exam.Saying[exam.Provisional] {
	return numbered(s.day.provisionals, func(p *exam.Provisional) (int, *int) { return p.No, &p.Beside })
}

// allLetIn are those who were let in provisionally, by paper and room, in the order of
// their numbers.
func (s *State) allLetIn() map[RollKey][]exam.Provisional {
	all := map[RollKey][]exam.Provisional{}
	for _, one := range s.derived.provisionals() {
		p := one.Value
		if one.Withdrawn || p.Decision != exam.ProvisionallyIn {
			continue
		}
		for _, paper := range compact(p.Papers) {
			key := RollKey{paper, p.Room}
			all[key] = append(all[key], p)
		}
	}
	return all
}

// Provisional is one of them, false if there is none that stands.
func (s *State) Provisional(id exam.ID) (one exam.Saying[exam.Provisional], ok bool) {
	if id == (exam.ID{}) {
		return one, false
	}
	all := s.derived.provisionals()
	n := slices.IndexFunc(all, func(p exam.Saying[exam.Provisional]) bool { return p.Value.ID == id && !p.Withdrawn })
	if n < 0 {
		return one, false
	}
	return all[n], true
}

// ProvisionalsAt are those of a half-day that were not withdrawn, by their numbers.
func (s *State) ProvisionalsAt(at exam.Sitting) []exam.Saying[exam.Provisional] {
	return slices.DeleteFunc(s.Provisionals(), func(one exam.Saying[exam.Provisional]) bool {
		return one.Withdrawn || one.Value.Sitting != at
	})
}
