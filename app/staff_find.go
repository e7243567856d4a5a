package app

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// FindStaff returns the rows of Staff that a query finds by parts of the name, the
// numbers, what they teach and where they work; all of them with no limit of 0. It
// is made for every letter that is typed.
func (s *State) FindStaff(query string, limit int) []int { return s.derived.staff().Find(query, limit) }

func staffIndex(staff []exam.Staff) *text.Index {
	rows := make([][]string, len(staff))
	for i := range staff {
		m := &staff[i]
		rows[i] = []string{m.Name.Arabic(), m.Name.Latin(), m.Number, m.NationalID, m.Subject, m.School}
	}
	return text.NewIndex(rows)
}

// Merged is what a record says once it has taken from another of the same person
// what it does not say itself.
func Merged(into, from exam.Staff) exam.Staff {
	for _, v := range filled(&into, &from) {
		into.Set(v.Field, v.New)
	}
	return into
}
