package app

import (
	"slices"

	"markaz/app/duties"
	"markaz/app/exam"
)

// BarredDuties are the duties of one of the staff that a hard rule forbids as things
// are now, with the rule: what is known of them, or of the rooms, may have changed
// since the plan was made.
func (s *State) BarredDuties(id exam.ID) (barred []Barred) {
	if s.Duties == nil {
		return nil
	}
	var theirs []exam.Duty
	for _, d := range s.Duties.Duties {
		if d.Staff == id {
			theirs = append(theirs, d)
		}
	}
	if len(theirs) == 0 {
		return nil
	}
	p := s.DutyProblem(s.Duties.Rules)
	i := slices.IndexFunc(p.Staff, func(m duties.Member) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	for _, d := range theirs {
		if bar := p.Bars(&p.Staff[i], d.DutyPlace, theirs); bar != "" {
			barred = append(barred, Barred{d, bar})
		}
	}
	return barred
}
