package store_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	sqlite3 "modernc.org/sqlite/lib"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

// troubles are what a drive answers, and what the user is told.
var troubles = []struct {
	name        string
	write, sync int32
	want        error
}{
	{"full", sqlite3.SQLITE_FULL, 0, exam.ErrDiskFull},
	{"pulled out", sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, exam.ErrDrive},
	{"full when it is to be synced", 0, sqlite3.SQLITE_IOERR_FSYNC, exam.ErrDrive},
	{"write-protected meanwhile", sqlite3.SQLITE_READONLY, 0, exam.ErrReadOnly},
}

// workOnBadDrive writes into a file whose drive fails in every way, and goes on when
// it is there again; it prints what was acknowledged.
func workOnBadDrive(path string) {
	tape := store.Record(path)
	f, err := store.Open(path, store.Options{})
	write := func() error {
		e := exam.Entry{ID: exam.NewID(), Kind: "room.set/1", Subject: "room/1", Body: []byte(`{"number":"1","capacity":20}`)}
		err := f.Update(ctx, func(r app.Records) error { return r.Append(e) })
		if err == nil {
			fmt.Println(e.ID)
		}
		return err
	}
	for _, trouble := range troubles {
		if err == nil {
			err = write()
		}
		tape.Fail(trouble.write, trouble.sync)
		for range 3 {
			if told := write(); err == nil && !errors.Is(told, trouble.want) {
				err = fmt.Errorf("%s: %w", trouble.name, told)
			}
		}
		tape.Fail(0, 0)
		if again := write(); err == nil && again != nil {
			err = fmt.Errorf("after %s: %w", trouble.name, again)
		}
	}
	if err = errors.Join(err, f.Close()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// A drive that is full, pulled out or write-protected while the file is open is told
// as what it is; nothing acknowledged is lost, and the program goes on once it is back.
func TestDriveThatFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), taped)
	f, err := store.Create(path, store.Options{})
	require.NoError(t, err)
	require.NoError(t, f.Close())
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "STORE_TEST_DRIVE="+path)
	var why strings.Builder
	c.Stderr = &why
	out, err := c.Output()
	require.NoError(t, err, "%s", why.String())
	holds(t, path, lines(out))
	assert.Len(t, lines(out), 2*len(troubles))
}

// holds checks that a file has the entries acknowledged, and that its journal is whole.
func holds(t *testing.T, path string, acknowledged []string) {
	t.Helper()
	f := reopen(t, path, store.Options{})
	there := map[string]bool{}
	for _, e := range journal(t, f) {
		there[e.ID.String()] = true
	}
	for _, id := range acknowledged {
		assert.True(t, there[id])
	}
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Empty(t, audit.Faults)
}

// mounted mounts something on a folder of the test, and skips where nobody may.
func mounted(t *testing.T, dir string, args ...string) {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("only root on Linux can mount a drive for a test")
	}
	if out, err := exec.Command("mount", append(args, dir)...).CombinedOutput(); err != nil {
		t.Skipf("no drive can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
}

// A real drive without room: the file on it is as it was, and goes on when something
// was removed.
func TestDriveWithoutRoom(t *testing.T) {
	dir := t.TempDir()
	mounted(t, dir, "-t", "tmpfs", "-o", "size=2m", "tmpfs")
	path := filepath.Join(dir, taped)
	ballast := filepath.Join(dir, "ballast")
	require.NoError(t, os.WriteFile(ballast, make([]byte, 600<<10), 0o600))
	f, err := store.Create(path, store.Options{})
	require.NoError(t, err)
	var acknowledged []string
	write := func() error {
		e := room(t, "1", 20)
		err := f.Update(ctx, func(r app.Records) error { return r.Append(e) })
		if err == nil {
			acknowledged = append(acknowledged, e.ID.String())
		}
		return err
	}
	var full error
	for range 2000 {
		if full = write(); full != nil {
			break
		}
	}
	require.ErrorIs(t, full, exam.ErrDiskFull)
	require.ErrorIs(t, write(), exam.ErrDiskFull)
	_, err = f.CopyTo(ctx, dir)
	require.ErrorIs(t, err, exam.ErrDiskFull, "nor has a copy room")
	require.NoError(t, os.Remove(ballast))
	require.NoError(t, write())
	require.NoError(t, f.Close())
	holds(t, path, acknowledged)
}

// A real drive that goes away while the file is open, and comes back.
func TestDriveThatIsPulledOut(t *testing.T) {
	stick, dir := t.TempDir(), t.TempDir()
	mounted(t, dir, "--bind", stick)
	path := filepath.Join(dir, taped)
	f, err := store.Create(path, store.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	first, second := room(t, "1", 20), room(t, "1", 21)
	add(t, f, first)
	require.NoError(t, exec.Command("umount", "-l", dir).Run())
	require.ErrorIs(t, f.Update(ctx, func(r app.Records) error { return r.Append(second) }), exam.ErrGone)
	require.NoError(t, exec.Command("mount", "--bind", stick, dir).Run())
	add(t, f, second)
	holds(t, path, []string{first.ID.String(), second.ID.String()})
}

func lines(out []byte) []string { return strings.Fields(string(out)) }
