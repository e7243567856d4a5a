package wire

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

const header = "رقم الامتحان;الاسم العائلي;الاسم الشخصي;الجنس;تاريخ الازدياد;المسلك\n"

// desk opens a new centre file on real SQLite, with a home of its own.
func desk(t *testing.T) *Desk {
	t.Helper()
	t.Setenv("MARKAZ_HOME", t.TempDir())
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "centre.markaz"), exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	return d
}

func list(t *testing.T, d *Desk, name, body string) app.Imported {
	t.Helper()
	draft := draftOf(t, d, body)
	draft.File = name
	made, err := d.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	return made[0]
}

func draftOf(t *testing.T, d *Desk, body string) app.Draft {
	t.Helper()
	draft, err := d.ReadList(t.Context(), "list.csv", strings.NewReader(body), int64(len(body)), app.ListOptions{})
	require.NoError(t, err)
	return draft
}

// people are n rows of invented candidates, numbered from first.
func people(first, n int) string {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "%04d;العائلة %d;الشخصي %d;أنثى;01/02/2007;2BACSMA\n", first+i, first+i, first+i)
	}
	return b.String()
}

func TestFileThatCannotBeFoundedIsNotLeftBehind(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	path := filepath.Join(t.TempDir(), "centre.markaz")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Create(ctx, path, exam.Centre{})
	require.ErrorIs(t, err, context.Canceled)
	assert.NoFileExists(t, path)
}

func TestImport(t *testing.T) {
	d := desk(t)
	first := list(t, d, "a.csv", header+people(1, 3))
	assert.Equal(t, 3, first.Added)
	assert.Empty(t, first.Backup, "an empty file needs no copy before")

	again := list(t, d, "a.csv", header+people(1, 4))
	assert.Equal(t, 1, again.Added)
	assert.Equal(t, 3, again.Known)
	assert.FileExists(t, again.Backup, "a copy is made before an import")

	changed := list(t, d, "b.csv", header+"0002;العائلة أخرى;الشخصي 2;أنثى;01/02/2007;2BACSMA\n")
	assert.Zero(t, changed.Added)
	assert.Equal(t, 1, changed.Differs)
	who, ok := d.State().ByNumber("0002")
	require.True(t, ok)
	assert.Equal(t, "العائلة 2", who.Name.FamilyAr, "nothing in force is overwritten")
	assert.True(t, hasCode(d.State().Findings(), exam.RowDiffers))
	assert.Len(t, d.State().Imports, 3)
}

// What an entry holds is bounded; one strange row must not keep a list out.
func TestImportOfARowOfFullCells(t *testing.T) {
	d := desk(t)
	wide := ";;;;;" + strings.Repeat(";"+strings.Repeat("<", 200), 150) + "\n" // JSON writes six bytes for each
	made := list(t, d, "a.csv", strings.TrimSpace(header)+strings.Repeat(";ملاحظات", 150)+"\n"+people(1, 3)+wide)
	assert.Equal(t, 3, made.Added)
	require.Equal(t, 1, made.Rejected)
	assert.NotEmpty(t, d.State().Rejected[0].Cells)
}

func hasCode(findings []exam.Finding, code exam.Code) bool {
	for _, f := range findings {
		if f.Code == code {
			return true
		}
	}
	return false
}

func seats(d *Desk) map[exam.ID]exam.Seat {
	m := map[exam.ID]exam.Seat{}
	for _, s := range d.State().Plan.Seats {
		m[s.Candidate] = s
	}
	return m
}

// stuck is a tray that takes only so many papers.
// cards prints the cards and returns how many bytes they have.
func TestUndo(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	first := list(t, d, "wrong.csv", header+people(1, 3))
	require.NoError(t, d.Undo(ctx, first.ID, "the wrong list"))
	assert.Empty(t, d.State().Candidates)
	assert.Empty(t, d.State().Imports)
	require.ErrorIs(t, d.Undo(ctx, first.ID, "again"), exam.ErrNotFound)

	second := list(t, d, "right.csv", header+people(1, 3))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	require.ErrorIs(t, d.Undo(ctx, second.ID, ""), exam.ErrDependent)
	require.NoError(t, d.Undo(ctx, d.State().Plan.ID, "other rooms"))
	assert.Nil(t, d.State().Plan)
	require.NoError(t, d.Undo(ctx, second.ID, ""))
	assert.Empty(t, d.State().Candidates)
}

func TestUndoIsRefusedWhereTheRestWouldNotHold(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))
	room := latest(t, d, "room.set/1").ID
	list(t, d, "a.csv", header+people(1, 3))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	_, err = d.Print(ctx, app.PrintJob{Documents: []string{app.DoorLists}}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	require.NoError(t, d.SetChoices(ctx, exam.Centre{Name: "أخرى"}, d.State().Settings))
	require.NoError(t, d.Undo(ctx, latest(t, d, "centre.set/1").ID, ""))
	assert.Equal(t, "مركز التجربة", d.State().Centre.Name)

	for name, try := range map[string]struct {
		id   exam.ID
		want error
	}{
		"no id at all":              {exam.ID{}, exam.ErrNotFound},
		"one that is not there":     {exam.NewID(), exam.ErrNotFound},
		"a room that people sit in": {room, exam.ErrDependent},
		"one room of a plan":        {latest(t, d, "plan.room/1").ID, exam.ErrDependent},
		"the account of a list":     {latest(t, d, "list.closed/1").ID, exam.ErrDependent},
		"an undoing":                {latest(t, d, "undone/1").ID, exam.ErrInvalid},
		"a printed paper":           {latest(t, d, "printed/1").ID, exam.ErrInvalid},
		"the key of the cards":      {latest(t, d, "cardkey.set/1").ID, exam.ErrInvalid},
		"a person who has a seat":   {latest(t, d, "candidate.added/1").ID, exam.ErrDependent},
	} {
		require.ErrorIs(t, d.Undo(ctx, try.id, ""), try.want, name)
	}
	require.NoError(t, d.Undo(ctx, d.State().Plan.ID, "a whole plan can be taken back"))
	require.NoError(t, d.Undo(ctx, room, "then a room"))
	assert.Empty(t, d.State().Rooms)
}

// latest is the latest entry of a kind.
func latest(t *testing.T, d *Desk, kind string) (last exam.Entry) {
	t.Helper()
	require.NoError(t, d.Store.View(t.Context(), func(r app.Records) error {
		return r.Journal(func(e exam.Entry) error {
			if e.Kind == kind {
				last = e
			}
			return nil
		})
	}))
	require.NotZero(t, last.ID, kind)
	return last
}

func TestReopenedFileSaysTheSame(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	before := d.State()
	copied, err := d.CopyTo(ctx, t.TempDir())
	require.NoError(t, err)
	_, at := d.LastCopy()
	assert.False(t, at.IsZero())

	other, err := Open(ctx, copied, nil)
	require.NoError(t, err)
	defer other.Close()
	after := other.State()
	assert.Equal(t, before.Candidates, after.Candidates)
	assert.Equal(t, before.Plan.Seats, after.Plan.Seats)
	assert.Equal(t, before.Fingerprint(), after.Fingerprint())
	assert.Equal(t, before.Settings, after.Settings)
}

func TestProtect(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 3))
	code := NewRecoveryCode()
	papers := Tray(t.TempDir())
	sheet, err := d.Protect(ctx, "صباح الخير", code, papers)
	require.NoError(t, err)
	_, err = d.Protect(ctx, "", NewRecoveryCode(), papers)
	require.ErrorIs(t, err, exam.ErrInvalid)
	over, cancel := context.WithCancel(ctx)
	cancel()
	_, err = d.Protect(over, "مساء الخير", NewRecoveryCode(), papers)
	require.ErrorIs(t, err, context.Canceled)
	pdf, err := os.ReadFile(sheet)
	require.NoError(t, err)
	assert.True(t, bytes.HasPrefix(pdf, []byte("%PDF")))
	sheets, err := filepath.Glob(filepath.Join(filepath.Dir(sheet), "*.pdf"))
	require.NoError(t, err)
	assert.Len(t, sheets, 2, "the sheet of a password that could not be set replaces none")
	assert.True(t, d.Protected())
	copied, err := d.CopyTo(ctx, t.TempDir())
	require.NoError(t, err)

	for name, try := range map[string]struct {
		word string
		err  error
	}{
		"password":      {"صباح الخير", nil},
		"recovery code": {code, nil},
		"wrong":         {"مساء الخير", exam.ErrPassword},
	} {
		t.Run(name, func(t *testing.T) {
			other, err := Open(context.Background(), copied, func() (string, error) { return try.word, nil })
			if try.err != nil {
				require.ErrorIs(t, err, try.err)
				return
			}
			require.NoError(t, err)
			assert.Len(t, other.State().Candidates, 3)
			assert.NoError(t, other.Close())
		})
	}
}
