package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/seating"
)

// A BadMove is a table that somebody cannot be given by hand.
type BadMove struct {
	exam.Seat
	Why seating.Why
}

// Error implements error without a name.
func (m *BadMove) Error() string {
	return "room " + m.Room + ", table " + m.Table + ": " + string(m.Why)
}

// Unwrap makes it a refusal of its kind.
func (m *BadMove) Unwrap() error {
	switch m.Why {
	case seating.NoSuchRoom, seating.NotSeated:
		return exam.ErrNotFound
	case seating.TableInUse:
		return exam.ErrTaken
	}
	return exam.ErrInvalid
}

// MoveSeats gives people other tables by hand, or a first one, all or none, with a
// reason: two who change places are two seats. A hand may put anybody in any room
// that the centre uses, reserve and adapted rooms too, and at a spare table; Cautions
// says what speaks against it. exam.ErrNoPlan before there is a plan, exam.ErrInvalid
// without a reason. Everything else is a BadMove: exam.ErrNotFound of a room or
// person that is not there, exam.ErrInvalid of a table that the room has not, or that
// two are to have, and exam.ErrTaken of a table at which somebody stays.
func (o *Office) MoveSeats(ctx context.Context, reason string, moved ...exam.Seat) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		switch {
		case s.Plan == nil:
			return exam.ErrNoPlan
		case len(moved) == 0:
			return exam.ErrNothing
		}
		moved = slices.Clone(moved)
		for i := range moved {
			moved[i].Table = strings.TrimSpace(moved[i].Table)
		}
		if err := s.movable(moved); err != nil {
			return err
		}
		if strings.TrimSpace(reason) == "" {
			return &BadMove{moved[0], NoReason}
		}
		return o.record(ctx, exam.SeatsMoved{Plan: s.Plan.ID, Seats: moved, Reason: strings.TrimSpace(reason)})
	})
	if err != nil {
		return fmt.Errorf("move seats: %w", err)
	}
	return nil
}

// Why a move by hand is refused, beside the reasons that a plan has.
const (
	NoReason seating.Why = "no_reason" // nobody said why they are moved
	Twice    seating.Why = "twice"     // two are to have one table, or one two
)

// Movable is the BadMove that a move by hand would be refused for, nil where it can
// be made; exam.ErrNoPlan before there is a plan.
func (s *State) Movable(moved ...exam.Seat) error {
	if s.Plan == nil {
		return exam.ErrNoPlan
	}
	return s.movable(moved)
}

func (s *State) movable(moved []exam.Seat) error {
	moves, tables := map[exam.ID]bool{}, map[exam.Seat]bool{}
	for _, m := range moved {
		at := exam.Seat{Room: m.Room, Table: seating.TableKey(m.Table)}
		if moves[m.Candidate] || tables[at] {
			return &BadMove{m, Twice}
		}
		moves[m.Candidate], tables[at] = true, true
	}
	for _, m := range moved {
		if _, there := s.Candidate(m.Candidate); !there {
			return &BadMove{m, seating.NotSeated}
		}
		i := slices.IndexFunc(s.Rooms, func(r exam.Room) bool { return r.Number == m.Room })
		if i < 0 {
			return &BadMove{m, seating.NoSuchRoom}
		}
		if !s.hasTable(s.Rooms[i], m.Table) {
			return &BadMove{m, seating.NoSuchTable}
		}
		for _, seat := range s.Plan.Seats {
			if seat.Room == m.Room && seating.SameTable(seat.Table, m.Table) && !moves[seat.Candidate] {
				return &BadMove{m, seating.TableInUse}
			}
		}
	}
	return nil
}

// hasTable reports whether a room has a table that a hand may give: one of its
// own, spare ones included, or one that the plan or the list uses there.
func (s *State) hasTable(r exam.Room, table string) bool {
	var used []string
	for _, seat := range s.Plan.Seats {
		if seat.Room == r.Number {
			if seating.SameTable(seat.Table, table) {
				return true
			}
			used = append(used, seat.Table)
		}
	}
	for i := range s.Candidates {
		if c := &s.Candidates[i]; c.Room == r.Number && c.Table != "" && seating.SameTable(c.Table, table) {
			return true
		}
	}
	return seating.TablesOf(r, used).Has(table, *s.Settings.Spare)
}

// Cautions say what speaks against a move that a hand may make all the same: a room
// that is not for them, tracks or free candidates mixed, a spare table.
func (s *State) Cautions(moved ...exam.Seat) (all []seating.Outdated) {
	if s.Plan == nil {
		return nil
	}
	after, ok := seating.Apply(s.Plan.Seats, moved)
	if !ok {
		return nil
	}
	sortSeats(after)
	warned := map[exam.ID]bool{}
	for _, o := range seating.Misfits(after, s.Rooms, s.Candidates, s.Plan.Rules, *s.Settings.Spare, nil) {
		if slices.ContainsFunc(moved, func(m exam.Seat) bool { return m.Candidate == o.Candidate }) {
			if o.Why == seating.TooMany {
				o.Why = seating.SpareTable
			}
			all = append(all, o)
			warned[o.Candidate] = true
		}
	}
	for _, m := range moved {
		if !warned[m.Candidate] && s.isSpare(m) {
			all = append(all, seating.Outdated{Seat: m, Why: seating.SpareTable})
		}
	}
	return all
}

// isSpare reports whether a table is one that plans keep free.
func (s *State) isSpare(seat exam.Seat) bool {
	i := slices.IndexFunc(s.Rooms, func(r exam.Room) bool { return r.Number == seat.Room })
	if i < 0 {
		return false
	}
	used := []string{seat.Table}
	for _, other := range s.Plan.Seats {
		if other.Room == seat.Room {
			used = append(used, other.Table)
		}
	}
	return seating.TablesOf(s.Rooms[i], used).Beyond(seat.Table)
}
