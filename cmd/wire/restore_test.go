package wire

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// A backup is kept before each act that changes much, and when the window closes; any
// of them is put back, and what was there is kept beside it.
func TestRestore(t *testing.T) {
	d := desk(t)
	ctx, path := t.Context(), d.Path()
	kept := func() int {
		all, err := Backups(path)
		require.NoError(t, err)
		return len(all)
	}
	require.NoError(t, d.Hold(ctx))
	list(t, d, "a.csv", header+people(1, 3))
	was := kept()
	for _, act := range []struct {
		name string
		do   func() error
		more int
	}{
		{"the first places", func() error { _, err := d.Seat(ctx, exam.Rules{}, false); return err }, 0},
		{"places drawn anew", func() error { _, err := d.Seat(ctx, exam.Rules{Order: exam.ByDraw, Seed: 3}, true); return err }, 1},
		{"another list", func() error { list(t, d, "b.csv", header+people(10, 2)); return nil }, 1},
		{"closing", d.Close, 1},
	} {
		require.NoError(t, act.do(), act.name)
		assert.Equal(t, was+act.more, kept(), act.name)
		was = kept()
	}
	all, err := Backups(path)
	require.NoError(t, err)
	before := all[1] // the list came

	aside, err := Restore(path, before.Path)
	require.NoError(t, err)
	back, err := Open(ctx, path, nil)
	require.NoError(t, err)
	assert.Len(t, back.State().Candidates, 3)
	audit, err := back.Store.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults, "it is not behind what this PC remembers")
	require.NoError(t, back.SetRooms(ctx, []exam.Room{{Number: "9", Capacity: 20}}), "it is worked on")
	require.NoError(t, back.Hold(ctx))
	_, err = Restore(path, before.Path)
	require.ErrorIs(t, err, exam.ErrHeld, "nobody pulls the file from under a window")
	require.NoError(t, back.Close())

	old, err := Open(ctx, aside, nil)
	require.NoError(t, err)
	assert.Len(t, old.State().Candidates, 5, "what was there is there")
	require.NoError(t, old.Close())

	t.Run("a backup of another centre", func(t *testing.T) {
		other, err := Create(ctx, filepath.Join(t.TempDir(), "other.markaz"), exam.Centre{})
		require.NoError(t, err)
		require.NoError(t, other.Close())
		_, err = Restore(path, other.Path())
		require.ErrorIs(t, err, exam.ErrOtherFile)
	})
	t.Run("a backup that is cut off", func(t *testing.T) {
		cut := filepath.Join(t.TempDir(), "cut.markaz")
		whole, err := os.ReadFile(before.Path)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(cut, whole[:len(whole)/2], 0o600))
		_, err = Restore(path, cut)
		require.ErrorIs(t, err, exam.ErrDamaged)
	})
	t.Run("a file that cannot be read", func(t *testing.T) {
		require.NoError(t, os.WriteFile(path, []byte("SQLite format 3\x00 nothing more"), 0o600))
		aside, err := Restore(path, before.Path)
		require.NoError(t, err)
		assert.FileExists(t, aside)
		again, err := Open(ctx, path, nil)
		require.NoError(t, err)
		assert.Len(t, again.State().Candidates, 3)
		require.NoError(t, again.Close())
	})
	t.Run("a file that is gone", func(t *testing.T) {
		require.NoError(t, os.Remove(path))
		aside, err := Restore(path, before.Path)
		require.NoError(t, err)
		assert.Empty(t, aside)
		assert.FileExists(t, path)
	})
}
