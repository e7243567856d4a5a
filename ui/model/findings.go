package model

import (
	"slices"
	"strconv"
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

// Grid is the findings shown as a list in columns, in the order in which they
// come.
func (m *Findings) Grid(lang text.Lang) *Grid {
	shown := m.Shown()
	return NewGrid(len(shown),
		GridColumn{
			Key: "severity", Title: text.T(lang, "screen.findings.severity"), Width: 8.6,
			Text:  func(i int) string { return SeverityName(lang, shown[i].Severity) },
			Order: func(i int) string { return strconv.Itoa(slices.Index(Severities, shown[i].Severity)) },
		},
		GridColumn{
			Key: "finding", Title: text.T(lang, "screen.findings.finding"), Width: 20, Grow: 1,
			Text: func(i int) string { return app.Describe(lang, shown[i]) },
		},
		GridColumn{
			Key: "file", Title: Word(lang, "word.file"), Width: 9,
			Text: func(i int) string { return shown[i].File },
		},
		GridColumn{
			Key: "sheet", Title: Word(lang, "word.sheet"), Width: 7, Hidden: true,
			Text: func(i int) string { return shown[i].Sheet },
		},
		GridColumn{
			Key: "row", Title: Word(lang, "word.row"), Width: 5,
			Text: func(i int) string {
				if shown[i].Row == 0 {
					return ""
				}
				return strconv.Itoa(shown[i].Row)
			},
		},
	)
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
