//go:build unix

package wire

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Of a folder only files are read: a pipe in it would be waited for until somebody
// writes into it.
func TestWhatIsNoFileIsNotRead(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "attendance.yaml"), []byte("document: attendance\n"), 0o600))
	require.NoError(t, syscall.Mkfifo(filepath.Join(dir, "pipe.yaml"), 0o600))
	require.NoError(t, os.Symlink("round.yaml", filepath.Join(dir, "round.yaml")))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "folder.yaml"), 0o700))
	read := make(chan []TemplateFile, 1)
	go func() {
		files, err := ReadTemplates(dir)
		assert.NoError(t, err)
		read <- files
	}()
	select {
	case files := <-read:
		require.Len(t, files, 1)
		assert.Equal(t, "attendance.yaml", files[0].Name)
	case <-time.After(20 * time.Second):
		t.Fatal("it waits")
	}
}
