package app

import (
	"markaz/app/exam"
	"markaz/app/roster"
)

// An intake makes the entries of one list that is taken in. They are made row by
// row: of a large list no second copy is in memory.
type intake struct {
	o  *Office
	c  *Comparison
	by map[int]Decision // about its changes

	more    bool // lists come after it, which are compared with its people, too
	account exam.Import
	added   []exam.Candidate // if more
	made    []exam.Entry
	failure error
}

func (in *intake) entries() ([]exam.Entry, error) {
	d, s := in.c.draft, in.o.State()
	in.account = exam.Import{
		ID: exam.NewID(), File: d.File, SHA256: d.SHA256, Rows: d.Read, Known: in.c.Forecast.Known, Differs: in.c.Forecast.Differs,
		Rejected: len(d.Rejected), Columns: columns(d), Labels: d.Labels,
	}
	in.account.News = s.news(in.c)
	in.made = make([]exam.Entry, 0, len(in.c.Changes)+len(d.Rejected)+len(d.Notes)+1)
	var notes []exam.Finding
	for i := range in.c.Changes {
		decision, decided := in.by[i]
		switch {
		case in.c.Changes[i].Kind == Added:
			in.newcomer(&in.c.Changes[i], decided && decision.Choice == Keep)
		case decided:
			in.add(s.carriedOut(in.c, decision)...)
		case in.c.Changes[i].Decided == "":
			notes = append(notes, s.undecided(in.c, i)...)
		}
	}
	for _, r := range d.Rejected {
		cells := r.Cells[:fitting(r.Cells, func(cell string) string { return cell })] // JSON may be six times as long
		in.add(exam.RowRejected{ID: exam.NewID(), Source: r.Source, Cells: cells, Finding: r.Finding})
	}
	in.add(s.withdrawn(in.c, notes)...)
	for _, some := range [][]exam.Finding{d.Notes, notes} {
		for _, f := range some {
			in.add(exam.ListNoted{ID: exam.NewID(), Finding: f})
		}
	}
	in.add(exam.ListClosed{Batch: exam.Batch{Entries: len(in.made) + 1}, Import: in.account})
	return in.made, in.failure
}

// news counts what a list brings. That it has not heard of what was corrected or
// decided meanwhile is none.
func (s *State) news(c *Comparison) (n int) {
	listed := make(map[exam.ID]*exam.Candidate, len(s.unmended))
	for i := range s.unmended {
		listed[s.unmended[i].ID] = &s.unmended[i]
	}
	for i := range c.Changes {
		one := &c.Changes[i]
		if who := listed[one.Candidate]; one.Kind == Changed && one.ByHand && who != nil &&
			roster.FieldValue(who, one.Values[0].Field) == one.Values[0].New {
			continue
		}
		if one.Decided == "" {
			n++
		}
	}
	return n
}

func (in *intake) add(facts ...exam.Fact) {
	for _, f := range facts {
		e, err := in.o.entry(f)
		if err != nil && in.failure == nil {
			in.failure = err
		}
		e.Batch = in.account.ID
		in.made = append(in.made, e)
	}
}

// newcomer takes somebody in. Who is kept out comes in and is removed at once:
// their row is not lost, and the list that has them again is known.
func (in *intake) newcomer(one *Change, out bool) {
	row := in.c.draft.Rows[one.Row]
	row.Candidate.ID = exam.NewID()
	in.add(exam.CandidateAdded{Candidate: row.Candidate, Findings: row.Findings})
	if out {
		in.add(exam.CandidateRemoved{Candidate: row.Candidate.ID, Source: one.Source},
			exam.FieldKept{Candidate: row.Candidate.ID, Other: exam.KeptOut, Source: one.Source})
		return
	}
	in.account.Added++
	if in.more {
		in.added = append(in.added, row.Candidate)
	}
}

// undecided are the notes of a change that nobody has decided about: each value
// with, in Other, the one in force.
func (s *State) undecided(c *Comparison, i int) (notes []exam.Finding) {
	one := &c.Changes[i]
	note := func(code exam.Code, field exam.Field, value, other string) {
		f := exam.Found(code, one.Source, field, value)
		f.Candidate, f.Other = one.Candidate, other
		notes = append(notes, f)
	}
	switch one.Kind {
	case Gone:
		who := s.Person(c, i)
		note(exam.CandidateGone, "", who.Name.Any(), c.File)
	case Returned:
		who := s.Person(c, i)
		note(exam.CandidateBack, "", who.Name.Any(), "")
	case Changed:
		v := one.Values[0]
		note(exam.RowDiffers, v.Field, v.New, v.Old)
	case Moved:
		for _, v := range one.Values {
			if v.New != "" {
				note(exam.RowDiffers, v.Field, v.New, v.Old)
			}
		}
	}
	return notes
}

// withdrawn are the notes of earlier lists that a list which comes again takes
// back: it says something else of the same people.
func (s *State) withdrawn(c *Comparison, now []exam.Finding) (facts []exam.Fact) {
	same := make(map[exam.Finding]bool, len(now))
	gone := map[exam.ID]bool{}
	for _, f := range now {
		same[f] = true
	}
	for i := range c.Changes {
		if c.Changes[i].Kind == Gone {
			gone[c.Changes[i].Candidate] = true
		}
	}
	for _, n := range s.notes {
		f := n.Finding
		row, met := c.met[f.Candidate]
		switch {
		case same[f] || !met && !(gone[f.Candidate] && f.Code == exam.CandidateGone):
		case met && f.Code == exam.RowDiffers && roster.FieldValue(&c.draft.Rows[row].Candidate, f.Field) == "":
		default:
			facts = append(facts, exam.ListNoted{ID: n.ID})
		}
	}
	return facts
}
