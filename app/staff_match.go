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
func (m *staffMatcher) match(rows []roster.StaffRow, skip func(row int) bool) []int {
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
			if at[i] >= 0 || skip(i) {
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
	return m.first(m.by, numbersOf(row), func(who *exam.Staff) bool { return fits(who, row) })
}

func (m *staffMatcher) byName(row *exam.Staff) int {
	keys := nameKeys(row.Name)
	for i := range keys {
		keys[i] += "\n" + text.Fold(row.School)
	}
	return m.first(m.named, keys, func(who *exam.Staff) bool { return !contradict(who, row) })
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

// contradict reports that a number says that two records are of two people.
func contradict(a, b *exam.Staff) bool {
	differ := func(a, b string) bool { return a != "" && b != "" && text.Fold(a) != text.Fold(b) }
	return differ(a.Number, b.Number) || differ(a.NationalID, b.NationalID)
}
