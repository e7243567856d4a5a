package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A RoomLine is one room and who will sit in it.
type RoomLine struct {
	Number   string
	Seated   int
	Capacity int
	Kind     exam.RoomKind
	Wing     string
	Tracks   []string
}

// Lines are the rooms with those placed in them, in order.
func (m *Rooms) Lines() []RoomLine { return m.lines }

func (m *Rooms) lineUp() []RoomLine {
	at := map[string]*RoomLine{}
	lines := make([]RoomLine, len(m.rooms))
	for i, r := range m.rooms {
		lines[i] = RoomLine{Number: r.Number, Capacity: app.RoomPlaces(r), Kind: r.Kind, Wing: r.Wing}
		at[r.Number] = &lines[i]
	}
	var l *RoomLine
	for i, seat := range m.Placing.Seats { // room by room
		if i == 0 || seat.Room != m.Placing.Seats[i-1].Room {
			l = at[seat.Room]
		}
		if l == nil {
			continue
		}
		l.Seated++
		c, _ := m.state.Candidate(seat.Candidate)
		if n := len(l.Tracks); c.Track != "" && (n == 0 || l.Tracks[n-1] != c.Track) {
			l.Tracks = append(l.Tracks, c.Track)
		}
	}
	for i := range lines {
		lines[i].Tracks = unique(lines[i].Tracks)
	}
	return lines
}

func unique(all []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// Mixed names the rooms that hold several tracks, and how many rooms keeping
// the tracks apart would need; "" if none do.
func (m *Rooms) Mixed(lang text.Lang) string {
	var names []string
	for _, l := range m.lines {
		if len(l.Tracks) > 1 {
			names = append(names, text.LTR(l.Number)) // else a list of numbers is read from the left
		}
	}
	if len(names) == 0 {
		return ""
	}
	return text.T(lang, "screen.rooms.mixed", text.Args{
		"n": len(names), "rooms": strings.Join(names, listComma(lang)), "needed": m.Placing.Separation,
	})
}

// Changes says what a new distribution would change, "" where there is nothing
// to compare.
func (m *Rooms) Changes(lang text.Lang) string {
	if !m.HasPlan() || !m.Again {
		return ""
	}
	c := m.Placing.Changes
	if c.Kept == 0 && len(c.Moved) > 0 {
		return text.T(lang, "screen.rooms.changes_all")
	}
	return text.T(lang, "screen.rooms.changes", text.Args{
		"n": len(c.Moved), "kept": c.Kept, "added": len(c.Added), "removed": len(c.Removed),
	})
}

// Plain reports whether every room is an ordinary one.
func (m *Rooms) Plain() bool {
	return !slices.ContainsFunc(m.lines, func(l RoomLine) bool { return l.Kind != exam.OrdinaryRoom })
}

// Wingless reports whether nobody said in which wing a room is.
func (m *Rooms) Wingless() bool {
	return !slices.ContainsFunc(m.lines, func(l RoomLine) bool { return l.Wing != "" })
}
