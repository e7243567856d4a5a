package app

import (
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

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

// bare is a payroll number without zeros in front.
func bare(number string) string { return strings.TrimLeft(text.Fold(number), "0") }

// onlyZeros reports that two numbers are one but for zeros in front, of which one of
// them has none: a spreadsheet dropped them.
func onlyZeros(a, b string) bool {
	a, b = text.Fold(a), text.Fold(b)
	return a != b && bare(a) != "" && bare(a) == bare(b) && (a == bare(a) || b == bare(b))
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
	bare      map[string][]int      // by payroll numbers without zeros in front
	merged    map[string][]identity // by numbers and names of records that are of one person
}

// An identity is a record of one who has another, or more.
type identity struct {
	who *exam.Staff
	at  int // of the record that stands
}

func newStaffMatcher(s *State) *staffMatcher {
	m := &staffMatcher{people: slices.Clone(s.Staff), by: map[string][]int{}, named: map[string][]int{}, bare: map[string][]int{}, merged: map[string][]identity{}}
	into := map[exam.ID]exam.ID{}
	for _, g := range s.gone {
		if into[g.Staff.ID] = g.Into; g.Into == (exam.ID{}) {
			m.people = append(m.people, g.Staff)
		}
	}
	at := membersOf(m.people)
	for i := range m.people {
		m.know(i, &m.people[i])
	}
	for i := range s.gone {
		id := s.gone[i].Staff.ID
		for hops := 0; hops <= len(into) && into[id] != (exam.ID{}); hops++ {
			id = into[id]
		}
		if stands, ok := at[id]; ok && s.gone[i].Into != (exam.ID{}) {
			m.join(stands, &s.gone[i].Staff)
			m.join(stands, &m.people[stands])
		}
	}
	m.claimed = make([]bool, len(m.people))
	return m
}

func (m *staffMatcher) know(i int, who *exam.Staff) {
	for _, key := range numbersOf(who) {
		m.by[key] = append(m.by[key], i)
	}
	if key := bare(who.Number); key != "" {
		m.bare[key] = append(m.bare[key], i)
	}
	for _, key := range placedKeys(who) {
		m.named[key] = append(m.named[key], i)
	}
}

// join knows somebody by another record of theirs as well.
func (m *staffMatcher) join(i int, who *exam.Staff) {
	for _, key := range slices.Concat(numbersOf(who), placedKeys(who)) {
		m.merged[key] = append(m.merged[key], identity{who, i})
	}
}

// placedKeys are those of a name with the school.
func placedKeys(who *exam.Staff) []string {
	keys := nameKeys(who.Name)
	for i := range keys {
		keys[i] += "\n" + text.Fold(who.School)
	}
	return keys
}

// match gives each row the place of one person, -1 where there is none. A number with
// its name goes before a number that lost its zeros, that before a number alone, and
// that before a name. Nobody is given twice, but
// for those of whom there were two records: of these a list may have a row each, and
// other tells of each row whether it is not the first.
func (m *staffMatcher) match(rows []roster.StaffRow, skip func(row int) bool) (at []int, other []bool) {
	at, other = make([]int, len(rows)), make([]bool, len(rows))
	for i := range at {
		at[i] = -1
	}
	for _, find := range []func(row *exam.Staff) int{
		func(row *exam.Staff) int {
			return m.byNumber(row, func(who *exam.Staff) bool { return roster.NearName(who.Name, row.Name) })
		},
		func(row *exam.Staff) int { return m.byMerged(row, placedKeys(row), m.stands) }, // their number may be from the other record
		m.byBareNumber,
		func(row *exam.Staff) int {
			return m.byNumber(row, func(*exam.Staff) bool { return true })
		},
		func(row *exam.Staff) int { return m.byMerged(row, numbersOf(row), nil) },
		m.byName,
		func(row *exam.Staff) int { return m.byMerged(row, placedKeys(row), nil) },
	} {
		for i := range rows {
			if at[i] >= 0 || skip(i) {
				continue
			}
			if at[i] = find(&rows[i].Staff); at[i] >= 0 {
				other[i], m.claimed[at[i]] = m.claimed[at[i]], true
			}
		}
	}
	return at, other
}

// byMerged is who has two records, one of them that of a row: they may be given
// already. fits may be nil.
func (m *staffMatcher) byMerged(row *exam.Staff, keys []string, fits func(identity) bool) int {
	for _, key := range keys {
		for _, one := range m.merged[key] {
			if !contradict(one.who, row) && (fits == nil || fits(one)) {
				return one.at
			}
		}
	}
	return -1
}

// stands reports whether a record is the one that stands, and not given yet.
func (m *staffMatcher) stands(one identity) bool {
	return one.who == &m.people[one.at] && !m.claimed[one.at]
}

func (m *staffMatcher) byNumber(row *exam.Staff, fits func(who *exam.Staff) bool) int {
	return m.first(m.by, numbersOf(row), fits)
}

func (m *staffMatcher) byBareNumber(row *exam.Staff) int {
	key := bare(row.Number)
	if key == "" {
		return -1
	}
	return m.first(m.bare, []string{key}, func(who *exam.Staff) bool {
		return onlyZeros(who.Number, row.Number) && !contradict(who, row) && roster.NearName(who.Name, row.Name)
	})
}

func (m *staffMatcher) byName(row *exam.Staff) int {
	return m.first(m.named, placedKeys(row), func(who *exam.Staff) bool { return !contradict(who, row) })
}

// first is the first of those with one of the keys who fits and is not given yet. Of
// a key that very many have a few are tried: it tells nobody apart.
func (m *staffMatcher) first(among map[string][]int, keys []string, fits func(who *exam.Staff) bool) int {
	const tries = 32
	for _, key := range keys {
		some := among[key]
		for len(some) > 0 && m.claimed[some[0]] {
			some = some[1:]
		}
		if among[key] = some; len(some) == 0 {
			delete(among, key)
		}
		for _, i := range some[:min(len(some), tries)] {
			if !m.claimed[i] && fits(&m.people[i]) {
				return i
			}
		}
	}
	return -1
}

// contradict reports that a number says that two records are of two people: not one
// that lost its zeros.
func contradict(a, b *exam.Staff) bool {
	differ := func(a, b string) bool { return a != "" && b != "" && text.Fold(a) != text.Fold(b) }
	return differ(a.Number, b.Number) && !onlyZeros(a.Number, b.Number) || differ(a.NationalID, b.NationalID)
}
