package app

import (
	"slices"

	"markaz/app/exam"
)

// Statistics are the numbers of a half-day (الإحصائيات), candidates counted each once.
type Statistics struct {
	Sitting exam.Sitting
	Figures
	Provisional int         // who were not on the list and were let in; counted nowhere else
	Incidents   int         // cheating included
	By          []Breakdown // by track, sex, type and room
}

// Figures are the numbers of some candidates at a half-day. Listed is the sum of
// Present, Absent and Unknown.
type Figures struct {
	Listed    int
	Present   int // at every paper of the half-day
	Absent    int // at one at least
	Justified int // of these, at each paper at which they were absent
	Unknown   int // whose registers are not all closed
	Late      int // who came late, let in or not
	Fraud     int // who are named in a case of cheating
	Withdrawn int // of these, whose script was taken away
}

// A Breakdown is the numbers by one thing, which together are those of all.
type Breakdown struct {
	Field exam.Field // track, sex, candidature, room
	Lines []FigureLine
}

// A FigureLine is the numbers of those who have a value, "" of those who have none.
type FigureLine struct {
	Value string // as candidates have it: a track, "F", "free", the number of a room
	Figures
}

// Statistics are the numbers of a half-day.
func (s *State) Statistics(at exam.Sitting) Statistics {
	c := s.counting(at)
	all := Statistics{Sitting: at, Provisional: c.provisional, Incidents: c.incidents}
	by := []struct {
		field exam.Field
		of    func(exam.Candidate, string) string
	}{
		{exam.FieldTrack, func(c exam.Candidate, _ string) string { return c.Track }},
		{exam.FieldSex, func(c exam.Candidate, _ string) string { return string(c.Sex) }},
		{exam.FieldCandidature, func(c exam.Candidate, _ string) string { return string(c.Candidature) }},
		{exam.FieldRoom, func(_ exam.Candidate, room string) string { return room }},
	}
	sums := make([]map[string]*Figures, len(by))
	for i := range by {
		sums[i] = map[string]*Figures{}
		all.By = append(all.By, Breakdown{Field: by[i].field})
	}
	c.each(func(who exam.Candidate, room string, f Figures) {
		all.add(f)
		for i := range by {
			value := by[i].of(who, room)
			sum := sums[i][value]
			if sum == nil {
				sum = &Figures{}
				sums[i][value] = sum
				all.By[i].Lines = append(all.By[i].Lines, FigureLine{Value: value})
			}
			sum.add(f)
		}
	})
	for i := range all.By {
		for j := range all.By[i].Lines {
			line := &all.By[i].Lines[j]
			line.Figures = *sums[i][line.Value]
		}
		s.inOrder(all.By[i])
	}
	return all
}

// inOrder puts lines as elsewhere: tracks as the list has them, women before men,
// public schools before others; rooms are in their order already.
func (s *State) inOrder(b Breakdown) {
	var known []string
	switch b.Field {
	case exam.FieldTrack:
		known = s.Tracks()
	case exam.FieldSex:
		known = []string{string(exam.Female), string(exam.Male)}
	case exam.FieldCandidature:
		known = []string{string(exam.SchooledPublic), string(exam.SchooledPrivate), string(exam.Free)}
	default:
		return
	}
	place := func(l FigureLine) int {
		if i := slices.Index(known, l.Value); i >= 0 {
			return i
		}
		return len(known) // those of whom it is not known
	}
	slices.SortStableFunc(b.Lines, func(a, b FigureLine) int { return place(a) - place(b) })
}

func (f *Figures) add(g Figures) {
	f.Listed += g.Listed
	f.Present += g.Present
	f.Absent += g.Absent
	f.Justified += g.Justified
	f.Unknown += g.Unknown
	f.Late += g.Late
	f.Fraud += g.Fraud
	f.Withdrawn += g.Withdrawn
}

// counting is what is known of the candidates of a half-day, gone through once.
type counting struct {
	s           *State
	rolls       []Roll
	late        map[exam.ID]bool
	fraud       map[exam.ID]bool // true: the script was taken away
	provisional int
	incidents   int
}

func (s *State) counting(at exam.Sitting) counting {
	c := counting{s: s, rolls: s.Rolls(at), late: map[exam.ID]bool{}, fraud: map[exam.ID]bool{}}
	for _, f := range s.day.latenesses.all() {
		if l, ok := f.Last(); ok && l.Value.Sitting == at {
			c.late[l.Value.Candidate] = true
		}
	}
	for _, f := range s.day.provisionals.all() {
		if p, ok := f.Last(); ok && p.Value.Sitting == at && p.Value.Decision == exam.ProvisionallyIn {
			c.provisional++
		}
	}
	for _, i := range s.IncidentsAt(at) {
		c.incidents++
		if i.Value.Fraud == nil {
			continue
		}
		for _, id := range i.Value.Candidates {
			c.fraud[id] = c.fraud[id] || i.Value.Fraud.Withdrawn
		}
	}
	return c
}

// each goes through the candidates of the half-day in the order of rooms and tables,
// each once, with the figures of one.
func (c counting) each(visit func(who exam.Candidate, room string, f Figures)) {
	rolls := c.rolls
	for len(rolls) > 0 {
		n := 1
		for n < len(rolls) && rolls[n].Room == rolls[0].Room {
			n++
		}
		c.room(rolls[:n], visit)
		rolls = rolls[n:]
	}
}

func (c counting) room(rolls []Roll, visit func(exam.Candidate, string, Figures)) {
	open := map[exam.ID]bool{}
	absent := map[exam.ID]int{}
	justified := map[exam.ID]int{}
	for _, roll := range rolls {
		r, closed := c.s.Register(roll.Key())
		for _, id := range r.Value.Absent {
			absent[id]++
			if _, ok := c.s.Justification(roll.Paper.Code, id); ok {
				justified[id]++
			}
		}
		if !closed {
			for _, seat := range roll.Seats {
				open[seat.Candidate] = true
			}
		}
	}
	for id := range expectedIn(rolls) {
		who, _ := c.s.Candidate(id)
		f := Figures{Listed: 1, Late: oneIf(c.late[id])}
		switch {
		case absent[id] > 0:
			f.Absent, f.Justified = 1, oneIf(absent[id] == justified[id])
		case open[id]:
			f.Unknown = 1
		default:
			f.Present = 1
		}
		if taken, named := c.fraud[id]; named {
			f.Fraud, f.Withdrawn = 1, oneIf(taken)
		}
		visit(who, rolls[0].Room, f)
	}
}

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}
