package model

import (
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// Documents are the documents that may have been seen, none first.
func Documents(lang text.Lang) (codes []exam.Document, names []string) {
	codes, names = []exam.Document{""}, []string{text.T(lang, "screen.compare.no_document")}
	for _, d := range exam.Documents() {
		codes, names = append(codes, d), append(names, Word(lang, "correction.document."+string(d)))
	}
	return codes, names
}

// Outcome says what the decisions will mean, before they are written.
func (m *Compare) Outcome(lang text.Lang) string {
	out := m.state.Outcome(&m.c, m.decisions())
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, text.T(lang, "screen.compare.outcome."+key, text.Args{"n": n}))
		}
	}
	add("added", out.Added)
	add("restored", out.Restored)
	add("removed", out.Removed)
	add("freed", out.Freed)
	add("fields", out.Fields)
	add("moved", out.Moved)
	add("kept", out.Kept)
	add("requested", out.Requested)
	add("open", m.Open())
	if len(parts) == 0 {
		return text.T(lang, "screen.compare.outcome.nothing")
	}
	return strings.Join(parts, listComma(lang))
}

// Account says what was written, one line for each thing.
func (m *Compare) Account(lang text.Lang) (lines []string) {
	out := m.Done
	add := func(key string, n int) {
		if n > 0 {
			lines = append(lines, text.T(lang, "screen.compare.done."+key, text.Args{"n": n}))
		}
	}
	add("added", out.Added)
	add("restored", out.Restored)
	add("removed", out.Removed)
	add("freed", out.Freed)
	add("fields", out.Fields)
	add("moved", out.Moved)
	add("kept", out.Kept)
	add("requested", out.Requested)
	add("rejected", out.Rejected)
	add("open", m.Open())
	return lines
}

// mostStayed is how many people are named who could not be moved.
const mostStayed = 12

// Stayed says who could not be moved to the table of the list, and why.
func (m *Compare) Stayed(lang text.Lang) (lines []string) {
	for i, s := range m.Done.Stayed {
		if i == mostStayed {
			return append(lines, text.T(lang, "screen.compare.stayed.more", text.Args{"n": len(m.Done.Stayed) - i}))
		}
		who, _ := m.office.State().Candidate(s.Candidate)
		lines = append(lines, text.T(lang, "screen.compare.stayed."+string(s.Why), text.Args{
			"name": who.Name.Any(), "room": text.LTR(who.Room), "table": text.LTR(who.Table),
		}))
	}
	return lines
}
