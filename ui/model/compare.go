package model

import (
	"context"
	"errors"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Compare is the page on which a list is compared with what is in force, and
// each difference decided about. Nothing is stored before Settle.
type Compare struct {
	View     string        // which are shown: see Views
	Query    string        // and what is typed to find some
	Document exam.Document // that was seen, of the decisions that come next
	Err      error         // of the last Settle
	Done     *app.Settled  // what became of it; nil until it is settled

	List   *List // that was read
	office Office
	state  *app.State
	c      app.Comparison
	marks  []mark // of the changes
	dirty  bool
	table  compareTable
	placed []exam.ID // who were given a place by Places
}

// mark is what was decided about one change.
type mark struct {
	choice   app.Choice
	document exam.Document
	byHand   bool // and a value corrected by hand is given up knowingly
}

// NewCompare returns the page of a list that was read; who is new comes in unless
// the user says otherwise.
func NewCompare(list *List) *Compare {
	m := &Compare{List: list, office: list.Office}
	m.begin(list.compared)
	m.View = ViewOpen
	if m.Count(ViewOpen) == 0 && m.Count(ViewDecided) > 0 {
		m.View = ViewDecided
	}
	return m
}

func (m *Compare) begin(c app.Comparison) {
	m.c, m.state = c, m.office.State()
	m.marks = make([]mark, len(c.Changes))
	m.table = compareTable{}
	if c.Official {
		return
	}
	for i := range c.Changes {
		if c.Changes[i].Kind == app.Added {
			m.marks[i].choice = app.Take
		}
	}
}

// Again compares anew with what is in force now. What was decided about the same
// differences stays decided.
func (m *Compare) Again() func() {
	c := m.List.compare(m.List.draft)
	return func() {
		before, marks := m.c, m.marks
		m.begin(c)
		m.Done = nil
		m.remember(before, marks)
	}
}

// remember decides again what was decided about the same differences before.
func (m *Compare) remember(before app.Comparison, marks []mark) {
	type key struct {
		kind      app.ChangeKind
		candidate exam.ID
		row       int
		value     exam.FieldValue
	}
	of := func(one *app.Change) key {
		k := key{kind: one.Kind, candidate: one.Candidate, row: one.Row}
		if len(one.Values) > 0 {
			k.value = one.Values[0]
		}
		return k
	}
	was := make(map[key]mark, len(marks))
	for i := range before.Changes {
		was[of(&before.Changes[i])] = marks[i]
	}
	for i := range m.c.Changes {
		if mark, ok := was[of(&m.c.Changes[i])]; ok && slices.Contains(m.c.Choices(i), mark.choice) {
			m.marks[i] = mark
		}
	}
}

// Official reports whether nobody is taken in.
func (m *Compare) Official() bool { return m.c.Official }

// File is the name of the list.
func (m *Compare) File() string { return m.c.File }

// Nothing reports whether the list says nothing but what is in force.
func (m *Compare) Nothing() bool { return len(m.c.Changes) == 0 }

// Open is how many differences wait for a decision.
func (m *Compare) Open() (n int) {
	for i := range m.marks {
		if m.marks[i].choice == "" && m.c.Changes[i].Decided == "" && len(m.c.Choices(i)) > 0 {
			n++
		}
	}
	return n
}

// Dirty reports whether the user has decided what is not written yet.
func (m *Compare) Dirty() bool { return m.dirty && m.Done == nil }

// Forget gives up what was decided.
func (m *Compare) Forget() { m.dirty = false }

// decisions are those made, in the order of the changes. Who is new needs none to
// come in.
func (m *Compare) decisions() (all []app.Decision) {
	for i, mark := range m.marks {
		if mark.choice == "" || m.c.Changes[i].Kind == app.Added && mark.choice == app.Take {
			continue
		}
		all = append(all, app.Decision{Change: i, Choice: mark.choice, Document: mark.document, ByHand: mark.byHand})
	}
	return all
}

// ByHand is how many of the rows at these places hold a value that was corrected
// by hand.
func (m *Compare) ByHand(places []int) (n int) {
	for _, at := range places {
		if m.c.Changes[m.id(at)].ByHand {
			n++
		}
	}
	return n
}

// Decide decides the same about the rows at these places, where they have that
// choice; "" takes a decision back. Values that were corrected by hand are left
// out of a taking unless byHand says that the user was asked about them. It
// returns how many rows were decided about.
func (m *Compare) Decide(places []int, choice app.Choice, byHand bool) (n int) {
	for _, at := range places {
		i := m.id(at)
		possible := slices.Contains(m.c.Choices(i), choice) || choice == ""
		if !possible || choice == app.Take && m.c.Changes[i].ByHand && !byHand {
			continue
		}
		m.marks[i] = mark{choice: choice, byHand: byHand && choice == app.Take}
		if choice != "" {
			m.marks[i].document = m.Document
		}
		n++
	}
	if n > 0 {
		m.dirty = true
		m.table.grid.Forget("decision")
	}
	return n
}

// Settle returns what writes at once everything that is decided now. told, which
// may be nil, is told how far it is. Where what was compared has changed, it
// compares again.
func (m *Compare) Settle() func(ctx context.Context, told func(done, total int)) func() {
	c, decisions := m.c, m.decisions()
	return func(ctx context.Context, told func(done, total int)) func() {
		var progress func(app.Progress)
		if told != nil {
			progress = func(p app.Progress) { told(p.Done, p.Total) }
		}
		done, err := m.office.Settle(ctx, progress, c, decisions)
		again := func() {}
		if errors.Is(err, exam.ErrChanged) {
			again = m.Again()
		}
		return func() {
			again()
			if m.Err = err; err == nil {
				m.Done, m.state = &done, m.office.State()
			}
		}
	}
}

// Stopped reports whether the last Settle was stopped by the user.
func (m *Compare) Stopped() bool { return errors.Is(m.Err, context.Canceled) }

// Overtaken reports whether the last Settle was refused since what was compared
// has changed.
func (m *Compare) Overtaken() bool { return errors.Is(m.Err, exam.ErrChanged) }

// Waiting is how many candidates wait for a place in the plan.
func (m *Compare) Waiting() int {
	if state := m.office.State(); state.Plan != nil {
		return len(state.Unseated())
	}
	return 0
}

// Places gives those who wait a place without moving anybody else; where there
// are too few places, it returns false and gives none.
func (m *Compare) Places(ctx context.Context) (enough bool, err error) {
	rooms := NewRooms(m.office)
	if rooms.Lacking() > 0 {
		return false, nil
	}
	for _, c := range m.office.State().Unseated() {
		m.placed = append(m.placed, c.ID)
	}
	return true, rooms.Save(ctx)
}

// Placed says where those sit who were given a place.
func (m *Compare) Placed(lang text.Lang) (lines []string) {
	state := m.office.State()
	if state.Plan == nil {
		return nil
	}
	for _, seat := range state.Plan.Seats {
		if c, there := state.Candidate(seat.Candidate); there && slices.Contains(m.placed, seat.Candidate) {
			lines = append(lines, NameIn(lang, c.Name)+" – "+placeName(lang, seat))
		}
	}
	return lines
}
