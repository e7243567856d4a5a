package home_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/data/home"
)

func TestTableLook(t *testing.T) {
	dir := t.TempDir()
	h := at(t, dir)
	assert.Zero(t, h.TableLook("candidates"))
	look := home.TableLook{Shown: map[string]bool{"school": true, "massar": false}, Widths: map[string]float32{"school": 9.5}}
	require.NoError(t, h.SetTableLook("candidates", look))
	require.NoError(t, h.SetTableLook("rooms", home.TableLook{Shown: map[string]bool{"tracks": false}}))
	assert.Equal(t, look, at(t, dir).TableLook("candidates"), "each table has its own")

	require.NoError(t, os.WriteFile(filepath.Join(dir, "tables.json"), []byte("{"), 0o600))
	assert.Zero(t, h.TableLook("candidates"), "what is damaged is as at first")
	require.NoError(t, h.SetTableLook("candidates", look))
	assert.Equal(t, look, h.TableLook("candidates"))
}
