package wire

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// A file is copied as any document may be, both copies are worked on, and one
// takes in the other: nothing is lost, no (station, sequence) is used twice.
func TestCopiedFileIsWorkedOnTwiceAndMerged(t *testing.T) {
	for name, elsewhere := range map[string]bool{"on one PC": false, "on two PCs": true} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("MARKAZ_HOME", t.TempDir())
			ctx, dir := t.Context(), t.TempDir()
			original := filepath.Join(dir, "centre.markaz")
			a, err := Create(ctx, original, exam.Centre{Name: "مركز التجربة", Year: "2026"})
			require.NoError(t, err)
			list(t, a, "a.csv", header+people(1, 3))
			require.NoError(t, a.Close())
			copied := filepath.Join(dir, "copy.markaz")
			whole, err := os.ReadFile(original)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(copied, whole, 0o600))

			a, err = Open(ctx, original, nil)
			require.NoError(t, err)
			list(t, a, "b.csv", header+people(10, 2))
			require.NoError(t, a.Close())
			if elsewhere {
				t.Setenv("MARKAZ_HOME", t.TempDir())
			}
			b, err := Open(ctx, copied, nil)
			require.NoError(t, err)
			list(t, b, "c.csv", header+people(20, 4))
			require.NoError(t, b.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))

			a, err = Open(ctx, original, nil)
			require.NoError(t, err)
			_, err = a.file.Merge(ctx, b.file)
			require.NoError(t, err)
			require.NoError(t, a.Close())
			a, err = Open(ctx, original, nil)
			require.NoError(t, err)
			assert.Len(t, a.State().Candidates, 3+2+4)
			assert.Len(t, a.State().Rooms, 1)
			require.NoError(t, b.Close())

			audit, err := a.Store.Verify(ctx)
			require.NoError(t, err)
			assert.Empty(t, audit.Faults)
			assert.GreaterOrEqual(t, audit.Stations, 2)
			seen := map[app.Head]bool{}
			require.NoError(t, a.Store.View(ctx, func(r app.Records) error {
				return r.Journal(func(e exam.Entry) error {
					at := app.Head{Seq: e.Seq, Hash: exam.Hash(append(e.Station[:], e.Station[:]...))}
					assert.False(t, seen[at], "station and sequence used twice")
					seen[at] = true
					return nil
				})
			}))
			require.NoError(t, a.Close())
		})
	}
}

func TestOtherProgramsWritingIsSeen(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	other, err := Open(ctx, d.Path(), nil)
	require.NoError(t, err)
	list(t, other, "a.csv", header+people(1, 3))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))
	assert.Len(t, d.State().Candidates, 3, "what another program wrote is read with the next writing")
	require.NoError(t, other.Refresh(ctx))
	assert.Len(t, other.State().Rooms, 1)
	require.NoError(t, other.Close())
}
