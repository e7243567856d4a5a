package model

import (
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Report is a sentence on a plan; Good says that nothing better can be.
type Report struct {
	Words string
	Good  bool
}

// Apart says how many neighbours the plan leaves side by side that its rules would
// have apart, and how few can be.
func (m *Rooms) Apart(lang text.Lang) (all []Report) {
	rules := m.apart()
	if !rules.SchoolsApart && !rules.PapersApart || len(m.Placing.Seats) == 0 || m.Err != nil {
		return nil
	}
	n := m.near
	args := func(alike, least, all int) text.Args { return text.Args{"alike": alike, "least": least, "all": all} }
	if p := n.Schools; rules.SchoolsApart {
		if p.Alike <= p.Least {
			all = append(all, Report{text.T(lang, "screen.rooms.schools_best", args(p.Alike, p.Least, p.All)), true})
		} else {
			all = append(all, Report{text.T(lang, "screen.rooms.schools_left", args(p.Alike, p.Least, p.All)), false})
		}
	}
	if p := n.Papers; rules.PapersApart {
		if p.Alike <= p.Least {
			all = append(all, Report{text.T(lang, "screen.rooms.papers_best", args(p.Alike, p.Least, p.All)), true})
		} else {
			all = append(all, Report{text.T(lang, "screen.rooms.papers_left", args(p.Alike, p.Least, p.All)), false})
		}
	}
	return all
}

// apart are the rules of the plan that the page shows.
func (m *Rooms) apart() exam.Rules {
	if m.HasPlan() && !m.Again {
		return m.state.Plan.Rules
	}
	return m.Rules
}

// mostCrowded is how many crowded rooms a sentence names.
const mostCrowded = 12

// Crowded says in which rooms tables stand nearer than the centre asks for, "" if
// in none that is known.
func (m *Rooms) Crowded(lang text.Lang) string {
	want := m.state.Settings.Distance
	var numbers []string
	for _, r := range m.rooms {
		if want == 0 {
			break
		}
		if cm, known := app.TableDistance(app.FillRoom(r).Layout); known && cm < want {
			numbers = append(numbers, text.LTR(r.Number))
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	named := joined(listComma(lang), numbers[:min(len(numbers), mostCrowded)]...)
	if len(numbers) > mostCrowded {
		named += "…"
	}
	return text.T(lang, "screen.rooms.crowded", text.Args{"n": len(numbers), "rooms": named, "want": Metres(lang, want)})
}

// A PlaceLine is somebody whose place no longer fits, or who is to get another.
type PlaceLine struct {
	Number, Name string
	From, To     string // places in words; "" is none
	Why          string
	Room         string // to which it leads; "" is none
}

// Outdated are the places of the plan in force that no longer fit.
func (m *Rooms) Outdated(lang text.Lang) (lines []PlaceLine) {
	for _, o := range m.state.Outdated() {
		c, _ := m.state.Candidate(o.Candidate)
		l := PlaceLine{Number: c.Number, Name: NameIn(lang, c.Name), Why: text.T(lang, "screen.outdated."+string(o.Why)), Room: o.Room}
		if o.Room != "" {
			l.From = placeName(lang, o.Seat)
		}
		if !slices.ContainsFunc(m.state.Rooms, func(r exam.Room) bool { return r.Number == o.Room }) {
			l.Room = ""
		}
		lines = append(lines, l)
	}
	return lines
}

// IsOutdated says at how many places the plan in force no longer fits, "" if it
// does.
func (m *Rooms) IsOutdated(lang text.Lang) string {
	if n := len(m.state.Outdated()); m.HasPlan() && n > 0 {
		return text.T(lang, "screen.rooms.outdated", text.Args{"n": n})
	}
	return ""
}

// Moves are those to whom a new distribution would give another place, a first
// one, or none.
func (m *Rooms) Moves(lang text.Lang) (lines []PlaceLine) {
	if !m.HasPlan() || !m.Again {
		return nil
	}
	line := func(id exam.ID, from, to *exam.Seat) {
		c, _ := m.state.Candidate(id)
		l := PlaceLine{Number: c.Number, Name: NameIn(lang, c.Name)}
		if from != nil {
			l.From = placeName(lang, *from)
		}
		if to != nil {
			l.To = placeName(lang, *to)
		}
		lines = append(lines, l)
	}
	c := m.Placing.Changes
	for _, one := range c.Moved {
		line(one.Candidate, &one.From, &one.To)
	}
	for _, s := range c.Added {
		line(s.Candidate, nil, &s)
	}
	for _, s := range c.Removed {
		line(s.Candidate, &s, nil)
	}
	return lines
}
