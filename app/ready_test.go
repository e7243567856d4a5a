package app

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

// Who has a table by the list has none once somebody says that it does not stand in
// the room: the centre is not ready.
func TestATableTakenOutOfARoomOfTheListIsMissed(t *testing.T) {
	s := seatedState("AAAA")
	s.Plan.Rules.Listed = true
	for i := range s.Candidates {
		s.Candidates[i].Room, s.Candidates[i].Table = "1", s.Plan.Seats[i].Table
	}
	for _, tt := range []struct {
		name   string
		layout exam.Layout
		gone   int
	}{
		{"nobody said how the tables stand", exam.Layout{}, 0},
		{"all stand there", exam.Layout{Columns: 2, Rows: 2}, 0},
		{"one place is blocked", exam.Layout{Columns: 2, Rows: 2, Blocked: []exam.Place{{Column: 0, Row: 1}}}, 1},
		{"half as many stand there", exam.Layout{Columns: 2, Rows: 1}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s.Rooms[0].Layout = tt.layout
			s.derive()
			assert.Equal(t, tt.gone, len(s.Outdated()))
			for _, o := range s.Outdated() {
				require.Equal(t, seating.NoSuchTable, o.Why)
			}
			l := s.readySeats()
			assert.Equal(t, 4-tt.gone, l.Done)
			assert.Equal(t, tt.gone == 0, l.Good())
		})
	}
}
