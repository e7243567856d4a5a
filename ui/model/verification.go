package model

import (
	"context"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Verification is the board of a home school: how far everybody's data are
// verified, by school, class or track (تدقيق المعطيات).
type Verification struct {
	By   exam.Field
	Said Verdicts // of the last Validate

	office Office
	state  *app.State // of which board is
	board  app.Board
}

// NewVerification returns the board by the first of class, school and track that
// makes more than one group.
func NewVerification(o Office) *Verification {
	m := &Verification{office: o}
	for _, by := range []exam.Field{exam.FieldClass, exam.FieldSchool, exam.FieldTrack} {
		if m.By = by; len(m.Board().Rows) > 1 {
			return m
		}
	}
	m.By = exam.FieldClass
	return m
}

// Board is the board as things stand now.
func (m *Verification) Board() app.Board {
	if state := m.office.State(); m.state != state || m.board.By != m.By {
		m.state, m.board = state, state.Board(m.By)
	}
	return m.board
}

// Part is one part of the bar of a group.
type Part int

// The parts, from what is done to what is waited for, as bars fill up.
const (
	PartValidated Part = iota
	PartApproved
	PartSettled
	PartRequested
	PartWaiting
)

var partNames = [...]string{"validated", "approved", "settled", "requested", "waiting"}

// A BoardLine is a group as the board shows it.
type BoardLine struct {
	Name  string
	Parts [len(partNames)]int // by Part
	Total int
}

// PartNames are what the parts are called.
func PartNames(lang text.Lang) []string {
	var names []string
	for _, name := range partNames {
		names = append(names, text.T(lang, "screen.verification.part."+name))
	}
	return names
}

// Lines are the groups in their order.
func (m *Verification) Lines(lang text.Lang) []BoardLine {
	var lines []BoardLine
	for _, r := range m.Board().Rows {
		l := boardLine(r)
		if l.Name == "" {
			l.Name = m.nameless(lang)
		}
		lines = append(lines, l)
	}
	return lines
}

// Sum is everybody.
func (m *Verification) Sum(lang text.Lang) BoardLine {
	l := boardLine(m.Board().Sum)
	l.Name = Word(lang, "word.total")
	return l
}

func boardLine(r app.BoardRow) BoardLine {
	return BoardLine{r.Name, [...]int{r.Validated, r.Approved, r.Settled, r.Requested, r.Waiting}, r.Total}
}

// nameless is what those are called of whom the list says no school, class or
// track.
func (m *Verification) nameless(lang text.Lang) string {
	return text.T(lang, "screen.verification.none."+string(m.By))
}

// Groups are the fields by which the list makes groups.
func (m *Verification) Groups() []exam.Field {
	state := m.office.State()
	fields := slices.DeleteFunc(app.BoardFields(), func(by exam.Field) bool {
		rows := state.Board(by).Rows
		return len(rows) == 0 || len(rows) == 1 && rows[0].Name == ""
	})
	if len(fields) == 0 {
		return []exam.Field{exam.FieldClass}
	}
	return fields
}

// Group is the page of the candidates of a line of the board.
func (m *Verification) Group(lang text.Lang, line int) *Group {
	g := NewGroup(m.office)
	g.By, g.Name = m.By, m.Board().Rows[line].Name
	g.Title = m.Lines(lang)[line].Name
	return g
}

// Blocks are those who cannot be validated, as the office knows them.
func (m *Verification) Blocks() []app.Block { return m.office.State().Blocking() }

// Validate says of everybody whose data are not validated yet that they are,
// where that can be said.
func (m *Verification) Validate(ctx context.Context) func() {
	state := m.office.State()
	var ids []exam.ID
	for i := range state.Candidates {
		if id := state.Candidates[i].ID; state.Verification(id).State != exam.Validated {
			ids = append(ids, id)
		}
	}
	return m.Said.Say(ctx, m.office, exam.Validated, ids...)
}
