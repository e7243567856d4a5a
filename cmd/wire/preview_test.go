package wire

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// looked writes a preview to a file.
func looked(t *testing.T, p app.Preview) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), p.Document+".pdf")
	require.NoError(t, os.WriteFile(path, p.PDF, 0o600))
	return path
}

// laidPages are the words of each page of a PDF.
func laidPages(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	require.NoError(t, err)
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i, p := range pages {
		pages[i] = spaced(p)
	}
	return pages
}

// spaced is a text without its controls of direction, with letters and spaces that are
// plain.
func spaced(words string) string {
	return strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "", "\u2069", "", "\u2066", "").Replace(norm.NFKC.String(words))
}

// noCopy is what a preview says on each page, after the colon, which pdftotext puts on
// either side.
func noCopy(lang text.Lang) string {
	_, words, _ := strings.Cut(spaced(text.T(lang, "paper.preview")), ":")
	return strings.TrimSpace(words)
}

// Of every document each page, and each piece of one, says that it is no copy; and no
// copy is counted.
func TestAPreviewIsNoCopy(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and finds no race")
	}
	d := practiceDesk(t, 60)
	_, err := d.AssignDuties(t.Context(), exam.DutyRules{})
	require.NoError(t, err)
	for _, lang := range text.Langs() {
		said := noCopy(lang)
		for _, document := range d.State().Offered() {
			t.Run(string(lang)+" "+document, func(t *testing.T) {
				p, err := d.Preview(t.Context(), app.PrintJob{Documents: []string{document}, Language: string(lang)})
				require.NoError(t, err)
				assert.Equal(t, document, p.Document)
				assert.Equal(t, 1, p.Copy)
				assert.False(t, p.Part)
				for i, page := range laidPages(t, looked(t, p)) {
					blank := strings.TrimSpace(page) == "" // the back of a leaf
					assert.True(t, blank || strings.Contains(page, said), "page %d", i+1)
				}
			})
		}
	}
	assert.Empty(t, d.State().Prints)
}

func TestAPreviewIsWhatWouldBePrinted(t *testing.T) {
	d := practiceDesk(t, 0)
	ctx := t.Context()
	job := app.PrintJob{Documents: []string{app.DoorLists}, Room: "3"}
	printAll(t, d, job)
	p, err := d.Preview(ctx, job)
	require.NoError(t, err)
	assert.Equal(t, 2, p.Copy, "the next copy of it")
	seen := strings.Join(laidPages(t, looked(t, p)), "")
	printed := words(t, printAll(t, d, job)[0].Path)
	for _, seat := range d.State().Plan.Seats {
		c, _ := d.State().Candidate(seat.Candidate)
		assert.Equal(t, seat.Room == "3", strings.Contains(seen, c.Number), c.Number)
		assert.Equal(t, seat.Room == "3", strings.Contains(printed, c.Number), c.Number)
	}
	said := noCopy(text.Arabic)
	assert.Contains(t, seen, said)
	assert.NotContains(t, spaced(printed), said)

	who := d.State().Candidates[4]
	p, err = d.Preview(ctx, app.PrintJob{Documents: []string{app.CandidateCards}, Candidate: who.ID})
	require.NoError(t, err)
	seen = strings.Join(laidPages(t, looked(t, p)), "")
	assert.Contains(t, seen, who.Number)
	assert.NotContains(t, seen, d.State().Candidates[5].Number)
}

func TestWhatCannotBePrintedIsNotPreviewed(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	for _, tt := range []struct {
		name string
		job  app.PrintJob
		want error
	}{
		{"no document", app.PrintJob{}, exam.ErrInvalid},
		{"two documents", app.PrintJob{Documents: []string{app.CandidateList, app.DoorLists}}, exam.ErrInvalid},
		{"what has changed", app.PrintJob{Documents: []string{app.CandidateList}, Changed: true}, exam.ErrInvalid},
		{"no such document", app.PrintJob{Documents: []string{"poster"}}, exam.ErrUnknown},
		{"no plan", app.PrintJob{Documents: []string{app.DoorLists}}, exam.ErrNoPlan},
		{"nobody in the room", app.PrintJob{Documents: []string{app.CandidateList}, Room: "99"}, exam.ErrNothing},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := d.Preview(ctx, tt.job)
			require.ErrorIs(t, err, tt.want)
		})
	}
}

// A file that cannot be written can be looked at, though no copy could be counted.
func TestPreviewOfAFileThatCannotBeWritten(t *testing.T) {
	d := practiceDesk(t, 25)
	copied, err := d.CopyTo(t.Context(), t.TempDir())
	require.NoError(t, err)
	require.NoError(t, os.Chmod(copied, 0o400))
	other, err := Open(t.Context(), copied, nil)
	require.NoError(t, err)
	require.True(t, other.ReadOnly())
	p, err := other.Preview(t.Context(), app.PrintJob{Documents: []string{app.TableLabels}})
	require.NoError(t, err)
	assert.NotEmpty(t, p.PDF)
	require.NoError(t, other.Close())
}

// Of more candidates than a centre has only the first rooms are shown, and that is
// said; what is of all the centre is of all of it.
func TestAPreviewOfVeryManyIsOfTheFirstRooms(t *testing.T) {
	d := practiceDesk(t, 1500)
	for _, tt := range []struct {
		document string
		room     string
		part     bool
		rooms    int
	}{
		{app.DoorLists, "", true, 50},
		{app.RoomPlans, "", true, 50},
		{app.RoomPlans, "70", false, 1},
		{app.CandidateList, "", false, 75},
		{app.RoomList, "", false, 75},
	} {
		t.Run(tt.document+" "+tt.room, func(t *testing.T) {
			p, err := d.Preview(t.Context(), app.PrintJob{Documents: []string{tt.document}, Room: tt.room})
			require.NoError(t, err)
			assert.Equal(t, tt.part, p.Part)
			pages := laidPages(t, looked(t, p))
			if slices.Contains([]string{app.DoorLists, app.RoomPlans}, tt.document) {
				assert.Len(t, pages, tt.rooms, "a page for each room")
			}
		})
	}
}
