package seating

import (
	"strconv"

	"markaz/app/exam"
)

// A Where says at which place of a room each of its tables stands. Tables are
// numbered from 1 or, where numbers run on through the centre, from the first
// number of the room.
type Where struct {
	exam.Room
	places []exam.Place // of table first, first+1 …
	index  map[exam.Place]int
	first  int
	holds  int // tables that a plan fills, before the spare ones
}

// TablesOf returns where the tables of a room stand; used are numbers that people
// of the room have, by the plan or by the list, in any order. A room of which
// nobody said how its tables stand is taken for one of the usual shape.
func TablesOf(r exam.Room, used []string) Where {
	w := Where{Room: r, places: Tables(Fill(r).Layout), first: 1, holds: Places(r)}
	w.index = make(map[exam.Place]int, len(w.places))
	for i, p := range w.places {
		w.index[p] = i
	}
	low, high, ok := 0, 0, false
	for _, t := range used {
		n, err := strconv.Atoi(tableKey(t))
		switch {
		case err != nil || n < 1:
		case !ok:
			low, high, ok = n, n, true
		default:
			low, high = min(low, n), max(high, n)
		}
	}
	if size := len(w.places); ok && w.holds > 0 && low > size {
		w.first = low
		if even := (low-1)/w.holds*w.holds + 1; high < even+size { // 42 to 60: the room of 20 begins at 41
			w.first = even
		}
	}
	return w
}

// At returns the place of a table, false if the room has no such table.
func (w Where) At(table string) (exam.Place, bool) {
	n, err := strconv.Atoi(tableKey(table))
	if err != nil || n < w.first || n >= w.first+len(w.places) {
		return exam.Place{}, false
	}
	return w.places[n-w.first], true
}

// Number returns the table at a place, false if there is none.
func (w Where) Number(p exam.Place) (string, bool) {
	i, ok := w.index[p]
	if !ok {
		return "", false
	}
	return strconv.Itoa(w.first + i), true
}

// Has reports whether the room has a table that people may be given, spare ones
// included; usual is how many are spare in a room that does not say it itself.
// Where nobody said how the tables stand, there is room for the spare ones.
func (w Where) Has(table string, usual int) bool {
	n, err := strconv.Atoi(tableKey(table))
	if w.Room.Spare != nil {
		usual = *w.Room.Spare
	}
	most := w.holds + max(usual, 0)
	if w.Layout.Columns > 0 && w.Layout.Rows > 0 {
		most = min(most, len(w.places))
	}
	return err == nil && n >= w.first && n < w.first+most
}

// Beyond reports whether a table is a spare one, or comes after these: no plan
// fills it.
func (w Where) Beyond(table string) bool {
	n, err := strconv.Atoi(tableKey(table))
	return err == nil && n >= w.first+w.holds
}

// Gone reports whether a table that somebody was given is not there any more:
// blocked, or beyond the last one. Where numbers run on through the centre nobody
// can say, nor of a table that is no number.
func (w Where) Gone(table string, usual int) bool {
	_, err := strconv.Atoi(tableKey(table))
	return err == nil && w.first == 1 && !w.Has(table, usual)
}
