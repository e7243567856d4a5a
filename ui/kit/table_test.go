package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// people are rows of a name and a number; which are shown, and in which order,
// is shown.
type people struct {
	shown []int
	asked int // for cells
}

func newPeople(n int) *people {
	p := &people{}
	for i := range n {
		p.shown = append(p.shown, i)
	}
	return p
}

func (p *people) Len() int       { return len(p.shown) }
func (p *people) ID(row int) int { return p.shown[row] }

func (p *people) Cell(row, column int) string {
	p.asked++
	return fmt.Sprintf("%s %d", []string{"name", "number", "school"}[column], p.shown[row])
}

func (p *people) sort(_ int, down bool) {
	slices.Sort(p.shown)
	if down {
		slices.Reverse(p.shown)
	}
}

var peopleColumns = []Column{
	{Key: "name", Title: "Name", Width: 8, Grow: 1},
	{Key: "number", Title: "Number", Width: 8},
	{Key: "school", Title: "School", Width: 8, Hidden: true},
}

// tableOf shows n people in a window of 600 by 300, with the keyboard on them.
func tableOf(t *testing.T, n int, chosen Choices) (*Table, *people, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	rows := newPeople(n)
	table := NewTable(peopleColumns, chosen, rows)
	table.Sort = rows.sort
	w := test.NewTempWindow(t, table)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 300))
	w.Canvas().Focus(table)
	return table, rows, w
}

func keys(t *Table, names ...fyne.KeyName) {
	for _, k := range names {
		t.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// holding presses keys while Shift is held.
func holding(t *Table, names ...fyne.KeyName) {
	t.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	keys(t, names...)
	t.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

// click presses the mouse on a row.
func click(t *Table, row int, with fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: with}
	e.Position = fyne.NewPos(20, t.scroll.Position().Y+float32(row)*t.rowHeight()-t.scroll.Offset.Y+3)
	t.MouseDown(e)
	t.MouseUp(e)
}

// reads is every word drawn in an object, by place.
func reads(o fyne.CanvasObject) map[string]fyne.Position {
	at := map[string]fyne.Position{}
	for _, part := range test.LaidOutObjects(o) {
		if text, ok := part.(*canvas.Text); ok && text.Visible() {
			at[text.Text] = fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
		}
	}
	return at
}

func TestTableSelection(t *testing.T) {
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	tests := []struct {
		rule string
		do   func(t *Table)
		want []int
	}{
		{"an arrow selects one row", func(t *Table) { keys(t, fyne.KeyDown, fyne.KeyDown) }, []int{2}},
		{"Shift selects from where it was pressed", func(t *Table) { keys(t, fyne.KeyDown); holding(t, fyne.KeyDown, fyne.KeyDown) }, []int{1, 2, 3}},
		{"Shift and back again selects less", func(t *Table) { keys(t, fyne.KeyDown); holding(t, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp) }, []int{1, 2}},
		{"an arrow after Shift selects one row", func(t *Table) { holding(t, fyne.KeyDown); keys(t, fyne.KeyDown) }, []int{2}},
		{"End is the last row", func(t *Table) { keys(t, fyne.KeyEnd) }, []int{49}},
		{"nothing comes after the last", func(t *Table) { keys(t, fyne.KeyEnd, fyne.KeyDown) }, []int{49}},
		{"Home is the first", func(t *Table) { keys(t, fyne.KeyEnd, fyne.KeyHome) }, []int{0}},
		{"Shift and Home selects up to the first", func(t *Table) { keys(t, fyne.KeyDown, fyne.KeyDown); holding(t, fyne.KeyHome) }, []int{0, 1, 2}},
		{"a page is what is in sight", func(t *Table) { keys(t, fyne.KeyPageDown) }, []int{9}},
		{"space takes the row out, and in", func(t *Table) { keys(t, fyne.KeyDown); t.TypedRune(' ') }, nil},
		{"a click selects one row", func(t *Table) { click(t, 3, 0); click(t, 5, 0) }, []int{5}},
		{"Ctrl and a click selects one more", func(t *Table) { click(t, 3, 0); click(t, 5, ctrl) }, []int{3, 5}},
		{"or one less", func(t *Table) { click(t, 3, 0); click(t, 5, ctrl); click(t, 3, ctrl) }, []int{5}},
		{"Shift and a click selects all between", func(t *Table) { click(t, 5, 0); click(t, 2, shift) }, []int{2, 3, 4, 5}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			table, _, _ := tableOf(t, 50, Choices{})
			told := 0
			table.Picked = func() { told++ }
			tt.do(table)
			assert.Equal(t, tt.want, table.Selected())
			assert.Positive(t, told, "who shows the number hears of it")
		})
	}
}

func TestTableAllAndCopy(t *testing.T) {
	table, _, _ := tableOf(t, 50, Choices{})
	table.TypedShortcut(&fyne.ShortcutSelectAll{})
	assert.Equal(t, 50, table.Count())
	click(table, 3, 0)
	click(table, 1, fyne.KeyModifierShortcutDefault)
	table.TypedShortcut(&fyne.ShortcutCopy{})
	assert.Equal(t, "Name\tNumber\nname 1\tnumber 1\nname 3\tnumber 3\n", fyne.CurrentApp().Clipboard().Content(), "the columns in view, in the order of the rows")
	assert.Equal(t, "a b c", oneLine.Replace("a\tb\r\nc"), "a cell stays one cell")

	copied := 0
	table.Copied = func(rows int) { copied = rows }
	table.TypedShortcut(&fyne.ShortcutCopy{})
	assert.Equal(t, 2, copied, "it is told how many")
	click(table, 3, 0)
	table.TypedShortcut(&fyne.ShortcutCopy{})
	assert.Equal(t, 1, copied)
	assert.Equal(t, "name 3\tnumber 3\n", fyne.CurrentApp().Clipboard().Content(), "one row needs no titles")
}

func TestTableEscape(t *testing.T) {
	table, _, _ := tableOf(t, 50, Choices{})
	told, left := 0, 0
	holding(table, fyne.KeyDown, fyne.KeyDown)
	require.Equal(t, 3, table.Count())
	table.Picked, table.Left = func() { told++ }, func() { left++ }
	keys(table, fyne.KeyEscape)
	assert.Zero(t, table.Count(), "first nothing is selected any more")
	assert.Equal(t, []int{1, 0}, []int{told, left})
	holding(table, fyne.KeyDown)
	assert.Equal(t, []int{2, 3}, table.Selected(), "Shift selects from where the keyboard is")
	keys(table, fyne.KeyEscape, fyne.KeyEscape)
	assert.Equal(t, 1, left, "then it leaves")
}

func TestTableSortsByTitle(t *testing.T) {
	table, rows, _ := tableOf(t, 50, Choices{})
	keys(table, fyne.KeyDown, fyne.KeyDown) // on person 2
	keys(table, fyne.KeyHome, fyne.KeyUp)
	require.True(t, table.inHead, "up from the first row leads to the titles")
	keys(table, fyne.KeyReturn)
	assert.Equal(t, 0, rows.shown[0])
	keys(table, fyne.KeyReturn)
	assert.Equal(t, 49, rows.shown[0], "once more turns the order round")
	assert.Equal(t, []int{49}, table.Selected(), "the selection goes with its row")

	keys(table, fyne.KeyRight, fyne.KeyReturn)
	assert.Equal(t, 1, table.sorted, "the next title")
	assert.False(t, table.down)
	keys(table, fyne.KeyDown)
	assert.False(t, table.inHead)

	test.Tap(table.head.titles[0])
	assert.Equal(t, 0, table.sorted, "a click on a title does the same")
}

func TestTableOpens(t *testing.T) {
	table, _, _ := tableOf(t, 50, Choices{})
	var opened []int
	table.Opened = func(row int) { opened = append(opened, row) }
	keys(table, fyne.KeyDown, fyne.KeyReturn)
	table.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(20, table.scroll.Position().Y+4*table.rowHeight()+3)})
	assert.Equal(t, []int{1, 4}, opened)
	table.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5)})
	assert.Len(t, opened, 2, "a title is no row")

	typed := ""
	table.Typed = func(r rune) { typed += string(r) }
	test.Type(table, "ma")
	assert.Equal(t, "ma", typed, "letters go on to the filter")
}

func TestTableFilterKeepsWhatIsStillThere(t *testing.T) {
	table, rows, _ := tableOf(t, 50, Choices{})
	click(table, 3, 0)
	click(table, 7, fyne.KeyModifierShift)
	told := 0
	table.Picked = func() { told++ }
	rows.shown = []int{0, 5, 7, 9}
	table.RowsChanged()
	assert.Equal(t, []int{1, 2}, table.Selected(), "5 and 7: nobody is selected who is not seen")
	assert.Equal(t, 2, table.pick.at, "the keyboard stays on its row")
	assert.Equal(t, 1, told)

	rows.shown = []int{0, 9}
	table.RowsChanged()
	assert.Zero(t, table.Count())
	assert.Equal(t, 0, table.pick.at, "or goes to the first")
	rows.shown = nil
	table.RowsChanged()
	keys(table, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd)
	table.TypedShortcut(&fyne.ShortcutCopy{})
	assert.Empty(t, table.Selected(), "an empty list is no trap")
	rows.shown = []int{3, 4}
	table.RowsChanged()
	holding(table, fyne.KeyDown)
	assert.Equal(t, []int{0}, table.Selected(), "nor is what comes after it: Shift has nowhere to select from")
}

func TestTableColumns(t *testing.T) {
	table, _, w := tableOf(t, 50, Choices{})
	var kept Choices
	table.Changed = func(c Choices) { kept = c }
	assert.Equal(t, []int{0, 1}, table.Columns())
	assert.InDelta(t, 600-besideBar, table.laid[0].width+table.laid[1].width, 2, "the columns fill the table")

	edge := table.laid[0].x + table.laid[0].width
	test.Drag(w.Canvas(), fyne.NewPos(edge, 8), -150, 0)
	assert.InDelta(t, edge-150, table.laid[0].width, 1, "an edge is dragged")
	assert.InDelta(t, table.laid[0].width/em(), kept.Widths["name"], 0.01, "the width is kept in letters")
	table.ShowColumn(2, true)
	assert.Equal(t, []int{0, 1, 2}, table.Columns())
	table.ShowColumn(1, false)

	again, _, _ := tableOf(t, 50, kept)
	assert.Equal(t, []int{0, 2}, again.Columns(), "as the user left it")
	assert.InDelta(t, table.laid[0].width, again.laid[0].width, 1)

	again.ShowColumn(0, false)
	again.ShowColumn(2, false)
	assert.Equal(t, []int{2}, again.Columns(), "the last column stays")
	again.ResetColumns()
	assert.Equal(t, []int{0, 1}, again.Columns())
}

func TestTableWidthByKey(t *testing.T) {
	table, _, _ := tableOf(t, 5, Choices{})
	keys(table, fyne.KeyUp, fyne.KeyRight)
	before := table.laid[1].width
	holding(table, fyne.KeyRight)
	assert.InDelta(t, before+em(), table.laid[1].width, 1)
	holding(table, fyne.KeyLeft, fyne.KeyLeft)
	assert.InDelta(t, before-em(), table.laid[1].width, 1.5)

	edge := table.head.edges[1]
	table.setWidth(1, 400)
	edge.DoubleTapped(nil)
	assert.Less(t, table.laid[1].width, float32(200), "an edge pressed twice fits what is in sight")
	assert.NotContains(t, strings.Join(drawnWords(table), " "), "…")
}

func drawnWords(o fyne.CanvasObject) (all []string) {
	for w := range reads(o) {
		all = append(all, w)
	}
	return all
}

func TestTableDrawsWhatIsInSight(t *testing.T) {
	table, rows, _ := tableOf(t, 70_000, Choices{})
	assert.Contains(t, reads(table), "name 0")
	assert.NotContains(t, reads(table), "name 20")
	rows.asked = 0
	keys(table, fyne.KeyEnd)
	assert.Contains(t, reads(table), "name 69999")
	assert.Less(t, rows.asked, 100, "rows out of sight are not asked for")
	rows.asked = 0
	table.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, table.rowHeight())})
	assert.LessOrEqual(t, rows.asked, 4, "a row that stays in sight is not asked for again")

	last := reads(table)["name 69998"].Y
	assert.Less(t, last, float32(300), "and the cursor's row is in sight")

	table.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 3*table.rowHeight())})
	first := int(table.scroll.Offset.Y/table.rowHeight()) + 1
	var drawn []string // at once: laying it out again would make up for it
	for _, o := range table.body.objects {
		if text, ok := o.(*canvas.Text); ok {
			drawn = append(drawn, text.Text)
		}
	}
	for row := first; row < first+table.page()-1; row++ {
		assert.Contains(t, drawn, fmt.Sprint("name ", row), "nor is one that comes into sight left out")
	}
}

func TestTableBarAlongTheBottomHidesNoRow(t *testing.T) {
	table, _, _ := tableOf(t, 50, Choices{Widths: map[string]float32{"name": 60}})
	require.Positive(t, table.overBar())
	keys(table, fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyDown)
	bottom := float32(table.pick.at+1)*table.rowHeight() - table.scroll.Offset.Y
	assert.LessOrEqual(t, bottom, table.scroll.Size().Height-table.overBar())
}

func TestTableShowsWhereTheKeyboardIs(t *testing.T) {
	table, _, w := tableOf(t, 5, Choices{})
	keys(table, fyne.KeyDown)
	ring := func() (n int) {
		for _, v := range table.body.views {
			if v.here {
				n++
			}
		}
		return n
	}
	assert.Equal(t, 1, ring())
	w.Canvas().Unfocus()
	assert.Zero(t, ring())
	assert.Equal(t, []int{1}, table.Selected(), "what is selected stays when the keyboard goes elsewhere")
}

func TestCut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	full := fyne.MeasureText("الثانوية التأهيلية", 15, fyne.TextStyle{}).Width
	assert.Equal(t, "الثانوية التأهيلية", cut("الثانوية التأهيلية", full, 15, fyne.TextStyle{}))
	short := cut("الثانوية التأهيلية", full/2, 15, fyne.TextStyle{})
	assert.True(t, strings.HasSuffix(short, "…"), short)
	assert.LessOrEqual(t, fyne.MeasureText(short, 15, fyne.TextStyle{}).Width, full/2)
	assert.Greater(t, fyne.MeasureText(short, 15, fyne.TextStyle{}).Width, full/4, "no more than need be")
	assert.Equal(t, "…", cut("الثانوية", 1, 15, fyne.TextStyle{}))
}

func TestFilter(t *testing.T) {
	table, _, w := tableOf(t, 5, Choices{})
	said := []string{}
	f := NewFilter("name", "", table, func(words string) { said = append(said, words) })
	w.SetContent(Above(table, f))
	w.Canvas().Focus(f)
	test.Type(f, "ab")
	assert.Equal(t, []string{"a", "ab"}, said, "at every letter")
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Empty(t, f.Text)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Equal(t, fyne.Focusable(table), w.Canvas().Focused())
}

func TestAboveGoesOnInAnotherLine(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	block := func(width, height float32) fyne.CanvasObject {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(width, height))
		return r
	}
	first, second, third, body := block(50, 30), block(200, 30), block(200, 30), block(10, 100)
	all := Above(body, first, second, third)
	all.Resize(fyne.NewSize(700, 300))
	assert.Equal(t, []float32{700 - 2*(200+barGap), 30 + barGap}, []float32{first.Size().Width, body.Position().Y}, "the first takes what is left of its line")
	all.Resize(fyne.NewSize(500, 300))
	assert.Equal(t, fyne.NewPos(0, 30+barGap), third.Position(), "what finds no room begins another line")
	assert.Equal(t, float32(500-200-barGap), first.Size().Width)
	assert.Equal(t, float32(300-2*(30+barGap)), body.Size().Height, "the body has the rest")
	assert.Equal(t, float32(100+2*(30+barGap)), all.MinSize().Height, "and no less than it needs")
	wide := Above(body, block(300, 30), second)
	wide.Resize(fyne.NewSize(700, 300))
	assert.Equal(t, float32(500), second.Position().X, "the line is filled, whatever the first needs")
}

func BenchmarkTable(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(NewTheme(Look{}))
	rows := newPeople(70_000)
	table := NewTable(peopleColumns, Choices{}, rows)
	w := test.NewTempWindow(b, table)
	w.Resize(fyne.NewSize(960, 420))
	b.Run("scroll and draw", func(b *testing.B) {
		for i := range b.N {
			table.goTo(fyne.NewPos(0, float32(i%60_000)*31))
			w.Canvas().Capture()
		}
	})
	b.Run("other rows, drawn", func(b *testing.B) {
		for range b.N {
			slices.Reverse(rows.shown)
			table.RowsChanged()
			w.Canvas().Capture()
		}
	})
}
