package model

import (
	"context"
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
		return GridColumn{Key: key, Title: title, Width: 4.5, Text: func(i int) string {
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
		{Key: "room", Title: Word(lang, "word.room"), Width: 4, Text: func(i int) string { return m.Lines[i].Room }},
		{Key: "subject", Title: Word(lang, "word.subject"), Width: 8, Grow: 1, Text: func(i int) string { return subjectOf(lang, s, m.Lines[i].Paper) }},
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
		columns = append(columns,
			number("supplied", text.T(lang, "count.supplied"), script(func(n exam.ScriptCount) int { return n.Stickers.Supplied })),
			number("used", text.T(lang, "count.used_column"), script(func(n exam.ScriptCount) int { return n.Stickers.Used })),
			number("spare", text.T(lang, "count.spare"), script(func(n exam.ScriptCount) int { return n.Stickers.Spare })),
			number("spoiled", text.T(lang, "count.spoiled"), script(func(n exam.ScriptCount) int { return n.Stickers.Spoiled })))
	}
	columns = append(columns,
		GridColumn{Key: "state", Title: text.T(lang, "count.state"), Width: 7, Text: func(i int) string { return CountState(lang, m.Lines[i]) }},
		GridColumn{Key: "remarks", Title: text.T(lang, "count.remarks"), Width: 8, Grow: 1, Text: func(i int) string { return m.notes(lang, m.Lines[i]) }})
	return NewGrid(len(m.Lines), columns...)
}

// notes are the lines that do not agree, the remarks, and the reason.
func (m *Counts) notes(lang text.Lang, c app.Count) string {
	var parts []string
	for _, b := range c.Lines {
		if b.Known && !b.OK() {
			parts = append(parts, balanceGap(lang, b))
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

// balanceGap says which line does not agree, and by how much.
func balanceGap(lang text.Lang, b app.Balance) string {
	return text.T(lang, "count.gap", text.Args{"line": text.T(lang, "count.line."+b.Key), "gap": text.LTR(signed(b.Is - b.Must))})
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

// CountField is one number of a count.
type CountField string

// The numbers, in the order in which they are typed.
const (
	CountScripts   CountField = "scripts"
	CountWithdrawn CountField = "withdrawn"
	CountEnclosed  CountField = "enclosed"
	CountSupplied  CountField = "supplied"
	CountUsed      CountField = "used"
	CountSpare     CountField = "spare"
	CountSpoiled   CountField = "spoiled"
)

// A Counting is what is filled in of the count of a paper in a room. The scripts are
// typed, always: a number that stands there already is said without counting.
type Counting struct {
	Key       app.RollKey
	Typed     map[CountField]string
	Committee string
	Unsealed  bool
	Reason    string
	Note      string
	Err       error

	office Office
	likely exam.ScriptCount
	hand   map[CountField]bool // typed by hand: it follows nothing any more
	was    bool                // it was counted before
}

// NewCounting begins the count of a line.
func NewCounting(o Office, key app.RollKey) *Counting {
	s := o.State()
	m := &Counting{Key: key, Typed: map[CountField]string{}, office: o, likely: s.ProposeCount(key), hand: map[CountField]bool{}}
	n := m.likely
	if c := s.Count(key); c.Scripts != nil {
		n, m.was = c.Scripts.Value, true
		m.Reason, m.Note, m.Unsealed = c.Scripts.Reason, n.Note, n.Seal == exam.SealBroken
		for _, f := range m.Fields() {
			m.Typed[f], m.hand[f] = strconv.Itoa(*numberOf(&n, f)), true
		}
	} else {
		m.Typed[CountWithdrawn] = strconv.Itoa(n.Withdrawn)
		m.Typed[CountSupplied] = strconv.Itoa(n.Stickers.Supplied)
		m.Typed[CountSpoiled] = "0"
	}
	m.Committee = n.Committee
	return m
}

// Fields are the numbers that are asked for here.
func (m *Counting) Fields() []CountField {
	all := []CountField{CountScripts, CountWithdrawn, CountEnclosed}
	if m.office.State().Stickers() {
		all = append(all, CountSupplied, CountUsed, CountSpare, CountSpoiled)
	}
	return all
}

func numberOf(n *exam.ScriptCount, f CountField) *int {
	return map[CountField]*int{
		CountScripts: &n.Scripts, CountWithdrawn: &n.Withdrawn, CountEnclosed: &n.Enclosed, CountSupplied: &n.Stickers.Supplied,
		CountUsed: &n.Stickers.Used, CountSpare: &n.Stickers.Spare, CountSpoiled: &n.Stickers.Spoiled,
	}[f]
}

// Title names the paper and the room.
func (m *Counting) Title(lang text.Lang) string {
	return text.T(lang, "count.title", text.Args{"room": text.LTR(m.Key.Room), "subject": subjectOf(lang, m.office.State(), m.Key.Paper)})
}

// Lead says what the register has, and that the incidents took scripts away.
func (m *Counting) Lead(lang text.Lang) string {
	c := m.office.State().Count(m.Key)
	if c.Register == nil {
		return text.T(lang, "count.no_register", text.Args{"listed": c.Listed})
	}
	return text.T(lang, "count.register", text.Args{"listed": c.Listed, "present": c.Present(), "absent": len(c.Register.Value.Absent), "withdrawn": c.Withdrawn})
}

// Type takes a number as it is typed; what follows from it and was not typed by hand
// follows.
func (m *Counting) Type(f CountField, words string) (changed []CountField) {
	m.Typed[f], m.hand[f] = words, true
	n, ok := m.read(f)
	if !ok {
		return nil
	}
	follow := func(f CountField, n int) {
		if words := strconv.Itoa(max(0, n)); !m.hand[f] && m.Typed[f] != words {
			m.Typed[f] = words
			changed = append(changed, f)
		}
	}
	if f == CountScripts {
		follow(CountEnclosed, n+m.absentEnclosed())
	}
	if m.office.State().Stickers() {
		enclosed, known := m.read(CountEnclosed)
		if known {
			follow(CountUsed, enclosed)
		}
		supplied, _ := m.read(CountSupplied)
		used, counted := m.read(CountUsed)
		if spoiled, _ := m.read(CountSpoiled); counted {
			follow(CountSpare, supplied-used-spoiled)
		}
	}
	return changed
}

func (m *Counting) absentEnclosed() int { return m.likely.Enclosed - m.likely.Scripts }

func (m *Counting) read(f CountField) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(text.WesternDigits(m.Typed[f])))
	return n, err == nil && n >= 0
}

// Count is what is typed; false while a number is missing.
func (m *Counting) Count() (n exam.ScriptCount, ok bool) {
	n = exam.ScriptCount{Paper: m.Key.Paper, Room: m.Key.Room, Committee: strings.TrimSpace(m.Committee), Seal: exam.SealIntact, Note: strings.TrimSpace(m.Note)}
	if m.Unsealed {
		n.Seal = exam.SealBroken
	}
	ok = true
	for _, f := range m.Fields() {
		number, typed := m.read(f)
		*numberOf(&n, f) = number
		ok = ok && typed
	}
	return n, ok
}

// A BalanceLine is one equation as it stands now.
type BalanceLine struct {
	Words string
	Known bool
	OK    bool
}

// Balances are the equations of what is typed, in words and figures.
func (m *Counting) Balances(lang text.Lang) (all []BalanceLine) {
	n, whole := m.Count()
	c := m.office.State().CountAs(n)
	for _, b := range c.Lines {
		known := b.Known && (whole || b.Key == "attendance")
		line := BalanceLine{Known: known, OK: known && b.OK(), Words: text.T(lang, "count.line."+b.Key)}
		if known {
			line.Words += " " + text.LTR(strconv.Itoa(b.Must)+" = "+strconv.Itoa(b.Is))
			if !b.OK() {
				line.Words += " – " + text.T(lang, "count.off", text.Args{"gap": text.LTR(signed(b.Is - b.Must))})
			}
		}
		all = append(all, line)
	}
	return all
}

// Remarks are what is to be looked at, and refuses nothing.
func (m *Counting) Remarks(lang text.Lang) string {
	n, whole := m.Count()
	if !whole {
		return ""
	}
	return namedIn(lang, "count.remark.", m.office.State().CountAs(n).Remarks())
}

// Wrong says which number is missing, "" if none is.
func (m *Counting) Wrong(lang text.Lang) (field CountField, words string) {
	for _, f := range m.Fields() {
		if _, ok := m.read(f); !ok {
			return f, text.T(lang, "count.number_bad", text.Args{"field": text.T(lang, "count.field."+string(f))})
		}
	}
	return "", ""
}

// Unbalanced reports whether everything is typed and does not agree: then a reason may
// be written already, without which the envelope does not leave.
func (m *Counting) Unbalanced() bool {
	n, whole := m.Count()
	return whole && !m.office.State().CountAs(n).Balanced()
}

// Record records the count.
func (m *Counting) Record(ctx context.Context) func() {
	n, _ := m.Count()
	err := m.office.CountScripts(ctx, n, m.Reason)
	if Nothing(err) {
		err = nil // it was counted anew, and is as it was
	}
	return func() { m.Err = err }
}
