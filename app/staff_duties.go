package app

import (
	"markaz/app/exam"
)

// BarredDuties are the duties of one of the staff that a hard rule forbids as things
// are now, with the rule: what is known of them, or of the rooms, may have changed
// since the plan was made.
func (s *State) BarredDuties(id exam.ID) (barred []Barred) {
	for _, t := range s.DutyTroubles() {
		if t.Staff == id && id != (exam.ID{}) {
			barred = append(barred, Barred(t))
		}
	}
	return barred
}
