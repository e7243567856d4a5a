package roster

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// reader makes a draft of a book.
type reader struct {
	opt   Options
	draft Draft
	rows  store
	seen  seen
	lists int  // sheets with a list
	any   bool // titles need not be known

	words   *vocabulary
	foreign bool // a sheet holds a list of other people
}

func newReader(name string, o Options) *reader {
	return &reader{opt: o, words: o.words(), draft: Draft{File: name, Labels: map[string]string{}}, seen: seen{first: map[uint64]int32{}}}
}

func (r *reader) note(code exam.Code, at exam.Source, f exam.Field, value, other string) {
	found := r.opt.found(code, at, f, clip(value))
	found.Other = other
	r.draft.Notes = append(r.draft.Notes, found)
}

// readAll reads the sheets that are shown; hidden ones only where those hold no
// list, for they are what somebody put away.
func (r *reader) readAll(ctx context.Context, b book) error {
	for _, hidden := range []bool{false, true} {
		for _, s := range b.sheets() {
			if s.hidden() != hidden {
				continue
			}
			if hidden && r.lists > 0 {
				r.note(exam.SheetSkipped, r.at(s, 0), "", s.name(), "")
				continue
			}
			if err := r.readSheet(ctx, s); err != nil {
				return inSheet(err, s.name())
			}
		}
	}
	if r.lists == 0 && r.foreign {
		return refuse(r.words.foreign)
	}
	if r.lists == 0 && r.opt.AnyTitles {
		if err := r.readAny(ctx, b); err != nil {
			return err
		}
	}
	switch {
	case r.lists == 0 && r.foreign:
		return refuse(r.words.foreign)
	case r.lists == 0:
		return refuse(NoHeader)
	}
	return nil
}

// readAny reads the first sheet that holds a table, whatever its titles.
func (r *reader) readAny(ctx context.Context, b book) error {
	r.any, r.draft.Notes = true, nil
	for _, s := range b.sheets() {
		if s.hidden() || r.lists > 0 {
			r.note(exam.SheetSkipped, r.at(s, 0), "", s.name(), "")
			continue
		}
		if err := r.readSheet(ctx, s); err != nil {
			return inSheet(err, s.name())
		}
	}
	return nil
}

func (r *reader) at(s sheet, row int) exam.Source {
	return exam.Source{File: r.draft.File, Sheet: s.name(), Row: row}
}

func inSheet(err error, sheet string) error {
	if r, ok := err.(*Refusal); ok && r.Sheet == "" {
		r.Sheet = sheet
	}
	return err
}

// readSheet keeps the first rows until it knows where the titles are.
func (r *reader) readSheet(ctx context.Context, s sheet) error {
	t := &tableReader{reader: r, sheet: s}
	var head []line
	looking := true
	err := s.rows(ctx, func(l line) error {
		if looking && l.row > HeaderRows {
			looking = false
			if err := t.start(head); err != nil {
				return err
			}
		}
		if looking {
			head = append(head, line{l.row, slices.Clone(l.cells)})
			return nil
		}
		t.line(l)
		return nil
	})
	if err == nil && looking {
		err = t.start(head)
	}
	if err == errNoTable {
		if len(head) > 0 {
			r.note(exam.SheetSkipped, r.at(s, 0), "", s.name(), "")
		}
		return nil
	}
	if err != nil {
		return err
	}
	r.lists++
	t.end()
	return nil
}

// start finds the titles among the first rows and reads the rest of these as
// data, tables above those titles first.
func (t *tableReader) start(head []line) error {
	h, ok := findHeader(head, t.opt)
	if !ok && t.any {
		h, ok = anyHeader(head)
	}
	if ok && t.words.isForeign(h) {
		t.foreign = true
		return errNoTable
	} else if !ok {
		return errNoTable
	}
	blocks, top := t.above(head, h), h.first
	if len(blocks) > 0 {
		top = blocks[0].first
	}
	for _, l := range head[:top] {
		t.keepLabels(l)
	}
	t.readAbove(head, blocks)
	t.begin(h, head[h.first:])
	return nil
}

// begin starts the table whose titles h stand in the first of lines, and reads
// the rest of these as data.
func (t *tableReader) begin(h header, lines []line) {
	h.first, h.last = 0, h.last-h.first
	if !t.any { // words below unknown titles may be people
		h = withSecond(h, lines, t.opt)
	}
	data := lines[h.last+1:]
	t.use(h, lines[0].row, t.samples(data, len(h.titles)))
	for _, l := range data {
		t.line(l)
	}
}

// withSecond joins titles of one row with a second row that is theirs.
func withSecond(h header, lines []line, o Options) header {
	at := h.first
	if h.last > at || at+1 >= len(lines) || lines[at+1].row != lines[at].row+1 {
		return h
	}
	switch below := lines[at+1]; {
	case isSubTitle(h, below, o):
		return twoLevels(lines, at)
	case translates(h, below, o):
		return twoLanguages(lines, at)
	}
	return h
}

// isSubTitle recognises the second row of a title whose first row already says
// everything: no value under any column that names a person, only words below.
func isSubTitle(h header, l line, o Options) bool {
	words := 0
	for i, c := range l.cells {
		if c.kind == blank {
			continue
		}
		if c.kind != typed || strings.ContainsAny(text.WesternDigits(c.text), "0123456789:") {
			return false
		}
		if i < len(h.titles) && h.titles[i] != nil {
			key, naming := certainKey(h.titles[i], o.bare())
			if naming || key != "" || o.words().readNameTitle(h.titles[i][0]).role != noName {
				return false
			}
		}
		words++
	}
	return words > 1 || words == 1 && len(l.cells) > 0 && isSecret(text.Fold(l.cells[len(l.cells)-1].text))
}

// samples are the values of each column in the first rows.
func (r *reader) samples(data []line, columns int) [][]string {
	out := make([][]string, columns)
	for _, l := range data {
		if titleScore(l.cells, r.opt) > 1 {
			break // another table, whose columns may be secret
		}
		for i, c := range l.cells {
			if i >= columns {
				break
			}
			if v := c.shown(); v != "" && len(out[i]) < HeaderRows && c.kind != failed {
				out[i] = append(out[i], v)
			}
		}
	}
	return out
}

// shown is the value as a person reads it, cut where it is very long.
func (c cell) shown() string { return c.upTo(maxField) }

func (c cell) upTo(letters int) string {
	if c.kind == day {
		if d, ok := serialDate(c.text); ok {
			return string(d)
		}
	}
	return cut(tidy(cut(c.text, letters)), letters)
}

// clip cuts what would only fill the journal.
func clip(s string) string { return cut(s, maxField) }

func cut(s string, letters int) string {
	if len(s) <= letters {
		return s
	}
	n := 0
	for i := range s {
		if n++; n > letters {
			return s[:i] + "…"
		}
	}
	return s
}

// finish settles what concerns the whole file.
func (r *reader) finish(b book) Draft {
	d := &r.draft
	d.Rows = r.rows.all()
	shortNumbers(d.Rows, r.opt)
	d.Certain = !b.guessed()
	if b.guessed() {
		d.Notes = append([]exam.Finding{r.opt.found(exam.EncodingGuessed, exam.Source{File: d.File}, "", b.encoding())}, d.Notes...)
	}
	for _, c := range d.Columns {
		d.Certain = d.Certain && c.Certain
	}
	return *d
}

// Where says which row another finding is about: its number, with the sheet or
// the file where that is another.
func Where(other, from exam.Source) string {
	row := strconv.Itoa(other.Row)
	switch {
	case other.File != from.File:
		return other.File + ":" + row
	case other.Sheet != from.Sheet:
		return other.Sheet + ":" + row
	}
	return row
}
