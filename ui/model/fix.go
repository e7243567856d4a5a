package model

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Fix is the mending of fields of a candidate by hand. What is typed for one
// field stays while another one is looked at; all of it is saved at once.
type Fix struct {
	Document exam.Document
	Reason   string
	Err      error // of the last Save

	lang    text.Lang
	office  Office
	person  exam.ID
	field   exam.Field
	fields  []exam.Field
	people  []exam.ID
	finding exam.Finding // that is mended; zero if none is
	typed   map[place]string
	done    string // the fields that were mended
}

// place is one field of one person.
type place struct {
	person exam.ID
	field  exam.Field
}

// NewFix mends a field of a candidate; with "", whichever are chosen. False if
// there is no such candidate.
func NewFix(lang text.Lang, o Office, id exam.ID, field exam.Field) (*Fix, bool) {
	m := &Fix{lang: lang, office: o, person: id, people: []exam.ID{id}, typed: map[place]string{}}
	c, ok := o.State().Candidate(id)
	if !ok {
		return nil, false
	}
	if m.fields = []exam.Field{field}; field == "" {
		m.fields = fieldsOf(&c, o.State().Plan == nil)
	}
	m.field = m.fields[0]
	return m, true
}

// NewFixOf mends what a finding speaks of. False if it is about nobody of the
// file.
func NewFixOf(lang text.Lang, o Office, f exam.Finding) (*Fix, bool) {
	m, ok := NewFix(lang, o, f.Candidate, f.Field)
	if !ok {
		return nil, false
	}
	m.finding, m.people = f, o.State().Concerned(f)
	if other := otherScript[f.Field]; f.Code == exam.NamesApart && other != "" {
		m.fields = append(m.fields, other) // either may be the wrong one
	}
	return m, true
}

// otherScript is the field of the same name in Latin letters.
var otherScript = map[exam.Field]exam.Field{
	exam.FieldFamilyAr: exam.FieldFamilyFr, exam.FieldGivenAr: exam.FieldGivenFr, exam.FieldFullAr: exam.FieldFullFr,
}

// fieldsOf are the fields that can be mended of a candidate: a name as their
// list has it, whole or in parts; a place only while the plan does not decide it.
func fieldsOf(c *exam.Candidate, places bool) []exam.Field {
	return slices.DeleteFunc(exam.Fields(), func(f exam.Field) bool {
		switch f {
		case exam.FieldLevel, exam.FieldCentre: // the one is the track by another name, the other is the file's
			return true
		case exam.FieldRoom, exam.FieldTable:
			return !places
		case exam.FieldFullAr:
			return c.Name.FullAr == ""
		case exam.FieldFullFr:
			return c.Name.FullFr == ""
		case exam.FieldFamilyAr, exam.FieldGivenAr:
			return c.Name.FullAr != ""
		case exam.FieldFamilyFr, exam.FieldGivenFr:
			return c.Name.FullFr != ""
		}
		return false
	})
}

// People are those whom the finding is about, told apart by where they were
// read; one if it is not about several.
func (m *Fix) People() (names, details []string) {
	for _, id := range m.people {
		c, _ := m.office.State().Candidate(id)
		names = append(names, NameIn(m.lang, c.Name))
		said := joined(" · ", text.LTR(c.Number), text.LTR(c.Massar), text.ShortDate(m.lang, string(c.Born)), c.School,
			app.Place(m.lang, exam.Finding{Source: c.Source}))
		if !m.lang.RTL() {
			said = text.LTR(said) // whatever the script of the school
		}
		details = append(details, said)
	}
	return names, details
}

// Person is whose field is in view, ChoosePerson and ChooseField look at another.
func (m *Fix) Person() exam.ID      { return m.person }
func (m *Fix) ChoosePerson(at int)  { m.person = m.people[at] }
func (m *Fix) Field() exam.Field    { return m.field }
func (m *Fix) Fields() []exam.Field { return m.fields }
func (m *Fix) ChooseField(at int)   { m.field = m.fields[at] }

// At is which of People is in view.
func (m *Fix) At() int { return slices.Index(m.people, m.person) }

// FieldName is what the field in view is called.
func (m *Fix) FieldName() string { return FieldName(m.lang, m.field) }

// FieldNames are what the fields to choose among are called.
func (m *Fix) FieldNames() []string { return fieldNames(m.lang, m.fields) }

// Finding is what is mended, "" if nothing was found wrong.
func (m *Fix) Finding() string {
	if m.finding.Code == "" {
		return ""
	}
	return app.Describe(m.lang, m.finding)
}

// Severity is how grave it is.
func (m *Fix) Severity() exam.Severity { return m.finding.Severity }

// Present is the value in force, in words.
func (m *Fix) Present() string { return app.FieldWords(m.lang, m.field, m.value(m.person, m.field)) }

func (m *Fix) value(id exam.ID, f exam.Field) string {
	c, _ := m.office.State().Candidate(id)
	return app.FieldValue(&c, f)
}

// Raw is what a list says where that is not the value in force: what could not
// be read, or what was mended since; "" where the list says the same.
func (m *Fix) Raw() string {
	if f := m.finding; f.Field == m.field && f.Candidate == m.person && f.Value != m.value(m.person, m.field) {
		if f.Code == exam.RowDiffers { // as values in force are written
			return app.FieldWords(m.lang, f.Field, f.Value)
		}
		return f.Value
	}
	for _, f := range m.office.State().Findings() {
		if f.Candidate == m.person && f.Field == m.field && f.Value != "" && f.Value != m.value(m.person, m.field) && f.Row > 0 {
			return f.Value
		}
	}
	if mends := m.office.State().Dossier(m.person).Mends[m.field]; len(mends) > 0 {
		return app.FieldWords(m.lang, m.field, mends[0].Old)
	}
	return ""
}

// Choices are the values of a field that has few, and what they are called; nil
// of one that is typed.
func (m *Fix) Choices() (values, names []string) { return fieldChoices(m.lang, m.field) }

// Typed is what is typed for the field in view; at first what the list says, to
// be put right, or else the value in force.
func (m *Fix) Typed() string {
	if words, ok := m.typed[place{m.person, m.field}]; ok {
		return words
	}
	if _, names := m.Choices(); names == nil && m.finding.Field == m.field && m.finding.Candidate == m.person {
		if raw := m.Raw(); raw != "" {
			return raw
		}
	}
	if _, names := m.Choices(); names == nil {
		return m.Present()
	}
	if f := m.finding; f.Code == exam.RowDiffers && f.Field == m.field {
		return f.Value
	}
	return m.value(m.person, m.field)
}

// Type takes what is typed.
func (m *Fix) Type(words string) { m.typed[place{m.person, m.field}] = words }

// Others names the fields in which something else was typed, beside the one in
// view; "" if there are none.
func (m *Fix) Others() string {
	names := ""
	for _, id := range m.people {
		for _, f := range m.fields {
			if (id != m.person || f != m.field) && m.changed(place{id, f}) {
				names = joined(listComma(m.lang), names, FieldName(m.lang, f))
			}
		}
	}
	return names
}

// changed reports whether something else than the value in force was typed
// somewhere.
func (m *Fix) changed(p place) bool {
	words, ok := m.typed[p]
	was := m.value(p.person, p.field)
	return ok && words != was && words != app.FieldWords(m.lang, p.field, was)
}

// Save keeps what was typed, all or nothing. What is refused comes into view.
func (m *Fix) Save(ctx context.Context) func() {
	var corrections []app.Correction
	done := ""
	for _, id := range m.people {
		for _, f := range m.fields {
			p := place{id, f}
			inView := p == place{m.person, m.field}
			if !inView && !m.changed(p) {
				continue
			}
			words := m.typed[p]
			if inView {
				words = m.Typed()
			}
			corrections = append(corrections, app.Correction{Candidate: id, Field: f, Value: words, Document: m.Document, Reason: m.Reason})
			if name := FieldName(m.lang, f); m.changed(p) && !strings.Contains(done, name) {
				done = joined(listComma(m.lang), done, name)
			}
		}
	}
	err := m.office.Correct(ctx, corrections...)
	return func() {
		m.Err, m.done = err, cmp.Or(done, FieldName(m.lang, m.field))
		if refused := new(app.FieldRefusal); errors.As(err, &refused) {
			for _, c := range corrections {
				if c.Field == refused.Finding.Field && m.field != c.Field {
					m.person, m.field = c.Candidate, c.Field
				}
			}
		}
	}
}

// Wrong is what the user can put right themselves of why it was not saved, ""
// if nothing: the finding's own words about what was typed, or that this is the
// value already.
func (m *Fix) Wrong() string { return refusal(m.lang, m.Err) }

// Done says what was mended.
func (m *Fix) Done() string {
	c, _ := m.office.State().Candidate(m.person)
	return text.T(m.lang, "screen.fix.done", text.Args{"fields": m.done, "name": NameIn(m.lang, c.Name)})
}
