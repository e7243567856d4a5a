package seating

import (
	"math"

	"markaz/app/exam"
)

// side is the most columns, and the most rows, that a layout may have.
const side = 200

// Tables returns the place of every table of a layout, table n at index n-1.
// Blocked places have no table. A layout without columns or rows, or with more
// than 200 of either, has none.
func Tables(l exam.Layout) []exam.Place {
	if l.Columns < 1 || l.Rows < 1 || l.Columns > side || l.Rows > side {
		return nil
	}
	blocked := make(map[exam.Place]bool, len(l.Blocked))
	for _, p := range l.Blocked {
		blocked[p] = true
	}
	places := make([]exam.Place, 0, l.Columns*l.Rows)
	for i := range l.Columns * l.Rows {
		if p := nth(l, i); !blocked[p] {
			places = append(places, p)
		}
	}
	return places
}

// nth is the i-th place on the way through a layout, blocked ones counted.
func nth(l exam.Layout, i int) exam.Place {
	p := exam.Place{Column: i / l.Rows, Row: i % l.Rows}
	if l.Flow == exam.FlowRow {
		p = exam.Place{Column: i % l.Columns, Row: i / l.Columns}
	}
	if l.Flow == exam.FlowSnake && p.Column%2 == 1 {
		p.Row = l.Rows - 1 - p.Row
	}
	if l.Start != exam.FrontLeft && l.Start != exam.BackLeft {
		p.Column = l.Columns - 1 - p.Column
	}
	if l.Start == exam.BackRight || l.Start == exam.BackLeft {
		p.Row = l.Rows - 1 - p.Row
	}
	return p
}

// Fill returns the room with a layout: its own, or, where nobody said how its
// tables stand, as many columns as a room of that size usually has, 4 x 5 for
// 20 tables, and as many rows as its tables need, those included that the room
// itself says are spare. A plan of the room can then be drawn.
func Fill(r exam.Room) exam.Room {
	if r.Layout.Columns > 0 && r.Layout.Rows > 0 || r.Capacity < 1 {
		return r
	}
	columns := 4
	if r.Capacity > 24 {
		columns = int(math.Ceil(math.Sqrt(float64(r.Capacity) * 0.8)))
	}
	tables := r.Capacity
	if r.Spare != nil {
		tables += max(*r.Spare, 0)
	}
	r.Layout.Columns, r.Layout.Rows = columns, (tables+columns-1)/columns
	return r
}

// Places returns how many candidates a room holds: its capacity, or fewer
// where its layout has fewer tables. The tables after these are spare: they are for
// a table that breaks and for somebody who is admitted on the day, so no plan
// fills them, not even for late candidates; a hand may.
func Places(r exam.Room) int {
	if r.Layout.Columns < 1 || r.Layout.Rows < 1 {
		return max(r.Capacity, 0)
	}
	return max(min(r.Capacity, len(Tables(r.Layout))), 0)
}
