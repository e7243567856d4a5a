package seating

import (
	"slices"

	"markaz/app/exam"
)

// Apply gives people other tables, or a first one; false, and nothing is changed,
// where two are to have one table, somebody two, or somebody sits at a table who is
// not given another. Nothing else is judged. It is how moves by hand are made, again
// and again, each whole or not at all; Shift is how a list's wishes are met as far
// as they can be.
func Apply(before []exam.Seat, moved []exam.Seat) ([]exam.Seat, bool) {
	to := make(map[exam.ID]exam.Seat, len(moved))
	taken := make(map[[2]string]bool, len(moved))
	for _, m := range moved {
		if _, twice := to[m.Candidate]; twice || taken[spot(m)] || tableKey(m.Table) == "" {
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
	for _, m := range moved { // who had none
		if _, first := to[m.Candidate]; first {
			after = append(after, m)
		}
	}
	return after, true
}
