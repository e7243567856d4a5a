package model

import (
	"slices"
	"strconv"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Balance says how many places there are against candidates, and whether they
// are enough.
func (m *Rooms) Balance(lang text.Lang) (words string, enough bool) {
	words = text.T(lang, "screen.rooms.balance", text.Args{
		"places": m.Places(), "rooms": m.Count(), "candidates": m.Candidates(),
	})
	if n := m.Placing.Short; n > 0 {
		words += " " + text.T(lang, "screen.rooms.short", text.Args{"n": n})
	}
	if n := max(m.Lacking(), m.waiting()); n > 0 {
		words += " " + text.T(lang, "screen.rooms.waiting", text.Args{"n": n})
	}
	return words, m.Lacking() == 0
}

// Lacking is how many would be left without a place.
func (m *Rooms) Lacking() int {
	if m.HasPlan() && !m.Again { // who is new has no place yet, but there may be room
		return m.Placing.Short
	}
	return len(m.Placing.Unseated)
}

// waiting is how many have no place yet.
func (m *Rooms) waiting() int { return len(m.Placing.Unseated) }

// Enough is the line of as many rooms as are needed, "" where none is missing or
// no number of rooms would do.
func (m *Rooms) Enough() string {
	if m.more == nil {
		return ""
	}
	return roomLine(m.more.rooms)
}

// TakeEnough chooses as many rooms as are needed.
func (m *Rooms) TakeEnough() {
	if m.more != nil {
		*m = *m.more
	}
}

// most is how many rooms are added at most beyond what the places need, where
// tracks or groups are kept apart.
const most = 40

// enough is the page with rooms added until everyone has a place: more of the
// rooms that the line ends with, else of the usual ones.
func (m *Rooms) enough() (Rooms, bool) {
	if m.Err != nil || m.Lacking() == 0 {
		return *m, false
	}
	next, capacity := *m, m.state.Settings.Capacity
	made := !m.Listed && !m.Present && (!m.HasPlan() || m.Again)
	if made && len(m.rooms) > 0 {
		capacity = m.rooms[len(m.rooms)-1].Capacity
	}
	least := (m.Lacking() + capacity - 1) / capacity
	for added := least; added < least+most; added++ {
		more := moreRooms(m.rooms, added, capacity)
		if made {
			next.Line = roomLine(slices.Concat(m.rooms, more))
		} else {
			next.extra = slices.Concat(m.extra, more)
		}
		next.choose()
		if next.Err != nil {
			return *m, false
		}
		if next.Lacking() == 0 {
			return next, true
		}
	}
	return *m, false
}

// moreRooms are rooms whose numbers are not in use yet.
func moreRooms(rooms []exam.Room, count, capacity int) (more []exam.Room) {
	used := map[string]bool{}
	for _, r := range rooms {
		used[r.Number] = true
	}
	for n := len(rooms) + 1; len(more) < count; n++ {
		if number := strconv.Itoa(n); !used[number] {
			more = append(more, exam.Room{Number: number, Capacity: capacity})
		}
	}
	return more
}

// WithoutPlace says how many have no place in the plan in force, "" if everyone
// has, or there is no plan.
func WithoutPlace(lang text.Lang, state *app.State) string {
	n := len(state.Unseated())
	if state.Plan == nil || n == 0 {
		return ""
	}
	return text.T(lang, "screen.rooms.without", text.Args{"n": n})
}
