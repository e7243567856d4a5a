package model

import (
	"context"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Justifying are the absences of the session and the documents that excuse them
// (الغياب المبرر).
type Justifying struct {
	All   []app.Absence
	Query string

	office Office
	lang   text.Lang
}

// NewJustifying are those of an open file; of a region it takes a moment.
func NewJustifying(lang text.Lang, o Office) *Justifying {
	return &Justifying{All: o.State().AllAbsences(), office: o, lang: lang}
}

func (m *Justifying) who(i int) exam.Candidate {
	c, _ := m.office.State().Candidate(m.All[i].Candidate)
	return c
}

// Grid is the table of absences, in time order.
func (m *Justifying) Grid() *Grid {
	state := m.office.State()
	name := func(i int) string { return m.who(i).Name.Any() }
	return NewGrid(len(m.All),
		GridColumn{
			Key: "sitting", Title: Word(m.lang, "word.sitting"), Width: 8, Text: func(i int) string { return sittingShort(m.lang, state.Programme, m.All[i].Paper.Sitting()) },
			Order: func(i int) string { return m.All[i].Paper.Sitting().String() },
		},
		GridColumn{Key: "paper", Title: Word(m.lang, "word.subject"), Width: 8, Grow: 1, Text: func(i int) string { return m.All[i].Paper.Subject.In(string(m.lang)) }},
		GridColumn{Key: "room", Title: Word(m.lang, "word.room"), Width: 4, Text: func(i int) string { return m.All[i].Room }},
		GridColumn{Key: "number", Title: FieldName(m.lang, exam.FieldNumber), Width: 7.6, Text: func(i int) string { return m.who(i).Number }},
		GridColumn{Key: "name", Title: Word(m.lang, "word.full_name"), Width: 9, Grow: 1, Text: name, Order: ByAlphabet(name)},
		GridColumn{Key: "certificate", Title: text.T(m.lang, "screen.justify.certificate"), Width: 9, Grow: 1, Text: func(i int) string {
			if j := m.All[i].Justified; j != nil {
				return j.Value.Certificate
			}
			return text.T(m.lang, "screen.justify.not")
		}},
		GridColumn{Key: "deposited", Title: text.T(m.lang, "screen.justify.deposited"), Width: 7, Text: func(i int) string {
			if j := m.All[i].Justified; j != nil && j.Value.Deposited != "" {
				return text.ShortDate(m.lang, string(j.Value.Deposited))
			}
			return ""
		}},
	)
}

// Sum says how many absences there are and how many of them are justified.
func (m *Justifying) Sum() string {
	justified := 0
	for _, a := range m.All {
		if a.Justified != nil {
			justified++
		}
	}
	return text.T(m.lang, "screen.justify.sum", text.Args{"n": len(m.All), "justified": text.Number(m.lang, justified)})
}

// A Certificate is what is typed about a document that excuses an absence.
type Certificate struct {
	What, Date, Deposited string
	Every                 bool // it excuses every absence of the candidate that nothing excuses yet
	Err                   error

	m  *Justifying
	of app.Absence
}

// Certificate begins one for an absence, with what is known of it.
func (m *Justifying) Certificate(i int, today exam.Date) *Certificate {
	c := &Certificate{m: m, of: m.All[i], Deposited: string(today)}
	if j := c.of.Justified; j != nil {
		c.What, c.Date, c.Deposited = j.Value.Certificate, string(j.Value.Date), string(j.Value.Deposited)
	}
	return c
}

// Title says whose absence it is, and when.
func (c *Certificate) Title() (name, about string) {
	who, _ := c.m.office.State().Candidate(c.of.Candidate)
	p := c.of.Paper
	return who.Name.Any() + " · " + text.LTR(who.Number), p.Subject.In(string(c.m.lang)) + " · " + sittingShort(c.m.lang, c.m.office.State().Programme, p.Sitting())
}

// Others counts the other absences of the candidate that nothing excuses yet.
func (c *Certificate) Others() int { return len(c.open()) }

func (c *Certificate) open() []app.Absence {
	return slices.DeleteFunc(c.m.office.State().Absences(c.of.Candidate), func(a app.Absence) bool {
		return a.Justified != nil || a.Paper.Code == c.of.Paper.Code
	})
}

// Justified reports whether the absence is excused already.
func (c *Certificate) Justified() bool { return c.of.Justified != nil }

// Wrong is the field that keeps it from being saved, and why; "" if nothing does.
func (c *Certificate) Wrong() (field, words string) {
	if strings.TrimSpace(c.What) == "" {
		return "certificate", text.T(c.m.lang, "screen.justify.what_first")
	}
	for _, day := range [][2]string{{"date", c.Date}, {"deposited", c.Deposited}} {
		if _, ok := c.day(day[1]); !ok {
			return day[0], text.T(c.m.lang, "screen.justify.no_day")
		}
	}
	return "", ""
}

func (c *Certificate) day(typed string) (exam.Date, bool) {
	if typed = strings.TrimSpace(typed); typed == "" {
		return "", true
	}
	return Day(typed)
}

// Save says it to the office.
func (c *Certificate) Save(ctx context.Context) func() {
	date, _ := c.day(c.Date)
	deposited, _ := c.day(c.Deposited)
	of := []app.Absence{c.of}
	if c.Every {
		of = append(of, c.open()...)
	}
	var all []exam.Justification
	for _, a := range of {
		all = append(all, exam.Justification{Paper: a.Paper.Code, Candidate: a.Candidate, Certificate: text.Clean(c.What), Date: date, Deposited: deposited})
	}
	err := c.m.office.Justify(ctx, all...)
	return func() { c.Err = err }
}

// Withdraw says that it was recorded by mistake.
func (c *Certificate) Withdraw(ctx context.Context, reason string) func() {
	err := c.m.office.WithdrawJustification(ctx, c.of.Paper.Code, c.of.Candidate, reason)
	return func() { c.Err = err }
}
