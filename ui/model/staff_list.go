package model

import (
	"context"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A staffListed is a list of staff as it was read, and what it would bring.
type staffListed struct {
	draft  app.StaffDraft
	brings app.StaffComparison
}

func (m *List) readStaff(ctx context.Context, path string, opt app.ListOptions, told func(done, total int)) (l staffListed, err error) {
	if l.draft, err = m.desk.ReadStaff(ctx, path, opt, told); err == nil {
		l.brings = m.Office.State().CompareStaff(l.draft)
	}
	return l, err
}

func (m *List) takeStaff(ctx context.Context, progress func(app.Progress)) ([]app.Imported, error) {
	account, err := m.Office.ImportStaff(ctx, progress, m.staff.draft)
	return []app.Imported{account}, err
}

// findings are what is wrong in the list, gravest first.
func (l *staffListed) findings() []exam.Finding {
	all := slices.Clone(l.draft.Notes)
	for _, row := range l.draft.People {
		all = append(all, row.Findings...)
	}
	for _, r := range l.draft.Rejected {
		all = append(all, r.Finding)
	}
	slices.SortStableFunc(all, func(a, b exam.Finding) int {
		return slices.Index(Severities, a.Severity) - slices.Index(Severities, b.Severity)
	})
	return all
}

// StaffBrings is what a list of staff would bring, person by person.
type StaffBrings struct {
	Query string
	Only  app.StaffKind // "" shows whatever brings something

	list *List
	lang text.Lang
	grid *Grid
}

// StaffMissing is, as StaffBrings.Only, those who came from a list and are not in
// this one: they stay.
const StaffMissing app.StaffKind = "missing"

// StaffEveryone is, as StaffBrings.Only, every row of the list.
const StaffEveryone app.StaffKind = "everyone"

// staffKinds are the kinds of rows in the order in which they are told.
var staffKinds = []app.StaffKind{app.StaffNew, app.StaffChanged, app.StaffByHand, app.StaffGone, app.StaffAgain, app.StaffKnown, StaffMissing}

// NewStaffBrings returns what a list that was read would bring.
func NewStaffBrings(m *List) *StaffBrings { return &StaffBrings{list: m} }

// List is the list that was read.
func (m *StaffBrings) List() *List { return m.list }

func (m *StaffBrings) brings() *app.StaffComparison { return &m.list.staff.brings }

// Count is how many are of a kind.
func (m *StaffBrings) Count(kind app.StaffKind) int {
	switch kind {
	case StaffMissing:
		return len(m.brings().Missing)
	case StaffEveryone:
		return len(m.brings().Matches) + len(m.brings().Missing)
	}
	return m.brings().Count(kind)
}

// Anything reports whether taking the list in would change or note something.
func (m *StaffBrings) Anything() bool {
	known := m.Count(app.StaffKnown)
	return len(m.brings().Matches) > known || len(m.list.draft.Rejected) > 0
}

// Kinds are those there is somebody of, and what they are called, with how many.
func (m *StaffBrings) Kinds() (kinds []app.StaffKind, names []string) {
	for _, k := range append([]app.StaffKind{StaffEveryone}, staffKinds...) {
		if n := m.Count(k); n > 0 {
			kinds = append(kinds, k)
			names = append(names, text.T(m.lang, "screen.staff.group", text.Args{"group": m.kindName(k), "count": n}))
		}
	}
	return kinds, names
}

func (m *StaffBrings) kindName(k app.StaffKind) string {
	return text.T(m.lang, "screen.stafflist.kind."+string(k))
}

// Grid is the list in a language, a line for each person.
func (m *StaffBrings) Grid(lang text.Lang) *Grid {
	if m.grid != nil && m.lang == lang {
		return m.grid
	}
	old := m.grid
	m.lang = lang
	column := func(key string, width, grow float32, of func(row int) string) GridColumn {
		return GridColumn{Key: key, Title: text.T(lang, "screen.stafflist."+key), Width: width, Grow: grow, Text: of}
	}
	kind := column("kind", 7, 0, func(row int) string { return text.T(lang, "screen.stafflist.is."+string(m.kind(row))) })
	kind.Order = func(row int) string { return text.Number(text.English, slices.Index(staffKinds, m.kind(row))) }
	name := column("name", 9.5, 1, func(row int) string { return NameIn(lang, m.who(row).Name) })
	name.Order = ByAlphabet(name.Text)
	m.grid = NewGrid(m.Count(StaffEveryone), kind, name,
		GridColumn{Key: "number", Title: text.T(lang, "screen.staff.number"), Width: 6, Text: func(row int) string { return m.who(row).Number }},
		column("what", 16, 3, m.what),
		GridColumn{Key: "row", Title: Word(lang, "word.row"), Width: 3.8, Text: func(row int) string { return rowNumber(m.row(row)) }})
	m.grid.SortAs(old)
	m.Apply()
	return m.grid
}

// Apply shows what Query and Only ask for.
func (m *StaffBrings) Apply() {
	m.grid.Filter(m.Query, func(row int) bool {
		k := m.kind(row)
		return m.Only == StaffEveryone || k == m.Only || m.Only == "" && k != app.StaffKnown && k != StaffMissing
	})
}

// Start asks for what changes something, for everybody where nothing does.
func (m *StaffBrings) Start() {
	for _, k := range staffKinds {
		if m.Only = k; m.Count(k) > 0 {
			return
		}
	}
}

// match is the row of the list, nil of who is not in it.
func (m *StaffBrings) match(row int) *app.StaffMatch {
	if all := m.brings().Matches; row < len(all) {
		return &all[row]
	}
	return nil
}

func (m *StaffBrings) kind(row int) app.StaffKind {
	if one := m.match(row); one != nil {
		return one.Kind
	}
	return StaffMissing
}

// KindAt is the kind of who is shown at a place.
func (m *StaffBrings) KindAt(place int) app.StaffKind { return m.kind(m.grid.ID(place)) }

// who is the person of a row: as in the file where they are known, else as the list
// says.
func (m *StaffBrings) who(row int) exam.Staff {
	one := m.match(row)
	if one == nil {
		who, _ := m.list.Office.State().StaffMember(m.brings().Missing[row-len(m.brings().Matches)])
		return who
	}
	if who, ok := m.list.Office.State().StaffMember(one.Staff); ok {
		return who
	}
	return m.list.staff.draft.People[one.Row].Staff
}

func (m *StaffBrings) row(row int) int {
	if one := m.match(row); one != nil {
		return m.list.staff.draft.People[one.Row].Staff.Source.Row
	}
	return 0
}

// what says what a row brings: of who is new what they teach and where, of who is
// known what changes and what stands as it was given by hand.
func (m *StaffBrings) what(row int) string {
	one := m.match(row)
	if one == nil {
		return text.T(m.lang, "screen.stafflist.stays")
	}
	switch one.Kind {
	case app.StaffNew:
		who := &m.list.staff.draft.People[one.Row].Staff
		return joined(" · ", who.Subject, who.School)
	case app.StaffGone:
		return text.T(m.lang, "screen.stafflist.stays_out")
	case app.StaffAgain:
		return text.T(m.lang, "screen.stafflist.one_record")
	}
	var parts []string
	for _, v := range one.Values {
		parts = append(parts, m.change("screen.stafflist.changes", v))
	}
	for _, v := range one.Stands {
		parts = append(parts, m.change("screen.stafflist.stands", v))
	}
	return strings.Join(parts, listComma(m.lang))
}

func (m *StaffBrings) change(key string, v exam.FieldValue) string {
	words := func(value string) string {
		var who exam.Staff
		who.Set(v.Field, value)
		return orNone(m.lang, StaffFieldWords(m.lang, &who, v.Field))
	}
	return text.T(m.lang, key, text.Args{"field": StaffFieldName(m.lang, v.Field), "old": words(v.Old), "new": words(v.New)})
}

// Outcome says what a press would do: who is added, of whom values change, what
// stands, and that nobody is taken out.
func (m *StaffBrings) Outcome(lang text.Lang) string {
	var parts []string
	stand := 0
	for _, one := range m.brings().Matches {
		if len(one.Stands) > 0 {
			stand++
		}
	}
	for _, said := range []struct {
		key string
		n   int
	}{
		{"new", m.Count(app.StaffNew)},
		{"changed", m.Count(app.StaffChanged)},
		{"hand", stand},
		{"rejected", len(m.list.draft.Rejected)},
		{"missing", m.Count(StaffMissing)},
	} {
		if said.n > 0 {
			parts = append(parts, text.T(lang, "screen.stafflist.outcome."+said.key, text.Args{"n": said.n}))
		}
	}
	return strings.Join(parts, listComma(lang))
}

// StaffAccount says what taking a list in has brought.
func (m *List) StaffAccount(lang text.Lang) string {
	var added, changed int
	for _, a := range m.Account {
		added, changed = added+a.Added, changed+a.News-a.Added
	}
	words := text.T(lang, "screen.stafflist.taken", text.Args{"n": added})
	if changed > 0 {
		words += " " + text.T(lang, "screen.stafflist.taken_changed", text.Args{"n": changed})
	}
	return words
}
