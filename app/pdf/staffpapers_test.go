package pdf

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestPagesOfTheStaff(t *testing.T) {
	morning := func(rooms, guards int) []DutySitting { return []DutySitting{dutyOf(firstMorning, rooms, guards)} }
	tests := []struct {
		name string
		doc  document
		want int
	}{
		{"no duties are one page that says so", &DutyTable{Head: in("ar")}, 1},
		{"a sitting of nobody", &DutyTable{Head: in("ar"), Sittings: []DutySitting{{Sitting: firstMorning}}}, 1},
		{"12 rooms with the draw are one page", &DutyTable{Head: in("ar"), Sittings: morning(12, 2)}, 1},
		{"20 rooms are two", &DutyTable{Head: in("ar"), Sittings: morning(20, 2)}, 2},
		{"each sitting begins a page", &DutyTable{Head: in("ar"), Sittings: append(morning(2, 2), dutyOf(firstAfternoon, 2, 2))}, 2},
		{"five invigilators a room", &DutyTable{Head: in("ar"), Sittings: morning(10, 5)}, 1},
		{"60 rooms are four", &DutyTable{Head: in("ar"), Sittings: morning(60, 2)}, 4},
		{"no reserve", &ReserveList{Head: in("ar"), Sittings: []DutySitting{{Sitting: firstMorning, Rooms: morning(1, 2)[0].Rooms}}}, 1},
		{"no duty teacher", &DutyTeacherList{Head: in("fr")}, 1},
		{"no convocation", &Convocations{Head: in("ar")}, 1},
		{"three convocations, two a page", &Convocations{Head: in("ar"), Letters: lettersOf(3, 2)}, 2},
		{"no badge", &Badges{Head: in("ar")}, 1},
		{"nine badges, eight a page", &Badges{Head: in("ar"), Badges: badgesOf(dutyOf(firstMorning, 2, 2))}, 2},
		{"no slip", &RoomSlips{}, 1},
		{"three slips, two a page", &RoomSlips{Head: in("ar"), Slips: slipsOf(dutyOf(firstMorning, 3, 5))}, 2},
		{"nobody signs", &StaffAttendance{Head: in("ar")}, 1},
		{"no hours", &HoursStatement{Head: in("en")}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Len(t, wordsOf(t, tt.doc), tt.want)
			assert.Equal(t, tt.want, tt.doc.Pages())
		})
	}
}

func TestWhatThePapersOfTheStaffSay(t *testing.T) {
	at := dutyOf(firstMorning, 2, 3)
	at.Rooms[1].Room.Number = "12-B"
	table := textOf(t, &DutyTable{Head: in("ar"), Rules: exam.DutyRules{Seed: 1<<64 - 1, PerRoom: 3, Reserves: 14}, Sittings: []DutySitting{at}})
	for _, want := range []string{"18446744073709551615", "12-B", "08:00", "10:30", "الحارس الثالث", "احتياطيا في كل حصة"} {
		assert.Contains(t, table, want)
	}
	for _, r := range at.Rooms {
		for _, d := range r.Guards {
			assert.Contains(t, table, d.Who.Name.Arabic())
		}
	}
	letters := lettersOf(1, 3)
	letter := textOf(t, &Convocations{Head: in("ar"), Letters: letters})
	for _, want := range []string{"07:30", letters[0].Who.Number, "قصاصة", "التحضيري"} {
		assert.Contains(t, letter, want)
	}
	letters[0].Who.Number, letters[0].Who.NationalID = "", "AB123456"
	letter = textOf(t, &Convocations{Head: in("fr"), Letters: letters})
	assert.Contains(t, letter, "nº de CNIE AB123456", "a card is not called a payroll number")
	assert.NotContains(t, letter, "SOM")
	hours := textOf(t, &HoursStatement{Head: in("ar"), Rows: []HoursRow{{Who: colleague(1), Invigilation: 125, Reserve: 60}, {Who: colleague(2), DutyTeacher: 59}}})
	for _, want := range []string{"2:05", "1:00", "0:59", "4:04", "3:05"} {
		assert.Contains(t, hours, want)
	}
	sheet := textOf(t, &StaffAttendance{Head: in("fr"), Sittings: []DutySitting{marked(dutyOf(firstMorning, 3, 2))}})
	assert.Contains(t, sheet, "retard 12 min")
	assert.Contains(t, sheet, "Présents : 6")
}

// A slip that is printed again says which copy it replaces, alone on its page.
func TestOnlyTheSlipOfOneRoom(t *testing.T) {
	slips := &RoomSlips{Head: in("fr"), Slips: slipsOf(dutyOf(firstMorning, 5, 2))}
	key := slips.Units()[3].Key()
	assert.Equal(t, exam.UnitKey{Sitting: firstMorning, Room: "4"}, key)
	slips.Head.Only, slips.Head.Copies, slips.Head.Copy = map[exam.UnitKey]bool{key: true}, map[exam.UnitKey]int{key: 2}, 0
	text := textOf(t, slips)
	require.Equal(t, 1, slips.Pages())
	assert.Contains(t, text, "Copie nº 2, annule et remplace la précédente")
	assert.Contains(t, text, slips.Slips[3].Guards[0].Who.Number)
	assert.NotContains(t, text, slips.Slips[2].Guards[0].Who.Number)

	table := &DutyTable{Head: in("fr"), Sittings: []DutySitting{dutyOf(firstMorning, 20, 2), dutyOf(firstAfternoon, 2, 2)}}
	units := table.Units()
	require.Len(t, units, 3)
	table.Head.Only, table.Head.Copies = map[exam.UnitKey]bool{units[2].Key(): true}, map[exam.UnitKey]int{units[2].Key(): 3}
	text = textOf(t, table)
	assert.Contains(t, text, "Page 3/3", "it keeps its number")
	assert.Contains(t, text, "Copie nº 3")
}

// A leaf of slips of which one replaces an earlier one says no other copy at its
// foot.
func TestTheFootOfALeafContradictsNoSlip(t *testing.T) {
	slips := &RoomSlips{Head: in("fr"), Slips: slipsOf(dutyOf(firstMorning, 1, 2))}
	slips.Head.Copy = 1
	assert.Contains(t, textOf(t, slips), "Copie nº 1")
	at := slips.Slips[0]
	slips.Head.Copies = map[exam.UnitKey]int{exam.Unit{Sitting: at.Sitting, Room: at.Room.Number}.Key(): 2}
	words := textOf(t, slips)
	assert.Contains(t, words, "Copie nº 2, annule")
	assert.NotContains(t, words, "Copie nº 1")
}
