package model

import (
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Counts are the accounts of a half-day, one of each paper in each room: what must
// balance before an envelope of scripts leaves.
type Counts struct {
	At    exam.Sitting
	Lines []app.Count
	Err   error // of the last act

	office Office
}

// NewCounts reads those of a half-day.
func NewCounts(o Office, at exam.Sitting) *Counts {
	return &Counts{At: at, Lines: o.State().Counts(at), office: o}
}

// Grid is the table of them.
func (m *Counts) Grid(lang text.Lang) *Grid {
	s := m.office.State()
	number := func(key, title string, of func(app.Count) (n int, known bool)) GridColumn {
		return GridColumn{Key: key, Title: title, Width: 5, Text: func(i int) string {
			n, known := of(m.Lines[i])
			if !known {
				return "–"
			}
			return text.Number(lang, n)
		}}
	}
	script := func(of func(exam.ScriptCount) int) func(app.Count) (int, bool) {
		return func(c app.Count) (int, bool) {
			if c.Scripts == nil {
				return 0, false
			}
			return of(c.Scripts.Value), true
		}
	}
	columns := []GridColumn{
		{Key: "room", Title: Word(lang, "word.room"), Width: 3.5, Text: func(i int) string { return m.Lines[i].Room }},
		{Key: "subject", Title: Word(lang, "word.subject"), Width: 8, Grow: 1, Text: func(i int) string { return subjectOf(lang, s, m.Lines[i].Paper) }},
		{Key: "state", Title: text.T(lang, "count.state"), Width: 8, Text: func(i int) string { return CountState(lang, m.Lines[i]) }},
		number("listed", text.T(lang, "count.listed"), func(c app.Count) (int, bool) { return c.Listed, true }),
		number("present", text.T(lang, "count.present"), func(c app.Count) (int, bool) { return c.Present(), c.Register != nil }),
		number("absent", text.T(lang, "count.absent"), func(c app.Count) (int, bool) {
			if c.Register == nil {
				return 0, false
			}
			return len(c.Register.Value.Absent), true
		}),
		number("scripts", text.T(lang, "count.scripts_column"), script(func(n exam.ScriptCount) int { return n.Scripts })),
		number("withdrawn", text.T(lang, "count.withdrawn"), func(c app.Count) (int, bool) { return c.Taken(), c.Scripts != nil }),
		number("enclosed", text.T(lang, "count.enclosed"), script(func(n exam.ScriptCount) int { return n.Enclosed })),
	}
	if s.Stickers() {
		columns = append(columns, GridColumn{Key: "stickers", Title: text.T(lang, "count.supplied"), Width: 8.5, Text: func(i int) string { return stickersOf(m.Lines[i]) }})
	}
	columns = append(columns, GridColumn{Key: "remarks", Title: text.T(lang, "count.remarks"), Width: 9, Grow: 1, Text: func(i int) string { return m.notes(lang, m.Lines[i]) }})
	return NewGrid(len(m.Lines), columns...)
}

// stickersOf is the account of the stickers of a line: supplied, then used, given back
// and spoiled.
func stickersOf(c app.Count) string {
	if c.Scripts == nil {
		return "–"
	}
	n, words := c.Scripts.Value.Stickers, ""
	for _, part := range []int{n.Used, n.Spare, n.Spoiled} {
		words += " + " + strconv.Itoa(part)
	}
	return text.LTR(strconv.Itoa(n.Supplied) + " =" + strings.TrimPrefix(words, " +"))
}

// notes are the lines that do not agree, the remarks, and the reason.
func (m *Counts) notes(lang text.Lang, c app.Count) string {
	var parts []string
	for _, b := range c.Lines {
		if b.Known && !b.OK() {
			parts = append(parts, m.gap(lang, b))
		}
	}
	for _, r := range c.Remarks() {
		parts = append(parts, text.T(lang, "count.remark."+r))
	}
	if reason := c.Reason(); reason != "" && !c.Balanced() {
		parts = append(parts, reason)
	}
	return strings.Join(parts, comma(lang))
}

// gap says which line does not agree, and by how much.
func (m *Counts) gap(lang text.Lang, b app.Balance) string {
	return text.T(lang, "count.gap", text.Args{"line": lineName(lang, m.office.State(), b.Key), "gap": text.LTR(signed(b.Is - b.Must))})
}

// lineName is one equation in words; what is enclosed is as the centre has it.
func lineName(lang text.Lang, s *app.State, key string) string {
	if key == "sheets" && s.Settings.Day.EncloseAbsent {
		key = "sheets_absent"
	}
	return text.T(lang, "count.line."+key)
}

func signed(n int) string {
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// CountState says in a word or two how a count stands: «متوازن», «غير متوازن»,
// «لم يعد بعد».
func CountState(lang text.Lang, c app.Count) string { return text.T(lang, "count.is."+countState(c)) }

func countState(c app.Count) string {
	switch {
	case c.Changed():
		return "changed"
	case c.Handed != nil:
		return "handed"
	case c.Scripts == nil:
		return "uncounted"
	case !c.Known():
		return "open"
	case !c.Balanced():
		return "unbalanced"
	}
	return "balanced"
}

// Grave reports how much a line asks for attention; exam.Hint of one that is as it
// should be, "" of one that is not counted yet.
func (m *Counts) Grave(i int) exam.Severity {
	switch c := m.Lines[i]; countState(c) {
	case "changed", "unbalanced":
		return exam.Blocking
	case "open":
		return exam.Warning
	case "uncounted":
		return ""
	}
	return exam.Hint
}

// Sum says how many balance, do not, and are not counted.
func (m *Counts) Sum(lang text.Lang) string {
	balanced, unbalanced, open := 0, 0, 0
	for _, c := range m.Lines {
		switch {
		case !c.Known():
			open++
		case c.Balanced():
			balanced++
		default:
			unbalanced++
		}
	}
	return text.T(lang, "count.sum", text.Args{"balanced": balanced, "unbalanced": unbalanced, "open": open})
}

// Next is the first line from a place on that is not counted, -1 if all are.
func (m *Counts) Next(from int) int {
	for k := range m.Lines {
		if i := (from + k) % len(m.Lines); m.Lines[i].Scripts == nil && m.Lines[i].Handed == nil {
			return i
		}
	}
	return -1
}
