package model

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// columns are what can be said of a finding. Of accepted ones it is shown why,
// by whom and when; what else is shown at first fits a window of 1024.
func (m *Findings) columns() []GridColumn {
	lang, all := m.lang, m.all
	decided := m.Standing != StandingOpen
	column := func(key, title string, width float32, of func(f *exam.Finding) string) GridColumn {
		return GridColumn{Key: key, Title: title, Width: width, Text: func(row int) string { return of(&all[row]) }}
	}
	wide := float32(8.6)
	if lang.RTL() {
		wide = 6.8
	}
	severity := column("severity", text.T(lang, "screen.findings.severity"), wide, func(f *exam.Finding) string { return SeverityName(lang, f.Severity) })
	severity.Order = func(row int) string { return strconv.Itoa(slices.Index(Severities, all[row].Severity)) }
	finding := column("finding", text.T(lang, "screen.findings.finding"), 12, func(f *exam.Finding) string { return app.Describe(lang, *f) })
	finding.Grow = 2
	if decided {
		finding.Width = 9
	}
	value := column("value", text.T(lang, "screen.findings.value"), 8, func(f *exam.Finding) string { return app.FieldWords(lang, f.Field, f.Value) })
	value.Hidden = decided
	columns := []GridColumn{
		severity,
		column("kind", text.T(lang, "screen.findings.kind"), 9, func(f *exam.Finding) string { return KindName(lang, f.Code) }).hidden(),
		m.candidate(), finding,
		column("field", text.T(lang, "screen.findings.field"), 7.5, func(f *exam.Finding) string { return findingField(lang, *f) }).hidden(),
		value,
		column("file", Word(lang, "word.file"), 5.6, func(f *exam.Finding) string { return f.File }),
		column("sheet", Word(lang, "word.sheet"), 7, func(f *exam.Finding) string { return f.Sheet }).hidden(),
		column("row", Word(lang, "word.row"), 3.8, func(f *exam.Finding) string { return rowNumber(f.Row) }),
	}
	if m.state == nil {
		columns[2].Hidden = true // nobody is in the file yet
	}
	if decided {
		columns[6].Hidden, columns[8].Hidden = true, true // what is said below the table leaves room for why, by whom and when
		columns = append(columns, m.decisions()...)
	}
	return columns
}

// candidate is the name of whom a finding is about.
func (m *Findings) candidate() GridColumn {
	lang, state, all := m.lang, m.state, m.all // not m: a file that is written meanwhile may change
	return GridColumn{
		Key: "candidate", Title: Word(lang, "word.full_name"), Width: 8,
		Text: func(row int) string { return nameOfFinding(lang, state, all[row]) },
	}.alphabetical(1)
}

// nameOf is a candidate's name, "" of nobody.
func nameOf(lang text.Lang, state *app.State, id exam.ID) string {
	if state == nil || id == (exam.ID{}) {
		return ""
	}
	c, _ := state.Candidate(id)
	return NameIn(lang, c.Name)
}

// nameOfFinding is whom a finding is about, a candidate or one of the staff.
func nameOfFinding(lang text.Lang, state *app.State, f exam.Finding) string {
	if state == nil || f.Staff == (exam.ID{}) {
		return nameOf(lang, state, f.Candidate)
	}
	who, _ := state.StaffMember(f.Staff)
	return NameIn(lang, who.Name)
}

// findingField is what the field of a finding is called in its list.
func findingField(lang text.Lang, f exam.Finding) string {
	if f.List == exam.StaffList {
		return StaffFieldName(lang, f.Field)
	}
	return FieldName(lang, f.Field)
}

// decisions are why, by whom and when a finding was accepted.
func (m *Findings) decisions() []GridColumn {
	lang, accepted, open := m.lang, m.accepted, len(m.all)-len(m.accepted)
	said := func(of func(a exam.Acceptance) string) func(int) string {
		return func(row int) string {
			if row < open {
				return ""
			}
			return of(accepted[row-open])
		}
	}
	at := GridColumn{Key: "at", Title: text.T(lang, "screen.findings.at"), Width: 10, Text: said(func(a exam.Acceptance) string { return Moment(lang, a.At) })}
	at.Order = said(func(a exam.Acceptance) string { return a.At.UTC().Format(time.RFC3339) })
	return []GridColumn{
		{Key: "reason", Title: text.T(lang, "screen.findings.reason"), Width: 7, Grow: 1, Text: said(func(a exam.Acceptance) string { return a.Reason })},
		{Key: "by", Title: text.T(lang, "screen.findings.by"), Width: 5.6, Text: said(func(a exam.Acceptance) string { return ActorName(lang, a.Actor) })},
		at,
	}
}

// find finds findings by every word there is to say of them, the names of the
// candidate in both scripts and their numbers among these.
func (m *Findings) find(query string) []int {
	if m.index == nil {
		m.index = indexOf(m.lang, m.state, m.all, m.accepted)
	}
	return m.index.Find(query, 0)
}

// Prepare works out in the background what the first letter of a search would
// wait for with very many findings. The func it returns keeps it; nil where there
// is nothing to work out.
func (m *Findings) Prepare() (slow func() (keep func())) {
	if m.index != nil {
		return nil
	}
	grid, lang, state, all, accepted := m.grid, m.lang, m.state, m.all, m.accepted
	return func() func() {
		index := indexOf(lang, state, all, accepted)
		return func() {
			if m.grid == grid {
				m.index = index
			}
		}
	}
}

func indexOf(lang text.Lang, state *app.State, all []exam.Finding, accepted []exam.Acceptance) *text.Index {
	rows := make([][]string, len(all))
	open := len(all) - len(accepted)
	for i, f := range all {
		rows[i] = []string{
			SeverityName(lang, f.Severity), KindName(lang, f.Code), app.Describe(lang, f),
			findingField(lang, f), app.FieldWords(lang, f.Field, f.Value), f.File, f.Sheet, rowNumber(f.Row),
		}
		if state != nil && f.Candidate != (exam.ID{}) {
			c, _ := state.Candidate(f.Candidate)
			rows[i] = append(rows[i], c.Name.Arabic(), c.Name.Latin(), c.Number, c.Massar, c.School)
		}
		if state != nil && f.Staff != (exam.ID{}) {
			who, _ := state.StaffMember(f.Staff)
			rows[i] = append(rows[i], who.Name.Arabic(), who.Name.Latin(), who.Number, who.School)
		}
		if i >= open {
			rows[i] = append(rows[i], accepted[i-open].Reason)
		}
	}
	return text.NewIndex(rows)
}

// Told says a finding in full: of whom, where, and what.
func (m *Findings) Told(place int) (head, sentence string) {
	f := m.At(place)
	parts := []string{KindName(m.lang, f.Code)}
	if name := nameOfFinding(m.lang, m.state, f); name != "" {
		c, _ := m.state.Candidate(f.Candidate)
		who, _ := m.state.StaffMember(f.Staff)
		parts = append(parts, strings.TrimSpace(name+" "+text.LTR(c.Number+who.Number)))
	}
	if where := app.Place(m.lang, f); f.File != "" || f.Row > 0 {
		parts = append(parts, where)
	}
	sentence = app.Describe(m.lang, f)
	if a, ok := m.Acceptance(place); ok {
		sentence += "\n" + text.T(m.lang, "screen.findings.accepted_by", text.Args{
			"who": ActorName(m.lang, a.Actor), "at": Moment(m.lang, a.At), "reason": a.Reason,
		})
	}
	return strings.Join(parts, " · "), sentence
}

func rowNumber(row int) string {
	if row == 0 {
		return ""
	}
	return strconv.Itoa(row)
}

// ExportWords says what would be exported.
func (m *Findings) ExportWords(selected int) string {
	if selected > 1 {
		return text.T(m.lang, "screen.candidates.export_selected", text.Args{"n": selected})
	}
	return text.T(m.lang, "screen.candidates.export")
}

// Sheet is what is exported: the rows at these places, all that are shown if
// there are none, with these columns. That of a practice centre says in its name
// that it is one.
func (m *Findings) Sheet(places, columns []int) Sheet {
	name := text.T(m.lang, "screen.findings.sheet")
	if m.state != nil && m.state.Practice {
		name += " - " + Word(m.lang, "paper.practice")
	}
	return m.grid.Sheet(name, m.lang, places, columns)
}
