package model

import (
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
	Err          error  // what is not for the form to say

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

// Choices are the values that a field may have, in words, nil where anything may
// be typed.
func (m *Wish) Choices(lang text.Lang) (words []string) {
	var codes []string
	switch m.Field {
	case exam.FieldSex:
		codes = []string{string(exam.Female), string(exam.Male)}
	case exam.FieldCandidature:
		codes = []string{"schooled_public", "schooled_private", "free"}
	}
	for _, c := range codes {
		words = append(words, app.FieldWords(lang, m.Field, c))
	}
	return words
}

// Attach reads a scan or a photo and adds it.
func (m *Wish) Attach(lang text.Lang, path string) func() {
	scan, err := m.desk.ReadScan(cleanPath(path))
	return func() {
		m.Said, m.Err = "", nil
		switch {
		case errors.Is(err, exam.ErrTooLarge):
			m.Said = text.T(lang, "screen.corrections.scan_large")
		case err != nil:
			m.Err = err
		case app.ScanKind(scan) == "":
			m.Said = text.T(lang, "screen.corrections.scan_kind")
		default:
			m.Scans = append(m.Scans, scan)
		}
	}
}

// Make asks for the correction; what is wrong is in Said or Err, with neither it
// is done.
func (m *Wish) Make(ctx context.Context, lang text.Lang) func() {
	w := app.Wish{
		Candidate: m.who.ID, Field: m.Field, Value: strings.TrimSpace(m.Value), Document: m.Document,
		Note: strings.TrimSpace(m.Note), By: m.By, Scans: m.Scans,
	}
	_, err := m.office.Ask(ctx, w)
	return func() { m.Said, m.Err = refusedInPlace(lang, err) }
}
