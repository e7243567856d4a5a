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
		"attendance-" + Bilingual:         attendanceOf(h, 20),
		"cards-" + Bilingual:              cardsOf(h, 4, 4),
		"cards-1-" + Bilingual:            cardsOf(h, 1, 1),
		"cards-2-" + Bilingual:            cardsOf(h, 2, 2),
		"door-lists-" + Bilingual:         &DoorList{Head: h, Rooms: []DoorRoom{door}},
		"table-labels-" + Bilingual:       &TableLabels{Head: h, Labels: seated(0, 9, "3")},
		"candidate-list-" + Bilingual:     &CandidateList{Head: h, Rows: seated(0, 12, "3")},
		"alphabetical-list-" + Bilingual:  &AlphabeticalList{Head: h, Rows: seated(0, 40, "3")},
		"room-plan-" + Bilingual:          plansOf(h, snake),
		"room-list-" + Bilingual:          roomListOf(h, 9),
		"special-needs-" + Bilingual:      needsOf(h, 5),
		"readiness-sheet-" + Bilingual:    readinessOf(h, false),
		"duty-table-" + Bilingual:         &DutyTable{Head: h, Rules: drawRules, Sittings: both[:1]},
		"reserve-list-" + Bilingual:       &ReserveList{Head: h, Sittings: both[:1]},
		"duty-teachers-" + Bilingual:      &DutyTeacherList{Head: h, Sittings: both},
		"staff-convocations-" + Bilingual: &Convocations{Head: h, Letters: lettersOf(2, 4)},
		"badges-" + Bilingual:             &Badges{Head: h, Badges: badgesOf(dutyOf(firstMorning, 3, 2))},
		"room-slip-" + Bilingual:          &RoomSlips{Head: h, Slips: slipsOf(dutyOf(firstMorning, 2, 2))},
		"staff-attendance-" + Bilingual:   &StaffAttendance{Head: h, Sittings: []DutySitting{marked(dutyOf(firstMorning, 5, 2))}},
		"hours-" + Bilingual:              &HoursStatement{Head: h, Rows: hoursOf(8)},
		"verification-cards-" + Bilingual: verifyCardsOf(home, 3, 2),
		"verification-board-" + Bilingual: boardOf(home, 4, 5),
		"correction-list-" + Bilingual:    correctionsOf(h, 8, "الثانوية التأهيلية ابن خلدون", "ثانوية الأمل الخصوصية"),
		"sending-slip-" + Bilingual:       sendingOf(h, 3),
		"recovery-" + Bilingual:           &Recovery{Head: h, Code: "K7QF-29MD-XW4T-8HJC-P3VN-5RZA-6BYE-1GSU", File: "centre-331.markaz"},
	}
}
