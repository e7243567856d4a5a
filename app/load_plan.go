package app

import (
	"slices"

	"markaz/app/exam"
	"markaz/app/seating"
	"markaz/app/text"
)

// loadPlan reads the plan that was closed last, by the order of folding, and what
// was moved in it.
func loadPlan(s *State, r Records) error {
	s.plan, s.moved, s.stray = nil, nil, nil
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
				s.stray = append(s.stray, m)
			}
		}
	}
	s.moved = last.Moves
	sortSeats(s.plan.Seats)
	return err
}

func sortSeats(seats []exam.Seat) {
	slices.SortStableFunc(seats, func(a, b exam.Seat) int {
		if c := text.Natural(a.Room, b.Room); c != 0 {
			return c
		}
		return text.Natural(a.Table, b.Table)
	})
}

// vacate makes the plan in force: without those who are not in the list any more,
// whose tables are free, and with what was moved since. Who comes back finds their
// table again, unless another plan was made meanwhile; whoever was given it goes
// back.
func (s *State) vacate() {
	s.Plan, s.unmoved = s.plan, s.stray
	if s.plan == nil || len(s.Removed)+len(s.moved) == 0 {
		return
	}
	out := make(map[exam.ID]bool, len(s.Removed))
	for i := range s.Removed {
		out[s.Removed[i].ID] = true
	}
	gone := func(seat exam.Seat) bool { return out[seat.Candidate] }
	plan := *s.plan
	plan.Seats = slices.DeleteFunc(slices.Clone(plan.Seats), gone)
	s.Plan, s.unmoved = &plan, slices.Clone(s.stray)
	for _, m := range s.moved { // one after the other
		seats := slices.DeleteFunc(slices.Clone(m.Seats), gone)
		if len(seats) == 0 {
			continue
		}
		after, ok := seating.Apply(plan.Seats, seats)
		if !ok { // a table was taken by an earlier one: none of it is made
			s.unmoved = append(s.unmoved, m)
			continue
		}
		if len(after) > len(plan.Seats) { // some had no place
			placed := func(id exam.ID) bool {
				return slices.ContainsFunc(seats, func(s exam.Seat) bool { return s.Candidate == id })
			}
			left := slices.DeleteFunc(slices.Clone(plan.Unseated), placed)
			plan.Unseated, plan.Short = left, max(0, plan.Short-len(plan.Unseated)+len(left))
		}
		plan.Seats = after
		plan.Moves = append(plan.Moves, m)
	}
	sortSeats(plan.Seats)
}
