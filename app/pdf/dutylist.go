package pdf

import (
	"markaz/app/exam"
)

// A dutyList is a table of the staff that runs over pages: those of a sitting, or
// of the whole document.
type dutyList struct {
	at     exam.Sitting // zero for the whole document
	title  string
	under  string  // below the title
	height float64 // of the page
	grid   grid    // where it begins is found out
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
	fits := int(room / l.grid.row)
	fitsLast := int((room - l.ending) / l.grid.row)
	for at, n := 0, 1; at < l.rows; n++ {
		take, last := pageful(l.rows-at, fits, fitsLast)
		if s.beginPageOf(l.at, n) {
			y := s.title(s.letterhead(), asIs(l.title))
			s.text(box{margin, y - 0.5, s.w - 2*margin, 6.5}, l.under, style{weight: bold, size: 12, min: 7, align: middleOf})
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
			} else {
				s.text(box{margin, y + 0.6, s.w - 2*margin, 4}, s.t("paper.continued"), style{size: 7.5, grey: dark, align: end})
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

// headSigns is the place where the head of the centre signs, at the end of a list.
func (s *sheet) headSigns(y float64) {
	b := box{s.w - margin - 74, y + 2.5, 74, 22}
	s.signatures(b, s.say("paper.head_of_centre"))
	s.text(box{b.x, b.y + 4.6, b.w, 4.6}.in(1.5, 0), s.head.Centre.Head, style{weight: bold, size: 8.6, min: 5.5, own: true})
}

// nameIn sets a name in the cell at of a row.
func (s *sheet) nameIn(g grid, y float64, at int, n exam.Name, size float64) {
	if b, ok := g.cell(y, at); ok {
		s.name(b.in(cellPadding, 0.2), n, size)
	}
}
