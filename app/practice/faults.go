package practice

import (
	"iter"
	"maps"
	"strconv"

	"markaz/app/exam"
)

// Planted is one thing that the list says wrongly.
type Planted struct {
	Code  exam.Code
	Field exam.Field // "" where the whole row is meant
	Row   int        // of the list, from 0; FirstRow of a shape turns it into that of a file
	Value string     // as the list has it
}

// record is one row of a list, by field.
type record map[exam.Field]string

// What a record is beside a candidate's row.
const (
	titleRow exam.Field = "titles" // the titles again
	totalRow exam.Field = "total"  // a totals row; the value is how many
)

// edit is what a list says instead of the truth.
type edit struct {
	field exam.Field
	value string
}

// faulty are the faults of one cell, in the order in which they are planted;
// the neighbour is the candidate one row above.
var faulty = []struct {
	code  exam.Code
	field exam.Field
	value func(neighbour exam.Candidate) string
}{
	{exam.BornBad, exam.FieldBorn, fixed("31/02/2008")},
	{exam.NumberShared, exam.FieldNumber, func(n exam.Candidate) string { return n.Number }},
	{exam.NameIncomplete, exam.FieldGivenAr, fixed("")},
	{exam.MassarShape, exam.FieldMassar, fixed("R12345")},
	{exam.TrackMissing, exam.FieldTrack, fixed("")},
	{exam.BornImplausible, exam.FieldBorn, fixed("14/03/2021")},
	{exam.BornMissing, exam.FieldBorn, fixed("")},
	{exam.NumberMissing, exam.FieldNumber, fixed("")},
	{exam.NumberShape, exam.FieldNumber, fixed("؟؟")},
	{exam.MassarMissing, exam.FieldMassar, fixed("")},
	{exam.MassarShared, exam.FieldMassar, func(n exam.Candidate) string { return n.Massar }},
	{exam.NationalIDShape, exam.FieldNationalID, fixed("123-ABC")},
	{exam.NameScript, exam.FieldFamilyAr, fixed("BENNOUR")},
	{exam.SexUnknown, exam.FieldSex, fixed("غير محدد")},
	{exam.CandidatureUnknown, exam.FieldCandidature, fixed("آخر")},
	{exam.TableTaken, exam.FieldTable, func(n exam.Candidate) string { return n.Table }},
}

func fixed(value string) func(exam.Candidate) string {
	return func(exam.Candidate) string { return value }
}

// plant puts one fault of each kind into the list, as far as there are rows for
// them; kinds that only leaves out are not planted, none means all.
func (c *Centre) plant(only []exam.Code) {
	n := len(c.Candidates)
	wanted := map[exam.Code]bool{}
	for _, code := range only {
		wanted[code] = true
	}
	want := func(code exam.Code) bool { return len(only) == 0 || wanted[code] }
	step := max(n/(len(faulty)+5), 2)
	at := step / 2
	next := func() int { at += step; return at - step }
	for _, f := range faulty {
		if !want(f.code) || f.code == exam.TableTaken && len(c.Rooms) == 0 {
			continue
		}
		i := next()
		if f.code == exam.TableTaken && i < n && c.Candidates[i].Table == "1" {
			i++ // the neighbour must be of the same room
		}
		if i < 1 || i >= n {
			continue
		}
		e := edit{f.field, f.value(c.Candidates[i-1])}
		c.edits[i] = append(c.edits[i], e)
		c.Planted = append(c.Planted, Planted{Code: f.code, Field: f.field, Row: i, Value: e.value})
	}
	c.plantRows(want, next)
	c.countRows()
}

// plantRows puts in rows that are no candidate's own.
func (c *Centre) plantRows(want func(exam.Code) bool, next func() int) {
	n := len(c.Candidates)
	add := func(code exam.Code, i int, r record) {
		if want(code) && i <= n {
			c.extra[i] = r
			c.Planted = append(c.Planted, Planted{Code: code, Row: i - 1})
		}
	}
	if i := next(); i > 0 && i < n {
		add(exam.RowRepeated, i, cells(c.Candidates[i-1]))
	}
	add(exam.HeaderRepeated, next(), record{titleRow: ""})
	add(exam.RowNobody, next(), record{exam.FieldSchool: "الثانوية التأهيلية", exam.FieldSex: "ذكر", exam.FieldClass: "2BAC"})
	add(exam.RowTotal, n, record{totalRow: strconv.Itoa(n)})
}

// countRows moves the rows of what is planted by the rows put in before it.
func (c *Centre) countRows() {
	for k := range c.Planted {
		p := &c.Planted[k]
		own, before := p.Row, 0
		if p.Field == "" {
			own++ // the row put in stands before candidate own
		}
		for at := range maps.Keys(c.extra) {
			if at < own || at == own && p.Field != "" {
				before++
			}
		}
		p.Row = own + before
	}
}

// rows gives the rows of the list.
func (c Centre) rows() iter.Seq[record] {
	return func(yield func(record) bool) {
		for i := range len(c.Candidates) + 1 {
			if r, ok := c.extra[i]; ok && !yield(r) {
				return
			}
			if i == len(c.Candidates) {
				return
			}
			r := cells(c.Candidates[i])
			for _, e := range c.edits[i] {
				r[e.field] = e.value
			}
			if !yield(r) {
				return
			}
		}
	}
}

// cells are what a list says of a candidate.
func cells(c exam.Candidate) record {
	r := record{
		exam.FieldNumber: c.Number, exam.FieldMassar: c.Massar, exam.FieldNationalID: c.NationalID,
		exam.FieldFamilyAr: c.Name.FamilyAr, exam.FieldGivenAr: c.Name.GivenAr,
		exam.FieldFamilyFr: c.Name.FamilyFr, exam.FieldGivenFr: c.Name.GivenFr,
		exam.FieldSex:  map[exam.Sex]string{exam.Male: "ذكر", exam.Female: "أنثى"}[c.Sex],
		exam.FieldBorn: dayMonthYear(c.Born), exam.FieldBirthPlace: c.BirthPlace,
		exam.FieldTrack: c.Track, exam.FieldLevel: c.Track, exam.FieldSchool: c.School, exam.FieldClass: c.Class,
		exam.FieldRoom: c.Room, exam.FieldTable: c.Table,
		exam.FieldCandidature: map[exam.Candidature]string{
			exam.SchooledPublic: "ممدرس عمومي", exam.SchooledPrivate: "ممدرس خصوصي", exam.Free: "حر",
		}[c.Candidature],
	}
	for _, a := range c.Adaptations {
		r[exam.FieldAdaptation] = a.Text
	}
	return r
}

func dayMonthYear(d exam.Date) string {
	if d.Time().IsZero() {
		return ""
	}
	return d.Time().Format("02/01/2006")
}
