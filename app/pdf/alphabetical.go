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
	s := newSheet(l.Head, a4Width, a4Height)
	title := s.t("paper.alphabetical")
	if len(l.Rows) == 0 {
		s.emptyPage(asIs(title))
	}
	l.draw(s)
	l.pages = len(s.pages)
	return s.writeTo(w, title)
}

// Units are the pages.
func (l *AlphabeticalList) Units() []exam.Unit { return unitsOf(l.Head, l.draw) }

// alphabeticalRow is the height of a row, and of the titles above.
const alphabeticalRow = 7.0

func (l *AlphabeticalList) draw(s *sheet) {
	room := a4Height - listTop - alphabeticalRow - 11
	for rows := range slices.Chunk(s.alphabetical(l.Rows), 2*int(room/alphabeticalRow)) {
		if s.beginPage() {
			s.alphabeticalPage(rows)
		}
	}
}

func (s *sheet) alphabeticalPage(rows []*Seated) {
	y := s.title(s.letterhead(), s.say("paper.alphabetical")) + 0.5
	const gap = 5.0
	width := (s.w - 2*margin - gap) / 2
	x := margin
	for half := range slices.Chunk(rows, (len(rows)+1)/2) { // even also on the last page
		s.alphabeticalColumn(grid{x: x, y: y, columns: s.alphabeticalColumns(width), head: alphabeticalRow, row: alphabeticalRow, titleSize: 7}, half)
		x += width + gap
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

func (s *sheet) alphabeticalColumns(width float64) []column {
	id := style{size: 8, min: 5, align: middleOf, ltr: true}
	where := style{weight: bold, size: 9, min: 5, align: middleOf, own: true}
	return flexible([]column{
		{title: s.say("paper.col.name"), style: style{size: 9}},
		{w: 20, title: s.say("paper.col.number"), style: id},
		{w: 12, title: s.say("paper.room"), style: where},
		{w: 11, title: s.say("paper.table"), style: id},
		{w: 14, title: s.say("paper.wing"), style: style{size: 7, min: 4.5, align: middleOf, own: true}},
	}, 0, width)
}

func (s *sheet) alphabeticalColumn(g grid, rows []*Seated) {
	y := s.titles(g)
	s.rules(g, len(rows))
	for _, r := range rows {
		s.row(g, y, []string{"", r.Candidate.Number, s.place(r.Room), s.place(r.Table), r.Wing})
		s.name(box{g.x, y, g.columns[0].w, g.row}.in(cellPadding, 0.2), r.Candidate.Name, 9)
		y += g.row
	}
}
