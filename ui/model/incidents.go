package model

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Incidents is the register of what happened (سجل الوقائع): of a half-day, or of all.
type Incidents struct {
	Query string
	At    exam.Sitting
	All   bool // half-days

	office Office
	state  *app.State
	lang   text.Lang
	at     exam.Sitting
	all    bool
	rows   []exam.Saying[exam.Incident]
	grid   *Grid
}

// NewIncidents returns the page of an open file.
func NewIncidents(o Office) *Incidents { return &Incidents{office: o} }

// Grid is the list in a language, made anew when the file or the half-day has changed;
// filter and order stay.
func (m *Incidents) Grid(lang text.Lang) *Grid {
	state := m.office.State()
	if m.grid != nil && m.state == state && m.lang == lang && m.at == m.At && m.all == m.All {
		return m.grid
	}
	old := m.grid
	m.state, m.lang, m.at, m.all = state, lang, m.At, m.All
	m.rows = slices.DeleteFunc(state.Incidents(), func(one exam.Saying[exam.Incident]) bool { return !m.All && one.Value.Sitting != m.At })
	m.grid = NewGrid(len(m.rows), m.columns()...)
	m.grid.SortAs(old)
	m.Apply()
	return m.grid
}

// Apply shows what Query asks for.
func (m *Incidents) Apply() { m.grid.Filter(m.Query, nil) }

// Row is the incident at a place of the grid.
func (m *Incidents) Row(place int) exam.Saying[exam.Incident] { return m.rows[m.grid.ID(place)] }

// Withdrawn reports whether the one at a place was recorded by mistake.
func (m *Incidents) Withdrawn(place int) bool { return m.Row(place).Withdrawn }

// Wanting reports whether the one at a place does not say all that its report asks.
func (m *Incidents) Wanting(place int) bool {
	one := m.Row(place)
	return !one.Withdrawn && len(app.OmissionsOf(one.Value)) > 0
}

// Any reports whether anything is recorded, at whatever half-day.
func (m *Incidents) Any() bool { return len(m.office.State().Incidents()) > 0 }

// CountWords says how many there are.
func (m *Incidents) CountWords() string { return countWords(m.lang, "incident.count", m.grid, 0) }

// columns are what is said of an incident.
func (m *Incidents) columns() []GridColumn {
	lang, state, rows := m.lang, m.state, m.rows
	column := func(key string, width float32, of func(i exam.Incident) string) GridColumn {
		return GridColumn{Key: key, Title: text.T(lang, "incident.column."+key), Width: width, Text: func(row int) string { return of(rows[row].Value) }}
	}
	number := column("number", 4.5, exam.Incident.Number)
	number.Order = func(row int) string { return fmt.Sprintf("%06d %03d", rows[row].Value.No, rows[row].Value.Beside) }
	facts := column("facts", 9, nil)
	facts.Text = func(row int) string {
		if one := rows[row]; one.Withdrawn {
			return text.T(lang, "incident.withdrawn_why", text.Args{"reason": one.Reason})
		}
		return strings.Join(strings.Fields(rows[row].Value.Facts), " ")
	}
	facts.Grow = 1
	lacks := column("lacks", 8.4, nil)
	lacks.Text = func(row int) string {
		switch n := len(app.OmissionsOf(rows[row].Value)); {
		case rows[row].Withdrawn:
			return text.T(lang, "incident.withdrawn")
		case n > 0:
			return text.T(lang, "incident.lacks", text.Args{"n": n})
		}
		return text.T(lang, "incident.whole")
	}
	when := column("when", 8.5, func(i exam.Incident) string { return app.SittingName(lang, i.Sitting) })
	when.Order = func(row int) string { return rows[row].Value.Sitting.String() }
	when.Hidden = !m.All
	return []GridColumn{
		number, when,
		column("hour", 4, func(i exam.Incident) string { return text.Clock(lang, i.At) }),
		column("what", 9, func(i exam.Incident) string { return HappeningOf(i).Name(lang) }).alphabetical(1),
		column("room", 3.6, func(i exam.Incident) string { return text.LTR(i.Room) }),
		column("who", 8, func(i exam.Incident) string { return whoIn(lang, state, i) }).alphabetical(1),
		facts, lacks,
	}
}

// An IncidentShown is one incident in full.
type IncidentShown struct {
	Incident  exam.Incident
	Name      string // its number
	Withdrawn string // why it was, "" if it counts
	Printed   [][2]string
	Notes     string      // of the centre, never printed
	Lacks     []string    // what its report has a place for
	Before    [][2]string // what was said of it, the latest first: when and by whom, and what
	Conflict  bool        // two say otherwise without knowing of each other

	office Office
	desk   *Desk
	base   string
}

// ShowIncident returns an incident, false if there is none.
func ShowIncident(lang text.Lang, o Office, desk *Desk, path string, id exam.ID) (IncidentShown, bool) {
	s := o.State()
	one, ok := s.Incident(id)
	if !ok {
		return IncidentShown{}, false
	}
	i := one.Value
	m := IncidentShown{Incident: i, Name: IncidentName(lang, i), Notes: i.Notes, office: o, desk: desk, base: desk.PapersDir(path)}
	if one.Withdrawn {
		m.Withdrawn = one.Reason
	} else {
		m.Lacks = lackWords(lang, i)
	}
	m.Printed = incidentFacts(lang, s, i)
	file := s.IncidentFile(id)
	m.Conflict = len(file.Now) > 1
	for _, was := range slices.Backward(slices.Concat(file.Before, file.Now)) {
		words := was.Value.Facts
		if was.Withdrawn {
			words = text.T(lang, "incident.withdrawn")
		}
		if was.Reason != "" {
			words += " – " + was.Reason
		}
		m.Before = append(m.Before, [2]string{Moment(lang, was.At) + " · " + ActorName(lang, was.Actor), words})
	}
	return m, true
}

// incidentFacts are what its report says, in its order; what is not said is left out.
func incidentFacts(lang text.Lang, s *app.State, i exam.Incident) (facts [][2]string) {
	add := func(q, value string) {
		if value != "" {
			facts = append(facts, [2]string{text.T(lang, "incident.ask."+q), value})
		}
	}
	h := HappeningOf(i)
	add("what", joined(" – ", h.Cheating(lang), h.Name(lang)))
	add("half", app.SittingName(lang, i.Sitting))
	add("hour", clock(lang, i.At))
	add("until", clock(lang, i.Until))
	add("who", whoIn(lang, s, i))
	add("room", text.LTR(i.Room))
	for _, p := range s.Programme.Papers {
		if p.Code == i.Paper {
			add("paper", p.Subject.In(string(lang)))
		}
	}
	add("facts", i.Facts)
	if f := i.Fraud; f != nil {
		add("identity", f.Identity)
		add("second", f.Second)
		add("found_by", f.FoundBy)
		for n, item := range f.Items {
			add("items", text.LTR(i.Tag(n))+" "+joined(" – ", item.What, item.State, item.To, item.Returned))
		}
		if f.Withdrawn {
			add("script", joined(" ", text.T(lang, "incident.script_taken"), clock(lang, f.WithdrawnAt)))
		}
		add("statement", f.Statement)
		if f.Signing != "" {
			add("signing", text.T(lang, "incident.signing."+string(f.Signing)))
		}
	}
	for _, w := range i.Witnesses {
		add("witnesses", witnessWords(lang, s, w))
	}
	add("measure", i.Measure)
	add("told", joined(" ", i.Told, clock(lang, i.ToldAt)))
	if i.Minutes > 0 {
		add("minutes", joined(" – ", text.Duration(lang, i.Minutes), text.T(lang, "incident.new_end", text.Args{"hour": clock(lang, i.NewEnd)})))
	}
	return facts
}

func clock(lang text.Lang, hour string) string {
	if hour == "" {
		return ""
	}
	return text.Clock(lang, hour)
}

func witnessWords(lang text.Lang, s *app.State, w exam.Witness) string {
	name := w.Name
	if who, ok := s.StaffMember(w.Staff); ok {
		name = NameIn(lang, who.Name)
	} else if c, ok := s.Candidate(w.Candidate); ok {
		name = NameIn(lang, c.Name)
	}
	return WitnessRole(lang, w) + ": " + name
}

// Print writes the papers of the incident, and returns where they are.
func (m *IncidentShown) Print(ctx context.Context) ([]app.PrintedFile, error) {
	tray, err := m.desk.Tray(m.base)
	if err != nil {
		return nil, err
	}
	return m.office.Print(ctx, app.PrintJob{Incident: m.Incident.ID}, tray, nil)
}
