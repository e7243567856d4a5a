package model

import (
	"slices"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Candidates is the page on which everyone of the centre is listed.
type Candidates struct {
	Query  string
	Track  string            // "" shows every track
	Room   string            // "" shows every room; see NoRoom
	Faulty bool              // only those about whom something was found
	State  exam.Verification // only those whose data are verified so far; "" shows all

	office Office
	state  *app.State
	lang   text.Lang
	grid   *Grid
	flaws  map[exam.ID]flaws // nil until they are worked out
}

// NoRoom is, as Candidates.Room, those who sit nowhere yet.
const NoRoom = "\x00"

// flaws are what was found about one candidate.
type flaws struct {
	worst exam.Severity
	count int
}

// NewCandidates returns the page of an open file.
func NewCandidates(o Office) *Candidates { return &Candidates{office: o} }

// Total is how many candidates the file has.
func (m *Candidates) Total() int { return len(m.office.State().Candidates) }

// Grid is the list in a language, made anew when the file has changed; filter
// and order stay.
func (m *Candidates) Grid(lang text.Lang) *Grid {
	state := m.office.State()
	if m.grid != nil && m.state == state && m.lang == lang {
		return m.grid
	}
	if m.state != state {
		m.flaws = nil
	}
	old := m.grid
	m.state, m.lang = state, lang
	m.grid = NewGrid(len(state.Candidates), m.columns()...)
	m.grid.FindBy(func(query string) []int { return state.Find(query, 0) })
	m.grid.SortAs(old)
	m.Apply()
	return m.grid
}

// School reports whether it is the file of a home school, which places nobody and
// verifies data.
func (m *Candidates) School() bool { return m.office.State().Centre.Kind == exam.HomeSchool }

// Apply shows what Query, Track, Room, Faulty and State ask for.
func (m *Candidates) Apply() {
	if m.Track == "" && m.Room == "" && !m.Faulty && m.State == "" {
		m.grid.Filter(m.Query, nil)
		return
	}
	m.grid.Filter(m.Query, func(row int) bool {
		c := &m.state.Candidates[row]
		return (m.Track == "" || c.Track == m.Track) &&
			(!m.Faulty || m.flaws == nil || m.flaws[c.ID].count > 0) &&
			(m.Room == "" || m.inRoom(row)) &&
			(m.State == "" || m.state.Verification(c.ID).State == m.State)
	})
}

func (m *Candidates) inRoom(row int) bool {
	room, _ := m.place(row)
	return room == m.Room || room == "" && m.Room == NoRoom
}

// Filtered reports whether not everyone is asked for.
func (m *Candidates) Filtered() bool {
	return m.Query != "" || m.Track != "" || m.Room != "" || m.Faulty || m.State != ""
}

// ShowAll takes every filter off.
func (m *Candidates) ShowAll() {
	m.Query, m.Track, m.Room, m.Faulty, m.State = "", "", "", false, ""
	m.Apply()
}

// Prepare works out what takes long with very many candidates: what was found
// about whom, and the search. The func it returns shows it.
func (m *Candidates) Prepare() func() {
	state := m.state
	state.Find("", 1)
	all := map[exam.ID]flaws{}
	for _, f := range state.Findings() { // the gravest first
		if f.Candidate == (exam.ID{}) {
			continue
		}
		one := all[f.Candidate]
		if one.count++; one.count == 1 {
			one.worst = f.Severity
		}
		all[f.Candidate] = one
	}
	return func() {
		if m.state != state {
			return
		}
		m.flaws = all
		m.grid.Forget("findings")
		m.Apply()
	}
}

// Prepared reports whether Prepare is not needed.
func (m *Candidates) Prepared() bool { return m.flaws != nil }

// place is where a candidate sits: by the plan, before there is one by the list.
func (m *Candidates) place(row int) (room, table string) { return placeIn(m.state, row) }

func placeIn(state *app.State, row int) (room, table string) {
	c := &state.Candidates[row]
	if state.Plan == nil {
		return c.Room, c.Table
	}
	seat, _ := state.Seat(c.ID)
	return seat.Room, seat.Table
}

// At is the candidate shown at a place of the grid.
func (m *Candidates) At(place int) exam.ID { return m.state.Candidates[m.grid.ID(place)].ID }

// Severity is the gravest that was found about the candidate at a place of the
// grid, "" if nothing was.
func (m *Candidates) Severity(place int) exam.Severity { return m.flaws[m.At(place)].worst }

// Tracks are the tracks to choose from.
func (m *Candidates) Tracks() []string { return m.state.Tracks() }

// Rooms are the rooms to choose from, as people count; NoRoom at the end where
// somebody sits nowhere.
func (m *Candidates) Rooms() []string {
	var rooms []string
	seen, waiting := map[string]bool{}, false
	for row := range m.state.Candidates {
		switch room, _ := m.place(row); {
		case room == "":
			waiting = true
		case !seen[room]:
			seen[room] = true
			rooms = append(rooms, room)
		}
	}
	slices.SortFunc(rooms, text.Natural)
	if waiting && len(rooms) > 0 {
		rooms = append(rooms, NoRoom)
	}
	return rooms
}

// Count says how many there are, how many are shown, and how many of these are
// selected: «331 مترشحا، 12 معروضا».
func (m *Candidates) Count(selected int) string {
	return countWords(m.lang, "unit.candidate", m.grid, selected)
}

func countWords(lang text.Lang, unit string, grid *Grid, selected int) string {
	parts := []string{text.T(lang, unit, text.Args{"n": grid.Rows()})}
	if grid.Len() < grid.Rows() {
		parts = append(parts, text.T(lang, "screen.candidates.shown", text.Args{"n": grid.Len()}))
	}
	if selected > 1 {
		parts = append(parts, text.T(lang, "screen.candidates.selected", text.Args{"n": selected}))
	}
	return strings.Join(parts, listComma(lang))
}

// Shown is how many are shown.
func (m *Candidates) Shown() int { return m.grid.Len() }

// ExportWords says what would be exported.
func (m *Candidates) ExportWords(selected int) string { return exportWords(m.lang, selected) }

func exportWords(lang text.Lang, selected int) string {
	if selected > 1 {
		return text.T(lang, "screen.candidates.export_selected", text.Args{"n": selected})
	}
	return text.T(lang, "screen.candidates.export")
}

// Sheet is what is exported: the rows at these places, all that are shown if
// there are none, with these columns. That of a practice centre says in its name
// that it is one.
func (m *Candidates) Sheet(places, columns []int) Sheet {
	name := Word(m.lang, "word.candidates")
	if m.state.Practice {
		name += " - " + Word(m.lang, "paper.practice")
	}
	return m.grid.Sheet(name, m.lang, places, columns)
}

func (f flaws) words(lang text.Lang) string {
	switch f.count {
	case 0:
		return ""
	case 1:
		return SeverityName(lang, f.worst)
	}
	return SeverityName(lang, f.worst) + " · " + text.Number(lang, f.count)
}

// key puts the gravest first, then those with more.
func (f flaws) key() string {
	if f.count == 0 {
		return ""
	}
	return strconv.Itoa(slices.Index(Severities, f.worst)) + text.NaturalKey(strconv.Itoa(1_000_000-f.count))
}
