package model

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
)

// Rooms is the page on which rooms are confirmed and candidates placed.
type Rooms struct {
	Listed  bool   // rooms and tables as the list gives them
	Present bool   // else the rooms as they are set
	Line    string // else rooms in one line, "17x20"
	Rules   exam.Rules
	Again   bool // a plan is in force and is to be made anew

	Placing app.Placing // what the choices lead to
	Err     error       // Line is no line of rooms

	office Office
	state  *app.State
	rooms  []exam.Room
	extra  []exam.Room // beside those of the list or of the plan in force
	lines  []RoomLine
	near   app.Neighbours // who sit side by side, where rules are against it
	more   *Rooms         // the page with as many rooms as are needed; nil where none are missing, or nothing helps
	turn   int            // counts what is typed and chosen
	behind bool           // what was typed last is not worked out yet
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
	m.Present = !m.Listed && len(m.state.Rooms) > 0
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

// CanStay reports whether rooms are set that can be used as they are.
func (m *Rooms) CanStay() bool { return len(m.state.Rooms) > 0 }

// HasPlan reports whether candidates are placed already.
func (m *Rooms) HasPlan() bool { return m.state.Plan != nil }

// Settled reports whether everyone has a place and nothing else is asked for.
func (m *Rooms) Settled() bool { return m.HasPlan() && !m.Again && len(m.state.Unseated()) == 0 }

// Candidates is how many there are to be placed.
func (m *Rooms) Candidates() int { return len(m.state.Candidates) }

// Choose works the placing out again after a choice has changed. Nothing is
// stored. It is slow with very many candidates, unless nothing was chosen yet.
func (m *Rooms) Choose() {
	m.choose()
	m.more, m.behind = nil, false
	if next, ok := m.enough(); ok {
		m.more = &next
	}
}

func (m *Rooms) choose() {
	m.Err = nil
	m.Rules.Listed = m.Listed
	switch {
	case m.HasPlan() && !m.Again, m.Present && !m.Listed:
		m.rooms = slices.Concat(m.state.Rooms, m.extra)
	case m.Listed:
		m.rooms = slices.Concat(m.listedRooms(), m.extra)
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
	if rules := m.apart(); rules.SchoolsApart || rules.PapersApart {
		m.near = m.neighbours() // takes a moment in a region
	}
}

// listedRooms are the rooms of the list as they are set, and those that were
// added by hand.
func (m *Rooms) listedRooms() []exam.Room {
	rooms, known := m.state.ProposeRooms(), map[string]exam.Room{}
	for _, r := range m.state.Rooms {
		known[r.Number] = r
	}
	for i, r := range rooms {
		if set, ok := known[r.Number]; ok {
			set.Capacity = max(set.Capacity, r.Capacity)
			rooms[i] = set
			delete(known, r.Number)
		}
	}
	for _, r := range m.state.Rooms {
		if _, added := known[r.Number]; added {
			rooms = append(rooms, r)
		}
	}
	return rooms
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

// places is how many candidates rooms hold: where somebody said how the tables
// stand, no more than there are.
func places(rooms []exam.Room) int {
	n := 0
	for _, r := range rooms {
		n += app.RoomPlaces(r)
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
