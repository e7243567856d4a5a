package model

import (
	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Hours are the hours that everybody worked or is to work, for payment (بيان ساعات
// الحراسة).
type Hours struct {
	Lines []app.Hours
	state *app.State
}

// NewHours counts the hours of an open file.
func NewHours(o Office) *Hours {
	s := o.State()
	return &Hours{Lines: s.Hours(), state: s}
}

// Grid is the table of them; it begins in the order of the staff.
func (m *Hours) Grid(lang text.Lang) *Grid {
	who := func(i int) exam.Staff {
		one, _ := m.state.StaffMember(m.Lines[i].Staff)
		return one
	}
	name := func(i int) string { return StaffName(lang, m.state, m.Lines[i].Staff) }
	time := func(key, title string, of func(app.Hours) int) GridColumn {
		return GridColumn{Key: key, Title: title, Width: 5.5, Text: func(i int) string { return HoursMinutes(lang, of(m.Lines[i])) }}
	}
	count := func(key, title string, of func(app.Hours) int) GridColumn {
		return GridColumn{Key: key, Title: title, Width: 5.5, Text: func(i int) string {
			if n := of(m.Lines[i]); n > 0 {
				return text.Number(lang, n)
			}
			return ""
		}}
	}
	return NewGrid(len(m.Lines),
		GridColumn{Key: "name", Title: text.T(lang, "screen.duties.person"), Width: 10, Grow: 1, Text: name, Order: ByAlphabet(name)},
		GridColumn{Key: "number", Title: FieldName(lang, exam.FieldStaffNumber), Width: 6.5, Text: func(i int) string { return who(i).Number }},
		time("invigilation", text.T(lang, "screen.hours.invigilation"), func(h app.Hours) int { return h.Invigilation }),
		time("reserve", text.T(lang, "screen.hours.reserve"), func(h app.Hours) int { return h.Reserve }),
		time("duty_teacher", text.T(lang, "screen.hours.duty_teacher"), func(h app.Hours) int { return h.DutyTeacher }),
		time("total", Word(lang, "word.total"), app.Hours.Total),
		count("sittings", text.T(lang, "screen.hours.sittings"), func(h app.Hours) int { return h.Sittings }),
		count("absent", text.T(lang, "screen.hours.absent"), func(h app.Hours) int { return h.Absent }),
	)
}

// Sum says all hours together.
func (m *Hours) Sum(lang text.Lang) string {
	total := 0
	for _, h := range m.Lines {
		total += h.Total()
	}
	return text.T(lang, "screen.hours.sum", text.Args{"n": len(m.Lines), "hours": HoursMinutes(lang, total)})
}
