package model

import (
	"context"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A DutyChoice is somebody to whom the duty can be given, or another duty with
// which it can change hands.
type DutyChoice struct {
	Name, Detail string
	Load         string // how many duties they have
	Bar          string // why it cannot be chosen; "" where it can

	changes []exam.Duty
}

// Fits are those to whom the duty can be given: who may have it first, with the
// duties they have, then who may not and why. It may be slow.
func (m *Duty) Fits(lang text.Lang) (all []DutyChoice) {
	s, place := m.office.State(), m.Place()
	for _, f := range s.DutyFits(place) {
		who, _ := s.StaffMember(f.Staff)
		c := DutyChoice{
			Name:    NameIn(lang, who.Name),
			Detail:  staffDetail(lang, &who),
			Load:    text.T(lang, "screen.duty.count", text.Args{"n": f.Duties}),
			changes: []exam.Duty{{DutyPlace: place, Staff: f.Staff}},
		}
		if f.Bar != "" {
			c.Bar = app.BarName(lang, f.Bar)
		}
		all = append(all, c)
	}
	return all
}

// Swaps are the other duties with which the one in view can change hands, then
// those with which it cannot and why. It may be slow.
func (m *Duty) Swaps(lang text.Lang) (all []DutyChoice) {
	s, mine := m.office.State(), m.Duty()
	for _, d := range s.DutySwaps(mine.DutyPlace) {
		who, _ := s.StaffMember(d.Staff)
		c := DutyChoice{
			Name:    NameIn(lang, who.Name) + " · " + s.PlaceName(lang, d.DutyPlace),
			Detail:  joined(" · ", SittingTitle(lang, s.Programme, d.Sitting), staffDetail(lang, &who)),
			changes: []exam.Duty{{DutyPlace: mine.DutyPlace, Staff: d.Staff}, {DutyPlace: d.DutyPlace, Staff: mine.Staff}},
		}
		if d.Bar != "" {
			whose := mine.Staff
			if d.Theirs {
				whose = d.Staff
			}
			c.Bar = StaffName(lang, s, whose) + ": " + app.BarName(lang, d.Bar)
		}
		all = append(all, c)
	}
	return all
}

// Take makes a choice, with its reason.
func (m *Duty) Take(ctx context.Context, c DutyChoice, reason string) func() {
	err := m.office.ChangeDuties(ctx, reason, c.changes...)
	return func() { m.Err = err }
}

// Becomes says what a choice makes of the places that it changes.
func (m *Duty) Becomes(lang text.Lang, c DutyChoice) (lines []string) {
	s := m.office.State()
	for _, d := range c.changes {
		was, _ := s.DutyAt(d.DutyPlace)
		lines = append(lines, text.T(lang, "screen.duty.becomes", text.Args{
			"place": dutyWhen(lang, s, d.DutyPlace), "was": StaffName(lang, s, was.Staff), "now": StaffName(lang, s, d.Staff),
		}))
	}
	return lines
}

// DutyChoices are choices to search among.
type DutyChoices struct {
	all   []DutyChoice
	shown []int
	index *text.Index
}

// NewDutyChoices makes choices searchable; of many it takes a moment.
func NewDutyChoices(all []DutyChoice) *DutyChoices {
	rows := make([][]string, len(all))
	for i, c := range all {
		rows[i] = []string{c.Name, c.Detail}
	}
	m := &DutyChoices{all: all, index: text.NewIndex(rows)}
	m.Find("")
	return m
}

// Find shows those that a query finds, all of "", in their order.
func (m *DutyChoices) Find(query string) {
	m.shown = m.shown[:0]
	if strings.TrimSpace(query) == "" {
		for i := range m.all {
			m.shown = append(m.shown, i)
		}
		return
	}
	m.shown = append(m.shown, m.index.Find(query, 0)...)
	slices.Sort(m.shown)
}

// Len is how many are shown, At one of them.
func (m *DutyChoices) Len() int { return len(m.shown) }

// At is one of those that are shown.
func (m *DutyChoices) At(i int) DutyChoice { return m.all[m.shown[i]] }
