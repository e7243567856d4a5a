package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// Very many rows are copied while the window goes on, as they stood when they
// were asked for; a user who stops keeps what was on the clipboard.
func TestManyRowsAreCopiedAsideOfTheWindow(t *testing.T) {
	const rows = manyRows + 1
	tests := []struct {
		name string
		stop bool
	}{{"to the end", false}, {"stopped", true}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var held []func()
			hold := holding(&held)
			w := newWindow(t, newPC(t), hold)
			g := model.NewGrid(rows, model.GridColumn{Key: "n", Title: "n", Width: 5, Text: func(i int) string { return "row " + text.Number(text.French, i) }})
			table := w.table("many", g)
			win := w.win.Canvas()
			w.win.SetContent(table)
			win.Focus(table)
			board := fyne.CurrentApp().Clipboard()
			board.SetContent("before")
			table.TypedShortcut(&fyne.ShortcutSelectAll{})
			table.TypedShortcut(&fyne.ShortcutCopy{})
			require.Len(t, held, 1)
			assert.Equal(t, "before", board.Content(), "nothing was done meanwhile")
			g.Sort(0, true)
			if tt.stop {
				w.job.halt.OnTapped()
			}
			held[0]()
			if tt.stop {
				assert.Equal(t, "before", board.Content())
				return
			}
			lines := strings.Split(board.Content(), "\n")
			require.Len(t, lines, rows+2)
			assert.Equal(t, []string{"n", "row 0", "row 1"}, lines[:3], "under their title")
			assert.Contains(t, w.said.words, text.Number(text.Arabic, rows))
			assert.Equal(t, kit.Good, w.said.tone)
		})
	}
}

// What a window can copy at once it copies at once.
func TestFewRowsAreCopiedAtOnce(t *testing.T) {
	w := newWindow(t, newPC(t), func(func(func(func())) func()) { t.Fatal("nothing is to be waited for") })
	table := w.table("few", model.NewGrid(manyRows-1, model.GridColumn{Key: "n", Text: func(int) string { return "a\tb" }}))
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	table.TypedShortcut(&fyne.ShortcutCopy{})
	assert.True(t, strings.HasPrefix(fyne.CurrentApp().Clipboard().Content(), "\na b\na b\n"))
}
