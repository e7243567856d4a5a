package app

import (
	"cmp"
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
// about somebody in force if it has their payroll number or card number; else, where
// no number says otherwise, if it has their name and school.
func (s *State) CompareStaff(d StaffDraft) StaffComparison {
	c := StaffComparison{File: d.File, Matches: make([]StaffMatch, len(d.People))}
	m := newStaffMatcher(s)
	at := m.match(d.People)
	first := map[string]int{}
	for i := range d.People {
		row, one := &d.People[i], &c.Matches[i]
		one.Row = i
		if at[i] < 0 {
			one.Kind = StaffNew
			if again, ok := earlier(first, d.People, i); ok {
				one.Kind, one.first = StaffAgain, again
			}
			continue
		}
		who := &m.people[at[i]]
		one.Staff = who.ID
		if at[i] >= len(s.Staff) {
			one.Kind = StaffGone
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
		if _, ok := first[key]; !ok {
			first[key] = i
		}
	}
	return 0, false
}

// numbersOf are the keys that only one person has.
func numbersOf(m *exam.Staff) (keys []string) {
	if m.Number != "" {
		keys = append(keys, "n"+text.Fold(m.Number))
	}
	if m.NationalID != "" {
		keys = append(keys, "c"+text.Fold(m.NationalID))
	}
	return keys
}

// nameKeys are those of a name in each script, whatever the order of its words.
func nameKeys(n exam.Name) (keys []string) {
	for script, name := range [...]string{n.Arabic(), n.Latin()} {
		if words := strings.Fields(text.Fold(name)); len(words) > 0 {
			slices.Sort(words)
			keys = append(keys, string('a'+rune(script))+strings.Join(words, " "))
		}
	}
	return keys
}

// A staffMatcher finds the people of a list among those who are known.
type staffMatcher struct {
	people    []exam.Staff // in force, then those who were removed
	claimed   []bool
	by, named map[string][]int
}

func newStaffMatcher(s *State) *staffMatcher {
	m := &staffMatcher{people: slices.Clone(s.Staff), by: map[string][]int{}, named: map[string][]int{}}
	into := map[exam.ID]exam.ID{}
	for _, g := range s.gone {
		if into[g.Staff.ID] = g.Into; g.Into == (exam.ID{}) {
			m.people = append(m.people, g.Staff)
		}
	}
	for i := range m.people {
		m.know(i, &m.people[i])
	}
	for _, g := range s.gone { // of two records of one person the other is known by the numbers of both
		id := g.Staff.ID
		for hops := 0; hops <= len(into) && into[id] != (exam.ID{}); hops++ {
			id = into[id]
		}
		if i, ok := s.derived.members()[id]; ok {
			m.know(i, &g.Staff)
		}
	}
	m.claimed = make([]bool, len(m.people))
	return m
}

func (m *staffMatcher) know(i int, who *exam.Staff) {
	for _, key := range numbersOf(who) {
		m.by[key] = append(m.by[key], i)
	}
	for _, key := range nameKeys(who.Name) {
		m.named[key+"\n"+text.Fold(who.School)] = append(m.named[key+"\n"+text.Fold(who.School)], i)
	}
}

// match gives each row the place of one person, -1 where there is none; nobody is
// given twice. A number with its name goes before a number alone, that before a name.
func (m *staffMatcher) match(rows []roster.StaffRow) []int {
	at := make([]int, len(rows))
	for i := range at {
		at[i] = -1
	}
	for _, fits := range []func(who, row *exam.Staff) bool{
		func(who, row *exam.Staff) bool { return roster.NearName(who.Name, row.Name) },
		func(_, _ *exam.Staff) bool { return true },
		nil,
	} {
		for i := range rows {
			if at[i] >= 0 {
				continue
			}
			if fits == nil {
				at[i] = m.byName(&rows[i].Staff)
			} else {
				at[i] = m.byNumber(&rows[i].Staff, fits)
			}
			if at[i] >= 0 {
				m.claimed[at[i]] = true
			}
		}
	}
	return at
}

func (m *staffMatcher) byNumber(row *exam.Staff, fits func(who, row *exam.Staff) bool) int {
	for _, key := range numbersOf(row) {
		for _, i := range m.by[key] {
			if !m.claimed[i] && fits(&m.people[i], row) {
				return i
			}
		}
	}
	return -1
}

func (m *staffMatcher) byName(row *exam.Staff) int {
	for _, key := range nameKeys(row.Name) {
		for _, i := range m.named[key+"\n"+text.Fold(row.School)] {
			if !m.claimed[i] && !contradict(&m.people[i], row) {
				return i
			}
		}
	}
	return -1
}

// contradict reports that a number says that two records are of two people.
func contradict(a, b *exam.Staff) bool {
	differ := func(a, b string) bool { return a != "" && b != "" && text.Fold(a) != text.Fold(b) }
	return differ(a.Number, b.Number) || differ(a.NationalID, b.NationalID)
}

// staffDifferences are what a row says otherwise of somebody: what is taken, and
// what is not, since somebody gave the value in force by hand.
func (s *State) staffDifferences(who *exam.Staff, row *roster.StaffRow) (values, stands []exam.FieldValue) {
	for _, f := range exam.StaffFields() {
		was, now := who.Value(f), row.Staff.Value(f)
		if now == "" && !slices.Contains(row.None, f) || staffAlike(f, who, &row.Staff) {
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

func compareSources(a, b exam.Source) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row))
}
