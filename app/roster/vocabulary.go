package roster

import (
	"slices"
	"sync"

	"markaz/app/exam"
	"markaz/app/text"
)

// People are those whom a list is about.
type People uint8

// The lists that are read: both by one reader, each with its own vocabulary.
const (
	Candidates People = iota
	StaffPeople
)

// A vocabulary is what the lists of some people call their columns, and what tells
// them from the lists of others.
type vocabulary struct {
	mark    string // of the fingerprint of titles: what was said of one kind of list says nothing of the other
	fields  []exam.Field
	titles  func() map[string][]claim
	names   func() map[string]role
	others  []string        // words of titles that are about somebody else
	never   func() []string // titles, folded, that no list of these people has
	seldom  func() []string // titles that a list of these people may have, if it has one of own, too
	own     func() []string
	foreign Reason // refuses a list of the others
	code    func(exam.Code) exam.Code
	number  exam.Field            // that its people are known by
	label   map[exam.Field]string // that a list may have above it instead of in a column
}

func (o Options) words() *vocabulary {
	if o.People == StaffPeople {
		return &staffWords
	}
	return &candidateWords
}

// bare is a reader's vocabulary alone: nothing that the user said.
func (o Options) bare() Options { return Options{People: o.People} }

// list marks findings about the lists of others than candidates.
func (o Options) list() exam.ListKind {
	if o.People == StaffPeople {
		return exam.StaffList
	}
	return ""
}

// found is a finding as it is said of a list of these people.
func (o Options) found(code exam.Code, at exam.Source, f exam.Field, value string) exam.Finding {
	found := exam.Found(o.words().code(code), at, f, value)
	found.List = o.list()
	return found
}

func (v *vocabulary) isField(f exam.Field) bool { return slices.Contains(v.fields, f) }

var candidateWords = vocabulary{
	fields:  exam.Fields(),
	titles:  sync.OnceValue(func() map[string][]claim { return claimTable(exam.Fields(), aliases, weak) }),
	names:   sync.OnceValue(func() map[string]role { return roleTable(roleAliases) }),
	others:  others,
	never:   folding(staffOnly...),
	seldom:  folding(staffMostly...),
	own:     sync.OnceValue(func() []string { return keysOf(aliases, candidateOnly...) }),
	number:  exam.FieldNumber,
	foreign: ListOfStaff,
	code:    func(c exam.Code) exam.Code { return c },
	label:   labelOf,
}

var staffWords = vocabulary{
	mark:    "staff",
	fields:  exam.StaffFields(),
	titles:  sync.OnceValue(func() map[string][]claim { return claimTable(exam.StaffFields(), staffAliases, staffWeak) }),
	names:   sync.OnceValue(func() map[string]role { return roleTable(staffRoles) }),
	others:  staffOthers,
	never:   sync.OnceValue(func() []string { return keysOf(aliases, exam.FieldNumber, exam.FieldMassar) }),
	seldom:  sync.OnceValue(func() []string { return keysOf(aliases, exam.FieldTrack, exam.FieldCandidature, exam.FieldTable) }),
	own:     sync.OnceValue(func() []string { return append(keysOf(staffAliases, staffFieldsOnly...), folding(staffOnly...)()...) }),
	number:  exam.FieldStaffNumber,
	foreign: ListOfCandidates,
	code:    staffCode,
	label:   map[exam.Field]string{exam.FieldSchool: "school"},
}

// candidateOnly are the fields that only candidates have.
var candidateOnly = []exam.Field{
	exam.FieldNumber, exam.FieldMassar, exam.FieldTrack, exam.FieldCandidature, exam.FieldClass, exam.FieldAdaptation, exam.FieldTable, exam.FieldBorn,
}

var staffFieldsOnly = []exam.Field{
	exam.FieldStaffNumber, exam.FieldSubject, exam.FieldTask, exam.FieldExempt, exam.FieldAway, exam.FieldRelatives,
}

func keysOf(aliases map[exam.Field][]string, fields ...exam.Field) (keys []string) {
	for _, f := range fields {
		for _, alias := range aliases[f] {
			keys = append(keys, text.Fold(alias))
		}
	}
	return keys
}

// isForeign recognises the titles of a list of other people.
func (v *vocabulary) isForeign(h header) bool {
	has := func(keys []string) bool {
		return slices.ContainsFunc(h.titles, func(readings []string) bool {
			return slices.ContainsFunc(readings, func(title string) bool { return slices.Contains(keys, text.Fold(title)) })
		})
	}
	return has(v.never()) || has(v.seldom()) && !has(v.own())
}

// staffCode is the code that a finding about staff has of what is found in lists of
// candidates, too, and is worded for these.
func staffCode(c exam.Code) exam.Code {
	switch c {
	case exam.NumberMissing:
		return exam.StaffNumberMissing
	case exam.NumberShape:
		return exam.StaffNumberShape
	case exam.NumberShort:
		return exam.StaffNumberShort
	case exam.RowNobody:
		return exam.StaffRowNobody
	}
	return c
}
