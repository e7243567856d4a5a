package model

import (
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Findings are what was found wrong, as a page to work through.
type Findings struct {
	all  []exam.Finding
	Only exam.Severity // "" shows all
}

// NewFindings returns the page of these findings, gravest first as given.
func NewFindings(all []exam.Finding) *Findings { return &Findings{all: all} }

// Severities are the severities, gravest first.
var Severities = []exam.Severity{exam.Blocking, exam.Warning, exam.Hint}

// Count is how many there are of a severity, of all with "".
func (m *Findings) Count(s exam.Severity) int {
	n := 0
	for _, f := range m.all {
		if s == "" || f.Severity == s {
			n++
		}
	}
	return n
}

// Shown are the findings of the severity chosen.
func (m *Findings) Shown() []exam.Finding {
	if m.Only == "" {
		return m.all
	}
	var shown []exam.Finding
	for _, f := range m.all {
		if f.Severity == m.Only {
			shown = append(shown, f)
		}
	}
	return shown
}

// SeverityName is what a severity is called: يجب تصحيحه، للانتباه، للاطلاع.
func SeverityName(lang text.Lang, s exam.Severity) string {
	return Word(lang, "severity."+string(s))
}

// Summary says how many findings there are of each severity, "" if none.
func (m *Findings) Summary(lang text.Lang) string {
	var parts []string
	for _, s := range Severities {
		if n := m.Count(s); n > 0 {
			parts = append(parts, SeverityName(lang, s)+" "+text.Number(lang, n))
		}
	}
	return strings.Join(parts, " · ")
}

// Sentence says a finding, and Place where it was read.
func Sentence(lang text.Lang, f exam.Finding) (sentence, place string) {
	return app.Describe(lang, f), app.Place(lang, f)
}
