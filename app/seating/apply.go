package seating

import (
	"slices"

	"markaz/app/exam"
)

// Apply gives people of a plan other tables; false, and nothing is changed, where
// one of them has no place in it, two are to have one table, or somebody sits at a
// table who is not given another. Nothing else is judged.
func Apply(before []exam.Seat, moved []exam.Seat) ([]exam.Seat, bool) {
	to := make(map[exam.ID]exam.Seat, len(moved))
	taken := make(map[[2]string]bool, len(moved))
	for _, m := range moved {
		if taken[spot(m)] || tableKey(m.Table) == "" {
			return before, false
		}
		to[m.Candidate], taken[spot(m)] = m, true
	}
	after := slices.Clone(before)
	for i, seat := range after {
		if m, moves := to[seat.Candidate]; moves {
			after[i] = m
			delete(to, seat.Candidate)
		} else if taken[spot(seat)] {
			return before, false
		}
	}
	if len(to) > 0 {
		return before, false
	}
	return after, true
}
