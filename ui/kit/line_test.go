package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
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

// A list that was scrolled may show half an entry. It stays under the mouse until the
// button is up, or the keyboard would be taken away again.
func TestLineStaysUnderTheMouse(t *testing.T) {
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
	half := lines[3].Position().Y + lines[3].Size().Height/2
	list.ScrollToOffset(fyne.NewPos(0, half))
	lines[3].MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	assert.Equal(t, fyne.Focusable(lines[3]), w.Canvas().Focused())
	assert.Equal(t, half, list.Offset.Y)
	lines[3].MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	lines[3].Tapped(&fyne.PointEvent{})
	assert.LessOrEqual(t, list.Offset.Y, lines[3].Position().Y, "then all of it is seen")
}

// What stands on a page that is scrolled comes into sight with the keyboard, however
// deep it stands.
func TestScrolledPageFollowsTheKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	var groups []fyne.CanvasObject
	var parts []fyne.Focusable
	for range 5 {
		check, choice := NewCheck("a", false, nil, nil), NewSelect([]string{"b"}, 0, nil)
		button, line := NewButton("c", nil), NewLine("d", nil, func() {}, nil)
		tile := NewTile(nil, "e", "", func() {})
		groups = append(groups, Group("g", Tight(check), Form(Field{Name: "n", Input: choice}), Beginning(button), line, tile))
		parts = append(parts, check, choice, button, line, tile)
	}
	list := Scroll(groups...)
	w := test.NewTempWindow(t, list)
	w.Resize(fyne.NewSize(300, 200))
	d := fyne.CurrentApp().Driver()
	for i := len(parts) - 1; i >= 0; i-- {
		o := parts[i].(fyne.CanvasObject)
		w.Canvas().Focus(parts[i])
		y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(list).Y
		assert.GreaterOrEqual(t, y, float32(0), "%T", o)
		assert.LessOrEqual(t, y+o.Size().Height, list.Size().Height, "%T", o)
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
