package pdf_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/pdf"
)

// TestEveryDocumentIsCompared: no document is offered that TestGolden does not know, in
// any of its languages, and no golden lies there that nothing is compared with.
func TestEveryDocumentIsCompared(t *testing.T) {
	samples := pdf.Samples()
	for _, document := range app.AllDocuments() {
		for _, lang := range pdf.PaperLanguages {
			name := strings.TrimSuffix(document+"-"+lang, "-ar")
			assert.NotNil(t, samples[name], "%s: make a sample in documents_test.go, then go test ./app/pdf -update", name)
			assert.FileExists(t, filepath.Join(pdf.Golden, name+".txt"))
			assert.FileExists(t, filepath.Join(pdf.Golden, name+".png"))
		}
	}
	files, err := os.ReadDir(pdf.Golden)
	require.NoError(t, err)
	stale := slices.DeleteFunc(files, func(f os.DirEntry) bool {
		name := strings.TrimSuffix(f.Name(), filepath.Ext(f.Name()))
		return f.Name() == "poppler.txt" || samples[name] != nil
	})
	assert.Empty(t, stale, "goldens of nothing")
}
