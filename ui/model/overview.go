package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Step is one of the steps from a list to its papers.
type Step int

// The steps in their order. Done is not a step to take.
const (
	StepList Step = iota
	StepCentre
	StepRooms
	StepPapers
	StepCopy
	StepNone
)

// Overview is how far a centre is (لوحة القيادة).
type Overview struct {
	state *app.State
	young bool // the last copy
	age   func(text.Lang) string
}

// NewOverview looks at an open file.
func NewOverview(o Office, desk *Desk) Overview {
	c := NewCopy(o, desk)
	_, young := c.Age(text.Arabic)
	return Overview{state: o.State(), young: young, age: func(l text.Lang) string { s, _ := c.Age(l); return s }}
}

// Next is the step that is due: the first that is not done.
func (m Overview) Next() Step {
	for s := StepList; s < StepNone; s++ {
		if !m.Did(s) {
			return s
		}
	}
	return StepNone
}

// Did reports whether a step is done as things stand now.
func (m Overview) Did(s Step) bool {
	switch s {
	case StepList:
		return len(m.state.Candidates) > 0
	case StepCentre:
		return len(m.state.Programme.Papers) > 0
	case StepRooms:
		return m.state.Plan != nil && len(m.state.Unseated()) == 0
	case StepPapers:
		return len(Stale(m.state)) == 0 && slices.ContainsFunc(m.state.Prints, func(p exam.Print) bool {
			return p.Document == app.AttendanceSheets
		})
	case StepCopy:
		return m.young
	}
	return true
}

// A StepLine is one step as the overview shows it.
type StepLine struct {
	Step   Step
	Key    string
	Name   string
	Detail string
	Done   bool
}

// Lines are the steps with what was done in them.
func (m Overview) Lines(lang text.Lang) []StepLine {
	lines := make([]StepLine, 0, StepNone)
	for s := StepList; s < StepNone; s++ {
		lines = append(lines, StepLine{s, stepNames[s], text.T(lang, "screen.step."+stepNames[s]), m.detail(lang, s), m.Did(s)})
	}
	return lines
}

// Figures are the names of what can be counted, each with how many there are.
func (m Overview) Figures(lang text.Lang) [][2]string {
	figures := [][2]string{
		{Word(lang, "word.candidates"), text.Number(lang, len(m.state.Candidates))},
		{text.T(lang, "screen.rooms.tracks"), text.Number(lang, len(m.state.Tracks()))},
	}
	if len(m.state.Rooms) > 0 {
		figures = append(figures, [2]string{
			Word(lang, "word.rooms"),
			text.Number(lang, len(m.state.Rooms)) + " · " + text.T(lang, "unit.place", text.Args{"n": places(m.state.Rooms)}),
		})
	}
	return figures
}

var stepNames = [...]string{"list", "centre", "rooms", "papers", "copy"}

func (m Overview) detail(lang text.Lang, s Step) string {
	switch s {
	case StepList:
		if !m.Did(s) {
			break
		}
		return text.T(lang, "screen.overview.list", text.Args{
			"candidates": text.T(lang, "unit.candidate", text.Args{"n": len(m.state.Candidates)}),
			"tracks":     text.T(lang, "unit.track", text.Args{"n": len(m.state.Tracks())}),
		})
	case StepCentre:
		if s := m.state.Programme.Sittings(); len(s) > 0 {
			return text.T(lang, "screen.overview.centre", text.Args{
				"papers": text.T(lang, "screen.count.papers", text.Args{"n": len(m.state.Programme.Papers)}),
				"first":  SittingName(lang, s[0]),
			})
		}
	case StepRooms:
		return m.roomsDetail(lang)
	case StepPapers:
		return m.papersDetail(lang)
	case StepCopy:
		return m.age(lang)
	}
	return text.T(lang, "screen.overview.not_yet")
}

func (m Overview) roomsDetail(lang text.Lang) string {
	if m.state.Plan == nil {
		return text.T(lang, "screen.overview.not_yet")
	}
	if n := len(m.state.Unseated()); n > 0 {
		return text.T(lang, "screen.rooms.waiting", text.Args{"n": n})
	}
	return text.T(lang, "screen.overview.rooms", text.Args{
		"candidates": text.T(lang, "unit.candidate", text.Args{"n": len(m.state.Plan.Seats)}),
		"rooms":      text.T(lang, "unit.room", text.Args{"n": len(m.state.Sitting())}),
	})
}

func (m Overview) papersDetail(lang text.Lang) string {
	if stale := Stale(m.state); len(stale) > 0 {
		var names []string
		for _, d := range stale {
			names = append(names, DocumentName(lang, d))
		}
		return text.T(lang, "screen.overview.stale", text.Args{"n": len(stale), "documents": strings.Join(names, listComma(lang))})
	}
	var names []string
	for _, d := range app.Documents {
		if slices.ContainsFunc(m.state.Prints, func(p exam.Print) bool { return p.Document == d }) {
			names = append(names, DocumentName(lang, d))
		}
	}
	if len(names) == 0 {
		return text.T(lang, "screen.overview.not_yet")
	}
	return text.T(lang, "screen.overview.papers", text.Args{"documents": strings.Join(names, listComma(lang))})
}
