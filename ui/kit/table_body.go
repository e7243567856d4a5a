package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	cellMargin = 8 // before and after the words of a cell
	pickedEdge = 4 // at the beginning of a row that is selected
)

// tableBody is as high as all rows together, and holds those in sight.
type tableBody struct {
	widget.BaseWidget
	t     *Table
	stale bool // what the rows in sight say has changed

	// Row n is drawn by the view n modulo their number, so that a row that stays
	// in sight is not drawn anew when others come.
	views   []*rowCells
	objects []fyne.CanvasObject
}

func newTableBody(t *Table) *tableBody {
	b := &tableBody{t: t}
	b.ExtendBaseWidget(b)
	return b
}

// again draws the rows in sight with what is selected now.
func (b *tableBody) again() {
	for _, v := range b.views {
		b.mark(v)
	}
	b.compose()
	canvas.Refresh(b)
}

// fitting is how wide a column must be for what is in sight of it.
func (b *tableBody) fitting(column int) float32 {
	wide := fyne.MeasureText(b.t.columns[column].Title, em()*0.9, fyne.TextStyle{Bold: true}).Width + 1.2*em()
	for _, v := range b.views {
		if v.shown {
			wide = max(wide, fyne.MeasureText(b.t.rows.Cell(v.row, column), em(), fyne.TextStyle{}).Width)
		}
	}
	return min(wide+2*cellMargin+1, 40*em())
}

func (b *tableBody) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer{b}
}

// rowCells is one row in sight.
type rowCells struct {
	row   int
	shown bool

	picked, hovered, here, struck bool

	back  *canvas.Rectangle
	edge  *canvas.Rectangle // of a row that is selected
	line  *canvas.Rectangle // below
	out   *canvas.Rectangle // through a row that counts no more
	ring  *canvas.Rectangle // of the row that the keyboard is on
	cells []*canvas.Text
}

type bodyRenderer struct{ b *tableBody }

func (r *bodyRenderer) MinSize() fyne.Size {
	t := r.b.t
	return fyne.NewSize(t.width(), float32(t.rows.Len())*t.rowHeight())
}

func (r *bodyRenderer) Layout(fyne.Size) {}

func (r *bodyRenderer) Refresh() {
	r.b.stale = true
	r.b.update()
}

func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.b.objects }
func (r *bodyRenderer) Destroy()                     {}

// update draws the rows that are in sight now.
func (b *tableBody) update() {
	t, high := b.t, b.t.rowHeight()
	top, seen := t.scroll.Offset.Y, t.scroll.Size().Height
	first, last := max(int(top/high), 0), min(int((top+seen)/high)+1, t.rows.Len())
	for len(b.views) < int(seen/high)+2 { // as many as can be in sight at once
		b.views = append(b.views, newRowCells())
		b.stale = true // views stand for other rows now
	}
	stale := b.stale
	b.stale = false
	for row := first; row < last; row++ {
		v := b.views[row%len(b.views)]
		if stale || !v.shown || v.row != row {
			v.row, v.shown = row, true
			b.set(v)
		} else if row == t.pick.at {
			b.mark(v) // the ring stays in sight when the rows move sideways
		}
	}
	for _, v := range b.views {
		v.shown = v.shown && v.row >= first && v.row < last
	}
	b.compose()
	canvas.Refresh(b)
}

// compose collects what is to be drawn of the rows in sight: what would not be
// seen costs time all the same.
func (b *tableBody) compose() {
	b.objects = b.objects[:0]
	for _, v := range b.views {
		if !v.shown {
			continue
		}
		if v.picked || v.hovered {
			b.objects = append(b.objects, v.back)
		}
		b.objects = append(b.objects, v.line)
		if v.picked {
			b.objects = append(b.objects, v.edge)
		}
		for i := range b.t.laid {
			if v.cells[i].Text != "" {
				b.objects = append(b.objects, v.cells[i])
			}
		}
		if v.struck {
			b.objects = append(b.objects, v.out)
		}
		if v.here {
			b.objects = append(b.objects, v.ring)
		}
	}
}

func newRowCells() *rowCells {
	v := &rowCells{
		back: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		line: canvas.NewRectangle(color.Transparent), out: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
	}
	v.ring.StrokeWidth, v.ring.CornerRadius = 2, 3
	return v
}

// set makes a view say its row.
func (b *tableBody) set(v *rowCells) {
	t, high := b.t, b.t.rowHeight()
	y, wide := float32(v.row)*high, max(t.width(), t.scroll.Size().Width)
	v.back.Move(fyne.NewPos(0, y))
	v.back.Resize(fyne.NewSize(wide, high))
	v.line.Move(fyne.NewPos(0, y+high-1))
	v.line.Resize(fyne.NewSize(wide, 1))
	v.edge.Move(fyne.NewPos(0, y))
	v.edge.Resize(fyne.NewSize(pickedEdge, high-1))
	v.ring.Resize(fyne.NewSize(t.scroll.Size().Width-besideBar, high-1))
	v.line.FillColor = theme.Color(theme.ColorNameSeparator)
	v.struck = t.Struck != nil && t.Struck(v.row)
	v.out.Move(fyne.NewPos(cellMargin, y+high/2))
	v.out.Resize(fyne.NewSize(wide-2*cellMargin, 1))
	v.out.FillColor = theme.Color(theme.ColorNameForeground)
	for len(v.cells) < len(t.laid) {
		v.cells = append(v.cells, canvas.NewText("", nil))
	}
	size := em()
	for i, l := range t.laid {
		c := v.cells[i]
		tone := Plain
		if t.Tone != nil {
			tone = t.Tone(v.row, l.column)
		}
		c.Color = theme.Color(tone.ink())
		c.TextStyle.Bold = tone != Plain
		c.TextSize = size
		c.Text = cut(t.rows.Cell(v.row, l.column), l.width-2*cellMargin, size, c.TextStyle)
		least := c.MinSize()
		c.Move(fyne.NewPos(l.x+cellMargin, y+(high-1-least.Height)/2))
		c.Resize(fyne.NewSize(l.width-2*cellMargin, least.Height))
		canvas.Refresh(c)
	}
	b.mark(v)
}

// mark shows whether the row of a view is selected, and what is on it.
func (b *tableBody) mark(v *rowCells) {
	t := b.t
	if v.row >= t.rows.Len() {
		return
	}
	v.picked, v.hovered = t.pick.chosen[t.rows.ID(v.row)], v.row == t.hovered
	v.here = t.focused && !t.inHead && v.row == t.pick.at
	v.back.FillColor = theme.Color(theme.ColorNameHover)
	if v.picked {
		v.back.FillColor = theme.Color(theme.ColorNameSelection)
	}
	v.edge.FillColor, v.ring.StrokeColor = theme.Color(theme.ColorNamePrimary), theme.Color(focusRing)
	v.ring.Move(fyne.NewPos(t.scroll.Offset.X, float32(v.row)*t.rowHeight()))
	for _, o := range []fyne.CanvasObject{v.back, v.edge, v.ring} {
		canvas.Refresh(o)
	}
}

// ink is the colour of words in a tone.
func (t Tone) ink() fyne.ThemeColorName {
	if t == Plain {
		return theme.ColorNameForeground
	}
	return t.colour()
}

// cut returns words, or as many of them as there is room for and dots.
func cut(words string, room, size float32, style fyne.TextStyle) string {
	wide := fyne.MeasureText(words, size, style).Width
	if wide <= room || words == "" {
		return words
	}
	letters := []rune(words)
	for n := min(int(float32(len(letters))*room/wide)+1, len(letters)-1); n > 0; n-- {
		if part := string(letters[:n]) + "…"; fyne.MeasureText(part, size, style).Width <= room {
			return part
		}
	}
	return "…"
}
