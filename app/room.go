package app

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

// ProposeRooms returns the rooms that the list names, or, where it names
// none, as many rooms of the usual capacity as all candidates need.
func (s *State) ProposeRooms() []exam.Room {
	if rooms := s.derived.listed(); len(rooms) > 0 {
		return slices.Clone(rooms)
	}
	capacity := s.Settings.Capacity
	return seating.MakeRooms((len(s.Candidates)+capacity-1)/capacity, capacity)
}

// Spare is how many tables of a room are kept free beside those in use, and how many
// lines and labels its papers have for them. A room in which nobody is placed needs
// none unless it is said.
func (s *State) Spare(r exam.Room) int {
	switch {
	case r.Spare != nil:
		return max(*r.Spare, 0)
	case r.Kind == exam.ReserveRoom:
		return 0
	}
	return max(*s.Settings.Spare, 0)
}

// mostNumber is how long the number of a room may be, in bytes: as long as a field
// of a list.
const mostNumber = 800

// SetRooms says which rooms the centre uses: those given are set, others are
// removed. Two rooms of one number, a room without number or table, and a number
// that no list could give are refused with exam.ErrInvalid.
func (o *Office) SetRooms(ctx context.Context, rooms []exam.Room) error {
	numbers := map[string]bool{}
	for _, r := range rooms {
		if r.Number == "" || r.Number != text.Clean(r.Number) || len(r.Number) > mostNumber || r.Capacity < 1 || numbers[r.Number] {
			return fmt.Errorf("room %q with %d tables: %w", r.Number, r.Capacity, exam.ErrInvalid)
		}
		numbers[r.Number] = true
	}
	return o.decide(ctx, func() error {
		facts := o.State().roomChanges(rooms)
		if len(facts) == 0 {
			return nil
		}
		return o.recordTogether(ctx, facts)
	})
}

// roomChanges are what makes the rooms of the state those given.
func (s *State) roomChanges(rooms []exam.Room) (facts []exam.Fact) {
	for _, r := range rooms {
		if !slices.ContainsFunc(s.Rooms, func(old exam.Room) bool { return sameRoom(old, r) }) {
			facts = append(facts, exam.RoomSet{Room: r})
		}
	}
	for _, old := range s.Rooms {
		if !slices.ContainsFunc(rooms, func(r exam.Room) bool { return r.Number == old.Number }) {
			facts = append(facts, exam.RoomRemoved{Number: old.Number})
		}
	}
	return facts
}

func sameRoom(a, b exam.Room) bool {
	if len(a.Layout.Blocked)+len(b.Layout.Blocked) == 0 {
		a.Layout.Blocked, b.Layout.Blocked = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// recordTogether appends facts that count together. The caller is called by
// decide.
func (o *Office) recordTogether(ctx context.Context, facts []exam.Fact) error {
	batch, facts := together(facts)
	return o.recordBatch(ctx, batch, facts)
}

// together closes a batch of facts that count together; one alone needs none.
func together(facts []exam.Fact) (batch exam.ID, closed []exam.Fact) {
	if len(facts) < 2 {
		return exam.ID{}, facts
	}
	batch = exam.NewID()
	return batch, append(facts, exam.BatchClosed{Batch: exam.Batch{Entries: len(facts) + 1}, ID: batch})
}
