package model

import (
	"context"
	"slices"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Duties is the page on which duties are assigned, and the plan of them (جدول
// الحراسة).
type Duties struct {
	Rules    exam.DutyRules // as they are chosen
	Again    bool           // a plan is in force and is to be made anew
	ByPerson bool           // people with what they do, not places with who fills them
	At       exam.Sitting   // in view
	Query    string         // of people
	Err      error          // of the last act
	Shifts   []DutyShift    // what the plan that was proposed last changes
	Proposed bool           // it is proposed and not in force
	Open     int            // places that nobody fills in it

	office  Office
	looked  *app.State // of which trouble is known
	trouble DutyTrouble
	proof   *DutyProof
}

// NewDuties fills the page in: by the rules of the plan in force, else by those of
// the settings; the half-day in view is the one that is under way or next.
func NewDuties(o Office, now time.Time, proof *DutyProof) *Duties {
	s := o.State()
	m := &Duties{office: o, proof: proof, At: SittingDue(s.Programme, now)}
	switch {
	case s.Duties != nil:
		m.Rules = s.Duties.Rules
	case s.Settings.Duties != nil:
		m.Rules = *s.Settings.Duties
	}
	return m
}

// SittingDue is the half-day of the programme that is under way, else the next one,
// else the last.
func SittingDue(p exam.Programme, now time.Time) exam.Sitting {
	var due exam.Sitting
	clock := now.Format(time.DateOnly + " 15:04")
	for _, at := range p.Sittings() {
		due = at
		if _, ends := span(p, at); clock < ends {
			break
		}
	}
	return due
}

// span is when a half-day begins and ends, as "2026-06-02 08:00".
func span(p exam.Programme, at exam.Sitting) (begins, ends string) {
	for _, paper := range p.Papers {
		if paper.Sitting() != at {
			continue
		}
		start, err := time.Parse("2006-01-02 15:04", string(paper.Date)+" "+paper.Start)
		if err != nil {
			continue
		}
		if said := start.Format(time.DateOnly + " 15:04"); begins == "" || said < begins {
			begins = said
		}
		ends = max(ends, start.Add(time.Duration(paper.Minutes)*time.Minute).Format(time.DateOnly+" 15:04"))
	}
	return begins, ends
}

// Lacks are the places of what has to be there before duties can be assigned, in
// the order of the work.
func (m *Duties) Lacks() (places []string) {
	s := m.office.State()
	if s.Plan == nil {
		places = append(places, "rooms")
	}
	if len(s.Programme.Papers) == 0 {
		places = append(places, "centre")
	}
	if len(s.Staff) == 0 {
		places = append(places, "staff")
	}
	return places
}

// HasPlan reports whether duties are assigned.
func (m *Duties) HasPlan() bool { return m.office.State().Duties != nil }

// Assign makes the plan by rules and puts it in force. It may be slow.
func (m *Duties) Assign(ctx context.Context, rules exam.DutyRules) func() {
	r, err := m.office.AssignDuties(ctx, rules)
	return func() {
		if m.Err = err; err != nil {
			return
		}
		m.Open, m.Again, m.Proposed, m.Shifts = r.Open, false, false, nil
		if plan := m.office.State().Duties; plan != nil {
			*m.proof = DutyProof{plan.ID, len(plan.Changes), r}
		}
	}
}

// Propose works a new plan out by rules, and what it changes, and stores nothing. It
// may be slow.
func (m *Duties) Propose(rules exam.DutyRules) func() {
	s := m.office.State()
	r, err := s.ProposeDuties(rules)
	var shifts []DutyShift
	if err == nil {
		shifts = dutyShifts(s.Duties, r.Duties)
	}
	return func() {
		if m.Err = err; err == nil {
			m.Open, m.Shifts, m.Proposed = r.Open, shifts, true
		}
	}
}

// A DutyShift is a place that has somebody else in another plan of duties; zero is
// nobody.
type DutyShift struct {
	exam.DutyPlace
	Was, Now     exam.ID
	New, Dropped bool // the place is not in the one, or not in the other
}

// dutyShifts compares a plan with the one that would take its place.
func dutyShifts(was *exam.DutyPlan, now []exam.Duty) (shifts []DutyShift) {
	if was == nil {
		return nil
	}
	before := make(map[exam.DutyPlace]exam.ID, len(was.Duties))
	for _, d := range was.Duties {
		before[d.DutyPlace] = d.Staff
	}
	for _, d := range now {
		old, known := before[d.DutyPlace]
		if !known || old != d.Staff {
			shifts = append(shifts, DutyShift{DutyPlace: d.DutyPlace, Was: old, Now: d.Staff, New: !known})
		}
		delete(before, d.DutyPlace)
	}
	for _, d := range was.Duties {
		if _, left := before[d.DutyPlace]; left {
			shifts = append(shifts, DutyShift{DutyPlace: d.DutyPlace, Was: d.Staff, Dropped: true})
		}
	}
	return shifts
}

// ShiftGrid is what a new plan changes, place by place.
func (m *Duties) ShiftGrid(lang text.Lang) *Grid {
	s, all := m.office.State(), m.Shifts
	name := func(id exam.ID, without bool) string {
		if without {
			return "—"
		}
		return StaffName(lang, s, id)
	}
	return NewGrid(len(all),
		GridColumn{Key: "sitting", Title: text.T(lang, "screen.duties.sitting"), Width: 11, Text: func(i int) string { return SittingTitle(lang, s.Programme, all[i].Sitting) }, Order: func(i int) string { return all[i].Sitting.String() }},
		GridColumn{Key: "place", Title: text.T(lang, "screen.duties.place"), Width: 10, Text: func(i int) string { return s.PlaceName(lang, all[i].DutyPlace) }},
		GridColumn{Key: "was", Title: text.T(lang, "screen.duties.was"), Width: 9, Grow: 1, Text: func(i int) string { return name(all[i].Was, all[i].New) }},
		GridColumn{Key: "now", Title: text.T(lang, "screen.duties.now"), Width: 9, Grow: 1, Text: func(i int) string { return name(all[i].Now, all[i].Dropped) }},
	)
}

// Turn puts the half-day so many after the one in view into view; false where there
// is none.
func (m *Duties) Turn(by int) bool {
	all := m.office.State().Programme.Sittings()
	i := slices.Index(all, m.At) + by
	if i < 0 || i >= len(all) {
		return false
	}
	m.At = all[i]
	return true
}

// Locks reports how many duties are locked.
func (m *Duties) Locks() (n int) {
	if plan := m.office.State().Duties; plan != nil {
		for _, d := range plan.Duties {
			if d.Locked {
				n++
			}
		}
	}
	return n
}
