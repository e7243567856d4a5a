package model

import (
	"context"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

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
		line := BalanceLine{Known: known, OK: known && b.OK(), Words: lineName(lang, m.office.State(), b.Key)}
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

// Readable reports whether a number is typed, and is one.
func (m *Counting) Readable(f CountField) bool {
	_, ok := m.read(f)
	return ok
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
