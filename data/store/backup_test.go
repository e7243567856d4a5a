package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)
	f := create(t, store.Options{Backups: dir, Now: func() time.Time { return now }})
	add(t, f, room(t, "1", 20))
	path, err := f.Backup(ctx)
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(dir, f.File().String(), "centre-20260601-080000.markaz"), path)
	info, err := os.Stat(path)
	require.NoError(t, err)
	if runtime.GOOS != "windows" {
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "a copy is no more open than the file")
	}
	again, err := f.Backup(ctx)
	require.NoError(t, err)
	assert.Equal(t, "centre-20260601-080000 (2).markaz", filepath.Base(again), "never one in place of another")
	g := reopen(t, path, store.Options{})
	assert.Equal(t, records(t, f), records(t, g))
	assert.Equal(t, f.File(), g.File())
	require.NoError(t, g.Close())

	for range 25 {
		now = now.Add(time.Minute)
		path, err = f.Backup(ctx)
		require.NoError(t, err)
	}
	left := names(t, filepath.Dir(path))
	assert.Len(t, left, 20)
	assert.Contains(t, left, filepath.Base(path), "the latest stay")

	_, err = create(t, store.Options{}).Backup(ctx)
	assert.ErrorIs(t, err, exam.ErrInvalid, "no folder for backups")
}

func TestCopyTo(t *testing.T) {
	pc := &memory{station: app.NewStation()}
	f := create(t, store.Options{Stations: pc})
	add(t, f, room(t, "1", 20))
	stick := t.TempDir()
	first, err := f.CopyTo(ctx, stick)
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(stick, "centre.markaz"), first)
	add(t, f, room(t, "2", 20))
	second, err := f.CopyTo(ctx, stick)
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(stick, "centre (2).markaz"), second)
	assert.Equal(t, []string{"centre (2).markaz", "centre.markaz"}, names(t, stick), "nothing else is left")
	assert.Equal(t, []string{"room/1"}, subjects(t, reopen(t, first, store.Options{})), "the older copy stays")
	g := reopen(t, second, store.Options{})
	assert.Equal(t, []string{"room/1", "room/2"}, subjects(t, g))
	audit, err := g.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.Audit{Entries: 2, Stations: 1}, audit)
	raw(t, g.Path(), `DELETE FROM journal WHERE seq = 2`)
	audit, err = g.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, []app.Fault{{Station: pc.station.ID, Seq: 2, What: "tail cut"}, {What: "state differs from the journal"}}, audit.Faults, "a copy is signed")

	_, err = f.CopyTo(ctx, filepath.Join(stick, "pulled"))
	assert.ErrorIs(t, err, exam.ErrNotFound)
	_, err = f.CopyTo(ctx, first)
	assert.ErrorIs(t, err, exam.ErrNotFound, "no folder")
}

// Where nothing can be written the copy is refused as such. Root may write into
// any folder but those of the kernel.
func TestCopyToAPlaceThatCannotBeWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // its folders have no such mode
	}
	place := t.TempDir()
	require.NoError(t, os.Chmod(place, 0o500))
	if os.Geteuid() == 0 {
		place = "/sys"
	}
	f := create(t, store.Options{Backups: filepath.Join(t.TempDir(), "backups")})
	add(t, f, room(t, "1", 20))
	_, err := f.CopyTo(ctx, place)
	assert.ErrorIs(t, err, exam.ErrReadOnly)
}

// A file with a fault can still be carried away, with its fault.
func TestCopyOfAFaultyFile(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, room(t, "1", 20), room(t, "2", 20))
	require.NoError(t, f.Close())
	raw(t, f.Path(), `UPDATE journal SET actor = 'x' WHERE seq = 1`)
	g := reopen(t, f.Path(), store.Options{})
	path, err := g.CopyTo(ctx, t.TempDir())
	require.NoError(t, err)
	audit, err := reopen(t, path, store.Options{}).Verify(ctx)
	require.NoError(t, err)
	assert.Len(t, audit.Faults, 1)
}

// A copied file is whole without its log while the program still has it open
// and rests.
func TestLogFoldedIn(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, imported(t, 100)...)
	require.Eventually(t, func() bool {
		info, err := os.Stat(f.Path() + "-wal")
		return err == nil && info.Size() == 0
	}, 10*time.Second, 50*time.Millisecond)
	assert.Len(t, subjects(t, reopen(t, copyOf(t, f.Path(), "copied.markaz"), store.Options{})), 101)
}

// What a program that was killed while it copied has left goes with the next
// copy into that folder.
func TestHalfCopiesGo(t *testing.T) {
	opt := store.Options{Backups: t.TempDir()}
	f := create(t, opt)
	stick := t.TempDir()
	for dir, write := range map[string]func() (string, error){
		stick: func() (string, error) { return f.CopyTo(ctx, stick) },
		filepath.Join(opt.Backups, f.File().String()): func() (string, error) { return f.Backup(ctx) },
	} {
		require.NoError(t, os.MkdirAll(dir, 0o700))
		left := filepath.Join(dir, ".centre."+exam.NewID().String()+".part")
		require.NoError(t, os.WriteFile(left, []byte("half"), 0o600))
		require.NoError(t, os.WriteFile(left+"-journal", []byte("half"), 0o600))
		path, err := write()
		require.NoError(t, err)
		assert.Equal(t, []string{filepath.Base(path)}, names(t, dir))
	}
}
