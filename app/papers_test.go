package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/pdf"
	"markaz/app/text"
)

// seatedState is a centre of one room for each word: the tracks of those who
// sit there, a letter each.
func seatedState(rooms ...string) *State {
	s := &State{Settings: exam.Settings{}.Defaults(), Plan: &exam.Plan{}}
	for i, tracks := range rooms {
		room := fmt.Sprint(i + 1)
		s.Rooms = append(s.Rooms, exam.Room{Number: room, Capacity: 20})
		for j, track := range tracks {
			c := exam.Candidate{ID: exam.NewID(), Number: fmt.Sprintf("%d%02d", i+1, j+1), Track: string(track)}
			s.Candidates = append(s.Candidates, c)
			s.Plan.Seats = append(s.Plan.Seats, exam.Seat{Candidate: c.ID, Room: room, Table: fmt.Sprint(j + 1)})
		}
	}
	s.derive()
	return s
}

var (
	morning   = exam.Sitting{Date: "2026-06-02", Half: exam.Morning}
	afternoon = exam.Sitting{Date: "2026-06-02", Half: exam.Afternoon}
	timetable = exam.Programme{Papers: []exam.Paper{
		{Code: "fr", Date: "2026-06-02", Start: "15:00"},
		{Code: "maths", Date: "2026-06-02", Start: "08:00", Tracks: []string{"A"}},
		{Code: "physics", Date: "2026-06-02", Start: "10:30", Tracks: []string{"A", "B"}},
	}}
	noneForC = exam.Programme{Papers: timetable.Papers[1:]}
)

func TestAttendanceSheets(t *testing.T) {
	tests := []struct {
		name      string
		rooms     []string
		programme exam.Programme
		sitting   exam.Sitting
		want      []string // room, paper, lines, last table of the room
	}{
		{
			"half-day by half-day, room by room, papers in time order",
			[]string{"AB", "B"},
			timetable,
			exam.Sitting{},
			[]string{"1 maths 1 2", "1 physics 2 2", "2 physics 1 1", "1 fr 2 2", "2 fr 1 1"},
		},
		{"of one half-day", []string{"AB", "B"}, timetable, afternoon, []string{"1 fr 2 2", "2 fr 1 1"}},
		{"without a programme the subject is left for the hand", []string{"AB", "B"}, exam.Programme{}, exam.Sitting{}, []string{"1  2 2", "2  1 1"}},
		{
			"nobody sits in a room and stands on no sheet",
			[]string{"ACC", "C"},
			noneForC,
			exam.Sitting{},
			[]string{"1 maths 1 3", "1 physics 1 3", "1  2 3", "2  1 1"},
		},
		{"in one half-day neither", []string{"AC"}, noneForC, morning, []string{"1 maths 1 2", "1 physics 1 2", "1  1 2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := seatedState(tt.rooms...)
			s.Programme = tt.programme
			papers, err := s.papers(PrintJob{Documents: []string{AttendanceSheets}, Sitting: tt.sitting}, time.Now())
			require.NoError(t, err)
			require.Len(t, papers, 1)
			var got []string
			for _, sheet := range papers[0].doc.(*pdf.Attendance).Sheets {
				got = append(got, fmt.Sprintf("%s %s %d %d", sheet.Room.Number, sheet.Paper.Code, len(sheet.Rows), sheet.Last))
			}
			assert.Equal(t, tt.want, got)
		})
	}
	s := seatedState("A")
	s.Programme = noneForC
	_, err := s.papers(PrintJob{Documents: []string{AttendanceSheets}, Sitting: afternoon}, time.Now())
	require.ErrorIs(t, err, exam.ErrNothing, "a half-day without papers")
}

func TestManySheetsAreSeveralFiles(t *testing.T) {
	rooms := make([]string, sheetsPerFile/2+1)
	for i := range rooms {
		rooms[i] = "A"
	}
	s := seatedState(rooms...)
	s.Programme = noneForC
	papers, err := s.papers(PrintJob{Documents: []string{AttendanceSheets}}, time.Now())
	require.NoError(t, err)
	require.Len(t, papers, 2)
	assert.Equal(t, []string{"attendance-001.pdf", "attendance-002.pdf"}, []string{papers[0].name, papers[1].name})
	assert.NotEqual(t, papers[0].print.ID, papers[1].print.ID)
	assert.Len(t, papers[0].doc.(*pdf.Attendance).Sheets, sheetsPerFile)
	assert.Len(t, papers[1].doc.(*pdf.Attendance).Sheets, 2)
}

func TestManyCardsAreSeveralFiles(t *testing.T) {
	s := seatedState(strings.Repeat("A", cardsPerFile), "AB")
	papers, err := s.papers(PrintJob{Documents: []string{CandidateCards}}, time.Now())
	require.NoError(t, err)
	require.Len(t, papers, 2)
	assert.Equal(t, []string{"cards-001.pdf", "cards-002.pdf"}, []string{papers[0].name, papers[1].name})
	assert.NotEqual(t, papers[0].print.ID, papers[1].print.ID)
	var who []exam.ID
	for _, p := range papers {
		for _, c := range p.doc.(*pdf.Cards).Cards {
			who = append(who, c.Candidate.ID)
		}
	}
	require.Len(t, who, len(s.Candidates))
	for i, c := range s.Candidates {
		assert.Equal(t, c.ID, who[i], "everyone, once, in order")
	}
	one, err := s.papers(PrintJob{Documents: []string{CandidateCards}, Room: "2"}, time.Now())
	require.NoError(t, err)
	require.Len(t, one, 1)
	assert.Equal(t, "cards-room-2.pdf", one[0].name, "no number where there is one file")
}

func TestFileNames(t *testing.T) {
	for room, want := range map[string]string{
		"1": "labels-room-1.pdf", "../../x": "labels-room-______x.pdf", `C:\a`: "labels-room-C__a.pdf", "قاعة 3": "labels-room-قاعة_3.pdf",
	} {
		assert.Equal(t, want, (&State{}).fileName("labels", PrintJob{Room: room}))
	}
}

func TestSpareLabels(t *testing.T) {
	s := seatedState("AA", "B")
	seated := s.seated(PrintJob{})
	assert.Len(t, s.labels(seated, PrintJob{}), 2+2+1+2, "two spare ones a room")
	one := PrintJob{Candidate: s.Candidates[2].ID}
	assert.Len(t, s.labels(s.seated(one), one), 1, "none when one person's label is printed again")
}

// In large type a document is the same document: its copies are counted with the
// others, and its units are those of the usual size.
func TestLargeType(t *testing.T) {
	s := seatedState("AB", "A")
	job := PrintJob{Documents: []string{DoorLists}, Large: true}
	s.Prints = []exam.Print{{Document: DoorLists, Copy: 2}}
	papers, err := s.papers(job, time.Now())
	require.NoError(t, err)
	require.Len(t, papers, 1)
	doc := papers[0].doc.(*pdf.DoorList)
	assert.True(t, doc.Head.Large)
	assert.Equal(t, 3, papers[0].print.Copy)
	assert.Equal(t, "door-lists-large.pdf", papers[0].name, "beside the usual one")
	usual, err := s.papers(PrintJob{Documents: []string{DoorLists}}, time.Now())
	require.NoError(t, err)
	assert.Equal(t, usual[0].doc.(*pdf.DoorList).Units(), doc.Units())

	for _, d := range LargeType {
		assert.Contains(t, AllDocuments(), d)
	}
	for _, d := range []string{CandidateList, RoomList} {
		_, err = s.papers(PrintJob{Documents: []string{DoorLists, d}, Large: true}, time.Now())
		var none *NoLargeType
		require.ErrorAs(t, err, &none)
		assert.Equal(t, d, none.Document)
		assert.Contains(t, Explain(text.English, err).What, text.T(text.English, "document."+d))
	}
	all, err := s.papers(PrintJob{Large: true}, time.Now())
	require.NoError(t, err)
	for _, p := range all {
		assert.Contains(t, LargeType, p.document, "all is all that there is in large type")
	}
	_, err = s.papers(PrintJob{Documents: []string{DoorLists}, Large: true, Changed: true}, time.Now())
	assert.ErrorIs(t, err, exam.ErrInvalid)
}
