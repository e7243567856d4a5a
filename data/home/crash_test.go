package home_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/data/home"
)

// A program that dies in the middle of its work, as a process of its own.
func TestMain(m *testing.M) {
	if dir := os.Getenv("MARKAZ_TEST_CRASH"); dir != "" {
		h, err := home.At(dir)
		if err != nil {
			panic(err)
		}
		f, err := h.CrashFile()
		if err != nil {
			panic(err)
		}
		if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
			panic(err)
		}
		done := make(chan bool)
		go func() { panic("candidate حياة الريفي G123456789") }()
		<-done
	}
	os.Exit(m.Run())
}

func TestCrash(t *testing.T) {
	now := time.Date(2026, 6, 2, 8, 0, 0, 0, time.UTC)
	take := func(t *testing.T, h *home.Home) string {
		t.Helper()
		now = now.Add(time.Minute)
		report, err := h.TakeCrash(now)
		require.NoError(t, err)
		return report
	}
	crash := func(t *testing.T, h *home.Home) {
		t.Helper()
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), "MARKAZ_TEST_CRASH="+h.Dir())
		require.Error(t, c.Run())
	}
	begin := func(t *testing.T) *home.Home {
		t.Helper()
		h, err := home.At(filepath.Join(t.TempDir(), "مركز #1 50%"))
		require.NoError(t, err)
		return h
	}
	t.Run("a program that ended well leaves nothing to tell", func(t *testing.T) {
		h := begin(t)
		assert.Empty(t, take(t, h))
		f, err := h.CrashFile()
		require.NoError(t, err)
		require.NoError(t, f.Close())
		assert.Empty(t, take(t, h))
	})
	t.Run("a program that died is told of once, without what is personal", func(t *testing.T) {
		h := begin(t)
		other, err := h.CrashFile() // of a program that goes on running
		require.NoError(t, err)
		defer other.Close()
		crash(t, h)
		report := take(t, h)
		require.NotEmpty(t, report)
		assert.Empty(t, take(t, h))
		b, err := os.ReadFile(report)
		require.NoError(t, err)
		assert.Contains(t, string(b), "panic: candidate ******\n")
		assert.Contains(t, string(b), "TestMain", "it says where")
		assert.NotContains(t, string(b), "الريفي")
		assert.NotContains(t, string(b), "G123456789")

		crash(t, h) // what comes after is told of again
		assert.NotEmpty(t, take(t, h))
	})
	t.Run("only the latest reports are kept", func(t *testing.T) {
		h := begin(t)
		var last string
		for i := range 8 {
			path, err := h.Report([]byte(strings.Repeat("x", i)), now.Add(time.Duration(i)*time.Second))
			require.NoError(t, err)
			last = path
		}
		kept, err := filepath.Glob(filepath.Join(h.Dir(), "log", "report-*.txt"))
		require.NoError(t, err)
		assert.Len(t, kept, 5)
		assert.Contains(t, kept, last)
	})
}
