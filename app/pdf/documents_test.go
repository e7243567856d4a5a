package pdf

import (
	"markaz/app/exam"
	"markaz/app/template"
)

// documents make a sample of each document of the program, by its name in package
// app: compared in every language by TestGolden. A form needs none of its own here.
var documents = map[string]func(Head) document{
	"attendance":        func(h Head) document { return attendanceOf(h, 20, 15, 31) },
	"cards":             func(h Head) document { return cardsOf(h, 6, 4) },
	"door-lists":        func(h Head) document { return &DoorList{Head: h, Rooms: doorRooms()} },
	"table-labels":      labelsOf,
	"candidate-list":    func(h Head) document { return &CandidateList{Head: h, Rows: seated(0, 60, "3")} },
	"alphabetical-list": func(h Head) document { return &AlphabeticalList{Head: h, Rows: seated(0, 90, "3")} },

	"room-plan": func(h Head) document {
		return plansOf(h, planOf(usualRoom(), 0, 20, 2), snakeRoom(h.Lang), hall())
	},
	"room-list":       func(h Head) document { return roomListOf(h, 34) },
	"special-needs":   func(h Head) document { return needsOf(h, 14) },
	"readiness-sheet": func(h Head) document { return readinessOf(h, false) },

	"duty-table":         func(h Head) document { return &DutyTable{Head: h, Rules: drawRules, Sittings: bothHalves()} },
	"reserve-list":       func(h Head) document { return &ReserveList{Head: h, Sittings: bothHalves()} },
	"duty-teachers":      func(h Head) document { return &DutyTeacherList{Head: h, Sittings: bothHalves()} },
	"staff-convocations": func(h Head) document { return &Convocations{Head: h, Letters: lettersOf(3, 4)} },
	"badges":             func(h Head) document { return &Badges{Head: h, Badges: badgesOf(dutyOf(firstMorning, 4, 2))} },
	"room-slip":          func(h Head) document { return &RoomSlips{Head: h, Slips: slipsOf(oddRooms())} },
	"staff-attendance": func(h Head) document {
		return &StaffAttendance{Head: h, Sittings: []DutySitting{marked(dutyOf(firstMorning, 5, 2))}}
	},
	"hours": func(h Head) document { return &HoursStatement{Head: h, Rows: hoursOf(40)} },

	"verification-cards": func(h Head) document { return verifyCardsOf(home(h), 3, 2) },
	"verification-board": func(h Head) document { return boardOf(home(h), 4, 9) },
	"correction-list": func(h Head) document {
		return correctionsOf(h, 40, "الثانوية التأهيلية ابن خلدون", "ثانوية الأمل الخصوصية", "")
	},
	"sending-slip": func(h Head) document { return sendingOf(h, 3) },

	"label-calibration": func(h Head) document { return &LabelCalibration{Head: h, Sheet: common("24")} },
	"copies-ledger":     func(h Head) document { return &CopiesLedger{Head: h, Rows: copyRows(26, "ar")} },
}

// paperLanguages are those in which every document is compared.
var paperLanguages = []string{"ar", "fr", Bilingual}

// documentsOf are all documents and forms with a head.
func documentsOf(h Head) map[string]document {
	all := make(map[string]document, len(documents))
	for name, make := range documents {
		all[name] = make(h)
	}
	for _, name := range template.Documents() {
		if documents[name] == nil && len(h.Templates.Of(name).Blocks) > 0 {
			all[name] = filledForm(h, name, FormSheet{Unit: exam.Unit{Room: "4"}})
		}
	}
	return all
}

// inLanguages are all documents in all languages, those in Arabic by their names, the
// others by these and their language.
func inLanguages() map[string]document {
	all := documentsOf(in(paperLanguages[0]))
	for _, lang := range paperLanguages[1:] {
		for name, one := range documentsOf(in(lang)) {
			all[name+"-"+lang] = one
		}
	}
	return all
}

func doorRooms() []DoorRoom {
	return []DoorRoom{
		{exam.Room{Number: "3", Wing: "الجناح ب", Floor: "1"}, seated(0, 20, "3")}, {exam.Room{Number: "12"}, seated(20, 31, "12")},
	}
}

func labelsOf(h Head) document {
	return &TableLabels{Head: h, Labels: append(seated(0, 22, "3"), Seated{Room: "3", Table: "23"}), Start: 3}
}
