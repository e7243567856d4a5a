package model

import (
	"cmp"
	"slices"
	"strconv"
	"sync"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// The views that are no kind of change.
const (
	ViewOpen    = ""        // not decided about by an earlier comparison
	ViewByHand  = "hand"    // values that were corrected by hand
	ViewDecided = "decided" // decided about by an earlier comparison
)

// Views are what can be shown: all that is to be decided about, each kind of it,
// what was decided before.
func (m *Compare) Views() []string {
	views := []string{ViewOpen}
	for _, k := range app.ChangeKinds() {
		views = append(views, string(k))
	}
	return append(views, ViewByHand, ViewDecided)
}

// Count is how many differences a view shows.
func (m *Compare) Count(view string) (n int) {
	for i := range m.c.Changes {
		if m.in(i, view) {
			n++
		}
	}
	return n
}

func (m *Compare) in(i int, view string) bool {
	one := &m.c.Changes[i]
	switch view {
	case ViewDecided:
		return one.Decided != ""
	case ViewOpen:
		return one.Decided == ""
	case ViewByHand:
		return one.Decided == "" && one.ByHand
	}
	return one.Decided == "" && string(one.Kind) == view
}

// ViewName says a view with how many it shows.
func (m *Compare) ViewName(lang text.Lang, view string) string {
	return text.T(lang, "screen.compare.view."+cmp.Or(view, "open"), text.Args{"count": text.Number(lang, m.Count(view))})
}

// compareTable is what the page shows of the differences.
type compareTable struct {
	lang text.Lang
	grid *Grid
}

// id is the change shown at a place.
func (m *Compare) id(at int) int { return m.table.grid.ID(at) }

// Shown is how many are shown.
func (m *Compare) Shown() int { return m.table.grid.Len() }

// Apply shows what View and Query ask for.
func (m *Compare) Apply() {
	m.table.grid.Filter(m.Query, func(row int) bool { return m.in(row, m.View) })
}

// Filtered reports whether not all that is to be decided about is asked for.
func (m *Compare) Filtered() bool { return m.Query != "" || m.View != ViewOpen }

// ShowAll takes every filter off.
func (m *Compare) ShowAll() {
	m.Query, m.View = "", ViewOpen
	m.Apply()
}

// Marked reports whether the row at a place holds a value corrected by hand.
func (m *Compare) Marked(at int) bool { return m.c.Changes[m.id(at)].ByHand }

// Decided is what was decided here about the row at a place.
func (m *Compare) Decided(at int) app.Choice { return m.marks[m.id(at)].choice }

// Grid is the differences as a list in columns, those in force on the one side and
// those of the list on the other.
func (m *Compare) Grid(lang text.Lang) *Grid {
	if m.table.grid != nil && m.table.lang == lang {
		return m.table.grid
	}
	who := func(i int) exam.Candidate { return m.state.Person(&m.c, i) }
	title := func(key string) string { return text.T(lang, "screen.compare.column."+key) }
	name := func(i int) string {
		c := who(i)
		if latin := c.Name.Latin(); latin != "" && !lang.RTL() {
			return latin
		}
		return c.Name.Any()
	}
	m.table.lang = lang
	m.table.grid = NewGrid(len(m.c.Changes),
		GridColumn{
			Key: "kind", Title: title("kind"), Width: 5.2,
			Text:  func(i int) string { return ChangeName(lang, m.c.Changes[i].Kind) },
			Order: func(i int) string { return strconv.Itoa(slices.Index(app.ChangeKinds(), m.c.Changes[i].Kind)) },
		},
		GridColumn{Key: "code", Title: title("code"), Width: 7.6, Text: func(i int) string {
			c := who(i)
			return cmp.Or(c.Massar, c.Number, c.NationalID)
		}},
		GridColumn{Key: "name", Title: title("name"), Width: 7, Grow: 2, Text: name, Order: ByAlphabet(name)},
		GridColumn{Key: "field", Title: title("field"), Width: 7.2, Text: func(i int) string { return m.fieldName(lang, i) }},
		GridColumn{Key: "force", Title: title("force"), Width: 7.4, Grow: 2, Text: func(i int) string {
			force, _ := m.sides(lang, i)
			return force
		}},
		GridColumn{Key: "list", Title: title("list"), Width: 7.4, Grow: 2, Text: func(i int) string {
			_, list := m.sides(lang, i)
			return list
		}},
		GridColumn{Key: "hand", Title: title("hand"), Width: 6.4, Hidden: m.Count(ViewByHand) == 0 && m.Count(ViewDecided) == 0, Text: func(i int) string {
			if m.c.Changes[i].ByHand {
				return text.T(lang, "screen.compare.by_hand")
			}
			return ""
		}},
		GridColumn{Key: "decision", Title: title("decision"), Width: 8, Text: func(i int) string { return m.decision(lang, i) }},
	)
	m.table.grid.FindBy(m.finder(who))
	m.Apply()
	return m.table.grid
}

// finder finds people by what they are known by, in either script.
func (m *Compare) finder(who func(int) exam.Candidate) func(query string) []int {
	index := sync.OnceValue(func() *text.Index {
		rows := make([][]string, len(m.c.Changes))
		for i := range rows {
			c := who(i)
			rows[i] = []string{c.Massar, c.Number, c.NationalID, c.Name.Arabic(), c.Name.Latin()}
		}
		return text.NewIndex(rows)
	})
	return func(query string) []int { return index().Find(query, 0) }
}

// ChangeName is what a kind of change is called.
func ChangeName(lang text.Lang, k app.ChangeKind) string {
	return text.T(lang, "screen.compare.kind."+string(k))
}

// ChoiceName is what a choice is called.
func ChoiceName(lang text.Lang, c app.Choice) string {
	return text.T(lang, "screen.compare.choice."+string(c))
}

func (m *Compare) fieldName(lang text.Lang, i int) string {
	one := &m.c.Changes[i]
	if len(one.Values) == 0 || one.Kind == app.Returned {
		return ""
	}
	if from, to := one.Spots(); one.Kind == app.Moved && from.Room == to.Room {
		return text.T(lang, "screen.compare.table_of", text.Args{"room": from.Room})
	}
	if one.Kind == app.Moved {
		return Word(lang, "word.room") + " / " + Word(lang, "word.table")
	}
	return FieldName(lang, one.Values[0].Field)
}

// sides are the values in force and of the list, as people read them; of a person
// whom only one of the two has, that they are there.
func (m *Compare) sides(lang text.Lang, i int) (force, list string) {
	there, absent := text.T(lang, "screen.compare.there"), text.T(lang, "screen.compare.absent")
	switch one := &m.c.Changes[i]; one.Kind {
	case app.Gone:
		return there, absent
	case app.Added:
		return absent, there
	case app.Returned:
		return text.T(lang, "screen.compare.removed"), there
	case app.Changed:
		force, list = one.Sides()
		said := func(value string) string { return cmp.Or(app.FieldWords(lang, one.Values[0].Field, value), "–") }
		return said(force), said(list)
	default:
		from, to := one.Spots()
		if from.Room == to.Room {
			return cmp.Or(from.Table, "–"), cmp.Or(to.Table, "–")
		}
		return spotWords(lang, from), spotWords(lang, to)
	}
}

// spotWords names room and table: two numbers beside one another are read from
// either side.
func spotWords(lang text.Lang, s app.Spot) string {
	return text.T(lang, "screen.candidates.seat", text.Args{"room": cmp.Or(s.Room, "–"), "table": cmp.Or(s.Table, "–")})
}

func (m *Compare) decision(lang text.Lang, i int) string {
	one, mark := &m.c.Changes[i], m.marks[i]
	switch {
	case mark.choice != "" && mark.document != "":
		return ChoiceName(lang, mark.choice) + " · " + SeenName(lang, mark.document)
	case mark.choice != "":
		return ChoiceName(lang, mark.choice)
	case one.Decided != "":
		return text.T(lang, "screen.compare.before", text.Args{"choice": ChoiceName(lang, one.Decided)})
	case one.Suggested != "":
		return "? " + ChoiceName(lang, one.Suggested)
	}
	return ""
}
