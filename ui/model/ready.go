package model

import (
	"context"
	"strconv"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Ready is the page of the day before: what is ready in the centre, and what lacks
// (الجاهزية).
type Ready struct{ lines []app.ReadyLine }

// NewReady looks at an open file.
func NewReady(o Office) Ready { return Ready{o.State().Readiness()} }

// mostLacks is how many things that lack are named one by one.
const mostLacks = 12

// A ReadyLine is one line of readiness as the screen shows it.
type ReadyLine struct {
	Key    app.ReadyKey
	Name   string
	Detail string
	Good   bool
	Lacks  []string
}

// Lines are those of the page.
func (m Ready) Lines(lang text.Lang) []ReadyLine {
	lines := make([]ReadyLine, len(m.lines))
	for i, l := range m.lines {
		one := ReadyLine{Key: l.Key, Name: text.T(lang, "screen.ready."+string(l.Key)), Detail: app.DescribeReady(lang, l), Good: l.Good()}
		for _, lack := range l.Lacks[:min(mostLacks, len(l.Lacks))] {
			one.Lacks = append(one.Lacks, app.DescribeLack(lang, l.Key, lack))
		}
		if more := len(l.Lacks) - mostLacks; more > 0 {
			one.Lacks = append(one.Lacks, text.T(lang, "screen.ready.more", text.Args{"n": more}))
		}
		lines[i] = one
	}
	return lines
}

// Staffed is how far the staff and their duties are, as the dashboard shows it.
func Staffed(lang text.Lang, s *app.State) (name, detail string, done bool) {
	name = text.T(lang, "screen.duties.title")
	if len(s.Staff) == 0 {
		return name, text.T(lang, "screen.ready.no_staff"), false
	}
	l := s.ReadyLine(app.ReadyStaff)
	return name, app.DescribeReady(lang, l), l.Good()
}

// Ready reports whether every line is good.
func (m Ready) Ready() bool { return app.AllReady(m.lines) }

// Labels is the counting of table labels, room by room.
type Labels struct {
	Count string // as it is typed, of the room in view
	Err   error  // of the last Save

	office Office
	rooms  []exam.Room
	at     int
	grid   *Grid
}

// NewLabels takes the rooms in which somebody sits.
func NewLabels(o Office) *Labels {
	m := &Labels{office: o}
	for _, r := range o.State().Rooms {
		if o.State().LabelsWanted(r.Number) > 0 {
			m.rooms = append(m.rooms, r)
		}
	}
	return m
}

// Grid lists the rooms with the labels that each wants and has.
func (m *Labels) Grid(lang text.Lang) *Grid {
	state := m.office.State
	number := func(n int) string { return text.Number(lang, n) }
	m.grid = NewGrid(len(m.rooms),
		GridColumn{Key: "room", Title: Word(lang, "word.room"), Width: 6, Text: func(i int) string { return m.rooms[i].Number }},
		GridColumn{Key: "wing", Title: Word(lang, "word.wing"), Width: 8, Grow: 1, Text: func(i int) string { return strings.TrimSpace(m.rooms[i].Wing + " " + m.rooms[i].Floor) }},
		GridColumn{Key: "wanted", Title: text.T(lang, "screen.labels.wanted"), Width: 7, Text: func(i int) string { return number(state().LabelsWanted(m.rooms[i].Number)) }},
		GridColumn{Key: "counted", Title: text.T(lang, "screen.labels.counted"), Width: 7, Text: func(i int) string {
			if l, said := state().LabelsOf(m.rooms[i].Number); said {
				return number(l.Labels)
			}
			return "—"
		}},
	)
	return m.grid
}

// Enough reports whether the room in a line of the grid has all its labels.
func (m *Labels) Enough(line int) bool {
	i := m.grid.ID(line)
	l, said := m.office.State().LabelsOf(m.rooms[i].Number)
	return said && l.Labels >= m.office.State().LabelsWanted(m.rooms[i].Number)
}

// Open takes the room in a line of the grid in view; what is wanted is offered.
func (m *Labels) Open(line int) {
	m.at, m.Err = line, nil
	m.Count = strconv.Itoa(m.office.State().LabelsWanted(m.Room()))
}

// Room is the number of the room in view.
func (m *Labels) Room() string { return m.rooms[m.grid.ID(m.at)].Number }

// First is the first line whose room has not all its labels, false if there is none.
func (m *Labels) First() (int, bool) {
	for line := range m.grid.Len() {
		if !m.Enough(line) {
			return line, true
		}
	}
	return 0, false
}

// Next is the first line after the one in view whose room has not all its labels,
// false if there is none.
func (m *Labels) Next() (int, bool) {
	for by := range m.grid.Len() {
		if line := (m.at + 1 + by) % m.grid.Len(); !m.Enough(line) {
			return line, true
		}
	}
	return 0, false
}

// Save writes how many were counted; exam.ErrInvalid of what is no number.
func (m *Labels) Save(ctx context.Context) func() {
	n, err := strconv.Atoi(strings.TrimSpace(text.WesternDigits(m.Count)))
	if err != nil || n < 0 || n > exam.MostLabels {
		err = exam.ErrInvalid
	} else {
		err = m.office.CountLabels(ctx, m.Room(), n)
	}
	return func() { m.Err = err }
}
