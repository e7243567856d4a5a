package model

import (
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A DutyRow is one line of the sheet of a half-day: a room with its invigilators, a
// duty teacher, a reserve.
type DutyRow struct {
	Name   string
	Duties []exam.Duty // in the order of their slots
	Names  []string    // of who fills them
	Remark string      // what is wrong with it, or that it is locked; "" if nothing is
	Grave  exam.Severity
	Bad    []bool // of each duty: it is open, or breaks a hard rule
}

// PlanRows are the lines of the half-day in view.
func (m *Duties) PlanRows(lang text.Lang) (rows []DutyRow) {
	s := m.office.State()
	if s.Duties == nil {
		return nil
	}
	for _, d := range s.Duties.Duties {
		if d.Sitting != m.At {
			continue
		}
		last := len(rows) - 1
		if d.Role != exam.Invigilator || last < 0 || rows[last].Duties[0].Role != exam.Invigilator || rows[last].Duties[0].Room != d.Room {
			rows = append(rows, DutyRow{Name: s.PlaceName(lang, d.DutyPlace)})
			if last++; d.Role == exam.Invigilator {
				rows[last].Name = RoomName(lang, d.Room)
			}
		}
		r := &rows[last]
		r.Duties, r.Names = append(r.Duties, d), append(r.Names, StaffName(lang, s, d.Staff))
	}
	for i := range rows {
		m.remark(lang, s, &rows[i])
	}
	return rows
}

// remark says of a line what is wrong with it: open places and broken hard rules
// first, then what had rather not be.
func (m *Duties) remark(lang text.Lang, s *app.State, r *DutyRow) {
	var said []string
	say := func(grave exam.Severity, words string) {
		if r.Grave == "" || grave == exam.Blocking {
			r.Grave = grave
		}
		if !slices.Contains(said, words) {
			said = append(said, words)
		}
	}
	for _, d := range r.Duties {
		bar := m.trouble.Broken[d.DutyPlace]
		r.Bad = append(r.Bad, d.Staff == (exam.ID{}) || bar != "")
		switch {
		case d.Staff == (exam.ID{}):
			say(exam.Blocking, text.T(lang, "screen.duty.open"))
		case bar != "":
			say(exam.Blocking, app.BarName(lang, bar))
		}
	}
	if len(r.Duties) > 1 {
		if one := sameOf(s, r.Duties, func(w exam.Staff) string { return string(w.Sex) }); one && !s.Duties.Rules.AnySex {
			say(exam.Warning, text.T(lang, "screen.duties.one_sex"))
		}
		if one := sameOf(s, r.Duties, func(w exam.Staff) string { return string(w.Cycle) }); one && !s.Duties.Rules.AnyCycle {
			say(exam.Warning, text.T(lang, "screen.duties.one_cycle"))
		}
	}
	locked := 0
	for _, d := range r.Duties {
		if d.Locked {
			locked++
		}
	}
	switch {
	case locked == len(r.Duties):
		say(exam.Hint, text.T(lang, "screen.duty.locked"))
	case locked > 0:
		say(exam.Hint, text.T(lang, "screen.duties.some_locked", text.Args{"n": locked}))
	}
	r.Remark = strings.Join(said, text.T(lang, "duty.semicolon")+" ")
}

// sameOf reports whether all who fill duties are alike in something that is known
// of each.
func sameOf(s *app.State, all []exam.Duty, of func(exam.Staff) string) bool {
	first := ""
	for i, d := range all {
		who, ok := s.StaffMember(d.Staff)
		if said := of(who); !ok || said == "" || i > 0 && said != first {
			return false
		} else if i == 0 {
			first = said
		}
	}
	return true
}

// PlanGrid is the sheet of the half-day in view: rooms and invigilators, duty
// teachers, reserves in the order of call.
func (m *Duties) PlanGrid(lang text.Lang, rows []DutyRow) *Grid {
	slots := 1
	for _, r := range rows {
		slots = max(slots, len(r.Duties))
	}
	columns := []GridColumn{{Key: "place", Title: text.T(lang, "screen.duties.place"), Width: 9, Text: func(i int) string { return rows[i].Name }}}
	for slot := range slots {
		title := text.T(lang, "screen.duties.slot", text.Args{"n": slot + 1})
		columns = append(columns, GridColumn{Key: "slot" + strconv.Itoa(slot+1), Title: title, Width: 9.5, Grow: 1, Text: func(i int) string {
			if slot < len(rows[i].Names) {
				return rows[i].Names[slot]
			}
			return ""
		}})
	}
	columns = append(columns, GridColumn{Key: "remark", Title: Word(lang, "word.remarks"), Width: 9, Grow: 1, Text: func(i int) string { return rows[i].Remark }})
	return NewGrid(len(rows), columns...)
}

// A DutyPerson is somebody with all that they do.
type DutyPerson struct {
	exam.Staff
	Duties []exam.Duty // by half-day
}

// People are the staff with what they do: those who have duties or might have some,
// in the order of the staff.
func (m *Duties) People() (people []DutyPerson) {
	s := m.office.State()
	if s.Duties == nil {
		return nil
	}
	theirs := map[exam.ID][]exam.Duty{}
	for _, d := range s.Duties.Duties {
		theirs[d.Staff] = append(theirs[d.Staff], d)
	}
	for _, who := range s.Staff {
		if mine := theirs[who.ID]; len(mine) > 0 || who.Guards() {
			people = append(people, DutyPerson{Staff: who, Duties: mine})
		}
	}
	return people
}

// PeopleGrid is who does what: a column for each half-day.
func (m *Duties) PeopleGrid(lang text.Lang, people []DutyPerson) *Grid {
	s := m.office.State()
	name := func(i int) string { return NameIn(lang, people[i].Name) }
	columns := []GridColumn{
		{Key: "name", Title: text.T(lang, "screen.duties.person"), Width: 10, Grow: 1, Text: name, Order: ByAlphabet(name)},
		{Key: "number", Title: FieldName(lang, exam.FieldStaffNumber), Width: 6, Text: func(i int) string { return people[i].Number }},
		{Key: "subject", Title: FieldName(lang, exam.FieldSubject), Width: 7, Text: func(i int) string { return people[i].Subject }},
		{Key: "count", Title: text.T(lang, "screen.duties.count"), Width: 4.5, Text: func(i int) string { return text.Number(lang, len(people[i].Duties)) }},
	}
	for _, at := range s.Programme.Sittings() {
		columns = append(columns, GridColumn{
			Key: at.String(), Title: sittingShort(lang, s.Programme, at), Width: 6.5,
			Text: func(i int) string {
				var words []string
				for _, d := range people[i].Duties {
					if d.Sitting == at {
						words = append(words, dutyShort(lang, d.DutyPlace))
					}
				}
				return strings.Join(words, listComma(lang))
			},
		})
	}
	return NewGrid(len(people), columns...)
}

// PersonBad reports whether a duty that somebody has at a half-day breaks a hard
// rule.
func (m *Duties) PersonBad(p DutyPerson, at exam.Sitting) bool {
	for _, d := range p.Duties {
		if d.Sitting == at && m.trouble.Broken[d.DutyPlace] != "" {
			return true
		}
	}
	return false
}
