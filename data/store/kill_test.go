package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// TestMain lets the test program be the one that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("STORE_TEST_WRITE"); path != "" {
		writeForEver(path)
	}
	if path := os.Getenv("STORE_TEST_DRIVE"); path != "" {
		workOnBadDrive(path)
	}
	if path := os.Getenv("STORE_TEST_TAPE"); path != "" {
		workOnTape(path, os.Getenv("STORE_TEST_HASTY") != "")
	}
	os.Exit(m.Run())
}

// writeForEver appends rooms and says the id of each once Update has returned.
func writeForEver(path string) {
	f, err := store.Open(path, store.Options{})
	for n := 0; err == nil; n++ {
		e := exam.Entry{ID: exam.NewID(), Kind: "room.set/1", Subject: "room/" + strconv.Itoa(n%50), Body: []byte(`{"number":"` + strconv.Itoa(n) + `","capacity":20}`)}
		if err = f.Update(ctx, func(r app.Records) error { return r.Append(e) }); err == nil {
			fmt.Println(e.ID)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// What was acknowledged is there after the program was killed.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "centre.markaz")
	f, err := store.Create(path, store.Options{})
	require.NoError(t, err)
	require.NoError(t, f.Close())
	const kills = 20
	var acknowledged []string
	for n := range kills {
		before := len(acknowledged)
		acknowledged = append(acknowledged, killed(t, path, 5+n*3)...)
		require.Greater(t, len(acknowledged), before)
	}
	f = reopen(t, path, store.Options{})
	there := map[string]bool{}
	for _, e := range journal(t, f) {
		there[e.ID.String()] = true
	}
	for _, id := range acknowledged {
		assert.True(t, there[id], "%s was acknowledged", id)
	}
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
	assert.Equal(t, kills, audit.Stations)
	assert.LessOrEqual(t, audit.Entries, len(acknowledged)+kills, "at most the one in work was written unsaid")
	for _, rec := range records(t, f) {
		assert.NotEmpty(t, rec.Body)
	}
}

// killed runs a writer and kills it after some entries.
func killed(t *testing.T, path string, after int) (ids []string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "STORE_TEST_WRITE="+path)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	var why strings.Builder
	c.Stderr = &why
	require.NoError(t, c.Start())
	late := time.AfterFunc(20*time.Second, func() { _ = c.Process.Kill() })
	defer late.Stop()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if ids = append(ids, lines.Text()); len(ids) == after {
			require.NoError(t, c.Process.Kill())
		}
	}
	_ = c.Wait()
	require.Empty(t, why.String())
	if n := len(ids); n > 0 && len(ids[n-1]) != 36 { // killed while it spoke
		ids = ids[:n-1]
	}
	return ids
}
