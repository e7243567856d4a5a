package model

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Receiving are the use cases of the door.
type Receiving interface {
	Admit(ctx context.Context, a exam.Admission) error
	RecordLateness(ctx context.Context, l exam.Lateness) (exam.Lateness, error)
	Undertake(ctx context.Context, u exam.Undertaking) (exam.Undertaking, error)
	RecordProvisional(ctx context.Context, p exam.Provisional, reason string) (exam.Provisional, error)
}

// Refusal is why the last record was refused, in a sentence for the form it was typed
// in; "" of what is no refusal of what was typed.
func (m *Door) Refusal(lang text.Lang) string {
	for _, typed := range []error{exam.ErrReason, exam.ErrWho, exam.ErrInvalid, exam.ErrNothing, exam.ErrTaken, exam.ErrNotFound} {
		if errors.Is(m.Err, typed) {
			for key, e := range doorRefusals {
				if e == typed {
					return text.T(lang, "screen.door.refused."+key)
				}
			}
		}
	}
	return ""
}

var doorRefusals = map[string]error{
	"reason": exam.ErrReason, "who": exam.ErrWho, "invalid": exam.ErrInvalid, "nothing": exam.ErrNothing, "taken": exam.ErrTaken, "not_found": exam.ErrNotFound,
}

// LateDecisions are the choices of the form of a late candidate, in their order.
var LateDecisions = []exam.LateDecision{exam.LateAccepted, exam.LateRefused, ""}

// Deciders are who decides at a door.
var Deciders = []string{"centre_head", "deputy_head"}

// Late is the form of a late candidate.
type Late struct {
	Arrived  string
	Decision int    // of LateDecisions, -1 if nothing is chosen
	By       int    // of Deciders
	Reason   string // of the decision
	Excuse   string // of who comes late

	clock string // what Arrived was by the PC
	rule  exam.LateDecision
}

// NewLate fills the form in for who is in view: as it was recorded, else by the clock
// of the PC and the rule of the centre.
func (m *Door) NewLate() *Late {
	l := &Late{Decision: -1}
	if m.desk.Now().Format("2006-01-02") == string(m.at.Date) {
		l.clock = m.hour()
		l.Arrived = l.clock
	}
	if l.rule = m.answer.Late.Decision(); l.rule != "" {
		l.Decision = slices.Index(LateDecisions, l.rule)
	}
	if was, ok := m.office.State().Lateness(m.at, m.answer.Who.ID); ok {
		v := was.Value
		l.Arrived, l.clock, l.Decision = v.Arrived, "", slices.Index(LateDecisions, v.Decision)
		l.Reason, l.Excuse = v.Reason, v.Excuse
		l.By = max(0, slices.Index(Deciders, v.By))
	}
	return l
}

// RecordLate records the form about who is in view.
func (m *Door) RecordLate(ctx context.Context, l *Late) func() {
	v := exam.Lateness{Sitting: m.at, Candidate: m.answer.Who.ID, Reason: strings.TrimSpace(l.Reason), Excuse: l.Excuse}
	if hour := Hour(l.Arrived); hour != l.clock {
		v.Arrived = cmp.Or(hour, "?") // what is no hour is refused, and not taken for that of the PC
	}
	if l.Decision >= 0 {
		v.Decision = LateDecisions[l.Decision]
	}
	if v.Decision != "" && (l.rule != v.Decision || v.Reason != "") {
		v.By = Deciders[l.By]
	}
	_, err := m.office.RecordLateness(ctx, v)
	return m.recorded(err)
}

func (m *Door) recorded(err error) func() {
	return func() {
		if m.Err = err; err == nil {
			m.Again()
		}
	}
}

// Promise is the form of who comes without a valid card.
type Promise struct {
	Why      int // of exam.CardLacks, -1 if nothing is chosen
	Shown    int // of exam.IdentityDocuments, likewise
	Number   string
	Phone    string
	Guardian string
	Deadline int // of Deadlines; 0 is that the centre's rule or the head says
}

// NewPromise fills the form in for who is in view.
func (m *Door) NewPromise() *Promise {
	p := &Promise{Why: -1, Shown: -1}
	if was, ok := m.office.State().Undertaking(m.at, m.answer.Who.ID); ok {
		u := was.Value
		p.Why, p.Shown = slices.Index(exam.CardLacks(), u.Why), slices.Index(exam.IdentityDocuments(), u.Shown)
		p.Number, p.Phone, p.Guardian = u.Number, u.Phone, u.Guardian
		p.Deadline = slices.Index(m.deadlines(), u.Deadline) + 1
	}
	return p
}

// deadlines are the half-days at which the card may be shown at the latest.
func (m *Door) deadlines() []exam.Sitting {
	return slices.DeleteFunc(slices.Clone(m.office.State().Programme.Sittings()), func(at exam.Sitting) bool { return at.Compare(m.at) < 0 })
}

// Deadlines are the choices of the form: first what the centre's rule says, or the head.
func (m *Door) Deadlines(lang text.Lang) []string {
	first := text.T(lang, "screen.door.deadline.head")
	if within := m.office.State().Settings.Day.CardWithin; within != nil {
		first = text.T(lang, "screen.door.deadline.rule", text.Args{"n": *within})
	}
	names := []string{first}
	for _, at := range m.deadlines() {
		names = append(names, SittingName(lang, at))
	}
	return names
}

// RecordPromise records the form about who is in view.
func (m *Door) RecordPromise(ctx context.Context, p *Promise) func() {
	u := exam.Undertaking{Sitting: m.at, Candidate: m.answer.Who.ID, Number: p.Number, Phone: p.Phone, Guardian: p.Guardian}
	if p.Why >= 0 {
		u.Why = exam.CardLacks()[p.Why]
	}
	if p.Shown >= 0 {
		u.Shown = exam.IdentityDocuments()[p.Shown]
	}
	if p.Deadline > 0 {
		u.Deadline = m.deadlines()[p.Deadline-1]
	}
	_, err := m.office.Undertake(ctx, u)
	return m.recorded(err)
}

// Decisions are the choices of the form of who is not on the list, in their order.
var Decisions = []exam.ProvisionalWord{exam.ProvisionallyIn, exam.TurnedAway, ""}

// Stranger is the form of who is not on the list.
type Stranger struct {
	Family, Given string
	Number, Card  string
	School        string
	Track, Room   int // of Tracks and Rooms, -1 if nothing is chosen
	Table         string
	Called        string
	Decision      int // of Decisions, -1 if nothing is chosen
	Reason        string

	ID exam.ID // once it is recorded
}

// NewStranger fills the form in with what was scanned or typed, or with who is in view
// and is not expected now.
func (m *Door) NewStranger() *Stranger {
	f := &Stranger{Track: -1, Room: -1, Decision: -1}
	asked := text.WesternDigits(m.asked)
	switch who := m.answer.Who; {
	case m.answer.Person():
		f.Family, f.Given, f.School = cmp.Or(who.Name.FamilyAr, who.Name.FamilyFr), cmp.Or(who.Name.GivenAr, who.Name.GivenFr), who.School
	case strings.ContainsAny(asked, "0123456789"):
		if len(asked) <= longestNumber {
			f.Number = asked
		}
	default:
		f.Family = m.asked
	}
	return f
}

// longestNumber is how long a number of an exam may be: what is longer is the code of a
// card.
const longestNumber = 20

// Tracks are those of the centre.
func (m *Door) Tracks() []string { return m.office.State().Tracks() }

// Rooms are those of the centre.
func (m *Door) Rooms() (numbers []string) {
	for _, r := range m.office.State().Rooms {
		numbers = append(numbers, r.Number)
	}
	return numbers
}

// RecordStranger records the form.
func (m *Door) RecordStranger(ctx context.Context, f *Stranger) func() {
	p := exam.Provisional{
		Sitting: m.at, Number: f.Number, NationalID: f.Card, School: f.School, Table: f.Table, Called: f.Called, Reason: f.Reason,
		Name: nameTyped(f.Family, f.Given),
	}
	if f.Track >= 0 {
		p.Track = m.Tracks()[f.Track]
	}
	if f.Room >= 0 {
		p.Room = m.Rooms()[f.Room]
	}
	if f.Decision >= 0 {
		p.Decision = Decisions[f.Decision]
	}
	if p.Called != "" {
		p.CalledAt = m.hour()
	}
	recorded, err := m.office.RecordProvisional(ctx, p, "")
	return func() {
		if m.Err = err; err == nil {
			f.ID = recorded.ID
		}
	}
}

// nameTyped is a name in the script in which it was typed.
func nameTyped(family, given string) exam.Name {
	family, given = strings.TrimSpace(family), strings.TrimSpace(given)
	if strings.ContainsFunc(family+given, func(r rune) bool { return r >= 0x600 && r <= 0x6FF }) {
		return exam.Name{FamilyAr: family, GivenAr: given}
	}
	return exam.Name{FamilyFr: family, GivenFr: given}
}

// Printable is what can be printed after a form was recorded.
func Printable(form string) string {
	return map[string]string{"late": app.LateReport, "undertake": app.Undertaking, "provisional": app.ProvisionalAdmission}[form]
}
