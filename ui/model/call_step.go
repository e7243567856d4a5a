package model

import (
	"context"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Stepping is the sheet on which a reserve is sent to a place that nobody fills:
// who is proposed and why, in the order of call, then what is to be printed again.
type Stepping struct {
	Err     error
	Chosen  int // of Standbys, -1 where nobody may
	Reason  string
	Printed []app.PrintedFile // by the last Print

	office Office
	place  exam.DutyPlace
	absent exam.ID // whose place it was; zero where it was open
	all    []app.Standby
	sent   string // who was sent
	before map[string]bool
}

// NewStepping looks for who can step in. It may be slow.
func NewStepping(lang text.Lang, o Office, place exam.DutyPlace) *Stepping {
	s := o.State()
	d, _ := s.DutyAt(place)
	m := &Stepping{office: o, place: place, absent: d.Staff, all: s.Standbys(place)}
	m.Chosen = slices.IndexFunc(m.all, func(one app.Standby) bool { return one.Bar == "" && !one.Absent })
	if m.Reason = text.T(lang, "screen.call.reason_open"); m.absent != (exam.ID{}) {
		m.Reason = text.T(lang, "screen.call.reason_absent", text.Args{"name": StaffName(lang, s, m.absent)})
	}
	return m
}

// Title names the place and whose it was.
func (m *Stepping) Title(lang text.Lang) string {
	return dutyWhen(lang, m.office.State(), m.place)
}

// Whose says whose place it was, and that it is open.
func (m *Stepping) Whose(lang text.Lang) string {
	if m.absent == (exam.ID{}) {
		return text.T(lang, "screen.duty.open")
	}
	return text.T(lang, "screen.call.is_absent", text.Args{"name": StaffName(lang, m.office.State(), m.absent)})
}

// PrintedWords say what was printed; the papers say themselves which copy they
// cancel and replace.
func (m *Stepping) PrintedWords(lang text.Lang) string {
	var names []string
	for _, f := range m.Printed {
		names = append(names, DocumentName(lang, f.Document))
	}
	return text.T(lang, "screen.call.printed", text.Args{"papers": strings.Join(names, listComma(lang))})
}

// Standbys are the reserves in the order of call: who, and what keeps them from the
// place or that they may have it; bad where they may not.
func (m *Stepping) Standbys(lang text.Lang) (names, details []string, bad []bool) {
	s := m.office.State()
	for _, one := range m.all {
		names = append(names, s.PlaceName(lang, one.DutyPlace)+" · "+StaffName(lang, s, one.Staff))
		words := text.T(lang, "screen.call.standby."+m.standing(one))
		if one.Bar != "" {
			words = text.T(lang, "screen.call.may_not", text.Args{"rule": app.BarName(lang, one.Bar)})
		}
		details, bad = append(details, words), append(bad, one.Bar != "" || one.Absent)
	}
	return names, details, bad
}

func (m *Stepping) standing(one app.Standby) string {
	switch p := m.office.State().Called(one.Sitting, one.Staff).Presence; p {
	case exam.Present, exam.Late, exam.Absent:
		return string(p)
	}
	return "waiting"
}

// Send sends the reserve who is chosen.
func (m *Stepping) Send(ctx context.Context, lang text.Lang) func() {
	before := m.untrue()
	one := m.all[m.Chosen]
	err := m.office.Replace(ctx, m.place, one.Staff, m.Reason)
	return func() {
		if m.Err = err; err == nil {
			m.sent, m.before = StaffName(lang, m.office.State(), one.Staff), before
		}
	}
}

// Sent says who was sent where; "" before.
func (m *Stepping) Sent(lang text.Lang) string {
	if m.sent == "" {
		return ""
	}
	return text.T(lang, "screen.call.sent", text.Args{"name": m.sent, "place": m.office.State().PlaceName(lang, m.place)})
}

// untrue are the papers of the room that are to be printed again, document and
// unit.
func (m *Stepping) untrue() map[string]bool {
	all := map[string]bool{}
	for _, r := range m.office.State().Reprints() {
		for _, u := range r.Units {
			if u.Room == m.place.Room && u.Sitting == m.place.Sitting && u.Room != "" {
				all[r.Document] = true
			}
		}
	}
	return all
}

// Again are the documents of which the sending has made something untrue, of this
// room alone; none where nothing of them was printed before. It may be slow.
func (m *Stepping) Again() (documents []string) {
	now := m.untrue()
	for _, d := range m.office.State().Documents() {
		if now[d] && !m.before[d] {
			documents = append(documents, d)
		}
	}
	return documents
}

// Print writes the documents again, of this room at this half-day alone, for the
// centre file at path. Each paper says which copy it cancels and replaces.
func (m *Stepping) Print(ctx context.Context, desk *Desk, path string, documents []string) func() {
	var files []app.PrintedFile
	tray, err := desk.Tray(desk.PapersDir(path))
	if err == nil {
		files, err = m.office.Print(ctx, app.PrintJob{Documents: documents, Room: m.place.Room, Sitting: m.place.Sitting}, tray, nil)
	}
	return func() { m.Err, m.Printed = err, files }
}
