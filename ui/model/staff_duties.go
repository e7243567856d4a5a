package model

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// Duties are the places that they have in the plan of duties, in its order: when,
// and where or as what.
func (m *StaffForm) Duties() [][2]string {
	plan := m.office.State().Duties
	if plan == nil || m.New() {
		return nil
	}
	var lines [][2]string
	for _, d := range plan.Duties {
		if d.Staff == m.was.ID {
			lines = append(lines, [2]string{SittingName(m.lang, d.Sitting), dutyPlaceName(m.lang, d.DutyPlace)})
		}
	}
	return lines
}

// dutyPlaceName is what somebody does at a sitting: the room of an invigilator,
// the subject of a duty teacher.
func dutyPlaceName(lang text.Lang, p exam.DutyPlace) string {
	switch p.Role {
	case exam.Invigilator:
		return RoomName(lang, p.Room)
	case exam.DutyTeacher:
		return joined(" · ", Word(lang, "role.duty_teacher"), p.Subject)
	}
	return Word(lang, "role."+string(p.Role))
}

// After says what was done, and what of the plan of duties has to be looked at for
// it; whole is false where something has.
func (m *StaffForm) After(added bool) (words string, whole bool) {
	key := "screen.staff.changed"
	if added {
		key = "screen.staff.added"
	}
	words = text.T(m.lang, key, text.Args{"name": m.Name()})
	n := len(m.Duties())
	if n == 0 {
		return words, true
	}
	return words + " " + text.T(m.lang, "screen.staff.has_duties", text.Args{"n": n}), false
}
