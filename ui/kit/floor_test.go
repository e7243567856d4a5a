package kit

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hall is a floor in a window, whose places are numbered column by column from
// the left.
func hall(t testing.TB, columns, rows int) *Floor {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(NewTheme(Look{}))
	f := NewFloor(FloorShape{Columns: columns, Rows: rows, Front: "board", Door: "door", DoorBack: true}, func(s Spot) Stand {
		n := strconv.Itoa(s.Column*rows + s.Row + 1)
		return Stand{Name: n, Head: n, Body: "a name of three words", Tint: 1 + s.Column, Sign: "A"}
	})
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(700, 500))
	return f
}

func press(f *Floor, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestTheKeyboardMovesOnAFloor(t *testing.T) {
	f := hall(t, 4, 5)
	for _, tt := range []struct {
		name string
		keys []fyne.KeyName
		want Spot
	}{
		{"to the next place", []fyne.KeyName{fyne.KeyHome, fyne.KeyRight, fyne.KeyDown}, Spot{1, 1}},
		{"not through a wall", []fyne.KeyName{fyne.KeyHome, fyne.KeyLeft, fyne.KeyUp}, Spot{0, 0}},
		{"to the last", []fyne.KeyName{fyne.KeyEnd, fyne.KeyRight}, Spot{3, 4}},
		{"by pages", []fyne.KeyName{fyne.KeyHome, fyne.KeyPageDown}, Spot{0, 4}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			press(f, tt.keys...)
			assert.Equal(t, tt.want, f.At())
		})
	}
	var pressed []Spot
	f.Pressed = func(s Spot) { pressed = append(pressed, s) }
	press(f, fyne.KeyHome, fyne.KeyReturn)
	f.TypedRune(' ')
	assert.Equal(t, []Spot{{}, {}}, pressed, "Enter and space press")
}

func TestOnlyWhatIsInSightIsDrawn(t *testing.T) {
	f := hall(t, 25, 40)
	assert.Less(t, len(f.Parts()), 80)
	assert.Contains(t, f.Parts(), "1")
	press(f, fyne.KeyEnd)
	assert.Contains(t, f.Parts(), "1000", "the keyboard brings it into sight")
	assert.NotContains(t, f.Parts(), "1")
	f.TypedRune('-')
	assert.Len(t, f.Parts(), 1000, "or all of it is shown at once")
	f.TypedRune('+')
	assert.Less(t, len(f.Parts()), 80)
}

func TestAFloorIsDrawnToScale(t *testing.T) {
	f := hall(t, 3, 3)
	for _, tt := range []struct {
		name          string
		across, along int
		want          float32
	}{{"as far across as along", 130, 130, 1}, {"twice as far", 200, 100, 2}, {"nobody said", 0, 0, usualRatio}} {
		t.Run(tt.name, func(t *testing.T) {
			shape := f.shape
			shape.Across, shape.Along = tt.across, tt.along
			f.SetShape(shape)
			g := f.sheet.ground()
			assert.InDelta(t, tt.want, g.across/g.along, 0.01)
		})
	}
}

func TestLongNamesAreWrittenSmallerThenInTwoLines(t *testing.T) {
	hall(t, 1, 1)
	lines, size := wrapped("Aya", 100, 12, 8)
	assert.Equal(t, []string{"Aya"}, lines)
	assert.Equal(t, float32(12), size)
	lines, _ = wrapped("Abderrahmane Benabdeljalil", 100, 12, 8)
	require.Len(t, lines, 2)
	assert.Equal(t, []string{"Abderrahmane", "Benabdeljalil"}, lines)
	lines, size = wrapped("Abderrahmane Benabdeljalil Benabdelouahab Elidrissi", 60, 12, 8)
	assert.Len(t, lines, 2)
	assert.Equal(t, float32(8), size, "no smaller than can be read")
	assert.Contains(t, lines[1], "…")
}

func BenchmarkFloor1000(b *testing.B) {
	f := hall(b, 25, 40)
	f.SetWhole(true)
	for b.Loop() {
		f.Changed()
	}
}
