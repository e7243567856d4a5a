package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

var roomSet = exam.Entry{Kind: "room.set/1", Subject: "room/1", Body: []byte(`{"number":"1","capacity":20}`)}

// A file of an older schema is copied, then migrated.
func TestMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "centre.markaz")
	f, err := Create(path, Options{})
	require.NoError(t, err)
	require.NoError(t, f.Update(t.Context(), func(r app.Records) error { return r.Append(roomSet) }))
	require.NoError(t, f.Close())

	was := migrations
	t.Cleanup(func() { migrations = was })
	migrations = append(slices.Clone(was), `ALTER TABLE attachment ADD COLUMN kind TEXT`)
	_, err = Open(path, Options{})
	assert.ErrorIs(t, err, exam.ErrInvalid, "no migration without a copy before")

	backups := t.TempDir()
	f, err = Open(path, Options{Backups: backups})
	require.NoError(t, err)
	var version int
	require.NoError(t, f.write.QueryRow(`PRAGMA user_version`).Scan(&version))
	assert.Equal(t, len(migrations), version)
	require.NoError(t, f.Close())

	migrations = was
	_, err = Open(path, Options{})
	assert.ErrorIs(t, err, exam.ErrNewer)
	copies, err := filepath.Glob(filepath.Join(backups, f.File().String(), "*"))
	require.NoError(t, err)
	require.Len(t, copies, 1)
	old, err := Open(copies[0], Options{})
	require.NoError(t, err, "the older program opens the copy")
	require.NoError(t, old.Close())
}

// A full disk refuses, keeps what was there, and goes on when there is space.
func TestDiskFull(t *testing.T) {
	f, err := Create(filepath.Join(t.TempDir(), "centre.markaz"), Options{})
	require.NoError(t, err)
	ctx := t.Context()
	add := func() error {
		return f.Update(ctx, func(r app.Records) error { return r.Append(roomSet) })
	}
	require.NoError(t, add())
	_, err = f.write.Exec(`PRAGMA max_page_count = 1`) // as many as there are
	require.NoError(t, err)
	var full error
	acknowledged := 1
	for range 500 {
		if full = add(); full != nil {
			break
		}
		acknowledged++
	}
	require.ErrorIs(t, full, exam.ErrDiskFull)
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.Audit{Entries: acknowledged, Stations: 1}, audit)
	_, err = f.write.Exec(`PRAGMA max_page_count = 1000000`)
	require.NoError(t, err)
	require.NoError(t, add())
	audit, err = f.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.Audit{Entries: acknowledged + 1, Stations: 1}, audit)
	require.NoError(t, f.Close())
}

func TestPragmasAreReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "centre.markaz")
	f, err := Create(path, Options{})
	require.NoError(t, err)
	require.NoError(t, f.Close())
	const synchronous = 2
	was := pragmas[synchronous]
	t.Cleanup(func() { pragmas[synchronous] = was })
	pragmas[synchronous].set = "NORMAL"
	_, err = Open(path, Options{})
	assert.ErrorContains(t, err, "pragma synchronous is 1, not 2")
}

func TestReadPoolCannotWrite(t *testing.T) {
	f, err := Create(filepath.Join(t.TempDir(), "centre.markaz"), Options{})
	require.NoError(t, err)
	defer f.Close()
	_, err = f.read.ExecContext(context.Background(), `DELETE FROM journal`)
	assert.ErrorIs(t, domain(err), exam.ErrReadOnly)
}

// A station whose id is not made of its key could sign in another's name.
func TestStationMustOwnItsID(t *testing.T) {
	f, err := Create(filepath.Join(t.TempDir(), "centre.markaz"), Options{Stations: impostor{}})
	require.NoError(t, err)
	defer f.Close()
	err = f.Update(t.Context(), func(r app.Records) error { return r.Append(roomSet) })
	assert.ErrorContains(t, err, "not made of its key")
}

type impostor struct{ nobody }

func (impostor) Claim(exam.ID, map[exam.ID]app.Head) (app.Station, func(app.Head) error, error) {
	s := app.NewStation()
	s.ID = exam.NewID()
	return s, func(app.Head) error { return nil }, nil
}
