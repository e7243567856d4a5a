package app

import (
	"cmp"

	"markaz/app/exam"
	"markaz/app/seating"
)

// Outdated says where the plan in force no longer fits the list and the rooms,
// in the order of the plan and then of the list.
func (s *State) Outdated() []seating.Outdated { return s.derived.outdated() }

// Neighbours counts who sit beside somebody of the same school, or who writes the
// same paper, in the plan in force.
func (s *State) Neighbours() seating.Neighbours { return s.derived.neighbours() }

func (s *State) allNeighbours() seating.Neighbours {
	if s.Plan == nil {
		return seating.Neighbours{}
	}
	return seating.CountNeighbours(s.Plan.Seats, s.Rooms, s.Candidates, s.Plan.Rules, s.Programme.For)
}

// Crowded are the rooms whose tables stand nearer to each other than the settings
// ask for, as far as it is known.
func (s *State) Crowded() (rooms []exam.Room) {
	for _, r := range s.Rooms {
		if cm, known := seating.Distance(r.Layout); known && cm < s.Settings.Distance {
			rooms = append(rooms, r)
		}
	}
	return rooms
}

// allOutdated judges every place of the plan by the list, the rooms and the rules
// of the plan.
func (s *State) allOutdated() (out []seating.Outdated) {
	if s.Plan == nil {
		return nil
	}
	byHand := map[exam.ID]exam.Seat{}
	for _, m := range s.Plan.Moves {
		for _, seat := range m.Seats {
			byHand[seat.Candidate] = seat
		}
	}
	out = seating.Misfits(s.Plan.Seats, s.Rooms, s.Candidates, s.Plan.Rules, *s.Settings.Spare, byHand)
	for _, c := range s.Unseated() {
		out = append(out, seating.Outdated{Seat: exam.Seat{Candidate: c.ID}, Why: seating.NotSeated})
	}
	return out
}

// misplacings are the findings of places that no longer fit; of those without a
// place and of rooms that are gone others tell.
var misplacings = map[seating.Why]exam.Code{
	seating.NoSuchTable: exam.TableGone, seating.TooMany: exam.RoomOverfull, seating.TracksMixed: exam.TracksMixed,
	seating.FreeMixed: exam.FreeMixed, seating.NotAdapted: exam.NotAdapted, seating.NotForThem: exam.NotForThem,
}

func (s *State) misplaced() (found []exam.Finding) {
	for _, o := range s.Outdated() {
		code, told := misplacings[o.Why]
		c, there := s.Candidate(o.Candidate)
		if !told || !there {
			continue
		}
		f := exam.Found(code, c.Source, exam.FieldTable, cmp.Or(c.Number, c.Massar))
		f.Candidate, f.Other = c.ID, o.Room+" / "+o.Table
		found = append(found, f)
	}
	return found
}
