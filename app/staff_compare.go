package app

import (
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// StaffDraft is a list of staff as it was read, before anything is stored.
type StaffDraft = roster.StaffDraft

// StaffKind says what a row of a list of staff brings.
type StaffKind string

// The kinds of rows.
const (
	StaffNew     StaffKind = "new"
	StaffKnown   StaffKind = "known"   // said the same of, or nothing else
	StaffChanged StaffKind = "changed" // other values, which are taken
	StaffByHand  StaffKind = "hand"    // other values, but those in force were given by hand: they stand
	StaffGone    StaffKind = "removed" // taken out of the staff before; stays so
	StaffAgain   StaffKind = "again"   // the same person as an earlier row of the list
)

// A StaffMatch is what one row of a list of staff would do.
type StaffMatch struct {
	Row    int // of the people of the draft
	Kind   StaffKind
	Staff  exam.ID           // whom it is about; zero of who is new
	Values []exam.FieldValue // that are taken
	Stands []exam.FieldValue // Old stands, New is what the list says
	first  int               // the earlier row, of StaffAgain
}

// A StaffComparison is what a list of staff would bring. Nobody is ever taken out of
// the staff because a list does not have them: they are only told.
type StaffComparison struct {
	File    string
	Matches []StaffMatch // one for each row, in their order
	Missing []exam.ID    // who came from a list and is not in this one

	people []roster.StaffRow // the rows, each with what rows below say of the same person
}

// Count is how many rows are of a kind.
func (c StaffComparison) Count(kind StaffKind) (n int) {
	for i := range c.Matches {
		if c.Matches[i].Kind == kind {
			n++
		}
	}
	return n
}

// CompareStaff says what a list of staff would bring, and changes nothing. A row is
// about somebody in force if it has their payroll number, be it without its zeros in
// front, or card number; else, where no number says otherwise, if it has their name and
// school.
func (s *State) CompareStaff(d StaffDraft) StaffComparison {
	c := StaffComparison{File: d.File, Matches: make([]StaffMatch, len(d.People)), people: slices.Clone(d.People)}
	first := map[string]int{}
	for i := range c.people {
		c.Matches[i].Row = i
		if j, ok := earlier(first, c.people, i); ok {
			c.Matches[i].Kind, c.Matches[i].first = StaffAgain, j
			for _, v := range filled(&c.people[j].Staff, &c.people[i].Staff) {
				c.people[j].Staff.Set(v.Field, v.New)
			}
		}
	}
	m := newStaffMatcher(s)
	at, other := m.match(c.people, func(row int) bool { return c.Matches[row].Kind == StaffAgain })
	for i := range c.people {
		row, one := &c.people[i], &c.Matches[i]
		switch {
		case one.Kind == StaffAgain:
			one.Staff = c.Matches[one.first].Staff
			continue
		case at[i] < 0:
			one.Kind = StaffNew
			continue
		}
		who := &m.people[at[i]]
		one.Staff = who.ID
		if at[i] >= len(s.Staff) {
			one.Kind = StaffGone
			continue
		}
		if other[i] { // another record of theirs says this one: they are one by a person's word
			one.Kind = StaffKnown
			continue
		}
		one.Values, one.Stands = s.staffDifferences(who, row)
		switch {
		case len(one.Values) > 0:
			one.Kind = StaffChanged
		case len(one.Stands) > 0:
			one.Kind = StaffByHand
		default:
			one.Kind = StaffKnown
		}
	}
	for i := range s.Staff {
		if !m.claimed[i] && s.Staff[i].Source.File != "" {
			c.Missing = append(c.Missing, s.Staff[i].ID)
		}
	}
	return c
}

// earlier finds the row above that is of the same person: a number in common, and
// the name. What is alike in its name alone may be two people.
func earlier(first map[string]int, people []roster.StaffRow, i int) (int, bool) {
	for _, key := range numbersOf(&people[i].Staff) {
		if j, ok := first[key]; ok && roster.NearName(people[j].Staff.Name, people[i].Staff.Name) {
			return j, true
		}
	}
	for _, key := range numbersOf(&people[i].Staff) {
		if _, ok := first[key]; !ok {
			first[key] = i
		}
	}
	return 0, false
}

// staffDifferences are what a row says otherwise of somebody: what is taken, and
// what is not, since somebody gave the value in force by hand.
func (s *State) staffDifferences(who *exam.Staff, row *roster.StaffRow) (values, stands []exam.FieldValue) {
	for _, f := range exam.StaffFields() {
		was, now := who.Value(f), row.Staff.Value(f)
		if now == "" && !slices.Contains(row.None, f) || staffAlike(f, who, &row.Staff) || f == exam.FieldStaffNumber && onlyZeros(was, now) && len(now) < len(was) {
			continue
		}
		set := []exam.FieldValue{{Field: f, Old: was, New: now}}
		for _, part := range nameParts[f] { // they would be printed as long as they stand
			if old := who.Value(part); old != "" {
				set = append(set, exam.FieldValue{Field: part, Old: old})
			}
		}
		if slices.ContainsFunc(set, func(v exam.FieldValue) bool { return s.staffByHand(who, v.Field) }) {
			stands = append(stands, set[0])
		} else {
			values = append(values, set...)
		}
	}
	return values, stands
}

var nameParts = map[exam.Field][]exam.Field{
	exam.FieldFullAr: {exam.FieldFamilyAr, exam.FieldGivenAr},
	exam.FieldFullFr: {exam.FieldFamilyFr, exam.FieldGivenFr},
}

// staffByHand reports whether a value was given by hand: changed, or there from the
// beginning of somebody whom no list brought.
func (s *State) staffByHand(who *exam.Staff, f exam.Field) bool {
	if m, changed := s.StaffHand(who.ID, f); changed {
		return m.Origin.Manual()
	}
	return who.Source.File == "" && who.Value(f) != ""
}

// staffAlike: accents, letter case and the order of the words of a whole name make
// no other value.
func staffAlike(f exam.Field, who, row *exam.Staff) bool {
	was, now := who.Value(f), row.Value(f)
	if text.Fold(was) == text.Fold(now) && (was == "") == (now == "") {
		return true
	}
	script := exam.Name.Arabic
	switch f {
	case exam.FieldFullFr, exam.FieldFamilyFr, exam.FieldGivenFr:
		script = exam.Name.Latin
	case exam.FieldFullAr, exam.FieldFamilyAr, exam.FieldGivenAr:
	default:
		return false
	}
	words := func(m *exam.Staff) []string {
		return slices.Sorted(slices.Values(strings.Fields(text.Fold(script(m.Name)))))
	}
	return slices.Equal(words(who), words(row))
}
