package store_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

var ctx = context.Background()

// create makes a file in a folder of the test.
func create(t testing.TB, opt store.Options) *store.File {
	t.Helper()
	f, err := store.Create(filepath.Join(t.TempDir(), "centre.markaz"), opt)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	return f
}

func reopen(t testing.TB, path string, opt store.Options) *store.File {
	t.Helper()
	f, err := store.Open(path, opt)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	return f
}

func entry(t testing.TB, fact exam.Fact) exam.Entry {
	t.Helper()
	body, err := json.Marshal(fact)
	require.NoError(t, err)
	return exam.Entry{ID: exam.NewID(), At: time.Now(), Actor: "head", Kind: fact.Kind(), Subject: fact.Subject(), Body: body}
}

func room(t testing.TB, number string, capacity int) exam.Entry {
	return entry(t, exam.RoomSet{Room: exam.Room{Number: number, Capacity: capacity}})
}

func add(t testing.TB, f *store.File, entries ...exam.Entry) {
	t.Helper()
	require.NoError(t, f.Update(ctx, func(r app.Records) error { return r.Append(entries...) }))
}

// records are subject and body of all records of a file.
func records(t testing.TB, f *store.File) []app.Record {
	t.Helper()
	var all []app.Record
	require.NoError(t, f.View(ctx, func(r app.Records) error {
		all = nil
		return r.Each("", func(rec app.Record) error {
			all = append(all, rec)
			return nil
		})
	}))
	return all
}

func subjects(t testing.TB, f *store.File) []string {
	t.Helper()
	all := []string{}
	for _, r := range records(t, f) {
		all = append(all, r.Subject)
	}
	return all
}

func TestAppendAndRead(t *testing.T) {
	f := create(t, store.Options{})
	first, second := room(t, "10", 20), room(t, "10", 24)
	add(t, f, first, room(t, "2", 20))
	add(t, f, second)
	require.NoError(t, f.View(ctx, func(r app.Records) error {
		rec, err := r.Get("room/10")
		require.NoError(t, err)
		assert.Equal(t, string(second.Body), string(rec.Body), "the latest stands")
		head, err := r.Head()
		require.NoError(t, err)
		assert.Equal(t, head, rec.At)
		assert.EqualValues(t, 3, head.Seq)

		_, err = r.Get("room/11")
		assert.ErrorIs(t, err, exam.ErrNotFound)

		e, err := r.Entry(first.ID)
		require.NoError(t, err)
		assert.Equal(t, first.Body, e.Body)
		assert.Equal(t, first.At.UTC().Truncate(time.Millisecond), e.At)
		_, err = r.Entry(exam.NewID())
		assert.ErrorIs(t, err, exam.ErrNotFound)

		var seqs []uint64
		require.NoError(t, r.Journal(func(e exam.Entry) error {
			seqs = append(seqs, e.Seq)
			assert.NotEmpty(t, e.Body)
			return nil
		}))
		assert.Equal(t, []uint64{1, 2, 3}, seqs)
		assert.ErrorIs(t, r.Append(first), exam.ErrReadOnly, "a view does not write")
		return nil
	}))
	assert.Equal(t, []string{"room/10", "room/2"}, subjects(t, f))
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.Audit{Entries: 3, Stations: 1}, audit)
}
