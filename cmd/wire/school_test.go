package wire

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// A home school prints its cards class by class, of one class where one is named,
// and marks nobody by it.
func TestPapersOfASchool(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	dir := t.TempDir()
	d, err := Create(t.Context(), filepath.Join(dir, "school.markaz"), exam.Centre{Kind: exam.HomeSchool, Name: "ثانوية وادي الزيتون", Year: "2026"})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	list(t, d, "a.csv", "رمز مسار;الاسم العائلي;الاسم الشخصي;القسم;المسلك\n"+
		"J120000001;الفاسي;سلمى;قسم 10;2BACSMA\nJ120000002;العلوي;كريم;قسم 2;2BACSMA\nJ120000003;البناني;عمر;قسم 2;2BACSMA\n")
	words := func(f app.PrintedFile) string {
		out, err := exec.Command("pdftotext", "-layout", f.Path, "-").Output()
		require.NoError(t, err)
		return string(out)
	}
	files, err := d.Print(t.Context(), app.PrintJob{}, Tray(dir), nil)
	require.NoError(t, err)
	require.Len(t, files, len(app.SchoolDocuments))
	all := words(files[0])
	assert.Contains(t, words(files[1]), d.State().Lists(), "and so does the board")
	at := func(massar string) int { return strings.Index(all, massar) }
	assert.Less(t, at("J120000003"), at("J120000002"), "in the order of names")
	assert.Less(t, at("J120000002"), at("J120000001"), "class 2 before class 10")
	assert.Contains(t, all, d.State().Lists(), "the card says which lists it was printed from")
	assert.Equal(t, 2, files[0].Pages, "two on a page")
	assert.Equal(t, exam.NotViewed, d.State().Verification(d.State().Candidates[0].ID).State)

	one, err := d.Print(t.Context(), app.PrintJob{Documents: []string{app.VerificationCards, app.VerificationBoard}, Class: "قسم 10"}, Tray(dir), nil)
	require.NoError(t, err)
	assert.Contains(t, words(one[0]), "J120000001")
	assert.NotContains(t, words(one[0]), "J120000002")
	assert.NotEqual(t, files[0].Path, one[0].Path, "the cards of all are not replaced")
	assert.Equal(t, 2, one[0].Copy, "the cards of a class were printed with all others")
	assert.NotContains(t, words(one[1]), "قسم 2")

	settings := d.State().Settings
	settings.ChecksPerPage = 1
	require.NoError(t, d.SetChoices(t.Context(), d.State().Centre, settings))
	single, err := d.Print(t.Context(), app.PrintJob{Documents: []string{app.VerificationCards}}, Tray(dir), nil)
	require.NoError(t, err)
	assert.Equal(t, 3, single[0].Pages)
	assert.Equal(t, 3, single[0].Copy)

	for _, name := range []string{app.AttendanceSheets, app.TableLabels} {
		_, err = d.Print(t.Context(), app.PrintJob{Documents: []string{name}}, Tray(dir), nil)
		require.ErrorIs(t, err, exam.ErrUnknown, name)
	}
	_, err = d.Print(t.Context(), app.PrintJob{Class: "قسم 3"}, Tray(dir), nil)
	require.ErrorIs(t, err, exam.ErrNothing)
}
