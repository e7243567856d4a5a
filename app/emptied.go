package app

import (
	"markaz/app/exam"
	"markaz/app/roster"
)

// keepNames refuses what would leave somebody without any name who had one.
func (s *State) keepNames(facts []exam.Fact) error {
	after := map[exam.ID]exam.Candidate{}
	for _, fact := range facts {
		set, ok := fact.(exam.FieldsSet)
		if !ok {
			continue
		}
		who, seen := after[set.Candidate]
		if !seen {
			who, _ = s.Candidate(set.Candidate)
		}
		for _, v := range set.Values {
			roster.SetField(&who, v.Field, v.New)
		}
		after[set.Candidate] = who
	}
	for _, fact := range facts {
		set, ok := fact.(exam.FieldsSet)
		who, before := after[set.Candidate], exam.Candidate{}
		if ok {
			before, _ = s.Candidate(set.Candidate)
		}
		if before.Name.Any() != "" && who.Name.Any() == "" && set.Values[0].New == "" {
			return &FieldRefusal{exam.Found(exam.NameIncomplete, exam.Source{}, set.Values[0].Field, "")}
		}
	}
	return nil
}

// missed are the fields that are missed where a correction has emptied them.
var missed = map[exam.Field]exam.Code{
	exam.FieldNumber: exam.NumberMissing, exam.FieldMassar: exam.MassarMissing, exam.FieldBorn: exam.BornMissing, exam.FieldTrack: exam.TrackMissing,
}

// emptied are findings about what somebody had and a correction took away.
func (s *State) emptied(c *exam.Candidate) (all []exam.Finding) {
	for _, field := range exam.Fields() {
		code, asked := missed[field]
		if !asked || roster.FieldValue(c, field) != "" {
			continue
		}
		for _, m := range s.dossiers[c.ID].Mends[field] {
			if m.Old != "" && m.New == "" {
				f := exam.Found(code, c.Source, field, "")
				f.Candidate = c.ID
				all = append(all, f)
				break
			}
		}
	}
	return all
}
