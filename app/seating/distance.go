package seating

import (
	"math"

	"markaz/app/exam"
)

// Distance returns the centimetres, rounded down, between the middles of the two
// tables of a layout that stand nearest to each other; blocked places have no
// table. It is unknown, false, where nobody said how far columns or rows are apart
// from each other, and where there are not two tables.
func Distance(l exam.Layout) (cm int, ok bool) {
	tables := Tables(l)
	stands := make(map[exam.Place]bool, len(tables))
	columns, rows := map[int]bool{}, map[int]bool{}
	for _, p := range tables {
		stands[p] = true
		columns[p.Column], rows[p.Row] = true, true
	}
	if len(tables) < 2 || len(columns) > 1 && l.Across < 1 || len(rows) > 1 && l.Along < 1 {
		return 0, false
	}
	least := math.Inf(1)
	for _, p := range tables {
		for column := p.Column; column < l.Columns; column++ { // who stands to the left was there before
			across := float64((column - p.Column) * l.Across)
			if across >= least {
				break
			}
			for _, step := range []int{-1, 1} {
				row := p.Row
				if column == p.Column {
					row += step
				}
				for ; row >= 0 && row < l.Rows; row += step {
					cm := math.Hypot(across, float64((row-p.Row)*l.Along))
					if cm >= least {
						break
					}
					if stands[exam.Place{Column: column, Row: row}] {
						least = cm
					}
				}
			}
		}
	}
	return int(least), true
}
