package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/text"
)

func TestClockJump(t *testing.T) {
	begun := time.Date(2026, 6, 2, 7, 0, 0, 0, time.FixedZone("", 3600))
	written := func(at time.Time) exam.Position { return exam.Position{Clock: exam.Clock(0).After(at), Seq: 1} }
	const hour = time.Hour
	tests := []struct {
		name   string
		last   exam.Position // of the journal
		before ClockSeen
		ran    time.Duration
		now    time.Time
		want   ClockJump
	}{
		{"it goes as time goes", written(begun), ClockSeen{}, hour, begun.Add(hour), ClockJump{}},
		{"the PC slept", written(begun), ClockSeen{}, 9 * hour, begun.Add(9 * hour), ClockJump{}},
		{"put right by seconds", written(begun), ClockSeen{}, hour, begun.Add(hour - 20*time.Second), ClockJump{}},
		{"put back", written(begun), ClockSeen{}, hour, begun.Add(-hour), ClockJump{ClockBack, 2 * hour}},
		{"put forward", written(begun), ClockSeen{}, hour, begun.Add(2 * hour), ClockJump{ClockAhead, hour}},
		{"Ramadan begins while it runs", written(begun), ClockSeen{}, hour, begun.Add(hour).UTC(), ClockJump{ClockZone, -hour}},
		{"Ramadan ended since yesterday", written(begun.Add(-24 * hour)), ClockSeen{begun.Add(-24 * hour), 0}, 0, begun, ClockJump{ClockZone, hour}},
		{"the zone is as yesterday", written(begun.Add(-24 * hour)), ClockSeen{begun.Add(-24 * hour), 3600}, 0, begun, ClockJump{}},
		{"a flat battery", written(begun.Add(1000 * hour)), ClockSeen{}, hour, begun.Add(hour), ClockJump{ClockBehind, 999 * hour}},
		{"a flat battery before anything is written", exam.Position{}, ClockSeen{begun.Add(10 * hour), 3600}, 0, begun, ClockJump{ClockBehind, 10 * hour}},
		{"years after the session", written(begun.Add(-9000 * hour)), ClockSeen{}, 0, begun, ClockJump{ClockFar, 9000 * hour}},
		{"an empty file", exam.Position{}, ClockSeen{}, 0, begun, ClockJump{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			now, ran := begun, time.Duration(0)
			o := &Office{Now: func() time.Time { return now }, Elapsed: func() time.Duration { return ran }}
			o.state.Store(&State{Head: tt.last})
			o.WatchClock(tt.before)
			now, ran = tt.now, tt.ran
			jump, doubted := o.ClockJump()
			assert.Equal(t, tt.want, jump)
			assert.Equal(t, tt.want != ClockJump{}, doubted)
			for _, lang := range text.Langs() {
				if doubted {
					assert.NotRegexp(t, `[{}\[\]]`, DescribeClock(lang, jump))
				}
			}
			o.TrustClock()
			_, doubted = o.ClockJump()
			assert.False(t, doubted, "the user said that it is right")
		})
	}
}
