package app

import (
	"markaz/app/duties"
	"markaz/app/exam"
)

// WhyDuty is the reason for which somebody has a place of the plan in force.
func (s *State) WhyDuty(place exam.DutyPlace) DutyWhy {
	if s.Duties == nil {
		return DutyWhy{}
	}
	return s.DutyProblem(s.Duties.Rules).Indexed().Why(s.Duties.Duties, place)
}

// DutyTroubles are the duties of the plan in force that a hard rule forbids as
// things are now, and the places that are missing or too many.
func (s *State) DutyTroubles() []duties.Trouble {
	if s.Duties == nil {
		return nil
	}
	return s.DutyProblem(s.Duties.Rules).Indexed().Check(s.Duties.Duties)
}
