package model

import (
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// columns are what can be said of one of the staff; those that are shown at first
// fit in a window of 1024.
func (m *Staff) columns() []GridColumn {
	lang, all := m.lang, m.state.Staff
	column := func(f exam.Field, title string, width float32, of func(who *exam.Staff) string) GridColumn {
		return GridColumn{Key: string(f), Title: title, Width: width, Text: func(row int) string { return of(&all[row]) }}
	}
	named := func(key string, of func(n exam.Name) string) GridColumn {
		return column(exam.Field(key), text.T(lang, "screen.candidates."+key), 9, func(who *exam.Staff) string { return of(who.Name) }).alphabetical(3)
	}
	whole := named("name_ar", func(n exam.Name) string { return NameIn(lang, n) }) // in the other script where it has no other
	whole.Key, whole.Title = "name", Word(lang, "word.full_name")
	places := map[exam.Cycle]string{exam.Primary: "1", exam.Middle: "2", exam.Secondary: "3"}
	cycle := column(exam.FieldCycle, FieldName(lang, exam.FieldCycle), 6, func(who *exam.Staff) string { return cycleName(lang, who.Cycle) })
	cycle.Order = func(row int) string { return places[all[row].Cycle] }
	duties := m.duties // another plan has another page
	columns := []GridColumn{
		whole, named("name_ar", exam.Name.Arabic).hidden(), named("name_fr", exam.Name.Latin).hidden(),
		column(exam.FieldStaffNumber, text.T(lang, "screen.staff.number"), 5.4, func(who *exam.Staff) string { return who.Number }),
		column(exam.FieldNationalID, text.T(lang, "screen.staff.card"), 6, func(who *exam.Staff) string { return who.NationalID }).hidden(),
		column(exam.FieldSubject, text.T(lang, "screen.staff.subject"), 6.2, func(who *exam.Staff) string { return who.Subject }).alphabetical(2),
		column(exam.FieldSchool, text.T(lang, "screen.staff.school"), 7.6, func(who *exam.Staff) string { return who.School }).alphabetical(2),
		cycle.hidden(),
		column(exam.FieldSex, FieldName(lang, exam.FieldSex), 4, func(who *exam.Staff) string { return sexName(lang, who.Sex) }).hidden(),
		column(exam.FieldTask, FieldName(lang, exam.FieldTask), 6.9, func(who *exam.Staff) string { return shortTask(lang, who.Task) }),
		column(exam.FieldExempt, text.T(lang, "screen.staff.exempt"), 5, func(who *exam.Staff) string { return who.Exempt }).alphabetical(1),
		column(exam.FieldAway, text.T(lang, "screen.staff.away"), 4.4, func(who *exam.Staff) string { return someNumber(lang, len(who.Away)) }),
		column(exam.FieldRelatives, FieldName(lang, exam.FieldRelatives), 7, func(who *exam.Staff) string { return strings.Join(who.Relatives, listComma(lang)) }).hidden(),
		column("duties", text.T(lang, "screen.staff.duties"), 4.4, func(who *exam.Staff) string { return someNumber(lang, duties[who.ID]) }),
		column("source", text.T(lang, "screen.candidates.source"), 12, func(who *exam.Staff) string { return app.Place(lang, exam.Finding{Source: who.Source}) }).hidden(),
	}
	return columns
}

// someNumber is a number that is none when it is zero: a column of noughts hides
// the others.
func someNumber(lang text.Lang, n int) string {
	if n == 0 {
		return ""
	}
	return text.Number(lang, n)
}

func cycleName(lang text.Lang, c exam.Cycle) string {
	if c == "" {
		return ""
	}
	return Word(lang, "cycle."+string(c))
}

func sexName(lang text.Lang, s exam.Sex) string {
	if s == "" {
		return ""
	}
	return Word(lang, "sex."+string(s))
}

// TaskName is what a task is called: «كتابة المركز».
func TaskName(lang text.Lang, t exam.Task) string {
	if t == exam.Invigilation {
		return Word(lang, "task.invigilation")
	}
	return Word(lang, "task."+string(t))
}

// shortTask is a task in a column: what most of them do in one word.
func shortTask(lang text.Lang, t exam.Task) string {
	if t == exam.Invigilation {
		return Word(lang, "role.invigilator")
	}
	return TaskName(lang, t)
}

// StaffFieldName is what a field of the staff is called: their school is where
// they work.
func StaffFieldName(lang text.Lang, f exam.Field) string {
	if f == exam.FieldSchool {
		return Word(lang, "field.workplace")
	}
	return FieldName(lang, f)
}
