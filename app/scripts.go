package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
)

// A Count is the account of a paper in a room, which must balance (field.md E.2 no. 2).
type Count struct {
	RollKey
	Listed    int
	Register  *exam.Saying[exam.Register]    // nil while it is not closed
	Scripts   *exam.Saying[exam.ScriptCount] // nil while they are not counted
	Withdrawn int                            // scripts that incidents say were taken away
	Handed    *exam.Saying[exam.Handover]    // in which the envelope left; nil while it is here
	Lines     []Balance
}

// A Balance is one equation of a count.
type Balance struct {
	Key   string // count.<key> says it: attendance, scripts, stickers, sheets
	Is    int    // what is there
	Must  int    // what must be
	Known bool   // both are
}

// OK reports whether both sides are known and alike.
func (b Balance) OK() bool { return b.Known && b.Is == b.Must }

// Known reports whether everything is counted.
func (c Count) Known() bool {
	return !slices.ContainsFunc(c.Lines, func(b Balance) bool { return !b.Known })
}

// Balanced reports whether every line does.
func (c Count) Balanced() bool {
	return !slices.ContainsFunc(c.Lines, func(b Balance) bool { return !b.OK() })
}

// Reason is why an unbalanced envelope leaves; "" is not said.
func (c Count) Reason() string {
	if c.Scripts == nil {
		return ""
	}
	return c.Scripts.Reason
}

// Count is the account of a paper in a room.
func (s *State) Count(key RollKey) Count {
	c := Count{RollKey: key, Listed: s.Listed(key), Withdrawn: s.scriptsTaken(key)}
	if r, ok := s.Register(key); ok {
		c.Register = &r
	}
	if n, ok := lastOf(s.day.scripts, exam.ScriptCount{Paper: key.Paper, Room: key.Room}); ok {
		c.Scripts = &n
	}
	if h, ok := s.handedOver()[key]; ok {
		c.Handed = &h
	}
	c.Lines = s.balances(c)
	return c
}

// balances are listed = present + absent; present = scripts + withdrawn; supplied =
// used + spare + spoiled; enclosed = scripts + sheets of the absent where these are
// enclosed.
func (s *State) balances(c Count) []Balance {
	var r exam.Register
	var n exam.ScriptCount
	taken, counted := c.Register != nil, c.Scripts != nil
	if taken {
		r = c.Register.Value
	}
	if counted {
		n = c.Scripts.Value
	}
	must := r.Present - n.Withdrawn
	if s.Settings.Day.EncloseAbsent {
		must += len(r.Absent)
	}
	lines := []Balance{
		{"attendance", r.Present + len(r.Absent), c.Listed, taken},
		{"scripts", n.Scripts + n.Withdrawn, r.Present, taken && counted},
	}
	if s.stickers() {
		lines = append(lines, Balance{"stickers", n.Stickers.Used + n.Stickers.Spare + n.Stickers.Spoiled, n.Stickers.Supplied, counted})
	}
	return append(lines, Balance{"sheets", n.Enclosed, must, taken && counted})
}

func (s *State) stickers() bool { return s.Settings.Stickers != nil && *s.Settings.Stickers }

// scriptsTaken counts the scripts of a paper in a room that were taken away for
// cheating, by the incidents.
func (s *State) scriptsTaken(key RollKey) (n int) {
	for _, one := range s.derived.incidents() {
		i := one.Value
		if !one.Withdrawn && i.Fraud != nil && i.Fraud.Withdrawn && i.Paper == key.Paper && i.Room == key.Room {
			n += max(1, len(i.Candidates))
		}
	}
	return n
}

// CountScripts says what the envelope of scripts of a paper and a room holds. What does
// not balance is taken down as well, with or without a reason; it leaves the centre only
// with one. exam.ErrNotFound of a paper that is not written there, exam.ErrInvalid of
// counts below 0 or beyond what a room can hold, exam.ErrHandedOver once it has left.
func (o *Office) CountScripts(ctx context.Context, n exam.ScriptCount, reason string) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		key := RollKey{n.Paper, n.Room}
		if _, ok := s.Roll(key); !ok {
			return exam.ErrNotFound
		}
		most := s.Listed(key) + exam.MostBeside
		for _, count := range []int{n.Scripts, n.Withdrawn, n.Enclosed, n.Stickers.Supplied, n.Stickers.Used, n.Stickers.Spare, n.Stickers.Spoiled} {
			if count < 0 || count > most {
				return exam.ErrInvalid
			}
		}
		if _, left := s.handedOver()[key]; left {
			return exam.ErrHandedOver
		}
		return setDown(ctx, o, s.day.scripts, n, strings.TrimSpace(reason))
	})
	if err != nil {
		return fmt.Errorf("count scripts: %w", err)
	}
	return nil
}

// DestinationOf is where the scripts of a paper go.
func (s *State) DestinationOf(paper string) exam.Destination {
	if d, ok := lastOf(s.day.destinations, exam.Destination{Paper: paper}); ok {
		return d.Value
	}
	d, _ := lastOf(s.day.destinations, exam.Destination{})
	return exam.Destination{Paper: paper, Marking: d.Value.Marking, Deliberation: d.Value.Deliberation}
}
