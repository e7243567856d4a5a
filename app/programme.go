package app

import (
	"context"
	"fmt"

	"markaz/app/exam"
	"markaz/app/programme"
)

// ProposeProgramme returns the timetable of a preset for the tracks of the
// list, and the tracks that it does not know. With "" the preset that knows
// most of the tracks is taken; first is the first day, "" the usual one.
func (o *Office) ProposeProgramme(preset string, first exam.Date) (exam.Programme, []string, error) {
	if first == "" {
		first = programme.FirstDay(o.SessionYear())
	}
	tracks := o.State().Tracks()
	var best exam.Programme
	var bestUnknown []string
	found := false
	for _, p := range programme.Presets() {
		if preset != "" && p.Code != preset {
			continue
		}
		made, unknown := p.Programme(first, tracks)
		if !found || len(unknown) < len(bestUnknown) {
			best, bestUnknown, found = made, unknown, true
		}
	}
	if !found {
		return best, nil, fmt.Errorf("preset %q: %w", preset, exam.ErrUnknown)
	}
	return best, bestUnknown, nil
}

// SetProgramme says the timetable. What cannot be is refused with
// exam.ErrInvalid: see programme.Check; one without a paper or half-day of which
// something is recorded with exam.ErrRecorded.
func (o *Office) SetProgramme(ctx context.Context, p exam.Programme) error {
	if err := programme.Check(p); err != nil {
		return fmt.Errorf("programme: %w", err)
	}
	return o.decide(ctx, func() error {
		if err := o.State().keepsTheDay(p); err != nil {
			return fmt.Errorf("programme: %w", err)
		}
		return o.record(ctx, exam.ProgrammeSet{Programme: p})
	})
}
