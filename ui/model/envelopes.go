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

// Envelopes are the subject envelopes of a half-day: expected, received, opened
// (أظرفة المواضيع).
type Envelopes struct {
	At    exam.Sitting
	Lines []app.Envelope
	Err   error // of the last act

	office Office
}

// NewEnvelopes reads those of a half-day.
func NewEnvelopes(o Office, at exam.Sitting) *Envelopes {
	return &Envelopes{At: at, Lines: o.State().Envelopes(at), office: o}
}

// Grid is the table of them.
func (m *Envelopes) Grid(lang text.Lang) *Grid {
	line := func(i int) app.Envelope { return m.Lines[i] }
	return NewGrid(len(m.Lines),
		GridColumn{Key: "subject", Title: Word(lang, "word.subject"), Width: 8, Grow: 1, Text: func(i int) string { return subjectOf(lang, m.office.State(), line(i).Paper) }},
		GridColumn{Key: "room", Title: Word(lang, "word.room"), Width: 4, Text: func(i int) string {
			if line(i).Room == "" {
				return text.T(lang, "envelopes.whole")
			}
			return line(i).Room
		}},
		GridColumn{Key: "start", Title: text.T(lang, "envelopes.start"), Width: 4.5, Text: func(i int) string { return line(i).Start }},
		GridColumn{Key: "expected", Title: text.T(lang, "envelopes.expected"), Width: 4.5, Text: func(i int) string { return text.Number(lang, line(i).Expected) }},
		GridColumn{Key: "received", Title: text.T(lang, "envelopes.received"), Width: 6, Text: func(i int) string { return m.received(lang, line(i)) }},
		GridColumn{Key: "stored", Title: text.T(lang, "envelopes.stored"), Width: 6, Text: func(i int) string {
			if line(i).Delivered == nil {
				return ""
			}
			return line(i).Delivered.Value.Stored
		}},
		GridColumn{Key: "opened", Title: text.T(lang, "envelopes.opened"), Width: 5, Text: func(i int) string {
			if line(i).Opened == nil {
				return ""
			}
			return line(i).Opened.Value.At
		}},
		GridColumn{Key: "state", Title: text.T(lang, "envelopes.state"), Width: 9, Text: func(i int) string { return envelopeState(lang, line(i)) }},
	)
}

func (m *Envelopes) received(lang text.Lang, e app.Envelope) string {
	if e.Delivered == nil {
		return ""
	}
	if n := e.Received(); n > 1 {
		return e.Delivered.Value.At + " – " + text.Number(lang, n)
	}
	return e.Delivered.Value.At
}

// envelopeState says in a word or two how an envelope is.
func envelopeState(lang text.Lang, e app.Envelope) string {
	switch {
	case e.Delivered == nil:
		return text.T(lang, "envelopes.is.missing")
	case e.Received() > e.Expected:
		return text.T(lang, "envelopes.is.more")
	case e.Received() < e.Expected:
		return text.T(lang, "envelopes.is.fewer")
	case e.Line.Seal == exam.SealBroken:
		return text.T(lang, "envelopes.is.broken")
	case e.Line.Mismatch:
		return text.T(lang, "envelopes.is.mismatch")
	case e.Opened != nil:
		return text.T(lang, "envelopes.is.opened")
	}
	return text.T(lang, "envelopes.is.sealed")
}

// Grave reports how much the envelope of a line asks for attention; "" of one that is
// as it should be.
func (m *Envelopes) Grave(i int) exam.Severity {
	switch e := m.Lines[i]; {
	case e.Delivered == nil:
		return exam.Warning
	case !e.Sound():
		return exam.Blocking
	}
	return ""
}

// Sum says how many came of those that are expected, and how many papers are opened.
func (m *Envelopes) Sum(lang text.Lang) string {
	expected, received := 0, 0
	papers, opened := map[string]bool{}, map[string]bool{}
	for _, e := range m.Lines {
		expected += e.Expected
		received += e.Received()
		papers[e.Paper] = true
		if e.Opened != nil {
			opened[e.Paper] = true
		}
	}
	return text.T(lang, "envelopes.sum", text.Args{"received": received, "expected": expected, "opened": len(opened), "papers": len(papers)})
}

// Waiting reports whether any envelope is still waited for.
func (m *Envelopes) Waiting() bool {
	return slices.ContainsFunc(m.Lines, func(e app.Envelope) bool { return e.Delivered == nil })
}

// Papers are those of the half-day, each once, those that are closed first.
func (m *Envelopes) Papers() (codes []string) {
	for _, closed := range []bool{true, false} {
		for _, e := range m.Lines {
			if (e.Opened == nil) == closed && !slices.Contains(codes, e.Paper) {
				codes = append(codes, e.Paper)
			}
		}
	}
	return codes
}

// An Arrival is what is filled in of a delivery of subject envelopes.
type Arrival struct {
	At, From, Stored, Note, Reason string
	Whole                          bool // they are not made up by room
	Err                            error

	office Office
	of     exam.Delivery
	by     []exam.EnvelopeLine // by room
	whole  []exam.EnvelopeLine // by paper
	State  []LineState         // of Lines, in their order
}

// LineState is how one envelope came.
type LineState int

// The states, in the order in which a key goes through them.
const (
	CameSealed LineState = iota
	CameBroken
	CameMissing
	CameTwice
	lineStates
)

// NewArrival is the delivery of everything that is waited for, with every seal intact.
func NewArrival(o Office, at exam.Sitting, now time.Time) *Arrival {
	d := o.State().ProposeDelivery(at)
	m := &Arrival{At: hourNow(now, at), From: d.From, Stored: d.Stored, office: o, of: d, by: d.Lines}
	m.sum()
	return m
}

// NewArrivalAgain corrects a delivery that was recorded, with a reason.
func NewArrivalAgain(o Office, d exam.Delivery) *Arrival {
	m := &Arrival{At: d.At, From: d.From, Stored: d.Stored, Note: d.Note, office: o, of: d, by: d.Lines}
	m.Whole = slices.ContainsFunc(d.Lines, func(l exam.EnvelopeLine) bool { return l.Room == "" })
	m.sum()
	for i, l := range m.Lines() {
		if l.Seal == exam.SealBroken {
			m.State[i] = CameBroken
		}
	}
	return m
}

// Again reports whether a delivery is corrected.
func (m *Arrival) Again() bool { return m.of.ID != exam.ID{} }

// Named is what a delivery is called.
func (m *Arrival) Named(lang text.Lang) string {
	return text.T(lang, "screen.envelopes.delivery", text.Args{"at": text.LTR(m.of.At), "from": m.of.From, "n": len(m.of.Lines)})
}

// sum makes one line of all envelopes of each paper.
func (m *Arrival) sum() {
	for _, l := range m.by {
		i := slices.IndexFunc(m.whole, func(w exam.EnvelopeLine) bool { return w.Paper == l.Paper })
		if i < 0 {
			m.whole = append(m.whole, exam.EnvelopeLine{Paper: l.Paper, Seal: exam.SealIntact})
			i = len(m.whole) - 1
		}
		m.whole[i].Envelopes += max(1, l.Envelopes)
	}
	m.State = make([]LineState, len(m.Lines()))
}

// SetWhole says whether they are made up by room.
func (m *Arrival) SetWhole(on bool) {
	m.Whole = on
	m.State = make([]LineState, len(m.Lines()))
}

// Lines are the envelopes that are waited for.
func (m *Arrival) Lines() []exam.EnvelopeLine {
	if m.Whole {
		return m.whole
	}
	return m.by
}

// Step goes on to the next state of a line.
func (m *Arrival) Step(i int) { m.State[i] = (m.State[i] + 1) % lineStates }

// Grid is the table of the lines.
func (m *Arrival) Grid(lang text.Lang) *Grid {
	lines := m.Lines()
	return NewGrid(len(lines),
		GridColumn{Key: "subject", Title: Word(lang, "word.subject"), Width: 8, Grow: 1, Text: func(i int) string { return subjectOf(lang, m.office.State(), lines[i].Paper) }},
		GridColumn{Key: "room", Title: Word(lang, "word.room"), Width: 5, Text: func(i int) string {
			if m.Whole {
				return text.T(lang, "envelopes.whole")
			}
			return lines[i].Room
		}},
		GridColumn{Key: "expected", Title: text.T(lang, "envelopes.expected"), Width: 4.5, Text: func(i int) string { return text.Number(lang, max(1, lines[i].Envelopes)) }},
		GridColumn{Key: "came", Title: text.T(lang, "envelopes.state"), Width: 9, Text: func(i int) string {
			return text.T(lang, [...]string{"envelopes.came.sealed", "envelopes.is.broken", "envelopes.came.missing", "envelopes.came.twice"}[m.State[i]])
		}},
	)
}

// Delivery is what is filled in.
func (m *Arrival) Delivery() exam.Delivery {
	d := m.of
	d.At, d.From, d.Stored, d.Note, d.Lines = Hour(m.At), m.From, m.Stored, m.Note, nil
	for i, l := range m.Lines() {
		switch l.Seal = exam.SealIntact; m.State[i] {
		case CameMissing:
			continue
		case CameBroken:
			l.Seal = exam.SealBroken
		case CameTwice:
			l.Envelopes = max(1, l.Envelopes) + 1
		}
		d.Lines = append(d.Lines, l)
	}
	return d
}

// Wrong says what keeps it from being recorded, "" if nothing does, and in which field.
func (m *Arrival) Wrong(lang text.Lang) (field, words string) {
	switch d := m.Delivery(); {
	case !exam.IsHour(d.At):
		return "at", text.T(lang, "envelopes.hour_bad")
	case len(d.Lines) == 0:
		return "at", text.T(lang, "envelopes.none_came")
	case m.Again() && strings.TrimSpace(m.Reason) == "":
		return "reason", text.T(lang, "envelopes.reason_first")
	}
	return "", ""
}

// Record records it.
func (m *Arrival) Record(ctx context.Context) func() {
	_, err := m.office.ReceiveEnvelopes(ctx, m.Delivery(), m.Reason)
	return func() { m.Err = err }
}
