package app

import (
	"slices"

	"markaz/app/duties"
	"markaz/app/exam"
	"markaz/app/seating"
)

// ReadyKey names one line of the readiness of a centre.
type ReadyKey string

// The lines, in the order of the work.
const (
	ReadyFindings ReadyKey = "findings" // no blocking finding is open
	ReadySeats    ReadyKey = "seats"    // everybody has a place
	ReadyStaff    ReadyKey = "staff"    // every place of every sitting to come is filled, by somebody who may have it
	ReadyPapers   ReadyKey = "papers"   // printed, all of each, and at their latest version
	ReadyLabels   ReadyKey = "labels"   // counted room by room: one for each table in use, and the spare ones
)

// A ReadyLine is one line of readiness: Done of All things. Lacks are those that
// are not ready.
type ReadyLine struct {
	Key       ReadyKey
	Done, All int
	Lacks     []Lack
}

// A Lack is one thing that is not ready; what does not name it is zero.
type Lack struct {
	Room     string       `json:"room,omitempty"`
	Sitting  exam.Sitting `json:"sitting,omitzero"`
	Document string       `json:"document,omitempty"` // not printed yet, or not all of it, or not as it is now
	Untrue   bool         `json:"untrue,omitempty"`   // of a document: printed, but something has changed
	Partly   bool         `json:"partly,omitempty"`   // of a document: some of it was never printed
	Count    int          `json:"count,omitempty"`    // places open at a sitting; labels missing
}

// Good reports whether nothing is lacking. Where there is nothing at all it is not
// good: a centre without rooms is not ready.
func (l ReadyLine) Good() bool { return l.All > 0 && l.Done >= l.All }

// Readiness is the page of the day before, line by line.
func (s *State) Readiness() []ReadyLine {
	lines := make([]ReadyLine, len(readyKeys))
	for i, key := range readyKeys {
		lines[i] = s.ReadyLine(key)
	}
	return lines
}

var readyKeys = []ReadyKey{ReadyFindings, ReadySeats, ReadyStaff, ReadyPapers, ReadyLabels}

// ReadyLine is one line of the page.
func (s *State) ReadyLine(key ReadyKey) ReadyLine {
	switch key {
	case ReadyFindings:
		return s.readyFindings()
	case ReadySeats:
		return s.readySeats()
	case ReadyStaff:
		return s.readyStaff()
	case ReadyPapers:
		return s.readyPapers()
	case ReadyLabels:
		return s.readyLabels()
	}
	return ReadyLine{Key: key}
}

// AllReady reports whether every line is good.
func AllReady(lines []ReadyLine) bool {
	return !slices.ContainsFunc(lines, func(l ReadyLine) bool { return !l.Good() })
}

func (s *State) readyFindings() ReadyLine {
	l := ReadyLine{Key: ReadyFindings, All: len(s.Candidates)}
	blocked := map[exam.ID]bool{}
	others := 0
	for _, f := range s.Findings() {
		switch {
		case f.Severity != exam.Blocking:
		case f.Candidate == exam.ID{}:
			others++
		default:
			blocked[f.Candidate] = true
		}
	}
	l.Done = max(0, l.All-len(blocked)-others)
	return l
}

func (s *State) readySeats() ReadyLine {
	n := len(s.Unseated())
	for _, o := range s.Outdated() {
		if o.Why == seating.NoSuchTable || o.Why == seating.NoSuchRoom {
			n++
		}
	}
	l := ReadyLine{Key: ReadySeats, All: len(s.Candidates), Done: len(s.Candidates) - n}
	if n > 0 {
		l.Lacks = append(l.Lacks, Lack{Count: n})
	}
	return l
}

func (s *State) readyStaff() ReadyLine {
	l := ReadyLine{Key: ReadyStaff}
	if s.Duties == nil {
		return l
	}
	troubled, missing := map[exam.DutyPlace]bool{}, []exam.Duty{}
	for _, t := range s.DutyTroubles() {
		if t.Bar == duties.Missing {
			missing = append(missing, t.Duty)
		} else {
			troubled[t.DutyPlace] = true
		}
	}
	all := slices.Concat(s.Duties.Duties, missing)
	slices.SortStableFunc(all, compareDuties)
	for _, d := range all {
		stepped := d.Role == exam.Reserve && d.Staff == (exam.ID{}) && s.calledAt(d.Sitting) // in, for somebody else
		if stepped || s.passed(d.Sitting) {
			continue
		}
		l.All++
		if d.Staff != (exam.ID{}) && !troubled[d.DutyPlace] && s.Called(d.Sitting, d.Staff).Presence != exam.Absent {
			l.Done++
			continue
		}
		if n := len(l.Lacks) - 1; n >= 0 && l.Lacks[n].Sitting == d.Sitting && l.Lacks[n].Room == d.Room {
			l.Lacks[n].Count++
		} else {
			l.Lacks = append(l.Lacks, Lack{Sitting: d.Sitting, Room: d.Room, Count: 1})
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
	for _, d := range s.wanted(PrintJob{}) {
		if d == HoursStatement { // is of when all is over
			continue
		}
		l.All++
		r, untrue := s.reprint(d)
		if printed[d] && !untrue && r.unprinted == 0 {
			l.Done++
		} else {
			l.Lacks = append(l.Lacks, Lack{Document: d, Untrue: untrue, Partly: printed[d] && !untrue})
		}
	}
	return l
}

// LabelsWanted is how many table labels a room needs: one for each table in use,
// and the spare ones.
func (s *State) LabelsWanted(room string) int {
	if s.Sitting()[room] == 0 {
		return 0
	}
	return s.Sitting()[room] + s.Spare(s.room(room))
}

func (s *State) readyLabels() ReadyLine {
	l := ReadyLine{Key: ReadyLabels}
	for _, r := range s.Rooms {
		want := s.LabelsWanted(r.Number)
		if want == 0 {
			continue
		}
		l.All++
		counted, _ := s.LabelsOf(r.Number)
		if counted.Labels >= want {
			l.Done++
		} else {
			l.Lacks = append(l.Lacks, Lack{Room: r.Number, Count: want - counted.Labels})
		}
	}
	return l
}
