package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsLaidAsideIsReadByNobodyElseAndDoesNotStay(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	t.Setenv("TMP", tmp)
	crashed, running := filepath.Join(tmp, asideName+"1"), filepath.Join(tmp, asideName+"2")
	for _, dir := range []string{crashed, running} {
		require.NoError(t, os.Mkdir(dir, 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "x.pdf"), []byte("x"), 0o600))
	}
	long := time.Now().Add(-25 * time.Hour)
	require.NoError(t, os.Chtimes(crashed, long, long))
	a := newAside()
	assert.NoDirExists(t, crashed, "what was left behind long ago is gone")
	assert.DirExists(t, running, "another program may be showing it")

	first, err := a.lay("0012/7-1.pdf", []byte("one"))
	require.NoError(t, err)
	second, err := a.lay("../../out.pdf", []byte("two"))
	require.NoError(t, err)
	assert.Equal(t, filepath.Dir(first), filepath.Dir(second), "in one folder, whatever the name")
	info, err := os.Stat(filepath.Dir(first))
	require.NoError(t, err)
	assert.Zero(t, info.Mode().Perm()&0o077)
	require.NoError(t, a.sweep())
	assert.NoDirExists(t, filepath.Dir(first))
	require.NoError(t, a.sweep(), "nothing is left to sweep")
	again, err := a.lay("1.pdf", []byte("three"))
	require.NoError(t, err)
	assert.FileExists(t, again)
}
