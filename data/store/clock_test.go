package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// Entries written across a clock that is put back, while the file is open or between
// two openings, fold in the order in which they were written; each keeps the time
// that the clock showed.
func TestClockPutBackKeepsTheOrder(t *testing.T) {
	now := time.Date(2026, 6, 2, 8, 0, 0, 0, time.UTC)
	opt := store.Options{Now: func() time.Time { return now }}
	path := filepath.Join(t.TempDir(), "centre.markaz")
	f, err := store.Create(path, opt)
	require.NoError(t, err)
	var written, shown []string
	write := func(capacity int) {
		e := room(t, "1", capacity)
		e.At = time.Time{}
		add(t, f, e)
		written, shown = append(written, e.ID.String()), append(shown, now.Format(time.RFC3339))
	}
	write(20)
	now = now.Add(-time.Hour) // Ramadan
	write(21)
	write(22)
	require.NoError(t, f.Close())
	now = now.AddDate(-25, 0, 0) // a flat battery
	f, err = store.Open(path, opt)
	require.NoError(t, err)
	write(23)
	now = now.AddDate(25, 0, 0).Add(2 * time.Hour)
	write(24)

	var folded, at []string
	var clock exam.Clock
	for _, e := range journal(t, f) {
		folded, at = append(folded, e.ID.String()), append(at, e.At.Format(time.RFC3339))
		assert.Greater(t, e.Clock, clock)
		clock = e.Clock
	}
	assert.Equal(t, written, folded)
	assert.Equal(t, shown, at)
	o, err := app.New(ctx, f, nil)
	require.NoError(t, err)
	assert.Equal(t, 24, o.State().Rooms[0].Capacity, "the last word counts")
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
	require.NoError(t, f.Close())
}
