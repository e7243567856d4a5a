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
// there, exam.ErrInvalid of a count that cannot be, exam.ErrNothing of one that says
// what was said before.
func (o *Office) TakeRegister(ctx context.Context, r exam.Register, reason string) error {
	return o.TakeRegisters(ctx, reason, r)
}

// TakeRegisters closes several registers at once, all or none: those of papers that are
// written in a room at one time, whose slip is for the room. What one of them says
// already is passed over; exam.ErrNothing where all do.
func (o *Office) TakeRegisters(ctx context.Context, reason string, all ...exam.Register) error {
	reason = strings.TrimSpace(reason)
	err := o.decide(ctx, func() error {
		var facts []exam.Fact
		for _, r := range all {
			f, err := o.State().register(r, reason)
			if err != nil {
				return err
			}
			if f != nil {
				facts = append(facts, f)
			}
		}
		if len(facts) == 0 {
			return exam.ErrNothing
		}
		return o.record(ctx, facts...)
	})
	if err != nil {
		return fmt.Errorf("take register: %w", err)
	}
	return nil
}

// register is the fact that a register is taken; nil where it says so already.
func (s *State) register(r exam.Register, reason string) (exam.Fact, error) {
	roll, ok := s.Roll(RollKey{r.Paper, r.Room})
	if !ok {
		return nil, exam.ErrNotFound
	}
	r.Listed, r.Of = s.Listed(roll.Key()), s.listedNames(roll)
	r.Absent = inTheirOrder(r.Absent, roll)
	file := s.RegisterFile(roll.Key())
	last, taken := file.Last()
	r.Accepted = s.stillAccepted(roll, r, file)
	switch {
	case slices.ContainsFunc(r.Absent, func(id exam.ID) bool { return !roll.has(id) }):
		return nil, exam.ErrNotFound
	case r.Present < 0 || r.Present > r.Listed+exam.MostBeside:
		return nil, exam.ErrInvalid
	case taken && len(file.Now) == 1 && sameRegister(last.Value, r) && last.Value.Of == r.Of:
		return nil, nil
	case !r.Balanced() && reason == "":
		return nil, exam.ErrUnbalanced
	case len(file.Now) > 0 && reason == "":
		return nil, exam.ErrReason
	}
	return recording(s.day.registers, r, reason)
}

// sameRegister reports whether two say the same of who was there.
func sameRegister(a, b exam.Register) bool {
	return a.Present == b.Present && a.Listed == b.Listed && slices.Equal(a.Absent, b.Absent)
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
// a room, in the order of their numbers. They are present: nobody expected them.
func (s *State) LetIn(key RollKey) []exam.Provisional { return slices.Clone(s.derived.letIn()[key]) }

// RegisterFile is what was recorded of a paper in a room: more than one register counts
// where two were taken by people who did not know of each other.
func (s *State) RegisterFile(key RollKey) exam.File[exam.Register] {
	return fileOf(s.day.registers, exam.Register{Paper: key.Paper, Room: key.Room})
}

// Register is the register of a paper in a room, false while it is not closed.
func (s *State) Register(key RollKey) (exam.Saying[exam.Register], bool) {
	return s.RegisterFile(key).Last()
}
