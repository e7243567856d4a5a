package pdf

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
)

// sitting is one at which two of the staff are in each room.
func (w *paperwork) sitting() DutySitting {
	at := DutySitting{Sitting: firstMorning, Papers: w.Papers}
	on := func(i int, place exam.DutyPlace) OnDuty {
		place.Sitting = at.Sitting
		return OnDuty{DutyPlace: place, Who: w.Staff[i], Of: w.Papers[0].Subject}
	}
	for i, r := range w.Rooms {
		room := DutyRoom{Room: r, Papers: []RoomPaper{{w.Papers[0], 20}}, Candidates: 20}
		for slot := range 2 {
			room.Guards = append(room.Guards, on(2*i+slot, exam.DutyPlace{Role: exam.Invigilator, Room: r.Number, Slot: slot + 1}))
		}
		at.Rooms = append(at.Rooms, room)
	}
	at.Teachers = []OnDuty{on(8, exam.DutyPlace{Role: exam.DutyTeacher, Subject: w.Papers[0].Subject.Ar})}
	at.Reserves = []OnDuty{on(9, exam.DutyPlace{Role: exam.Reserve, Slot: 1}), on(10, exam.DutyPlace{Role: exam.Reserve, Slot: 2})}
	return at
}

func (w *paperwork) staffDocuments(head Head) map[string]drawn {
	at := w.sitting()
	one := []DutySitting{at}
	letters, badges, hours := &Convocations{Head: head}, &Badges{Head: head, Badges: badgesOf(at)}, &HoursStatement{Head: head}
	for _, m := range w.Staff {
		letters.Letters = append(letters.Letters, Convocation{Who: m, Sittings: []Summons{{Sitting: at.Sitting, Papers: w.Papers[:1]}}})
		badges.Badges = append(badges.Badges, Badge{Who: m})
		hours.Rows = append(hours.Rows, HoursRow{Who: m, Invigilation: 90})
	}
	return map[string]drawn{
		"duties": &DutyTable{Head: head, Rules: w.Rules, Sittings: one}, "reserves": &ReserveList{Head: head, Sittings: one},
		"teachers": &DutyTeacherList{Head: head, Sittings: one}, "convocations": letters, "badges": badges,
		"slips": &RoomSlips{Head: head, Slips: slipsOf(at)}, "presence": &StaffAttendance{Head: head, Sittings: one}, "hours": hours,
	}
}

// It is so of the papers of the staff as well: an invigilator, a duty teacher and a
// reserve have every field changed.
func TestAUnitOfTheStaffIsAnotherWhenItIsDrawnOtherwise(t *testing.T) {
	w := samplePaperwork()
	compare, called := w.comparing(t, w.staffDocuments)
	for _, i := range []int{0, 8, 9} {
		who := reflect.ValueOf(&w.Staff[i]).Elem()
		for f := range who.NumField() {
			if name := who.Type().Field(f).Name; name != "ID" {
				changes(t, fmt.Sprintf("staff %d %s", i, name), who.Field(f), compare)
			}
		}
	}
	changes(t, "rules of duties", reflect.ValueOf(&w.Rules).Elem(), compare)
	changes(t, "room", reflect.ValueOf(&w.Rooms[0]).Elem(), compare)
	changes(t, "paper", reflect.ValueOf(&w.Papers[0]).Elem(), compare)
	changes(t, "centre", reflect.ValueOf(&w.Head.Centre).Elem(), compare)
	changes(t, "digits", reflect.ValueOf(&w.Head.ArabicDigits).Elem(), compare)
	for _, lang := range []string{"fr", "en"} {
		w.Head.Lang = lang
		compare("language " + lang)
	}
	for name, n := range called {
		assert.Greater(t, *n, 10, "%s was called back", name)
	}
}
