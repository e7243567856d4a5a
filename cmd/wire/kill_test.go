package wire

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/stress"
)

// TestMain lets the test program be the one that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("WIRE_TEST_WORK"); path != "" {
		workForEver(path)
	}
	os.Exit(m.Run())
}

// workForEver opens the centre, does some acts, closes it, and again. It says what
// it is at, and of each act the entries that it wrote once the use case has returned.
func workForEver(path string) {
	seed, _ := strconv.ParseUint(os.Getenv("WIRE_TEST_SEED"), 10, 64)
	rnd := rand.New(rand.NewPCG(seed, 1))
	ctx := context.Background()
	err := func() error {
		for {
			fmt.Println("opening")
			d, err := Open(ctx, path, nil)
			if err != nil {
				return err
			}
			h := stress.New(d.Office, rnd.Uint64())
			fmt.Println("writing")
			for range 10 + rnd.IntN(60) {
				name, ids, err := h.Act(ctx)
				if err != nil {
					return err
				}
				words := []string{"did", strings.ReplaceAll(name, " ", "-")}
				for _, id := range ids {
					words = append(words, id.String())
				}
				fmt.Println(strings.Join(words, " "))
				time.Sleep(time.Duration(rnd.IntN(4)) * time.Millisecond) // a clerk is slower still
			}
			fmt.Println("closing")
			if err := d.Close(); err != nil {
				return err
			}
		}
	}()
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// kills is how often the program is killed: a few times among races, 200 times in
// every run of the tests, and as often as MARKAZ_KILLS says.
func kills(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("MARKAZ_KILLS")); err == nil {
		return n
	}
	if testing.Short() {
		return 10
	}
	return 200
}

// What was acknowledged is there after the program was killed at any moment: while
// it opens the file, writes, folds the log into it, or closes.
func TestKilledAtWork(t *testing.T) {
	const most = 50 // kills of one file; files beside each other
	var mu sync.Mutex
	total := tally{at: map[string]int{}, acts: map[string]int{}}
	t.Run("", func(t *testing.T) {
		left := kills(t)
		for n := 0; left > 0; n++ {
			some := min(left, most)
			left -= some
			seed := uint64(n)
			t.Run(strconv.Itoa(n), func(t *testing.T) {
				t.Parallel()
				one := killedAtWork(t, seed, some)
				mu.Lock()
				defer mu.Unlock()
				total.add(one)
			})
		}
	})
	t.Logf("killed %d times %v; %d acts %v, %d entries acknowledged, %d lost",
		total.kills, total.at, total.did, total.acts, total.entries, total.lost)
	assert.Zero(t, total.lost)
	assert.Positive(t, total.entries)
}

type tally struct {
	kills, did, entries, lost int
	at, acts                  map[string]int
}

func (a *tally) add(b tally) {
	a.kills, a.did, a.entries, a.lost = a.kills+b.kills, a.did+b.did, a.entries+b.entries, a.lost+b.lost
	for k, n := range b.at {
		a.at[k] += n
	}
	for k, n := range b.acts {
		a.acts[k] += n
	}
}

// killedAtWork has one centre's program killed some times, and looks for what it
// acknowledged.
func killedAtWork(t *testing.T, seed uint64, times int) tally {
	ctx, dir := context.Background(), t.TempDir()
	home := filepath.Join(dir, "home")
	path := filepath.Join(dir, "centre.markaz")
	one := tally{kills: times, at: map[string]int{}, acts: map[string]int{}}
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 2))
	inHome(t, home, func() {
		d, err := Practice(ctx, path, 60)
		require.NoError(t, err)
		require.NoError(t, d.Close())
	})
	acknowledged := map[string]bool{}
	for range times {
		lines := killed(t, path, home, rnd)
		at := "starting"
		for _, line := range lines {
			words := strings.Fields(line)
			if at = words[0]; at != "did" {
				continue
			}
			at = "writing"
			one.did++
			one.acts[words[1]]++
			for _, id := range words[2:] {
				acknowledged[id] = true
			}
		}
		one.at[at]++
	}
	one.entries = len(acknowledged)
	inHome(t, home, func() { one.lost = missing(t, path, acknowledged) })
	return one
}

// missing opens the file as the next morning does, and returns how many entries of
// those acknowledged it has not.
func missing(t *testing.T, path string, acknowledged map[string]bool) int {
	ctx := context.Background()
	d, err := Open(ctx, path, nil)
	require.NoError(t, err)
	defer func() { assert.NoError(t, d.Close()) }()
	there := map[string]bool{}
	require.NoError(t, d.Store.View(ctx, func(r app.Records) error {
		return r.Journal(func(e exam.Entry) error {
			there[e.ID.String()] = true
			return nil
		})
	}))
	lost := 0
	for id := range acknowledged {
		if !there[id] {
			lost++
		}
	}
	audit, err := d.Store.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
	assert.Equal(t, len(there), audit.Entries)
	assert.Len(t, d.State().Candidates, 60)
	for n, one := range d.State().Incidents() {
		assert.Equal(t, n+1, one.Value.No, "incidents have no gap")
	}
	for n, one := range d.State().Handovers() {
		assert.Equal(t, n+1, one.Value.No, "nor have handovers")
	}
	return lost
}

// homeLock keeps tests beside each other from a home that is not theirs: it is in
// the environment.
var homeLock sync.Mutex

func inHome(t *testing.T, home string, do func()) {
	t.Helper()
	homeLock.Lock()
	defer homeLock.Unlock()
	was, had := os.LookupEnv("MARKAZ_HOME")
	require.NoError(t, os.Setenv("MARKAZ_HOME", home)) // not t.Setenv, which forbids tests beside each other
	defer func() {
		if had {
			_ = os.Setenv("MARKAZ_HOME", was)
		} else {
			_ = os.Unsetenv("MARKAZ_HOME")
		}
	}()
	do()
}

// killed starts the program, kills it some time later, and returns the lines that it
// had said whole.
func killed(t *testing.T, path, home string, rnd *rand.Rand) (lines []string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "WIRE_TEST_WORK="+path, "MARKAZ_HOME="+home, "WIRE_TEST_SEED="+strconv.FormatUint(rnd.Uint64(), 10))
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	var why strings.Builder
	c.Stderr = &why
	require.NoError(t, c.Start())
	late := time.AfterFunc(30*time.Second, func() { _ = c.Process.Kill() })
	defer late.Stop()
	when, after := moment(rnd)
	for in := bufio.NewReader(out); ; {
		line, err := in.ReadString('\n')
		if err != nil {
			break
		}
		if line = strings.TrimSuffix(line, "\n"); line == when {
			time.AfterFunc(after, func() { _ = c.Process.Kill() })
		}
		lines = append(lines, line)
	}
	_ = c.Wait()
	require.Empty(t, why.String())
	require.NotEmpty(t, lines)
	return lines
}

// moment chooses when the program is killed: after which of its words, and how long
// after it. Half of all are killed at their work.
func moment(rnd *rand.Rand) (word string, after time.Duration) {
	switch rnd.IntN(4) {
	case 0:
		return "opening", time.Duration(rnd.Int64N(int64(60 * time.Millisecond)))
	case 1:
		return "closing", time.Duration(rnd.Int64N(int64(15 * time.Millisecond)))
	}
	return "writing", time.Duration(rnd.Int64N(int64(400 * time.Millisecond)))
}
