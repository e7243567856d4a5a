package pdf

import (
	"math"

	"markaz/app/exam"
)

// A roomView is how a room is laid on paper: how large, and on how many pages.
type roomView struct {
	w, h          float64 // of the page
	across, along float64 // from the middle of a table to that of the next
	columns, rows int     // of the room that are on one page, at most
	scaled        bool    // both distances are those of the room, in one scale
	parts         int     // pages
	notes         float64 // height of the notes below
}

// What stands around the tables of a room, and around the room.
const (
	planTop     = headTop + headHeight + 1 + titleHeight + 11 + 5.6 // letterhead, title, facts, tracks
	planFoot    = 34.0                                              // how to read it, legend, signature, foot of the page
	planBottom  = 9.5                                               // the foot of the page alone
	planFront   = 16.0                                              // board and desk
	planBack    = 8.5                                               // whoever stands behind
	planSide    = 8.5                                               // door
	planMeasure = 5.0                                               // distances, above
	planBeside  = 9.0                                               // and beside the room
)

// A table on paper is at least so large that its name can be read at arm's
// length, in two lines where it is narrow, and at most so large that a small room
// does not look like a poster.
const (
	leastAcross, leastAlong = 18.0, 11.8
	leastNarrow, narrowHigh = 16.2, 13.2
	mostAcross, mostAlong   = 62.0, 42.0
)

// viewOf chooses the page and the scale: the fewest pages, then the largest
// tables. Where the distances of the room are known the drawing is in their
// scale, unless that alone took more pages.
func viewOf(l exam.Layout, notes float64) roomView {
	free := bestView(l, false, notes)
	if l.Across > 0 && l.Along > 0 {
		if scaled := bestView(l, true, notes); scaled.parts <= free.parts {
			return scaled
		}
	}
	return free
}

func bestView(l exam.Layout, scaled bool, notes float64) roomView {
	var best roomView
	for _, page := range [2][2]float64{{a4Width, a4Height}, {a4Height, a4Width}} {
		for m := 1; m <= l.Columns; m++ {
			for k := 1; k <= l.Rows; k++ {
				v := roomView{w: page[0], h: page[1], columns: (l.Columns + m - 1) / m, rows: (l.Rows + k - 1) / k, scaled: scaled, notes: notes}
				v.parts = parted(l.Columns, v.columns) * parted(l.Rows, v.rows)
				if best.parts > 0 && v.parts > best.parts {
					break // more rows apart make no fewer pages
				}
				if v.fit(l) && v.better(best) {
					best = v
				}
			}
		}
	}
	return best
}

// parted is how many parts of so many are in all.
func parted(all, each int) int { return (all + each - 1) / each }

// fit makes the tables as large as the page allows; false if they are too small.
func (v *roomView) fit(l exam.Layout) bool {
	w, h := v.field(l)
	v.across, v.along = math.Min(w/float64(v.columns), mostAcross), math.Min(h/float64(v.rows), mostAlong)
	if v.scaled {
		k := math.Min(v.across/float64(l.Across), v.along/float64(l.Along))
		v.across, v.along = k*float64(l.Across), k*float64(l.Along)
	} else {
		v.along = math.Min(v.along, 0.95*v.across)
		v.across = math.Min(v.across, 2.1*v.along)
	}
	return v.across >= leastAcross && v.along >= leastAlong || v.across >= leastNarrow && v.along >= narrowHigh || v.columns*v.rows == 1
}

// field is the room that tables have on the page.
func (v *roomView) field(l exam.Layout) (w, h float64) {
	w, h = v.w-2*margin-2*planSide, v.h-planTop-v.foot()-planFront-planBack
	if l.Along > 0 {
		w -= planBeside
	}
	if l.Across > 0 {
		h -= planMeasure
	}
	return w, h
}

// foot is the height of all that stands below the room.
func (v *roomView) foot() float64 { return planFoot + v.notes }

func (v *roomView) better(than roomView) bool {
	if than.parts == 0 || v.parts != than.parts {
		return than.parts == 0 || v.parts < than.parts
	}
	return v.legible() > than.legible()
}

// legible grows with how well the words in a table are read.
func (v *roomView) legible() float64 { return math.Min(v.across/1.5, v.along) }

// A roomPart is what is on one page: columns from the left wall and rows from
// the board, as exam.Place counts them, the last of each not included.
type roomPart struct {
	left, right, front, back int
	n                        int // of the parts, from 1
}

// roomParts cuts a room into the parts of its view, beginning at the board and,
// for one who stands there, on the left.
func (v *roomView) roomParts(l exam.Layout) []roomPart {
	var parts []roomPart
	for front := 0; front < l.Rows; front += v.rows {
		for right := l.Columns; right > 0; right -= v.columns {
			parts = append(parts, roomPart{
				left: max(0, right-v.columns), right: right, front: front, back: min(l.Rows, front+v.rows), n: len(parts) + 1,
			})
		}
	}
	return parts
}

func (p roomPart) holds(at exam.Place) bool {
	return at.Column >= p.left && at.Column < p.right && at.Row >= p.front && at.Row < p.back
}
