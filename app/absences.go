package app

import (
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// An Absence is that a candidate was absent at a paper.
type Absence struct {
	Paper     exam.Paper
	Room      string // where they were expected
	Candidate exam.ID
	Justified *exam.Saying[exam.Justification] // nil if it is not
}

// Absences are those of a candidate by the registers that are taken, in time order:
// also where they were expected before they were moved.
func (s *State) Absences(id exam.ID) (all []Absence) {
	rooms := s.derived.absent()[id]
	if len(rooms) == 0 {
		return nil
	}
	papers := slices.DeleteFunc(slices.Clone(s.Programme.Papers), func(p exam.Paper) bool { return rooms[p.Code] == "" })
	exam.SortPapers(papers)
	for _, p := range papers {
		all = append(all, s.absence(p, rooms[p.Code], id))
	}
	return all
}

// allAbsent are the rooms in which candidates were absent, by candidate and paper. Who
// was moved to a room whose register is taken was where that says.
func (s *State) allAbsent() map[exam.ID]map[string]string {
	all := map[exam.ID]map[string]string{}
	for _, f := range s.day.registers.all() {
		r, taken := f.Last()
		if !taken {
			continue
		}
		for _, id := range r.Value.Absent {
			at := RollKey{r.Value.Paper, r.Value.Room}
			if seat, seated := s.Seat(id); seated && seat.Room != at.Room {
				if _, said := s.Register(RollKey{at.Paper, seat.Room}); said {
					continue
				}
			}
			if all[id] == nil {
				all[id] = map[string]string{}
			}
			if was := all[id][at.Paper]; was == "" || at.Room < was {
				all[id][at.Paper] = at.Room
			}
		}
	}
	return all
}

// Absent reports whether the register of a paper in a room has a candidate as absent.
func (s *State) Absent(key RollKey, id exam.ID) bool {
	r, taken := s.Register(key)
	return taken && slices.Contains(r.Value.Absent, id)
}

// AbsencesAt are the absences of a half-day, by room, paper and table: each once, as
// Absences has them.
func (s *State) AbsencesAt(at exam.Sitting) (all []Absence) {
	for _, roll := range s.Rolls(at) {
		if r, taken := s.Register(roll.Key()); taken {
			for _, id := range r.Value.Absent {
				if _, here := s.Candidate(id); here && s.derived.absent()[id][roll.Paper.Code] == roll.Room {
					all = append(all, s.absence(roll.Paper, roll.Room, id))
				}
			}
		}
	}
	return all
}

// AbsencesBefore are those of a candidate at papers that begin before another: of who
// is warned at that one.
func (s *State) AbsencesBefore(id exam.ID, p exam.Paper) []Absence {
	return slices.DeleteFunc(s.Absences(id), func(a Absence) bool {
		if c := a.Paper.Sitting().Compare(p.Sitting()); c != 0 {
			return c > 0
		}
		return a.Paper.Start >= p.Start
	})
}

func (s *State) absence(p exam.Paper, room string, id exam.ID) Absence {
	a := Absence{Paper: p, Room: room, Candidate: id}
	if j, ok := lastOf(s.day.justifications, exam.Justification{Paper: p.Code, Candidate: id}); ok {
		a.Justified = &j
	}
	return a
}

// A Consequence is what an absence leads to; consequence.<key> says it and
// consequence.source.<source> where that is written.
type Consequence struct {
	Key    string
	Source string
	Papers []exam.Paper // the absences that lead to it, in time order
}

// The consequences, gravest first.
const (
	Eliminatory = "eliminatory" // of the national examination, absent without justification
	TwoYears    = "two_years"   // a free candidate waits before entering again
	Justifiable = "justifiable" // a medical certificate can be deposited still
	Excused     = "excused"     // a justification is recorded
)

// Where consequences are written (field.md A.1, A.4): in the press; no text of the
// ministry was seen.
const (
	PressOnExam = "press_exam"
	PressOnFree = "press_free"
)

// Consequences are what the absences of a candidate lead to, by what is recorded now.
// In the regional examination no absence is known to be eliminatory by itself.
func (s *State) Consequences(id exam.ID) (all []Consequence) {
	var bare, excused []exam.Paper
	for _, a := range s.Absences(id) {
		if a.Justified == nil {
			bare = append(bare, a.Paper)
		} else {
			excused = append(excused, a.Paper)
		}
	}
	c, _ := s.Candidate(id)
	if len(bare) > 0 {
		if s.Programme.Preset != regionalPreset {
			all = append(all, Consequence{Eliminatory, PressOnExam, bare})
		}
		if c.Candidature == exam.Free {
			all = append(all, Consequence{TwoYears, PressOnFree, bare})
		}
		all = append(all, Consequence{Justifiable, PressOnExam, bare})
	}
	if len(excused) > 0 {
		all = append(all, Consequence{Excused, PressOnExam, excused})
	}
	return all
}

// regionalPreset is the programme of the regional examination.
const regionalPreset = "ma-regional"

// ConsequenceName says a consequence, with where that is written.
func ConsequenceName[L ~string](lang L, c Consequence) string {
	var names []string
	for _, p := range c.Papers {
		if name := p.Subject.In(string(lang)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	args := text.Args{"papers": strings.Join(names, text.T(lang, "consequence.comma"))}
	return text.T(lang, "consequence."+c.Key, args) + " " + text.T(lang, "consequence.source."+c.Source)
}
