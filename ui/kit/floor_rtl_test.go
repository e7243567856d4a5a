//go:build rtl

package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
)

// Left in the picture is the left of the room, whichever way the window is laid
// out; its keys are those of the walls.
func TestAFloorIsNotMirrored(t *testing.T) {
	f := hall(t, 4, 5)
	place := func(name string) float32 { // from the left edge of what is drawn
		o := f.Parts()[name]
		x := o.Position().X
		if Mirrored() {
			x = f.sheet.Size().Width - x - o.Size().Width
		}
		return x
	}
	first, last := place("1"), place("16")
	assert.Less(t, first, last)
	SetDirection(true)
	defer SetDirection(false)
	f.Changed()
	assert.InDelta(t, first, place("1"), 0.5)
	assert.InDelta(t, last, place("16"), 0.5)
	press(f, fyne.KeyHome, fyne.KeyLeft) // the window says left for the arrow to the right
	assert.Equal(t, Spot{Column: 1}, f.At())
	x, _ := f.sheet.point(f.Parts()["16"].Position())
	c, ok := f.sheet.ground().cell(x-1, f.Parts()["16"].Position().Y+1, f.shape)
	assert.True(t, ok)
	assert.Equal(t, Spot{Column: 3}, c, "a click finds what it is on")
}
