package wire

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// The second window on a file only reads, and sees what the first writes; when the
// first has closed, it writes once it has tried again. A command between them writes
// as it always did.
func TestTwoWindowsOnOneFile(t *testing.T) {
	ctx := t.Context()
	first := desk(t)
	require.NoError(t, first.Hold(ctx))
	second, err := Open(ctx, first.Path(), nil)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, second.Close()) })
	require.ErrorIs(t, second.Hold(ctx), exam.ErrHeld)
	require.ErrorIs(t, second.Barred(), exam.ErrHeld)

	room := func(d *Desk, number string) error {
		require.NoError(t, d.Refresh(ctx))
		return d.SetRooms(ctx, append(d.State().Rooms[:len(d.State().Rooms):len(d.State().Rooms)], exam.Room{Number: number, Capacity: 20}))
	}
	require.NoError(t, room(first, "1"))
	require.ErrorIs(t, room(second, "2"), exam.ErrHeld)
	_, err = second.Protect(ctx, "12345678", NewRecoveryCode(), Tray(t.TempDir()))
	require.ErrorIs(t, err, exam.ErrHeld)
	assert.False(t, second.Protected())
	require.NoError(t, second.Refresh(ctx))
	assert.Equal(t, first.State().Rooms, second.State().Rooms)
	copied, err := second.CopyTo(ctx, t.TempDir())
	require.NoError(t, err, "a copy is made of it all the same")
	assert.FileExists(t, copied)

	command, err := Open(ctx, first.Path(), nil)
	require.NoError(t, err)
	assert.True(t, command.Held())
	require.NoError(t, room(command, "3"))
	require.NoError(t, command.Close())
	require.NoError(t, room(first, "4"))
	require.Len(t, first.State().Rooms, 3)

	require.ErrorIs(t, second.Hold(ctx), exam.ErrHeld)
	require.NoError(t, first.Close())
	require.NoError(t, second.Hold(ctx))
	require.NoError(t, second.Barred())
	require.NoError(t, room(second, "2"))
	assert.Len(t, second.State().Rooms, 4)
}

// A copy is a file of its own, and a link is the same file.
func TestWindowsAreOfFilesNotOfCentres(t *testing.T) {
	ctx := t.Context()
	first := desk(t)
	require.NoError(t, first.Hold(ctx))
	copied, err := first.CopyTo(ctx, t.TempDir())
	require.NoError(t, err)
	other, err := Open(ctx, copied, nil)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, other.Close()) })
	require.NoError(t, other.Hold(ctx))

	dir := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Dir(first.Path()), dir); err != nil {
		t.Skip("no links here")
	}
	linked, err := Open(ctx, filepath.Join(dir, filepath.Base(first.Path())), nil)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, linked.Close()) })
	require.ErrorIs(t, linked.Hold(ctx), exam.ErrHeld)
}
