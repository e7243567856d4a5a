package pdf

import (
	"math"
	"strings"

	"markaz/app/exam"
)

// segment draws a line between two points counted from the top left corner.
func (s *sheet) segment(x0, y0, x1, y1, grey, width float64) {
	if s.record != nil {
		return
	}
	s.page.setStroke(grey, width)
	s.at(x0, y0)
	s.page.op("m")
	s.at(x1, y1)
	s.page.op("l S")
}

// broken draws with broken lines.
func (s *sheet) broken(draw func()) {
	if s.record != nil {
		return
	}
	s.page.op("[2.4 1.8] 0 d")
	draw()
	s.page.op("[] 0 d")
}

// A roomFrame is where the walls of a part of a room are on the page, from its
// left, and where its tables begin.
type roomFrame struct {
	left, top, right, bottom float64
	x, y                     float64 // the corner of the tables
}

func (d *planPrinter) frameOf(part roomPart) roomFrame {
	l, v := d.Room.Layout, d.view
	w, h := float64(part.right-part.left)*v.across+2*planSide, float64(part.back-part.front)*v.along+planBack+planFront
	room := box{margin, planTop, d.w - 2*margin, d.h - planTop - d.view.foot()}
	if l.Across > 0 {
		room.y, room.h = room.y+planMeasure, room.h-planMeasure
	}
	if l.Along > 0 {
		room.x, room.w = room.x+planBeside, room.w-planBeside
	}
	left, top := room.x+(room.w-w)/2, room.y+(room.h-h)/2
	return roomFrame{left, top, left + w, top + h, left + planSide, top + planBack}
}

// spot is the middle of a place on the page. One who faces the candidates has the
// left wall, as those see it who face the board, on the right.
func (d *planPrinter) spot(f roomFrame, part roomPart, at exam.Place) (x, y float64) {
	return f.x + (float64(part.right-1-at.Column)+0.5)*d.view.across, f.y + (float64(part.back-1-at.Row)+0.5)*d.view.along
}

// tableBox is the box of a place: the table is drawn larger than it is, for what
// stands on it, its middle is where it is.
func (d *planPrinter) tableBox(f roomFrame, part roomPart, at exam.Place) box {
	x, y := d.spot(f, part, at)
	w, h := d.view.across-math.Min(4, d.view.across*0.09), d.view.along-math.Min(4, d.view.along*0.13)
	return d.fromLeft(x-w/2, y-h/2, w, h)
}

func (d *planPrinter) drawRoom(part roomPart) {
	f := d.frameOf(part)
	d.walls(f, part)
	d.distances(f, part)
	d.people(f, part)
	for _, at := range d.blocked {
		if part.holds(at) {
			d.cross(d.tableBox(f, part, at))
		}
	}
	for i := range d.Tables {
		if t := &d.Tables[i]; part.holds(t.Place) {
			d.table(d.tableBox(f, part, t.Place), t)
		}
	}
}

// walls draws the walls, and where the room goes on a broken line; then board and
// door.
func (d *planPrinter) walls(f roomFrame, part roomPart) {
	l := d.Room.Layout
	for _, w := range []struct {
		x0, y0, x1, y1 float64
		wall           bool
	}{
		{f.left, f.top, f.right, f.top, part.back == l.Rows},
		{f.left, f.bottom, f.right, f.bottom, part.front == 0},
		{f.left, f.top, f.left, f.bottom, part.right == l.Columns},
		{f.right, f.top, f.right, f.bottom, part.left == 0},
	} {
		if w.wall {
			d.segment(w.x0, w.y0, w.x1, w.y1, dark, 0.9)
		} else {
			d.broken(func() { d.segment(w.x0, w.y0, w.x1, w.y1, middle, 0.3) })
		}
	}
	if part.front > 0 {
		middleX, width := (f.left+f.right)/2, (f.right-f.left)*0.5
		d.label(d.fromLeft(middleX-width/2, f.bottom-8.4, width, 5), d.say("paper.plan.towards"), style{size: 8.5, min: 5, grey: dark, align: middleOf})
		d.arrow(middleX, f.bottom-1)
		d.arrow(middleX-8, f.bottom-1)
		d.arrow(middleX+8, f.bottom-1)
	} else if x, width, any := d.board(f, part); any {
		b := d.fromLeft(x, f.bottom-5.2, width, 4.6)
		d.fillBox(b, dark)
		d.label(b, d.say("paper.plan.board"), style{weight: bold, size: 9, min: 5, grey: 1, align: middleOf})
	}
	d.drawDoor(f, part)
}

// board is where the board is in front of a part of the columns, from the left: it is as
// wide as half of the room, in its middle; false where none of it is.
func (d *planPrinter) board(f roomFrame, part roomPart) (x, width float64, any bool) {
	columns := float64(d.Room.Layout.Columns)
	each := (f.right - f.left) / float64(part.right-part.left)
	from, to := max(columns/4, float64(part.left)), min(columns*3/4, float64(part.right))
	return f.left + (float64(part.right)-to)*each, (to - from) * each, from < to
}

// arrow is a small one downwards, to the board.
func (d *planPrinter) arrow(x, y float64) {
	d.segment(x, y, x-1.4, y-1.4, dark, 0.3)
	d.segment(x, y, x+1.4, y-1.4, dark, 0.3)
}

// doorWidth is how wide a door is drawn.
const doorWidth = 7.0

// drawDoor opens a side wall next to the corner of the door, with its leaf inside.
func (d *planPrinter) drawDoor(f roomFrame, part roomPart) {
	l, door := d.Room.Layout, d.door()
	front, onLeft := strings.HasPrefix(string(door), "front"), strings.HasSuffix(string(door), "right") // of who faces the candidates
	if door == "" || front && part.front > 0 || !front && part.back < l.Rows || onLeft && part.right < l.Columns || !onLeft && part.left > 0 {
		return
	}
	y := f.top + 2.5
	if front {
		y = f.bottom - 2.5 - doorWidth
	}
	x, in := f.left, 1.0
	if !onLeft {
		x, in = f.right, -1
	}
	d.segment(x, y, x, y+doorWidth, 1, 1.4)
	d.segment(x, y+doorWidth, x+in*doorWidth, y+doorWidth, dark, 0.5)
	d.quarter(x, y, in*doorWidth, doorWidth)
	b := d.fromLeft(x-0.7, y-4.4, planSide, 4)
	if in < 0 {
		b = d.fromLeft(x-planSide+0.7, y-4.4, planSide, 4)
	}
	if !front {
		b.y = y + doorWidth + 0.4
	}
	d.label(b.in(1.2, 0), d.say("paper.plan.door"), style{weight: bold, size: 7, min: 4, align: middleOf})
}

// quarter draws the way of the leaf of a door, from the wall at x and y.
func (s *sheet) quarter(x, y, w, h float64) {
	if s.record != nil {
		return
	}
	const k = 0.5523 // of a circle, by a curve of Bézier
	s.page.setStroke(middle, 0.2)
	s.at(x, y)
	s.page.op("m")
	s.at(x+k*w, y)
	s.at(x+w, y+h-k*h)
	s.at(x+w, y+h)
	s.page.op("c S")
}

// distances draws how far the tables are from each other, where it is known: above
// the room between two columns, beside it between two rows.
func (d *planPrinter) distances(f roomFrame, part roomPart) {
	l, v := d.Room.Layout, d.view
	if l.Across > 0 {
		x, y := f.x+0.5*v.across, f.top-1.6
		d.segment(x, y, x+v.across, y, dark, 0.2)
		d.segment(x, y-1, x, y+1, dark, 0.2)
		d.segment(x+v.across, y-1, x+v.across, y+1, dark, 0.2)
		d.text(d.fromLeft(x, y-3.8, v.across, 3.4), d.metres(l.Across), style{size: 7, min: 4, align: middleOf})
	}
	if l.Along > 0 {
		x, y := f.left-1.8, f.y+0.5*v.along
		d.segment(x, y, x, y+v.along, dark, 0.2)
		d.segment(x-1, y, x+1, y, dark, 0.2)
		d.segment(x-1, y+v.along, x+1, y+v.along, dark, 0.2)
		d.text(d.fromLeft(x-9, y, 8.4, v.along), d.metres(l.Along), style{size: 7, min: 4, align: middleOf})
	}
}

// people draws the places of the invigilators: the first one at the board, the
// others behind the candidates.
func (d *planPrinter) people(f roomFrame, part roomPart) {
	const h = 5.4
	w := math.Min(26, (f.right-f.left)*0.3)
	if part.right < d.Room.Layout.Columns {
		return // they are on the part beside
	}
	if part.front == 0 && d.Invigilators > 0 {
		x, wide, _ := d.board(f, part)
		x = min(max(x+wide/2-w/2, f.left+1), f.right-1-w)
		d.person(d.fromLeft(x, f.bottom-5.2-1.6-h, w, h), 1)
	}
	if part.back < d.Room.Layout.Rows {
		return
	}
	n := d.Invigilators - 1
	each := (f.right - f.left) / float64(max(n, 1))
	w = math.Min(w, each-2)
	for i := range n {
		d.person(d.fromLeft(f.left+(float64(i)+0.5)*each-w/2, f.top+1.4, w, h), i+2)
	}
}

func (d *planPrinter) person(b box, n int) {
	d.fillBox(b, shade)
	d.frame(b, dark, 0.35)
	word := d.say("paper.plan.invigilator_1")
	switch {
	case n == 2:
		word = d.say("paper.plan.invigilator_2")
	case n > 2:
		word = d.sayCount("paper.plan.invigilator_n", n)
	}
	d.label(b.in(0.6, 0.2), word, style{weight: bold, size: 7.5, min: 4, align: middleOf})
}

// cross draws a place that is blocked.
func (s *sheet) cross(b box) {
	if s.record != nil {
		return
	}
	s.frame(b, rule, 0.2)
	left := s.left(b)
	s.segment(left, b.y, left+b.w, b.y+b.h, rule, 0.25)
	s.segment(left, b.y+b.h, left+b.w, b.y, rule, 0.25)
}
