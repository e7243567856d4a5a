package wire

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

func TestPrintKeepsALedger(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	tray := Tray(t.TempDir())
	_, err := d.Print(ctx, app.PrintJob{Documents: []string{app.AttendanceSheets}}, tray, nil)
	require.ErrorIs(t, err, exam.ErrNoPlan)
	_, err = d.Print(ctx, app.PrintJob{Documents: []string{"poster"}}, tray, nil)
	require.ErrorIs(t, err, exam.ErrUnknown)

	_, err = d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	programme, _, err := d.ProposeProgramme("", "")
	require.NoError(t, err)
	require.NoError(t, d.SetProgramme(ctx, programme))
	files, err := d.Print(ctx, app.PrintJob{}, tray, nil)
	require.NoError(t, err)
	require.Len(t, files, len(app.Documents)-2, "but for the list of adaptations, which nobody has, and the sheet of readiness")
	for _, f := range files {
		assert.FileExists(t, f.Path)
		assert.Positive(t, f.Pages, f.Document)
		assert.Equal(t, 1, f.Copy)
	}
	assert.Equal(t, 2*len(programme.For("2BACSMA")), files[0].Pages, "a sheet for each room and paper")

	job := app.PrintJob{Documents: []string{app.AttendanceSheets}, Room: "1", Sitting: programme.Sittings()[0]}
	one, err := d.Print(ctx, job, tray, nil)
	require.NoError(t, err)
	assert.Equal(t, 2, one[0].Copy, "the sheet of a room was printed with all others")
	one, err = d.Print(ctx, job, tray, nil)
	require.NoError(t, err)
	assert.Equal(t, 3, one[0].Copy)
	assert.Len(t, d.State().Prints, len(files)+2)

	_, err = d.Print(ctx, app.PrintJob{Room: "99"}, tray, nil)
	require.ErrorIs(t, err, exam.ErrNothing)
}

func TestPrintOfAFileThatCannotBeWritten(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 3))
	copied, err := d.CopyTo(ctx, t.TempDir())
	require.NoError(t, err)
	require.NoError(t, os.Chmod(copied, 0o400))
	other, err := Open(ctx, copied, nil)
	require.NoError(t, err)
	assert.True(t, other.ReadOnly())
	assert.Len(t, other.State().Candidates, 3)
	papers := t.TempDir()
	_, err = other.Print(ctx, app.PrintJob{Documents: []string{app.CandidateList}}, Tray(papers), nil)
	require.ErrorIs(t, err, exam.ErrReadOnly)
	made, err := os.ReadDir(papers)
	require.NoError(t, err)
	assert.Empty(t, made)
	require.NoError(t, other.Close())
}

type stuck struct {
	app.Tray
	left atomic.Int32
}

func (s *stuck) Put(name string, write func(io.Writer) error) (string, string, error) {
	if s.left.Add(-1) < 0 {
		return "", "", exam.ErrFileOpen
	}
	return s.Tray.Put(name, write)
}

func TestPrintJournalsWhatReachedItsPlace(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 3))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	tray := &stuck{Tray: Tray(t.TempDir())}
	tray.left.Store(2)
	files, err := d.Print(ctx, app.PrintJob{}, tray, nil)
	require.ErrorIs(t, err, exam.ErrFileOpen)
	assert.Len(t, files, 2)
	assert.Len(t, d.State().Prints, 2)
	for _, p := range d.State().Prints {
		assert.Len(t, p.SHA256, 64)
		assert.Positive(t, p.Pages)
	}
}

func TestPhotos(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 2))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	first, second := d.State().Candidates[0], d.State().Candidates[1]
	bare := cards(t, d)
	require.NoError(t, d.SetPhotos(ctx, map[exam.ID][]byte{first.ID: picture(t, 1200, 900), exam.NewID(): picture(t, 30, 40)}))
	first, _ = d.State().Candidate(first.ID)
	assert.NotEmpty(t, first.Photo)
	second, _ = d.State().Candidate(second.ID)
	assert.Empty(t, second.Photo)
	assert.Greater(t, cards(t, d), bare+1000, "it is on the card")

	for name, bad := range map[string][]byte{"no picture": []byte("GIF?"), "cut": picture(t, 300, 400)[:200], "empty": {}} {
		err := d.SetPhotos(ctx, map[exam.ID][]byte{first.ID: picture(t, 30, 40), second.ID: bad})
		require.ErrorIs(t, err, exam.ErrInvalid, name)
	}
	again, _ := d.State().Candidate(first.ID)
	assert.Equal(t, first.Photo, again.Photo, "none is stored when one is refused")
	require.NoError(t, d.Undo(ctx, latest(t, d, "candidate.photo/1").ID, "another person"))
	again, _ = d.State().Candidate(first.ID)
	assert.Empty(t, again.Photo)
}

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			m.Set(x, y, color.RGBA{uint8(x), uint8(y), uint8(x * y), 255})
		}
	}
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, m))
	return b.Bytes()
}

func cards(t *testing.T, d *Desk) int64 {
	t.Helper()
	files, err := d.Print(t.Context(), app.PrintJob{Documents: []string{app.CandidateCards}}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	info, err := os.Stat(files[0].Path)
	require.NoError(t, err)
	return info.Size()
}

func TestFingerprintFollowsListAndPlan(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 3))
	bare := d.State().Fingerprint()
	assert.Len(t, bare, len("1234-5678"))
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	seated := d.State().Fingerprint()
	assert.NotEqual(t, bare, seated)
	list(t, d, "b.csv", header+people(9, 1))
	assert.NotEqual(t, seated, d.State().Fingerprint())
}
