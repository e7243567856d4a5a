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

// A Wish is the form in which a correction is asked for.
type Wish struct {
	Name, Number string
	Fields       []exam.Field // to choose from
	Field        exam.Field
	Value        string // as it is typed
	Document     exam.Document
	By           exam.Requester
	Note         string
	Scans        [][]byte
	Said         string // what is wrong with it, in place
	Err          error  // of the last Attach or Make

	office Office
	desk   *Desk
	who    exam.Candidate
}

// Requesters are those who ask for corrections, in the order in which they are
// offered.
var Requesters = []exam.Requester{exam.ByCandidate, exam.BySchool, exam.ByCentre}

// NewWish returns the form for a candidate, false if there is none. The field is
// the first one that something was found wrong in.
func NewWish(lang text.Lang, o Office, desk *Desk, id exam.ID) (*Wish, bool) {
	s := o.State()
	who, ok := s.Candidate(id)
	if !ok {
		return nil, false
	}
	m := &Wish{
		Name: NameIn(lang, who.Name), Number: who.Number, Fields: app.Correctable(who), Document: exam.DocumentCIN, By: s.Asks(),
		office: o, desk: desk, who: who,
	}
	m.Field = m.Fields[0]
	for _, f := range s.Findings() { // the gravest first
		if f.Candidate == id && slices.Contains(m.Fields, f.Field) {
			m.Field = f.Field
			break
		}
	}
	return m, true
}

// Recorded is what the field says now, as a person reads it.
func (m *Wish) Recorded(lang text.Lang) string {
	return orNone(lang, app.FieldWords(lang, m.Field, app.FieldValue(&m.who, m.Field)))
}

// Choices are the values that a field may have, and what they are called; nil
// where anything may be typed.
func (m *Wish) Choices(lang text.Lang) (values, names []string) {
	if values, names = fieldChoices(lang, m.Field); values != nil {
		return values[1:], names[1:] // nobody asks for a blank
	}
	return nil, nil
}

// Attach reads scans or photos and adds those that are such; of the others the
// first says why not.
func (m *Wish) Attach(lang text.Lang, paths ...string) func() {
	var scans [][]byte
	said, fault := "", error(nil)
	for _, path := range paths {
		scan, words, err := m.read(lang, path)
		if scan != nil {
			scans = append(scans, scan)
		}
		said, fault = cmp.Or(said, words), cmp.Or(fault, err)
	}
	return func() { m.Scans, m.Said, m.Err = append(m.Scans, scans...), said, fault }
}

// read reads a scan; words say what is wrong with it, in place.
func (m *Wish) read(lang text.Lang, path string) (scan []byte, words string, err error) {
	scan, err = m.desk.ReadScan(cleanPath(path))
	switch {
	case errors.Is(err, exam.ErrTooLarge):
		return nil, text.T(lang, "screen.corrections.scan_large"), nil
	case err != nil:
		return nil, "", err
	case app.ScanKind(scan) == "":
		return nil, text.T(lang, "screen.corrections.scan_kind"), nil
	}
	return scan, "", nil
}

// Make asks for the correction.
func (m *Wish) Make(ctx context.Context, lang text.Lang) func() {
	w := app.Wish{
		Candidate: m.who.ID, Field: m.Field, Value: strings.TrimSpace(m.Value), Document: m.Document,
		Note: strings.TrimSpace(m.Note), By: m.By, Scans: m.Scans,
	}
	_, err := m.office.Ask(ctx, w)
	return func() { m.Said, m.Err = refusal(lang, err), err }
}
