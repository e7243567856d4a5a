package model

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Mending is what an office does about wrong data.
type Mending interface {
	Correct(ctx context.Context, corrections ...app.Correction) error
	Verify(ctx context.Context, state exam.Verification, way string, ids ...exam.ID) ([]app.Left, error)
	Reply(ctx context.Context, replies ...app.Reply) error
	AcceptFindings(ctx context.Context, reason string, findings ...exam.Finding) error
	Reopen(ctx context.Context, acceptances ...exam.ID) error
	MendRow(ctx context.Context, row exam.ID, values map[exam.Field]string) (exam.ID, error)
	OfferRow(row exam.ID) (app.RowOffer, bool)
}

// Standing tells which findings are asked for by what was decided about them.
type Standing int

// The standings: those that wait for somebody, those that somebody lets stand,
// and both.
const (
	StandingOpen Standing = iota
	StandingAccepted
	StandingAll
)

// Findings are what was found wrong, as a page to work through.
type Findings struct {
	Only     exam.Severity // "" shows all
	Code     exam.Code     // "" shows all
	Standing Standing
	Query    string

	office   Office // nil: of a list that is not taken in yet
	staff    bool   // of the staff, not of candidates
	state    *app.State
	all      []exam.Finding // open, then accepted
	accepted []exam.Acceptance
	rejected map[exam.Finding]exam.ID // rows that were set aside
	doubles  []app.StaffDouble        // of findings of the staff

	lang  text.Lang
	grid  *Grid
	index *text.Index    // nil until it is asked for
	after []exam.Finding // where to go on once one is gone, the nearest first
}

// NewFindings returns the page of these findings, gravest first as given. There
// nothing can be mended: they are of a list that is not taken in.
func NewFindings(all []exam.Finding) *Findings { return &Findings{all: all} }

// NewFileFindings returns the page of what is found wrong in the open file.
func NewFileFindings(o Office) *Findings {
	m := &Findings{office: o}
	m.look()
	return m
}

// NewStaffFindings returns the page of what is found wrong in the staff of the open
// file.
func NewStaffFindings(o Office) *Findings {
	m := &Findings{office: o, staff: true}
	m.look()
	return m
}

// OfStaff reports whether they are of the staff.
func (m *Findings) OfStaff() bool { return m.staff }

// look takes the findings from the file again, if it has changed.
func (m *Findings) look() {
	if m.office == nil || m.state == m.office.State() {
		return
	}
	m.state, m.grid, m.index = m.office.State(), nil, nil
	open, rejected := m.state.Findings(), m.state.Rejected
	if m.accepted = m.state.Accepted(); m.staff {
		open, m.accepted, rejected = m.state.StaffFindings(), m.state.StaffAccepted(), m.state.StaffRejected
		m.doubles = m.state.StaffDoubles()
	}
	m.all = slices.Clone(open)
	for _, a := range m.accepted {
		m.all = append(m.all, a.Finding)
	}
	m.rejected = make(map[exam.Finding]exam.ID, len(rejected))
	for _, r := range rejected {
		m.rejected[r.Finding] = r.ID
	}
}

// Mendable reports whether something can be done about the findings here.
func (m *Findings) Mendable() bool { return m.office != nil }

// Severities are the severities, gravest first.
var Severities = []exam.Severity{exam.Blocking, exam.Warning, exam.Hint}

// of reports whether a row is of a standing.
func (m *Findings) of(row int, s Standing) bool {
	open := row < len(m.all)-len(m.accepted)
	return s == StandingAll || open == (s == StandingOpen)
}

// Count is how many there are of a severity, of all with "", in the standing
// that is asked for.
func (m *Findings) Count(s exam.Severity) int {
	m.look()
	n := 0
	for row, f := range m.all {
		if m.of(row, m.Standing) && (s == "" || f.Severity == s) {
			n++
		}
	}
	return n
}

// SetStanding asks for the findings of another standing.
func (m *Findings) SetStanding(s Standing) {
	if m.Standing != s {
		m.Standing, m.grid = s, nil
	}
}

// Standings are how many findings there are of each standing.
func (m *Findings) Standings() [3]int {
	m.look()
	return [3]int{len(m.all) - len(m.accepted), len(m.accepted), len(m.all)}
}

// A KindCount is a kind of finding and how many there are of it.
type KindCount struct {
	Code  exam.Code
	Count int
}

// Kinds are the kinds there are of the severity and standing asked for, the most
// frequent first.
func (m *Findings) Kinds() []KindCount {
	m.look()
	counts := map[exam.Code]int{}
	for row, f := range m.all {
		if m.of(row, m.Standing) && (m.Only == "" || f.Severity == m.Only) {
			counts[f.Code]++
		}
	}
	kinds := make([]KindCount, 0, len(counts))
	for code, n := range counts {
		kinds = append(kinds, KindCount{code, n})
	}
	slices.SortFunc(kinds, func(a, b KindCount) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(string(a.Code), string(b.Code)))
	})
	return kinds
}

// Grid is the findings as a list in columns, in the order in which they come. It
// is made anew when the file has changed; filter and order stay.
func (m *Findings) Grid(lang text.Lang) *Grid {
	m.look()
	if m.grid != nil && m.lang == lang {
		return m.grid
	}
	old := m.grid
	if m.lang != lang {
		m.index = nil
	}
	m.lang = lang
	m.grid = NewGrid(len(m.all), m.columns()...)
	m.grid.FindBy(m.find)
	m.grid.SortAs(old)
	m.Apply()
	return m.grid
}

// Apply shows what Query, Only, Code and Standing ask for.
func (m *Findings) Apply() {
	if m.Code != "" && !slices.ContainsFunc(m.Kinds(), func(k KindCount) bool { return k.Code == m.Code }) {
		m.Code = "" // the last of its kind is done with
	}
	m.grid.Filter(m.Query, func(row int) bool {
		f := &m.all[row]
		return m.of(row, m.Standing) && (m.Only == "" || f.Severity == m.Only) && (m.Code == "" || f.Code == m.Code)
	})
}

// Filtered reports whether not every finding of the standing is asked for.
func (m *Findings) Filtered() bool { return m.Query != "" || m.Only != "" || m.Code != "" }

// ShowAll takes every filter off.
func (m *Findings) ShowAll() {
	m.Query, m.Only, m.Code = "", "", ""
	m.Apply()
}

// Shown are the findings that are shown, in their order.
func (m *Findings) Shown() []exam.Finding {
	shown := make([]exam.Finding, m.grid.Len())
	for at := range shown {
		shown[at] = m.At(at)
	}
	return shown
}

// At is the finding shown at a place.
func (m *Findings) At(place int) exam.Finding { return m.all[m.grid.ID(place)] }

// Acceptance is who lets the finding at a place stand, and why; false where
// nobody does.
func (m *Findings) Acceptance(place int) (exam.Acceptance, bool) {
	return m.acceptance(m.grid.ID(place))
}

func (m *Findings) acceptance(row int) (exam.Acceptance, bool) {
	i := row - (len(m.all) - len(m.accepted))
	if i < 0 {
		return exam.Acceptance{}, false
	}
	return m.accepted[i], true
}

// Leave remembers what comes after the findings at these places, before
// something is done about them.
func (m *Findings) Leave(places []int) {
	m.after = nil
	if len(places) == 0 {
		return
	}
	shown, last := m.Shown(), places[len(places)-1]
	m.after = append(m.after, shown[last+1:]...)
	slices.Reverse(shown[:last+1])
	m.after = append(m.after, shown[:last+1]...)
}

// Next is the place at which one goes on: that of the finding that came after
// those that were left, as far as it is still there; -1 where nothing is shown.
func (m *Findings) Next() int {
	places := make(map[exam.Finding]int, m.grid.Len())
	for at, f := range m.Shown() {
		places[f] = at
	}
	for _, f := range m.after {
		if at, there := places[f]; there {
			return at
		}
	}
	return min(0, m.grid.Len()-1)
}

// SeverityName is what a severity is called: يجب تصحيحه، للانتباه، للاطلاع.
func SeverityName(lang text.Lang, s exam.Severity) string {
	return Word(lang, "severity."+string(s))
}

// KindName is what a kind of finding is called.
func KindName(lang text.Lang, c exam.Code) string { return text.T(lang, "kind."+string(c)) }

// Summary says how many findings there are of each severity, "" if none.
func (m *Findings) Summary(lang text.Lang) string {
	var parts []string
	for _, s := range Severities {
		if n := m.Count(s); n > 0 {
			parts = append(parts, SeverityName(lang, s)+" "+text.Number(lang, n))
		}
	}
	return strings.Join(parts, " · ")
}

// Sentence says a finding, and Place where it was read.
func Sentence(lang text.Lang, f exam.Finding) (sentence, place string) {
	return app.Describe(lang, f), app.Place(lang, f)
}

// Open are the findings at these places that nobody lets stand.
func (m *Findings) Open(places []int) (open []exam.Finding) {
	for _, at := range places {
		if _, accepted := m.Acceptance(at); !accepted {
			open = append(open, m.At(at))
		}
	}
	return open
}

// Reopen are the acceptances of the findings at these places.
func (m *Findings) Reopen(places []int) (ids []exam.ID) {
	for _, at := range places {
		if a, accepted := m.Acceptance(at); accepted {
			ids = append(ids, a.ID)
		}
	}
	return ids
}
