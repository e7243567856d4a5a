package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

var differs = app.Fault{What: "state differs from the journal", Cured: true}

// What is done to the records behind the program's back is found when the file
// is opened, and undone from the journal.
func TestRecordsAreMadeAnew(t *testing.T) {
	tests := []struct {
		name string
		done []string
	}{
		{"a row under another subject", []string{`UPDATE record SET subject = 'room/1x' WHERE subject = 'room/1'`}},
		{"a row removed", []string{`DELETE FROM record WHERE subject = 'room/2'`}},
		{"a row too many", []string{`INSERT INTO record SELECT 'room/9', clock, station, seq, key, body FROM record WHERE subject = 'room/1'`}},
		{"all rows removed", []string{`DELETE FROM record`}},
		{"two rows exchanged", []string{
			`UPDATE record SET subject = 'room/x' WHERE subject = 'room/1'`,
			`UPDATE record SET subject = 'room/1' WHERE subject = 'room/2'`, `UPDATE record SET subject = 'room/2' WHERE subject = 'room/x'`,
		}},
		{"a body changed", []string{`UPDATE record SET body = zeroblob(60) WHERE subject = 'room/1'`}},
		{"a record taken out of its row", []string{`UPDATE record SET body = NULL WHERE subject = 'room/1'`}},
		{"a position changed", []string{`UPDATE record SET seq = 9 WHERE subject = 'room/1'`}},
		{"another key", []string{`UPDATE record SET key = zeroblob(16) WHERE subject = 'room/1'`}},
	}
	const forget = `DELETE FROM meta WHERE name = 'records'`
	for _, tt := range tests {
		for kind, extra := range map[string][]string{"": nil, ", and the digest": {forget}} {
			t.Run(tt.name+kind, func(t *testing.T) {
				f := create(t, store.Options{})
				add(t, f, room(t, "1", 20), room(t, "2", 30))
				add(t, f, room(t, "1", 24), room(t, "3", 10))
				was := records(t, f)
				require.NoError(t, f.Close())
				raw(t, f.Path(), append(tt.done, extra...)...)

				g, err := store.Open(f.Path(), store.Options{})
				require.NoError(t, err)
				if !strings.HasSuffix(tt.name, "changed") && tt.name != "another key" { // found when the row is read
					assert.Equal(t, []app.Fault{differs}, g.Faults())
				}
				assert.Equal(t, was, records(t, g))
				assert.Equal(t, []app.Fault{differs}, g.Faults())
				audit, err := g.Verify(ctx)
				require.NoError(t, err)
				assert.Equal(t, []app.Fault{differs}, audit.Faults, "it is told, though cured")
				add(t, g, room(t, "1", 28), room(t, "4", 28))
				require.NoError(t, g.Close())
				assert.Empty(t, reopen(t, f.Path(), store.Options{}).Faults(), "once")
			})
		}
	}
}

// One bit of a subject, as a bad stick turns it: in the index by which records
// are found, and in the row itself.
func TestOneBitOfASubject(t *testing.T) {
	path, _, opt := kept(t)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	f, err := store.Open(path, opt)
	require.NoError(t, err)
	was := records(t, f)
	require.NoError(t, f.Close())
	id := []byte(was[70].Subject)
	turned, told := 0, 0
	for at := range whole {
		if at+len(id) > len(whole) || string(whole[at:at+len(id)]) != string(id) {
			continue
		}
		b := append([]byte(nil), whole...)
		b[at+14] ^= 1
		bad := filepath.Join(t.TempDir(), "centre.markaz")
		require.NoError(t, os.WriteFile(bad, b, 0o600))
		f, err := store.Open(bad, opt)
		if err != nil {
			assert.ErrorIs(t, err, exam.ErrDamaged)
			continue
		}
		turned++
		told += len(f.Faults())
		assert.Equal(t, was, records(t, f), "offset %d", at+14)
		audit, err := f.Verify(ctx)
		require.NoError(t, err)
		assert.NotEmpty(t, audit.Faults, "offset %d", at+14)
		require.NoError(t, f.Close())
	}
	assert.GreaterOrEqual(t, turned, 4, "record and journal, with their indexes")
	assert.GreaterOrEqual(t, told, 2, "record and its index")
}

// The digest goes along with all that changes records.
func TestDigestFollows(t *testing.T) {
	f := create(t, store.Options{Backups: t.TempDir()})
	same := func(why string) {
		t.Helper()
		copied := reopen(t, must(f.CopyTo(ctx, t.TempDir()))(t), store.Options{Password: "secret"})
		assert.Empty(t, copied.Faults(), why)
		assert.Equal(t, records(t, f), records(t, copied), why)
	}
	same("nothing")
	list := imported(t, 300)
	add(t, f, list[:100]...)
	same("half a batch")
	add(t, f, list[100:]...)
	same("a whole batch")
	add(t, f, room(t, "1", 20), room(t, "1", 21), room(t, "2", 20))
	add(t, f, room(t, "1", 22), entry(t, exam.RoomRemoved{Number: "2"}))
	same("changes, and a record that goes")
	undo := entry(t, exam.Undone{Reason: "twice"})
	undo.Corrects = list[0].Batch
	add(t, f, undo)
	same("an undoing")
	other := reopen(t, must(f.CopyTo(ctx, t.TempDir()))(t), store.Options{})
	add(t, other, imported(t, 20)...)
	add(t, f, room(t, "1", 23))
	_, err := f.Merge(ctx, other)
	require.NoError(t, err)
	same("a merging")
	require.NoError(t, f.Protect(ctx, "secret", store.NewRecoveryCode()))
	same("a password")
	add(t, f, room(t, "1", 24), room(t, "3", 24))
	same("writing with the new key")
}

func must[V any](v V, err error) func(testing.TB) V {
	return func(t testing.TB) V {
		t.Helper()
		require.NoError(t, err)
		return v
	}
}

// Records are not made anew from a journal that has lost something: nothing
// would be left to tell what it was.
func TestRecordsAndJournalDamaged(t *testing.T) {
	for name, done := range map[string]string{
		"entry changed": `UPDATE journal SET actor = 'x' WHERE seq = 7`,
		"entry missing": `DELETE FROM journal WHERE seq = 7`,
		"tail cut":      `DELETE FROM journal WHERE seq = 201`,
	} {
		t.Run(name, func(t *testing.T) {
			path, backup, opt := kept(t)
			raw(t, path, done, `UPDATE record SET subject = 'x' WHERE rowid = 12`)
			_, err := store.Open(path, opt)
			var damaged *store.Damaged
			require.ErrorAs(t, err, &damaged)
			assert.Equal(t, backup, damaged.Backup)
		})
	}
	t.Run("a signature is no part of the journal", func(t *testing.T) {
		path, _, opt := kept(t)
		raw(t, path, `UPDATE checkpoint SET signature = zeroblob(64)`, `DELETE FROM record WHERE rowid = 12`)
		assert.Len(t, records(t, reopen(t, path, opt)), 201)
	})
}

// A file that is read from a private copy is right too, and stays as it is.
func TestRecordsOfAReadOnlyFile(t *testing.T) {
	path, _, opt := kept(t)
	raw(t, path, `UPDATE record SET subject = 'x' WHERE rowid = 12`)
	require.NoError(t, os.Chmod(path, 0o400))
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	f := reopen(t, path, opt)
	assert.Len(t, subjects(t, f), 201)
	assert.NotContains(t, subjects(t, f), "x")
	assert.Equal(t, []app.Fault{differs}, f.Faults())
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

// What is done while the file is open is found by verifying, and cured.
func TestVerifyComparesRecords(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, room(t, "1", 20), room(t, "2", 30))
	was := records(t, f)
	raw(t, f.Path(), `UPDATE record SET subject = 'room/1x' WHERE subject = 'room/1'`)
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, []app.Fault{differs}, audit.Faults)
	assert.Equal(t, was, records(t, f))
	require.NoError(t, f.Close())
	audit, err = reopen(t, f.Path(), store.Options{}).Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
}

// A backup that was made after the damage is none to go back to.
func TestLastGoodBackupHasNoFault(t *testing.T) {
	opt := store.Options{Backups: t.TempDir()}
	f := create(t, opt)
	add(t, f, room(t, "1", 20), room(t, "2", 20), room(t, "3", 20))
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Backup, "nothing to go back for")
	good, err := f.Backup(ctx)
	require.NoError(t, err)
	raw(t, f.Path(), `UPDATE journal SET actor = 'x' WHERE seq = 2`)
	bad, err := f.Backup(ctx)
	require.NoError(t, err)
	later := time.Now().Add(time.Hour)
	require.NoError(t, os.Chtimes(bad, later, later))
	audit, err = f.Verify(ctx)
	require.NoError(t, err)
	assert.Len(t, audit.Faults, 1)
	assert.Equal(t, good, audit.Backup)

	require.NoError(t, f.Close())
	require.NoError(t, os.WriteFile(f.Path(), []byte("gone"), 0o600))
	_, err = store.Open(f.Path(), opt)
	var damaged *store.Damaged
	require.ErrorAs(t, err, &damaged)
	assert.Equal(t, good, damaged.Backup)
	require.NoError(t, os.Remove(good))
	_, err = store.Open(f.Path(), opt)
	assert.NotErrorIs(t, err, exam.ErrDamaged, "nothing says that it was ever one of ours")
}
