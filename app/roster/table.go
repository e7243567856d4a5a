package roster

import (
	"errors"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

var errNoTable = errors.New("no table of candidates")

// tableReader reads the table, or the tables one below the other, of a sheet.
type tableReader struct {
	*reader
	sheet sheet

	columns []Column
	keys    [][]string   // folded titles, to know them again
	fields  []boundField // the columns that are stored
	has     map[exam.Field]int
	level   exam.Field        // where the level goes: track if the list has no other
	here    map[string]string // the labels that stand over the rows to come

	parts []part
	minor bool // a table above the one with the most titles is being read

	next    header // a table whose titles were read and whose columns are not bound yet
	waiting []line // its titles and its first rows; empty if there is none
}

type boundField struct {
	index int
	field exam.Field
	more  bool // goes on from the column before: a full name over two cells
}

// use starts a table under the titles h.
func (t *tableReader) use(h header, row int, samples [][]string) {
	t.columns = bind(h, samples, t.opt)
	t.keys, t.fields, t.has, t.level = nil, nil, map[exam.Field]int{}, ""
	titles := h.fingerprint(t.words)
	for i := range t.columns {
		c := &t.columns[i]
		c.Sheet, c.Titles = t.sheet.name(), titles
		t.keys = append(t.keys, h.keys(i))
		if c.Field != "" {
			t.fields = append(t.fields, boundField{index: i, field: c.Field})
			t.has[c.Field] = i
		} else if f := t.goesOn(i, samples); f != "" {
			t.fields = append(t.fields, boundField{index: i, field: f, more: true})
		}
	}
	t.askAll()
	if _, ok := t.has[exam.FieldTrack]; !ok {
		t.level = exam.FieldTrack
	}
	t.parts = append(t.parts, part{from: t.rows.n, has: t.has})
	known := slices.ContainsFunc(t.draft.Columns, func(c Column) bool { return c.Sheet == t.sheet.name() })
	if t.minor {
		t.noteDoubts(row)
	} else if !known {
		t.draft.Columns = append(t.draft.Columns, t.listed()...)
		t.noteDoubts(row)
	}
}

// keys are the titles of a column, folded: of both rows if there are two.
func (h header) keys(col int) (keys []string) {
	for _, t := range append([]string{first(h.levels[0], col), first(h.levels[1], col)}, h.titles[col]...) {
		if key := text.Fold(t); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// goesOn finds the second cell of a full name whose title is merged over two.
func (t *tableReader) goesOn(i int, samples [][]string) exam.Field {
	if i == 0 || t.columns[i].Header != "" || t.columns[i].Secret || t.columns[i].Sure == ByUser {
		return ""
	}
	f := t.columns[i-1].Field
	values := at(samples, i)
	if f != exam.FieldFullAr && f != exam.FieldFullFr || len(values)*2 < len(at(samples, i-1)) || len(values) == 0 {
		return ""
	}
	if slices.ContainsFunc(values, func(v string) bool { a, l := letters(v); return a+l < 2 || strings.ContainsAny(v, "0123456789") }) {
		return ""
	}
	return f
}

// noteDoubts says which columns are not what they certainly are.
func (t *tableReader) noteDoubts(row int) {
	at := t.at(t.sheet, row)
	for _, c := range t.columns {
		switch {
		case c.Secret:
			t.note(exam.ColumnSecret, at, "", c.Header, "")
		case c.Sure == Contested && c.Field == "":
			t.note(exam.ColumnAmbiguous, at, "", c.Header, "")
		case !c.Certain && c.Field != "":
			t.note(exam.ColumnUncertain, at, c.Field, c.Header, "")
		case c.Field == "" && !t.ignored(c):
			t.note(exam.ColumnUnknown, at, "", c.Header, "")
		}
	}
}

// ignored columns count lines, or are so by the user's will.
func (t *tableReader) ignored(c Column) bool {
	if c.Sure == ByUser {
		return true
	}
	key := text.Fold(c.Header)
	return key == "" || slices.ContainsFunc(orders, func(s string) bool { return text.Fold(s) == key })
}

// maxWaiting is how many rows decide what the columns of another table are.
const maxWaiting = 24

// line reads one row below the titles. Those that follow the titles of another
// table wait until there are enough to tell its columns by.
func (t *tableReader) line(l line) {
	if len(t.waiting) == 0 {
		t.take(l)
		return
	}
	t.waiting = append(t.waiting, line{l.row, slices.Clone(l.cells)})
	if len(t.waiting) > maxWaiting {
		t.release()
	}
}

// release reads the rows that wait.
func (t *tableReader) release() {
	h, lines := t.next, t.waiting
	if t.waiting = nil; len(lines) > 0 {
		t.begin(h, lines)
	}
}

// releaseAll reads them, and those that wait for the titles among them.
func (t *tableReader) releaseAll() {
	for len(t.waiting) > 0 {
		t.release()
	}
}

func (t *tableReader) take(l line) {
	for i := range l.cells {
		if i < len(t.columns) && t.columns[i].Secret {
			l.cells[i] = cell{}
		}
	}
	if !slices.ContainsFunc(l.cells, func(c cell) bool { return c.kind != blank && strings.TrimSpace(c.text) != "" }) {
		return
	}
	at := t.at(t.sheet, l.row)
	if t.repeatsTitles(l) {
		t.note(exam.HeaderRepeated, at, "", "", "")
		return
	}
	row := t.candidate(l, at)
	c := &row.Candidate
	is := t.judge(l, c, row.Findings)
	switch {
	case is == totals:
		t.reject(l, t.opt.found(exam.RowTotal, at, "", ""))
	case c.Massar == "" && c.Born == "" && t.isLabels(l):
	case is == person:
		t.draft.Read++
		t.rows.add(row)
	default:
		t.reject(l, t.opt.found(exam.RowNobody, at, "", ""))
	}
}

// isLabels keeps the labels of a row that holds nothing else, as lists have
// them that are printed room by room.
func (t *tableReader) isLabels(l line) bool {
	if !slices.ContainsFunc(l.cells, func(c cell) bool { return strings.Contains(c.text, ":") }) {
		return false
	}
	labels, whole := labelsOf(l)
	if !whole || !slices.ContainsFunc(labels, func(x label) bool { return x.name != "" }) {
		return false
	}
	t.keep(labels)
	return true
}

// reject sets a row aside with its cells.
func (t *tableReader) reject(l line, f exam.Finding) {
	t.draft.Read++
	const room = 16 << 10 // the journal's entries are small
	cells, size := make([]string, 0, len(l.cells)), 0
	for _, c := range l.cells {
		v := clip(c.text)
		if c.kind == day {
			v = c.shown()
		}
		if size += len(v); size > room {
			break
		}
		cells = append(cells, v)
	}
	t.draft.Rejected = append(t.draft.Rejected, Rejected{f.Source, cells, f})
}

// repeatsTitles recognises the titles inside the data, as pages that were
// joined have them. Titles of another shape start a new table.
func (t *tableReader) repeatsTitles(l line) bool {
	same, other := 0, 0
	for i, c := range l.cells {
		if c.kind == blank {
			continue
		}
		if i < len(t.keys) && len(t.keys[i]) > 0 && len(c.text) <= maxField && slices.Contains(t.keys[i], text.Fold(c.text)) {
			same++
		} else if other++; other > same+1 {
			break
		}
	}
	if same >= 2 && same >= other {
		return true
	}
	if !mayBeTitles(l, t.opt) || titleScore(l.cells, t.opt) < 3 {
		return false
	}
	l.cells = slices.Clone(l.cells)
	t.waiting = []line{l}
	t.next = oneLevel(t.waiting, 0)
	return true
}

// mayBeTitles looks at a row quickly: words without digits, one of the first
// three a title.
func mayBeTitles(l line, o Options) bool {
	if slices.ContainsFunc(l.cells, func(c cell) bool { return c.kind != blank && (c.kind != typed || hasDigit(c.text)) }) {
		return false
	}
	tries := 0
	for _, c := range l.cells {
		if c.kind == blank {
			continue
		}
		if key, _ := certainKey([]string{clip(c.text)}, o); key != "" {
			return true
		}
		if tries++; tries == 3 {
			break
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789٠١٢٣٤٥٦٧٨٩") }
