package store

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// What is acknowledged is found again: nothing is written into a file that is
// not in its place any more, and what was written before can be brought out.
func TestFileThatIsNotInItsPlace(t *testing.T) {
	tests := []struct {
		name string
		do   func(path string) error
	}{
		{"deleted", os.Remove},
		{"moved away", func(path string) error { return os.Rename(path, path+".away") }},
		{"replaced", func(path string) error {
			if err := os.Rename(path, path+".away"); err != nil {
				return err
			}
			return os.WriteFile(path, []byte("another"), 0o600)
		}},
	}
	nothing := func(app.Records) error { return nil }
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "centre.markaz")
			f, err := Create(path, Options{})
			require.NoError(t, err)
			defer f.Close()
			require.NoError(t, f.Update(t.Context(), nothing))
			if err := tt.do(path); err != nil {
				t.Skip("this system keeps an open file in its place: ", err)
			}
			require.ErrorIs(t, f.Update(t.Context(), nothing), exam.ErrGone)

			stick := t.TempDir()
			copied, err := f.CopyTo(t.Context(), stick)
			require.NoError(t, err, "what was acknowledged can be brought out")
			again, err := Open(copied, Options{})
			require.NoError(t, err)
			assert.Equal(t, f.File(), again.File())
			require.NoError(t, again.Close())

			if tt.name == "moved away" {
				require.NoError(t, os.Rename(path+".away", path))
				assert.NoError(t, f.Update(t.Context(), nothing), "back in its place it goes on")
			}
		})
	}
}
