package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

// loadPlan reads the plan that was closed last, by the order of folding, with what
// was moved in it.
func loadPlan(s *State, r Records) error {
	s.plan, s.unmoved = nil, nil
	var last planRecord
	var others []planRecord
	err := each(r, "plan/", func(_ Record, f planRecord) {
		if s.plan == nil || f.Made.Place.Compare(last.Made.Place) > 0 {
			f, last = last, f
			s.plan = &exam.Plan{ID: last.Plan, Rules: last.Rules, Unseated: last.Unseated, Short: last.Short}
		}
		others = append(others, f)
	})
	if err != nil || s.plan == nil {
		return err
	}
	err = each(r, "planroom/"+s.plan.ID.String()+"/", func(_ Record, f exam.PlanRoom) {
		for _, seat := range f.Seats {
			seat.Room = f.Room
			s.plan.Seats = append(s.plan.Seats, seat)
		}
	})
	for _, other := range others { // whoever moved somebody in it did not know that it is not in force
		for _, m := range other.Moves {
			if m.Place.Compare(last.Made.Place) > 0 {
				s.unmoved = append(s.unmoved, m)
			}
		}
	}
	s.moveSeats(last.Moves)
	return err
}

// moveSeats makes the moves of a plan one after the other. One whose table was
// taken by an earlier one is not made at all.
func (s *State) moveSeats(moves []exam.SeatMove) {
	for _, m := range moves {
		if after, ok := seating.Apply(s.plan.Seats, m.Seats); ok {
			s.plan.Seats = after
			s.plan.Moves = append(s.plan.Moves, m)
		} else {
			s.unmoved = append(s.unmoved, m)
		}
	}
	slices.SortStableFunc(s.plan.Seats, func(a, b exam.Seat) int {
		if c := text.Natural(a.Room, b.Room); c != 0 {
			return c
		}
		return text.Natural(a.Table, b.Table)
	})
}
