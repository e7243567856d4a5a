package roster

import (
	"slices"
	"strconv"

	"markaz/app/exam"
)

// A sheet may hold a table with few titles above the one with the most: a short
// list of late candidates, a list without birth dates. Each is read in turn.

// A block is a table above: its titles, and the line after its last.
type block struct {
	header
	to   int
	read bool // as candidates
}

// fewestAbove is how many certain titles a table above has at least: one alone
// may stand over the name of a teacher or a director.
const fewestAbove = 2

// above finds the tables among the lines above the titles best, from the top.
// Titles over nobody are none; a table of people that is not safely one of
// candidates is set aside.
func (t *tableReader) above(lines []line, best header) (blocks []block) {
	lines = lines[:best.first]
	titles := t.titlesAmong(lines)
	for i, h := range titles {
		to, last := len(lines), len(blocks)-1
		if i+1 < len(titles) {
			to = titles[i+1].first
		}
		certain := h.score >= fewestAbove && !t.words.isForeign(h)
		people, named := 0, false
		if certain || t.words.isForeign(h) || last < 0 || !blocks[last].read {
			people, named = t.people(h, lines[h.first:to])
		}
		if people > 0 {
			blocks = append(blocks, block{h, to, certain && named})
		} else if last >= 0 {
			blocks[last].to = to // no table: its lines are of the one above
		}
	}
	return blocks
}

// titlesAmong are the rows that may be titles of tables; those that only come
// again are not.
func (t *tableReader) titlesAmong(lines []line) (all []header) {
	for i := 0; i < len(lines); i++ {
		h := headerAt(lines, i, t.opt)
		if !h.naming {
			continue
		}
		if whole := withSecond(h, lines, t.opt); whole.last > h.last {
			h = whole
			h.rate(t.opt)
		}
		if len(all) == 0 || !slices.EqualFunc(all[len(all)-1].titles, h.titles, slices.Equal) {
			all = append(all, h)
		}
		i = h.last
	}
	return all
}

// people reads a table to see whether anybody is in it, and keeps nothing.
func (t *tableReader) people(h header, lines []line) (n int, named bool) {
	trial := &tableReader{reader: newReader(t.draft.File, t.opt), sheet: t.sheet}
	copied := make([]line, len(lines)) // reading blanks what is secret
	for i, l := range lines {
		copied[i] = line{l.row, slices.Clone(l.cells)}
	}
	trial.begin(h, copied)
	trial.releaseAll()
	for i := range trial.rows.n {
		c := &trial.rows.at(i).Candidate
		named = named || c.Massar != "" || !c.Name.IsZero()
	}
	return trial.rows.n, named
}

// readAbove reads the tables above, and notes the rows of those that are set
// aside. What stands below their people is over the next table.
func (t *tableReader) readAbove(lines []line, blocks []block) {
	t.minor = true
	for _, b := range blocks {
		rows, last := lines[b.first:b.to], 0
		if b.read {
			t.begin(b.header, rows)
			t.releaseAll()
			if t.rows.n > 0 {
				last = t.rows.at(t.rows.n - 1).Candidate.Source.Row
			}
		} else {
			t.note(exam.RowsSkipped, t.at(t.sheet, rows[0].row), "", strconv.Itoa(rows[len(rows)-1].row), "")
		}
		for _, l := range rows {
			if l.row > last {
				t.keepLabels(l)
			}
		}
	}
	t.minor = false
}

func (t *tableReader) keepLabels(l line) {
	labels, _ := labelsOf(l)
	t.keep(labels)
}
