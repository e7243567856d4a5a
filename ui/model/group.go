package model

import (
	"context"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Group is the page of the candidates of a group of the board, with what was said
// of their data, who said it and when.
type Group struct {
	By    exam.Field // "" is everybody
	Name  string     // of the group, as the list writes it
	Title string
	Query string
	State exam.Verification // only those in it; "" shows all
	Said  Verdicts          // of the last Set

	office Office
	state  *app.State
	lang   text.Lang
	people []int // of the group, as indexes of the candidates
	grid   *Grid
}

// NewGroup returns the page of everybody.
func NewGroup(o Office) *Group { return &Group{office: o} }

// Grid is the list in a language, made anew when the file has changed; filter and
// order stay.
func (m *Group) Grid(lang text.Lang) *Grid {
	state := m.office.State()
	if m.grid != nil && m.state == state && m.lang == lang {
		return m.grid
	}
	old := m.grid
	m.state, m.lang, m.people = state, lang, nil
	at := make([]int, len(state.Candidates)) // of a candidate in the group, -1 of others
	for i := range state.Candidates {
		at[i] = -1
		if m.By == "" || app.GroupOf(&state.Candidates[i], m.By) == m.Name {
			at[i] = len(m.people)
			m.people = append(m.people, i)
		}
	}
	m.grid = NewGrid(len(m.people), m.columns()...)
	m.grid.FindBy(func(query string) (rows []int) {
		for _, i := range state.Find(query, 0) {
			if at[i] >= 0 {
				rows = append(rows, at[i])
			}
		}
		return rows
	})
	m.grid.SortAs(old)
	m.Apply()
	return m.grid
}

func (m *Group) who(row int) *exam.Candidate { return &m.state.Candidates[m.people[row]] }

func (m *Group) verified(row int) app.Verified { return m.state.Verification(m.who(row).ID) }

func (m *Group) columns() []GridColumn {
	lang := m.lang
	said := func(of func(v app.Verified) string) func(int) string {
		return func(row int) string { return of(m.verified(row)) }
	}
	return []GridColumn{
		{Key: "name", Title: Word(lang, "word.full_name"), Width: 11, Grow: 3, Text: func(row int) string { return NameIn(lang, m.who(row).Name) }, Order: ByAlphabet(func(row int) string { return NameIn(lang, m.who(row).Name) })},
		{Key: "massar", Title: Word(lang, "field.massar"), Width: 7.8, Text: func(row int) string { return m.who(row).Massar }},
		{Key: "class", Title: Word(lang, "field.class"), Width: 6, Hidden: m.By == exam.FieldClass, Text: func(row int) string { return m.who(row).Class }},
		{Key: "track", Title: Word(lang, "field.track"), Width: 7, Hidden: true, Text: func(row int) string { return m.who(row).Track }},
		{Key: "state", Title: text.T(lang, "screen.verification.state"), Width: 8.5, Grow: 1, Text: said(func(v app.Verified) string { return StateName(lang, v.State) }), Order: said(stateKey)},
		{Key: "actor", Title: text.T(lang, "screen.verification.who"), Width: 5.5, Text: said(func(v app.Verified) string { return ActorName(lang, v.Last.Actor) })},
		{Key: "at", Title: text.T(lang, "screen.verification.when"), Width: 10.5, Text: said(func(v app.Verified) string { return Moment(lang, v.Last.At) }), Order: said(func(v app.Verified) string {
			if v.Last.At.IsZero() {
				return ""
			}
			return v.Last.At.UTC().Format("20060102150405.000")
		})},
	}
}

// stateKey puts the states in their order.
func stateKey(v app.Verified) string {
	return string(rune('a' + slices.Index(States(), v.State)))
}

// Apply shows what Query and State ask for.
func (m *Group) Apply() {
	if m.State == "" {
		m.grid.Filter(m.Query, nil)
		return
	}
	m.grid.Filter(m.Query, func(row int) bool { return m.verified(row).State == m.State })
}

// Filtered reports whether not everybody of the group is asked for.
func (m *Group) Filtered() bool { return m.Query != "" || m.State != "" }

// ShowAll takes every filter off.
func (m *Group) ShowAll() {
	m.Query, m.State = "", ""
	m.Apply()
}

// At is the candidate shown at a place of the grid.
func (m *Group) At(place int) exam.ID { return m.who(m.grid.ID(place)).ID }

// StateAt is how far the data of the candidate at a place are verified.
func (m *Group) StateAt(place int) exam.Verification { return m.verified(m.grid.ID(place)).State }

// Count says how many there are, how many are shown, and how many of these are
// selected.
func (m *Group) Count(selected int) string {
	return countWords(m.lang, "unit.candidate", m.grid, selected)
}

// Chosen are the candidates at these places; everybody who is shown where there
// are none.
func (m *Group) Chosen(places []int) (ids []exam.ID) {
	if len(places) == 0 {
		for at := range m.grid.Len() {
			ids = append(ids, m.At(at))
		}
	}
	for _, at := range places {
		ids = append(ids, m.At(at))
	}
	return ids
}

// Set says of candidates how far their data are verified.
func (m *Group) Set(ctx context.Context, state exam.Verification, ids []exam.ID) func() {
	return m.Said.Say(ctx, m.office, state, ids...)
}
