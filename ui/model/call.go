package model

import (
	"context"
	"errors"
	"slices"
	"time"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Call is the call of staff at a half-day (المناداة على المكلفين بالحراسة): who has a
// duty is present, late or absent, and reserves step in.
type Call struct {
	At    exam.Sitting
	Query string
	Err   error // of the last act

	office Office
	now    func() time.Time
	read   *app.State   // from which the lines were read
	of     exam.Sitting // at which
	all    []CallLine   // those with a duty, by rooms; then those called without one
	line   map[exam.ID]int
}

// A CallLine is somebody who is called, or a place that is open.
type CallLine struct {
	exam.Duty // zero but for Staff of those who have none
	Call      exam.Call
	Was       *app.Relieved // the place of who was absent and has none any more
}

// NewCall begins the call at the half-day that is under way or next.
func NewCall(o Office, now func() time.Time) *Call {
	return &Call{office: o, now: now, At: SittingDue(o.State().Programme, now())}
}

// Ready reports whether there are duties to be called for.
func (m *Call) Ready() bool { return m.office.State().Duties != nil }

// gather reads who is called anew after something has changed. It is quick: of who
// is looked for the file itself keeps an index.
func (m *Call) gather() {
	s := m.office.State()
	if m.read == s && m.of == m.At {
		return
	}
	m.read, m.of, m.all, m.line = s, m.At, nil, map[exam.ID]int{}
	if s.Duties != nil {
		for _, d := range s.Duties.Duties {
			if d.Sitting == m.At {
				m.add(CallLine{Duty: d, Call: s.Called(m.At, d.Staff)})
			}
		}
	}
	for _, r := range s.Relieved(m.At) {
		if _, there := m.line[r.Staff]; !there {
			m.add(CallLine{Duty: exam.Duty{Staff: r.Staff}, Call: s.Called(m.At, r.Staff), Was: &r})
		}
	}
	for i := range s.Staff {
		id := s.Staff[i].ID
		if _, there := m.line[id]; there {
			continue
		}
		if call := s.Called(m.At, id); call.Presence != "" {
			m.add(CallLine{Duty: exam.Duty{Staff: id}, Call: call})
		}
	}
}

func (m *Call) add(l CallLine) {
	if _, there := m.line[l.Staff]; !there {
		m.line[l.Staff] = len(m.all)
	}
	m.all = append(m.all, l)
}

// Lines are who is called: all who have a duty in the order of rooms, or who is
// looked for: those in a room that is named, then people by name or number, those
// who have a duty first.
func (m *Call) Lines(lang text.Lang) []CallLine {
	m.gather()
	query := text.Fold(m.Query)
	if query == "" {
		return m.all
	}
	var found, others []CallLine
	in := map[exam.ID]bool{}
	for _, l := range m.all {
		if l.Role != "" && (text.Fold(l.Room) == query || text.Fold(dutyShort(lang, l.DutyPlace)) == query) {
			found = append(found, l)
			in[l.Staff] = true
		}
	}
	for _, i := range m.read.FindStaff(m.Query, 0) {
		id := m.read.Staff[i].ID
		first, called := m.line[id]
		switch {
		case in[id]:
		case !called:
			others = append(others, CallLine{Duty: exam.Duty{Staff: id}})
		case len(found) < mostFound:
			for _, l := range m.all[first:] {
				if l.Staff == id {
					found = append(found, l)
				}
			}
		}
	}
	found = append(found, others...)
	return found[:min(len(found), mostFound)]
}

// mostFound is how many a search for staff shows.
const mostFound = 30

// Next is the first line from a place on, and then from the beginning, that was not
// called yet; the place itself where all were.
func Next(lines []CallLine, from int) int {
	for i := range lines {
		at := (from + i) % len(lines)
		if l := lines[at]; l.Call.Presence == "" && l.Staff != (exam.ID{}) {
			return at
		}
	}
	return from
}

// A CallTally counts the answers to a call.
type CallTally struct{ Waiting, Present, Late, Absent, Open int }

// Tally counts who has a duty, or had one, by how they answered, and open places.
func (m *Call) Tally() (t CallTally) {
	m.gather()
	for _, l := range m.all {
		switch {
		case l.Was != nil:
			t.Absent++
		case l.Role == "":
		case l.Staff == exam.ID{}:
			t.Open++
		case l.Call.Presence == exam.Present:
			t.Present++
		case l.Call.Presence == exam.Late:
			t.Late++
		case l.Call.Presence == exam.Absent:
			t.Absent++
		default:
			t.Waiting++
		}
	}
	return t
}

// CallRow is a line in words: who, where, and the answer.
func (m *Call) CallRow(lang text.Lang, l CallLine) (name, detail, answer string, grave exam.Severity) {
	s := m.office.State()
	name, detail = StaffName(lang, s, l.Staff), text.T(lang, "screen.call.no_duty")
	switch {
	case l.Role != "":
		detail = s.PlaceName(lang, l.DutyPlace)
	case l.Was != nil && l.Was.Role != "":
		detail = text.T(lang, "screen.call.relieved", text.Args{"place": s.PlaceName(lang, l.Was.DutyPlace), "name": StaffName(lang, s, l.Was.Instead)})
	}
	if who, ok := s.StaffMember(l.Staff); ok {
		detail = joined(" · ", detail, staffDetail(lang, &who))
	}
	switch {
	case l.Staff == exam.ID{}:
		return name, detail, text.T(lang, "screen.call.to_fill"), exam.Blocking
	case l.Call.Presence == exam.Absent:
		return name, detail, Word(lang, "presence.absent"), exam.Blocking
	case l.Call.Presence == exam.Late:
		return name, detail, text.T(lang, "screen.call.late_by", text.Args{"n": l.Call.Minutes}), exam.Warning
	case l.Call.Presence == exam.Present:
		return name, detail, Word(lang, "presence.present"), exam.Hint
	}
	return name, detail, "", ""
}

// LateBy is how many minutes the half-day has been under way, which a lateness is
// likely to be; 0 where that makes no sense.
func (m *Call) LateBy() int {
	begins, _ := span(m.office.State().Programme, m.At)
	start, err := time.ParseInLocation(time.DateOnly+" 15:04", begins, m.now().Location())
	if err != nil {
		return 0
	}
	if late := int(m.now().Sub(start).Minutes()); late > 0 && late <= MostLate {
		return late
	}
	return 0
}

// MostLate is the longest lateness in minutes: whoever comes later is absent.
const MostLate = exam.MostLate

// Say records an answer: minutes is of a lateness.
func (m *Call) Say(ctx context.Context, l CallLine, p exam.Presence, minutes int) func() {
	err := m.office.Call(ctx, exam.StaffCalled{Sitting: m.At, Staff: l.Staff, Presence: p, Minutes: minutes})
	return func() { m.Err = err }
}

// Wanting reports whether somebody has to step in for a line: a place in a room or
// of a duty teacher that is open, or whose holder is absent.
func (m *Call) Wanting(l CallLine) bool {
	if l.Role == "" || l.Role == exam.Reserve {
		return false
	}
	d, ok := m.office.State().DutyAt(l.DutyPlace)
	return ok && (d.Staff == exam.ID{} || m.office.State().Called(m.At, d.Staff).Presence == exam.Absent)
}

// Turn goes to the half-day so many after the one in view; false where there is
// none.
func (m *Call) Turn(by int) bool {
	all := m.office.State().Programme.Sittings()
	i := slices.Index(all, m.At) + by
	if i < 0 || i >= len(all) {
		return false
	}
	m.At, m.Query = all[i], ""
	return true
}

// Nothing reports whether a refusal only says that all is so already.
func Nothing(err error) bool { return errors.Is(err, exam.ErrNothing) }
