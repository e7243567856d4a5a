package store_test

import (
	"bytes"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// secrets are what of an invented person must not be found anywhere.
var secrets = []string{"البوعناني", "سلمى", "ELBOUANANI", "Salma", "G139876543", "41777001", "2007-11-29", "تنغير", "KB778899"}

func person(t testing.TB) exam.Entry {
	return entry(t, exam.CandidateAdded{Candidate: exam.Candidate{
		ID: exam.NewID(), Number: "41777001", Massar: "G139876543", NationalID: "KB778899", Born: "2007-11-29", BirthPlace: "تنغير",
		Name: exam.Name{FamilyAr: "البوعناني", GivenAr: "سلمى", FamilyFr: "ELBOUANANI", GivenFr: "Salma"},
	}, Findings: []exam.Finding{exam.Found(exam.BornBad, exam.Source{Row: 2}, exam.FieldBorn, "2007-11-29")}})
}

// searched are all files of folders, and whether a secret is in one.
func searched(t *testing.T, dirs ...string) (files int) {
	t.Helper()
	for _, dir := range dirs {
		require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files++
			for _, s := range secrets {
				assert.False(t, bytes.Contains(b, []byte(s)), "%s in %s", s, d.Name())
				assert.False(t, bytes.Contains(b, wide(s, false)), "%s as UTF-16LE in %s", s, d.Name())
				assert.False(t, bytes.Contains(b, wide(s, true)), "%s as UTF-16BE in %s", s, d.Name())
			}
			return nil
		}))
	}
	return files
}

func wide(s string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestNothingOfAPersonInClear(t *testing.T) {
	dir, backups, temp, stick := t.TempDir(), t.TempDir(), t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("SQLITE_TMPDIR", temp)
	path := filepath.Join(dir, "centre.markaz")
	opt := store.Options{Backups: backups, Password: "un mot de passe"}
	f, err := store.Create(path, opt)
	require.NoError(t, err)
	add(t, f, person(t))
	old, err := f.Backup(ctx)
	require.NoError(t, err)
	require.NoError(t, f.Protect(ctx, opt.Password, store.NewRecoveryCode()))
	assert.True(t, f.Protected())
	assert.NoFileExists(t, old, "the unprotected backup")

	add(t, f, person(t))
	add(t, f, imported(t, 300)...)
	require.NoError(t, f.View(ctx, func(r app.Records) error {
		assert.FileExists(t, path+"-wal")
		info, err := os.Stat(path + "-wal")
		require.NoError(t, err)
		assert.NotZero(t, info.Size(), "the log is in use")
		assert.GreaterOrEqual(t, searched(t, dir, backups, temp), 3)
		return nil
	}))
	_, err = f.Backup(ctx)
	require.NoError(t, err)
	_, err = f.CopyTo(ctx, stick)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	assert.Equal(t, 4, searched(t, dir, backups, temp, stick), "file, two backups, copy")
	assert.Equal(t, []string{"centre.markaz"}, names(t, dir), "the log is folded in")
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	all := []string{}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// The search above must be able to find something.
func TestSearchFindsWhatIsInClear(t *testing.T) {
	for _, s := range secrets {
		assert.True(t, bytes.Contains(person(t).Body, []byte(s)), s)
	}
}

// The key that lay open in the file must be gone from it.
func TestOpenSlotGoes(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, imported(t, 50)...)
	require.NoError(t, f.Close())
	master := masterKey(t, f.Path())
	b, err := os.ReadFile(f.Path())
	require.NoError(t, err)
	require.True(t, bytes.Contains(b, master), "an unprotected file holds its key")

	g, err := store.Open(f.Path(), store.Options{})
	require.NoError(t, err)
	require.NoError(t, g.Protect(ctx, "secret", store.NewRecoveryCode()))
	for _, name := range []string{g.Path(), g.Path() + "-wal"} {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.False(t, bytes.Contains(b, master), filepath.Ext(name))
	}
	require.NoError(t, g.Close())
	b, err = os.ReadFile(f.Path())
	require.NoError(t, err)
	assert.False(t, bytes.Contains(b, master))
}

func TestUnlocking(t *testing.T) {
	path := filepath.Join(t.TempDir(), "centre.markaz")
	f, err := store.Create(path, store.Options{})
	require.NoError(t, err)
	assert.False(t, f.Protected())
	assert.ErrorIs(t, f.Protect(ctx, "", store.NewRecoveryCode()), exam.ErrInvalid)
	assert.ErrorIs(t, f.Protect(ctx, "secret", "12345"), exam.ErrPassword, "no file without a sheet that opens it")
	assert.False(t, f.Protected())
	add(t, f, room(t, "1", 20))
	code := store.NewRecoveryCode()
	require.NoError(t, f.Protect(ctx, "كلمة السر", code))
	add(t, f, room(t, "2", 20))
	require.NoError(t, f.Close())

	tests := []struct {
		name string
		opt  store.Options
		want error
	}{
		{"the password", store.Options{Password: "كلمة السر"}, nil},
		{"the recovery code", store.Options{Recovery: code}, nil},
		{"the recovery code as somebody types it", store.Options{Recovery: strings.ToLower(strings.ReplaceAll(code, "-", " "))}, nil},
		{"neither", store.Options{}, exam.ErrLocked},
		{"another password", store.Options{Password: "كلمة"}, exam.ErrPassword},
		{"another recovery code", store.Options{Recovery: store.NewRecoveryCode()}, exam.ErrPassword},
		{"a mistyped recovery code", store.Options{Recovery: code[:len(code)-1]}, exam.ErrPassword},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := store.Open(path, tt.opt)
			if tt.want != nil {
				assert.ErrorIs(t, err, tt.want)
				return
			}
			require.NoError(t, err)
			assert.True(t, g.Protected())
			assert.Equal(t, []string{"room/1", "room/2"}, subjects(t, g))
			for _, e := range journal(t, g) {
				assert.NotEmpty(t, e.Body, "older entries stay readable")
			}
			require.NoError(t, g.Close())
		})
	}
	t.Run("the chain needs no key", func(t *testing.T) {
		h := reopen(t, path, store.Options{Password: "كلمة السر"})
		require.NoError(t, h.Protect(ctx, "another", store.NewRecoveryCode()), "changed")
		audit, err := h.Verify(ctx)
		require.NoError(t, err)
		assert.Empty(t, audit.Faults)
		assert.Equal(t, []string{"room/1", "room/2"}, subjects(t, h))
	})
}

// One PC sets a password while the copy on another goes on without.
// A secret is asked for again while the file is open.
func TestUnlocks(t *testing.T) {
	f := create(t, store.Options{})
	assert.ErrorIs(t, f.Unlocks(ctx, "secret"), exam.ErrNotFound, "a file without a password")
	code := store.NewRecoveryCode()
	require.NoError(t, f.Protect(ctx, "secret", code))
	assert.NoError(t, f.Unlocks(ctx, "secret"))
	assert.NoError(t, f.Unlocks(ctx, code))
	for _, wrong := range []string{"", "Secret", store.NewRecoveryCode()} {
		assert.ErrorIs(t, f.Unlocks(ctx, wrong), exam.ErrPassword)
	}
}

func TestMergeWithAProtectedCopy(t *testing.T) {
	f := create(t, store.Options{})
	add(t, f, room(t, "1", 20))
	require.NoError(t, f.Close())
	open := reopen(t, copyOf(t, f.Path(), "open.markaz"), store.Options{})
	closed := reopen(t, f.Path(), store.Options{})
	require.NoError(t, closed.Protect(ctx, "secret", store.NewRecoveryCode()))
	add(t, open, room(t, "2", 20))
	add(t, closed, room(t, "3", 20))

	n, err := closed.Merge(ctx, open)
	require.NoError(t, err)
	assert.Equal(t, 1, n)
	assert.Equal(t, []string{"room/1", "room/2", "room/3"}, subjects(t, closed))

	_, err = open.Merge(ctx, closed)
	require.NoError(t, err)
	assert.Equal(t, []string{"room/1", "room/2"}, subjects(t, open), "a key that is protected is not laid bare")
	assert.Len(t, journal(t, open), 3, "its entries are kept and passed on")
	audit, err := open.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
}

// Who has the file but not the password cannot take back what they cannot read.
func TestUndoingWithoutTheKeyDoesNotCount(t *testing.T) {
	f := create(t, store.Options{})
	lone := room(t, "1", 20)
	add(t, f, lone)
	require.NoError(t, f.Protect(ctx, "secret", store.NewRecoveryCode()))
	require.NoError(t, f.Close())

	stranger := app.NewStation()
	e := undo(t, lone.ID)
	e.ID, e.Station, e.Seq, e.Clock = exam.NewID(), stranger.ID, 1, 1<<62
	key, sealed := exam.NewID(), []byte("sealed with a key of their own")
	link := e.Sum(exam.Hash{}, key, sealed)
	db, err := sql.Open("sqlite", "file:"+f.Path())
	require.NoError(t, err)
	_, err = db.Exec(`INSERT INTO journal (id, station, seq, clock, at, actor, kind, subject, corrects, key, body, link)
		VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, e.ID[:], e.Station[:], int64(e.Clock), e.At.UnixMilli(), e.Actor, e.Kind, e.Subject,
		e.Corrects[:], key[:], sealed, link[:])
	require.NoError(t, err)
	require.NoError(t, db.Close())

	g := reopen(t, f.Path(), store.Options{Password: "secret"})
	add(t, g, room(t, "2", 20))
	assert.Equal(t, []string{"room/1", "room/2"}, subjects(t, g))
	require.NoError(t, g.Close())
	raw(t, f.Path(), `UPDATE meta SET value = x'00' WHERE name = 'fold'`)
	assert.Equal(t, []string{"room/1", "room/2"}, subjects(t, reopen(t, f.Path(), store.Options{Password: "secret"})), "built anew")
}

func TestRecoveryCode(t *testing.T) {
	code := store.NewRecoveryCode()
	assert.Regexp(t, `^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$`, code)
	assert.NotEqual(t, code, store.NewRecoveryCode())
	const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	for at := range code {
		if code[at] == '-' {
			continue
		}
		for _, c := range alphabet {
			if byte(c) == code[at] {
				continue
			}
			var bad *store.BadBlock
			_, err := store.CheckRecoveryCode(code[:at] + string(c) + code[at+1:])
			require.ErrorAs(t, err, &bad, "every wrong character is found")
			assert.Equal(t, at/6+1, bad.Block)
		}
		if at+1 < len(code) && code[at+1] != '-' && code[at] != code[at+1] {
			_, err := store.CheckRecoveryCode(code[:at] + code[at+1:at+2] + code[at:at+1] + code[at+2:])
			assert.ErrorIs(t, err, exam.ErrPassword, "neighbours exchanged")
		}
	}
	blocks := strings.Split(code, "-")
	blocks[0], blocks[1] = blocks[1], blocks[0]
	_, err := store.CheckRecoveryCode(strings.Join(blocks, "-"))
	assert.ErrorIs(t, err, exam.ErrPassword, "blocks exchanged")
}

func FuzzCheckRecoveryCode(f *testing.F) {
	for _, s := range []string{store.NewRecoveryCode(), "", "OIL", "-----", "مرحبا", strings.Repeat("0", 35)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, err := store.CheckRecoveryCode(s)
		if err != nil {
			assert.ErrorIs(t, err, exam.ErrPassword)
			return
		}
		again, err := store.CheckRecoveryCode(code)
		require.NoError(t, err)
		assert.Equal(t, code, again)
	})
}
