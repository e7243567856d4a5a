package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/seating"
)

// MoveSeats gives people of the plan other tables by hand, all or none, with a
// reason: two who change places are two seats. exam.ErrNoPlan before there is a
// plan; exam.ErrInvalid without a reason, or of a table that the room has not;
// exam.ErrNotFound of a room or person that is not there; exam.ErrTaken of a table
// at which somebody stays.
func (o *Office) MoveSeats(ctx context.Context, reason string, moved ...exam.Seat) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		switch {
		case s.Plan == nil:
			return exam.ErrNoPlan
		case strings.TrimSpace(reason) == "" || len(moved) == 0:
			return exam.ErrInvalid
		}
		for _, m := range moved {
			if !slices.ContainsFunc(s.Rooms, func(r exam.Room) bool { return r.Number == m.Room }) {
				return exam.ErrNotFound
			}
			if _, sits := s.Seat(m.Candidate); !sits {
				return exam.ErrNotFound
			}
		}
		if _, ok := seating.Apply(s.Plan.Seats, moved); !ok {
			return exam.ErrTaken
		}
		return o.record(ctx, exam.SeatsMoved{Plan: s.Plan.ID, Seats: moved, Reason: strings.TrimSpace(reason)})
	})
	if err != nil {
		return fmt.Errorf("move seats: %w", err)
	}
	return nil
}
