package model

import (
	"slices"
	"strconv"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Corrections is the page on which correction requests are followed: what was
// noticed, what was sent, what came back.
type Corrections struct {
	Query string
	Only  exam.RequestStatus // "" shows all

	office Office
	state  *app.State
	lang   text.Lang
	grid   *Grid
}

// NewCorrections returns the page of an open file.
func NewCorrections(o Office) *Corrections { return &Corrections{office: o} }

// RequestStatuses are the statuses of requests, those that ask something of the
// user first.
var RequestStatuses = []exam.RequestStatus{
	exam.RequestConflict, exam.RequestOpen, exam.RequestAway, exam.RequestAccepted, exam.RequestRefused, exam.RequestWithdrawn,
}

// StatusName is what a status of requests is called.
func StatusName(lang text.Lang, s exam.RequestStatus) string {
	return Word(lang, "correction.state."+string(s))
}

// Count is how many requests have a status, all of them with "".
func (m *Corrections) Count(s exam.RequestStatus) int {
	n := 0
	for _, r := range m.office.State().Requests {
		if s == "" || r.Status() == s {
			n++
		}
	}
	return n
}

// Grid is the list in a language, made anew when the file has changed; filter
// and order stay.
func (m *Corrections) Grid(lang text.Lang) *Grid {
	state := m.office.State()
	if m.grid != nil && m.state == state && m.lang == lang {
		return m.grid
	}
	old := m.grid
	m.state, m.lang = state, lang
	m.grid = NewGrid(len(state.Requests), m.columns()...)
	m.grid.SortAs(old)
	if m.Only != "" && m.Count(m.Only) == 0 {
		m.Only = ""
	}
	m.Apply()
	return m.grid
}

// Apply shows what Query and Only ask for.
func (m *Corrections) Apply() {
	if m.Only == "" {
		m.grid.Filter(m.Query, nil)
		return
	}
	m.grid.Filter(m.Query, func(row int) bool { return m.state.Requests[row].Status() == m.Only })
}

// Filtered reports whether not all are asked for.
func (m *Corrections) Filtered() bool { return m.Query != "" || m.Only != "" }

// ShowAll takes every filter off.
func (m *Corrections) ShowAll() {
	m.Query, m.Only = "", ""
	m.Apply()
}

// Shown is how many are shown.
func (m *Corrections) Shown() int { return m.grid.Len() }

// At is the request at a place of the grid.
func (m *Corrections) At(place int) exam.RequestFile { return m.state.Requests[m.grid.ID(place)] }

// Chosen are the requests that a press is about: those selected where there are
// several, else those that are not sent yet, else those not answered.
func (m *Corrections) Chosen(places []int) []exam.ID {
	var selected, open []exam.ID
	if len(places) > 1 {
		for _, at := range places {
			if r := m.At(at); !r.Status().Settled() {
				selected = append(selected, r.ID)
			}
		}
		return selected
	}
	for _, r := range m.office.State().Requests {
		if r.Status() == exam.RequestOpen {
			open = append(open, r.ID)
		}
	}
	if len(open) == 0 {
		open = m.office.State().Unsettled()
	}
	return open
}

// Gone reports whether all of these requests, and there are some, have been sent
// before.
func (m *Corrections) Gone(ids []exam.ID) bool {
	return len(ids) > 0 && !slices.ContainsFunc(m.office.State().Requests, func(r exam.RequestFile) bool {
		return r.Status() == exam.RequestOpen && slices.Contains(ids, r.ID)
	})
}

// Listed are the requests that the printed list is about: those selected where
// there are several, else those not settled, else all.
func (m *Corrections) Listed(places []int) (ids []exam.ID) {
	if open := m.office.State().Unsettled(); len(places) < 2 && len(open) > 0 {
		return open
	}
	if len(places) < 2 {
		for _, r := range m.office.State().Requests {
			ids = append(ids, r.ID)
		}
	}
	for _, at := range places {
		if len(places) > 1 {
			ids = append(ids, m.At(at).ID)
		}
	}
	return ids
}

// CountWords says how many there are, shown and selected.
func (m *Corrections) CountWords(selected int) string {
	return countWords(m.lang, "unit.request", m.grid, selected)
}

// columns are what is said of a request; those that are shown at first fit beside
// the places in a window of 1024.
func (m *Corrections) columns() []GridColumn {
	lang, state, all := m.lang, m.state, m.state.Requests
	people := make([]exam.Candidate, len(all))
	for i, r := range all {
		people[i] = state.Asked(r)
	}
	column := func(key string, width float32, of func(row int) string) GridColumn {
		return GridColumn{Key: key, Title: text.T(lang, "correction.sheet."+key), Width: width, Text: of}
	}
	date := column("date", 6.4, func(i int) string { return day(lang, all[i].Made.At) })
	date.Order = func(i int) string { return all[i].Made.At.UTC().Format(time.RFC3339) }
	status := GridColumn{
		Key: "status", Title: text.T(lang, "screen.corrections.status"), Width: 9,
		Text:  func(i int) string { return StatusName(lang, all[i].Status()) },
		Order: func(i int) string { return strconv.Itoa(slices.Index(RequestStatuses, all[i].Status())) },
	}
	recorded := column("recorded", 7.4, func(i int) string { return app.FieldWords(lang, all[i].Field, all[i].Old) })
	wanted := column("wanted", 7.4, func(i int) string { return app.FieldWords(lang, all[i].Field, all[i].New) })
	recorded.Title, wanted.Title = text.T(lang, "screen.corrections.recorded"), text.T(lang, "screen.corrections.wanted")
	return []GridColumn{
		status,
		column("name", 8.5, func(i int) string { return NameIn(lang, people[i].Name) }).alphabetical(2),
		column("massar", 7.8, func(i int) string { return people[i].Massar }),
		column("field", 7.5, func(i int) string { return FieldName(lang, all[i].Field) }).alphabetical(1),
		recorded, wanted,
		column("document", 7.5, func(i int) string { return SeenName(lang, all[i].Document) }).hidden(),
		date.hidden(),
		column("by", 8, func(i int) string { return RequesterName(lang, all[i].By) }).hidden(),
		column("school", 10, func(i int) string { return people[i].School }).alphabetical(2).hidden(),
		column("number", 7.6, func(i int) string { return people[i].Number }).hidden(),
		column("notes", 8, func(i int) string { return lastNote(all[i]) }).hidden(),
	}
}

func lastNote(r exam.RequestFile) string {
	for _, a := range slices.Backward(r.Answers) {
		if a.Note != "" {
			return a.Note
		}
	}
	return r.Note
}

// day is the day of a moment, as the PC's clock has it.
func day(lang text.Lang, at time.Time) string {
	return text.ShortDate(lang, at.Local().Format(time.DateOnly))
}
