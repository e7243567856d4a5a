package model

import (
	"context"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Duty is the sheet of one duty, or of several that are looked at together: those
// of a room, those of a person.
type Duty struct {
	Err error // of the last act

	office Office
	places []exam.DutyPlace
	at     int
	why    *app.DutyWhy // of the place in view; nil while it is not known
}

// NewDuty looks at duties; there is one at least.
func NewDuty(o Office, duties []exam.Duty) *Duty {
	m := &Duty{office: o}
	for _, d := range duties {
		m.places = append(m.places, d.DutyPlace)
	}
	return m
}

// Names are what the places are called, by which one chooses among them: the
// half-day is named where they are not all of one.
func (m *Duty) Names(lang text.Lang) (names []string) {
	s := m.office.State()
	apart := slices.ContainsFunc(m.places, func(p exam.DutyPlace) bool { return p.Sitting != m.places[0].Sitting })
	for _, p := range m.places {
		d, _ := s.DutyAt(p)
		name := s.PlaceName(lang, p)
		if apart {
			name = dutyWhen(lang, s, p)
		} else {
			name += " · " + StaffName(lang, s, d.Staff)
		}
		names = append(names, name)
	}
	return names
}

// At is which of the duties is in view, Choose puts another into view.
func (m *Duty) At() int { return m.at }

// Choose puts another of the duties into view; why it is so is to be worked out.
func (m *Duty) Choose(i int) { m.at, m.why = i, nil }

// Place is the place in view.
func (m *Duty) Place() exam.DutyPlace { return m.places[m.at] }

// Duty is the duty in view as it is now.
func (m *Duty) Duty() exam.Duty {
	d, _ := m.office.State().DutyAt(m.Place())
	return d
}

// Open reports whether nobody fills the place.
func (m *Duty) Open() bool { return m.Duty().Staff == exam.ID{} }

// Title is what the place is called, with its half-day.
func (m *Duty) Title(lang text.Lang) string { return dutyWhen(lang, m.office.State(), m.Place()) }

// Who is who fills the place.
func (m *Duty) Who(lang text.Lang) string {
	return StaffName(lang, m.office.State(), m.Duty().Staff)
}

// Facts are what is known of who fills the place.
func (m *Duty) Facts(lang text.Lang) (facts [][2]string) {
	who, ok := m.office.State().StaffMember(m.Duty().Staff)
	if !ok {
		return nil
	}
	for _, f := range []exam.Field{exam.FieldStaffNumber, exam.FieldNationalID, exam.FieldSubject, exam.FieldSchool, exam.FieldCycle, exam.FieldSex} {
		said := who.Value(f)
		name := FieldName(lang, f)
		switch f {
		case exam.FieldCycle:
			if said != "" {
				said = text.T(lang, "cycle."+said)
			}
		case exam.FieldSex:
			said = app.FieldWords(lang, f, said)
		case exam.FieldSchool:
			name = Word(lang, "field.workplace")
		case exam.FieldStaffNumber, exam.FieldNationalID:
			if said != "" {
				said = text.LTR(said)
			}
		}
		if said != "" {
			facts = append(facts, [2]string{name, said})
		}
	}
	return facts
}

// LookInto returns what works out why the duty in view is as it is, which may be
// slow.
func (m *Duty) LookInto() func() (last func()) {
	s, place := m.office.State(), m.Place()
	return func() func() {
		why, there := s.WhyDuty(place)
		return func() {
			if there && place == m.Place() {
				m.why = &why
			}
		}
	}
}

// Why says why who fills the place does; none while that is not worked out.
func (m *Duty) Why(lang text.Lang) []string {
	if m.why == nil {
		return nil
	}
	return app.DescribeWhy(lang, *m.why)
}

// History is what was changed by hand of the place, the latest first: when and by
// whom, and what with its reason.
func (m *Duty) History(lang text.Lang) [][2]string {
	return dutyHistory(lang, m.office.State(), func(p exam.DutyPlace) bool { return p == m.Place() })
}

// DutyHistory is all that was changed by hand of the plan in force, the latest
// first.
func DutyHistory(lang text.Lang, o Office) [][2]string {
	return dutyHistory(lang, o.State(), func(exam.DutyPlace) bool { return true })
}

func dutyHistory(lang text.Lang, s *app.State, of func(exam.DutyPlace) bool) (lines [][2]string) {
	if s.Duties == nil {
		return nil
	}
	for _, c := range slices.Backward(s.Duties.Changes) {
		for _, d := range c.Duties {
			if !of(d.DutyPlace) {
				continue
			}
			words := dutyWhen(lang, s, d.DutyPlace) + " · " + StaffName(lang, s, d.Staff)
			switch {
			case c.Reason != "":
				words += " — " + c.Reason
			case d.Locked:
				words += " — " + text.T(lang, "screen.duty.locked")
			default:
				words += " — " + text.T(lang, "screen.duty.unlocked")
			}
			lines = append(lines, [2]string{Moment(lang, c.At) + " · " + ActorName(lang, c.Actor), words})
		}
	}
	return lines
}

// Lock keeps the duty in view as it is when a plan is made anew, or lets it go.
func (m *Duty) Lock(ctx context.Context) func() {
	d := m.Duty()
	err := m.office.LockDuties(ctx, !d.Locked, d.DutyPlace)
	return func() { m.Err = err }
}
