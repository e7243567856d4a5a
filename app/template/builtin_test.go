package template

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// Each file of the program is one that a centre could have sent in, says in its first
// line what the paper is, and has its words in three languages.
func TestTemplatesOfTheProgram(t *testing.T) {
	all := func(t *testing.T, w exam.Words) {
		t.Helper()
		assert.True(t, w.Ar != "" && w.Fr != "" && w.En != "", "%v is said in three languages", w)
	}
	require.Greater(t, len(Documents()), 20)
	for _, d := range Documents() {
		t.Run(d, func(t *testing.T) {
			source := Source(d)
			assert.True(t, strings.HasPrefix(string(source), "# "))
			is, err := Parse(source)
			require.NoError(t, err)
			assert.Equal(t, 1, is.Version)
			again, err := Format(is)
			require.NoError(t, err)
			read, err := Parse(again)
			require.NoError(t, err)
			assert.Equal(t, is, read, "what is written is what was read")
			if d == exam.LetterheadTemplate {
				return
			}
			all(t, is.Title)
			for _, w := range append(append([]exam.Words(nil), is.Signatures...), is.Notes...) {
				all(t, w)
			}
			for _, c := range is.Columns {
				if c.Title != (exam.Words{}) {
					all(t, c.Title)
				}
			}
		})
	}
}

// A document of several tables has their columns in one list, which is wider than a
// page.
func TestColumnsOfSeveralTablesAreNotOneLine(t *testing.T) {
	base, ok := BuiltIn("verification-board")
	require.True(t, ok)
	more := base
	more.Columns = append(append([]exam.Column(nil), base.Columns...), exam.Column{Key: exam.HandKey + "1", Width: 20})
	assert.Nil(t, Check(more, base))
	more.Columns[1].Width = 185
	if fault := Check(more, base); assert.NotNil(t, fault) {
		assert.Equal(t, "wide", fault.Code)
	}
	list, ok := BuiltIn("candidate-list")
	require.True(t, ok)
	wide := list
	wide.Columns = append(append([]exam.Column(nil), list.Columns...), exam.Column{Key: exam.HandKey + "1", Width: 60})
	if fault := Check(wide, list); assert.NotNil(t, fault) {
		assert.Equal(t, "wide", fault.Code)
	}
}
