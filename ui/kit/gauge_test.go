package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGauge(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	g := NewGauge([]fyne.ThemeColorName{FillDone, FillDue, FillRest})
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 30))
	parts := func() (widths []float32) {
		for _, o := range test.LaidOutObjects(g)[1:] {
			if o.Visible() {
				widths = append(widths, o.Size().Width)
			}
		}
		return widths
	}
	g.Set(1, 0, 3)
	assert.Equal(t, []float32{99, 299}, parts(), "each its share, and what is nothing is not drawn")
	g.Set(1, 0, 4999)
	assert.GreaterOrEqual(t, parts()[0], float32(1), "one of very many is still seen")
	g.Set(0, 0, 0)
	assert.Empty(t, parts())
}

func TestLanes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	var opened []int
	lanes := []Lane{{"a", []string{"1", "2"}, []int{1}}, {"b", []string{"3", "4"}, []int{3}}}
	l := NewLanes([]fyne.ThemeColorName{FillDone}, lanes, func(i int) { opened = append(opened, i) })
	w := test.NewTempWindow(t, l.Headed("class", []string{"done", "all"}, Lane{"sum", []string{"4", "6"}, []int{4}}))
	w.Resize(fyne.NewSize(600, 400))
	assert.Equal(t, []string{"class", "done", "all", "a", "1", "2", "b", "3", "4", "sum", "4", "6"}, ordered(Words(w.Content()), "class"))
	w.Canvas().Focus(l)
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			l.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyEnter, fyne.KeyEnter, fyne.KeyUp, fyne.KeySpace)
	assert.Equal(t, []int{0, 1, 1, 0}, opened, "Enter and space open, the same as often as one likes")
}

// ordered puts the words of a border, whose middle comes first, in the order in
// which they are seen.
func ordered(words []string, first string) []string {
	for i, w := range words {
		if w == first {
			middle, rest := words[:i], words[i:]
			return append(append(append([]string{}, rest[:3]...), middle...), rest[3:]...)
		}
	}
	return words
}

func TestDigits(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	done, left := 0, 0
	d := NewDigits([]string{"one", "two", "three"}, func() { done++ }, func() { left++ })
	w := test.NewTempWindow(t, d)
	w.Resize(fyne.NewSize(300, 200))
	require.Equal(t, -1, d.Chosen(), "nothing is chosen for the user")
	for _, tt := range []struct {
		typed rune
		want  int
	}{{'2', 1}, {'٣', 2}, {'&', 0}, {'9', 0}, {'x', 0}, {'é', 1}} {
		d.TypedRune(tt.typed)
		assert.Equal(t, tt.want, d.Chosen(), string(tt.typed))
	}
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Equal(t, 2, d.Chosen())
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Equal(t, []int{1, 1}, []int{done, left})
	test.Tap(d.options[0])
	assert.Equal(t, 0, d.Chosen())
	assert.Same(t, d, w.Canvas().Focused())
}
