package app

import (
	"slices"

	"markaz/app/exam"
)

// Sides are the values of a field that were decided on, the one that stands first;
// more than one where people decided without knowing of each other. Who let a value
// stand while somebody else took the other list's is a side, too.
func (s *State) Sides(id exam.ID, field exam.Field) []exam.Mend {
	d := s.dossiers[id]
	sides := slices.Clone(d.Mends[field])
	for _, k := range d.Keeps {
		i := slices.IndexFunc(d.Mends[field], func(m exam.Mend) bool { return k.Field == field && m.New == k.Other })
		if i >= 0 {
			taken := d.Mends[field][i]
			sides = append(sides, exam.Mend{Said: k.Said, Old: taken.New, New: taken.Old, Origin: taken.Origin, Document: k.Document, Reason: k.Reason})
		}
	}
	return sides
}

// saidOf are the entries that said something of a field and count still.
func saidOf(d exam.Dossier, field exam.Field) (entries []exam.ID) {
	for _, m := range d.Mends[field] {
		entries = append(entries, m.Entry)
	}
	for _, k := range d.Keeps {
		if k.Field == field {
			entries = append(entries, k.Entry)
		}
	}
	return entries
}

// out reports whether somebody is not in force any more. Whom one clerk took out
// and another had stay, not knowing of each other, stays: nobody is lost unseen.
func out(d exam.Dossier) bool { return d.Removed != nil && !stays(d) }

// disagreements are findings about decisions that were taken without knowing of
// each other.
func (s *State) disagreements() (found []exam.Finding) {
	add := func(code exam.Code, c exam.Candidate, field exam.Field, value, other string) {
		f := exam.Found(code, c.Source, field, value)
		f.Candidate, f.Other = c.ID, other
		found = append(found, f)
	}
	for i := range s.Candidates {
		c := &s.Candidates[i]
		d, ok := s.dossiers[c.ID]
		if !ok {
			continue
		}
		if stays(d) && d.Removed != nil {
			add(exam.RemovalDisagrees, *c, "", c.Massar, "")
		}
		for _, field := range exam.Fields() {
			if len(d.Mends[field]) == 0 {
				continue
			}
			sides := s.Sides(c.ID, field)
			for _, other := range sides[1:] {
				if other.New != sides[0].New {
					add(exam.ValuesDisagree, *c, field, sides[0].New, other.New)
				}
			}
		}
		if said := new(Verified); said.take(d.Verdicts) {
			add(exam.VerdictsDisagree, *c, "", c.Massar, "")
		}
	}
	for _, r := range s.Requests {
		if r.Status() == exam.RequestConflict {
			if c, ok := s.Candidate(r.Candidate); ok {
				add(exam.AnswersDisagree, c, r.Field, r.New, "")
			}
		}
	}
	return found
}
