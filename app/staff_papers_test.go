package app

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
)

// dutyState is a centre of two rooms at which four people invigilate in the morning,
// with a duty teacher and two reserves; the last of the staff is the deputy head.
func dutyState() *State {
	s := seatedState("AAB", "BB")
	s.Programme.Papers = []exam.Paper{
		{Code: "m", Subject: exam.Words{Ar: "الرياضيات"}, Date: "2026-06-02", Start: "08:00", Minutes: 120, Tracks: []string{"A"}},
		{Code: "p", Subject: exam.Words{Ar: "الفلسفة"}, Date: "2026-06-02", Start: "10:30", Minutes: 90},
		{Code: "f", Subject: exam.Words{Ar: "الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 120},
	}
	for _, name := range []string{"الأول", "الثاني", "الثالث", "الرابع", "المداوم", "احتياط", "آخر", "النائب"} {
		s.Staff = append(s.Staff, exam.Staff{ID: exam.NewID(), Name: exam.Name{FullAr: name}, Number: "1" + name})
	}
	s.Staff[7].Task = exam.DeputyHead
	s.Duties = &exam.DutyPlan{Rules: exam.DutyRules{Seed: 7, Reserves: 2}}
	put := func(at exam.Sitting, who int, place exam.DutyPlace) {
		place.Sitting = at
		s.Duties.Duties = append(s.Duties.Duties, exam.Duty{DutyPlace: place, Staff: s.Staff[who].ID})
	}
	for i, room := range []string{"1", "1", "2", "2"} {
		put(morning, i, exam.DutyPlace{Role: exam.Invigilator, Room: room, Slot: 1 + i%2})
	}
	put(morning, 4, exam.DutyPlace{Role: exam.DutyTeacher, Subject: "الفلسفة"})
	put(morning, 5, exam.DutyPlace{Role: exam.Reserve, Slot: 1})
	put(morning, 6, exam.DutyPlace{Role: exam.Reserve, Slot: 2})
	put(afternoon, 0, exam.DutyPlace{Role: exam.Invigilator, Room: "1", Slot: 1})
	s.calls = map[callKey]exam.Call{}
	s.derive()
	return s
}

func docsOf[D document](t *testing.T, s *State, job PrintJob) D {
	t.Helper()
	papers, err := s.papers(job, time.Now())
	require.NoError(t, err)
	require.Len(t, papers, 1)
	return papers[0].doc.(D)
}

func TestRoomSlipsSayWhatIsWrittenInTheRoom(t *testing.T) {
	s := dutyState()
	slips := docsOf[*pdf.RoomSlips](t, s, PrintJob{Documents: []string{RoomSlips}}).Slips
	require.Len(t, slips, 3, "two in the morning, one in the afternoon")
	assert.Equal(t, 3, slips[0].Candidates)
	assert.Equal(t, []string{"m", "p"}, []string{slips[0].Papers[0].Code, slips[0].Papers[1].Code})
	assert.Equal(t, []int{2, 3}, []int{slips[0].Papers[0].Candidates, slips[0].Papers[1].Candidates})
	require.Len(t, slips[1].Papers, 1, "no track of the second room writes the first paper")
	one := docsOf[*pdf.RoomSlips](t, s, PrintJob{Documents: []string{RoomSlips}, Room: "1", Sitting: morning}).Slips
	require.Len(t, one, 1)
	assert.Equal(t, slips[0], one[0])
	of := docsOf[*pdf.RoomSlips](t, s, PrintJob{Documents: []string{RoomSlips}, Staff: s.Staff[2].ID}).Slips
	require.Len(t, of, 1)
	assert.Len(t, of[0].Guards, 2, "the whole room of one who invigilates there")
}

func TestBadgesAreOfASittingOrOfNone(t *testing.T) {
	s := dutyState()
	all := docsOf[*pdf.Badges](t, s, PrintJob{Documents: []string{Badges}}).Badges
	require.Len(t, all, 8, "everybody, other tasks included")
	for _, b := range all {
		assert.Zero(t, b.At)
		assert.Zero(t, b.Room)
	}
	at := docsOf[*pdf.Badges](t, s, PrintJob{Documents: []string{Badges}, Sitting: morning}).Badges
	require.Len(t, at, 7)
	assert.Equal(t, "1", at[0].Room.Number)
	assert.Equal(t, exam.Reserve, at[6].Role)
	assert.Empty(t, at[6].Room.Number)
	s.Duties = nil
	s.derive()
	assert.Len(t, docsOf[*pdf.Badges](t, s, PrintJob{Documents: []string{Badges}}).Badges, 8, "they need no plan of duties")
	_, err := s.papers(PrintJob{Documents: []string{Badges}, Sitting: morning}, time.Now())
	require.ErrorIs(t, err, exam.ErrNoDuties)
}

func TestConvocationsKeepTheRoomSecret(t *testing.T) {
	s := dutyState()
	letters := docsOf[*pdf.Convocations](t, s, PrintJob{Documents: []string{StaffConvocations}}).Letters
	require.Len(t, letters, 8)
	assert.Len(t, letters[0].Sittings, 2)
	assert.Len(t, letters[7].Sittings, 2, "who has another task comes to every sitting")
	assert.Empty(t, letters[7].Sittings[0].Role)
	before := s.unitsNow(StaffConvocations, "ar", s.everything())
	for i := range s.Duties.Duties {
		if d := &s.Duties.Duties[i]; d.Role == exam.Invigilator && d.Sitting == morning {
			d.Room = map[string]string{"1": "2", "2": "1"}[d.Room]
		}
	}
	s.derive()
	assert.Equal(t, before, s.unitsNow(StaffConvocations, "ar", s.everything()), "another room is no other convocation")
	one := docsOf[*pdf.Convocations](t, s, PrintJob{Documents: []string{StaffConvocations}, Sitting: afternoon}).Letters
	require.Len(t, one, 2)
	assert.Len(t, one[0].Sittings, 2, "it says all sittings all the same")
}

func TestWhoIsReplacedStandsOnTheSheetOfPresence(t *testing.T) {
	s := dutyState()
	gone, comes := s.Duties.Duties[1], s.Duties.Duties[5]
	s.calls[callKey{morning, gone.Staff}] = exam.Call{Sitting: morning, Staff: gone.Staff, Presence: exam.Absent}
	s.left = map[exam.DutyPlace][]exam.ID{gone.DutyPlace: {gone.Staff}, comes.DutyPlace: {comes.Staff}}
	s.Duties.Duties[1].Staff, s.Duties.Duties[5].Staff = comes.Staff, exam.ID{}
	s.derive()
	at := docsOf[*pdf.StaffAttendance](t, s, PrintJob{Documents: []string{StaffAttendance}, Sitting: morning}).Sittings[0]
	require.Len(t, at.Relieved, 1)
	assert.Equal(t, gone.Staff, at.Relieved[0].Who.ID)
	assert.Equal(t, comes.Staff, at.Relieved[0].Instead.ID)
	assert.Equal(t, "1", at.Relieved[0].Room)
}

func TestNothingToPrintOfTheStaff(t *testing.T) {
	without := dutyState()
	without.Duties = nil
	without.derive()
	nobody := seatedState("A")
	tests := []struct {
		name string
		s    *State
		job  PrintJob
		want error
	}{
		{"no plan of duties", without, PrintJob{Documents: []string{DutyTable}}, exam.ErrNoDuties},
		{"no staff", nobody, PrintJob{Documents: []string{Badges}}, exam.ErrNothing},
		{"a room has no reserves", dutyState(), PrintJob{Documents: []string{ReserveList}, Room: "1"}, exam.ErrNothing},
		{"hours are of all sittings", dutyState(), PrintJob{Documents: []string{HoursStatement}, Sitting: morning}, exam.ErrNothing},
		{"a sitting without duties", dutyState(), PrintJob{Documents: []string{RoomSlips}, Sitting: exam.Sitting{Date: "2026-06-09", Half: exam.Morning}}, exam.ErrNothing},
		{"one candidate", dutyState(), PrintJob{Documents: []string{DutyTable}, Candidate: dutyState().Candidates[0].ID}, exam.ErrNothing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.s.papers(tt.job, time.Now())
			require.ErrorIs(t, err, tt.want)
		})
	}
}

func TestAllDocumentsAreThoseThatSaySomething(t *testing.T) {
	names := func(s *State, job PrintJob) (names []string) {
		papers, err := s.papers(job, time.Now())
		require.NoError(t, err)
		for _, p := range papers {
			if slices.Contains(StaffDocuments, p.document) {
				names = append(names, p.document)
			} else {
				assert.Zero(t, job.Staff, "what is of candidates is not of one of the staff")
			}
		}
		return names
	}
	s := dutyState()
	assert.Equal(t, StaffDocuments, names(s, PrintJob{}))
	assert.Equal(t, []string{DutyTable, StaffConvocations, Badges, RoomSlips, StaffAttendance}, names(s, PrintJob{Room: "1"}))
	assert.Equal(t, []string{ReserveList, StaffConvocations, Badges, StaffAttendance, HoursStatement}, names(s, PrintJob{Staff: s.Staff[5].ID}))
	s.Duties, s.Staff = nil, nil
	s.derive()
	assert.Empty(t, names(s, PrintJob{}))
}

// Whatever is said otherwise on any paper of the staff, these papers are made from
// something else.
func TestMadeFromKnowsAllThatPapersOfTheStaffSay(t *testing.T) {
	s := dutyState()
	s.Settings = exam.Settings{}.Defaults()
	s.calls[callKey{morning, s.Staff[0].ID}] = exam.Call{Sitting: morning, Staff: s.Staff[0].ID, Presence: exam.Late, Minutes: 5}
	sums := func() map[string]map[exam.UnitKey]string {
		all := map[string]map[exam.UnitKey]string{}
		for _, d := range StaffDocuments {
			all[d] = map[exam.UnitKey]string{}
			for _, u := range s.unitsNow(d, s.Settings.Language, s.everything()) {
				all[d][u.Key()] = u.Sum
			}
			require.NotEmpty(t, all[d], d)
		}
		return all
	}
	s.derive()
	want, made := sums(), s.madeFrom(DutyTable)
	called := 0
	compare := func(field string) {
		s.derive()
		if !reflect.DeepEqual(want, sums()) {
			called++
			assert.NotEqual(t, made, s.madeFrom(DutyTable), field)
		}
	}
	for _, i := range []int{0, 4, 5, 7} {
		who := reflect.ValueOf(&s.Staff[i]).Elem()
		for f := range who.NumField() {
			if name := who.Type().Field(f).Name; name != "ID" {
				everyField(t, "staff."+name, who.Field(f), compare)
			}
		}
	}
	for i := range s.Duties.Duties {
		was := s.Duties.Duties[i].Staff
		s.Duties.Duties[i].Staff = s.Staff[6].ID
		compare("who")
		s.Duties.Duties[i].Staff = exam.ID{}
		compare("nobody")
		s.Duties.Duties[i].Staff = was
	}
	everyField(t, "rules", reflect.ValueOf(&s.Duties.Rules).Elem(), compare)
	everyField(t, "place", reflect.ValueOf(&s.Duties.Duties[0].Slot).Elem(), compare)
	everyField(t, "paper", reflect.ValueOf(&s.Programme.Papers[1]).Elem(), compare)
	everyField(t, "track", reflect.ValueOf(&s.Candidates[4].Track).Elem(), compare)
	everyField(t, "wing", reflect.ValueOf(&s.Rooms[0].Wing).Elem(), compare)
	key := callKey{morning, s.Staff[0].ID}
	for _, presence := range []exam.Presence{exam.Absent, exam.Present, ""} {
		s.calls[key] = exam.Call{Sitting: morning, Staff: s.Staff[0].ID, Presence: presence}
		compare("call")
	}
	assert.Greater(t, called, 40, "most of it is on some paper")
}
