package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/data/store"
)

func TestReadOnlyPlace(t *testing.T) {
	for name, lock := range map[string]func(path string) error{
		"file":   func(path string) error { return os.Chmod(path, 0o400) },
		"folder": func(path string) error { return os.Chmod(filepath.Dir(path), 0o500) },
	} {
		t.Run(name, func(t *testing.T) {
			temp := t.TempDir()
			t.Setenv("TMPDIR", temp)
			f := create(t, store.Options{})
			add(t, f, room(t, "1", 20))
			require.NoError(t, f.Close())
			require.NoError(t, lock(f.Path()))
			t.Cleanup(func() { _ = os.Chmod(filepath.Dir(f.Path()), 0o700) })
			before, err := os.ReadFile(f.Path())
			require.NoError(t, err)

			g, err := store.Open(f.Path(), store.Options{})
			require.NoError(t, err)
			assert.True(t, g.ReadOnly())
			assert.Equal(t, f.File(), g.File())
			assert.Equal(t, []string{"room/1"}, subjects(t, g))
			err = g.Update(ctx, func(r app.Records) error { return r.Append(room(t, "2", 20)) })
			assert.ErrorIs(t, err, exam.ErrReadOnly)
			assert.ErrorIs(t, g.Protect(ctx, "secret", store.NewRecoveryCode()), exam.ErrReadOnly)
			copied, err := g.CopyTo(ctx, t.TempDir())
			require.NoError(t, err, "a copy of it can be made")
			assert.Equal(t, "centre.markaz", filepath.Base(copied))
			require.NoError(t, g.Close())
			assert.Empty(t, names(t, temp), "the private copy goes")
			after, err := os.ReadFile(f.Path())
			require.NoError(t, err)
			assert.Equal(t, before, after)
			assert.Equal(t, []string{"centre.markaz"}, names(t, filepath.Dir(f.Path())))
		})
	}
}

func TestArrived(t *testing.T) {
	f := create(t, store.Options{})
	g := reopen(t, f.Path(), store.Options{}) // another program
	arrived := func(f *store.File) int64 {
		n, err := f.Arrived(ctx)
		require.NoError(t, err)
		return n
	}
	before := arrived(f)
	assert.Equal(t, before, arrived(g))
	add(t, g, room(t, "1", 20))
	assert.Greater(t, arrived(f), before, "what another program writes is seen")
	assert.Equal(t, arrived(g), arrived(f))
	require.NoError(t, f.Update(ctx, func(r app.Records) error {
		before, err := r.Arrived()
		require.NoError(t, err)
		require.NoError(t, r.Append(room(t, "2", 20)))
		after, err := r.Arrived()
		require.NoError(t, err)
		assert.Greater(t, after, before, "in the middle of a transaction too")
		return nil
	}))
}

// Two programs write at once: all waits, nothing is lost or refused.
func TestConcurrentWriting(t *testing.T) {
	f := create(t, store.Options{})
	g := reopen(t, f.Path(), store.Options{})
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failed error
	for i := range 8 {
		wg.Go(func() {
			to := []*store.File{f, g}[i%2]
			for n := range 10 {
				e := room(t, fmt.Sprintf("%d-%d", i, n), 20)
				err := to.Update(ctx, func(r app.Records) error {
					if _, err := r.Get(e.Subject); !errors.Is(err, exam.ErrNotFound) {
						return fmt.Errorf("already there: %w", err)
					}
					return r.Append(e)
				})
				mu.Lock()
				failed = errors.Join(failed, err)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	require.NoError(t, failed)
	assert.Len(t, subjects(t, f), 80)
	audit, err := g.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.Audit{Entries: 80, Stations: 2}, audit)
}

func TestBusy(t *testing.T) {
	f := create(t, store.Options{})
	g := reopen(t, f.Path(), store.Options{})
	require.NoError(t, f.Update(ctx, func(app.Records) error {
		short, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
		defer cancel()
		err := g.Update(short, func(app.Records) error { return nil })
		assert.Error(t, err)
		return nil
	}))
	require.NoError(t, g.View(ctx, func(r app.Records) error {
		_, err := r.Head()
		require.NoError(t, err)
		add(t, f, room(t, "1", 20))
		return nil
	}), "a reader does not keep a writer waiting")
}

func TestFailedUpdateLeavesNothing(t *testing.T) {
	f := create(t, store.Options{})
	wrong := errors.New("decided otherwise")
	err := f.Update(ctx, func(r app.Records) error {
		require.NoError(t, r.Append(room(t, "1", 20)))
		return wrong
	})
	assert.ErrorIs(t, err, wrong)
	assert.Panics(t, func() {
		_ = f.Update(ctx, func(r app.Records) error {
			require.NoError(t, r.Append(room(t, "1", 20)))
			panic("bug")
		})
	})
	assert.Empty(t, subjects(t, f))
	add(t, f, room(t, "2", 20))
	audit, err := f.Verify(ctx)
	require.NoError(t, err)
	assert.Equal(t, app.Audit{Entries: 1, Stations: 1}, audit)
}
