package roster

import (
	"hash/maphash"
	"slices"
	"sort"
	"strings"

	"markaz/app/exam"
)

// part is one table of a sheet: from which row of the draft, and what it has
// columns for.
type part struct {
	from int
	has  map[exam.Field]int
}

// end settles what is known only when the whole sheet was read.
func (t *tableReader) end() {
	t.releaseAll()
	if len(t.parts) == 0 {
		return
	}
	work := 0
	for i, p := range t.parts {
		to := t.rows.n
		if i+1 < len(t.parts) {
			to = t.parts[i+1].from
		}
		t.fillMerged(p, to, &work)
		for j := p.from; j < to; j++ {
			t.missing(t.rows.at(j), p.has)
		}
	}
	t.collapse(t.parts[0].from)
}

// maxFill bounds the work that overlapping merged cells can ask for.
const maxFill = 4 * MaxRows

// fillMerged gives every row of a merged cell its value: a class or a room that
// is written once beside thirty candidates.
func (t *tableReader) fillMerged(p part, to int, work *int) {
	row := func(i int) int { return t.rows.at(p.from + i).Candidate.Source.Row }
	for _, a := range t.sheet.merged() {
		if a.bottom <= a.top || a.left != a.right {
			continue
		}
		first := sort.Search(to-p.from, func(i int) bool { return row(i) >= a.top+1 })
		last := sort.Search(to-p.from, func(i int) bool { return row(i) > a.bottom+1 })
		if first >= last || row(first) != a.top+1 {
			continue
		}
		if *work += last - first; *work > maxFill {
			return
		}
		for f, col := range p.has {
			if col == a.left {
				t.copyDown(p.from+first, p.from+last, f)
			}
		}
	}
}

func (t *tableReader) copyDown(from, to int, f exam.Field) {
	if one := t.rows.at(from).staff; one != nil && (f == exam.FieldSubject || f == exam.FieldCycle) {
		for i := from + 1; i < to; i++ {
			if m := t.rows.at(i).staff; m.Value(f) == "" {
				m.Set(f, one.Value(f))
			}
		}
		return
	}
	value := shared(&t.rows.at(from).Candidate, f)
	for i := from + 1; value != nil && i < to; i++ {
		if v := shared(&t.rows.at(i).Candidate, f); v != nil && *v == "" {
			*v = *value
		}
	}
}

// shared are the fields that neighbours have in common.
func shared(c *exam.Candidate, f exam.Field) *string {
	switch f {
	case exam.FieldTrack, exam.FieldLevel, exam.FieldSchool, exam.FieldClass, exam.FieldRoom:
		return c.Words(f)
	}
	return nil
}

// missing reports what the list has a column for and this row has not.
func (t *tableReader) missing(r *Row, has map[exam.Field]int) {
	c := &r.Candidate
	report := func(code exam.Code, f exam.Field) {
		said := slices.ContainsFunc(r.Findings, func(x exam.Finding) bool { return x.Field == f })
		if _, column := has[f]; column && !said {
			r.Findings = append(r.Findings, t.opt.found(code, c.Source, f, ""))
		}
	}
	if r.staff != nil {
		missingStaff(r, report)
		incomplete(c.Name, has, report)
		return
	}
	if c.Number == "" {
		report(exam.NumberMissing, exam.FieldNumber)
	}
	if c.Massar == "" {
		report(exam.MassarMissing, exam.FieldMassar)
	}
	if c.Born == "" {
		report(exam.BornMissing, exam.FieldBorn)
	}
	if c.Track == "" {
		report(exam.TrackMissing, exam.FieldTrack)
	}
	incomplete(c.Name, has, report)
}

// incomplete asks for both halves of a name where the list has both. One
// script is enough.
func incomplete(n exam.Name, has map[exam.Field]int, report func(exam.Code, exam.Field)) {
	half := func(family, given string, f, g exam.Field) bool {
		_, hasFamily := has[f]
		_, hasGiven := has[g]
		if !hasFamily || !hasGiven || (family == "") == (given == "") {
			return false
		}
		if family == "" {
			report(exam.NameIncomplete, f)
		} else {
			report(exam.NameIncomplete, g)
		}
		return true
	}
	ar := half(n.FamilyAr, n.GivenAr, exam.FieldFamilyAr, exam.FieldGivenAr)
	fr := half(n.FamilyFr, n.GivenFr, exam.FieldFamilyFr, exam.FieldGivenFr)
	if ar || fr || !n.IsZero() {
		return
	}
	for _, f := range []exam.Field{exam.FieldFamilyAr, exam.FieldFullAr, exam.FieldFamilyFr, exam.FieldFullFr} {
		if _, column := has[f]; column {
			report(exam.NameIncomplete, f)
			return
		}
	}
}

var seed = maphash.MakeSeed()

// seen finds rows by what they say: the first with a digest, and after each row
// the next with the same.
type seen struct {
	first map[uint64]int32
	next  []int32
}

// collapse keeps the first of rows that say the same in every field, and notes
// the others.
func (t *tableReader) collapse(from int) {
	kept := from
	for i := from; i < t.rows.n; i++ {
		row := t.rows.at(i)
		sum := digest(*row)
		first, found := t.seen.first[sum]
		same := int32(-1)
		for at := first; found && at >= 0 && same < 0; at = t.seen.next[at] {
			if alike(*t.rows.at(int(at)), *row) {
				same = at
			}
		}
		if same >= 0 {
			t.note(exam.RowRepeated, row.Candidate.Source, "", row.Candidate.Number, Where(t.rows.at(int(same)).Candidate.Source, row.Candidate.Source))
			continue
		}
		if !found {
			first = -1
		}
		t.seen.first[sum] = int32(kept)
		t.seen.next = append(t.seen.next, first)
		*t.rows.at(kept) = *row
		kept++
	}
	t.rows.cut(kept)
}

func said(c exam.Candidate) [19]string {
	return [...]string{
		c.Number, c.Massar, c.NationalID, c.Name.FamilyAr, c.Name.GivenAr, c.Name.FullAr, c.Name.FamilyFr, c.Name.GivenFr, c.Name.FullFr,
		string(c.Sex), string(c.Born), c.BirthPlace, c.Track, c.School, c.Class, string(c.Candidature), adapted(c), c.Room, c.Table,
	}
}

func adapted(c exam.Candidate) string {
	if len(c.Adaptations) == 0 {
		return ""
	}
	return c.Adaptations[0].Text
}

func digest(r Row) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, s := range said(r.Candidate) {
		h.WriteString(s)
		h.WriteByte(0)
	}
	h.WriteString(staffSaid(r))
	return h.Sum64()
}

// staffSaid is what a row says beside what candidates have, too.
func staffSaid(r Row) string {
	if r.staff == nil {
		return ""
	}
	m := &r.staff.Staff
	return strings.Join([]string{
		m.Subject, string(m.Cycle), string(m.Task), m.Exempt, m.Value(exam.FieldAway), m.Value(exam.FieldRelatives),
	}, "\x00")
}

func alike(a, b Row) bool {
	return said(a.Candidate) == said(b.Candidate) && staffSaid(a) == staffSaid(b) && slices.EqualFunc(a.Findings, b.Findings, func(x, y exam.Finding) bool {
		return x.Code == y.Code && x.Field == y.Field && x.Value == y.Value
	})
}
