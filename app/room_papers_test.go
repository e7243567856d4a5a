package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// planNow is the plan of the first room of a state.
func planNow(t *testing.T, s *State, job PrintJob) pdf.RoomPlan {
	t.Helper()
	job.Documents = []string{RoomPlans}
	papers, err := s.papers(job, time.Now())
	require.NoError(t, err)
	require.Len(t, papers, 1)
	rooms := papers[0].doc.(*pdf.RoomPlans).Rooms
	require.NotEmpty(t, rooms)
	return rooms[0]
}

// drawn writes a plan as its tables from the board backwards, each row from the
// left wall: a number where somebody sits, (n) spare, [n] unused, <n> free, # nothing.
func drawn(p pdf.RoomPlan) (rows []string) {
	at := map[exam.Place]string{}
	for _, t := range p.Tables {
		switch {
		case t.Candidate != nil:
			at[t.Place] = t.Number
		case t.Spare:
			at[t.Place] = "(" + t.Number + ")"
		case t.Unused:
			at[t.Place] = "[" + t.Number + "]"
		default:
			at[t.Place] = "<" + t.Number + ">"
		}
	}
	for r := range p.Room.Layout.Rows {
		row := ""
		for c := range p.Room.Layout.Columns {
			word, ok := at[exam.Place{Column: c, Row: r}]
			if !ok {
				word = "#"
			}
			row += word + " "
		}
		rows = append(rows, row[:len(row)-1])
	}
	return rows
}

func TestTablesOfARoomPlan(t *testing.T) {
	tests := []struct {
		name   string
		room   exam.Room
		tables []string
		want   []string
		beside int
	}{
		{
			"nobody said how they stand: the usual shape, with the spare tables",
			exam.Room{Capacity: 4},
			[]string{"1", "2", "3"},
			[]string{"# (5) 3 1", "# (6) <4> 2"},
			0,
		},
		{
			"as it was said, what is more than the room may hold is not used",
			exam.Room{Capacity: 4, Layout: exam.Layout{Columns: 3, Rows: 3, Flow: exam.FlowRow, Start: exam.FrontLeft}},
			[]string{"1", "2", "3", "4"},
			[]string{"1 2 3", "4 (5) (6)", "[7] [8] [9]"},
			0,
		},
		{
			"a blocked place has no table",
			exam.Room{Capacity: 3, Layout: exam.Layout{Columns: 2, Rows: 2, Blocked: []exam.Place{{Column: 1, Row: 0}}}},
			[]string{"1", "2", "3"},
			[]string{"2 #", "3 1"},
			0,
		},
		{
			"numbers run on through the centre",
			exam.Room{Capacity: 4, Spare: new(int), Layout: exam.Layout{Columns: 2, Rows: 2}},
			[]string{"41", "42", "44"},
			[]string{"<43> 41", "44 42"},
			0,
		},
		{
			"who has no table there is beside",
			exam.Room{Capacity: 2, Spare: new(int), Layout: exam.Layout{Columns: 2, Rows: 1}},
			[]string{"1", "9", "", "B"},
			[]string{"<2> 1"},
			3,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := seatedState("AAAA"[:len(tt.tables)])
			tt.room.Number = "1"
			s.Rooms[0] = tt.room
			for i, table := range tt.tables {
				s.Plan.Seats[i].Table = table
			}
			s.derive()
			p := planNow(t, s, PrintJob{})
			assert.Equal(t, tt.want, drawn(p))
			assert.Len(t, p.Beside, tt.beside)
			assert.Equal(t, tt.room.Layout.Columns == 0, p.Assumed, "the paper says that it was not told")
		})
	}
}

func TestARoomPlanIsOfAWholeRoom(t *testing.T) {
	s := seatedState("AAA", "BB")
	p := planNow(t, s, PrintJob{Candidate: s.Candidates[4].ID})
	assert.Equal(t, "2", p.Room.Number)
	seated := 0
	for _, table := range p.Tables {
		if table.Candidate != nil {
			seated++
		}
	}
	assert.Equal(t, 2, seated, "also those who were not asked for")
	assert.Equal(t, "1", planNow(t, s, PrintJob{Room: "1"}).Room.Number)
}

func TestInvigilatorsOfARoomPlan(t *testing.T) {
	s := seatedState("AA")
	s.Settings, _ = s.Settings.By("DZ")
	assert.Equal(t, 3, planNow(t, s, PrintJob{}).Invigilators)
	s.Candidates[1].Candidature = exam.Free
	assert.Equal(t, 5, planNow(t, s, PrintJob{}).Invigilators, "with free candidates")
}

// With a plan that has no duty teachers, or no reserves, their list is not offered:
// ticked with the others it would keep them all from being printed.
func TestPapersThatNotEveryPlanOfDutiesHas(t *testing.T) {
	s := dutyState()
	for document, role := range map[string]exam.DutyRole{DutyTeachers: exam.DutyTeacher, ReserveList: exam.Reserve} {
		assert.Contains(t, s.Offered(), document)
		s.Duties.Duties = slices.DeleteFunc(s.Duties.Duties, func(d exam.Duty) bool { return d.Role == role })
		s.derive()
		assert.NotContains(t, s.Offered(), document)
	}
	_, err := s.papers(PrintJob{Documents: s.Offered()}, time.Now())
	assert.NoError(t, err, "all that is offered can be printed at once")
}

// A paper that would say nothing is neither offered nor waited for; one that says how
// things stand is printed when it is named.
func TestPapersThatNotEveryCentreHas(t *testing.T) {
	s := seatedState("AA")
	assert.NotContains(t, s.Offered(), SpecialNeeds)
	assert.Contains(t, s.Documents(), SpecialNeeds)
	assert.NotContains(t, s.wanted(PrintJob{}), SpecialNeeds)
	_, err := s.papers(PrintJob{Documents: []string{SpecialNeeds}}, time.Now())
	require.ErrorIs(t, err, exam.ErrNothing)
	all := s.readyPapers().All

	s.Candidates[1].Adaptations = []exam.Adaptation{{Kind: exam.Scribe}}
	s.derive()
	assert.Contains(t, s.Offered(), SpecialNeeds)
	assert.Contains(t, s.wanted(PrintJob{}), SpecialNeeds)
	assert.Equal(t, all+1, s.readyPapers().All)
	papers, err := s.papers(PrintJob{Documents: []string{SpecialNeeds}}, time.Now())
	require.NoError(t, err)
	assert.Len(t, papers[0].doc.(*pdf.SpecialNeeds).Rows, 1)

	assert.Contains(t, s.Offered(), ReadinessSheet)
	assert.NotContains(t, s.wanted(PrintJob{}), ReadinessSheet, "not ready only because the sheet that says so is not printed")
}

func TestRoomsOfTheList(t *testing.T) {
	s := seatedState("AAA", "BB")
	s.Rooms = append(s.Rooms, exam.Room{Number: "3", Kind: exam.ReserveRoom, Capacity: 20})
	s.derive()
	rooms := func(job PrintJob) (names []string) {
		job.Documents = []string{RoomList}
		papers, err := s.papers(job, time.Now())
		require.NoError(t, err)
		for _, r := range papers[0].doc.(*pdf.RoomList).Rooms {
			names = append(names, fmt.Sprintf("%s %d %d", r.Room.Number, len(r.Rows), r.Spare))
		}
		return names
	}
	assert.Equal(t, []string{"1 3 2", "2 2 2", "3 0 0"}, rooms(PrintJob{}), "also a room that is kept")
	assert.Equal(t, []string{"2 2 2"}, rooms(PrintJob{Room: "2"}))
}

func TestTheSheetOfReadiness(t *testing.T) {
	s := seatedState("AA", "B")
	s.Programme = timetable
	s.Duties = &exam.DutyPlan{Duties: []exam.Duty{
		{DutyPlace: exam.DutyPlace{Sitting: morning, Role: exam.Invigilator, Room: "2", Slot: 1}},
		{DutyPlace: exam.DutyPlace{Sitting: morning, Role: exam.Reserve, Slot: 1}},
	}}
	papers, err := s.papers(PrintJob{Documents: []string{ReadinessSheet}, Language: "fr"}, time.Now())
	require.NoError(t, err)
	sheet := papers[0].doc.(*pdf.Readiness)
	assert.Equal(t, exam.Date("2026-06-02"), sheet.First)
	lines := map[string]pdf.ReadinessLine{}
	for _, l := range sheet.Lines {
		lines[l.Key] = l
	}
	assert.True(t, lines["seats"].Good)
	assert.Equal(t, 3, lines["seats"].All)
	lacks := func(key string) (words []string) {
		for _, w := range lines[key].Lacks {
			words = append(words, strings.ReplaceAll(plainWords(w), "\u00a0", " "))
		}
		return words
	}
	day := "mardi 2 juin 2026 "
	assert.Equal(t, []string{ // of two invigilators and one reserve each, where two places are in the plan
		day + "matin, salle 1 : 2 postes vacants", day + "matin, salle 2 : 2 postes vacants", day + "matin : 2 postes vacants (permanence ou réserve)",
		day + "après-midi, salle 1 : 2 postes vacants", day + "après-midi, salle 2 : 2 postes vacants", day + "après-midi : 1 poste vacant (permanence ou réserve)",
	}, lacks("staff"))
	assert.Contains(t, lacks("papers"), "liste d’émargement : à imprimer")
	assert.Equal(t, []string{"Salle 1 : 4 étiquettes manquantes", "Salle 2 : 3 étiquettes manquantes"}, lacks("labels"))
	for _, l := range s.Readiness() {
		for _, lang := range text.Langs() {
			assert.True(t, text.Has("paper.ready."+string(l.Key)), "%s in %s", l.Key, lang)
		}
	}
}

// plainWords are words without the controls of direction.
func plainWords(t string) string {
	return string(slices.DeleteFunc([]rune(t), func(r rune) bool { return r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F }))
}
