package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// kept is a closed file with one backup.
func kept(t *testing.T) (path, backup string, opt store.Options) {
	t.Helper()
	opt = store.Options{Backups: t.TempDir()}
	path = filepath.Join(t.TempDir(), "centre.markaz")
	f, err := store.Create(path, opt)
	require.NoError(t, err)
	add(t, f, imported(t, 200)...)
	backup, err = f.Backup(ctx)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	return path, backup, opt
}

// A record belongs to its subject: one cannot be put in the place of another.
func TestRecordsCannotBeExchanged(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, room(t, "1", 20), room(t, "2", 30))
	raw(t, f.Path(), `UPDATE record SET subject = 'room/x' WHERE subject = 'room/1'`,
		`UPDATE record SET subject = 'room/1' WHERE subject = 'room/2'`, `UPDATE record SET subject = 'room/2' WHERE subject = 'room/x'`)
	refused := 0
	require.NoError(t, f.View(ctx, func(r app.Records) error {
		rec, err := r.Get("room/1")
		if err != nil {
			refused++
			assert.ErrorIs(t, err, exam.ErrDamaged)
			return err
		}
		assert.Contains(t, string(rec.Body), "20")
		return nil
	}))
	assert.Equal(t, 1, refused, "then it is made anew from the journal")
}

func TestOpenRefuses(t *testing.T) {
	write := func(content string) func(*testing.T, string) {
		return func(t *testing.T, path string) { require.NoError(t, os.WriteFile(path, []byte(content), 0o600)) }
	}
	overwrite := func(at, n int) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			b, err := os.ReadFile(path)
			require.NoError(t, err)
			for i := range n {
				b[at+i] = 0xa5
			}
			require.NoError(t, os.WriteFile(path, b, 0o600))
		}
	}
	truncate := func(size int64) func(*testing.T, string) {
		return func(t *testing.T, path string) { require.NoError(t, os.Truncate(path, size)) }
	}
	tests := []struct {
		name   string
		done   func(*testing.T, string)
		want   error
		backup bool // the last good one is named
	}{
		{"another program's database", func(t *testing.T, path string) { raw(t, path, `PRAGMA application_id = 7`) }, exam.ErrForeign, false},
		{"a newer schema", func(t *testing.T, path string) { raw(t, path, `PRAGMA user_version = 99`) }, exam.ErrNewer, false},
		{"nothing there", func(t *testing.T, path string) { require.NoError(t, os.Remove(path)) }, exam.ErrNotFound, false},
		{"an empty file", write(""), exam.ErrDamaged, true},
		{"a text", write("numéro;nom\n1;x\n"), exam.ErrDamaged, true},
		{"cut short", truncate(20_000), exam.ErrDamaged, true},
		{"cut inside the header", truncate(60), exam.ErrDamaged, true},
		{"header overwritten", overwrite(0, 100), exam.ErrDamaged, true},
		{"schema overwritten", overwrite(100, 4000), exam.ErrDamaged, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path, backup, opt := kept(t)
			tt.done(t, path)
			_, err := store.Open(path, opt)
			require.ErrorIs(t, err, tt.want)
			var damaged *store.Damaged
			if tt.backup {
				require.ErrorAs(t, err, &damaged)
				assert.Equal(t, backup, damaged.Backup)
				assert.Contains(t, err.Error(), backup)
			}
			if tt.want != exam.ErrNotFound {
				assert.Equal(t, []string{"centre.markaz"}, names(t, filepath.Dir(path)), "nothing is made beside it")
			}
		})
	}
}

func TestOpenRefusesForeignFiles(t *testing.T) {
	for name, content := range map[string]string{"list.markaz": "numéro;nom", "empty.markaz": "", "report.pdf": "%PDF-1.4"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
			_, err := store.Open(path, store.Options{Backups: t.TempDir()})
			assert.ErrorIs(t, err, exam.ErrForeign)
		})
	}
}

// Every page in turn is overwritten: the file is refused, or its reading is, or
// it says what it said. It never says something else, and never panics.
func TestDamagedPages(t *testing.T) {
	path, backup, opt := kept(t)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	const page = 4096
	refused := 0
	for at := 0; at < len(whole); at += page {
		b := append([]byte(nil), whole...)
		for i := 200; i < page; i++ {
			b[at+i] ^= 0x5a
		}
		bad := filepath.Join(t.TempDir(), "centre.markaz")
		require.NoError(t, os.WriteFile(bad, b, 0o600))
		n, err := readAll(bad, opt)
		if err == nil {
			assert.Equal(t, 201, n, "page %d", at/page)
			continue
		}
		refused++
		var damaged *store.Damaged
		if assert.ErrorAs(t, err, &damaged, "page %d", at/page) {
			assert.Equal(t, backup, damaged.Backup)
		}
	}
	assert.Greater(t, refused, 10)
}

func readAll(path string, opt store.Options) (n int, err error) {
	f, err := store.Open(path, opt)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return n, f.View(ctx, func(r app.Records) error {
		n = 0
		return r.Each("", func(rec app.Record) error {
			if len(rec.Body) < 10 {
				return fmt.Errorf("body of %d bytes", len(rec.Body))
			}
			n++
			return nil
		})
	})
}

func TestCreateNeverReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "centre.markaz")
	require.NoError(t, os.WriteFile(path, []byte("mine"), 0o600))
	_, err := store.Create(path, store.Options{})
	assert.ErrorIs(t, err, exam.ErrTaken)
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(b))

	_, err = store.Create(filepath.Join(t.TempDir(), "missing", "x.markaz"), store.Options{})
	assert.ErrorIs(t, err, exam.ErrNotFound)
}

func TestPaths(t *testing.T) {
	for _, name := range []string{
		"مركز الامتحان 2026.markaz", "100% # sure?.markaz", "a b&mode=ro;c.markaz", "é'\"quoted\".markaz", "file:x.markaz", "%41.markaz", "+plus+.markaz",
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "ملف #1 50%")
			require.NoError(t, os.Mkdir(dir, 0o700))
			path := filepath.Join(dir, name)
			opt := store.Options{Backups: filepath.Join(dir, "نسخ")}
			f, err := store.Create(path, opt)
			require.NoError(t, err)
			add(t, f, room(t, "1", 20))
			require.NoError(t, f.Close())
			assert.Equal(t, []string{name}, names(t, dir))
			f = reopen(t, path, opt)
			assert.Equal(t, []string{"room/1"}, subjects(t, f))
			_, err = f.Backup(ctx)
			require.NoError(t, err)
			copied, err := f.CopyTo(ctx, dir)
			require.NoError(t, err)
			assert.Equal(t, []string{"room/1"}, subjects(t, reopen(t, copied, opt)))
		})
	}
}

func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "seed.markaz")
	file, err := store.Create(path, store.Options{})
	require.NoError(f, err)
	require.NoError(f, file.Close())
	whole, err := os.ReadFile(path)
	require.NoError(f, err)
	f.Add(0, []byte{})
	f.Add(100, []byte("SQLite format 3\x00"))
	f.Add(18, []byte{1, 1})
	f.Fuzz(func(t *testing.T, at int, change []byte) {
		b := append([]byte(nil), whole...)
		if at < 0 || at >= len(b) {
			return
		}
		copy(b[at:], change)
		path := filepath.Join(t.TempDir(), "x.markaz")
		require.NoError(t, os.WriteFile(path, b, 0o600))
		if f, err := store.Open(path, store.Options{}); err == nil {
			_ = f.View(ctx, func(r app.Records) error { return r.Each("", func(app.Record) error { return nil }) })
			_ = f.Close()
		}
	})
}
