package model

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Rooms is the page on which rooms are confirmed and candidates placed.
type Rooms struct {
	Listed bool   // rooms and tables as the list gives them
	Line   string // else rooms in one line, "17x20"
	Rules  exam.Rules
	Again  bool // a plan is in force and is to be made anew

	Placing app.Placing // what the choices lead to
	Err     error       // Line is no line of rooms

	office Office
	state  *app.State
	rooms  []exam.Room
	extra  []exam.Room // beside those of the list or of the plan in force
	lines  []RoomLine
}

// NewRooms fills the page in: as the plan in force was made, else with the
// rooms of the list, else with as many usual ones as are needed.
func NewRooms(o Office) *Rooms {
	m := &Rooms{office: o, state: o.State()}
	m.Listed = m.state.HasListedSeats()
	m.Rules = exam.Rules{Order: exam.ByNumber, Seed: 1}
	rooms := m.state.Rooms
	if m.state.Plan != nil {
		m.Rules = m.state.Plan.Rules
		m.Listed = m.Rules.Listed
		if m.Rules.Order == "" {
			m.Rules.Order = exam.ByNumber
		}
	} else if len(rooms) == 0 {
		rooms = m.state.ProposeRooms()
	}
	m.Line = roomLine(rooms)
	m.Choose()
	return m
}

// roomLine writes rooms as one line: "16x20, 1x11".
func roomLine(rooms []exam.Room) string {
	var parts []string
	for i := 0; i < len(rooms); {
		n := i
		for n < len(rooms) && rooms[n].Capacity == rooms[i].Capacity {
			n++
		}
		parts = append(parts, fmt.Sprintf("%dx%d", n-i, rooms[i].Capacity))
		i = n
	}
	return strings.Join(parts, ", ")
}

// CanKeep reports whether the list gives rooms that can be kept.
func (m *Rooms) CanKeep() bool { return m.state.HasListedSeats() }

// HasPlan reports whether candidates are placed already.
func (m *Rooms) HasPlan() bool { return m.state.Plan != nil }

// Settled reports whether everyone has a place and nothing else is asked for.
func (m *Rooms) Settled() bool { return m.HasPlan() && !m.Again && len(m.state.Unseated()) == 0 }

// Candidates is how many there are to be placed.
func (m *Rooms) Candidates() int { return len(m.state.Candidates) }

// Choose works the placing out again after a choice has changed. Nothing is
// stored. It is slow with very many candidates, unless nothing was chosen yet.
func (m *Rooms) Choose() {
	m.Err = nil
	m.Rules.Listed = m.Listed
	switch {
	case m.Listed:
		m.rooms = slices.Concat(m.state.ProposeRooms(), m.extra)
	case m.HasPlan() && !m.Again:
		m.rooms = slices.Concat(m.state.Rooms, m.extra)
	default:
		rooms, err := app.ParseRooms(m.Line)
		if err != nil {
			m.Err = err
			return
		}
		m.rooms = keepRooms(rooms, m.state.Rooms)
	}
	switch {
	case m.HasPlan() && !m.Again:
		m.Placing = m.inForce()
	case m.asBegun():
		m.Placing = m.state.Outset()
	default:
		next := *m.state
		next.Rooms = m.rooms
		m.Placing = next.Propose(m.Rules)
	}
	m.lines = m.lineUp()
}

// inForce is the plan as it stands, and who has no place in it.
func (m *Rooms) inForce() app.Placing {
	p := m.state.Outset()
	p.Short = max(0, len(p.Unseated)-(places(m.rooms)-len(p.Seats)))
	return p
}

// asBegun reports whether nothing is chosen but what State.Outset begins with.
func (m *Rooms) asBegun() bool {
	outset := m.state.Outset()
	return !m.HasPlan() && len(m.state.Rooms) == 0 && len(m.extra) == 0 && m.Rules == outset.Rules && (m.Listed || m.Line == roomLine(m.state.ProposeRooms()))
}

// keepRooms returns rooms, but where one is as before, as it was: with its
// wing, floor and layout.
func keepRooms(rooms, before []exam.Room) []exam.Room {
	was := map[string]exam.Room{}
	for _, r := range before {
		was[r.Number] = r
	}
	for i, r := range rooms {
		if old, ok := was[r.Number]; ok && old.Capacity == r.Capacity {
			rooms[i] = old
		}
	}
	return rooms
}

func places(rooms []exam.Room) int {
	n := 0
	for _, r := range rooms {
		n += r.Capacity
	}
	return n
}

// Places is how many tables the chosen rooms have.
func (m *Rooms) Places() int { return places(m.rooms) }

// Count is how many rooms are chosen.
func (m *Rooms) Count() int { return len(m.rooms) }

// Save says rooms and plan to the office.
func (m *Rooms) Save(ctx context.Context) error {
	if m.Err != nil {
		return m.Err
	}
	ctx = app.Together(ctx, "") // rooms without the plan for which they were set mean nothing
	if !m.HasPlan() || m.Again {
		if !m.Listed || len(m.extra) > 0 {
			if err := m.office.SetRooms(ctx, m.rooms); err != nil {
				return err
			}
		}
		_, err := m.office.Seat(ctx, m.Rules, m.Again)
		return err
	}
	if len(m.state.Unseated()) == 0 {
		return nil
	}
	if len(m.extra) > 0 {
		if err := m.office.SetRooms(ctx, m.rooms); err != nil {
			return err
		}
	}
	_, err := m.office.Seat(ctx, m.state.Plan.Rules, false) // newcomers only: nobody is moved
	if errors.Is(err, exam.ErrNothing) {
		return nil
	}
	return err
}

// A RoomLine is one room and who will sit in it.
type RoomLine struct {
	Number   string
	Seated   int
	Capacity int
	Tracks   []string
}

// Lines are the rooms with those placed in them, in order.
func (m *Rooms) Lines() []RoomLine { return m.lines }

func (m *Rooms) lineUp() []RoomLine {
	at := map[string]*RoomLine{}
	lines := make([]RoomLine, len(m.rooms))
	for i, r := range m.rooms {
		lines[i] = RoomLine{Number: r.Number, Capacity: r.Capacity}
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
	return text.T(lang, "screen.rooms.changes", text.Args{
		"n": len(c.Moved), "kept": c.Kept, "added": len(c.Added), "removed": len(c.Removed),
	})
}
