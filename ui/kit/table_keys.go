package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func (t *Table) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
}

// FocusGained shows where the keyboard is: on a row, the first if on none yet.
func (t *Table) FocusGained() {
	t.focused, t.inHead = true, t.rows.Len() == 0 && t.inHead
	if t.pick.at < 0 && t.rows.Len() > 0 {
		t.pick.at, t.pick.anchor, t.pick.atID = 0, 0, t.rows.ID(0)
	}
	t.Refresh()
}

// FocusLost undoes FocusGained.
func (t *Table) FocusLost() {
	t.focused, t.shift = false, false
	t.Refresh()
}

// KeyDown hears that Shift is held.
func (t *Table) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		t.shift = true
	}
}

// KeyUp hears that it is not any more.
func (t *Table) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		t.shift = false
	}
}

// TypedKey moves, selects, sorts and opens.
func (t *Table) TypedKey(e *fyne.KeyEvent) {
	if t.inHead {
		t.keyInHead(e.Name)
		return
	}
	at := t.pick.at
	switch e.Name {
	case fyne.KeyUp:
		if at <= 0 && !t.shift {
			t.toHead(true)
			return
		}
		at--
	case fyne.KeyDown:
		at++
	case fyne.KeyPageUp:
		at -= t.page()
	case fyne.KeyPageDown:
		at += t.page()
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = t.rows.Len() - 1
	case fyne.KeyLeft, fyne.KeyRight:
		t.sideways(e.Name == fyne.KeyRight)
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open(at)
		return
	case fyne.KeyEscape:
		t.escape()
		return
	default:
		if do := t.Keys[e.Name]; do != nil {
			do()
		}
		return
	}
	t.moveTo(at, t.shift)
}

// escape selects nothing; where nothing is selected, it leaves.
func (t *Table) escape() {
	switch {
	case t.pick.count > 0:
		t.pick.none()
		t.picked()
	case t.Left != nil:
		t.Left()
	}
}

// sideways shows the next column that is cut off on one side.
func (t *Table) sideways(on bool) {
	from, to := t.scroll.Offset.X, t.scroll.Offset.X+t.scroll.Size().Width-besideBar
	for i := range t.laid {
		if !on {
			i = len(t.laid) - 1 - i
		}
		if l := t.laid[i]; on && l.x+l.width > to+1 || !on && l.x < from-1 {
			t.revealColumn(i)
			return
		}
	}
}

func (t *Table) toHead(on bool) {
	if t.inHead = on; on {
		t.revealColumn(t.title)
	}
	t.Refresh()
}

func (t *Table) keyInHead(key fyne.KeyName) {
	switch key {
	case fyne.KeyDown, fyne.KeyEscape:
		t.toHead(false)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.sortBy(t.laid[t.title].column)
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		to := map[fyne.KeyName]int{
			fyne.KeyLeft: t.title - 1, fyne.KeyRight: t.title + 1, fyne.KeyHome: 0, fyne.KeyEnd: len(t.laid) - 1,
		}[key]
		if l := t.laid[t.title]; t.shift {
			t.setWidth(l.column, l.width+float32(to-t.title)*em())
			t.rearranged()
			return
		}
		t.title = min(max(to, 0), len(t.laid)-1)
		t.toHead(true)
	}
}

// TypedRune selects by space; other letters are passed on.
func (t *Table) TypedRune(r rune) {
	switch {
	case r == ' ' && t.inHead:
		t.sortBy(t.laid[t.title].column)
	case r == ' ' && t.pick.at >= 0:
		t.pick.turn(t.rows, t.pick.at)
		t.picked()
	case r != ' ' && t.Typed != nil:
		t.Typed(r)
	}
}

// TypedShortcut selects all, and copies.
func (t *Table) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutSelectAll:
		t.SelectAll()
	case *fyne.ShortcutCopy:
		t.Copy()
	}
}

// Copy puts what is selected on the clipboard as a spreadsheet takes it: a tab
// between cells, a line for each row; the columns in view, under their titles
// where there is more than one row. Nothing selected is the row that the keyboard
// is on.
func (t *Table) Copy() {
	rows := t.Selected()
	if len(rows) == 0 && t.pick.at >= 0 {
		rows = []int{t.pick.at}
	}
	if len(rows) == 0 || t.Copies != nil && t.Copies(rows) {
		return
	}
	var words strings.Builder
	columns := t.Columns()
	cells := make([]string, len(columns))
	line := func(cell func(column int) string) {
		for i, column := range columns {
			cells[i] = cell(column)
		}
		CopyLine(&words, cells)
	}
	if len(rows) > 1 {
		line(func(column int) string { return t.columns[column].Title })
	}
	for _, row := range rows {
		line(func(column int) string { return t.rows.Cell(row, column) })
	}
	fyne.CurrentApp().Clipboard().SetContent(words.String())
	if t.Copied != nil {
		t.Copied(len(rows))
	}
}

// CopyLine adds a row to what goes to the clipboard.
func CopyLine(words *strings.Builder, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			words.WriteByte('\t')
		}
		_, _ = oneLine.WriteString(words, cell) // to memory
	}
	words.WriteByte('\n')
}

// oneLine keeps a cell one cell of the spreadsheet it is pasted into, without
// the marks that only a screen needs.
var oneLine = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ",
	"\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "", "\u200e", "", "\u200f", "")

func (t *Table) open(row int) {
	if t.Opened != nil && row >= 0 && row < t.rows.Len() {
		t.Opened(row)
	}
}

func (t *Table) moveTo(row int, extend bool) {
	t.pick.move(t.rows, row, extend)
	t.reveal(t.pick.at)
	t.picked()
}

// picked shows what is selected now.
func (t *Table) picked() {
	t.body.again()
	if t.Picked != nil {
		t.Picked()
	}
}

// Next puts the keyboard on the row below.
func (t *Table) Next() { t.moveTo(t.pick.at+1, false) }

// SelectAll selects every row that is shown.
func (t *Table) SelectAll() {
	t.pick.all(t.rows)
	t.picked()
}

// rowAt is the row at a place in the table, -1 if there is none.
func (t *Table) rowAt(at fyne.Position) int {
	y := at.Y - t.scroll.Position().Y
	if row := int((y + t.scroll.Offset.Y) / t.rowHeight()); y >= 0 && row < t.rows.Len() {
		return row
	}
	return -1
}

// MouseDown selects.
func (t *Table) MouseDown(e *desktop.MouseEvent) {
	t.takeFocus()
	row := t.rowAt(e.Position)
	t.inHead = t.inHead && row < 0
	switch {
	case row < 0 || e.Button != desktop.MouseButtonPrimary:
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		t.pick.turn(t.rows, row)
		t.picked()
	default:
		t.pick.move(t.rows, row, e.Modifier&fyne.KeyModifierShift != 0)
		t.picked()
	}
}

// MouseUp changes nothing.
func (t *Table) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (t *Table) DoubleTapped(e *fyne.PointEvent) { t.open(t.rowAt(e.Position)) }

// MouseIn shows which row is under the pointer.
func (t *Table) MouseIn(e *desktop.MouseEvent) { t.hover(t.rowAt(e.Position)) }

// MouseMoved does, too.
func (t *Table) MouseMoved(e *desktop.MouseEvent) { t.hover(t.rowAt(e.Position)) }

// MouseOut shows that none is.
func (t *Table) MouseOut() { t.hover(-1) }

func (t *Table) hover(row int) {
	if t.hovered != row {
		t.hovered = row
		t.body.again()
	}
}
