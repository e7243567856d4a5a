package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
)

// TakeRegister closes the register of a paper in a room as its slip says: who is
// listed there is counted anew. One that does not add up, and one that says otherwise
// than before, needs a reason: exam.ErrUnbalanced, exam.ErrReason. exam.ErrNotFound of
// a paper that is not written there and of an absent candidate who is not expected
// there, exam.ErrNothing of one that says what was said before.
func (o *Office) TakeRegister(ctx context.Context, r exam.Register, reason string) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		roll, ok := s.Roll(RollKey{r.Paper, r.Room})
		if !ok {
			return exam.ErrNotFound
		}
		r.Listed = s.Listed(roll.Key())
		r.Absent = inTheirOrder(r.Absent, roll)
		reason = strings.TrimSpace(reason)
		file := s.RegisterFile(roll.Key())
		switch last, taken := file.Last(); {
		case slices.ContainsFunc(r.Absent, func(id exam.ID) bool { return !roll.has(id) }):
			return exam.ErrNotFound
		case r.Present < 0 || r.Present > r.Listed+exam.MostBeside:
			return exam.ErrInvalid
		case taken && len(file.Now) == 1 && last.Value.Present == r.Present && last.Value.Listed == r.Listed && slices.Equal(last.Value.Absent, r.Absent):
			return exam.ErrNothing
		case !r.Balanced() && reason == "":
			return exam.ErrUnbalanced
		case len(file.Now) > 0 && reason == "":
			return exam.ErrReason
		}
		return setDown(ctx, o, s.day.registers, r, reason)
	})
	if err != nil {
		return fmt.Errorf("take register: %w", err)
	}
	return nil
}

// inTheirOrder are candidates in the order of the tables, each once; whoever is not
// expected there comes last.
func inTheirOrder(ids []exam.ID, roll Roll) []exam.ID {
	at := make(map[exam.ID]int, len(roll.Seats))
	for i, seat := range roll.Seats {
		at[seat.Candidate] = i
	}
	ids = slices.Clone(ids)
	slices.SortStableFunc(ids, func(a, b exam.ID) int {
		i, here := at[a]
		j, there := at[b]
		if here != there {
			return map[bool]int{true: -1, false: 1}[here]
		}
		return i - j
	})
	return slices.Compact(ids)
}

func (r Roll) has(id exam.ID) bool {
	return slices.ContainsFunc(r.Seats, func(seat exam.Seat) bool { return seat.Candidate == id })
}

// Listed counts who is expected at a paper in a room: those whom the list has there and
// those who were let in provisionally.
func (s *State) Listed(key RollKey) int {
	roll, _ := s.Roll(key)
	return len(roll.Seats) + len(s.LetIn(key))
}

// LetIn are those who are not on the list and were let in provisionally to a paper in
// a room, in the order of their numbers.
func (s *State) LetIn(key RollKey) (all []exam.Provisional) {
	for _, one := range s.Provisionals() {
		p := one.Value
		if !one.Withdrawn && p.Decision == exam.ProvisionallyIn && p.Room == key.Room && slices.Contains(p.Papers, key.Paper) {
			all = append(all, p)
		}
	}
	return all
}

// RegisterFile is what was recorded of a paper in a room: more than one register counts
// where two were taken by people who did not know of each other.
func (s *State) RegisterFile(key RollKey) exam.File[exam.Register] {
	return fileOf(s.day.registers, exam.Register{Paper: key.Paper, Room: key.Room})
}

// Register is the register of a paper in a room, false while it is not closed.
func (s *State) Register(key RollKey) (exam.Saying[exam.Register], bool) {
	return s.RegisterFile(key).Last()
}

// An Absence is that a candidate was absent at a paper.
type Absence struct {
	Paper     exam.Paper
	Room      string
	Candidate exam.ID
	Justified *exam.Saying[exam.Justification] // nil if it is not
}

// Absences are those of a candidate by the registers that are closed, in time order.
func (s *State) Absences(id exam.ID) (all []Absence) {
	c, ok := s.Candidate(id)
	seat, seated := s.Seat(id)
	if !ok || !seated {
		return nil
	}
	for _, p := range s.Programme.For(c.Track) {
		if s.Absent(RollKey{p.Code, seat.Room}, id) {
			all = append(all, s.absence(p, seat.Room, id))
		}
	}
	return all
}

// Absent reports whether the register of a paper in a room has a candidate as absent.
func (s *State) Absent(key RollKey, id exam.ID) bool {
	r, taken := s.Register(key)
	return taken && slices.Contains(r.Value.Absent, id)
}

// AbsencesAt are the absences of a half-day, by room, paper and table.
func (s *State) AbsencesAt(at exam.Sitting) (all []Absence) {
	for _, roll := range s.Rolls(at) {
		if r, taken := s.Register(roll.Key()); taken {
			for _, id := range r.Value.Absent {
				all = append(all, s.absence(roll.Paper, roll.Room, id))
			}
		}
	}
	return all
}

func (s *State) absence(p exam.Paper, room string, id exam.ID) Absence {
	a := Absence{Paper: p, Room: room, Candidate: id}
	if j, ok := lastOf(s.day.justifications, exam.Justification{Paper: p.Code, Candidate: id}); ok {
		a.Justified = &j
	}
	return a
}
