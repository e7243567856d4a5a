package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
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

	remarks []string
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

// Reason is why an unbalanced envelope leaves, as it was written when its scripts were
// counted; "" is not said. It does not speak for what has changed since.
func (c Count) Reason() string {
	if c.Scripts == nil || c.Scripts.Value.Reported != c.Withdrawn || c.Register != nil && c.Register.Place.Compare(c.Scripts.Place) > 0 {
		return ""
	}
	return c.Scripts.Reason
}

// Taken is how many scripts were taken away: as counted, and what the incidents say
// otherwise since.
func (c Count) Taken() int {
	if c.Scripts == nil {
		return c.Withdrawn
	}
	return c.Scripts.Value.Withdrawn + c.Withdrawn - c.Scripts.Value.Reported
}

// Present is how many the register has there; 0 while it is not closed.
func (c Count) Present() int {
	if c.Register == nil {
		return 0
	}
	return c.Register.Value.Present
}

// Left is the line with which the envelope left, false while it is here.
func (c Count) Left() (line exam.HandedLine, ok bool) {
	if c.Handed == nil {
		return line, false
	}
	i := slices.IndexFunc(c.Handed.Value.Lines, func(l exam.HandedLine) bool { return l.Paper == c.Paper && l.Room == c.Room })
	if i < 0 {
		return line, false
	}
	return c.Handed.Value.Lines[i], true
}

// Changed reports whether the figures are not those any more with which the envelope
// left the centre.
func (c Count) Changed() bool {
	line, left := c.Left()
	sheets := 0
	if c.Scripts != nil {
		sheets = c.Scripts.Value.Enclosed
	}
	return left && (line.Listed != c.Listed || line.Present != c.Present() || line.Withdrawn != c.Taken() || line.Sheets != sheets || line.Reason == "" && !c.Balanced())
}

// What is remarked about a count beside its equations; count.<remark> says it.
const (
	CountChanged   = "changed"   // after the envelope was handed over
	CountWithdrawn = "withdrawn" // not as many as the incidents say
	CountUsed      = "used"      // stickers used are not the sheets that bear one
	CountTwice     = "twice"     // people who did not know of each other counted, took the register, or handed it over
)

// Remarks are what is to be looked at, and keeps nothing from leaving.
func (c Count) Remarks() []string { return c.remarks }

func (s *State) remarks(c Count) (all []string) {
	if c.Changed() {
		all = append(all, CountChanged)
	}
	if s.handedTwice(c.RollKey) || len(s.RegisterFile(c.RollKey).Now) > 1 || len(fileOf(s.day.scripts, exam.ScriptCount{Paper: c.Paper, Room: c.Room}).Now) > 1 {
		all = append(all, CountTwice)
	}
	if c.Scripts == nil {
		return all
	}
	if c.Taken() != c.Withdrawn {
		all = append(all, CountWithdrawn)
	}
	// A script that was taken away may have got its sticker before or not.
	n := c.Scripts.Value
	if used := n.Stickers.Used; s.stickers() && (used < n.Enclosed || used > n.Enclosed+max(0, c.Taken())) {
		all = append(all, CountUsed)
	}
	return all
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
	c.remarks = s.remarks(c)
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
	must := r.Present - c.Taken()
	if s.Settings.Day.EncloseAbsent {
		must += len(r.Absent)
	}
	lines := []Balance{
		{"attendance", r.Present + len(r.Absent), c.Listed, taken},
		{"scripts", n.Scripts + c.Taken(), r.Present, taken && counted},
	}
	if s.stickers() {
		lines = append(lines, Balance{"stickers", n.Stickers.Used + n.Stickers.Spare + n.Stickers.Spoiled, n.Stickers.Supplied, counted})
	}
	return append(lines, Balance{"sheets", n.Enclosed, must, taken && counted})
}

// Stickers reports whether secret numbers come as stickers here, and are accounted for.
func (s *State) Stickers() bool { return s.stickers() }

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

// CountAs is what the account of a paper in a room would be, were its scripts counted so.
func (s *State) CountAs(n exam.ScriptCount) Count {
	c := s.Count(RollKey{n.Paper, n.Room})
	n.Reported = c.Withdrawn
	c.Scripts = &exam.Saying[exam.ScriptCount]{Value: n}
	c.Lines = s.balances(c)
	c.remarks = s.remarks(c)
	return c
}

// Counts are the accounts of a half-day: rooms in their order, papers in time order.
func (s *State) Counts(at exam.Sitting) (all []Count) {
	for _, roll := range s.Rolls(at) {
		all = append(all, s.Count(roll.Key()))
	}
	return all
}

// changedCounts are findings about envelopes that left with other figures than are
// recorded now.
func (s *State) changedCounts() (found []exam.Finding) {
	for key := range s.handedOver() {
		if c := s.Count(key); c.Changed() {
			p, _ := s.paperCoded(key.Paper)
			f := exam.Found(exam.CountChanged, exam.Source{}, exam.FieldRoom, key.Room)
			f.Other = p.Subject.Ar
			found = append(found, f)
		}
	}
	slices.SortFunc(found, func(a, b exam.Finding) int {
		return cmp.Or(text.Natural(a.Value, b.Value), cmp.Compare(a.Other, b.Other))
	})
	return found
}

// ProposeCount is what the envelope of a paper and a room probably holds, by the
// register, the incidents and the envelope of that room before. It is for whoever
// counts: nothing is counted by it.
func (s *State) ProposeCount(key RollKey) exam.ScriptCount {
	c := s.Count(key)
	n := exam.ScriptCount{Paper: key.Paper, Room: key.Room, Withdrawn: c.Withdrawn, Committee: s.lastCommittee(key), Seal: exam.SealIntact}
	if c.Register != nil {
		n.Scripts = max(0, c.Present()-c.Withdrawn)
		if n.Enclosed = n.Scripts; s.Settings.Day.EncloseAbsent {
			n.Enclosed += len(c.Register.Value.Absent)
		}
	}
	if s.stickers() {
		n.Stickers.Supplied = c.Listed
		if s.Settings.Spare != nil {
			n.Stickers.Supplied += *s.Settings.Spare
		}
		if c.Register != nil {
			n.Stickers.Used = n.Enclosed
			n.Stickers.Spare = max(0, n.Stickers.Supplied-n.Stickers.Used)
		}
	}
	return n
}

// lastCommittee is the number of the board on the envelope of a room that was counted
// last before a paper.
func (s *State) lastCommittee(key RollKey) (number string) {
	papers := slices.Clone(s.Programme.Papers)
	exam.SortPapers(papers)
	for _, p := range papers {
		if p.Code == key.Paper {
			break
		}
		if n, ok := lastOf(s.day.scripts, exam.ScriptCount{Paper: p.Code, Room: key.Room}); ok && n.Value.Committee != "" {
			number = n.Value.Committee
		}
	}
	return number
}

// CountScripts says what the envelope of scripts of a paper and a room holds. What does
// not balance is taken down as well, with or without a reason; it leaves the centre only
// with one. exam.ErrNotFound of a paper that is not written there, exam.ErrInvalid of
// counts below 0 or beyond what a room can hold, exam.ErrHandedOver once it has left.
func (o *Office) CountScripts(ctx context.Context, n exam.ScriptCount, reason string) error {
	asked := n
	err := o.decide(ctx, func() error {
		s := o.State()
		n = asked // what a try before this one has made of it is past
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
		if n.Reported = s.scriptsTaken(key); !s.stickers() {
			n.Stickers = exam.Stickers{}
		}
		why := strings.TrimSpace(reason)
		if s.CountAs(n).Balanced() {
			why = "" // there is nothing to explain
		}
		return setDown(ctx, o, s.day.scripts, n, why)
	})
	if err != nil {
		return fmt.Errorf("count scripts: %w", err)
	}
	return nil
}

// WithdrawCount says that scripts were counted by mistake: of another room.
// exam.ErrHandedOver once the envelope has left.
func (o *Office) WithdrawCount(ctx context.Context, key RollKey, reason string) error {
	return withdraw(ctx, o, "withdraw count", func(s *State) (exam.Fact, error) {
		if _, left := s.handedOver()[key]; left {
			return nil, exam.ErrHandedOver
		}
		return withdrawing(s.day.scripts, exam.ScriptCount{Paper: key.Paper, Room: key.Room}, reason)
	})
}
