package pdf

import (
	"markaz/app/exam"
)

// A dutyList is a table of the staff that runs over pages: those of a sitting, or
// of the whole document.
type dutyList struct {
	at     exam.Sitting // zero for the whole document
	under  exam.Words   // below the title
	height float64      // of the page
	grid   grid         // where it begins is found out
	rows   int
	row    func(g grid, y float64, i int)
	ending float64 // height that end needs
	end    func(y float64)
}

// underHeight is that of the line below a title.
const underHeight = 8.0

// run draws the pages of a list; none where it has no rows.
func (s *sheet) run(l dutyList) {
	room := l.height - listTop - underHeight - l.grid.head - 11
	l.ending = max(l.ending, headSign)
	fits, fitsLast := rowsIn(room, l.grid.row), rowsIn(room-l.ending-s.notesHeight(), l.grid.row)
	for at, n := 0, 1; at < l.rows; n++ {
		take, last := pageful(l.rows-at, fits, fitsLast)
		if s.beginPageOf(l.at, n) {
			y := s.title(s.letterhead(), s.tpl.Title)
			s.label(box{margin, y - s.high(0.5, 0.2), s.w - 2*margin, s.high(6.5, 7.6)}, l.under, style{weight: bold, size: 12, min: 7, align: middleOf})
			g := l.grid
			g.x, g.y = margin, y+underHeight
			y = s.titles(g)
			s.rules(g, take)
			for i := range take {
				l.row(g, y, at+i)
				y += g.row
			}
			if last {
				l.end(y)
				s.notes(y + l.ending - 1.5)
			} else {
				s.continues(y)
			}
		}
		at += take
	}
}

// beginPageOf starts page n of a sitting, of the whole document for the zero value;
// false if it is not to be printed.
func (s *sheet) beginPageOf(at exam.Sitting, n int) bool {
	s.whole++
	if !s.begin(exam.Unit{Sitting: at, N: n}) {
		return false
	}
	mark := ""
	if n == 1 && at != (exam.Sitting{}) {
		mark = s.halfDay(at)
	}
	s.addPage(mark)
	s.page.n = s.whole
	return true
}

// headSign is the height of the end of a list, where the head of the centre signs.
const headSign = 28.0

// headSigns draws the places to sign at the end of a list and returns the width that
// is left beside them.
func (s *sheet) headSigns(y float64) float64 { return s.signsAside(y+2.5, 74, 22, true) }
