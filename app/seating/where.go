package seating

import (
	"strconv"

	"markaz/app/exam"
)

// A Where says at which place of a room each of its tables stands. Tables are
// numbered from 1 or, where numbers run on through the centre, from the first
// number of the room.
type Where struct {
	places []exam.Place // of table first, first+1 …
	index  map[exam.Place]int
	first  int
	holds  int // tables that a plan fills, before the spare ones
}

// TablesOf returns where the tables of a room stand; used are numbers that people
// of the room have, by the plan or by the list, in any order. A room of which
// nobody said how its tables stand is taken for one of the usual shape.
func TablesOf(r exam.Room, used []string) Where {
	w := Where{places: Tables(Fill(r).Layout), first: 1, holds: Places(r)}
	if n := w.holds + spare(r); len(w.places) > n {
		w.places = w.places[:n]
	}
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
	if size := len(w.places); ok && size > 0 && low > size {
		w.first = low
		if even := (low-1)/w.holds*w.holds + 1; high < even+size { // 42 to 60: the room of 20 begins at 41
			w.first = even
		}
	}
	return w
}

// spare is how many tables of a room are kept free beside those that a plan
// fills.
func spare(r exam.Room) int {
	if r.Spare == nil {
		return 0
	}
	return max(*r.Spare, 0)
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

// Spare reports whether a table is one that a plan keeps free.
func (w Where) Spare(table string) bool {
	n, err := strconv.Atoi(tableKey(table))
	return err == nil && n >= w.first+w.holds && n < w.first+len(w.places)
}
