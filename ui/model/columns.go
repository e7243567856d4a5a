package model

import (
	"context"
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Columns is the page on which the user sees what the columns of a list were
// taken for, and says otherwise.
type Columns struct {
	At int // the line that the user is on

	list   *List
	before List // as it was when the page was opened
	lines  []line
}

// A line is one column; sheets with the same titles share it.
type line struct {
	app.ListColumn
	sheets []string
}

// NewColumns opens the page of a list that was read.
func NewColumns(m *List) *Columns {
	c := &Columns{list: m, before: *m}
	c.gather()
	if at := slices.IndexFunc(c.lines, func(l line) bool { return !l.Certain }); at >= 0 {
		c.At = at
	}
	return c
}

// List is the list whose columns they are.
func (c *Columns) List() *List { return c.list }

// Asked reports whether the user has to look at them before the list is shown.
func (c *Columns) Asked() bool { return c.before.AskColumns() }

// gather puts the columns of sheets with the same titles into one line; the one
// that is least certain stands for all.
func (c *Columns) gather() {
	type place struct {
		titles string
		index  int
	}
	lines, at := []line{}, map[place]int{}
	for _, column := range c.list.draft.Columns {
		p := place{column.Titles, column.Index}
		i, known := at[p]
		if !known {
			i = len(lines)
			at[p], lines = i, append(lines, line{ListColumn: column})
		} else if lines[i].Certain && !column.Certain {
			lines[i].ListColumn = column
		}
		lines[i].sheets = append(lines[i].sheets, column.Sheet)
	}
	c.lines, c.At = lines, max(min(c.At, len(lines)-1), 0)
}

// Len is how many columns there are.
func (c *Columns) Len() int { return len(c.lines) }

// Uncertain reports whether a column has to be looked at.
func (c *Columns) Uncertain() bool {
	return slices.ContainsFunc(c.lines, func(l line) bool { return !l.Certain })
}

// Unknown reports whether a table is among them none of whose titles is known.
func (c *Columns) Unknown() bool {
	return slices.ContainsFunc(c.lines, func(l line) bool { return !l.Certain && l.Sure == app.Unrecognised })
}

// Certain reports whether nobody need look at one of them.
func (c *Columns) Certain(i int) bool { return c.lines[i].Certain }

// Secret reports whether a column holds passwords: there is nothing to say of it.
func (c *Columns) Secret(i int) bool { return c.lines[i].Secret }

// Title is that of a column.
func (c *Columns) Title(lang text.Lang, i int) string {
	if h := c.lines[i].Header; h != "" {
		return h
	}
	return text.T(lang, "screen.columns.untitled", text.Args{"n": c.lines[i].Index + 1})
}

// Means is what a column was taken for.
func (c *Columns) Means(lang text.Lang, i int) string {
	return c.list.fieldWord(lang, c.lines[i].Field)
}

// fields are those that a column of the list may be.
func (m *List) fields() []exam.Field {
	if m.Staff {
		return exam.StaffFields()
	}
	return exam.Fields()
}

func (m *List) fieldWord(lang text.Lang, f exam.Field) string {
	if f == "" {
		return text.T(lang, "screen.columns.ignored")
	}
	if m.Staff {
		return StaffFieldName(lang, f)
	}
	return Word(lang, "field."+string(f))
}

var surenesses = map[app.Sureness]string{
	app.Unrecognised: "unrecognised", app.Contested: "contested", app.ByPart: "by_part", app.ByValues: "by_values", app.ByTitle: "by_title", app.ByUser: "by_user",
}

// Sureness says how sure it is what a column was taken for.
func (c *Columns) Sureness(lang text.Lang, i int) string {
	l := c.lines[i]
	switch {
	case l.Secret:
		return text.T(lang, "screen.columns.secret")
	case c.list.recalls(l.ListColumn):
		return text.T(lang, "screen.columns.recalled")
	}
	why := text.T(lang, "screen.columns.sure."+surenesses[l.Sure])
	if l.Certain || l.Sure == app.Unrecognised {
		return why
	}
	return text.T(lang, "screen.columns.to_confirm", text.Args{"why": why})
}

// Grid is the columns as a list: a line for each.
func (c *Columns) Grid(lang text.Lang) *Grid {
	columns := []GridColumn{
		{Key: "title", Title: text.T(lang, "screen.columns.header"), Width: 10, Grow: 1, Text: func(i int) string { return c.Title(lang, i) }},
		{Key: "field", Title: text.T(lang, "screen.columns.field"), Width: 12.5, Text: func(i int) string { return c.Means(lang, i) }},
		{Key: "sure", Title: text.T(lang, "screen.columns.sure"), Width: 16, Text: func(i int) string { return c.Sureness(lang, i) }},
		{Key: "samples", Title: text.T(lang, "screen.columns.samples"), Width: 19, Grow: 1, Text: func(i int) string { return strings.Join(c.lines[i].Samples, " · ") }},
	}
	if c.tables() > 1 {
		sheet := GridColumn{Key: "sheet", Title: Word(lang, "word.sheet"), Width: 6, Text: func(i int) string { return strings.Join(c.lines[i].sheets, listComma(lang)) }}
		columns = slices.Insert(columns, 0, sheet)
	}
	return NewGrid(len(c.lines), columns...)
}

// tables is how many tables of different titles there are.
func (c *Columns) tables() int {
	seen := map[string]bool{}
	for _, l := range c.lines {
		seen[l.Titles] = true
	}
	return len(seen)
}

// A Meaning is something that a column may be.
type Meaning struct {
	Field exam.Field
	Words string
	Has   string // the other column of its table that is it now, "" if none is
	Now   bool   // this column is it now
}

// Meanings are what a column may be, those with the words of a query in them.
func (c *Columns) Meanings(lang text.Lang, i int, query string) []Meaning {
	var all []Meaning
	for _, f := range append([]exam.Field{""}, c.list.fields()...) {
		m := Meaning{Field: f, Words: c.list.fieldWord(lang, f), Now: c.lines[i].Field == f}
		if !strings.Contains(text.Fold(m.Words), text.Fold(query)) {
			continue
		}
		for j, l := range c.lines {
			if j != i && f != "" && l.Field == f && l.Titles == c.lines[i].Titles {
				m.Has = c.Title(lang, j)
			}
		}
		all = append(all, m)
	}
	return all
}

// Say says what a column is, "" for one that is not taken in. Another that was
// said to be it is so no more.
func (c *Columns) Say(i int, f exam.Field) {
	m, l := c.list, c.lines[i]
	if l.Secret {
		return
	}
	all := m.said.clone() // the page as it was before keeps its own
	fields := all[l.Titles]
	if fields == nil {
		fields = map[int]exam.Field{}
		for _, other := range c.lines {
			if other.Titles == l.Titles && m.recalls(other.ListColumn) {
				fields[other.Index] = other.Field
			}
		}
	}
	for j, other := range fields {
		if other == f && f != "" {
			fields[j] = ""
		}
	}
	fields[l.Index] = f
	all[l.Titles] = fields
	m.said = all
}

// Read reads the list again with what was said.
func (c *Columns) Read(ctx context.Context) func() {
	read := c.list.again(ctx, false)
	return func() {
		read()
		c.shown()
	}
}

func (c *Columns) shown() {
	if c.list.Err == nil {
		c.gather()
	}
}

// SetEncoding says which encoding the list has.
func (c *Columns) SetEncoding(name string) { c.list.Encoding = name }

// Keep reads the list with its columns as they are seen, and remembers them for
// lists with the same titles, where the user had something to say.
func (c *Columns) Keep(ctx context.Context) func() {
	m := c.list
	all, failed := m.said.clone(), error(nil)
	for titles, fields := range c.settled() {
		all[titles] = fields
		if err := m.desk.KeepColumnFields(titles, fields); err != nil {
			failed = err
		}
	}
	with := *m
	with.said = all
	read := with.again(ctx, true)
	return func() {
		if failed != nil {
			m.desk.Log(failed) // they are as the user wants them now: nothing to stop for
		}
		read()
		*m = with
	}
}

// settled are the tables of which something was said, or had to be, with all of
// their columns but those that are secret.
func (c *Columns) settled() sayings {
	all := sayings{}
	for _, l := range c.lines {
		if _, spoken := c.list.said[l.Titles]; spoken || !l.Certain {
			all[l.Titles] = map[int]exam.Field{}
		}
	}
	for _, l := range c.lines {
		if fields := all[l.Titles]; fields != nil && !l.Secret {
			fields[l.Index] = l.Field
		}
	}
	return all
}

// Forget forgets what was said of earlier lists with these titles, and reads the
// list without it.
func (c *Columns) Forget(ctx context.Context) func() {
	m := c.list
	failed := error(nil)
	for titles := range m.recalled {
		if err := m.desk.KeepColumnFields(titles, nil); err != nil {
			failed = err
		}
	}
	read := m.again(ctx, false)
	return func() {
		read()
		if m.Err == nil {
			m.Err = failed
		}
		c.shown()
		c.before = *m
	}
}

// Leave gives up what was said on the page.
func (c *Columns) Leave() { *c.list = c.before }

// GuessedEncoding returns the encoding if it was guessed or chosen by the user,
// "" if it is certain.
func (c *Columns) GuessedEncoding() string {
	m := c.list
	guessed := slices.ContainsFunc(m.draft.Notes, func(f exam.Finding) bool { return f.Code == exam.EncodingGuessed })
	if m.Encoding != "" || guessed {
		return m.draft.Encoding
	}
	return ""
}

// Encodings are those that a text file may have.
var Encodings = []string{"windows-1256", "windows-1252", "utf-8", "utf-16"}
