package aside_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/data/aside"
)

// TestMain lets the test program be the one that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("ASIDE_TEST_DIR"); dir != "" {
		if p, err := aside.Begin(dir, "cards.pdf"); err == nil {
			fmt.Println(p.Path())
			time.Sleep(time.Minute)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func begin(t *testing.T, dir, name string) *aside.Part {
	t.Helper()
	p, err := aside.Begin(dir, name)
	require.NoError(t, err)
	t.Cleanup(p.Drop)
	return p
}

func TestPartOfALiveProgramStaysAndOfADeadOneGoes(t *testing.T) {
	dir := t.TempDir()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "ASIDE_TEST_DIR="+dir)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	lines := bufio.NewScanner(out)
	require.True(t, lines.Scan())
	theirs := lines.Text()
	require.FileExists(t, theirs)

	ours := begin(t, dir, "cards.pdf")
	begin(t, dir, "cards.pdf")
	assert.FileExists(t, theirs, "another program is writing it")
	assert.FileExists(t, ours.Path(), "we are")
	require.NoError(t, c.Process.Kill())
	_ = c.Wait()
	require.FileExists(t, theirs)
	begin(t, dir, "list.pdf")
	assert.FileExists(t, theirs, "of another name")
	begin(t, dir, "cards.pdf")
	assert.NoFileExists(t, theirs)
	assert.FileExists(t, ours.Path())
}

func TestSweptIsOnlyWhatIsOurs(t *testing.T) {
	dir, id := t.TempDir(), exam.NewID().String()
	for name, stays := range map[string]bool{
		".cards.pdf." + id + ".part":   false,
		".cards.pdf." + id + ".pdf":    true,
		"cards.pdf." + id + ".part":    true,
		".cards.pdf.part":              true,
		".cards.pdf.mine.part":         true,
		".cards.pdf.2." + id + ".part": true,
	} {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, nil, 0o600))
		begin(t, dir, "cards.pdf").Drop()
		if stays {
			assert.FileExists(t, path)
		} else {
			assert.NoFileExists(t, path)
		}
	}
}

func TestFinish(t *testing.T) {
	dir := t.TempDir()
	p := begin(t, dir, "cards.pdf")
	require.NoError(t, os.WriteFile(p.Path(), []byte("cards"), 0o600))
	require.NoError(t, p.Finish(filepath.Join(dir, "cards.pdf")))
	p.Drop()
	b, err := os.ReadFile(filepath.Join(dir, "cards.pdf"))
	require.NoError(t, err)
	assert.Equal(t, "cards", string(b))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 1)

	_, err = aside.Begin(filepath.Join(dir, "missing"), "x")
	assert.ErrorIs(t, err, os.ErrNotExist)
}
