package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app/exam"
)

// RecordDestination says where the scripts of a paper go, those of all others with
// paper "". exam.ErrNotFound of a paper that the programme has not.
func (o *Office) RecordDestination(ctx context.Context, d exam.Destination) error {
	err := o.decide(ctx, func() error {
		s := o.State()
		if !slices.ContainsFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Code == d.Paper }) && d.Paper != "" {
			return exam.ErrNotFound
		}
		d.Marking, d.Deliberation = strings.TrimSpace(d.Marking), strings.TrimSpace(d.Deliberation)
		if _, said := lastOf(s.day.destinations, d); !said && d.Marking == "" && d.Deliberation == "" {
			return exam.ErrNothing
		}
		return setDown(ctx, o, s.day.destinations, d, "")
	})
	if err != nil {
		return fmt.Errorf("record destination: %w", err)
	}
	return nil
}

// Destination is what was recorded of a paper itself, of all others with "".
func (s *State) Destination(paper string) exam.Destination {
	if d, ok := lastOf(s.day.destinations, exam.Destination{Paper: paper}); ok {
		return d.Value
	}
	return exam.Destination{Paper: paper}
}

// DestinationOf is where the scripts of a paper go: what is not said of itself is as
// of all.
func (s *State) DestinationOf(paper string) exam.Destination {
	d, all := s.Destination(paper), s.Destination("")
	if d.Marking == "" {
		d.Marking = all.Marking
	}
	if d.Deliberation == "" {
		d.Deliberation = all.Deliberation
	}
	return d
}

// What the slip of an envelope of scripts may lack; slip.<word> says it.
const (
	SlipCount        = "count"
	SlipCommittee    = "committee"
	SlipMarking      = "marking"
	SlipDeliberation = "deliberation"
	SlipSeal         = "seal"
)

// SlipLacks are what the slip of an envelope has not to say yet: envelopes come back
// for want of it.
func (s *State) SlipLacks(key RollKey) (lacks []string) {
	c, to := s.Count(key), s.DestinationOf(key.Paper)
	var n exam.ScriptCount
	if c.Scripts == nil {
		lacks = append(lacks, SlipCount)
	} else {
		n = c.Scripts.Value
	}
	for _, one := range []struct{ word, said string }{
		{SlipCommittee, n.Committee}, {SlipMarking, to.Marking}, {SlipDeliberation, to.Deliberation}, {SlipSeal, string(n.Seal)},
	} {
		if one.said == "" {
			lacks = append(lacks, one.word)
		}
	}
	return lacks
}
