package model

import (
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Person is one candidate in full: everything that is known, where it was
// read, and what was found wrong.
type Person struct {
	Name, Other string      // in the language's script, and in the other one
	Number      string      // of the examination
	Seat        string      // the room and the table, or that there is none yet
	Facts       [][2]string // name and value; what is unknown is left out
	Findings    []exam.Finding
	Source      string
	Verified    string      // in a home school's file: how far the data are verified, by whom, when
	Absences    [][2]string // from which papers, and since which register
	Leads       []string    // what they lead to
	History     [][2]string // there: when what was said or asked of them, the latest first
}

// NewPerson returns a candidate of the file, false if there is none.
func NewPerson(lang text.Lang, o Office, id exam.ID) (Person, bool) {
	m := NewCandidates(o)
	g := m.Grid(lang)
	row := slices.IndexFunc(m.state.Candidates, func(c exam.Candidate) bool { return c.ID == id })
	if row < 0 {
		return Person{}, false
	}
	c := m.state.Candidates[row]
	p := Person{Number: c.Number, Name: c.Name.Any(), Other: c.Name.Latin(), Source: app.Place(lang, exam.Finding{Source: c.Source})}
	if !lang.RTL() && c.Name.Latin() != "" {
		p.Name, p.Other = c.Name.Latin(), c.Name.Arabic()
	}
	if p.Other == p.Name {
		p.Other = ""
	}
	room, table := m.place(row)
	if m.School() {
		p.Verified, p.History = verifiedWords(lang, m.state, id), history(lang, m.state, id)
	} else if p.Seat = text.T(lang, "screen.candidates.no_seat"); room != "" {
		p.Seat = text.T(lang, "screen.candidates.seat", text.Args{"room": room, "table": table})
	}
	for _, col := range g.Columns {
		if slices.Contains([]string{"name_ar", "name_fr", "room", "table", "findings", "verification", "source"}, col.Key) {
			continue
		}
		if said := col.Text(row); said != "" {
			p.Facts = append(p.Facts, [2]string{col.Title, said})
		}
	}
	p.Absences, p.Leads = AbsenceLines(lang, m.state, id), ConsequenceLines(lang, m.state, id)
	for _, f := range m.state.Findings() {
		if f.Candidate == id {
			p.Findings = append(p.Findings, f)
		}
	}
	return p, true
}
