package app

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/template"
)

func TestEveryDocumentHasATemplate(t *testing.T) {
	for _, d := range AllDocuments() {
		is, ok := template.BuiltIn(d)
		assert.True(t, ok, d)
		assert.NotEqual(t, exam.Words{}, is.Title, d)
	}
	for _, d := range template.Documents() {
		if d != exam.LetterheadTemplate && d != "recovery-sheet" {
			assert.True(t, slices.Contains(AllDocuments(), d), "%s is the template of no document", d)
		}
	}
}
