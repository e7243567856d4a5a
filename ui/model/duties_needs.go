package model

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// A DutyNeed is what one half-day asks for, and how many can come.
type DutyNeed struct {
	At                                exam.Sitting
	Rooms, Guards, Teachers, Reserves int
	Able                              int // who may be given duties and are not away
}

// Places is how many there are to fill.
func (n DutyNeed) Places() int { return n.Guards + n.Teachers + n.Reserves }

// Needs are what rules ask for, half-day by half-day. Of a large file it is
// slow.
func (m *Duties) Needs(rules exam.DutyRules) (all []DutyNeed) {
	p := m.office.State().DutyProblem(rules)
	for _, at := range p.Sittings {
		n := DutyNeed{At: at.Sitting, Rooms: len(at.Rooms)}
		for _, place := range p.Places(at) {
			switch place.Role {
			case exam.Invigilator:
				n.Guards++
			case exam.DutyTeacher:
				n.Teachers++
			case exam.Reserve:
				n.Reserves++
			}
		}
		for i := range p.Staff {
			if who := &p.Staff[i]; !who.Exempt && !who.Away[at.Sitting] {
				n.Able++
			}
		}
		all = append(all, n)
	}
	return all
}

// NeedsWords say in a sentence what the rules ask for in all, and whether enough
// can come to every half-day.
func NeedsWords(lang text.Lang, needs []DutyNeed) (words string, enough bool) {
	total, short := 0, 0
	for _, n := range needs {
		total += n.Places()
		short = max(short, n.Places()-n.Able)
	}
	if short > 0 {
		return text.T(lang, "screen.duties.short", text.Args{"n": short}), false
	}
	return text.T(lang, "screen.duties.enough", text.Args{"n": total}), true
}

// NeedsGrid is what the rules ask for, half-day by half-day.
func (m *Duties) NeedsGrid(lang text.Lang, needs []DutyNeed) *Grid {
	p := m.office.State().Programme
	count := func(key string, of func(DutyNeed) int) GridColumn {
		return GridColumn{Key: key, Title: text.T(lang, "screen.duties.needs."+key), Width: 4.2, Text: func(i int) string { return text.Number(lang, of(needs[i])) }}
	}
	return NewGrid(len(needs),
		GridColumn{Key: "sitting", Title: text.T(lang, "screen.duties.sitting"), Width: 8, Grow: 1, Text: func(i int) string { return sittingShort(lang, p, needs[i].At) }},
		count("guards", func(n DutyNeed) int { return n.Guards }),
		count("teachers", func(n DutyNeed) int { return n.Teachers }),
		count("reserves", func(n DutyNeed) int { return n.Reserves }),
		count("able", func(n DutyNeed) int { return n.Able }),
	)
}
