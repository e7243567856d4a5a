package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
)

// HandOver records that envelopes of scripts leave the centre, and returns the
// handover with its number. Lines hold what was counted. exam.ErrNothing without an
// envelope, exam.ErrInvalid without an hour or somebody who takes them,
// exam.ErrHandedOver of an envelope that has left, exam.ErrUnbalanced of one whose count
// does not balance and that has no reason.
func (o *Office) HandOver(ctx context.Context, h exam.Handover) (exam.Handover, error) {
	asked := h
	err := o.decide(ctx, func() error {
		s := o.State()
		h = asked // what a try before this one has made of it is past
		if err := s.checkHandover(&h); err != nil {
			return err
		}
		h.ID, h.Beside, h.No = exam.NewID(), 0, nextNo(s.Handovers(), func(h exam.Handover) int { return h.No })
		return setDown(ctx, o, s.day.handovers, h, "")
	})
	if err != nil {
		return h, fmt.Errorf("hand over: %w", err)
	}
	return h, nil
}

func (s *State) checkHandover(h *exam.Handover) error {
	h.To, h.From = strings.TrimSpace(h.To), strings.TrimSpace(h.From)
	switch {
	case len(h.Lines) == 0:
		return exam.ErrNothing
	case h.To == "", !exam.IsHour(h.At), h.Date.Time().IsZero():
		return exam.ErrInvalid
	}
	seen := map[RollKey]bool{}
	h.Lines = slices.Clone(h.Lines)
	for i := range h.Lines {
		line := &h.Lines[i]
		key := RollKey{line.Paper, line.Room}
		c := s.Count(key)
		if line.Reason = strings.TrimSpace(line.Reason); line.Reason == "" {
			line.Reason = c.Reason()
		}
		switch _, ok := s.Roll(key); {
		case !ok:
			return exam.ErrNotFound
		case seen[key], c.Handed != nil:
			return exam.ErrHandedOver
		case c.Balanced():
			line.Reason = ""
		case line.Reason == "":
			return exam.ErrUnbalanced
		}
		seen[key] = true
		line.Listed, line.Present, line.Withdrawn, line.Sheets = c.Listed, c.Present(), c.Taken(), 0
		if c.Scripts != nil {
			line.Sheets, line.Seal = c.Scripts.Value.Enclosed, c.Scripts.Value.Seal
		}
	}
	return nil
}

// WithdrawHandover says that a handover was recorded by mistake; it keeps its number,
// and its envelopes are here again.
func (o *Office) WithdrawHandover(ctx context.Context, id exam.ID, reason string) error {
	return withdraw(ctx, o, "withdraw handover", func(s *State) (exam.Fact, error) {
		return withdrawing(s.day.handovers, exam.Handover{ID: id}, reason)
	})
}

// Handovers are all of the session by their numbers; those that were withdrawn say so.
func (s *State) Handovers() []exam.Saying[exam.Handover] {
	return slices.Clone(s.derived.handovers())
}

func (s *State) allHandovers() []exam.Saying[exam.Handover] {
	return numbered(s.day.handovers, func(h *exam.Handover) (int, *int) { return h.No, &h.Beside })
}

// Handover is one of them.
func (s *State) Handover(id exam.ID) (exam.Saying[exam.Handover], bool) {
	if id == (exam.ID{}) {
		return exam.Saying[exam.Handover]{}, false
	}
	all := s.derived.handovers()
	n := slices.IndexFunc(all, func(one exam.Saying[exam.Handover]) bool { return one.Value.ID == id })
	if n < 0 {
		return exam.Saying[exam.Handover]{}, false
	}
	return all[n], true
}

// HandoverTotals are what a handover sums up to.
type HandoverTotals struct{ Envelopes, Sheets, Unbalanced int }

// TotalsOf sums the lines of a handover.
func TotalsOf(h exam.Handover) (t HandoverTotals) {
	for _, line := range h.Lines {
		t.Envelopes++
		t.Sheets += line.Sheets
		if line.Reason != "" {
			t.Unbalanced++
		}
	}
	return t
}

// handedTwice reports whether an envelope is in two handovers, of people who did not
// know of each other.
func (s *State) handedTwice(key RollKey) bool {
	n := 0
	for _, one := range s.derived.handovers() {
		if !one.Withdrawn && slices.ContainsFunc(one.Value.Lines, func(l exam.HandedLine) bool { return l.Paper == key.Paper && l.Room == key.Room }) {
			n++
		}
	}
	return n > 1
}

// handedOver tells in which handover an envelope left.
func (s *State) handedOver() map[RollKey]exam.Saying[exam.Handover] { return s.derived.handed() }

func (s *State) allHanded() map[RollKey]exam.Saying[exam.Handover] {
	all := map[RollKey]exam.Saying[exam.Handover]{}
	for _, one := range s.derived.handovers() {
		for _, line := range one.Value.Lines {
			key := RollKey{line.Paper, line.Room}
			if _, left := all[key]; !left && !one.Withdrawn {
				all[key] = one
			}
		}
	}
	return all
}
