package model

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Copies is the ledger of what was printed (سجل النسخ): what can be used, what not,
// and whether the copy in somebody's hand is valid.
type Copies struct {
	Query    string        // what is typed: a fingerprint, the number of a copy, a room
	Document string        // "" shows all
	Only     app.CopyState // "" shows all

	lines []app.Copy
	state *app.State
	lang  text.Lang
	grid  *Grid
	words []string // of each line, folded
}

// NewCopies goes through all that was printed: of a large file it takes a moment.
func NewCopies(o Office, lang text.Lang) *Copies {
	m := &Copies{state: o.State(), lang: lang}
	m.lines = m.state.Ledger()
	m.words = make([]string, len(m.lines))
	for i, c := range m.lines {
		m.words[i] = text.Fold(strings.Join([]string{m.document(i), m.scope(i), c.Fingerprint, c.List, app.CopyTime(c.At)}, " "))
	}
	m.grid = NewGrid(len(m.lines), m.columns()...)
	m.grid.FindBy(m.find)
	m.Apply()
	return m
}

// Like takes over what was typed and chosen on the page before; nil has none.
func (m *Copies) Like(was *Copies) {
	if was != nil {
		m.Query, m.Document, m.Only = was.Query, was.Document, was.Only
		m.grid.SortAs(was.grid)
	}
	m.Apply()
}

func (m *Copies) document(row int) string { return DocumentName(m.lang, m.lines[row].Document) }

func (m *Copies) scope(row int) string {
	return Capital(m.state.ScopeName(m.lang, m.lines[row].Document, m.lines[row].Scope))
}

func (m *Copies) columns() []GridColumn {
	column := func(key string, width float32, of func(c *app.Copy) string) GridColumn {
		return GridColumn{Key: key, Title: text.T(m.lang, "screen.copies.col."+key), Width: width, Text: func(row int) string { return of(&m.lines[row]) }}
	}
	at := column("printed", 10.6, func(c *app.Copy) string { return app.CopyTime(c.At) })
	at.Order = func(row int) string { return m.lines[row].At.UTC().Format("2006-01-02 15:04:05.000") }
	columns := []GridColumn{
		column("state", 7.4, func(c *app.Copy) string { return text.T(m.lang, "screen.copies.state."+string(c.State)) }),
		{Key: "document", Title: text.T(m.lang, "screen.copies.col.document"), Width: 9, Grow: 1, Text: m.document},
		{Key: "scope", Title: text.T(m.lang, "screen.copies.col.scope"), Width: 7, Grow: 0.6, Text: m.scope},
		column("copy", 4.6, func(c *app.Copy) string { return text.Number(m.lang, c.Copy) }),
		at,
		column("fingerprint", 6.4, func(c *app.Copy) string { return text.LTR(c.Fingerprint) }),
		column("pages", 4, func(c *app.Copy) string { return text.Number(m.lang, c.Pages) }),
		column("pack", 9, func(c *app.Copy) string { return text.LTR(c.Pack) }),
		column("list", 7, func(c *app.Copy) string { return c.List }),
		column("language", 6, func(c *app.Copy) string { return PaperLanguageName(m.lang, c.Language) }),
		column("template", 4, func(c *app.Copy) string { return someNumber(m.lang, c.Template) }),
		column("entry", 7, func(c *app.Copy) string {
			return text.LTR(c.From.Station.String()[:8] + "/" + strconv.FormatUint(c.From.Seq, 10))
		}),
		column("who", 6, func(c *app.Copy) string { return text.LTR(strings.TrimSpace(c.Actor + " " + c.Station.String()[:8])) }),
	}
	for i := range columns[6:] { // those before fit in a window of 1024
		columns[6+i].Hidden = true
	}
	return columns
}

// find are the rows that have all that is typed. A short number is that of a copy, or
// of a room.
func (m *Copies) find(query string) (rows []int) {
	words := strings.Fields(text.Fold(query))
	for i := range m.lines {
		if !slices.ContainsFunc(words, func(w string) bool { return !m.has(i, w) }) {
			rows = append(rows, i)
		}
	}
	return rows
}

func (m *Copies) has(row int, word string) bool {
	if n, err := strconv.Atoi(text.WesternDigits(word)); err == nil && len(word) < 4 {
		return m.lines[row].Copy == n || slices.Contains(strings.FieldsFunc(m.words[row], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), word) && m.lines[row].Scope != ""
	}
	return strings.Contains(m.words[row], word)
}

// Grid is the table.
func (m *Copies) Grid() *Grid { return m.grid }

// Apply shows what Query, Document and Only ask for.
func (m *Copies) Apply() {
	m.grid.Filter(m.Query, func(row int) bool {
		c := &m.lines[row]
		return (m.Document == "" || c.Document == m.Document) && (m.Only == "" || c.State == m.Only)
	})
}

// Total is how many copies there are.
func (m *Copies) Total() int { return len(m.lines) }

// Due is how many of them have something that is to be printed again.
func (m *Copies) Due() (n int) {
	for _, c := range m.lines {
		if c.Due() {
			n++
		}
	}
	return n
}

// Shown is how many are shown.
func (m *Copies) Shown() int { return m.grid.Len() }

// Filtered reports whether some are not shown.
func (m *Copies) Filtered() bool { return m.Query != "" || m.Document != "" || m.Only != "" }

// ShowAll takes every filter off.
func (m *Copies) ShowAll() {
	m.Query, m.Document, m.Only = "", "", ""
	m.Apply()
}

// Count says how many there are, and how many are shown.
func (m *Copies) Count(selected int) string {
	words := text.T(m.lang, "screen.copies.count", text.Args{"n": m.grid.Rows()})
	if m.grid.Len() < m.grid.Rows() {
		words += listComma(m.lang) + text.T(m.lang, "screen.copies.shown", text.Args{"n": m.grid.Len()})
	}
	if selected > 1 {
		words += listComma(m.lang) + text.T(m.lang, "screen.candidates.selected", text.Args{"n": selected})
	}
	return words
}

// ExportWords says what would be exported.
func (m *Copies) ExportWords(selected int) string { return exportWords(m.lang, selected) }

// Sheet is what is exported.
func (m *Copies) Sheet(places, columns []int) Sheet {
	return m.grid.Sheet(text.T(m.lang, "screen.copies.title"), m.lang, places, columns)
}

// Documents are those that were printed, and what they are called; the first is all
// of them.
func (m *Copies) Documents() (documents, names []string) {
	documents, names = []string{""}, []string{text.T(m.lang, "screen.copies.every_document")}
	for _, d := range app.AllDocuments() {
		if slices.ContainsFunc(m.lines, func(c app.Copy) bool { return c.Document == d }) {
			documents, names = append(documents, d), append(names, DocumentName(m.lang, d))
		}
	}
	return documents, names
}

// States are those that some copy is in, and what they are called; the first is all
// of them.
func (m *Copies) States() (states []app.CopyState, names []string) {
	states, names = []app.CopyState{""}, []string{text.T(m.lang, "screen.copies.every_state")}
	for _, s := range app.CopyStates {
		if slices.ContainsFunc(m.lines, func(c app.Copy) bool { return c.State == s }) {
			states, names = append(states, s), append(names, text.T(m.lang, "screen.copies.state."+string(s)))
		}
	}
	return states, names
}

// At is the copy at a place of the table.
func (m *Copies) At(place int) app.Copy { return m.lines[m.grid.ID(place)] }

// CanLook reports whether the document of a copy can be looked at as it would be
// printed now.
func (m *Copies) CanLook(c app.Copy) bool {
	return slices.Contains(m.state.Offered(), c.Document)
}

// Papers is the page of papers filled in with the document of a copy, of the room that
// the copy was of alone.
func (m *Copies) Papers(o Office, desk *Desk, path string, c app.Copy) *Papers {
	room := ""
	if slices.ContainsFunc(m.state.Rooms, func(r exam.Room) bool { return r.Number == c.Scope }) {
		room = c.Scope
	}
	p := NewPapersOf(o, desk, path, c.Document, room)
	if c.Language != "" {
		p.Language = c.Language
	}
	return p
}

// Verdict is what there is to say of the paper in somebody's hand, as far as it is
// typed.
type Verdict int

// The verdicts.
const (
	NoVerdict    Verdict = iota // nothing is typed
	NeverMade                   // no such copy was printed from this file
	IsValid                     // all that fit are
	IsVoid                      // none that fits is
	SheetBySheet                // it depends on the sheet, or more must be typed
)

// Verdict answers whether the copy of which something is typed is valid.
func (m *Copies) Verdict() (Verdict, string) {
	if strings.TrimSpace(m.Query) == "" {
		return NoVerdict, ""
	}
	usable, void := 0, 0
	for place := range m.grid.Len() {
		switch c := m.At(place); {
		case c.Usable():
			usable++
		case c.State == app.CopyReplaced, c.State == app.CopyOutdated:
			void++
		}
	}
	v, key := SheetBySheet, "depends"
	switch n := m.grid.Len(); {
	case n == 0:
		v, key = NeverMade, "never"
	case usable == n:
		v, key = IsValid, "valid"
	case void == n:
		v, key = IsVoid, "void"
	case n > 1:
		key = "several"
	}
	return v, text.T(m.lang, "screen.copies.answer."+key)
}

// mostSaid is how many parts of a copy are named beside the table.
const mostSaid = 12

// Says is what there is to say of the copy at a place: how far it can be used, and
// which of its parts cannot.
func (m *Copies) Says(place int) string {
	c := m.At(place)
	words := text.T(m.lang, "screen.copies.says", text.Args{
		"document": DocumentName(m.lang, c.Document), "copy": c.Copy, "state": app.DescribeCopy(m.lang, c),
	})
	if c.Pack != "" {
		words += " " + text.T(m.lang, "screen.copies.in_pack", text.Args{"file": text.LTR(c.Pack)})
	}
	list := func(key string, units []exam.Unit, all int) {
		if c.State == app.CopyReplaced || all == 0 {
			return
		}
		names := make([]string, min(len(units), mostSaid))
		for i := range names {
			names[i] = m.state.UnitName(m.lang, c.Document, units[i])
		}
		if more := all - len(names); more > 0 {
			names = append(names, text.T(m.lang, "reprint.more", text.Args{"n": more}))
		}
		words += "\n" + text.T(m.lang, "screen.copies."+key, text.Args{"parts": strings.Join(names, text.T(m.lang, "screen.copies.between"))})
	}
	list("outdated", c.Outdated, len(c.Outdated))
	list("gone", c.Replaced, c.Gone)
	list("lacking", c.Lacking, len(c.Lacking))
	return words
}
