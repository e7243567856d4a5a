package kit

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// floorSheet is as large as all of a floor, and holds what is in sight of it.
type floorSheet struct {
	widget.BaseWidget
	f     *Floor
	stale bool // what stands in sight has changed

	views   map[Spot]*standView
	spare   []*standView
	walls   []fyne.CanvasObject
	objects []fyne.CanvasObject
	ring    *canvas.Rectangle // of the place that the keyboard is on
	hand    *canvas.Rectangle // of the place of what is in hand
	drag    floorDrag
}

var (
	_ fyne.Tappable     = (*floorSheet)(nil)
	_ fyne.Draggable    = (*floorSheet)(nil)
	_ desktop.Mouseable = (*floorSheet)(nil)
)

func newFloorSheet(f *Floor) *floorSheet {
	s := &floorSheet{f: f, stale: true, views: map[Spot]*standView{}}
	s.ring, s.hand = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	s.drag.ghost, s.drag.aim = newStandView(), canvas.NewRectangle(nil)
	s.ExtendBaseWidget(s)
	return s
}

func (s *floorSheet) ground() ground { return s.f.shape.ground(s.f.scroll.Size(), s.f.whole, s.f.Bare) }

// width is the sheet's: it fills its room.
func (s *floorSheet) width() float32 { return max(s.ground().width, s.f.scroll.Size().Width) }

// put draws an object at a place counted from the left wall, whichever way the
// window is laid out.
func (s *floorSheet) put(o fyne.CanvasObject, x, y, width, height float32) {
	if Mirrored() {
		x = s.width() - x - width
	}
	set(o, x, y, width, height)
}

// point is a point of the sheet counted from the left wall.
func (s *floorSheet) point(p fyne.Position) (x, y float32) {
	if Mirrored() {
		return s.width() - p.X, p.Y
	}
	return p.X, p.Y
}

// seen is which places are in sight: from first to last, both included.
func (s *floorSheet) seen(g ground) (first, last Spot) {
	from, size := s.f.scroll.Offset, s.f.scroll.Size()
	left := from.X
	if Mirrored() {
		left = s.width() - from.X - size.Width
	}
	first = s.f.inside(Spot{int((left - g.left) / g.across), int((from.Y - g.top) / g.along)})
	last = s.f.inside(Spot{int((left + size.Width - g.left) / g.across), int((from.Y + size.Height - g.top) / g.along)})
	return first, last
}

// update draws what is in sight now.
func (s *floorSheet) update() {
	if s.f.Stand == nil || s.f.scroll.Size().IsZero() {
		return
	}
	g := s.ground()
	stale := s.stale
	s.stale = false
	first, last := s.seen(g)
	for c, v := range s.views {
		if c.Column < first.Column || c.Column > last.Column || c.Row < first.Row || c.Row > last.Row {
			delete(s.views, c)
			s.spare = append(s.spare, v)
		}
	}
	if s.f.shape.Columns > 0 && s.f.shape.Rows > 0 {
		for column := first.Column; column <= last.Column; column++ {
			for row := first.Row; row <= last.Row; row++ {
				s.show(g, Spot{column, row}, stale)
			}
		}
	}
	if stale || s.walls == nil {
		s.walls = s.drawWalls(g)
	}
	s.mark()
}

// show draws what stands at a place, unless it is drawn already.
func (s *floorSheet) show(g ground, c Spot, stale bool) {
	v := s.views[c]
	if v == nil {
		if n := len(s.spare); n > 0 {
			v, s.spare = s.spare[n-1], s.spare[:n-1]
		} else {
			v = newStandView()
		}
		s.views[c], stale = v, true
	}
	if stale {
		v.stand = s.f.Stand(c)
		x, y, width, height := g.box(c)
		v.draw(s, x, y, width, height)
	}
}

// mark draws where the keyboard is and what is in hand, above all else.
func (s *floorSheet) mark() {
	g := s.ground()
	s.objects = append(s.objects[:0], s.walls...)
	for _, v := range s.inOrder() {
		s.objects = append(s.objects, v.objects...)
	}
	frame := func(r *canvas.Rectangle, c Spot, name fyne.ThemeColorName, thick float32) {
		x, y, width, height := g.box(c)
		r.StrokeColor, r.StrokeWidth, r.CornerRadius = theme.Color(name), thick, 5
		s.put(r, x-3, y-3, width+6, height+6)
		r.Refresh()
		s.objects = append(s.objects, r)
	}
	if s.f.holds {
		s.hand.FillColor = soft(theme.Color(theme.ColorNamePrimary), 0x30)
		frame(s.hand, s.f.held, theme.ColorNamePrimary, 4)
	}
	if s.f.focused && s.f.shape.Columns > 0 {
		frame(s.ring, s.f.at, focusRing, 3)
	}
	if s.drag.moving {
		if s.drag.over {
			frame(s.drag.aim, s.drag.to, theme.ColorNameSuccess, 4)
		}
		s.objects = append(s.objects, s.drag.ghost.objects...)
	}
	canvas.Refresh(s)
}

// inOrder are the places in sight, row by row.
func (s *floorSheet) inOrder() []*standView {
	cells := make([]Spot, 0, len(s.views))
	for c := range s.views {
		cells = append(cells, c)
	}
	slices.SortFunc(cells, func(a, b Spot) int { return cmp.Or(a.Row-b.Row, a.Column-b.Column) })
	views := make([]*standView, len(cells))
	for i, c := range cells {
		views[i] = s.views[c]
	}
	return views
}

// drawWalls draws the wall in front, and the door.
func (s *floorSheet) drawWalls(g ground) (walls []fyne.CanvasObject) {
	wall := func(words string, x, y, width, height float32, fill, ink fyne.ThemeColorName) {
		back := canvas.NewRectangle(theme.Color(fill))
		back.CornerRadius = 3
		s.put(back, x, y, width, height)
		label := canvas.NewText(words, theme.Color(ink))
		label.Alignment, label.TextStyle.Bold = fyne.TextAlignCenter, true
		label.TextSize = fitting(words, width-4, 0.9*em(), 0.5*em(), label.TextStyle)
		high := label.MinSize().Height
		s.put(label, x, y+(height-high)/2, width, high)
		walls = append(walls, back, label)
	}
	inner := float32(max(s.f.shape.Columns, 1)) * g.across
	door := min(5*em(), inner/4)
	board := min(inner*0.5, 24*em())
	wall(s.f.shape.Front, g.left+(inner-board)/2, 0.4*em(), board, 1.7*em(), theme.ColorNameForeground, theme.ColorNameBackground)
	if s.f.shape.Door == "" {
		return walls
	}
	x, y := g.left, 0.4*em()
	if !s.f.shape.DoorLeft {
		x += inner - door
	}
	if s.f.shape.DoorBack {
		y = g.top + float32(s.f.shape.Rows)*g.along + 0.2*em()
	}
	wall(s.f.shape.Door, x, y, door, 1.7*em(), FillDue, theme.ColorNameBackground)
	return walls
}

// CreateRenderer is for Fyne.
func (s *floorSheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

type sheetRenderer struct{ s *floorSheet }

func (r *sheetRenderer) MinSize() fyne.Size {
	if r.s.f.scroll == nil || r.s.f.scroll.Size().IsZero() {
		return fyne.Size{}
	}
	g := r.s.ground()
	if r.s.f.whole {
		return fyne.Size{}
	}
	return fyne.NewSize(g.width, g.height)
}
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) Refresh()                     { r.s.stale = true; r.s.update() }
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.s.objects }
func (r *sheetRenderer) Destroy()                     {}
