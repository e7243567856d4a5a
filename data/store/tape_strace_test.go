package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/data/store"
)

// The tape holds what the system itself is asked: as many writes, cuts and syncs of
// the file and its log; and the folder is synced with the first sync of a new log,
// which the tape takes on trust.
func TestTapeIsWhatTheSystemIsAsked(t *testing.T) {
	if testing.Short() {
		t.Skip("compared at length")
	}
	strace, err := exec.LookPath("strace")
	if err != nil || exec.Command(strace, "-o", os.DevNull, "true").Run() != nil {
		t.Skip("strace cannot watch a program here")
	}
	dir := practised(t)
	log := filepath.Join(t.TempDir(), "strace")
	c := exec.Command(strace, "-f", "-y", "-s", "1", "-o", log, "-e", "trace=fsync,fdatasync,pwrite64,ftruncate", os.Args[0])
	c.Env = append(os.Environ(), "STORE_TEST_TAPE="+dir)
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)

	seen, folder := map[string]int{}, 0
	text, err := os.ReadFile(log)
	require.NoError(t, err)
	calls := regexp.MustCompile(`(?m)^\d+ +(fsync|fdatasync|pwrite64|ftruncate)\(\d+<([^>]*)>`)
	does := map[string]string{"fsync": "sync", "fdatasync": "sync", "pwrite64": "write", "ftruncate": "cut"}
	for _, call := range calls.FindAllStringSubmatch(string(text), -1) {
		switch part, ours := strings.CutPrefix(call[2], filepath.Join(dir, taped)); {
		case ours && part != "-shm":
			seen[does[call[1]]+part]++
		case call[2] == dir:
			folder++
		}
	}
	ops, err := store.ReadTape(filepath.Join(dir, "tape"))
	require.NoError(t, err)
	noted, logs := map[string]int{}, 0
	for _, op := range ops {
		switch op.Do {
		case "write", "cut", "sync":
			noted[op.Do+op.Name]++
		case "create":
			logs++
		}
	}
	assert.Equal(t, seen, noted)
	assert.Positive(t, noted["sync-wal"])
	assert.Equal(t, logs, folder)
}
