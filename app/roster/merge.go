package roster

import (
	"slices"
	"strings"
	"unicode/utf8"

	"markaz/app/exam"
	"markaz/app/text"
)

// Merged is what a draft brings to the candidates in force.
type Merged struct {
	Added   []Row // people who are new
	Known   int   // rows that say what is in force
	Differs int   // rows about people in force that say otherwise
	// RowDiffers for each field that differs, with the candidate's ID and in
	// Other the value in force; CandidateGone for people of a list that came
	// again without them.
	Notes []exam.Finding
}

// Merge tells new people of a draft from those in force. Nothing in force is
// changed. A person is known by the Massar code, the exam number or the
// identity card as long as the name does not contradict it, else by name and
// birth date; in doubt a row is a new person, and Check marks what is shared.
func Merge(inForce []exam.Candidate, d Draft) Merged {
	m := merger{inForce: inForce, claimed: make([]bool, len(inForce))}
	m.index()
	match := make([]int, len(d.Rows))
	for i := range d.Rows { // those alike first: they leave the others to choose from
		match[i] = m.find(&d.Rows[i].Candidate, identical)
	}
	for i := range d.Rows {
		if match[i] < 0 {
			match[i] = m.find(&d.Rows[i].Candidate, samePerson)
		}
	}
	var out Merged
	for i, row := range d.Rows {
		if match[i] < 0 {
			out.Added = append(out.Added, row)
			continue
		}
		notes := differences(&inForce[match[i]], &row.Candidate)
		if len(notes) == 0 {
			out.Known++
		} else {
			out.Differs++
		}
		out.Notes = append(out.Notes, notes...)
	}
	out.Notes = append(out.Notes, m.gone(d.File)...)
	return out
}

type merger struct {
	inForce []exam.Candidate
	claimed []bool
	by      map[string][]int32 // identifiers and names -> candidates
}

// keys are those by which a person may be found again.
func keys(c *exam.Candidate) []string {
	all := make([]string, 0, 5)
	for _, k := range [...]struct{ mark, value string }{{"n", c.Number}, {"m", c.Massar}, {"c", c.NationalID}} {
		if k.value != "" {
			all = append(all, k.mark+k.value)
		}
	}
	for _, name := range [...]string{c.Name.Arabic(), c.Name.Latin()} {
		if name != "" {
			all = append(all, "p"+text.Fold(name)+"\x00"+string(c.Born))
		}
	}
	return all
}

func (m *merger) index() {
	m.by = make(map[string][]int32, 3*len(m.inForce))
	for i := range m.inForce {
		for _, k := range keys(&m.inForce[i]) {
			m.by[k] = append(m.by[k], int32(i))
		}
		if k := nameless(&m.inForce[i]); k != "" {
			m.by[k] = append(m.by[k], int32(i))
		}
	}
}

// nameless is the key of a row all of whose names and codes were wrong: where
// it stands in the list.
func nameless(c *exam.Candidate) string {
	if c.Number != "" || c.Massar != "" || c.NationalID != "" || !c.Name.IsZero() {
		return ""
	}
	return "r" + c.Source.File + "\x00" + where(c.Source, exam.Source{File: c.Source.File})
}

// maxTries bounds the search among people who share a number.
const maxTries = 50

func (m *merger) find(c *exam.Candidate, same func(a, b *exam.Candidate) bool) int {
	if len(m.inForce) == 0 {
		return -1
	}
	all := keys(c)
	if k := nameless(c); k != "" {
		all = append(all, k)
	}
	for _, k := range all {
		tries := 0
		for _, i := range m.by[k] {
			if m.claimed[i] {
				continue
			}
			if same(&m.inForce[i], c) {
				m.claimed[i] = true
				return int(i)
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

// differences are the fields in which a list says other than what is in force.
// What the list leaves blank is no difference.
func differences(force, list *exam.Candidate) []exam.Finding {
	if identical(force, list) {
		return nil
	}
	var notes []exam.Finding
	old, now := said(*force), said(*list)
	for i, f := range saidFields {
		if now[i] == "" || now[i] == old[i] || wholeName(f, force, now[i]) {
			continue
		}
		n := exam.Found(exam.RowDiffers, list.Source, f, now[i])
		n.Other, n.Candidate = old[i], force.ID
		notes = append(notes, n)
	}
	return notes
}

// saidFields are the fields of said, in its order.
var saidFields = [...]exam.Field{
	exam.FieldNumber, exam.FieldMassar, exam.FieldNationalID, exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFullAr,
	exam.FieldFamilyFr, exam.FieldGivenFr, exam.FieldFullFr, exam.FieldSex, exam.FieldBorn, exam.FieldBirthPlace, exam.FieldTrack,
	exam.FieldSchool, exam.FieldClass, exam.FieldCandidature, exam.FieldAdaptation, exam.FieldRoom, exam.FieldTable,
}

// wholeName accepts a full name that says what is in force as two.
func wholeName(f exam.Field, force *exam.Candidate, full string) bool {
	switch f {
	case exam.FieldFullAr:
		return text.Fold(force.Name.Arabic()) == text.Fold(full)
	case exam.FieldFullFr:
		return text.Fold(force.Name.Latin()) == text.Fold(full)
	}
	return false
}

// gone names those whose list came again without them: lists most of whose
// people the draft has.
func (m *merger) gone(file string) []exam.Finding {
	type list struct{ file, sheet string }
	total, found := map[list]int{}, map[list]int{}
	of := func(i int) list { return list{m.inForce[i].Source.File, m.inForce[i].Source.Sheet} }
	for i := range m.inForce {
		total[of(i)]++
		if m.claimed[i] {
			found[of(i)]++
		}
	}
	var notes []exam.Finding
	for i := range m.inForce {
		c := &m.inForce[i]
		if l := of(i); m.claimed[i] || found[l]*2 <= total[l] {
			continue
		}
		n := exam.Found(exam.CandidateGone, c.Source, "", c.Name.Any())
		n.Candidate, n.Other = c.ID, file
		notes = append(notes, n)
	}
	return notes
}
