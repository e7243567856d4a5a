package model

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// A StaffDuty is a place that one of the staff has in the plan of duties: when, and
// where or as what. Bar is the rule that forbids it as things are now, "" if none
// does.
type StaffDuty struct{ When, Where, Bar string }

// Duties are the places that they have in the plan of duties, in its order; what
// forbids them is known once LookInto has been.
func (m *StaffForm) Duties() []StaffDuty { return m.duties }

// LookInto finds which of the duties a rule forbids now. The first func may be slow:
// the rules look at every room.
func (m *StaffForm) LookInto() (slow func() (last func())) {
	id := m.was.ID
	return func() func() {
		duties := m.lookUp(id)
		return func() { m.duties = duties }
	}
}

// lookUp is what duties one of the staff has, and which of them a rule forbids now.
func (m *StaffForm) lookUp(id exam.ID) []StaffDuty {
	s := m.office.State()
	if s.Duties == nil || id == (exam.ID{}) {
		return nil
	}
	bars := map[exam.DutyPlace]string{}
	for _, b := range s.BarredDuties(id) {
		bars[b.DutyPlace] = Word(m.lang, "bar."+string(b.Bar))
	}
	return m.dutiesOf(id, bars)
}

func (m *StaffForm) dutiesOf(id exam.ID, bars map[exam.DutyPlace]string) (duties []StaffDuty) {
	s := m.office.State()
	if s.Duties == nil || id == (exam.ID{}) {
		return nil
	}
	for _, d := range s.Duties.Duties {
		if d.Staff == id {
			duties = append(duties, StaffDuty{SittingName(m.lang, d.Sitting), s.PlaceName(m.lang, d.DutyPlace), bars[d.DutyPlace]})
		}
	}
	return duties
}

// After says what was done, and which duties the rules forbid from now on; whole is
// false where there are such.
func (m *StaffForm) After(added bool) (words string, whole bool) {
	key := "screen.staff.changed"
	if added {
		key = "screen.staff.added"
	}
	words = text.T(m.lang, key, text.Args{"name": m.Name()})
	n, first := 0, StaffDuty{}
	for _, d := range m.duties {
		if d.Bar != "" {
			if n++; n == 1 {
				first = d
			}
		}
	}
	if n == 0 {
		return words, true
	}
	return words + " " + text.T(m.lang, "screen.staff.barred", text.Args{"n": n, "when": first.When, "where": first.Where, "why": first.Bar}), false
}
