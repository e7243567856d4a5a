package model

import (
	"cmp"
	"context"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Staffing is what an office does about the people who work at the centre.
type Staffing interface {
	AddStaff(ctx context.Context, m exam.Staff) (exam.ID, error)
	ChangeStaff(ctx context.Context, m exam.Staff, reason string) error
	RemoveStaff(ctx context.Context, id exam.ID, reason string) error
	MergeStaff(ctx context.Context, from, into exam.ID, reason string) error
	ParseStaffField(f exam.Field, raw string) (string, error)
	ImportStaff(ctx context.Context, progress func(app.Progress), d app.StaffDraft) (app.Imported, error)
}

// Staff is the page of the people who work at the centre.
type Staff struct {
	Query   string
	Group   StaffGroup
	Cycle   exam.Cycle // "" shows every one
	Subject string     // "" shows every one

	office   Office
	state    *app.State
	lang     text.Lang
	grid     *Grid
	duties   map[exam.ID]int // in the plan that stands
	prepared bool
}

// A StaffGroup is some of the staff: those who have a task, or another sort; ""
// is everyone.
type StaffGroup string

// The groups that are not those who have a task.
const (
	StaffGuards   StaffGroup = "guards"   // may be given duties
	StaffExempt   StaffGroup = "exempt"   // do none
	StaffAway     StaffGroup = "away"     // cannot come at some half-day
	StaffUnplaced StaffGroup = "unplaced" // may be given duties, and has none in the plan
)

// tasks are the tasks in the order in which they are offered.
var tasks = []exam.Task{exam.Invigilation, exam.DeputyHead, exam.Secretariat, exam.Observer, exam.Support}

// cycles are the cycles in the order of the years of a pupil.
var cycles = []exam.Cycle{exam.Primary, exam.Middle, exam.Secondary}

// NewStaff returns the page of an open file.
func NewStaff(o Office) *Staff { return &Staff{office: o} }

// Total is how many there are.
func (m *Staff) Total() int { return len(m.office.State().Staff) }

// Grid is the list in a language, made anew when the file has changed; filter
// and order stay.
func (m *Staff) Grid(lang text.Lang) *Grid {
	state := m.office.State()
	if m.grid != nil && m.state == state && m.lang == lang {
		return m.grid
	}
	if m.state != state {
		m.prepared, m.duties = false, dutyCounts(state)
	}
	old := m.grid
	m.state, m.lang = state, lang
	m.grid = NewGrid(len(state.Staff), m.columns()...)
	m.grid.FindBy(func(query string) []int { return state.FindStaff(query, 0) })
	m.grid.SortAs(old)
	m.Apply()
	return m.grid
}

// dutyCounts are how many duties each has in the plan that stands.
func dutyCounts(s *app.State) map[exam.ID]int {
	n := map[exam.ID]int{}
	if s.Duties != nil {
		for _, d := range s.Duties.Duties {
			n[d.Staff]++
		}
	}
	return n
}

// Prepared reports whether Prepare is not needed.
func (m *Staff) Prepared() bool { return m.prepared }

// Prepare works out what finds people at every letter. The func it returns keeps
// it.
func (m *Staff) Prepare() func() {
	state := m.state
	state.FindStaff("", 1)
	return func() {
		if m.state == state {
			m.prepared = true
		}
	}
}

// Apply shows what Query, Group, Cycle and Subject ask for.
func (m *Staff) Apply() {
	if m.Group == "" && m.Cycle == "" && m.Subject == "" {
		m.grid.Filter(m.Query, nil)
		return
	}
	m.grid.Filter(m.Query, func(row int) bool {
		who := &m.state.Staff[row]
		return m.Group.has(who, m.duties[who.ID]) && (m.Cycle == "" || who.Cycle == m.Cycle) && (m.Subject == "" || who.Subject == m.Subject)
	})
}

func (g StaffGroup) has(who *exam.Staff, duties int) bool {
	switch g {
	case "":
		return true
	case StaffGuards:
		return who.Guards()
	case StaffExempt:
		return who.Exempt != ""
	case StaffAway:
		return len(who.Away) > 0
	case StaffUnplaced:
		return who.Guards() && duties == 0
	}
	return who.Task == exam.Task(g)
}

// Groups are those there is somebody of, and what they are called, with how many.
func (m *Staff) Groups() (groups []StaffGroup, names []string) {
	all := []StaffGroup{StaffGuards}
	for _, t := range tasks[1:] {
		all = append(all, StaffGroup(t))
	}
	all = append(all, StaffExempt, StaffAway)
	if m.state.Duties != nil {
		all = append(all, StaffUnplaced)
	}
	groups, names = []StaffGroup{""}, []string{text.T(m.lang, "screen.staff.group.everyone", text.Args{"count": m.Total()})}
	for _, g := range all {
		n := 0
		for i := range m.state.Staff {
			if who := &m.state.Staff[i]; g.has(who, m.duties[who.ID]) {
				n++
			}
		}
		if n > 0 || g == m.Group {
			groups, names = append(groups, g), append(names, text.T(m.lang, "screen.staff.group", text.Args{"group": m.groupName(g), "count": n}))
		}
	}
	return groups, names
}

func (m *Staff) groupName(g StaffGroup) string {
	if text.Has("screen.staff.group." + string(g)) {
		return text.T(m.lang, "screen.staff.group."+string(g))
	}
	return Word(m.lang, "task."+string(g))
}

// Cycles are the cycles that somebody comes from, and what they are called.
func (m *Staff) Cycles() (codes []exam.Cycle, names []string) {
	for _, c := range cycles {
		if slices.ContainsFunc(m.state.Staff, func(who exam.Staff) bool { return who.Cycle == c }) {
			codes, names = append(codes, c), append(names, Word(m.lang, "cycle."+string(c)))
		}
	}
	return codes, names
}

// mostSubjects is how many subjects a list to choose from may hold; who has more
// types it.
const mostSubjects = 60

// Subjects are what the staff teach, in the order of the alphabet; none where
// there are too many to choose from.
func (m *Staff) Subjects() []string {
	seen := map[string]bool{}
	var all []string
	for i := range m.state.Staff {
		if s := m.state.Staff[i].Subject; s != "" && !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	if len(all) > mostSubjects {
		return nil
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Compare(text.SortKey(a), text.SortKey(b)) })
	return all
}

// Filtered reports whether not everyone is asked for.
func (m *Staff) Filtered() bool {
	return m.Query != "" || m.Group != "" || m.Cycle != "" || m.Subject != ""
}

// ShowAll takes every filter off.
func (m *Staff) ShowAll() {
	m.Query, m.Group, m.Cycle, m.Subject = "", "", "", ""
	m.Apply()
}

// At is who is shown at a place of the grid.
func (m *Staff) At(place int) exam.ID { return m.state.Staff[m.grid.ID(place)].ID }

// Exempt reports whether who is shown at a place does no duty.
func (m *Staff) Exempt(place int) bool { return m.state.Staff[m.grid.ID(place)].Exempt != "" }

// Shown is how many are shown.
func (m *Staff) Shown() int { return m.grid.Len() }

// Count says how many there are, how many are shown, and how many of these are
// selected.
func (m *Staff) Count(selected int) string {
	return countWords(m.lang, "screen.staff.count", m.grid, selected)
}

// ExportWords says what would be exported.
func (m *Staff) ExportWords(selected int) string { return exportWords(m.lang, selected) }

// Sheet is what is exported: the rows at these places, all that are shown if
// there are none, with these columns.
func (m *Staff) Sheet(places, columns []int) Sheet {
	name := text.T(m.lang, "screen.staff.title")
	if m.state.Practice {
		name += " - " + Word(m.lang, "paper.practice")
	}
	return m.grid.Sheet(name, m.lang, places, columns)
}
