package model

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Note is what has to be said of what was typed or scanned last, "" if nothing;
// bad if it was refused.
func (m *Cards) Note(lang text.Lang) (words string, bad bool) {
	switch {
	case m.note != nil:
		return m.note(lang), true
	case m.signed.Err != nil:
		return m.refusal(lang), true
	}
	return "", false
}

// Passed says of whom nothing was entered, though their card was in view before;
// "" of nobody.
func (m *Cards) Passed(lang text.Lang) string {
	c, ok := m.office.State().Candidate(m.passed)
	if !ok {
		return ""
	}
	return text.T(lang, "screen.cards.passed", text.Args{"name": NameIn(lang, c.Name)})
}

// A CardField is one line of the card in view.
type CardField struct {
	Number string
	Name   string
	Value  string
	Asked  string // what the field is asked to say, "" if nothing is
}

// Fields are the lines of the card in view.
func (m *Cards) Fields(lang text.Lang) (fields []CardField) {
	c, ok := m.Candidate()
	if !ok {
		return nil
	}
	for _, l := range app.CardLines(&c) {
		f := CardField{
			Number: text.Number(lang, l.Number), Name: FieldName(lang, l.Field), Value: app.FieldWords(lang, l.Field, l.Value),
		}
		for _, r := range m.waiting(c.ID) {
			if r.Field == l.Field {
				f.Asked = text.T(lang, "screen.cards.asked", text.Args{"value": app.FieldWords(lang, r.Field, r.New)})
			}
		}
		fields = append(fields, f)
	}
	return fields
}

// waiting are the requests about a candidate that are not settled.
func (m *Cards) waiting(id exam.ID) []exam.RequestFile {
	return slices.DeleteFunc(m.office.State().RequestsOf(id), func(r exam.RequestFile) bool { return r.Status().Settled() })
}

// Standing says how far the data of the candidate in view are verified already, who
// said so and when, and whether Enter would approve them.
func (m *Cards) Standing(lang text.Lang) (words, detail string, approves bool) {
	v := m.office.State().Verification(m.shown)
	switch {
	case v.Requests > 0:
		return text.T(lang, "screen.cards.waiting", text.Args{"n": v.Requests}), "", false
	case v.Conflict:
		return text.T(lang, "screen.verification.conflict"), "", true
	case v.State == exam.Approved || v.State == exam.Validated:
		detail = ActorName(lang, v.Last.Actor) + " · " + Moment(lang, v.Last.At)
		return text.T(lang, "screen.cards.already", text.Args{"state": StateName(lang, v.State)}), detail, false
	}
	return StateName(lang, v.State), "", true
}

// FieldSays is what a line says, as a person writes it.
func (m *Cards) FieldSays(lang text.Lang, l app.CardLine) string {
	return app.FieldWords(lang, l.Field, l.Value)
}

// Check says why a line cannot be asked to say what was typed, "" if it can: it is
// said before the document is asked for.
func (m *Cards) Check(lang text.Lang, l app.CardLine, typed string) string {
	value, err := m.office.ParseField(l.Field, typed)
	if err == nil && value == l.Value {
		err = exam.ErrNothing
	}
	return cannot(lang, err)
}

// Refusal says why what was asked last could not be, "" if it could.
func (m *Cards) Refusal(lang text.Lang) string { return cannot(lang, m.Err) }

func cannot(lang text.Lang, err error) string {
	if err == nil {
		return ""
	}
	return cmp.Or(refusal(lang, err), Fault(lang, err).String())
}

// A Tally counts the cards of a sitting.
type Tally struct{ Entered, Approved, Corrected int }

// Tally counts what of the sitting still stands.
func (m *Cards) Tally() (t Tally) {
	m.sift()
	for _, l := range m.lines {
		t.Entered++
		if l.verdict != (exam.ID{}) {
			t.Approved++
		}
		if len(l.requests) > 0 {
			t.Corrected++
		}
	}
	return t
}

// sift takes out what was taken back since, here or elsewhere.
func (m *Cards) sift() {
	state := m.office.State()
	m.lines = slices.DeleteFunc(m.lines, func(l *cardEntry) bool {
		said := func(v exam.Verdict) bool { return v.Entry == l.verdict }
		if !slices.ContainsFunc(state.Dossier(l.candidate).Verdicts, said) {
			l.verdict = exam.ID{}
		}
		l.requests = slices.DeleteFunc(l.requests, func(id exam.ID) bool {
			_, there := state.RequestByID(id)
			return !there
		})
		return l.verdict == (exam.ID{}) && len(l.requests) == 0
	})
}

// mostLast is how many cards of the sitting can be taken back singly.
const mostLast = 10

// A CardLast is one of the cards entered last.
type CardLast struct {
	Candidate    exam.ID
	Name, Detail string
	Corrected    bool
}

// Last are the cards entered last, the latest first.
func (m *Cards) Last(lang text.Lang) (last []CardLast) {
	m.sift()
	for _, l := range slices.Backward(m.lines) {
		c, ok := m.office.State().Candidate(l.candidate)
		if !ok {
			continue
		}
		var did []string
		if l.verdict != (exam.ID{}) {
			did = append(did, StateName(lang, exam.Approved))
		}
		if n := len(l.requests); n > 0 {
			did = append(did, text.T(lang, "screen.cards.corrections", text.Args{"n": n}))
		}
		last = append(last, CardLast{c.ID, NameIn(lang, c.Name), strings.Join(did, listComma(lang)), len(l.requests) > 0})
		if len(last) == mostLast {
			break
		}
	}
	return last
}

// TakeBack takes back what was entered from the card of a candidate in this
// sitting, the latest first.
func (m *Cards) TakeBack(ctx context.Context, id exam.ID, reason string) func() {
	at := slices.IndexFunc(m.lines, func(l *cardEntry) bool { return l.candidate == id })
	if at < 0 {
		return func() { m.Err = exam.ErrNothing }
	}
	var err error
	line := m.lines[at]
	acts := slices.Clone(line.acts)
	for len(acts) > 0 && err == nil {
		err = m.office.TakeBack(ctx, acts[len(acts)-1], reason)
		if errors.Is(err, exam.ErrNotFound) { // taken back elsewhere since
			err = nil
		}
		if err == nil {
			acts = acts[:len(acts)-1]
		}
	}
	return func() {
		m.Err, line.acts = err, acts
		m.sift()
	}
}
