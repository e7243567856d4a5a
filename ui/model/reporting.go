package model

import (
	"context"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Reporting are the use cases of what the head reports about the session.
type Reporting interface {
	WriteReport(ctx context.Context, r exam.Report) error
	Justify(ctx context.Context, all ...exam.Justification) error
	WithdrawJustification(ctx context.Context, paper string, id exam.ID, reason string) error
}

// HeadReport is the report of the head (تقرير رئيس المركز): what the facts say of each
// half-day, and what the head writes.
type HeadReport struct {
	Course, Incidents, Suggestions string

	office Office
	lang   text.Lang
	days   []app.Statistics
	was    exam.Report // as it is shown when nothing is typed
	draft  string      // of the incidents, from the facts
	since  []string
}

// NewHeadReport is that of an open file.
func NewHeadReport(lang text.Lang, o Office) *HeadReport {
	r := o.State().HeadAccount(lang)
	m := &HeadReport{office: o, lang: lang, days: r.Days, was: r.Texts, since: r.Since, draft: o.State().IncidentsTold(lang)}
	m.Forget()
	return m
}

// Speak has everything that is not typed in another language from now on.
func (m *HeadReport) Speak(lang text.Lang) {
	if lang == m.lang {
		return
	}
	drafted, untouched := m.Drafted(), !m.Dirty()
	m.lang, m.draft = lang, m.office.State().IncidentsTold(lang)
	if drafted {
		m.Incidents = m.draft
	}
	if untouched {
		m.was = m.typed()
	}
}

// Forget goes back to what is in the file, or was drafted from it.
func (m *HeadReport) Forget() {
	m.Course, m.Incidents, m.Suggestions = m.was.Course, m.was.Incidents, m.was.Suggestions
}

// Dirty reports whether something is typed that is not in the file yet.
func (m *HeadReport) Dirty() bool { return m.typed() != m.was }

func (m *HeadReport) typed() exam.Report {
	return exam.Report{Course: m.Course, Incidents: m.Incidents, Suggestions: m.Suggestions}
}

// Redraft writes the part on incidents anew from what was recorded.
func (m *HeadReport) Redraft() { m.Incidents = m.draft }

// Drafted reports whether the part on incidents is as the facts have it.
func (m *HeadReport) Drafted() bool { return strings.TrimSpace(m.Incidents) == m.draft }

// Since says which incidents came after the head wrote about them; "" where none did.
func (m *HeadReport) Since() string {
	if len(m.since) == 0 || m.Drafted() {
		return ""
	}
	var numbers []string
	for _, n := range m.since {
		numbers = append(numbers, app.NumberInWords(n))
	}
	return text.T(m.lang, "screen.report.since", text.Args{"n": len(m.since), "numbers": strings.Join(numbers, listComma(m.lang))})
}

// Save says the report to the office. A part on incidents that is as the facts have it
// is left to them: what is recorded later will be in it. It touches nothing; the func it
// returns does.
func (m *HeadReport) Save(ctx context.Context) (func(), error) {
	now := m.typed()
	keep := now
	if m.Drafted() {
		keep.Incidents = ""
	}
	said, _ := m.office.State().Report()
	if keep != said.Value {
		if err := m.office.WriteReport(ctx, keep); err != nil {
			return nil, err
		}
	}
	return func() { m.was = now }, nil
}

// Grid is what the facts say of each half-day, with the sum of them in the last row.
func (m *HeadReport) Grid() *Grid {
	rows := slices.Clone(m.days)
	var sum app.Statistics
	for _, d := range m.days {
		sum.Listed += d.Listed
		sum.Present += d.Present
		sum.Absent += d.Absent
		sum.Unknown += d.Unknown
		sum.Fraud += d.Fraud
		sum.Incidents += d.Incidents
	}
	rows = append(rows, sum)
	count := func(key string, of func(app.Statistics) int) GridColumn {
		return GridColumn{Key: key, Title: text.T(m.lang, "screen.report."+key), Width: 5.2, Text: func(i int) string { return text.Number(m.lang, of(rows[i])) }}
	}
	return NewGrid(len(rows),
		GridColumn{Key: "sitting", Title: Word(m.lang, "word.sitting"), Width: 9, Grow: 1, Text: func(i int) string {
			if i == len(rows)-1 {
				return Capital(Word(m.lang, "word.total"))
			}
			return sittingShort(m.lang, m.office.State().Programme, rows[i].Sitting)
		}},
		count("listed", func(s app.Statistics) int { return s.Listed }),
		count("present", func(s app.Statistics) int { return s.Present }),
		count("absent", func(s app.Statistics) int { return s.Absent }),
		count("fraud", func(s app.Statistics) int { return s.Fraud }),
		count("incidents", func(s app.Statistics) int { return s.Incidents }),
		count("unknown", func(s app.Statistics) int { return s.Unknown }),
	)
}
