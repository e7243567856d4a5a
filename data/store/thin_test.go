package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The latest backups are kept, and the last of each of the latest days.
func TestBackupsAreThinnedByDays(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 6, 2, 18, 0, 0, 0, time.Local)
	for day := range 40 {
		for hour := range 3 {
			path := filepath.Join(dir, fmt.Sprintf("centre-%02d-%d.markaz", day, hour))
			at := now.AddDate(0, 0, -day).Add(-time.Duration(hour) * time.Hour)
			require.NoError(t, os.WriteFile(path, nil, 0o600))
			require.NoError(t, os.Chtimes(path, at, at))
		}
	}
	thin(dir)
	left := ListBackups(dir)
	latest, days := 0, map[string]int{}
	for _, b := range left {
		if !b.At.Before(now.AddDate(0, 0, -6).Add(-time.Hour)) {
			latest++
		}
		days[b.At.Format(time.DateOnly)]++
	}
	assert.Equal(t, keepLatest, latest)
	assert.Len(t, days, keepDays)
	assert.Len(t, left, keepLatest+keepDays-7, "of the seven days before them one is among the latest")
	thin(dir)
	assert.Equal(t, left, ListBackups(dir))
}
