package model

import (
	"strings"

	"markaz/app"
	"markaz/app/text"
)

// Outcome says what the decisions will mean, before they are written.
func (m *Compare) Outcome(lang text.Lang) string {
	parts := counted(lang, m.state.Outcome(&m.c, m.decisions()))
	if n := m.Open(); n > 0 {
		parts = append(parts, text.T(lang, "screen.compare.outcome.open", text.Args{"n": n}))
	}
	if len(parts) == 0 {
		return text.T(lang, "screen.compare.outcome.nothing")
	}
	return strings.Join(parts, listComma(lang))
}

// Account says what was written, one line for each thing, and what is left.
func (m *Compare) Account(lang text.Lang) []string {
	lines := counted(lang, *m.Done)
	for _, left := range []struct {
		key string
		n   int
	}{{"rejected", m.Done.Rejected}, {"open", m.Open()}} {
		if left.n > 0 {
			lines = append(lines, text.T(lang, "screen.compare.done."+left.key, text.Args{"n": left.n}))
		}
	}
	return lines
}

// counted says what decisions come to.
func counted(lang text.Lang, out app.Settled) (parts []string) {
	for _, one := range []struct {
		key string
		n   int
	}{
		{"added", out.Added},
		{"restored", out.Restored},
		{"removed", out.Removed},
		{"freed", out.Freed},
		{"fields", out.Fields},
		{"moved", out.Moved},
		{"kept", out.Kept},
		{"requested", out.Requested},
	} {
		if one.n > 0 {
			parts = append(parts, text.T(lang, "screen.compare.outcome."+one.key, text.Args{"n": one.n}))
		}
	}
	return parts
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
			"name": NameIn(lang, who.Name), "room": text.LTR(who.Room), "table": text.LTR(who.Table),
		}))
	}
	return lines
}
