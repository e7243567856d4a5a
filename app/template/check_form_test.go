package template

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// Facts stand side by side in the width of a page.
func TestFactsAreNoWiderThanThePage(t *testing.T) {
	now, _, err := read(Source("incident-report"))
	require.NoError(t, err)
	base, _ := BuiltIn("incident-report")
	require.Nil(t, Check(now, base))
	for i, b := range now.Blocks {
		if len(b.Facts) < 2 {
			continue
		}
		now.Blocks[i].Facts[0].Width = Room(now.Page)
		fault := Check(now, base)
		require.NotNil(t, fault)
		assert.Equal(t, "wide", fault.Code)
		now.Blocks[i].Facts[0].Width = 0
		for j := range b.Facts[1:] {
			now.Blocks[i].Facts[1+j].Hidden, now.Blocks[i].Facts[1+j].Width = true, Room(now.Page)
		}
		require.Nil(t, Check(now, base), "what is not shown takes no room")
		return
	}
	t.Fatal("no facts side by side")
}

// What is wrong with the rows that a form names is said with its field.
func TestNamedRowsOfAForm(t *testing.T) {
	contents := func(all []exam.Block) *exam.Table {
		for _, b := range all {
			if b.Table != nil {
				return b.Table
			}
		}
		return nil
	}
	tests := []struct {
		name string
		edit func(*exam.Table)
		code string // "" is right
	}{
		{"as the program has it", func(*exam.Table) {}, ""},
		{"a row of the centre's own", func(table *exam.Table) {
			table.Named = append(table.Named, exam.Item{Key: "hand-keys", Label: exam.Words{Ar: "مفاتيح القاعة"}})
		}, ""},
		{"another word", func(table *exam.Table) { table.Named[0].Label.Ar = "المحضر" }, ""},
		{"a row that nothing fills", func(table *exam.Table) { table.Named[0].Key = "keys" }, "key"},
		{"a row twice", func(table *exam.Table) { table.Named[1].Key = table.Named[0].Key }, "twice"},
		{"no column for their words", func(table *exam.Table) { table.Columns[1].Set = "text" }, "set"},
		{"their column is not shown", func(table *exam.Table) { table.Columns[1].Hidden = true }, "set"},
		{"a column set in no known way", func(table *exam.Table) { table.Columns[0].Set = "rows" }, "set"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			now, _, err := read(Source("pouch-cover"))
			require.NoError(t, err)
			base, _ := BuiltIn("pouch-cover")
			tt.edit(contents(now.Blocks))
			fault := Check(now, base)
			if tt.code == "" {
				require.Nil(t, fault)
				return
			}
			require.NotNil(t, fault)
			assert.Equal(t, tt.code, fault.Code, fault.Field)
		})
	}
}

// A paragraph has no mark that no paper shows, and its fault says in which language.
func TestParagraphsOfAForm(t *testing.T) {
	now, _, err := read(Source("undertaking"))
	require.NoError(t, err)
	base, _ := BuiltIn("undertaking")
	at := -1
	for i, b := range now.Blocks {
		if b.Text.Fr != "" {
			at = i
			break
		}
	}
	require.GreaterOrEqual(t, at, 0)
	require.Nil(t, Check(now, base))
	field := fmt.Sprintf("blocks[%d].text.fr", at)
	now.Blocks[at].Text.Fr = "Je m’engage\x02"
	assert.Equal(t, &Fault{Field: field, Code: "control"}, Check(now, base))
	now.Blocks[at].Text.Fr = strings.Repeat("x", mostParagraph+1)
	assert.Equal(t, &Fault{Field: field, Code: "long", Value: fmt.Sprint(mostParagraph)}, Check(now, base))
}
