package roster

import (
	"slices"
	"strings"
	"unicode/utf8"

	"markaz/app/exam"
	"markaz/app/text"
)

// A joined says who each row of a list is.
type joined struct {
	force, removed []int  // of Standing for each row; -1 for nobody
	claimed        []bool // of those in force: some row is theirs
}

// join finds the people of a list among those in force, then among the removed.
// Those who are alike come first: they leave the others to choose from. What a
// person's own list said of them counts as well as what is in force since.
func join(s Standing, d Draft) joined {
	j := joined{force: make([]int, len(d.Rows)), removed: make([]int, len(d.Rows))}
	for i := range d.Rows {
		j.force[i], j.removed[i] = -1, -1
	}
	m := newMerger(s.InForce)
	m.add(s.Listed)
	j.claimed = m.claimed
	m.match(d, j.force, nil)
	taken := func(row int) bool { return j.force[row] >= 0 }
	out := newMerger(s.Removed)
	out.add(s.Listed)
	out.match(d, j.removed, taken)
	return j
}

type merger struct {
	people  []exam.Candidate // those to be found, then what their lists said of some
	whom    []int32          // of people: whom they are, by their place among those to be found
	claimed []bool
	by      map[string][]int32 // identifiers and names -> people
}

func newMerger(people []exam.Candidate) *merger {
	m := &merger{claimed: make([]bool, len(people)), by: make(map[string][]int32, 3*len(people))}
	m.people = slices.Clip(people)
	for i := range people {
		m.whom = append(m.whom, int32(i))
		m.index(i)
	}
	return m
}

// add makes people known by other values, too.
func (m *merger) add(listed []exam.Candidate) {
	if len(listed) == 0 {
		return
	}
	at := make(map[exam.ID]int32, len(m.people))
	for i := range m.people {
		at[m.people[i].ID] = int32(i)
	}
	for _, c := range listed {
		if i, ok := at[c.ID]; ok {
			m.people, m.whom = append(m.people, c), append(m.whom, i)
			m.index(len(m.people) - 1)
		}
	}
}

func (m *merger) index(i int) {
	for rank := range ranks {
		for _, k := range keys(&m.people[i], rank) {
			m.by[k] = append(m.by[k], int32(i))
		}
	}
}

// match finds whom each row is, the surest first: one sure of a code never loses
// to another's name.
func (m *merger) match(d Draft, found []int, skip func(row int) bool) {
	if len(m.people) == 0 {
		return
	}
	for _, same := range []func(a, b *exam.Candidate) bool{identical, samePerson} {
		for rank := range ranks {
			for i := range d.Rows {
				if found[i] < 0 && (skip == nil || !skip(i)) {
					found[i] = m.find(&d.Rows[i].Candidate, rank, same)
				}
			}
		}
	}
}

// ranks is how many kinds of keys there are, the surest first.
const ranks = 5

// keys are those of one rank by which a person may be found again: codes, card,
// name with birth date; of a row all of whose names and codes were wrong, where
// it stands in the list.
func keys(c *exam.Candidate, rank int) []string {
	key := func(mark, value string) []string {
		if value == "" {
			return nil
		}
		return []string{mark + value}
	}
	switch rank {
	case 0:
		return key("m", c.Massar)
	case 1:
		return key("n", c.Number)
	case 2:
		return key("c", c.NationalID)
	case 3:
		var all []string
		for _, name := range [...]string{c.Name.Arabic(), c.Name.Latin()} {
			if name != "" {
				all = append(all, "p"+text.Fold(name)+"\x00"+string(c.Born))
			}
		}
		return all
	}
	if c.Number != "" || c.Massar != "" || c.NationalID != "" || !c.Name.IsZero() {
		return nil
	}
	return []string{"r" + c.Source.File + "\x00" + Where(c.Source, exam.Source{File: c.Source.File})}
}

// maxTries bounds the search among people who share a number.
const maxTries = 50

func (m *merger) find(c *exam.Candidate, rank int, same func(a, b *exam.Candidate) bool) int {
	for _, k := range keys(c, rank) {
		tries := 0
		for _, i := range m.by[k] {
			who := m.whom[i]
			if m.claimed[who] {
				continue
			}
			if same(&m.people[i], c) {
				m.claimed[who] = true
				return int(who)
			}
			if tries++; tries > maxTries {
				break
			}
		}
	}
	return -1
}

func identical(a, b *exam.Candidate) bool { return said(*a) == said(*b) }

// likeness is how two values of one field compare.
type likeness int8

const (
	unknown likeness = iota // one of them is blank
	equal
	near // the same word with a slip of the pen
	apart
)

func compare(a, b string) likeness {
	switch {
	case a == "" || b == "":
		return unknown
	case a == b:
		return equal
	}
	return apart
}

// samePerson weighs what two records agree on against what they contradict
// each other in.
func samePerson(a, b *exam.Candidate) bool {
	name, born := compareNames(a.Name, b.Name), compare(string(a.Born), string(b.Born))
	m, n, c := compare(a.Massar, b.Massar), compare(a.Number, b.Number), compare(a.NationalID, b.NationalID)
	if m != equal && n != equal && c != equal {
		contradicted := m == apart && n != unknown || n == apart && m != unknown || m == apart && c == apart
		return name == equal && born == equal && !contradicted ||
			name == equal && born == unknown && m == unknown && n == unknown && c == unknown && a.School == b.School && a.Class == b.Class
	}
	contradicted := m == apart || n == apart || c == apart
	switch name {
	case equal:
		return born != apart || !contradicted
	case near:
		return !contradicted || born == equal
	case unknown:
		return born != apart && !contradicted
	}
	return born == equal && !contradicted && (m == equal || c == equal)
}

// compareNames compares in the script that both have.
func compareNames(a, b exam.Name) likeness {
	best := unknown
	for _, pair := range [][2]string{{a.Arabic(), b.Arabic()}, {a.Latin(), b.Latin()}} {
		if pair[0] == "" || pair[1] == "" {
			continue
		}
		l := compareWords(strings.Fields(text.Fold(pair[0])), strings.Fields(text.Fold(pair[1])))
		if best == unknown || l < best {
			best = l
		}
	}
	return best
}

// compareWords is equal for the same words in any order, near if every word of
// the shorter name is in the longer one but for one letter.
func compareWords(a, b []string) likeness {
	if len(a) > len(b) {
		a, b = b, a
	}
	x, y := slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	if slices.Equal(x, y) {
		return equal
	}
	for _, w := range a {
		if !slices.ContainsFunc(b, func(v string) bool { return w == v || oneSlip(w, v) }) {
			return apart
		}
	}
	return near
}

// oneSlip reports whether one letter put in, left out or changed makes a of b.
func oneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || utf8.RuneCountInString(a) < 3 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return slices.Equal(x[min(i+1, len(x)):], y[min(i+1, len(y)):])
	}
	return slices.Equal(x[i:], y[i+1:])
}
