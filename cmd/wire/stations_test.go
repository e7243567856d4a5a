package wire

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"markaz/app"
	"markaz/app/exam"
)

// A file is copied as any document may be, both copies are worked on, and one
// takes in the other: nothing is lost, no (station, sequence) is used twice.
func TestCopiedFileIsWorkedOnTwiceAndMerged(t *testing.T) {
	for name, elsewhere := range map[string]bool{"on one PC": false, "on two PCs": true} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("MARKAZ_HOME", t.TempDir())
			ctx, dir := t.Context(), t.TempDir()
			original := filepath.Join(dir, "centre.markaz")
			a, err := Create(ctx, original, exam.Centre{Name: "مركز التجربة", Year: "2026"})
			require.NoError(t, err)
			list(t, a, "a.csv", header+people(1, 3))
			require.NoError(t, a.Close())
			copied := filepath.Join(dir, "copy.markaz")
			whole, err := os.ReadFile(original)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(copied, whole, 0o600))

			a, err = Open(ctx, original, nil)
			require.NoError(t, err)
			list(t, a, "b.csv", header+people(10, 2))
			require.NoError(t, a.Close())
			if elsewhere {
				t.Setenv("MARKAZ_HOME", t.TempDir())
			}
			b, err := Open(ctx, copied, nil)
			require.NoError(t, err)
			list(t, b, "c.csv", header+people(20, 4))
			require.NoError(t, b.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))

			a, err = Open(ctx, original, nil)
			require.NoError(t, err)
			_, err = a.file.Merge(ctx, b.file)
			require.NoError(t, err)
			require.NoError(t, a.Close())
			a, err = Open(ctx, original, nil)
			require.NoError(t, err)
			assert.Len(t, a.State().Candidates, 3+2+4)
			assert.Len(t, a.State().Rooms, 1)
			require.NoError(t, b.Close())

			audit, err := a.Store.Verify(ctx)
			require.NoError(t, err)
			assert.Empty(t, audit.Faults)
			assert.GreaterOrEqual(t, audit.Stations, 2)
			seen := map[app.Head]bool{}
			require.NoError(t, a.Store.View(ctx, func(r app.Records) error {
				return r.Journal(func(e exam.Entry) error {
					at := app.Head{Seq: e.Seq, Hash: exam.Hash(append(e.Station[:], e.Station[:]...))}
					assert.False(t, seen[at], "station and sequence used twice")
					seen[at] = true
					return nil
				})
			}))
			require.NoError(t, a.Close())
		})
	}
}

func TestOtherProgramsWritingIsSeen(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	other, err := Open(ctx, d.Path(), nil)
	require.NoError(t, err)
	list(t, other, "a.csv", header+people(1, 3))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))
	assert.Len(t, d.State().Candidates, 3, "what another program wrote is read with the next writing")
	require.NoError(t, other.SetPhotos(ctx, nil))
	assert.Len(t, other.State().Rooms, 1, "whatever is written")

	list(t, d, "b.csv", header+people(10, 1))
	require.NoError(t, other.Store.View(ctx, func(app.Records) error { return nil }))
	_, err = other.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	assert.Len(t, other.State().Plan.Seats, 4, "reading something else does not hide it")

	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}, {Number: "2", Capacity: 20}}))
	list(t, other, "c.csv", header+people(20, 1))
	_, err = d.Print(ctx, app.PrintJob{Documents: []string{app.CandidateList}}, Tray(t.TempDir()), nil)
	require.NoError(t, err)
	assert.Equal(t, other.State().Fingerprint(), d.State().Fingerprint(), "papers are of the list in force")
	require.NoError(t, other.Close())
}

// Two windows on one file take in the same list at the same moment.
func TestNothingIsDecidedOnAStateThatIsOver(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	body := header + people(1, 40)
	var work errgroup.Group
	for range 4 {
		other, err := Open(ctx, d.Path(), nil)
		require.NoError(t, err)
		draft, err := other.ReadList(ctx, "a.csv", strings.NewReader(body), int64(len(body)), app.ListOptions{})
		require.NoError(t, err)
		work.Go(func() error {
			_, err := other.Import(ctx, nil, draft)
			return errors.Join(err, other.Close())
		})
	}
	require.NoError(t, work.Wait())
	require.NoError(t, d.Refresh(ctx))
	assert.Len(t, d.State().Candidates, 40, "nobody is added twice")
	assert.Len(t, d.State().Imports, 4)
}

// interrupted is a store on which another program writes right after us.
type interrupted struct {
	app.Store
	then func()
}

func (s interrupted) Update(ctx context.Context, write func(app.Records) error) error {
	defer s.then()
	return s.Store.Update(ctx, write)
}

func TestWhatComesRightAfterIsSeen(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	other, err := Open(ctx, d.Path(), nil)
	require.NoError(t, err)
	d.Office.Store = interrupted{d.Office.Store, func() { list(t, other, "a.csv", header+people(1, 3)) }}
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))
	assert.Len(t, d.State().Rooms, 1)
	assert.Len(t, d.State().Candidates, 3)
	require.NoError(t, other.Close())
}

// cancelling is a store whose user gives up waiting once it has written.
type cancelling struct {
	app.Store
	cancel context.CancelFunc
}

func (s cancelling) Update(ctx context.Context, write func(app.Records) error) error {
	defer s.cancel()
	return s.Store.Update(ctx, write)
}

func TestWhatIsOnDiskIsNotCalledCancelled(t *testing.T) {
	d := desk(t)
	ctx, cancel := context.WithCancel(t.Context())
	d.Office.Store = cancelling{d.Office.Store, cancel}
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))
	assert.Len(t, d.State().Rooms, 1)
	require.ErrorIs(t, d.SetRooms(ctx, nil), context.Canceled)
	assert.Len(t, d.State().Rooms, 1)
}
