package pdf

import (
	"markaz/app/exam"
)

// bilingualSamples are every document in Arabic and French.
func bilingualSamples() map[string]document {
	h := in(Bilingual)
	h.Centre.Head = "ادريس بنعيسى"
	home := home(in(Bilingual))
	morning, afternoon := dutyOf(firstMorning, 6, 2), dutyOf(firstAfternoon, 6, 2)
	both := []DutySitting{morning, afternoon}
	door := DoorRoom{exam.Room{Number: "3", Wing: "ب", Floor: "1"}, seated(0, 20, "3")}
	snake := snakeRoom("ar")
	return map[string]document{
		"bilingual-attendance":         attendanceOf(h, 20),
		"bilingual-cards":              cardsOf(h, 4, 4),
		"bilingual-cards-1":            cardsOf(h, 1, 1),
		"bilingual-cards-2":            cardsOf(h, 2, 2),
		"bilingual-door":               &DoorList{Head: h, Rooms: []DoorRoom{door}},
		"bilingual-labels":             &TableLabels{Head: h, Labels: seated(0, 9, "3")},
		"bilingual-list":               &CandidateList{Head: h, Rows: seated(0, 12, "3")},
		"bilingual-alphabetical":       &AlphabeticalList{Head: h, Rows: seated(0, 40, "3")},
		"bilingual-room-plan":          plansOf(h, snake),
		"bilingual-room-list":          roomListOf(h, 9),
		"bilingual-special-needs":      needsOf(h, 5),
		"bilingual-readiness":          readinessOf(h, false),
		"bilingual-duty-table":         &DutyTable{Head: h, Rules: drawRules, Sittings: both[:1]},
		"bilingual-reserve-list":       &ReserveList{Head: h, Sittings: both[:1]},
		"bilingual-duty-teachers":      &DutyTeacherList{Head: h, Sittings: both},
		"bilingual-convocations":       &Convocations{Head: h, Letters: lettersOf(2, 4)},
		"bilingual-badges":             &Badges{Head: h, Badges: badgesOf(dutyOf(firstMorning, 3, 2))},
		"bilingual-room-slip":          &RoomSlips{Head: h, Slips: slipsOf(dutyOf(firstMorning, 2, 2))},
		"bilingual-staff-attendance":   &StaffAttendance{Head: h, Sittings: []DutySitting{marked(dutyOf(firstMorning, 5, 2))}},
		"bilingual-hours":              &HoursStatement{Head: h, Rows: hoursOf(8)},
		"bilingual-verification-cards": verifyCardsOf(home, 3, 2),
		"bilingual-verification-board": boardOf(home, 4, 5),
		"bilingual-corrections":        correctionsOf(h, 8, "الثانوية التأهيلية ابن خلدون", "ثانوية الأمل الخصوصية"),
		"bilingual-sending":            sendingOf(h, 3),
		"bilingual-recovery":           &Recovery{Head: h, Code: "K7QF-29MD-XW4T-8HJC-P3VN-5RZA-6BYE-1GSU", File: "centre-331.markaz"},
	}
}
