package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"markaz/app/exam"
)

// colleague is an invented member of the staff.
func colleague(i int) exam.Staff {
	c := person(i * 3)
	m := exam.Staff{
		Number: strconv.Itoa(1043200 + 37*i), Name: c.Name,
		Subject: []string{"الرياضيات", "اللغة الفرنسية", "الفلسفة", "التربية الإسلامية"}[i%4],
		School:  []string{"الثانوية الإعدادية المسيرة", "مدرسة الأطلس الابتدائية", "الثانوية التأهيلية ابن خلدون"}[i%3],
	}
	m.ID[0], m.ID[1] = byte(i+1), byte((i+1)>>8)
	return m
}

var firstMorning, firstAfternoon = exam.Sitting{Date: "2026-06-02", Half: exam.Morning}, exam.Sitting{Date: "2026-06-02", Half: exam.Afternoon}

// dutyOf is a sitting of so many rooms with so many invigilators each.
func dutyOf(at exam.Sitting, rooms, guards int) DutySitting {
	one := DutySitting{Sitting: at}
	for _, p := range programme {
		if p.Sitting() == at {
			one.Papers = append(one.Papers, p)
		}
	}
	next := 0
	fill := func(place exam.DutyPlace) OnDuty {
		place.Sitting = at
		next++
		return OnDuty{DutyPlace: place, Who: colleague(next - 1)}
	}
	for i := range rooms {
		r := DutyRoom{Room: exam.Room{Number: strconv.Itoa(i + 1), Wing: []string{"أ", "ب"}[i%2], Floor: strconv.Itoa(i % 3)}, Candidates: 20}
		for _, p := range one.Papers {
			r.Papers = append(r.Papers, RoomPaper{p, 20})
		}
		for slot := range guards {
			r.Guards = append(r.Guards, fill(exam.DutyPlace{Role: exam.Invigilator, Room: r.Room.Number, Slot: slot + 1}))
		}
		one.Rooms = append(one.Rooms, r)
	}
	for _, p := range one.Papers {
		t := fill(exam.DutyPlace{Role: exam.DutyTeacher, Subject: p.Subject.Ar})
		t.Of = p.Subject
		one.Teachers = append(one.Teachers, t)
	}
	for slot := range 4 {
		one.Reserves = append(one.Reserves, fill(exam.DutyPlace{Role: exam.Reserve, Slot: slot + 1}))
	}
	return one
}

var drawRules = exam.DutyRules{Seed: 20260602, PerRoom: 2, Reserves: 20, Percent: true}

// marked is a sitting as it was called: one late, one absent and replaced.
func marked(at DutySitting) DutySitting {
	for i := range at.Rooms {
		for j := range at.Rooms[i].Guards {
			at.Rooms[i].Guards[j].Presence = exam.Present
		}
	}
	first := &at.Rooms[0].Guards[0]
	first.Presence, first.Minutes = exam.Late, 12
	gone := at.Rooms[1].Guards[1]
	stood := at.Reserves[0]
	at.Reserves = at.Reserves[1:]
	at.Rooms[1].Guards[1].Who, at.Rooms[1].Guards[1].Changed = stood.Who, true
	gone.Presence, gone.Instead = exam.Absent, stood.Who
	at.Relieved = []OnDuty{gone}
	return at
}

func slipsOf(at DutySitting) []RoomSlip {
	var all []RoomSlip
	for _, r := range at.Rooms {
		all = append(all, RoomSlip{at.Sitting, r})
	}
	return all
}

func badgesOf(at DutySitting) []Badge {
	var all []Badge
	for _, r := range at.Rooms {
		for _, d := range r.Guards {
			all = append(all, Badge{Who: d.Who, At: at.Sitting, Role: d.Role, Room: r.Room})
		}
	}
	for _, d := range append(append([]OnDuty(nil), at.Teachers...), at.Reserves...) {
		all = append(all, Badge{Who: d.Who, At: at.Sitting, Role: d.Role, Of: d.Of})
	}
	return all
}

func lettersOf(n, sittings int) []Convocation {
	var all []Convocation
	for i := range n {
		one := Convocation{Who: colleague(i)}
		for j := range sittings {
			at := firstMorning
			at.Date = exam.Date(fmt.Sprintf("2026-06-%02d", 2+j/2))
			if j%2 == 1 {
				at.Half = exam.Afternoon
			}
			call := Summons{Sitting: at, Role: []exam.DutyRole{exam.Invigilator, exam.Reserve, exam.DutyTeacher}[(i+j)%3], Papers: []exam.Paper{mathPaper}}
			if call.Role == exam.DutyTeacher {
				call.Of = mathPaper.Subject
			}
			one.Sittings = append(one.Sittings, call)
		}
		all = append(all, one)
	}
	return all
}

func hoursOf(n int) []HoursRow {
	var all []HoursRow
	for i := range n {
		all = append(all, HoursRow{Who: colleague(i), Sittings: 1 + i%5, Invigilation: 150 * (i % 4), Reserve: 90 * (i % 3), DutyTeacher: 120 * (i % 2)})
	}
	return all
}

// bothHalves are a morning of twenty rooms, where one changed, and an afternoon.
func bothHalves() []DutySitting {
	morning := dutyOf(firstMorning, 20, 2)
	morning.Rooms[1].Guards[1].Changed = true
	return []DutySitting{morning, dutyOf(firstAfternoon, 6, 2)}
}

// oddRooms are a morning of rooms that are called otherwise, one place open.
func oddRooms() DutySitting {
	odd := dutyOf(firstMorning, 3, 2)
	odd.Rooms[0].Guards[1].Who = exam.Staff{} // open
	odd.Rooms[1].Room = exam.Room{Number: "المختبر 2", Wing: "الجناح الشمالي"}
	odd.Rooms[2].Room.Number = "12-B"
	odd.Rooms[2].Guards[0].Who.Name = exam.Name{FullAr: "مُحَمَّدٌ بَنِّيسْ ٱلْفَاسِيّ"}
	return odd
}

// staffSamples are the papers of the staff in other sizes.
func staffSamples() map[string]document {
	both, chief := bothHalves(), colleague(40)
	chief.Task = exam.DeputyHead
	digits := in("ar")
	digits.ArabicDigits = true
	return map[string]document{
		"duty-table-5":          &DutyTable{Head: digits, Rules: exam.DutyRules{Seed: 7, PerRoom: 3, PerFreeRoom: 5, Reserves: 14}, Sittings: []DutySitting{dutyOf(firstMorning, 8, 5)}},
		"duty-table-fr":         &DutyTable{Head: in("fr"), Rules: drawRules, Sittings: both[1:]},
		"reserve-list-fr":       &ReserveList{Head: in("fr"), Sittings: both[:1]},
		"duty-teachers-en":      &DutyTeacherList{Head: in("en"), Sittings: both},
		"staff-convocations-fr": &Convocations{Head: in("fr"), Letters: append(lettersOf(1, 10), Convocation{Who: chief, Sittings: []Summons{{Sitting: firstMorning, Papers: programme[:1]}}})},
		"badges-fr":             &Badges{Head: in("fr"), Badges: []Badge{{Who: chief}, {Who: colleague(1)}, {Who: colleague(2)}}},
		"room-slip-fr":          &RoomSlips{Head: practice("fr"), Slips: slipsOf(dutyOf(firstAfternoon, 1, 5))},
		"staff-attendance-fr":   &StaffAttendance{Head: in("fr"), Sittings: both},
		"hours-en":              &HoursStatement{Head: in("en"), Rows: hoursOf(5)},
	}
}

// longStaff gives everybody the longest values that lists hold.
func longStaff(m exam.Staff) exam.Staff {
	m.Name = exam.Name{FullAr: longName, FullFr: strings.Repeat("ABDERRAHMANE BEN ABDESSALAM ", 3)}
	m.Number, m.School = "12345678901234", "الثانوية التأهيلية الإمام محمد بن عبد الكريم الخطابي للعلوم والتكنولوجيا"
	m.Subject = "التربية الإسلامية والتاريخ والجغرافيا والفلسفة"
	return m
}

func longSitting(guards int) DutySitting {
	at := dutyOf(firstMorning, 3, guards)
	subject := exam.Words{Ar: strings.Repeat("التربية الإسلامية والتاريخ والجغرافيا ", 2), Fr: strings.Repeat("Éducation islamique, histoire et géographie ", 2)}
	for i := range at.Papers {
		at.Papers[i].Subject = subject
	}
	all := [][]OnDuty{at.Teachers, at.Reserves}
	for i := range at.Rooms {
		r := &at.Rooms[i]
		r.Room = exam.Room{Number: "المختبر 12-ب", Wing: "الجناح الشمالي الشرقي", Floor: "الطابق السفلي"}
		for j := range r.Papers {
			r.Papers[j].Subject = subject
		}
		all = append(all, r.Guards)
	}
	for _, places := range all {
		for i := range places {
			places[i].Who, places[i].Changed = longStaff(places[i].Who), true
			if places[i].Role == exam.DutyTeacher {
				places[i].Subject, places[i].Of = subject.Ar, subject
			}
		}
	}
	at.Rooms[0].Guards[0].Instead, at.Rooms[0].Guards[0].Presence = at.Reserves[0].Who, exam.Absent
	return at
}

func longStaffDocuments(h Head) map[string]document {
	two, five := longSitting(2), longSitting(5)
	letters, hours := lettersOf(2, 8), hoursOf(3)
	for i := range letters {
		letters[i].Who = longStaff(letters[i].Who)
		for j := range letters[i].Sittings {
			letters[i].Sittings[j].Of = two.Teachers[0].Of
		}
	}
	for i := range hours {
		hours[i].Who = longStaff(hours[i].Who)
		hours[i].Invigilation = 60*123 + 45
	}
	at := []DutySitting{two}
	return map[string]document{
		"duty table":          &DutyTable{Head: h, Rules: exam.DutyRules{Seed: 1<<64 - 1, PerRoom: 3, PerFreeRoom: 5, Reserves: 14, OneHalf: true}, Sittings: at},
		"duty table 5":        &DutyTable{Head: h, Rules: drawRules, Sittings: []DutySitting{five}},
		"reserves":            &ReserveList{Head: h, Sittings: at},
		"teachers":            &DutyTeacherList{Head: h, Sittings: at},
		"convocations":        &Convocations{Head: h, Letters: letters},
		"badges":              &Badges{Head: h, Badges: badgesOf(two)},
		"badges of all":       &Badges{Head: h, Badges: []Badge{{Who: longStaff(colleague(1))}}},
		"room slips":          &RoomSlips{Head: h, Slips: slipsOf(two)},
		"room slips 5":        &RoomSlips{Head: h, Slips: slipsOf(five)},
		"attendance of staff": &StaffAttendance{Head: h, Sittings: at},
		"hours":               &HoursStatement{Head: h, Rows: hours},
	}
}
