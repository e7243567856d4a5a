package wire

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// Names that break programs which make addresses, patterns or commands of them.
func TestAwkwardPaths(t *testing.T) {
	for rule, name := range map[string]string{
		"what begins a fragment":      "مركز #1",
		"what escapes":                "50%23 100% %41",
		"spaces and Arabic":           "ثانوية ابن خلدون  التأهيلية",
		"what begins a query":         "a&b=c+d;e",
		"what a pattern would mean":   "[2026] {a,b}",
		"quotes, and an accent apart": "l'e\u0301cole",
		"a deep folder":               strings.Repeat("مركز الامتحان/", 6) + strings.Repeat("x", 100),
	} {
		t.Run(rule, func(t *testing.T) {
			t.Setenv("MARKAZ_HOME", filepath.Join(t.TempDir(), name))
			dir := filepath.Join(t.TempDir(), filepath.FromSlash(name))
			require.NoError(t, os.MkdirAll(filepath.Join(dir, "stick"), 0o755))
			t.Chdir(dir)
			file := filepath.Base(dir) + ".markaz" // from here, as a shell gives it

			d, err := Create(t.Context(), file, exam.Centre{Name: "مركز التجربة", Year: "2026"})
			require.NoError(t, err)
			list(t, d, name+".csv", header+people(1, 5))
			require.NoError(t, d.SetRooms(t.Context(), []exam.Room{{Number: "1", Capacity: 20}}))
			_, err = d.Seat(t.Context(), exam.Rules{}, false)
			require.NoError(t, err)
			printed, err := d.Print(t.Context(), app.PrintJob{Documents: []string{app.DoorLists}}, Tray("papers "+filepath.Base(dir)), nil)
			require.NoError(t, err)
			require.NotEmpty(t, printed)
			for _, p := range printed {
				assert.FileExists(t, p.Path)
			}
			copied, err := d.CopyTo(t.Context(), filepath.Join(dir, "stick"))
			require.NoError(t, err)
			require.NoError(t, d.Close())

			left, err := os.ReadDir(dir)
			require.NoError(t, err)
			assert.Len(t, left, 3, "the file, its papers and the stick, nothing under another name: %v", left)
			for _, path := range []string{file, filepath.Join(dir, file), copied} {
				d, err := Open(t.Context(), path, nil)
				require.NoError(t, err)
				assert.Len(t, d.State().Candidates, 5)
				require.NoError(t, d.Close())
			}
		})
	}
}

// SQLite takes no path of more than some 500 bytes, except on Windows.
func TestPathThatIsTooLong(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such limit there")
	}
	t.Setenv("MARKAZ_HOME", t.TempDir())
	dir := filepath.Join(t.TempDir(), filepath.FromSlash(strings.Repeat("مركز الامتحان الجهوي/", 15)))
	require.NoError(t, os.MkdirAll(dir, 0o755))
	path := filepath.Join(dir, "centre.markaz")
	_, err := Create(t.Context(), path, exam.Centre{Name: "مركز", Year: "2026"})
	require.ErrorIs(t, err, exam.ErrReadOnly, "another folder is asked for")
	assert.NoFileExists(t, path)
}

// A second double click opens the file in a second program.
func TestTwoProgramsOnOneFile(t *testing.T) {
	a := desk(t)
	list(t, a, "a.csv", header+people(1, 3))
	b, err := Open(t.Context(), a.Path(), nil)
	require.NoError(t, err)
	assert.Len(t, b.State().Candidates, 3)

	list(t, a, "b.csv", header+people(10, 2))
	list(t, b, "c.csv", header+people(20, 4))
	assert.Len(t, b.State().Candidates, 3+2+4, "who acts sees what the other did")
	list(t, a, "d.csv", header+people(30, 1))
	assert.Len(t, a.State().Candidates, 3+2+4+1)
	require.NoError(t, b.Close())

	c, err := Open(t.Context(), a.Path(), nil)
	require.NoError(t, err)
	defer func() { require.NoError(t, c.Close()) }()
	assert.Len(t, c.State().Candidates, 3+2+4+1, "what both did is kept")
	audit, err := c.Store.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
	assert.Equal(t, 2, audit.Stations, "each is a station of its own")
}
