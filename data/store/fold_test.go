package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// raw changes a closed file behind the store's back.
func raw(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	require.NoError(t, err)
	for _, s := range statements {
		_, err := db.Exec(s)
		require.NoError(t, err, s)
	}
	require.NoError(t, db.Close())
}

func undo(t testing.TB, what exam.ID) exam.Entry {
	e := entry(t, exam.Undone{Reason: "wrong list"})
	e.Corrects = what
	return e
}

func batch(t testing.TB, id exam.ID, of int, numbers ...string) []exam.Entry {
	var entries []exam.Entry
	for _, n := range numbers {
		e := room(t, n, 20)
		e.Batch = id
		entries = append(entries, e)
	}
	closing := entry(t, exam.BatchClosed{Batch: exam.Batch{Entries: of}, ID: id})
	closing.Batch = id
	return append(entries, closing)
}

func TestFolding(t *testing.T) {
	b := exam.NewID()
	whole := batch(t, b, 3, "1", "2")
	lone := room(t, "1", 30)
	back := undo(t, lone.ID)
	removed := entry(t, exam.RoomRemoved{Number: "1"})
	unknown := room(t, "1", 99)
	unknown.Kind = "room.painted/7"
	tests := []struct {
		name   string
		steps  [][]exam.Entry // one Update each
		want   []string
		bodyOf string // the entry that is in force for room/1
	}{
		{"a whole batch counts", [][]exam.Entry{whole}, []string{"room/1", "room/2"}, string(whole[0].Body)},
		{"a batch without its end does not count", [][]exam.Entry{whole[:2]}, []string{}, ""},
		{"a batch with a hole does not count", [][]exam.Entry{{whole[0], whole[2]}}, []string{}, ""},
		{"a batch that becomes whole later counts", [][]exam.Entry{{whole[0]}, {whole[1]}, {whole[2]}}, []string{"room/1", "room/2"}, string(whole[0].Body)},
		{"the end may come first", [][]exam.Entry{{whole[2]}, {whole[0], whole[1]}}, []string{"room/1", "room/2"}, string(whole[0].Body)},
		{"what came between stands in its order", [][]exam.Entry{{whole[0]}, {lone}, whole[1:]}, []string{"room/1", "room/2"}, string(lone.Body)},
		{"an entry taken back does not count", [][]exam.Entry{{lone}, {undo(t, lone.ID)}}, []string{}, ""},
		{"what it replaced is in force again", [][]exam.Entry{whole, {lone}, {undo(t, lone.ID)}}, []string{"room/1", "room/2"}, string(whole[0].Body)},
		{"a batch is taken back as a whole", [][]exam.Entry{whole, {undo(t, b)}}, []string{}, ""},
		{"a later entry stays when what is before it goes", [][]exam.Entry{whole, {lone}, {undo(t, b)}}, []string{"room/1"}, string(lone.Body)},
		{"in one update too", [][]exam.Entry{{lone, undo(t, lone.ID), room(t, "5", 1)}}, []string{"room/5"}, ""},
		{"an undoing is not taken back", [][]exam.Entry{{lone}, {back}, {undo(t, back.ID)}}, []string{}, ""},
		{"removed", [][]exam.Entry{{lone}, {removed}}, []string{}, ""},
		{"removal taken back", [][]exam.Entry{{lone}, {removed}, {undo(t, removed.ID)}}, []string{"room/1"}, string(lone.Body)},
		{"a kind of a later version changes nothing", [][]exam.Entry{{lone}, {unknown}}, []string{"room/1"}, string(lone.Body)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.markaz")
			f, err := store.Create(path, store.Options{})
			require.NoError(t, err)
			for _, step := range tt.steps {
				add(t, f, step...)
			}
			assert.Equal(t, tt.want, subjects(t, f))
			before := records(t, f)
			if tt.bodyOf != "" {
				assert.Equal(t, tt.bodyOf, string(before[0].Body))
			}
			require.NoError(t, f.Close())
			raw(t, path, `UPDATE meta SET value = x'00' WHERE name = 'fold'`, `DELETE FROM record WHERE subject = 'room/1'`)
			assert.Equal(t, before, records(t, reopen(t, path, store.Options{})), "built anew")
		})
	}
}

func TestUndoneBeforeMany(t *testing.T) {
	f := create(t, store.Options{})
	entries := imported(t, 2500) // more than are folded one by one
	add(t, f, room(t, "1", 20))
	add(t, f, entries...)
	require.Len(t, records(t, f), 2502)
	add(t, f, undo(t, entries[0].Batch))
	assert.Equal(t, []string{"room/1"}, subjects(t, f))
}

// More than are folded one by one are taken back: most of the records, and few
// among many.
func TestManyUndone(t *testing.T) {
	for name, others := range map[string]int{"most of the records": 10, "a small part of them": 8000} {
		t.Run(name, func(t *testing.T) {
			f := create(t, store.Options{})
			add(t, f, imported(t, others)...)
			before := records(t, f)
			taken := imported(t, 2500)
			add(t, f, taken...)
			require.Len(t, records(t, f), len(before)+2501)
			add(t, f, undo(t, taken[0].Batch))
			assert.Equal(t, before, records(t, f))
			audit, err := f.Verify(ctx)
			require.NoError(t, err)
			assert.Empty(t, audit.Faults, "records and their digest are those of the journal")
		})
	}
}

// Since is the end of the journal, without what is sealed.
func TestSince(t *testing.T) {
	f := create(t, store.Options{})
	b, late := exam.NewID(), exam.NewID()
	add(t, f, room(t, "0", 20))
	add(t, f, batch(t, b, 3, "1", "2")...)
	add(t, f, room(t, "3", 20))
	add(t, f, batch(t, late, 2, "4")...)
	add(t, f, undo(t, b))
	require.NoError(t, f.View(ctx, func(r app.Records) error {
		var all []exam.Entry
		require.NoError(t, r.Journal(func(e exam.Entry) error {
			require.NotNil(t, e.Body)
			e.Body = nil
			all = append(all, e)
			return nil
		}))
		tests := []struct {
			name string
			ids  []exam.ID
			from int
		}{
			{"an entry", []exam.ID{all[4].ID}, 4},
			{"the first", []exam.ID{all[0].ID}, 0},
			{"an entry of a batch", []exam.ID{all[2].ID}, 2},
			{"a batch, from its first", []exam.ID{b}, 1},
			{"the earliest of several", []exam.ID{late, all[7].ID, b, exam.NewID()}, 1},
			{"nothing of what is not there", []exam.ID{exam.NewID()}, len(all)},
			{"nothing of no id", []exam.ID{{}}, len(all)},
		}
		for _, tt := range tests {
			var got []exam.Entry
			require.NoError(t, r.Since(tt.ids, func(e exam.Entry) error { got = append(got, e); return nil }))
			assert.Equal(t, append([]exam.Entry(nil), all[tt.from:]...), got, tt.name)
		}
		return nil
	}))
}

func TestRefusedAppendLeavesNothing(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, room(t, "1", 20))
	same := room(t, "2", 20)
	large := room(t, "3", 20)
	large.Body = make([]byte, exam.MaxBody+1)
	broken := entry(t, exam.PhotoSet{})
	broken.Subject, broken.Body = "room/1", []byte("{")
	tests := []struct {
		name    string
		entries []exam.Entry
		want    error
	}{
		{"one id twice", []exam.Entry{same, same}, exam.ErrTaken},
		{"a body over the limit", []exam.Entry{same, large}, exam.ErrTooLong},
		{"a body that cannot be folded", []exam.Entry{same, broken}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := f.Update(ctx, func(r app.Records) error { return r.Append(tt.entries...) })
			require.Error(t, err)
			if tt.want != nil {
				assert.ErrorIs(t, err, tt.want)
			}
			assert.Equal(t, []string{"room/1"}, subjects(t, f))
		})
	}
	add(t, f, same)
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.Audit{Entries: 2, Stations: 1}, audit, "no number is lost")
}
