//go:build rtl

package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
)

// arabic is one row in two columns.
type arabic struct{}

func (arabic) Len() int   { return 1 }
func (arabic) ID(int) int { return 0 }

func (arabic) Cell(_, column int) string { return []string{"محمد", ""}[column] }

func TestTableIsMirrored(t *testing.T) {
	mirrored(t)
	table := NewTable([]Column{{Key: "a", Title: "الاسم", Width: 8}, {Key: "b", Title: "", Width: 8}}, Choices{}, arabic{})
	img := picture(t, table, fyne.NewSize(400, 120))
	high := int(table.headHeight())
	ink := theme.Color(theme.ColorNameForeground)
	box := 0
	for y := high + 3; y < high+int(table.rowHeight())-3; y++ {
		for x := 0; x < 400; x++ {
			if r, g, b, _ := img.At(x, y).RGBA(); r < 0x8000 && g < 0x8000 && b < 0x8000 {
				assert.Greater(t, x, 400-8*15, "the first column stands on the right")
				box++
			}
		}
	}
	assert.Positive(t, box, "the name is drawn in %v", ink)
}
