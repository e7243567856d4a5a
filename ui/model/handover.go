package model

import (
	"context"
	"slices"
	"strings"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Handover is the page on which envelopes of scripts leave the centre (التسليم
// والتسلم).
type Handover struct {
	At       exam.Sitting
	Lines    []app.Count // of the half-day
	Leaves   map[app.RollKey]bool
	Reasons  map[app.RollKey]string // of those that do not balance
	Hour, To string
	Note     string
	Made     exam.Handover // by the last Record
	Printed  string        // the file of the last PrintRecord
	Err      error
	office   Office
	touched  map[app.RollKey]bool // by hand
	records  []exam.Saying[exam.Handover]
}

// NewHandover reads the envelopes of a half-day; those that balance are to leave.
func NewHandover(o Office, at exam.Sitting, now time.Time) *Handover {
	s := o.State()
	m := &Handover{At: at, Hour: hourNow(now, at), Lines: s.Counts(at), Leaves: map[app.RollKey]bool{}, Reasons: map[app.RollKey]string{}, touched: map[app.RollKey]bool{}, office: o}
	for _, c := range m.Lines {
		if c.Handed == nil && (c.Balanced() || c.Known() && c.Reason() != "") {
			m.Leaves[c.RollKey] = true
			if !c.Balanced() {
				m.Reasons[c.RollKey] = c.Reason()
			}
		}
	}
	m.records = s.Handovers()
	for _, one := range m.records {
		if !one.Withdrawn {
			m.To = one.Value.To // mostly the same convoy comes again
		}
	}
	return m
}

// Grid is the table of the envelopes.
func (m *Handover) Grid(lang text.Lang) *Grid {
	s := m.office.State()
	return NewGrid(len(m.Lines),
		GridColumn{Key: "leaves", Title: text.T(lang, "handover.leaves"), Width: 5, Text: func(i int) string { return m.leaving(lang, m.Lines[i]) }},
		GridColumn{Key: "room", Title: Word(lang, "word.room"), Width: 4, Text: func(i int) string { return m.Lines[i].Room }},
		GridColumn{Key: "subject", Title: Word(lang, "word.subject"), Width: 8, Grow: 1, Text: func(i int) string { return subjectOf(lang, s, m.Lines[i].Paper) }},
		GridColumn{Key: "committee", Title: text.T(lang, "count.committee"), Width: 5, Text: func(i int) string {
			if n := m.Lines[i].Scripts; n != nil {
				return n.Value.Committee
			}
			return ""
		}},
		GridColumn{Key: "sheets", Title: text.T(lang, "count.enclosed"), Width: 5, Text: func(i int) string {
			if n := m.Lines[i].Scripts; n != nil {
				return text.Number(lang, n.Value.Enclosed)
			}
			return "–"
		}},
		GridColumn{Key: "marking", Title: text.T(lang, "handover.marking"), Width: 8, Grow: 1, Text: func(i int) string { return s.DestinationOf(m.Lines[i].Paper).Marking }},
		GridColumn{Key: "state", Title: text.T(lang, "count.state"), Width: 7, Text: func(i int) string { return CountState(lang, m.Lines[i]) }},
		GridColumn{Key: "lacks", Title: text.T(lang, "handover.notes"), Width: 8, Grow: 1, Text: func(i int) string { return m.notes(lang, m.Lines[i]) }},
	)
}

func (m *Handover) leaving(lang text.Lang, c app.Count) string {
	switch {
	case c.Handed != nil:
		return text.T(lang, "handover.left", text.Args{"n": app.NumberInWords(c.Handed.Value.Number())})
	case m.Leaves[c.RollKey]:
		return text.T(lang, "handover.yes")
	}
	return text.T(lang, "handover.no")
}

// notes are the reason of one that leaves unbalanced, and what its slip lacks.
func (m *Handover) notes(lang text.Lang, c app.Count) string {
	var parts []string
	reason := m.Reasons[c.RollKey]
	if line, left := c.Left(); left {
		reason = line.Reason
	}
	if reason != "" {
		parts = append(parts, reason)
	}
	if lacks := m.office.State().SlipLacks(c.RollKey); len(lacks) > 0 && c.Scripts != nil {
		parts = append(parts, text.T(lang, "handover.lacks", text.Args{"what": namedIn(lang, "slip.", lacks)}))
	}
	return strings.Join(parts, comma(lang))
}

// Grave reports how much the state of an envelope asks for attention, as on the page of
// counts.
func (m *Handover) Grave(i int) exam.Severity { return (&Counts{Lines: m.Lines}).Grave(i) }

// NeedsReason reports whether an envelope leaves only with a written reason.
func (m *Handover) NeedsReason(i int) bool { return !m.Lines[i].Balanced() }

// Here reports whether an envelope has not left yet.
func (m *Handover) Here(i int) bool { return m.Lines[i].Handed == nil }

// Toggle has an envelope leave or stay.
func (m *Handover) Toggle(i int, reason string) {
	key := m.Lines[i].RollKey
	m.Leaves[key] = !m.Leaves[key]
	m.Reasons[key], m.touched[key] = strings.TrimSpace(reason), true
}

// Keep takes over what was chosen by hand on the page as it was before something else
// was recorded.
func (m *Handover) Keep(was *Handover) {
	if was == nil || was.At != m.At {
		return
	}
	for i, c := range m.Lines {
		if key := c.RollKey; was.touched[key] && m.Here(i) && (!was.Leaves[key] || c.Balanced() || was.Reasons[key] != "") {
			m.Leaves[key], m.Reasons[key], m.touched[key] = was.Leaves[key], was.Reasons[key], true
		}
	}
}

// Count sums the envelopes that are to leave, and those that stay.
func (m *Handover) Count() (t app.HandoverTotals, stay int) {
	for _, c := range m.Lines {
		switch {
		case c.Handed != nil:
		case m.Leaves[c.RollKey]:
			t.Envelopes++
			if c.Scripts != nil {
				t.Sheets += c.Scripts.Value.Enclosed
			}
			if !c.Balanced() {
				t.Unbalanced++
			}
		default:
			stay++
		}
	}
	return t, stay
}

// Sum says it in words.
func (m *Handover) Sum(lang text.Lang) string {
	t, stay := m.Count()
	return text.T(lang, "handover.sum", text.Args{"envelopes": t.Envelopes, "sheets": t.Sheets, "unbalanced": t.Unbalanced, "stay": stay})
}

// Staying lists the envelopes that stay, by paper; "" if none does.
func (m *Handover) Staying(lang text.Lang) string {
	var papers []string
	rooms := map[string][]string{}
	for _, c := range m.Lines {
		if c.Handed == nil && !m.Leaves[c.RollKey] {
			if rooms[c.Paper] == nil {
				papers = append(papers, c.Paper)
			}
			rooms[c.Paper] = append(rooms[c.Paper], text.LTR(c.Room))
		}
	}
	if len(papers) == 0 {
		return ""
	}
	for i, code := range papers {
		papers[i] = subjectOf(lang, m.office.State(), code) + ": " + strings.Join(rooms[code], comma(lang))
	}
	return text.T(lang, "handover.staying", text.Args{"rooms": strings.Join(papers, " – ")})
}

// Wrong says what keeps it from being recorded, "" if nothing does, and in which field.
func (m *Handover) Wrong(lang text.Lang) (field, words string) {
	switch {
	case strings.TrimSpace(m.To) == "":
		return "to", text.T(lang, "handover.to_first")
	case !exam.IsHour(Hour(m.Hour)):
		return "at", text.T(lang, "envelopes.hour_bad")
	}
	return "", ""
}

// Record hands them over.
func (m *Handover) Record(ctx context.Context) func() {
	h := exam.Handover{Date: m.At.Date, At: Hour(m.Hour), To: m.To, Note: strings.TrimSpace(m.Note)}
	for _, c := range m.Lines {
		if m.Leaves[c.RollKey] && c.Handed == nil {
			h.Lines = append(h.Lines, exam.HandedLine{Paper: c.Paper, Room: c.Room, Reason: m.Reasons[c.RollKey]})
		}
	}
	h, err := m.office.HandOver(ctx, h)
	return func() { m.Made, m.Err = h, err }
}

// Records are the handovers of the session by their numbers, the latest first.
func (m *Handover) Records() []exam.Saying[exam.Handover] {
	all := slices.Clone(m.records)
	slices.Reverse(all)
	return all
}

// RecordName is what a handover is called in a list.
func (m *Handover) RecordName(lang text.Lang, one exam.Saying[exam.Handover]) (name, detail string) {
	h := one.Value
	name = text.T(lang, "handover.name", text.Args{"number": text.LTR(h.Number())})
	t := app.TotalsOf(h)
	detail = text.T(lang, "handover.detail", text.Args{
		"date": text.Date(lang, string(h.Date)), "hour": text.LTR(h.At), "to": h.To, "envelopes": t.Envelopes, "sheets": t.Sheets,
	})
	if one.Withdrawn {
		detail = text.T(lang, "handover.withdrawn", text.Args{"reason": one.Reason})
	}
	return name, detail
}

// Withdraw says that a handover was recorded by mistake.
func (m *Handover) Withdraw(ctx context.Context, id exam.ID, reason string) func() {
	err := m.office.WithdrawHandover(ctx, id, reason)
	return func() { m.Err = err }
}

// PrintRecord prints the record of one handover.
func (m *Handover) PrintRecord(ctx context.Context, desk *Desk, path string, id exam.ID) func() {
	var files []app.PrintedFile
	tray, err := desk.Tray(desk.PapersDir(path))
	if err == nil {
		files, err = m.office.Print(ctx, app.PrintJob{Documents: []string{app.HandoverRecord}, Handover: id}, tray, nil)
	}
	return func() {
		if m.Err = err; err == nil {
			m.Printed = files[0].Path
		}
	}
}

// Destinations are where the scripts of the papers of a half-day go.
type Destinations struct {
	Lines []exam.Destination // that of all papers first
	Err   error
	given []exam.Destination

	office Office
}

// NewDestinations reads them.
func NewDestinations(o Office, at exam.Sitting) *Destinations {
	s := o.State()
	m := &Destinations{Lines: []exam.Destination{s.Destination("")}, office: o}
	for _, c := range s.Counts(at) {
		if !slices.ContainsFunc(m.Lines, func(d exam.Destination) bool { return d.Paper == c.Paper }) {
			m.Lines = append(m.Lines, s.Destination(c.Paper))
		}
	}
	m.given = slices.Clone(m.Lines)
	return m
}

// Name is what a line is of.
func (m *Destinations) Name(lang text.Lang, i int) string {
	if m.Lines[i].Paper == "" {
		return text.T(lang, "handover.all_papers")
	}
	return subjectOf(lang, m.office.State(), m.Lines[i].Paper)
}

// Changed reports whether anything was typed.
func (m *Destinations) Changed() bool { return !slices.Equal(m.Lines, m.given) }

// Record records those that were changed.
func (m *Destinations) Record(ctx context.Context) func() {
	var failed error
	for i, d := range m.Lines {
		if d == m.given[i] {
			continue
		}
		if err := m.office.RecordDestination(ctx, d); err != nil && !Nothing(err) {
			failed = err
			break
		}
	}
	return func() { m.Err = failed }
}
