package app

import (
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

// FieldValue is what a candidate's field says, as Correct takes it: dates in
// ISO, a sex or a kind of candidature by its code.
func FieldValue(c *exam.Candidate, f exam.Field) string { return roster.FieldValue(c, f) }

// codes are the fields that two people never share.
var codes = []exam.Field{exam.FieldNumber, exam.FieldMassar, exam.FieldNationalID}

// Concerned are the candidates whom a finding is about: the one that it names,
// then those who have the same code, or who were read from the row that it names
// beside. Empty where it is about nobody of the file.
func (s *State) Concerned(f exam.Finding) []exam.ID {
	one, ok := s.Candidate(f.Candidate)
	if !ok {
		return nil
	}
	people := []exam.ID{f.Candidate}
	shared := ""
	if slices.Contains(codes, f.Field) && s.another(f) {
		shared = roster.FieldValue(&one, f.Field)
	}
	for i := range s.Candidates {
		c := &s.Candidates[i]
		if c.ID == one.ID {
			continue
		}
		if shared != "" && roster.FieldValue(c, f.Field) == shared || shared == "" && s.another(f) && readFrom(c.Source, f) {
			people = append(people, c.ID)
		}
	}
	return people
}

// another reports whether a finding speaks of a second person, by their row.
func (s *State) another(f exam.Finding) bool {
	switch f.Code {
	case exam.NumberShared, exam.MassarShared, exam.NationalIDShared, exam.TableTaken, exam.PersonTwice:
		return f.Other != ""
	}
	return false
}

// readFrom reports whether somebody was read from the row that a finding names
// beside its own: with the sheet or the file before it where these are others.
func readFrom(c exam.Source, f exam.Finding) bool {
	row := strconv.Itoa(c.Row)
	switch {
	case c.File != f.File:
		return f.Other == c.File+":"+row
	case c.Sheet != f.Sheet:
		return f.Other == c.Sheet+":"+row
	}
	return f.Other == row
}

// A RowOffer is a row that was set aside, and what can be told of it.
type RowOffer struct {
	exam.RowRejected
	Fields []exam.Field // that its list has, those of names at least; in the order of exam.Fields
	Cells  []RowCell
}

// A RowCell is one cell of it.
type RowCell struct {
	Text  string
	Field exam.Field // that it belongs to beyond doubt; "" where that cannot be told
}

// OfferRow tells of a row that was set aside which cells belong to which fields.
// The journal keeps the fields of a list without their places: a cell is told by
// what it says, where it fits one field of the list alone, and no other cell fits
// that one. False if there is no such row.
func (o *Office) OfferRow(id exam.ID) (RowOffer, bool) {
	s := o.State()
	i := slices.IndexFunc(s.Rejected, func(r exam.RowRejected) bool { return r.ID == id })
	if i < 0 {
		return RowOffer{}, false
	}
	offer := RowOffer{RowRejected: s.Rejected[i], Fields: s.listFields(s.Rejected[i].Source.File)}
	known := s.knownIn(offer.Source.File)
	fits := map[exam.Field][]int{}
	for at, cell := range offer.RowRejected.Cells {
		offer.Cells = append(offer.Cells, RowCell{Text: cell})
		var of []exam.Field
		for _, f := range offer.Fields {
			if o.fits(f, cell, known[f]) {
				of = append(of, f)
			}
		}
		if len(of) == 1 {
			fits[of[0]] = append(fits[of[0]], at)
		}
	}
	for f, at := range fits {
		if len(at) == 1 {
			offer.Cells[at[0]].Field = f
		}
	}
	return offer, true
}

// listFields are the fields of a list that a person may be given.
func (s *State) listFields(file string) []exam.Field {
	has := map[exam.Field]bool{}
	for _, list := range s.Imports {
		if list.File == file {
			for _, f := range list.Columns {
				has[f] = true
			}
		}
	}
	if !has[exam.FieldFamilyAr] && !has[exam.FieldFullAr] && !has[exam.FieldFamilyFr] && !has[exam.FieldFullFr] {
		has[exam.FieldFamilyAr], has[exam.FieldGivenAr] = true, true
	}
	return slices.DeleteFunc(exam.Fields(), func(f exam.Field) bool {
		return !has[f] || f == exam.FieldCentre || f == exam.FieldLevel && has[exam.FieldTrack]
	})
}

// knownIn are the values that the people of a list have: words folded, of codes
// their shapes.
func (s *State) knownIn(file string) map[exam.Field]map[string]bool {
	known := map[exam.Field]map[string]bool{}
	for i := range s.Candidates {
		c := &s.Candidates[i]
		if c.Source.File != file {
			continue
		}
		for _, f := range append(slices.Clone(common), codes...) {
			if v := roster.FieldValue(c, f); v != "" {
				if known[f] == nil {
					known[f] = map[string]bool{}
				}
				known[f][likeness(f, v)] = true
			}
		}
	}
	return known
}

// common are the fields whose values many people share.
var common = []exam.Field{
	exam.FieldTrack, exam.FieldLevel, exam.FieldSchool, exam.FieldClass, exam.FieldBirthPlace,
	exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFamilyFr, exam.FieldGivenFr,
}

// likeness is by what a value is known again: a word by itself, a code by where
// it has letters and where digits.
func likeness(f exam.Field, v string) string {
	if !slices.Contains(codes, f) {
		return text.Fold(v)
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return 'A'
	}, v)
}

// fits reports whether a cell can be of a field: it reads as one without any
// doubt, and is like what others have there.
func (o *Office) fits(f exam.Field, cell string, known map[string]bool) bool {
	value, doubts := roster.ParseField(f, cell, o.SessionYear())
	if value == "" || len(doubts) > 0 {
		return false
	}
	switch {
	case f == exam.FieldBorn:
		return strings.ContainsAny(cell, "/-. ")
	case f == exam.FieldSex || f == exam.FieldCandidature:
		return true
	}
	return known[likeness(f, value)]
}
