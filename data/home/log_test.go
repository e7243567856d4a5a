package home_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// logged is what the log says of an error, without its own time.
func logged(t *testing.T, what error) string {
	t.Helper()
	h := at(t, t.TempDir())
	log, closer, err := h.Log()
	require.NoError(t, err)
	log.Error("refused or failed", "error", what)
	require.NoError(t, closer.Close())
	var b bytes.Buffer
	require.NoError(t, h.WriteLog(&b))
	_, said, found := strings.Cut(b.String(), "error=")
	require.True(t, found, b.String())
	return said
}

func TestTheLogNamesNobody(t *testing.T) {
	path := func(p string) error { return &fs.PathError{Op: "open", Path: p, Err: errors.New("access is denied")} }
	tests := []struct {
		rule string
		err  error
		gone []string
		kept []string
	}{
		{
			"a Windows path names the user", path(`C:\Users\Fatima Zahra\Documents\Lycee Ibn Sina.markaz`),
			[]string{"Fatima", "Zahra", "Ibn", "Users"},
			[]string{"open", ".markaz", "access is denied"},
		},
		{
			"so does one with slashes", path(`D:/Fatima/liste 2026.xlsx`),
			[]string{"Fatima", "liste"},
			[]string{".xlsx", "access is denied"},
		},
		{
			"and one on a server", path(`\\ecole-srv\partage\Ibn Sina\liste.csv`),
			[]string{"ecole", "partage", "Sina", "liste"},
			[]string{".csv", "access is denied"},
		},
		{
			"and one of Linux", path("/home/fatima/Bureau/liste #1.xlsx"),
			[]string{"fatima", "Bureau", "liste"},
			[]string{".xlsx", "access is denied"},
		},
		{
			"a folder has no ending", path("/media/fatima/CLE USB"),
			[]string{"fatima", "CLE"},
			[]string{"<path>", "access is denied"},
		},
		{
			"Arabic paths", path(`C:\Users\سلمى\ثانوية ابن سينا.markaz`),
			[]string{"سلمى", "ابن", "سينا"},
			[]string{".markaz", "access is denied"},
		},
		{
			"a file alone", fmt.Errorf("read Liste Fatima Zahra.xlsx: %w", errors.New("row 7: not a list")),
			[]string{"Fatima", "Zahra", "Liste"},
			[]string{"read", ".xlsx", "row 7", "not a list"},
		},
		{
			"a file in front", errors.New(`Zahra.csv, sheet "Feuil1", row 7: damaged`),
			[]string{"Zahra"},
			[]string{".csv", "row 7", "damaged"},
		},
		{
			"a path in quotation marks", errors.New(`put "/tmp/fatima/a.pdf": no space left on the disk`),
			[]string{"fatima"},
			[]string{"put", ".pdf", "no space left"},
		},
		{
			"two paths", errors.New(`rename /home/fatima/a.pdf /home/zahra/b.pdf: busy`),
			[]string{"fatima", "zahra"},
			[]string{"rename", "busy"},
		},
		{
			"a name in Arabic", errors.New("import سلمى البوعناني: value not allowed"),
			[]string{"سلمى", "البوعناني"},
			[]string{"import", "value not allowed"},
		},
		{
			"codes and dates", errors.New("candidate R130000012 AB123456 born 21/03/2007, number 20260012: taken"),
			[]string{"130000012", "123456", "2007", "20260012"},
			[]string{"candidate", "taken"},
		},
		{
			"what names nobody stays", errors.New("page 3/4 of attendance: glyph 12: disk I/O error (13)"),
			nil,
			[]string{"page 3/4 of attendance: glyph 12: disk I/O error (13)"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			said := logged(t, tt.err)
			for _, gone := range tt.gone {
				assert.NotContains(t, said, gone)
			}
			for _, kept := range tt.kept {
				assert.Contains(t, said, kept)
			}
		})
	}
}

func TestWriteLog(t *testing.T) {
	h := at(t, t.TempDir())
	write := func() string {
		var b bytes.Buffer
		require.NoError(t, h.WriteLog(&b))
		return b.String()
	}
	assert.Empty(t, write(), "a program that never logged")
	log, closer, err := h.Log()
	require.NoError(t, err)
	for n := range 3000 {
		log.Info(fmt.Sprintf("entry %d %s", n, strings.Repeat("x", 500)))
	}
	whole := write()
	require.NoError(t, closer.Close())
	first, last := strings.Index(whole, "entry 0 "), strings.Index(whole, "entry 2999 ")
	require.NotEqual(t, -1, first)
	assert.Greater(t, last, first, "older files come first, and none is left out")
	assert.Equal(t, 3000, strings.Count(whole, "level=INFO"))
}
