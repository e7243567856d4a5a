package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// moved follows the scroll.
func (t *Table) moved() {
	t.head.follow(t.scroll.Offset.X)
	t.body.update()
}

// reveal scrolls a row into sight.
func (t *Table) reveal(row int) {
	if row < 0 {
		return
	}
	at, high := t.scroll.Offset, t.scroll.Size().Height
	top := float32(row) * t.rowHeight()
	if bar := t.overBar(); top+t.rowHeight() > at.Y+high-bar {
		at.Y = top + t.rowHeight() - high + bar
	}
	at.Y = max(min(at.Y, top), 0)
	t.goTo(at)
}

// overBar is how much of the view a bar along its bottom hides.
func (t *Table) overBar() float32 {
	if t.width() > t.scroll.Size().Width {
		return theme.ScrollBarSize()
	}
	return 0
}

func (t *Table) goTo(at fyne.Position) {
	if at != t.scroll.Offset {
		t.scroll.ScrollToOffset(at)
		t.moved()
	}
}

// revealColumn scrolls a column in view into sight.
func (t *Table) revealColumn(i int) {
	l, at, wide := t.laid[i], t.scroll.Offset, t.scroll.Size().Width
	at.X = max(min(max(at.X, l.x+l.width+besideBar-wide), l.x), 0)
	t.goTo(at)
}

// page is how many whole rows are in sight.
func (t *Table) page() int { return max(int(t.scroll.Size().Height/t.rowHeight()), 1) }

// CreateRenderer is for Fyne.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	ring := newBlock("")
	ring.edge, ring.thick, ring.radius = focusRing, 2, 4
	clip := container.NewClip(t.head)
	line := newBlock(theme.ColorNameSeparator)
	r := &tableRenderer{t: t, clip: clip, line: line, ring: ring}
	r.objects = []fyne.CanvasObject{clip, line, t.scroll, ring}
	ring.Hidden = true
	return r
}

type tableRenderer struct {
	t       *Table
	clip    *container.Clip
	line    *block
	ring    *block
	objects []fyne.CanvasObject
}

func (r *tableRenderer) Layout(size fyne.Size) {
	t, high := r.t, r.t.headHeight()
	r.clip.Resize(fyne.NewSize(size.Width, high))
	r.line.Move(fyne.NewPos(0, high))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	t.scroll.Move(fyne.NewPos(0, high+1))
	t.scroll.Resize(fyne.NewSize(size.Width, max(size.Height-high-1, 0)))
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
	r.settle()
}

// settle puts everything where it belongs after a change of size or columns.
func (r *tableRenderer) settle() {
	t := r.t
	t.arrange()
	t.head.Refresh()
	t.scroll.Refresh() // keeps the offset within what there is
	t.moved()
}

func (r *tableRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, r.t.headHeight()+3*r.t.rowHeight())
}

func (r *tableRenderer) Refresh() {
	r.ring.Hidden = !r.t.focused || r.t.inHead || r.t.rows.Len() > 0 // else a row or a title has one
	r.ring.Refresh()
	r.line.Refresh()
	r.t.body.stale = true
	r.settle()
}

func (r *tableRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tableRenderer) Destroy()                     {}

// Words are the titles and the first rows, for Words.
func (t *Table) Words() (words []string) {
	shown := t.Columns()
	for _, c := range shown {
		words = append(words, t.columns[c].Title)
	}
	for row := range min(t.rows.Len(), mostRows) {
		for _, c := range shown {
			words = append(words, t.rows.Cell(row, c))
		}
	}
	return words
}
