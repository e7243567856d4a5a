package app

import (
	"slices"
	"time"

	"markaz/app/exam"
)

// IncidentFile is everything that was recorded of an incident: what was said of it
// before stays with it.
func (s *State) IncidentFile(id exam.ID) exam.File[exam.Incident] {
	return fileOf(s.day.incidents, exam.Incident{ID: id})
}

// AboutIncident is an incident of a kind with what is known before anybody types: the
// hour, and where the candidate sits and what they write then. The half-day is that in
// hand; room may be "" of what concerns the centre.
func (s *State) AboutIncident(kind exam.IncidentKind, fraud exam.FraudType, at exam.Sitting, room string, candidate exam.ID, hour string) exam.Incident {
	i := exam.Incident{Kind: kind, Sitting: at, Room: room, At: hour}
	if kind == exam.FraudCase {
		i.Fraud = &exam.Fraud{Type: fraud}
	}
	if candidate != (exam.ID{}) {
		i.Candidates = []exam.ID{candidate}
		if seat, ok := s.Seat(candidate); ok {
			i.Room = seat.Room
		}
	}
	if p, ok := s.PaperAt(at, i.Room, candidate, hour); ok {
		i.Paper = p.Code
	}
	return i
}

// PaperAt is what is written at an hour of a half-day: in a room, where one is named,
// by a candidate, where one is. Before the first and between two it is the next one,
// after all of them the last. False where nothing is, or where the room writes several
// at once and nobody says which.
func (s *State) PaperAt(at exam.Sitting, room string, candidate exam.ID, hour string) (exam.Paper, bool) {
	papers := s.writtenAt(at, room, candidate)
	for n, p := range papers {
		if hour < s.EndOf(p, room) || n == len(papers)-1 {
			alone := !slices.ContainsFunc(papers, func(o exam.Paper) bool { return o.Code != p.Code && o.Start == p.Start })
			return p, alone
		}
	}
	return exam.Paper{}, false
}

// writtenAt are the papers of a half-day, in a room or by a candidate, in time order.
func (s *State) writtenAt(at exam.Sitting, room string, candidate exam.ID) (papers []exam.Paper) {
	c, known := s.Candidate(candidate)
	for _, p := range s.Programme.Papers {
		if p.Sitting() != at || known && !p.Sits(c.Track) {
			continue
		}
		if _, written := s.Roll(RollKey{p.Code, room}); written || room == "" {
			papers = append(papers, p)
		}
	}
	exam.SortPapers(papers)
	return papers
}

// PapersAt are those that may be named with an incident: of a room at a half-day, of
// all where the room is "".
func (s *State) PapersAt(at exam.Sitting, room string) []exam.Paper {
	return s.writtenAt(at, room, exam.ID{})
}

// EndOf is the hour at which a paper ends in a room, with the time that incidents have
// given back to everybody there; "" of a paper without hours.
func (s *State) EndOf(p exam.Paper, room string) string {
	return s.endAfter(p, room, exam.ID{})
}

// endAfter is EndOf with the incidents but one.
func (s *State) endAfter(p exam.Paper, room string, but exam.ID) string {
	minutes := p.Minutes
	for _, one := range s.derived.incidents() {
		i := one.Value
		if !one.Withdrawn && i.ID != but && i.Paper == p.Code && len(i.Candidates) == 0 && (i.Room == "" || i.Room == room) {
			minutes += i.Minutes
		}
	}
	return later(p.Start, minutes)
}

// NewEnd is when the paper of an incident ends for those to whom it gives time back;
// "" where it gives none, or where its paper has no hours.
func (s *State) NewEnd(i exam.Incident) string {
	n := slices.IndexFunc(s.Programme.Papers, func(p exam.Paper) bool { return p.Code == i.Paper })
	if i.Minutes == 0 || n < 0 || s.Programme.Papers[n].Minutes == 0 {
		return ""
	}
	return later(s.endAfter(s.Programme.Papers[n], i.Room, i.ID), i.Minutes)
}

// later is an hour so many minutes on, "" of no hour.
func later(hour string, minutes int) string {
	t, err := time.Parse("15:04", hour)
	if err != nil {
		return ""
	}
	return t.Add(time.Duration(minutes) * time.Minute).Format("15:04")
}

// minutesBetween is how long it is from an hour to a later one; 0 where either is
// none, or where it is not later.
func minutesBetween(from, to string) int {
	a, err := time.Parse("15:04", from)
	if err != nil {
		return 0
	}
	b, err := time.Parse("15:04", to)
	if err != nil || b.Before(a) {
		return 0
	}
	return int(b.Sub(a).Minutes())
}

// An Omission is what an incident does not say and its report has a place for.
type Omission string

// The omissions, in the order in which they are shown: incident.omission.<omission> says it. None
// of them keeps an incident from being recorded.
const (
	NoCandidate   Omission = "candidate"
	NoPlace       Omission = "place"
	NoPaper       Omission = "paper"
	NoIdentity    Omission = "identity"
	NoSecond      Omission = "second"
	NoWithdrawnAt Omission = "withdrawn_at"
	NoKeeper      Omission = "keeper"
	NoWitness     Omission = "witness"
	NoSigning     Omission = "signing"
	NoMeasure     Omission = "measure"
	NoEnd         Omission = "end"
)

// OmissionsOf are what an incident does not say.
func OmissionsOf(i exam.Incident) (all []Omission) {
	lacks := func(one Omission, is bool) {
		if is {
			all = append(all, one)
		}
	}
	of := func(kinds ...exam.IncidentKind) bool { return slices.Contains(kinds, i.Kind) }
	lacks(NoCandidate, of(exam.FraudCase, exam.Illness) && len(i.Candidates) == 0)
	lacks(NoPlace, of(exam.FraudCase, exam.Illness) && i.Room == "")
	lacks(NoPaper, of(exam.FraudCase, exam.WrongSubject, exam.EnvelopeDamage) && i.Paper == "")
	if f := i.Fraud; f != nil {
		lacks(NoIdentity, f.Type == exam.FraudImpersonation && f.Identity == "")
		lacks(NoSecond, f.Type == exam.FraudImpersonation && f.Second == "")
		lacks(NoWithdrawnAt, f.Withdrawn && f.WithdrawnAt == "")
		lacks(NoKeeper, slices.ContainsFunc(f.Items, func(s exam.SeizedItem) bool { return s.To == "" }))
		lacks(NoWitness, !slices.ContainsFunc(i.Witnesses, exam.Witness.Named))
		lacks(NoSigning, f.Signing == "" && len(i.Candidates) > 0)
	}
	lacks(NoMeasure, i.Fraud == nil && i.Measure == "")
	lacks(NoEnd, of(exam.PowerCut, exam.Evacuation) && i.Until == "")
	return all
}

// OfferedWitnesses are who can have seen what happened in a room: its invigilators, then
// the head. The others are named by who records it.
func (s *State) OfferedWitnesses(at exam.Sitting, room string) (all []exam.Witness) {
	for _, d := range s.guardsBy()[roomAt{at, room}] {
		if d.Staff != (exam.ID{}) {
			all = append(all, exam.Witness{Role: string(exam.Invigilator), Staff: d.Staff})
		}
	}
	return append(all, exam.Witness{Role: "centre_head", Name: s.Centre.Head})
}
