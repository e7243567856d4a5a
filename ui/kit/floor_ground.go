package kit

import "fyne.io/fyne/v2"

// Sizes of a floor in sizes of letters.
const (
	standWide  = 7.4 // a place at least, to be read
	standHigh  = 4.9
	bareWide   = 3.4 // with a number only
	bareHigh   = 2.6
	frontHigh  = 2.6 // the wall in front
	backHigh   = 2.2 // the wall at the back, where a door is
	floorEdge  = 0.6
	usualRatio = 1.5 // of a place whose distances nobody gave
	standShare = 0.86
	standTight = 0.86 // of the least, where all of it can then be seen at once
)

// A ground is where the places of a floor are drawn, counted from the left wall
// and from the top.
type ground struct {
	left, top     float32 // of the first place
	across, along float32 // from place to place
	width, height float32 // of all, walls included
}

// corner is where a place begins.
func (g ground) corner(c Spot) (x, y float32) {
	return g.left + float32(c.Column)*g.across, g.top + float32(c.Row)*g.along
}

// box is where what stands at a place is drawn.
func (g ground) box(c Spot) (x, y, width, height float32) {
	x, y = g.corner(c)
	width, height = g.across*standShare, g.along*standShare
	return x + (g.across-width)/2, y + (g.along-height)/2, width, height
}

// ratio is how much wider than high a place is, as far as it can be drawn.
func (s FloorShape) ratio() float32 {
	if s.Across <= 0 || s.Along <= 0 {
		return usualRatio
	}
	return max(min(float32(s.Across)/float32(s.Along), 3), 0.5)
}

// ground lays a shape out in a room for it: as large as there is room for, but so
// that it can be read; or all of it at once. Where it is bare, there is little to read.
func (s FloorShape) ground(room fyne.Size, whole, bare bool) ground {
	columns, rows, ratio := float32(max(s.Columns, 1)), float32(max(s.Rows, 1)), s.ratio()
	g := ground{left: floorEdge * em(), top: frontHigh * em()}
	foot := floorEdge * em()
	if s.Door != "" && s.DoorBack {
		foot = backHigh * em()
	}
	least := max(standWide*em(), standHigh*em()*ratio)
	if bare {
		least = max(bareWide*em(), bareHigh*em()*ratio)
	}
	fit := min((room.Width-2*g.left)/columns, (room.Height-g.top-foot)/rows*ratio)
	g.across = min(max(fit, least), 2*least)
	if fit < least && fit >= standTight*least {
		g.across = fit
	}
	if whole {
		g.across = max(min(fit, 2*least), 4)
	}
	g.along = g.across / ratio
	g.width, g.height = 2*g.left+columns*g.across, g.top+foot+rows*g.along
	g.left += max((room.Width-g.width)/2, 0)
	return g
}

// cell is the place at a point; false where there is none.
func (g ground) cell(x, y float32, s FloorShape) (Spot, bool) {
	if x < g.left || y < g.top {
		return Spot{}, false
	}
	c := Spot{int((x - g.left) / g.across), int((y - g.top) / g.along)}
	return c, c.Column < s.Columns && c.Row < s.Rows
}
