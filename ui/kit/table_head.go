package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableHead is the line of titles. It moves sideways with the rows.
type tableHead struct {
	widget.BaseWidget
	t *Table

	back    *block
	titles  []*tableTitle
	edges   []*tableEdge
	objects []fyne.CanvasObject
}

func newTableHead(t *Table) *tableHead {
	h := &tableHead{t: t, back: newBlock(theme.ColorNameHeaderBackground)}
	h.ExtendBaseWidget(h)
	return h
}

// follow puts the titles above their columns.
func (h *tableHead) follow(x float32) {
	if at := fyne.NewPos(-x, 0); h.Position() != at {
		h.Move(at)
		canvas.Refresh(h)
	}
}

func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{h}
	r.Refresh()
	return r
}

type headRenderer struct{ h *tableHead }

func (r *headRenderer) Layout(fyne.Size) { r.h.place() }

func (r *headRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.h.t.width(), r.h.t.headHeight())
}

func (r *headRenderer) Refresh() {
	h, t := r.h, r.h.t
	for i := len(h.titles); i < len(t.laid); i++ {
		h.titles, h.edges = append(h.titles, newTableTitle(t, i)), append(h.edges, newTableEdge(t, i))
	}
	h.objects = append(h.objects[:0], h.back)
	for i := range t.laid {
		h.objects = append(h.objects, h.titles[i])
	}
	for i := range t.laid {
		h.objects = append(h.objects, h.edges[i]) // over the titles, whose ends they are
	}
	h.place()
	for i := range t.laid {
		h.titles[i].Refresh()
		h.edges[i].Refresh()
	}
	h.back.Refresh()
	canvas.Refresh(h)
}

func (r *headRenderer) Objects() []fyne.CanvasObject { return r.h.objects }
func (r *headRenderer) Destroy()                     {}

const edgeWidth = 8 // of what can be dragged

func (h *tableHead) place() {
	t, high := h.t, h.t.headHeight()
	h.back.Move(fyne.NewPos(0, 0))
	h.back.Resize(fyne.NewSize(max(h.Size().Width, t.width()), high))
	for i, l := range t.laid {
		h.titles[i].Move(fyne.NewPos(l.x, 0))
		h.titles[i].Resize(fyne.NewSize(l.width, high))
		h.edges[i].Move(fyne.NewPos(l.x+l.width-edgeWidth/2, 0))
		h.edges[i].Resize(fyne.NewSize(edgeWidth, high))
	}
}

// tableTitle is the title of a column in view. Pressed, it sorts.
type tableTitle struct {
	widget.BaseWidget
	t       *Table
	i       int // of laid
	hovered bool
}

var (
	_ fyne.Tappable      = (*tableTitle)(nil)
	_ desktop.Hoverable  = (*tableTitle)(nil)
	_ desktop.Cursorable = (*tableTitle)(nil)
)

func newTableTitle(t *Table, i int) *tableTitle {
	title := &tableTitle{t: t, i: i}
	title.ExtendBaseWidget(title)
	return title
}

func (h *tableTitle) Tapped(*fyne.PointEvent) {
	h.t.takeFocus()
	h.t.title = h.i
	h.t.sortBy(h.t.laid[h.i].column)
}

func (h *tableTitle) MouseIn(*desktop.MouseEvent) { h.hover(true) }

func (h *tableTitle) MouseMoved(*desktop.MouseEvent) {}

func (h *tableTitle) MouseOut() { h.hover(false) }

func (h *tableTitle) hover(on bool) {
	h.hovered = on && h.t.Sort != nil
	h.Refresh()
}

func (h *tableTitle) Cursor() desktop.Cursor {
	if h.t.Sort == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (h *tableTitle) CreateRenderer() fyne.WidgetRenderer {
	r := &titleRenderer{
		title: h, back: newBlock(theme.ColorNameHover), ring: newBlock(""),
		words: canvas.NewText("", nil), arrow: widget.NewIcon(nil),
	}
	r.words.TextStyle.Bold = true
	r.ring.edge, r.ring.thick, r.ring.radius = focusRing, 2, 4
	r.objects = []fyne.CanvasObject{r.back, r.words, r.arrow, r.ring}
	r.Refresh()
	return r
}

type titleRenderer struct {
	title      *tableTitle
	back, ring *block
	words      *canvas.Text
	arrow      *widget.Icon
	objects    []fyne.CanvasObject
}

func (r *titleRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.ring.Resize(size)
	side := em() * 1.2
	words := size.Width - 2*cellMargin
	r.arrow.Resize(fyne.NewSize(side, side))
	r.words.TextSize = em() * 0.9
	if r.arrow.Visible() {
		words -= side
	}
	r.words.Text = cut(r.full(), words, r.words.TextSize, r.words.TextStyle)
	min := r.words.MinSize()
	r.words.Move(fyne.NewPos(cellMargin, (size.Height-min.Height)/2))
	r.words.Resize(min)
	r.arrow.Move(fyne.NewPos(cellMargin+min.Width+1, (size.Height-side)/2))
	canvas.Refresh(r.words)
}

func (r *titleRenderer) full() string {
	t := r.title.t
	if r.title.i >= len(t.laid) {
		return ""
	}
	return t.columns[t.laid[r.title.i].column].Title
}

func (r *titleRenderer) Refresh() {
	h := r.title
	t := h.t
	here := h.i < len(t.laid)
	sorted := here && t.laid[h.i].column == t.sorted
	r.words.Color = theme.Color(theme.ColorNamePlaceHolder)
	if sorted {
		r.words.Color = theme.Color(theme.ColorNameForeground)
	}
	r.arrow.Hidden = !sorted
	if sorted {
		icon := theme.MenuDropUpIcon()
		if t.down {
			icon = theme.MenuDropDownIcon()
		}
		r.arrow.SetResource(icon)
	}
	r.back.Hidden = !h.hovered
	r.ring.Hidden = !(here && t.focused && t.inHead && t.title == h.i)
	r.back.Refresh()
	r.ring.Refresh()
	r.Layout(h.Size())
}

func (r *titleRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *titleRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *titleRenderer) Destroy()                     {}

// tableEdge is the end of a title, which is dragged to make a column wider.
type tableEdge struct {
	widget.BaseWidget
	t *Table
	i int // of laid
}

var (
	_ fyne.Draggable      = (*tableEdge)(nil)
	_ fyne.DoubleTappable = (*tableEdge)(nil)
	_ desktop.Cursorable  = (*tableEdge)(nil)
)

func newTableEdge(t *Table, i int) *tableEdge {
	e := &tableEdge{t: t, i: i}
	e.ExtendBaseWidget(e)
	return e
}

func (e *tableEdge) Dragged(d *fyne.DragEvent) {
	l := e.t.laid[e.i]
	e.t.setWidth(l.column, l.width+d.Dragged.DX)
}

func (e *tableEdge) DragEnd() { e.t.rearranged() }

// DoubleTapped makes the column as wide as what is in sight of it.
func (e *tableEdge) DoubleTapped(*fyne.PointEvent) {
	l := e.t.laid[e.i]
	e.t.setWidth(l.column, e.t.body.fitting(l.column))
	e.t.rearranged()
}

func (e *tableEdge) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (e *tableEdge) CreateRenderer() fyne.WidgetRenderer {
	r := &edgeRenderer{line: newBlock(theme.ColorNameSeparator)}
	r.objects = []fyne.CanvasObject{r.line}
	return r
}

type edgeRenderer struct {
	line    *block
	objects []fyne.CanvasObject
}

func (r *edgeRenderer) Layout(size fyne.Size) {
	r.line.Move(fyne.NewPos(size.Width/2, size.Height*0.22))
	r.line.Resize(fyne.NewSize(1, size.Height*0.56))
}

func (r *edgeRenderer) MinSize() fyne.Size           { return fyne.NewSize(edgeWidth, 1) }
func (r *edgeRenderer) Refresh()                     { r.line.Refresh() }
func (r *edgeRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *edgeRenderer) Destroy()                     {}
