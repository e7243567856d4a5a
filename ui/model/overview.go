package model

import (
	"cmp"
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
	StepCards    // signed cards are entered
	StepValidate // what can be is validated
	StepCopy
	StepNone
)

// Steps are those of a kind of file, in their order.
func Steps(kind exam.Kind) []Step {
	if kind == exam.HomeSchool {
		return []Step{StepList, StepCentre, StepPapers, StepCards, StepValidate, StepCopy}
	}
	return []Step{StepList, StepCentre, StepRooms, StepPapers, StepCopy}
}

// Beside is the step so many after another in a kind of file, StepNone outside of
// them.
func Beside(kind exam.Kind, s Step, by int) Step {
	steps := Steps(kind)
	if at := slices.Index(steps, s) + by; at >= 0 && at < len(steps) {
		return steps[at]
	}
	return StepNone
}

// OfKind is the key of a message of the screens in the words of a kind of file,
// where it has its own.
func OfKind(key string, kind exam.Kind) string {
	if own := key + "." + string(kind); text.Has("screen." + own) {
		return own
	}
	return key
}

// Overview is how far a centre is (لوحة القيادة).
type Overview struct {
	state *app.State
	kind  exam.Kind
	board app.BoardRow // of a home school: how far everybody's data are verified
	young bool         // the last copy
	age   func(text.Lang) string
}

// NewOverview looks at an open file.
func NewOverview(o Office, desk *Desk) Overview {
	c := NewCopy(o, desk)
	_, young := c.Age(text.Arabic)
	m := Overview{state: o.State(), kind: o.State().Centre.Kind, young: young, age: func(l text.Lang) string { s, _ := c.Age(l); return s }}
	if m.kind == exam.HomeSchool {
		m.board = m.state.Board(exam.FieldClass).Sum
	}
	return m
}

// Next is the step that is due: the first that is not done.
func (m Overview) Next() Step {
	for _, s := range Steps(m.kind) {
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
		if m.kind == exam.HomeSchool {
			return m.state.Centre.Name != "" && m.state.Centre.Year != ""
		}
		return len(m.state.Programme.Papers) > 0
	case StepRooms:
		return m.state.Plan != nil && len(m.state.Unseated()) == 0
	case StepPapers:
		if m.kind == exam.HomeSchool {
			return printed(m.state, app.VerificationCards) && !slices.ContainsFunc(m.state.Reprints(), func(r app.Reprint) bool {
				return r.Document == app.VerificationCards
			})
		}
		return len(m.state.Reprints()) == 0 && slices.ContainsFunc(m.state.Prints, func(p exam.Print) bool {
			return p.Document == app.AttendanceSheets
		})
	case StepCards:
		return m.board.Total > 0 && m.board.Waiting == 0
	case StepValidate:
		return m.board.Total > 0 && m.board.Validated == m.board.Total
	case StepCopy:
		return m.young
	}
	return true
}

func printed(state *app.State, document string) bool {
	return slices.ContainsFunc(state.Prints, func(p exam.Print) bool { return p.Document == document })
}

// A StepLine is one step as the overview shows it.
type StepLine struct {
	Step   Step
	Key    string
	Name   string
	Next   string // what is done in it, while it is due
	Detail string // what was done in it
	Done   bool
}

// Lines are the steps with what was done in them.
func (m Overview) Lines(lang text.Lang) []StepLine {
	lines := make([]StepLine, 0, StepNone)
	for _, s := range Steps(m.kind) {
		lines = append(lines, m.Line(lang, s))
	}
	return lines
}

// Line is one step with what was done in it.
func (m Overview) Line(lang text.Lang, s Step) StepLine {
	key := stepNames[s]
	return StepLine{
		Step: s, Key: key, Name: m.words(lang, "step."+key), Next: m.words(lang, "next."+key), Detail: m.detail(lang, s), Done: m.Did(s),
	}
}

func (m Overview) words(lang text.Lang, key string) string {
	return text.T(lang, "screen."+OfKind(key, m.kind))
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

var stepNames = [...]string{"list", "centre", "rooms", "papers", "cards", "validate", "copy"}

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
		if m.kind == exam.HomeSchool {
			return cmp.Or(m.state.Centre.Name, text.T(lang, "screen.overview.not_yet"))
		}
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
	case StepCards:
		return text.T(lang, "screen.overview.cards", text.Args{"n": m.board.Total - m.board.Waiting, "total": m.board.Total})
	case StepValidate:
		return text.T(lang, "screen.overview.validate", text.Args{"n": m.board.Validated, "total": m.board.Total})
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
	var again, void []string
	for _, r := range m.state.Reprints() {
		if name := DocumentName(lang, r.Document); len(r.Units) > 0 {
			again = append(again, name)
		} else {
			void = append(void, name)
		}
	}
	switch {
	case len(again) > 0:
		return text.T(lang, "reprint.overview", text.Args{"documents": strings.Join(again, listComma(lang))})
	case len(void) > 0:
		return text.T(lang, "reprint.overview.void", text.Args{"documents": strings.Join(void, listComma(lang))})
	}
	var names []string
	for _, d := range m.state.Documents() {
		if printed(m.state, d) {
			names = append(names, DocumentName(lang, d))
		}
	}
	if len(names) == 0 {
		return text.T(lang, "screen.overview.not_yet")
	}
	return text.T(lang, "screen.overview.papers", text.Args{"documents": strings.Join(names, listComma(lang))})
}
