package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

func TestLine(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	typed, entered, left := "", 0, 0
	l := NewLine("J12", func(words string) { typed = words }, func() { entered++ }, func() { left++ })
	w := test.NewTempWindow(t, l)
	w.Canvas().Focus(l)
	assert.Empty(t, typed, "what it holds at first was not typed")
	l.SelectAll()
	test.Type(l, "K1")
	assert.Equal(t, "K1", typed, "what is marked is replaced")
	assert.True(t, UndoTyping(l), "and comes back")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Equal(t, []int{1, 1}, []int{entered, left})
}

// Whoever goes through a long list of entries by Tab sees where they type.
func TestLineComesIntoSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	rows := Stack()
	list := container.NewVScroll(rows)
	lines := make([]*Line, 20)
	for i := range lines {
		lines[i] = NewLine("", func(string) {}, func() {}, nil)
		lines[i].In = list
		rows.Add(lines[i])
	}
	w := test.NewTempWindow(t, list)
	w.Resize(fyne.NewSize(300, 200))
	for _, i := range []int{19, 0, 7} {
		w.Canvas().Focus(lines[i])
		y := lines[i].Position().Y - list.Offset.Y
		assert.GreaterOrEqual(t, y, float32(0), "line %d", i)
		assert.LessOrEqual(t, y+lines[i].Size().Height, list.Size().Height, "line %d", i)
	}
}

func TestTableGoesToARow(t *testing.T) {
	table, _, w := tableOf(t, 1000, Choices{})
	w.Canvas().Focus(table)
	asked := 0
	table.Keys = map[fyne.KeyName]func(){fyne.KeyF2: func() { asked++ }}
	table.GoTo(700)
	assert.Equal(t, 700, table.At())
	assert.Equal(t, []int{700}, table.Selected())
	assert.Positive(t, table.scroll.Offset.Y, "it is in sight")
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
	assert.Equal(t, 1, asked, "a key of its own")
	empty, _, _ := tableOf(t, 0, Choices{})
	empty.GoTo(3)
	assert.Equal(t, -1, empty.At())
}
