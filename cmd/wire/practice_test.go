package wire

import (
	"bytes"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/parcel"
	"markaz/app/practice"
)

func practiceDesk(t *testing.T, candidates int) *Desk {
	t.Helper()
	t.Setenv("MARKAZ_HOME", t.TempDir())
	d, err := Practice(t.Context(), filepath.Join(t.TempDir(), "practice.markaz"), candidates)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	return d
}

func TestPracticeCentreHasSomethingForEveryScreen(t *testing.T) {
	for _, n := range []int{1, 7, 331, 700} {
		d := practiceDesk(t, n)
		s := d.State()
		assert.True(t, s.Practice)
		assert.Len(t, s.Candidates, n)
		assert.NotEmpty(t, s.Centre.Name)
		assert.NotEmpty(t, s.Programme.Sittings())
		assert.Len(t, s.Rooms, (n+19)/20)
		require.NotNil(t, s.Plan)
		assert.True(t, s.Plan.Rules.Listed)
		assert.Empty(t, s.Unseated())
		assert.Len(t, s.Imports, 1)
		assert.GreaterOrEqual(t, len(s.Staff), len(s.Rooms)*2, "there are two for each room")
		if n > 100 {
			assert.True(t, hasCode(s.StaffFindings(), exam.StaffTwice) && len(s.StaffRejected) > 0)
			assert.NotEmpty(t, s.StaffDoubles())
		}
		if n > 20 {
			assert.Equal(t, n > 100, hasCode(s.Findings(), exam.NumberShared) && hasCode(s.Findings(), exam.BornBad), "%d", n)
			assert.NotEmpty(t, s.Findings())
		}
		for _, track := range s.Tracks() {
			assert.NotEmpty(t, s.Programme.For(track), "the preset knows %s", track)
		}
	}
	d := practiceDesk(t, 0)
	_, any := d.LastAct()
	assert.False(t, any, "how it was made is nobody's to take back")
	assert.Len(t, d.State().Candidates, 331)
	assert.NotEmpty(t, d.State().Rejected)
}

func TestPracticeIsForEver(t *testing.T) {
	d := practiceDesk(t, 25)
	ctx := t.Context()
	mark := latest(t, d, exam.PracticeMarked{}.Kind()).ID
	require.ErrorIs(t, d.Undo(ctx, mark, "to keep it"), exam.ErrInvalid)
	require.ErrorIs(t, d.Found(ctx, exam.Centre{}), exam.ErrTaken)
	require.NoError(t, d.SetChoices(ctx, exam.Centre{Name: "أخرى"}, d.State().Settings))
	assert.True(t, d.State().Practice)
	copied, err := d.CopyTo(ctx, t.TempDir())
	require.NoError(t, err)
	other, err := Open(ctx, copied, nil)
	require.NoError(t, err)
	assert.True(t, other.State().Practice, "a copy is one too")
	require.NoError(t, other.Close())
}

func TestPracticeTakesNoList(t *testing.T) {
	d := practiceDesk(t, 25)
	body := header + people(1, 3)
	draft, err := d.ReadList(t.Context(), "real.csv", strings.NewReader(body), int64(len(body)), app.ListOptions{})
	require.NoError(t, err)
	_, err = d.Import(t.Context(), nil, draft)
	require.ErrorIs(t, err, exam.ErrPractice)
	assert.Len(t, d.State().Candidates, 25)
	assert.Len(t, d.State().Imports, 1)
}

func TestNoCentreBecomesPractice(t *testing.T) {
	d := desk(t)
	require.ErrorIs(t, d.Practice(t.Context(), 25), exam.ErrTaken)
	assert.False(t, d.State().Practice)
	assert.Empty(t, d.State().Candidates)
	_, err := Practice(t.Context(), d.Path(), 25)
	require.ErrorIs(t, err, exam.ErrTaken)
	assert.FileExists(t, d.Path(), "a file that is there is never touched")
}

func TestPracticeThatCannotBeMadeIsNotLeftBehind(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	path := filepath.Join(t.TempDir(), "practice.markaz")
	for _, n := range []int{-1, app.MostPractice + 1} {
		_, err := Practice(t.Context(), path, n)
		require.ErrorIs(t, err, exam.ErrInvalid)
		assert.NoFileExists(t, path)
	}
}

func TestEveryPaperOfPracticeSaysSo(t *testing.T) {
	d := practiceDesk(t, 25)
	dir := t.TempDir()
	files, err := d.Print(t.Context(), app.PrintJob{}, Tray(dir), nil)
	require.NoError(t, err)
	ready, err := d.Print(t.Context(), app.PrintJob{Documents: []string{app.ReadinessSheet}}, Tray(dir), nil)
	require.NoError(t, err)
	files = append(files, ready...)
	var names []string
	for _, f := range files {
		names = append(names, f.Document)
	}
	require.Equal(t, append(slices.DeleteFunc(slices.Clone(app.Documents), func(d string) bool { return d == app.SpecialNeeds || d == app.ReadinessSheet }),
		app.Badges, app.ReadinessSheet), names, "but for adaptations, which nobody has, and duties, which nobody was given")
	sheet, err := d.Protect(t.Context(), "sesame", NewRecoveryCode(), Tray(dir))
	require.NoError(t, err)
	paths := []string{sheet}
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	for _, path := range paths {
		assert.True(t, marked(t, path), filepath.Base(path))
	}

	real := desk(t)
	list(t, real, "a.csv", header+people(1, 3))
	files, err = real.Print(t.Context(), app.PrintJob{Documents: []string{app.CandidateList}}, Tray(dir), nil)
	require.NoError(t, err)
	assert.False(t, marked(t, files[0].Path), "no other paper does")
}

// marked reports whether the pages of a paper draw the watermark.
func marked(t *testing.T, path string) bool {
	t.Helper()
	out, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", path, "-").Output()
	require.NoError(t, err)
	return strings.Contains(string(out), "/Practice Do")
}

// Two practice centres hold the same people, and yet no card of one opens the
// door of the other.
func TestCardsOfPracticeAreOfItsOwnFile(t *testing.T) {
	one, two := practiceDesk(t, 25), practiceDesk(t, 25)
	require.Equal(t, one.State().Candidates[0].Massar, two.State().Candidates[0].Massar)
	assert.NotEqual(t, one.State().File, two.State().File)
	assert.NotEqual(t, one.State().Candidates[0].ID, two.State().Candidates[0].ID)
	seeds := map[*Desk][]byte{one: cardSeed(t, one), two: cardSeed(t, two)}
	code := parcel.CardCode(seeds[one], one.State().File, one.State().Candidates[0].ID)
	_, err := parcel.ReadCardCode(code, one.State().File, parcel.Public(seeds[one]))
	require.NoError(t, err)
	_, err = parcel.ReadCardCode(code, two.State().File, parcel.Public(seeds[two]))
	require.ErrorIs(t, err, parcel.ErrOtherCentre)
	_, err = parcel.ReadCardCode(code, one.State().File, parcel.Public(seeds[two]))
	require.ErrorIs(t, err, parcel.ErrCardSignature, "the keys differ as well")
}

func cardSeed(t *testing.T, d *Desk) []byte {
	t.Helper()
	fact, err := exam.Decode(exam.CardKeySet{}.Kind(), latest(t, d, exam.CardKeySet{}.Kind()).Body)
	require.NoError(t, err)
	return fact.(exam.CardKeySet).Seed
}

// What is planted in an invented list of staff is found where it is.
func TestInventedListOfStaff(t *testing.T) {
	c := practice.Demo()
	list := c.Staff([]exam.Sitting{{Date: "2026-06-02", Half: exam.Morning}}, true)
	for name, file := range map[string]struct {
		write func(io.Writer, practice.StaffList) error
		first int
	}{"staff.xlsx": {practice.WriteStaffXLSX, practice.StaffFirstRow(list)}, "staff.csv": {practice.WriteStaffCSV, 2}} {
		d := desk(t)
		var out bytes.Buffer
		require.NoError(t, file.write(&out, list))
		draft, err := d.ReadStaff(t.Context(), name, bytes.NewReader(out.Bytes()), int64(out.Len()), app.ListOptions{})
		require.NoError(t, err)
		assert.True(t, draft.Certain, "%+v", draft.Columns)
		_, err = d.ImportStaff(t.Context(), nil, draft)
		require.NoError(t, err)
		s := d.State()
		assert.Len(t, s.Staff, len(list.Staff)+1, "one person stands in it under two records")
		for _, p := range list.Planted {
			assert.True(t, slices.ContainsFunc(s.StaffFindings(), func(f exam.Finding) bool {
				return f.Code == p.Code && f.Field == p.Field && f.Row == file.first+p.Row
			}), "%s: %+v in %+v", name, p, s.StaffFindings())
		}
		for i, want := range list.Staff {
			got, ok := s.StaffNumbered(want.NationalID)
			require.True(t, ok)
			assert.Equal(t, [5]any{want.Sex, want.School, want.Task, want.Exempt, want.Name.Arabic()}, [5]any{got.Sex, got.School, got.Task, got.Exempt, got.Name.Arabic()}, i)
		}
	}
}
