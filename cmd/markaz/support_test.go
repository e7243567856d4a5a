package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/data/home"
)

func TestSaveLog(t *testing.T) {
	h, err := home.At(t.TempDir())
	require.NoError(t, err)
	log, closer, err := h.Log()
	require.NoError(t, err)
	defer closer.Close()
	newDesk(h, log).Log(&fs.PathError{Op: "open", Path: "/home/fatima/liste.xlsx", Err: errors.New("input/output error")})

	_, err = h.Report([]byte("panic: nil map\nmarkaz/ui.(*Window).show(0x0)"), time.Now())
	require.NoError(t, err)

	dir := filepath.Join(t.TempDir(), "clé USB #1")
	path, err := saveLog(h, dir, time.Date(2026, 6, 2, 8, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(dir, "markaz-log-20260602-080000.txt"), path)
	said, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Regexp(t, `^Markaz `+app.Version+` \(.+\)\nsystem: .+\nmachine: .+/.+, \d+ processors\n`, string(said))
	assert.Contains(t, string(said), "input/output error")
	assert.NotContains(t, string(said), "fatima")
	assert.Contains(t, string(said), "markaz/ui.(*Window).show", "what a program that died has said goes along")
	name, err := os.Hostname()
	require.NoError(t, err)
	assert.NotContains(t, string(said), name)

	_, err = saveLog(h, filepath.Join(path, "no folder"), time.Now())
	require.Error(t, err)
}
