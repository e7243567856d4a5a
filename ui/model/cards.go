package model

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Cards is a sitting at which signed verification cards are entered (مسك البطاقات
// الموقعة): a card is found by its code, a number or a name, and is approved, or
// gets correction requests for the fields that were put right on it.
type Cards struct {
	Err     error  // of the last Approve, Ask, TakeBack or PrintAgain
	Printed string // the file of the last PrintAgain

	office Office
	shown  exam.ID // whose card it is; zero for nobody
	passed exam.ID // who was in view before, of whom nothing was entered; zero for nobody
	signed app.SignedCard
	found  []Found
	lines  []*cardEntry // of the sitting, in the order of their first act
	note   func(text.Lang) string
}

// A cardEntry is a card of the sitting.
type cardEntry struct {
	candidate exam.ID
	verdict   exam.ID   // the entry that approves it; zero if none does
	requests  []exam.ID // made with it
	acts      []app.Act
}

// NewCards begins a sitting.
func NewCards(o Office) *Cards { return &Cards{office: o} }

// Of reports whether it is a sitting of this file.
func (m *Cards) Of(o Office) bool { return m != nil && m.office == o }

// Look searches while something is typed: people by number, code or a part of the
// name. The number of a field of the card in view finds nobody.
func (m *Cards) Look(lang text.Lang, query string) []Found {
	m.found = nil
	if _, field := m.field(query); field {
		return nil
	}
	for _, f := range Find(lang, m.office.State(), nil, query) {
		if f.Kind == FoundCandidate {
			m.found = append(m.found, f)
		}
	}
	return m.found
}

// field is the line of the card in view that has a number.
func (m *Cards) field(query string) (app.CardLine, bool) {
	digits := text.WesternDigits(strings.TrimSpace(query))
	n, err := strconv.Atoi(digits)
	c, shown := m.Candidate()
	if err != nil || len(digits) > 2 || !shown || m.signed.Err != nil {
		return app.CardLine{}, false
	}
	lines := app.CardLines(&c)
	at := slices.IndexFunc(lines, func(l app.CardLine) bool { return l.Number == n })
	if at < 0 {
		return app.CardLine{}, false
	}
	return lines[at], true
}

// A Turn is what Enter leads to.
type Turn int

// What Enter leads to.
const (
	TurnNothing Turn = iota
	TurnShown        // a person is in view now
	TurnField        // a field of the card in view is to be corrected: Line
	TurnApprove      // the card in view is approved: Approve
	TurnDone         // the card in view is done with, and nothing is written
	TurnUnknown      // nobody is found
)

// Enter takes what is typed; marked is which of the people found is meant.
func (m *Cards) Enter(query string, marked int) (Turn, app.CardLine) {
	query = strings.TrimSpace(query)
	m.note = nil
	if query == "" {
		return m.finish(), app.CardLine{}
	}
	if line, ok := m.field(query); ok {
		return TurnField, line
	}
	if signed, ok := m.office.State().ReadSigned(query); ok {
		return m.take(signed), app.CardLine{}
	}
	scan := m.office.State().Scan(query)
	switch {
	case scan.Verdict == app.ScanPerson:
		m.Show(scan.Candidate)
	case marked >= 0 && marked < len(m.found):
		m.Show(m.found[marked].Candidate)
	default:
		m.Clear()
		m.note = func(l text.Lang) string {
			return text.T(l, "screen.cards.unknown", text.Args{"query": text.LTR(query)})
		}
		return TurnUnknown, app.CardLine{}
	}
	return TurnShown, app.CardLine{}
}

// finish is Enter on a card with nothing typed.
func (m *Cards) finish() Turn {
	turn := m.finishing()
	if turn == TurnDone {
		m.Clear()
	}
	return turn
}

func (m *Cards) finishing() Turn {
	c, ok := m.Candidate()
	v := m.office.State().Verification(c.ID)
	switch {
	case !ok:
		return TurnNothing
	case m.signed.Err == nil && v.Requests == 0 && (v.Conflict || v.State != exam.Approved && v.State != exam.Validated):
		return TurnApprove
	}
	return TurnDone
}

// Scanned takes a code that a scanner typed. A code that names nobody shows
// nobody: the sentence says what it is.
func (m *Cards) Scanned(code string) Turn {
	m.note = nil
	if signed, ok := m.office.State().ReadSigned(code); ok {
		return m.take(signed)
	}
	found := m.office.State().Scan(code)
	if found.Verdict == app.ScanPerson {
		m.Show(found.Candidate)
		return TurnShown
	}
	m.Clear()
	m.note = func(l text.Lang) string {
		title, sentences := ScanNotice(l, m.office.State(), found)
		return title + ". " + strings.Join(sentences, " ")
	}
	return TurnUnknown
}

// take shows whose signed card it is; one that is refused says why, and enters
// nothing.
func (m *Cards) take(signed app.SignedCard) Turn {
	m.Show(signed.Candidate)
	m.signed = signed
	if signed.Candidate != (exam.ID{}) {
		return TurnShown
	}
	m.note = m.refusal
	return TurnUnknown
}

// Show puts a person in view. Whoever was in view before and was neither approved
// nor asked about is remembered: a press that was not heard is told.
func (m *Cards) Show(id exam.ID) {
	m.passed = exam.ID{}
	if id != (exam.ID{}) && id != m.shown && m.signed.Err == nil && m.finishing() == TurnApprove {
		m.passed = m.shown
	}
	m.shown, m.signed, m.note, m.found = id, app.SignedCard{}, nil, nil
}

// Clear puts nobody in view.
func (m *Cards) Clear() { m.Show(exam.ID{}) }

// Candidate is whose card is in view, false if none is.
func (m *Cards) Candidate() (exam.Candidate, bool) { return m.office.State().Candidate(m.shown) }

// Refused reports whether the card in view must not be entered as it is.
func (m *Cards) Refused() bool { return m.signed.Err != nil }

// refusal says why a card was refused, and which fields changed since it was
// printed, where that is known.
func (m *Cards) refusal(lang text.Lang) string {
	words := Fault(lang, m.signed.Err).String()
	if errors.Is(m.signed.Err, exam.ErrInvalid) {
		words = text.T(lang, "screen.scan.forged") + ". " + text.T(lang, "screen.scan.forged.do")
	}
	for _, v := range m.signed.Changed {
		words += " " + text.T(lang, "screen.cards.changed", text.Args{
			"field": FieldName(lang, v.Field), "old": orNone(lang, app.FieldWords(lang, v.Field, v.Old)), "new": orNone(lang, app.FieldWords(lang, v.Field, v.New)),
		})
	}
	return words
}

// Approve says that the candidate of the card in view approves what it says, and
// is done with the card.
func (m *Cards) Approve(ctx context.Context) func() {
	id := m.shown
	left, err := m.office.Verify(ctx, exam.Approved, exam.OnCard, id)
	if err == nil && len(left) > 0 {
		err = left[0].Why
	}
	act, _ := m.office.LastAct()
	entry := m.office.State().Verification(id).Last.Entry
	return func() {
		if m.Err = err; err != nil {
			return
		}
		line := m.line(id)
		line.verdict = entry
		line.acts = append(line.acts, act)
		m.Clear()
	}
}

// Ask makes a correction request of a field of the card in view, which stays
// there.
func (m *Cards) Ask(ctx context.Context, f exam.Field, value string, document exam.Document) func() {
	id := m.shown
	made, err := m.office.Ask(ctx, app.Wish{Candidate: id, Field: f, Value: value, Document: document, By: exam.ByCandidate})
	act, _ := m.office.LastAct()
	return func() {
		if m.Err = err; err != nil {
			return
		}
		line := m.line(id)
		line.acts = append(line.acts, act)
		for _, r := range made {
			line.requests = append(line.requests, r.ID)
		}
	}
}

// line is the card of a candidate in this sitting, as the latest.
func (m *Cards) line(id exam.ID) *cardEntry {
	line := &cardEntry{candidate: id}
	if at := slices.IndexFunc(m.lines, func(l *cardEntry) bool { return l.candidate == id }); at >= 0 {
		line = m.lines[at]
		m.lines = slices.Delete(m.lines, at, at+1)
	}
	m.lines = append(m.lines, line)
	return line
}
