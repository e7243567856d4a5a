package app

import (
	"markaz/app/exam"
	"markaz/app/programme"
	"markaz/app/roster"
	"markaz/app/seating"
)

// Look returns the state that a list alone would make, so that it can be shown
// before anything is stored.
func Look(d Draft) *State {
	s := &State{Settings: exam.Settings{}.Defaults(), Candidates: d.Candidates(), noted: d.Notes}
	s.Centre = fillCentre(s.Centre, d.Labels)
	for i := range s.Candidates {
		s.Candidates[i].ID = exam.NewID()
	}
	for _, r := range d.Rows {
		s.rowFindings = append(s.rowFindings, r.Findings...)
	}
	for _, r := range d.Rejected {
		s.Rejected = append(s.Rejected, exam.RowRejected{Source: r.Source, Cells: r.Cells, Finding: r.Finding})
	}
	s.derive()
	return s
}

// Presets are the timetables to start from.
func Presets() []programme.Preset { return programme.Presets() }

// ParseRooms reads rooms in one line, "17x20" or "12x20, 3x18"; what is no such
// line gives exam.ErrInvalid.
func ParseRooms(line string) ([]exam.Room, error) { return seating.ParseRooms(line) }

// A ListColumn is what one column of a list was taken for.
type ListColumn = roster.Column

// Sureness is what a column was recognised by.
type Sureness = roster.Sureness

// From nothing at all, to the user's own word.
const (
	Unrecognised = roster.Unrecognised
	Contested    = roster.Contested // another column says it is the same
	ByPart       = roster.ByPart    // a part of its title
	ByValues     = roster.ByValues  // its values, where the title says too little
	ByTitle      = roster.ByTitle
	ByUser       = roster.ByUser
)
