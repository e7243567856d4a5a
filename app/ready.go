package app

import (
	"markaz/app/exam"
)

// ReadyKey names one line of the readiness of a centre.
type ReadyKey string

// The lines, in the order of the work.
const (
	ReadyFindings ReadyKey = "findings" // nothing blocking is open
	ReadySeats    ReadyKey = "seats"    // everybody has a place, and the plan is up to date
	ReadyStaff    ReadyKey = "staff"    // every place of every sitting is filled
	ReadyPapers   ReadyKey = "papers"   // printed, and at their latest version
	ReadyLabels   ReadyKey = "labels"   // counted room by room
	ReadyCopy     ReadyKey = "copy"     // a copy is outside of this PC
)

// A ReadyLine is one line of readiness: Done of All things, good when all are.
type ReadyLine struct {
	Key       ReadyKey
	Done, All int
	Lacks     []string // rooms, sittings or documents that are not ready; at most 20
}

// Good reports whether nothing is lacking. Where there is nothing at all it is not
// good: a centre without rooms is not ready.
func (l ReadyLine) Good() bool { return l.All > 0 && l.Done >= l.All }

// Readiness is the page of the day before.
func (s *State) Readiness() []ReadyLine {
	return []ReadyLine{s.readySeats(), s.readyStaff(), s.readyPapers(), s.readyLabels()}
}

func (l *ReadyLine) lack(what string) {
	if len(l.Lacks) < 20 {
		l.Lacks = append(l.Lacks, what)
	}
}

func (s *State) readySeats() ReadyLine {
	l := ReadyLine{Key: ReadySeats, All: len(s.Candidates), Done: len(s.Candidates) - len(s.Unseated())}
	return l
}

func (s *State) readyStaff() ReadyLine {
	l := ReadyLine{Key: ReadyStaff}
	if s.Duties == nil {
		return l
	}
	for _, d := range s.Duties.Duties {
		l.All++
		if d.Staff != (exam.ID{}) {
			l.Done++
		} else {
			l.lack(d.Sitting.String() + " " + d.Room)
		}
	}
	return l
}

func (s *State) readyPapers() ReadyLine {
	l := ReadyLine{Key: ReadyPapers}
	printed := map[string]bool{}
	for _, p := range s.Prints {
		printed[p.Document] = true
	}
	for _, d := range s.Documents() {
		l.All++
		if _, untrue := s.reprint(d); printed[d] && !untrue {
			l.Done++
		} else {
			l.lack(d)
		}
	}
	return l
}

func (s *State) readyLabels() ReadyLine {
	l := ReadyLine{Key: ReadyLabels}
	sitting := s.Sitting()
	for _, r := range s.Rooms {
		n := sitting[r.Number]
		if n == 0 {
			continue
		}
		l.All++
		if counted, ok := s.LabelsOf(r.Number); ok && counted.Labels >= n {
			l.Done++
		} else {
			l.lack(r.Number)
		}
	}
	return l
}
