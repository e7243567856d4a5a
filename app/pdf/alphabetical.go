package pdf

import (
	"io"
	"slices"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// AlphabeticalList is the list of everybody by name «اللائحة الأبجدية العامة
// للمترشحين», in two columns: who looks for their room finds it by their name.
type AlphabeticalList struct {
	Head Head
	Rows []Seated // in any order
	printed
}

// WriteTo writes the list in the alphabetical order of the language: by Arabic
// name on an Arabic paper. The same list gives the same bytes. It may be called
// once at a time.
func (l *AlphabeticalList) WriteTo(w io.Writer) (int64, error) {
	return newSheet(l.Head, a4Width, a4Height).drawTo(w, l.draw, "paper.nobody", &l.printed)
}

// Units are the pages.
func (l *AlphabeticalList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

// Heights of a row, and of the titles above; in large type names stand in one
// column.
const (
	alphabeticalRow      = 7.0
	largeAlphabeticalRow = 9.0
	alphabeticalSign     = 20.0
)

func (l *AlphabeticalList) draw(s *sheet) {
	s.use("alphabetical-list")
	ending := s.notesHeight()
	if len(s.tpl.Signatures) > 0 {
		ending += alphabeticalSign + 3
	}
	row, columns := s.rowHeight(alphabeticalRow), 2
	if s.head.Large {
		row, columns = max(row, largeAlphabeticalRow), 1
	}
	room := s.h - listTop - alphabeticalTitles(columns) - 11
	fits, fitsLast := columns*rowsIn(room, row), columns*rowsIn(room-ending, row)
	for rows := s.alphabetical(l.Rows); len(rows) > 0; {
		take, last := pageful(len(rows), fits, fitsLast)
		if s.beginPage() {
			s.alphabeticalPage(rows[:take], row, columns, last)
		}
		rows = rows[take:]
	}
}

// alphabeticalTitles is the height of the row of titles over so many columns of
// names.
func alphabeticalTitles(columns int) float64 {
	if columns == 1 {
		return largeAlphabeticalRow
	}
	return alphabeticalRow
}

func (s *sheet) alphabeticalPage(rows []*Seated, row float64, columns int, last bool) {
	y := s.title(s.letterhead(), s.tpl.Title) + 0.5
	const gap = 5.0
	width := (s.w - 2*margin - gap*float64(columns-1)) / float64(columns)
	x := margin
	head := alphabeticalTitles(columns)
	u := head / alphabeticalRow
	each := (len(rows) + columns - 1) / columns // even also on the last page
	for half := range slices.Chunk(rows, each) {
		s.alphabeticalColumn(grid{x: x, y: y, columns: s.alphabeticalColumns(width, u), head: head, row: row, titleSize: 7 * u}, half)
		x += width + gap
	}
	if last {
		y += head + float64(each)*row
		if len(s.tpl.Signatures) > 0 {
			s.signsAside(y+3, 70, alphabeticalSign, false)
			y += 3 + alphabeticalSign
		}
		s.notes(y)
	}
}

// alphabetical returns rows in the order of the names that the paper shows.
func (s *sheet) alphabetical(rows []Seated) []*Seated {
	type keyed struct {
		key string
		row *Seated
	}
	all := make([]keyed, len(rows))
	for i := range rows {
		r := &rows[i]
		name := r.Candidate.Name.Any()
		if latin := r.Candidate.Name.Latin(); !s.rtl && latin != "" {
			name = latin
		}
		all[i] = keyed{text.SortKey(name) + "\x00" + r.Candidate.Number, r}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	sorted := make([]*Seated, len(all))
	for i := range all {
		sorted[i] = all[i].row
	}
	return sorted
}

// alphabeticalColumns are those of a list whose sizes are u times the usual ones.
func (s *sheet) alphabeticalColumns(width, u float64) []column {
	id := style{size: 8 * u, min: 5, align: middleOf, ltr: true}
	where := style{weight: bold, size: 9 * u, min: 5, align: middleOf, own: true}
	return s.columns(width,
		column{key: "name", style: style{size: 9 * u}},
		column{key: "number", style: id},
		column{key: "room", style: where},
		column{key: "table", style: id},
		column{key: "wing", style: style{size: 7 * u, min: 4.5, align: middleOf, own: true}},
	)
}

func (s *sheet) alphabeticalColumn(g grid, rows []*Seated) {
	y := s.titles(g)
	s.rules(g, len(rows))
	for _, r := range rows {
		s.row(g, y, r.Candidate.Name, r.Candidate.Number, s.place(r.Room), s.place(r.Table), r.Wing)
		y += g.row
	}
}
