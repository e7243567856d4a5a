package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
)

func TestTheHalfDayInHand(t *testing.T) {
	s := &State{Programme: exam.Programme{Papers: []exam.Paper{
		{Code: "b", Date: "2026-06-09", Start: "10:30", Minutes: 90},
		{Code: "a", Date: "2026-06-09", Start: "08:00", Minutes: 120},
		{Code: "c", Date: "2026-06-09", Start: "15:00", Minutes: 120},
		{Code: "d", Date: "2026-06-10", Start: "08:00", Minutes: 180},
	}}}
	for _, tt := range []struct{ name, now, want string }{
		{"weeks before, the first", "2026-05-01 09:00", "2026-06-09am"},
		{"early on the first day, the first", "2026-06-09 05:00", "2026-06-09am"},
		{"while a paper is written, its own", "2026-06-09 09:00", "2026-06-09am"},
		{"envelopes of the morning leave", "2026-06-09 12:30", "2026-06-09am"},
		{"the door opens in the afternoon", "2026-06-09 13:00", "2026-06-09pm"},
		{"envelopes of the afternoon leave", "2026-06-09 21:00", "2026-06-09pm"},
		{"at night, the next", "2026-06-09 21:01", "2026-06-10am"},
		{"long after, the last", "2026-07-01 09:00", "2026-06-10am"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			now, err := time.ParseInLocation("2006-01-02 15:04", tt.now, time.Local)
			assert.NoError(t, err)
			got, ok := s.Current(now)
			assert.True(t, ok)
			assert.Equal(t, tt.want, got.String())
		})
	}
	_, ok := (&State{}).Current(time.Now())
	assert.False(t, ok, "no papers, no half-day")
}
