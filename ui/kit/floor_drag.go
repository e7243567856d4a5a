package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// floorDrag is what is being dragged over a floor.
type floorDrag struct {
	pressed Spot // where the button went down
	down    bool
	moving  bool
	given   bool // up: nothing is dragged until the button is let go
	from    Spot
	to      Spot
	over    bool          // a place
	at      fyne.Position // of the pointer on the sheet

	ghost *standView
	aim   *canvas.Rectangle // around the place that it would be dropped on
}

// Tapped puts the keyboard on a place.
func (s *floorSheet) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.f); c != nil {
		c.Focus(s.f)
	}
	x, y := s.point(e.Position)
	c, ok := s.ground().cell(x, y, s.f.shape)
	if !ok {
		return
	}
	s.f.goTo(c, false)
	if s.f.Clicked != nil {
		s.f.Clicked(c)
	}
}

// MouseDown remembers what may be dragged.
func (s *floorSheet) MouseDown(e *desktop.MouseEvent) {
	x, y := s.point(e.Position)
	s.drag.pressed, s.drag.down = s.ground().cell(x, y, s.f.shape)
	s.drag.down = s.drag.down && e.Button == desktop.MouseButtonPrimary
	s.drag.given = false
}

// MouseUp changes nothing: a press is tapped, a drag ends by itself.
func (s *floorSheet) MouseUp(*desktop.MouseEvent) {}

// Dragged takes what stands where the button went down along with the pointer.
func (s *floorSheet) Dragged(e *fyne.DragEvent) {
	d := &s.drag
	if !d.moving {
		if d.given || !d.down || s.f.Takes == nil || !s.f.Takes(d.pressed) {
			return
		}
		d.moving, d.from = true, d.pressed
		d.ghost.stand = s.f.Stand(d.from)
	}
	d.at = e.Position
	s.roll()
	x, y := s.point(d.at)
	g := s.ground()
	d.to, d.over = g.cell(x, y, s.f.shape)
	d.over = d.over && s.inView(d.at)
	_, _, width, height := g.box(d.from)
	d.ghost.draw(s, x-width/2, y-height/2, width, height)
	s.mark()
	if s.f.Over != nil {
		s.f.Over(s.onCanvas(d.at), true)
	}
}

// onCanvas is where a point of the sheet is on the canvas.
func (s *floorSheet) onCanvas(p fyne.Position) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(s).Add(p)
}

// inView reports whether a point of the sheet is not scrolled away.
func (s *floorSheet) inView(p fyne.Position) bool {
	p = p.Subtract(s.f.scroll.Offset)
	size := s.f.scroll.Size()
	return p.X >= 0 && p.Y >= 0 && p.X <= size.Width && p.Y <= size.Height
}

// roll scrolls a little where the pointer is near an edge.
func (s *floorSheet) roll() {
	if !s.inView(s.drag.at) {
		return
	}
	p, size := s.drag.at.Subtract(s.f.scroll.Offset), s.f.scroll.Size()
	by, edge := fyne.NewPos(0, 0), 1.2*em()
	switch {
	case p.Y < edge:
		by.Y = -edge
	case p.Y > size.Height-edge:
		by.Y = edge
	}
	switch {
	case p.X < edge:
		by.X = -edge
	case p.X > size.Width-edge:
		by.X = edge
	}
	if !by.IsZero() {
		s.f.scroll.ScrollToOffset(s.f.scroll.Offset.Add(by))
	}
}

// DragEnd lets go of what was dragged.
func (s *floorSheet) DragEnd() {
	d := s.drag
	if !s.drop() {
		return
	}
	s.drag.given = false
	switch {
	case d.over && d.to != d.from && s.f.Dropped != nil:
		s.f.Dropped(d.from, d.to)
	case !d.over && s.f.Out != nil:
		s.f.Out(d.from, s.onCanvas(d.at))
	}
}

// drop gives up what is being dragged, and reports whether anything was.
func (s *floorSheet) drop() bool {
	if !s.drag.moving {
		return false
	}
	s.drag.moving, s.drag.down, s.drag.given = false, false, true
	if s.f.Over != nil {
		s.f.Over(fyne.Position{}, false)
	}
	s.mark()
	return true
}
