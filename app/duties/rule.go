package duties

import (
	"slices"

	"markaz/app/exam"
)

// May tells which hard rule keeps somebody from a place, whatever else they do
// that day; "" if none does.
func (p *Problem) May(m *Member, place exam.DutyPlace) Bar {
	switch {
	case m.Exempt:
		return Exempt
	case m.Away[place.Sitting]:
		return Away
	case place.Role == exam.DutyTeacher:
		if key, known := p.subject(place.Sitting, place.Subject); known && key != m.Subject {
			return OtherSubject
		}
	case place.Role == exam.Invigilator:
		return p.mayGuard(m, p.room(place.Sitting, place.Room))
	}
	return ""
}

func (p *Problem) mayGuard(m *Member, room *Room) Bar {
	switch {
	case m.Rooms[room.Number]:
		return Relative
	case !p.Rules.OwnSubject && m.Subject != "" && slices.Contains(room.Subjects, m.Subject):
		return OwnSubject
	case !p.Rules.OwnSchool && m.School != "" && slices.Contains(room.Schools, m.School):
		return OwnSchool
	}
	return ""
}

// Places returns every place that the rules want filled at a sitting: rooms in
// order, duty teachers, reserves in the order of call.
func (p *Problem) Places(s Sitting) []exam.DutyPlace {
	var all []exam.DutyPlace
	for _, r := range s.Rooms {
		for slot := range r.Guards {
			all = append(all, exam.DutyPlace{Sitting: s.Sitting, Role: exam.Invigilator, Room: r.Number, Slot: slot + 1})
		}
	}
	guards := len(all)
	if !p.Rules.NoTeachers {
		for _, sub := range s.Subjects {
			all = append(all, exam.DutyPlace{Sitting: s.Sitting, Role: exam.DutyTeacher, Subject: sub.Name})
		}
	}
	for n := range p.Rules.Ready(guards) {
		all = append(all, exam.DutyPlace{Sitting: s.Sitting, Role: exam.Reserve, Slot: n + 1})
	}
	return all
}

// Bars tells which hard rule keeps somebody from a place beside these duties of
// theirs; "" if none does.
func (p *Problem) Bars(m *Member, place exam.DutyPlace, theirs []exam.Duty) Bar {
	if bar := p.May(m, place); bar != "" {
		return bar
	}
	for _, d := range theirs {
		switch {
		case d.DutyPlace == place:
		case d.Sitting == place.Sitting:
			return Busy
		case p.Rules.OneHalf && d.Date == place.Date:
			return OtherHalf
		}
	}
	return ""
}
