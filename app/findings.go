package app

import (
	"cmp"
	"slices"
	"time"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// allFindings gathers what is wrong in the lists, the programme and the plan.
func (s *State) allFindings() found {
	all := slices.Concat(s.rowFindings, s.noted)
	for _, r := range s.Rejected {
		all = append(all, r.Finding)
	}
	all = append(all, s.derived.checks()...)
	all = append(all, s.programmeFindings()...)
	all = append(all, s.planFindings()...)
	all = append(all, s.correctedFindings()...)
	all = append(all, s.disagreements()...)
	all = append(all, s.changedCounts()...)
	all = once(all) // a list that comes again says again what it said before
	grave := map[exam.Severity]int{exam.Blocking: 0, exam.Warning: 1, exam.Hint: 2}
	slices.SortStableFunc(all, func(a, b exam.Finding) int {
		return cmp.Or(cmp.Compare(grave[a.Severity], grave[b.Severity]),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row))
	})
	return s.sift(all)
}

// correctedFindings are those of candidates whose values are not their lists'. Where
// the centre does not say its year, it is that of the session after the correction.
func (s *State) correctedFindings() (all []exam.Finding) {
	year := s.sessionYear()
	for i := range s.Candidates {
		c := &s.Candidates[i]
		mends := s.dossiers[c.ID].Mends
		if len(mends) == 0 {
			continue
		}
		for _, f := range roster.CheckOne(c, cmp.Or(year, sessionAfter(lastMend(mends)))) {
			f.Candidate = c.ID
			all = append(all, f)
		}
		all = append(all, s.emptied(c)...)
	}
	return all
}

// lastMend is when somebody was corrected last.
func lastMend(mends map[exam.Field][]exam.Mend) (at time.Time) {
	for _, some := range mends {
		for _, m := range some {
			if m.At.After(at) {
				at = m.At
			}
		}
	}
	return at
}

// once keeps the first of findings that say the same.
func once(all []exam.Finding) []exam.Finding {
	seen := make(map[exam.Finding]bool, len(all))
	return slices.DeleteFunc(all, func(f exam.Finding) bool {
		twice := seen[f]
		seen[f] = true
		return twice
	})
}

func (s *State) programmeFindings() []exam.Finding {
	if len(s.Programme.Papers) == 0 {
		return nil
	}
	var found []exam.Finding
	for _, track := range s.Tracks() {
		if len(s.Programme.For(track)) == 0 {
			found = append(found, exam.Found(exam.TrackUnknown, exam.Source{}, exam.FieldTrack, track))
		}
	}
	return found
}

func (s *State) planFindings() []exam.Finding {
	if s.Plan == nil {
		return nil
	}
	var found []exam.Finding
	for _, c := range s.Unseated() {
		code := exam.NotSeated
		if len(s.Plan.Unseated) < s.Plan.Short || slices.Contains(s.Plan.Unseated, c.ID) { // an entry names a thousand at most
			code = exam.PlacesShort
		}
		f := exam.Found(code, c.Source, exam.FieldTable, cmp.Or(c.Number, c.Massar))
		f.Candidate = c.ID
		found = append(found, f)
	}
	found = append(found, s.elsewhere()...)
	found = append(found, s.lostMoves()...)
	found = append(found, s.misplaced()...)
	used := make(map[string]bool, len(s.Rooms))
	for _, r := range s.Rooms {
		used[r.Number] = true
	}
	for _, seat := range s.Plan.Seats {
		if !used[seat.Room] {
			used[seat.Room] = true // told once
			found = append(found, exam.Found(exam.RoomGone, exam.Source{}, exam.FieldRoom, seat.Room))
		}
	}
	return found
}

// elsewhere are findings about those who sit at another table than the list gives
// them, in a plan that follows the list: their table was not free, or not there.
func (s *State) elsewhere() (found []exam.Finding) {
	if !s.Plan.Rules.Listed {
		return nil
	}
	for i := range s.Candidates {
		c := &s.Candidates[i]
		seat, ok := s.Seat(c.ID)
		if !ok || c.Room == "" || c.Table == "" || seat.Room == c.Room && text.Natural(seat.Table, c.Table) == 0 {
			continue
		}
		f := exam.Found(exam.SeatElsewhere, c.Source, exam.FieldTable, c.Room+" / "+c.Table)
		f.Candidate, f.Other = c.ID, seat.Room+" / "+seat.Table
		found = append(found, f)
	}
	return found
}

// lostMoves are findings about those who were given a table that they did not get.
func (s *State) lostMoves() (found []exam.Finding) {
	for _, m := range s.unmoved {
		for _, seat := range m.Seats {
			c, ok := s.Candidate(seat.Candidate)
			if now, sits := s.Seat(seat.Candidate); ok && sits && now != seat {
				f := exam.Found(exam.MoveLost, c.Source, exam.FieldTable, seat.Room+" / "+seat.Table)
				f.Candidate, f.Other = c.ID, now.Room+" / "+now.Table
				found = append(found, f)
			}
		}
	}
	return found
}
