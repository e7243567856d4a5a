package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// titleSubjects is of how many subjects a sitting is called by at most.
const titleSubjects = 2

// SittingTitle is what a half-day of the programme is called where one chooses
// among them: «الثلاثاء صباحا – الرياضيات»; with the day where two are called so.
func SittingTitle(lang text.Lang, p exam.Programme, at exam.Sitting) string {
	name := sittingShort(lang, p, at)
	if subjects := sittingSubjects(lang, p, at); subjects != "" {
		name += " – " + subjects
	}
	return Capital(name)
}

// sittingShort is a half-day without its subjects: «الثلاثاء صباحا».
func sittingShort(lang text.Lang, p exam.Programme, at exam.Sitting) string {
	for _, other := range p.Sittings() {
		if other != at && other.Half == at.Half && text.Weekday(lang, string(other.Date)) == text.Weekday(lang, string(at.Date)) {
			return SittingName(lang, at)
		}
	}
	return Capital(text.Weekday(lang, string(at.Date)) + " " + text.Half(lang, at.Half))
}

// sittingSubjects names what is written at a half-day, in the order of time.
func sittingSubjects(lang text.Lang, p exam.Programme, at exam.Sitting) string {
	var papers []exam.Paper
	for _, q := range p.Papers {
		if q.Sitting() == at {
			papers = append(papers, q)
		}
	}
	exam.SortPapers(papers)
	var names []string
	for _, q := range papers {
		if name := q.Subject.In(string(lang)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > titleSubjects {
		names = append(names[:titleSubjects], "…")
	}
	return strings.Join(names, listComma(lang))
}

// SittingTitles are the half-days of the programme by their titles.
func SittingTitles(lang text.Lang, p exam.Programme) (all []exam.Sitting, titles []string) {
	all = p.Sittings()
	for _, at := range all {
		titles = append(titles, SittingTitle(lang, p, at))
	}
	return all, titles
}

// dutyShort is a place in a word or two: «القاعة 3», «احتياط 2», «مداومة».
func dutyShort(lang text.Lang, p exam.DutyPlace) string {
	switch p.Role {
	case exam.Reserve:
		return text.T(lang, "screen.duty.reserve_short", text.Args{"n": p.Slot})
	case exam.DutyTeacher:
		return Word(lang, "role.duty_teacher")
	}
	return RoomName(lang, p.Room)
}

// dutyWhen is a place with its half-day.
func dutyWhen(lang text.Lang, state *app.State, p exam.DutyPlace) string {
	return SittingTitle(lang, state.Programme, p.Sitting) + " · " + state.PlaceName(lang, p)
}

// StaffName is who somebody is, that a place is open where it is nobody.
func StaffName(lang text.Lang, state *app.State, id exam.ID) string {
	if id == (exam.ID{}) {
		return text.T(lang, "screen.duty.open")
	}
	m, ok := state.StaffMember(id)
	if !ok {
		return text.T(lang, "screen.duty.gone")
	}
	return NameIn(lang, m.Name)
}

// HoursMinutes is a time of work as h:mm; "" of none.
func HoursMinutes(lang text.Lang, minutes int) string {
	if minutes == 0 {
		return ""
	}
	return text.Localize(lang, text.LTR(app.Clock(minutes)))
}
