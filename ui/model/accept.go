package model

import (
	"context"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// An Accept lets findings stand, with a reason.
type Accept struct {
	Reason string
	Err    error // of the last Save

	lang     text.Lang
	office   Office
	findings []exam.Finding
}

// NewAccept is about these findings.
func NewAccept(lang text.Lang, o Office, findings []exam.Finding) *Accept {
	return &Accept{lang: lang, office: o, findings: findings}
}

// Lines say what is to be accepted: one finding in full, several by their kinds.
func (m *Accept) Lines() []string {
	if len(m.findings) == 1 {
		sentence, place := Sentence(m.lang, m.findings[0])
		return []string{sentence, place}
	}
	var lines []string
	for _, k := range NewFindings(m.findings).Kinds() {
		lines = append(lines, text.T(m.lang, "screen.findings.some", text.Args{"severity": KindName(m.lang, k.Code), "n": k.Count}))
	}
	return lines
}

// Blocking is how many of them must be corrected before validation.
func (m *Accept) Blocking() int { return NewFindings(m.findings).Count(exam.Blocking) }

// usual are the reasons that are given most, by what they are said of: of rows
// that name nobody, of a thing two people have, of the others.
var (
	usualOfRows   = []string{"not_a_person", "known_elsewhere"}
	usualOfShared = []string{"two_people", "seen", "waiting"}
	usual         = []string{"seen", "free", "waiting", "no_effect"}
)

// Reasons are reasons to choose from: those given in this file before, the latest
// first, then the usual ones.
func (m *Accept) Reasons() []string {
	var reasons []string
	before := slices.SortedFunc(slices.Values(m.office.State().Accepted()), func(a, b exam.Acceptance) int { return b.Place.Compare(a.Place) })
	for _, a := range before {
		if !slices.Contains(reasons, a.Reason) && len(reasons) < 5 {
			reasons = append(reasons, a.Reason)
		}
	}
	keys := usual
	switch code := string(m.findings[0].Code); {
	case strings.HasPrefix(code, "row_"):
		keys = usualOfRows
	case strings.HasSuffix(code, "_shared") || strings.HasSuffix(code, "_twice"):
		keys = usualOfShared
	}
	for _, key := range keys {
		if said := text.T(m.lang, "screen.accept.usual."+key); !slices.Contains(reasons, said) {
			reasons = append(reasons, said)
		}
	}
	return reasons
}

// Ready reports whether there is a reason.
func (m *Accept) Ready() bool { return strings.TrimSpace(m.Reason) != "" }

// Save accepts them, all or none.
func (m *Accept) Save(ctx context.Context) func() {
	err := m.office.AcceptFindings(ctx, m.Reason, m.findings...)
	return func() { m.Err = err }
}

// Done says what was accepted.
func (m *Accept) Done() string {
	return text.T(m.lang, "screen.accept.done", text.Args{"n": len(m.findings)})
}
