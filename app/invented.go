package app

import (
	"cmp"
	"time"

	"markaz/app/exam"
	"markaz/app/practice"
	"markaz/app/programme"
	"markaz/app/seating"
)

// invented is a small centre of invented people under the name of this one, for
// papers that are only looked at: everybody has a place, the staff have duties, a few
// corrections are asked for. It is written nowhere.
func (s *State) invented() *State {
	year := cmp.Or(s.sessionYear(), practiceYear)
	people := practice.New(7, practice.Options{Candidates: 40, Year: year})
	next := State{
		File: s.File, Centre: s.Centre, Settings: s.Settings, cardKey: s.cardKey, templates: s.templates, looks: s.looks,
		Candidates: people.Candidates, Rooms: people.Rooms,
	}
	for i := range next.Candidates {
		if i%5 == 0 {
			next.Candidates[i].Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime, ExtraMinutes: 30}}
		}
	}
	next.Programme = inventedProgramme(year, tracks(next.Candidates))
	_, seats, _ := seating.FromList(next.Candidates)
	next.plan = &exam.Plan{Seats: seats}
	sortSeats(next.plan.Seats)
	next.vacate()
	next.Staff = people.Staff(next.Programme.Sittings(), false).Staff
	next.dossiers = map[exam.ID]exam.Dossier{}
	for _, c := range next.Candidates[:min(4, len(next.Candidates))] {
		next.Requests = append(next.Requests, exam.RequestFile{
			Request: exam.Request{ID: c.ID, Candidate: c.ID, Field: exam.FieldBirthPlace, Old: c.BirthPlace, New: c.BirthPlace + " 2"},
			Made:    exam.Said{At: time.Date(year, 4, 6, 9, 0, 0, 0, time.UTC)},
		})
	}
	next.derive()
	if r, err := next.ProposeDuties(*next.Settings.Duties); err == nil {
		next.duties = &exam.DutyPlan{Rules: *next.Settings.Duties, Duties: r.Duties}
		next.relieve()
		next.derive()
	}
	for i, d := range []string{AttendanceSheets, DoorLists, TableLabels} {
		next.Prints = append(next.Prints, exam.Print{ID: exam.NewID(), Document: d, Copy: 1, Pages: 4 + 3*i, Fingerprint: next.Fingerprint()})
	}
	return &next
}

// practiceYear is that of what is invented where the centre does not say its own.
const practiceYear = 2026

// inventedProgramme is that of the preset that knows most tracks.
func inventedProgramme(year int, tracks []string) (best exam.Programme) {
	least := -1
	for _, p := range programme.Presets() {
		made, unknown := p.Programme(programme.FirstDay(year), tracks)
		if least < 0 || len(unknown) < least {
			best, least = made, len(unknown)
		}
	}
	return best
}
