package wire

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// read is what pdftotext reads of a PDF.
func read(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paper.pdf")
	require.NoError(t, os.WriteFile(path, pdf, 0o600))
	words, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
	require.NoError(t, err)
	return string(words)
}

// Every document that has a template can be looked at before there is anything in
// the centre file.
func TestEveryTemplateCanBeLookedAt(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and finds no race")
	}
	d := desk(t)
	ctx := t.Context()
	head := d.State().Head
	for _, document := range d.State().Templates() {
		for _, lang := range []string{"ar", "fr", "ar+fr"} {
			source, err := d.State().TemplateSource(document)
			require.NoError(t, err)
			begun := time.Now()
			p, err := d.PreviewTemplate(ctx, source, lang)
			if assert.NoError(t, err, "%s %s", document, lang) {
				assert.True(t, bytes.HasPrefix(p.PDF, []byte("%PDF-")), document)
				assert.Less(t, time.Since(begun), 2*time.Second, document)
			}
		}
	}
	assert.Equal(t, head, d.State().Head, "nothing is written")
}

func TestATemplateIsLookedAtBeforeItIsUsed(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	source := look(d, app.AttendanceSheets, "en: Attendance register", "en: Who came")
	p, err := d.PreviewTemplate(ctx, source, "en")
	require.NoError(t, err)
	words := read(t, p.PDF)
	assert.Contains(t, words, "Who came")
	assert.Contains(t, words, "Preview: not a copy")

	list(t, d, "a.csv", header+people(1, 30))
	_, err = d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	prints := len(d.State().Prints)
	p, err = d.PreviewTemplate(ctx, source, "ar")
	require.NoError(t, err)
	words = read(t, p.PDF)
	assert.Contains(t, words, "0010", "the people are the centre's own")
	assert.NotContains(t, words, "0035", "of one room")
	assert.Len(t, d.State().Prints, prints)
	assert.False(t, d.State().OwnTemplate(app.AttendanceSheets))

	_, err = d.PreviewTemplate(ctx, []byte("document: attendance\n"), "ar")
	require.ErrorIs(t, err, exam.ErrTemplate)
}
