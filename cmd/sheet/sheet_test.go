package sheet_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
	"markaz/cmd/sheet"
	"markaz/ui/model"
)

func sheetOf(name string, rows ...[]string) model.Sheet {
	return model.Sheet{
		Name: name, RightToLeft: true, Titles: []string{"رقم الامتحان", "الاسم"}, Widths: []float32{7, 9},
		Count: len(rows), Row: func(i int) []string { return rows[i] },
	}
}

func TestExport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "قاعة #1 100%.xlsx")
	rows := [][]string{{"0012345678", "محمد"}, {"=1+1", "-5"}, {"1E5", ""}, {"03/06/2026", "سطر\nآخر"}}
	require.NoError(t, sheet.Export(t.Context(), path, sheetOf("المترشحون", rows...)))

	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer book.Close()
	assert.Equal(t, []string{"المترشحون"}, book.GetSheetList())
	view, err := book.GetSheetView("المترشحون", 0)
	require.NoError(t, err)
	assert.True(t, *view.RightToLeft)
	read, err := book.GetRows("المترشحون")
	require.NoError(t, err)
	assert.Equal(t, []string{"رقم الامتحان", "الاسم"}, read[0])
	assert.Equal(t, rows[0], read[1], "leading zeros stay")
	assert.Equal(t, rows[1], read[2])
	formula, err := book.GetCellFormula("المترشحون", "A3")
	require.NoError(t, err)
	assert.Empty(t, formula, "what looks like a formula is none")
	for _, cell := range []string{"A2", "A3", "A4", "A5"} {
		kind, err := book.GetCellType("المترشحون", cell)
		require.NoError(t, err)
		assert.Equal(t, excelize.CellTypeInlineString, kind, "%s is text", cell)
		style, err := book.GetCellStyle("المترشحون", cell)
		require.NoError(t, err)
		format, err := book.GetStyle(style)
		require.NoError(t, err)
		assert.Equal(t, 49, format.NumFmt, "and stays text when it is edited")
	}
	panes, err := book.GetPanes("المترشحون")
	require.NoError(t, err)
	assert.True(t, panes.Freeze, "the titles stay in sight")
}

func TestExportLeavesTheOldOneWhenStopped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.xlsx")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	assert.ErrorIs(t, sheet.Export(ctx, path, sheetOf("a", []string{"1", "2"})), context.Canceled)
	old, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "old", string(old))
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Len(t, left, 1, "nothing half written stays behind")
}

func TestExportRefusals(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	assert.Error(t, sheet.Export(t.Context(), filepath.Join(file, "list.xlsx"), sheetOf("a")), "a folder that is none")
	assert.NotErrorIs(t, sheet.Export(t.Context(), filepath.Join(t.TempDir(), "new", "list.xlsx"), sheetOf("a")), exam.ErrInvalid, "a folder that is not there is made")
}

func TestSheetNames(t *testing.T) {
	for name, want := range map[string]string{
		"قاعة 1/2: [أ]?*": "قاعة 1 2   أ", "": "Markaz", " ": "Markaz", strings.Repeat("م", 40): strings.Repeat("م", 31),
	} {
		path := filepath.Join(t.TempDir(), "list.xlsx")
		require.NoError(t, sheet.Export(t.Context(), path, sheetOf(name)))
		book, err := excelize.OpenFile(path)
		require.NoError(t, err)
		assert.Equal(t, []string{want}, book.GetSheetList())
		require.NoError(t, book.Close())
	}
}
