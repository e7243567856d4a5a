package kit

import "slices"

// pick is the selection of a table, and the row that the keyboard is on.
type pick struct {
	at     int // -1 if there are no rows
	anchor int // from which Shift selects
	atID   int
	chosen map[int]bool // by identity
	count  int
}

func newPick() pick { return pick{at: -1, anchor: -1, chosen: map[int]bool{}} }

// follow keeps of the selection what is among the rows, and the keyboard on
// its row; where that is gone, on the first one.
func (p *pick) follow(rows Rows) {
	n, found := rows.Len(), -1
	kept := map[int]bool{}
	if len(p.chosen) > 0 || p.at >= 0 {
		for i := range n {
			id := rows.ID(i)
			if p.at >= 0 && found < 0 && id == p.atID {
				found = i
			}
			if p.chosen[id] {
				kept[id] = true
			}
		}
	}
	p.chosen, p.count = kept, len(kept)
	if p.at >= 0 && found < 0 && n > 0 {
		found = 0
	}
	p.at, p.anchor = found, found
	if found >= 0 {
		p.atID = rows.ID(found)
	}
}

// move puts the keyboard on a row; the selection becomes that row, or with
// extend all from the anchor to it.
func (p *pick) move(rows Rows, row int, extend bool) {
	if n := rows.Len(); n == 0 {
		return
	} else {
		row = min(max(row, 0), n-1)
	}
	p.at, p.atID = row, rows.ID(row)
	if !extend || p.anchor < 0 {
		p.anchor = row
	}
	clear(p.chosen)
	for i := min(p.anchor, row); i <= max(p.anchor, row); i++ {
		p.chosen[rows.ID(i)] = true
	}
	p.count = len(p.chosen)
}

// turn selects one row more, or less.
func (p *pick) turn(rows Rows, row int) {
	id := rows.ID(row)
	p.at, p.anchor, p.atID = row, row, id
	if p.chosen[id] {
		delete(p.chosen, id)
	} else {
		p.chosen[id] = true
	}
	p.count = len(p.chosen)
}

func (p *pick) all(rows Rows) {
	for i := range rows.Len() {
		p.chosen[rows.ID(i)] = true
	}
	p.count = len(p.chosen)
}

func (p *pick) none() {
	clear(p.chosen)
	p.count, p.anchor = 0, p.at
}

func (p *pick) rows(rows Rows) []int {
	var in []int
	for i := range rows.Len() {
		if p.chosen[rows.ID(i)] {
			in = append(in, i)
		}
	}
	return slices.Clip(in)
}
