package home_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestColumnFields(t *testing.T) {
	dir := t.TempDir()
	h := at(t, dir)
	assert.Nil(t, h.ColumnFields("a1"))
	said := map[int]exam.Field{0: exam.FieldNumber, 3: "", 11: exam.FieldClass}
	require.NoError(t, h.SetColumnFields("a1", said))
	require.NoError(t, h.SetColumnFields("b2", map[int]exam.Field{0: exam.FieldMassar}))
	assert.Equal(t, said, at(t, dir).ColumnFields("a1"), "each shape of list has its own")
	assert.Nil(t, h.ColumnFields("c3"))

	require.NoError(t, h.SetColumnFields("a1", nil))
	assert.Nil(t, h.ColumnFields("a1"), "it is forgotten")
	assert.NotNil(t, h.ColumnFields("b2"))

	require.NoError(t, os.WriteFile(filepath.Join(dir, "columns.json"), []byte("{"), 0o600))
	assert.Nil(t, h.ColumnFields("b2"), "what is damaged is as at first")
	require.NoError(t, h.SetColumnFields("b2", said))
	assert.Equal(t, said, h.ColumnFields("b2"))
}

func TestColumnFieldsOfManyLists(t *testing.T) {
	h := at(t, t.TempDir())
	for i := range 203 {
		require.NoError(t, h.SetColumnFields(strconv.Itoa(i), map[int]exam.Field{0: exam.FieldNumber}))
	}
	assert.Nil(t, h.ColumnFields("2"), "the oldest are forgotten")
	assert.NotNil(t, h.ColumnFields("3"))
	assert.NotNil(t, h.ColumnFields("202"))
}
