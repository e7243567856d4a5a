package main

import (
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/text"
)

// No document of the program is without a page in the gallery and a name above it;
// no page of any is empty.
func TestEveryDocumentIsInTheGallery(t *testing.T) {
	inShort(t)
	t.Setenv("MARKAZ_HOME", t.TempDir())
	sheets, err := printAll(t.Context(), t.TempDir(), 60, allLanguages)
	require.NoError(t, err)
	for _, language := range allLanguages {
		seen := map[string]print{}
		for _, p := range sheets[language] {
			seen[p.document] = p
		}
		for _, document := range app.AllDocuments() {
			p := seen[document]
			require.NotZero(t, p.pages, "%s in %s: let newCentre do what it needs", document, language)
			_, known := numbers[document]
			assert.True(t, known, "say in numbers which number of field.md %s has", document)
			assert.True(t, text.Has("document."+document), "%s has no name", document)
			for i, page := range pagesOf(t, p.path) {
				assert.NotEmpty(t, strings.TrimSpace(page), "%s in %s, page %d is empty", document, language, i+1)
			}
		}
	}
}

func inShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("read by other programs") // which takes long, and finds no race
	}
}

// pagesOf are the words of each page of a PDF.
func pagesOf(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
	require.NoError(t, err, "run make setup")
	pages := strings.Split(string(out), "\f")
	return pages[:len(pages)-1]
}

func TestTheContactSheetHoldsEveryPage(t *testing.T) {
	inShort(t)
	t.Setenv("MARKAZ_HOME", "")
	out := t.TempDir()
	require.NoError(t, gallery(t.Context(), out, 21, []string{"ar"}))
	pages, err := filepath.Glob(filepath.Join(out, "gallery", "ar", "*.png"))
	require.NoError(t, err)
	assert.Len(t, pages, len(app.AllDocuments()))
	f, err := os.Open(filepath.Join(out, "gallery.png"))
	require.NoError(t, err)
	defer f.Close()
	sheet, err := png.Decode(f)
	require.NoError(t, err)
	rows := (len(pages) + columns - 1) / columns
	assert.Equal(t, rows*(upright+captions+gap)+gap, sheet.Bounds().Dy())
	paper := 0
	for y := range sheet.Bounds().Dy() {
		for x := range sheet.Bounds().Dx() {
			if r, _, _, _ := sheet.At(x, y).RGBA(); r == 0xffff {
				paper++
			}
		}
	}
	assert.Greater(t, paper, len(pages)*across*across/3, "there are pages on it")
}
