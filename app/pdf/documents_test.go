package pdf

import (
	"cmp"
	"fmt"
	"strings"

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
			all[name] = formOf(h, name)
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

// formOf is a form twice: with something in each of its places, and blank.
func formOf(head Head, document string) *Form {
	known := FormSheet{
		Unit: exam.Unit{Room: "3", Sitting: firstMorning}, Mark: "القاعة رقم 3", Under: "القاعة رقم 3 – الثلاثاء 2 يونيو 2026 صباحا",
		Values: map[string]string{}, Rows: map[string][]FormRow{},
	}
	say := func(items ...exam.Item) {
		for _, i := range items {
			known.Values[i.Key] = cmp.Or(formValues[i.Key], formWords[len(i.Key)%len(formWords)])
		}
	}
	for _, b := range head.Templates.Of(document).Blocks {
		say(b.Facts...)
		say(b.Fields...)
		say(b.Boxes...)
		if b.Choice != nil && len(b.Choice.Options) > 0 {
			say(b.Choice.Options[0])
		}
		if b.Table != nil {
			known.Rows[b.Table.Key] = formRows(b.Table)
		}
		for i := range b.Signatures {
			known.Values[Sign(i+1)] = person(i).Name.Arabic()
		}
	}
	return &Form{Head: head, Document: document, Sheets: []FormSheet{known, {Unit: exam.Unit{Room: "4"}}}}
}

// formValues are what is put in the places of forms whose keys many have, formWords
// in the others, by turns.
var (
	formValues = map[string]string{"room": "3", "sitting": "الثلاثاء 2 يونيو 2026 صباحا", "subject": "الرياضيات"}
	formWords  = []string{"08:00 – 10:30", "12", "الفيزياء والكيمياء", "BK310201"}
)

func formRows(t *exam.Table) (rows []FormRow) {
	for i := range 3 {
		row := FormRow{Cells: map[string]string{}, Name: person(i).Name}
		for n, c := range t.Columns {
			switch c.Set {
			case "number":
				row.Cells[c.Key] = fmt.Sprint(i + 1)
			case "code":
				row.Cells[c.Key] = fmt.Sprint(4410000 + 7*i + n)
			case "tick":
				row.Cells[c.Key] = strings.Repeat("x", i%2)
			default:
				row.Cells[c.Key] = formWords[(i+n)%len(formWords)]
			}
		}
		rows = append(rows, row)
	}
	return rows
}
