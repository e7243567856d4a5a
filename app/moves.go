package app

import (
	"cmp"
	"slices"

	"markaz/app/exam"
	"markaz/app/seating"
)

// moves are the plan with those whose move was taken at their new tables, false
// where nobody moves. Whom a list had put elsewhere than where they sit does not
// follow it to another table: they were placed here knowingly.
func (s *State) moves(c *Comparison, by map[int]Decision) (p Placing, moved int, stayed []seating.Stay) {
	if s.Plan == nil {
		return p, 0, nil
	}
	var wishes []seating.Wish
	removed := map[exam.ID]bool{}
	for i := range c.Changes {
		one := &c.Changes[i]
		if d, decided := by[i]; !decided || d.Choice != Take {
			continue
		}
		switch one.Kind {
		case Gone:
			removed[one.Candidate] = true
		case Moved:
			if w, follows := s.follows(one); follows {
				wishes = append(wishes, w)
			} else {
				stayed = append(stayed, seating.Stay{Candidate: one.Candidate, Why: seating.PlacedHere})
			}
		}
	}
	before := slices.DeleteFunc(slices.Clone(s.Plan.Seats), func(seat exam.Seat) bool { return removed[seat.Candidate] })
	after, stay := seating.Shift(before, s.Rooms, wishes)
	moved = len(seating.Diff(before, after).Moved)
	p = Placing{Rules: s.Plan.Rules, Result: seating.Result{Seats: after, Unseated: s.Plan.Unseated, Short: s.Plan.Short}}
	return p, moved, append(stayed, stay...)
}

// follows is the table that the list gives somebody now, false if the plan had
// not put them where the list said before. Where it had said nothing, they follow.
func (s *State) follows(one *Change) (seating.Wish, bool) {
	who, _ := s.Candidate(one.Candidate)
	seat, sits := s.Seat(one.Candidate)
	listed := who.Room+who.Table != ""
	if sits && listed && (seat.Room != who.Room || who.Table != "" && !seating.SameTable(seat.Table, who.Table)) {
		return seating.Wish{}, false
	}
	w := seating.Wish{Candidate: who.ID, Room: who.Room, Table: who.Table}
	for _, v := range one.Values {
		if v.Field == exam.FieldRoom {
			w.Room = v.New
		} else {
			w.Table = v.New
		}
	}
	w.Room = cmp.Or(w.Room, seat.Room)
	return w, true
}
