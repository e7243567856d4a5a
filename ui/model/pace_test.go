package model_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"markaz/app/text"
	"markaz/ui/model"
)

func TestPace(t *testing.T) {
	type told struct {
		after       time.Duration
		done, total int
	}
	const ms = time.Millisecond
	tests := []struct {
		name  string
		told  []told
		shown bool   // the last of them
		words string // in English
	}{
		{"what ends at once is not shown", []told{{100 * ms, 5, 10}}, false, "5 of 10"},
		{"what takes longer is", []told{{400 * ms, 5, 10}}, true, "5 of 10"},
		{"but not at every step", []told{{400 * ms, 5, 10}, {410 * ms, 6, 10}}, false, "6 of 10"},
		{"except the last", []told{{400 * ms, 5, 10}, {410 * ms, 10, 10}}, true, "10 of 10"},
		{"the end is foreseen once there is something to go by", []told{{10 * time.Second, 5, 20}}, true, "5 of 20 · about 30 seconds left"},
		{"and not before", []told{{1200 * ms, 1, 20}}, true, "1 of 20"},
		{"minutes when there are minutes", []told{{30 * time.Second, 1, 11}}, true, "1 of 11 · about 5 minutes left"},
		{"one second is one", []told{{9 * time.Second, 9, 10}}, true, "9 of 10 · about 1 second left"},
		{"nothing is said of what nobody knows", []told{{5 * time.Second, 0, 0}}, true, ""},
		{"nothing done yet foresees nothing", []told{{5 * time.Second, 0, 10}}, true, "0 of 10"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clock := now
			p := model.NewPace(func() time.Time { return clock })
			shown := false
			for _, s := range tt.told {
				clock = now.Add(s.after)
				shown = p.Note(s.done, s.total)
			}
			assert.Equal(t, tt.shown, shown)
			assert.Equal(t, tt.words, p.Words(text.English))
		})
	}
}

func TestPaceShare(t *testing.T) {
	p := model.NewPace(func() time.Time { return now })
	assert.Zero(t, p.Share())
	p.Note(3, 4)
	assert.InDelta(t, 0.75, p.Share(), 0.001)
	p.Note(9, 4)
	assert.InDelta(t, 1, p.Share(), 0.001, "never more than all")
}
