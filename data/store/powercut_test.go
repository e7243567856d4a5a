package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
	"markaz/data/stress"
)

// The file on tape, beside the tape.
const taped = "centre.markaz"

// workOnTape works in the centre file of a folder and writes the tape of it.
func workOnTape(dir string, hasty bool) {
	if hasty {
		store.Hasty()
	}
	path := filepath.Join(dir, taped)
	tape := store.Record(path)
	err := func() error {
		for n := range uint64(6) {
			if err := session(path, n, tape); err != nil {
				return err
			}
		}
		return tape.Save(filepath.Join(dir, "tape"))
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// session opens the file, does some acts, rests once so that the log is folded into
// the file, does some more, and closes it.
func session(path string, seed uint64, tape *store.Tape) (err error) {
	f, err := store.Open(path, store.Options{Backups: filepath.Join(filepath.Dir(path), "backups")})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	o, err := app.New(ctx, f, nil)
	if err != nil {
		return err
	}
	h := stress.New(o, seed)
	for n := range 100 {
		if n == 50 {
			time.Sleep(400 * time.Millisecond)
		}
		_, ids, err := h.Act(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			tape.Acknowledge(id.String())
		}
	}
	return nil
}

// practised makes a centre in a folder of the test.
func practised(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	f, err := store.Create(filepath.Join(dir, taped), store.Options{})
	require.NoError(t, err)
	o, err := app.New(ctx, f, nil)
	require.NoError(t, err)
	require.NoError(t, o.Practice(ctx, 40))
	require.NoError(t, f.Close())
	return dir
}

// record has another program work in a centre, and returns the file as it was before
// and the tape of what it did.
func record(t *testing.T, hasty string) ([]byte, []store.Op) {
	t.Helper()
	dir := practised(t)
	whole, err := os.ReadFile(filepath.Join(dir, taped))
	require.NoError(t, err)
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "STORE_TEST_TAPE="+dir, "STORE_TEST_HASTY="+hasty)
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s", out)
	ops, err := store.ReadTape(filepath.Join(dir, "tape"))
	require.NoError(t, err)

	// The tape is whole: played to its end it is the file that is there.
	d := newDisk(whole)
	for _, op := range ops {
		d.play(op)
	}
	now, err := os.ReadFile(filepath.Join(dir, taped))
	require.NoError(t, err)
	last := d.names[""].may[0]
	for _, op := range last.pending {
		last.synced = apply(last.synced, op)
	}
	require.Equal(t, len(now), len(last.synced))
	require.True(t, slices.Equal(now, last.synced))
	return whole, ops
}

// cuts is at how many moments the power is cut.
func cuts() int {
	if n, err := strconv.Atoi(os.Getenv("MARKAZ_CUTS")); err == nil {
		return n
	}
	if testing.Short() {
		return 20
	}
	return 500
}

// What was acknowledged is there after a power cut at any moment, whatever of what
// was not synced the disk had written. The tape does not see what else the program
// writes (this PC's home, papers), a disk that says it has synced what it has not, nor
// a folder that loses files that were there before.
func TestPowerCut(t *testing.T) {
	whole, ops := record(t, "")
	done := map[string]int{}
	for _, op := range ops {
		done[op.Do]++
	}
	lost, cut := afterCuts(t, whole, ops, cuts())
	t.Logf("cut at %d moments of a tape of %v: %d with something lost", cut, done, lost)
	assert.Zero(t, lost)
}

// The same with commits that do not wait for the disk loses entries: the test would
// see it.
func TestPowerCutIsSeen(t *testing.T) {
	if testing.Short() {
		t.Skip("seen at length")
	}
	whole, ops := record(t, "yes")
	lost, cut := afterCuts(t, whole, ops, max(cuts()/10, 20))
	t.Logf("cut at %d moments: %d with something lost", cut, lost)
	assert.Greater(t, lost, cut/2)
}

// afterCuts cuts the power at so many moments of a tape, each after something was
// acknowledged, and returns in how many of them something acknowledged is lost.
func afterCuts(t *testing.T, whole []byte, ops []store.Op, n int) (lost, cut int) {
	t.Helper()
	const seed = 7
	first := slices.IndexFunc(ops, func(op store.Op) bool { return op.Do == "acknowledge" })
	require.GreaterOrEqual(t, first, 0)
	var losses atomic.Int64
	t.Run("", func(t *testing.T) {
		const lanes = 4
		for lane := range lanes {
			t.Run(strconv.Itoa(lane), func(t *testing.T) {
				t.Parallel()
				rnd := rand.New(rand.NewPCG(seed, uint64(lane)))
				moments := make([]int, n/lanes)
				for i := range moments {
					moments[i] = first + 1 + rnd.IntN(len(ops)-first)
				}
				slices.Sort(moments)
				losses.Add(int64(play(t, whole, ops, moments, rnd)))
			})
		}
		cut = n / lanes * lanes
	})
	return int(losses.Load()), cut
}

func play(t *testing.T, whole []byte, ops []store.Op, moments []int, rnd *rand.Rand) (lost int) {
	path := filepath.Join(t.TempDir(), taped)
	d := newDisk(whole)
	var acknowledged []string
	at := 0
	for _, moment := range moments {
		for ; at < moment; at++ {
			if d.play(ops[at]); ops[at].Do == "acknowledge" {
				acknowledged = append(acknowledged, ops[at].Name)
			}
		}
		d.cut(t, rnd, path)
		if missing(t, path, acknowledged) > 0 {
			lost++
		}
	}
	return lost
}

// missing opens a file as the program does after a power cut, and returns how many
// entries it has not that were acknowledged.
func missing(t *testing.T, path string, acknowledged []string) (lost int) {
	t.Helper()
	f, err := store.Open(path, store.Options{})
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	assert.Empty(t, f.Faults())
	there := map[string]bool{}
	require.NoError(t, f.View(ctx, func(r app.Records) error {
		return r.Journal(func(e exam.Entry) error {
			there[e.ID.String()] = true
			return nil
		})
	}))
	for _, id := range acknowledged {
		if !there[id] {
			lost++
		}
	}
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
	o, err := app.New(ctx, f, nil)
	require.NoError(t, err)
	assert.Len(t, o.State().Candidates, 40)
	return lost
}
