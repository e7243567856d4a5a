package model

import (
	"markaz/app"
	"markaz/app/exam"
)

// dutyFaults counts what the plan in force does that it had rather not, as its
// rules have it.
func dutyFaults(s *app.State) (f app.DutyFaults) {
	r := s.Duties.Rules
	type pair struct{ a, b exam.ID }
	rooms, pairs := map[exam.ID]map[string]bool{}, map[pair]bool{}
	for start, all := 0, s.Duties.Duties; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].Sitting == all[start].Sitting && all[end].Role == all[start].Role && all[end].Room == all[start].Room {
			end++
		}
		here := all[start:end]
		start = end
		if here[0].Role != exam.Invigilator {
			continue
		}
		for i, d := range here {
			if d.Staff == (exam.ID{}) {
				continue
			}
			if rooms[d.Staff] == nil {
				rooms[d.Staff] = map[string]bool{}
			}
			if rooms[d.Staff][d.Room] && !r.AnyRoom {
				f.SameRoom++
			}
			rooms[d.Staff][d.Room] = true
			for _, other := range here[i+1:] {
				two := pair{d.Staff, other.Staff}
				if d.Staff.String() > other.Staff.String() {
					two = pair{other.Staff, d.Staff}
				}
				if pairs[two] && other.Staff != (exam.ID{}) && !r.AnyPartner {
					f.SamePartner++
				}
				pairs[two] = true
			}
		}
		if len(here) > 1 {
			if !r.AnySex && sameOf(s, here, func(w exam.Staff) string { return string(w.Sex) }) {
				f.OneSex++
			}
			if !r.AnyCycle && sameOf(s, here, func(w exam.Staff) string { return string(w.Cycle) }) {
				f.OneCycle++
			}
		}
	}
	return f
}
