package home_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/home"
)

func at(t *testing.T, dir string) *home.Home {
	t.Helper()
	h, err := home.At(dir)
	require.NoError(t, err)
	return h
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	all := []string{}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "بيت # 1")
	t.Setenv("MARKAZ_HOME", dir)
	h, err := home.Open()
	require.NoError(t, err)
	assert.Equal(t, dir, h.Dir())
	assert.Equal(t, filepath.Join(dir, "cache", "render"), h.Cache("render"), "a home of its own keeps all")
	t.Setenv("MARKAZ_HOME", "")
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("AppData", os.Getenv("XDG_CONFIG_HOME"))
	h, err = home.Open()
	require.NoError(t, err)
	assert.Equal(t, "Markaz", filepath.Base(h.Dir()))
	if users, err := os.UserCacheDir(); err == nil {
		assert.Equal(t, filepath.Join(users, "Markaz", "render"), h.Cache("render"))
	}

	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err = home.At(filepath.Join(file, "home"))
	assert.Error(t, err, "a place that cannot be made")
}

func TestSettings(t *testing.T) {
	dir := t.TempDir()
	h := at(t, dir)
	assert.Equal(t, home.Settings{}, h.Settings())
	require.NoError(t, h.SetSettings(func(s *home.Settings) { s.Language = "fr" }))
	require.NoError(t, at(t, dir).SetSettings(func(s *home.Settings) { s.Lists = "/lists" }))
	assert.Equal(t, home.Settings{Language: "fr", Lists: "/lists"}, h.Settings())

	require.NoError(t, os.WriteFile(filepath.Join(dir, "settings.json"), []byte(`{"langu`), 0o600))
	assert.Equal(t, home.Settings{}, h.Settings(), "half a file does not keep the program from starting")
	require.NoError(t, h.SetSettings(func(s *home.Settings) { s.Language = "en" }))
	assert.Equal(t, home.Settings{Language: "en"}, h.Settings())
	assert.NotContains(t, strings.Join(names(t, dir), " "), ".part")
}

func TestCopies(t *testing.T) {
	h := at(t, t.TempDir())
	one, two := exam.NewID(), exam.NewID()
	dir, when := h.LastCopy(one)
	assert.Empty(t, dir)
	assert.True(t, when.IsZero())
	day := time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)
	require.NoError(t, h.NoteCopy(one, "/stick", day))
	require.NoError(t, h.NoteCopy(two, "/other", day))
	require.NoError(t, h.NoteCopy(one, "/stick 2", day.Add(time.Hour)))
	dir, when = h.LastCopy(one)
	assert.Equal(t, "/stick 2", dir)
	assert.Equal(t, day.Add(time.Hour), when)
}

func TestRecent(t *testing.T) {
	h := at(t, t.TempDir())
	assert.Empty(t, h.Recent())
	for i := range 15 {
		require.NoError(t, h.NoteRecent(fmt.Sprintf("/centre-%d.markaz", i)))
	}
	require.NoError(t, h.NoteRecent("/centre-9.markaz"))
	recent := h.Recent()
	assert.Len(t, recent, 10)
	assert.Equal(t, []string{"/centre-9.markaz", "/centre-14.markaz", "/centre-13.markaz"}, recent[:3])
}

func TestTray(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "أوراق 2026")
	tray := home.Tray(dir)
	put := func(name, content string) (string, string, error) {
		return tray.Put(name, func(w io.Writer) error {
			_, err := io.WriteString(w, content)
			return err
		})
	}
	path, sum, err := put("attendance.pdf", "first")
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(dir, "attendance.pdf"), path)
	want := sha256.Sum256([]byte("first"))
	assert.Equal(t, hex.EncodeToString(want[:]), sum)

	if runtime.GOOS != "windows" {
		require.NoError(t, os.Chmod(path, 0o644)) // as another program may have put it
	}
	_, _, err = put("attendance.pdf", "second")
	require.NoError(t, err)
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "papers are about people")
	}
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "second", string(b))

	wrong := errors.New("paper jam")
	_, _, err = tray.Put("attendance.pdf", func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return wrong
	})
	assert.ErrorIs(t, err, wrong)
	b, err = os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "second", string(b), "the old paper stays")
	assert.Equal(t, []string{"attendance.pdf"}, names(t, dir), "nothing half is left")

	_, _, err = put(filepath.Join("attendance.pdf", "cards.pdf"), "x")
	require.ErrorIs(t, err, exam.ErrNotFound, "a file is no folder")

	_, _, err = put("../outside.pdf", "x")
	assert.ErrorIs(t, err, exam.ErrInvalid)
	_, _, err = put(filepath.Join("room 1", "cards.pdf"), "x")
	require.NoError(t, err)
	assert.FileExists(t, filepath.Join(dir, "room 1", "cards.pdf"))
}

func TestLog(t *testing.T) {
	dir := t.TempDir()
	log, close, err := at(t, dir).Log()
	require.NoError(t, err)
	id := exam.NewID()
	log.Info("imported سلمى البوعناني", "file", id, "rows", 331, "massar", "G139876543", "born", "2007-11-29",
		"err", fmt.Errorf("row of KB778899, 41777001: %w", exam.ErrInvalid))
	require.NoError(t, close.Close())
	b, err := os.ReadFile(filepath.Join(dir, "log", "markaz.log"))
	require.NoError(t, err)
	for _, secret := range []string{"سلمى", "البوعناني", "139876543", "2007", "778899", "41777001"} {
		line := string(b)
		line = line[strings.Index(line, "level="):] // its own time is a date too
		assert.NotContains(t, line, secret)
	}
	assert.Contains(t, string(b), id.String())
	assert.Contains(t, string(b), "rows=331")
	assert.Contains(t, string(b), "value not allowed")
}

func TestLogRotates(t *testing.T) {
	dir := t.TempDir()
	log, close, err := at(t, dir).Log()
	require.NoError(t, err)
	for range 6 * 1024 {
		log.Info(strings.Repeat("x", 1000))
	}
	require.NoError(t, close.Close())
	assert.Equal(t, []string{"markaz.log", "markaz.log.1", "markaz.log.2", "markaz.log.3"}, names(t, filepath.Join(dir, "log")))
	for _, name := range names(t, filepath.Join(dir, "log")) {
		info, err := os.Stat(filepath.Join(dir, "log", name))
		require.NoError(t, err)
		assert.LessOrEqual(t, info.Size(), int64(1<<20))
	}
}

func TestStationRules(t *testing.T) {
	file := exam.NewID()
	end := app.Head{Seq: 7, Hash: exam.Hash{1, 2, 3}}
	// claimed is a home with one station that ended well at end.
	claimed := func(t *testing.T) (dir string, first exam.ID) {
		dir = t.TempDir()
		s, release, err := at(t, dir).Claim(file, nil)
		require.NoError(t, err)
		require.Equal(t, app.StationID(s.Public()), s.ID)
		require.NoError(t, release(end))
		return dir, s.ID
	}
	tests := []struct {
		name  string
		file  exam.ID
		heads func(exam.ID) map[exam.ID]app.Head
		again bool // the same station goes on
	}{
		{"the file is as it was left", file, func(s exam.ID) map[exam.ID]app.Head { return map[exam.ID]app.Head{s: end} }, true},
		{"others have written too", file, func(s exam.ID) map[exam.ID]app.Head {
			return map[exam.ID]app.Head{s: end, exam.NewID(): {Seq: 3}}
		}, true},
		{"the file is behind", file, func(s exam.ID) map[exam.ID]app.Head { return map[exam.ID]app.Head{s: {Seq: 6}} }, false},
		{"the file is beside", file, func(s exam.ID) map[exam.ID]app.Head { return map[exam.ID]app.Head{s: {Seq: 7}} }, false},
		{"the file is ahead", file, func(s exam.ID) map[exam.ID]app.Head { return map[exam.ID]app.Head{s: {Seq: 8}} }, false},
		{"the file knows nothing of it", file, func(exam.ID) map[exam.ID]app.Head { return nil }, false},
		{"another file", exam.NewID(), func(s exam.ID) map[exam.ID]app.Head { return map[exam.ID]app.Head{s: end} }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, first := claimed(t)
			s, release, err := at(t, dir).Claim(tt.file, tt.heads(first))
			require.NoError(t, err)
			assert.Equal(t, tt.again, s.ID == first)
			require.NoError(t, release(app.Head{}))
		})
	}
	t.Run("held by another program", func(t *testing.T) {
		dir, first := claimed(t)
		heads := map[exam.ID]app.Head{first: end}
		s, release, err := at(t, dir).Claim(file, heads)
		require.NoError(t, err)
		require.Equal(t, first, s.ID)
		other, leave, err := at(t, dir).Claim(file, heads)
		require.NoError(t, err)
		assert.NotEqual(t, first, other.ID)
		require.NoError(t, leave(app.Head{Seq: 1}))
		require.NoError(t, release(end))
	})
	t.Run("never let go of: a crash", func(t *testing.T) {
		dir, first := claimed(t)
		path := filepath.Join(dir, "stations", file.String()+".json")
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		crashed := strings.Replace(string(b), `"seq": 7`, `"dirty": true, "seq": 7`, 1) // and no lock is held
		require.NotEqual(t, crashed, string(b))
		require.NoError(t, os.WriteFile(path, []byte(crashed), 0o600))
		s, release, err := at(t, dir).Claim(file, map[exam.ID]app.Head{first: end})
		require.NoError(t, err)
		assert.NotEqual(t, first, s.ID)
		require.NoError(t, release(app.Head{}))
		assert.Equal(t, end, at(t, dir).Remembered(file)[first], "its last good end is remembered")
	})
	t.Run("several at once", func(t *testing.T) {
		h := at(t, t.TempDir())
		var mu sync.Mutex
		var wg sync.WaitGroup
		ids := map[exam.ID]bool{}
		for range 8 {
			wg.Go(func() {
				s, _, err := h.Claim(file, nil)
				assert.NoError(t, err)
				mu.Lock()
				defer mu.Unlock()
				ids[s.ID] = true
			})
		}
		wg.Wait()
		assert.Len(t, ids, 8, "each its own")
	})
}

// What a program that was killed while it printed has left goes with the next
// paper of that name; what another is printing stays.
func TestHalfPapersGo(t *testing.T) {
	dir := t.TempDir()
	tray := home.Tray(dir)
	left := filepath.Join(dir, ".cards.pdf."+exam.NewID().String()+".part")
	require.NoError(t, os.WriteFile(left, []byte("half"), 0o600))
	content := func(s string, during func()) func(io.Writer) error {
		return func(w io.Writer) error {
			during()
			_, err := io.WriteString(w, s)
			return err
		}
	}
	path, _, err := tray.Put("cards.pdf", content("first", func() {
		assert.NoFileExists(t, left)
		_, _, err := tray.Put("cards.pdf", content("second", func() {}))
		require.NoError(t, err)
	}))
	require.NoError(t, err)
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "first", string(b), "whoever ends last")
	assert.Equal(t, []string{"cards.pdf"}, names(t, dir))
}
