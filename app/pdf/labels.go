package pdf

import (
	"io"

	"markaz/app/exam"
)

// TableLabels are the stickers for tables «ملصقات الطاولات».
type TableLabels struct {
	Head   Head
	Sheet  exam.LabelSheet // the zero value is the usual one
	Start  int             // the first label to use, from 1: a sheet begun before is used up
	Shift  exam.Shift      // for a printer that is a little off
	Labels []Seated        // in the order of printing; a candidate who is nobody leaves the name to be written
	printed
}

// WriteTo writes the labels. They carry no page number: the paper is all stickers.
// The same labels give the same bytes. It may be called once at a time.
func (t *TableLabels) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(t.Head, a4Width, a4Height)
	s.w, s.h, s.scale = a4Width, a4Height, 0 // as the sheet is cut, also in large type
	s.cut = true
	return s.drawTo(w, t.draw, "paper.nobody", &t.printed)
}

// Units are the labels, the spare ones among them.
func (t *TableLabels) Units() []exam.Unit { return unitsOf(t.Head, t.draw) }

func (t *TableLabels) draw(s *sheet) {
	s.use("table-labels")
	layout := stickers{t.Sheet, t.Shift}.usual()
	if s.head.Large {
		layout = stickers{largeLabels(), t.Shift}.usual()
	}
	each := layout.Labels()
	at := max(t.Start-1, 0) % each
	spare := map[string]int{}
	for i := range t.Labels {
		l := &t.Labels[i]
		u := unitOf(l)
		if u.Candidate == (exam.ID{}) {
			spare[l.Room]++
			u.N = spare[l.Room]
		}
		if !s.begin(u) {
			continue
		}
		if len(s.pages) == 0 || at == each {
			s.addPage("")
			s.page.bare = true
			at %= each
		}
		b := s.sticker(layout, at)
		s.watermarked(b.in(2, 2)) // of this sticker alone: what is used up takes no ink
		switch {
		case s.record == nil && b.h < 32, s.record == nil && b.w < 56: // whatever the sheet, the same is on it for the record
			s.smallLabel(layout.inside(b), l)
		default:
			s.tableLabel(b.in(4, 3), l)
		}
		at++
	}
}

// stickers is a sheet of stickers in a printer.
type stickers struct {
	exam.LabelSheet
	shift exam.Shift
}

// usual is the usual sheet where none is given.
func (l stickers) usual() stickers {
	if l.Columns < 1 || l.Rows < 1 {
		l.LabelSheet, _ = exam.CommonSheet(exam.UsualSheet)
	}
	return l
}

// inside is what is printed on of a small label: printers do not reach the edges of
// the paper.
func (l stickers) inside(b box) box {
	if l.Left < 2 || l.Top < 2 {
		return b.in(4, 2.2)
	}
	return b.in(2.6, 1.6)
}

// sticker is where a label of a sheet is, counted from 0 as one reads: the first
// one is at the upper edge where reading starts. The sheet itself has its left on
// the left in every language.
func (s *sheet) sticker(l stickers, at int) box {
	column, row := at%l.Columns, at/l.Columns
	if s.rtl {
		column = l.Columns - 1 - column
	}
	return s.physical(box{
		x: l.Left + float64(column)*(l.Width+l.GapX) + float64(l.shift.Right)/10,
		y: l.Top + float64(row)*(l.Height+l.GapY) + float64(l.shift.Down)/10,
		w: l.Width, h: l.Height,
	})
}

// physical takes a box whose x is counted from the left edge of the paper.
func (s *sheet) physical(b box) box {
	if s.rtl {
		b.x = s.w - b.x - b.w
	}
	return b
}

// label draws one sticker: table large, then who and where.
func (s *sheet) tableLabel(b box, l *Seated) {
	c := &l.Candidate
	u := b.h / 31
	above := box{b.x, b.y, b.w, 3.6 * u}
	if c.Track != "" {
		level := box{b.x + 0.56*b.w, b.y, 0.44 * b.w, above.h}
		s.text(level, c.Track, style{size: 6.5 * u, min: 4, grey: dark, own: true, align: end})
		above.w = 0.54 * b.w
	}
	s.text(above, s.head.Centre.Name, style{size: 6.5 * u, min: 4, grey: dark, own: true})
	table := 19 * u
	s.label(box{b.x, b.y + 3.8*u, table, 3 * u}, s.say("paper.table"), style{size: 6 * u, min: 4, grey: middle, align: middleOf})
	s.text(box{b.x, b.y + 6.2*u, table, 12.5 * u}, s.place(l.Table), style{weight: bold, size: 28 * u, min: 10, align: middleOf, own: true})
	rest := box{b.x + table + 2*u, b.y + 4.6*u, b.w - table - 2*u, 6 * u}
	s.label(rest, s.each(func() string { return s.roomNamed(l.Room) }), style{weight: bold, size: 12 * u, min: 6})
	rest.y, rest.h = rest.y+6.4*u, 6.4*u
	s.text(rest, c.Number, style{weight: bold, size: 13 * u, min: 6, own: true})
	line := b.y + 19*u
	s.across(b.x, line, b.w, rule, 0.2)
	if c.Name.IsZero() {
		return
	}
	name := box{b.x, line + 0.4*u, b.w, 7.2 * u}
	if latin := c.Name.Latin(); s.rtl && s.head.Second == "" && latin != "" && c.Name.Arabic() != "" {
		s.text(box{b.x, line + 7.4*u, b.w, 4 * u}, latin, style{size: 7 * u, min: 4.5, ltr: true})
	} else {
		name.h = 11.5 * u
	}
	s.name(name, c.Name, 12*u)
}

// smallLabel draws what must be read on a sticker that has no room for more: table,
// room, number and name. The centre, the level and the name in another script are
// left out.
func (s *sheet) smallLabel(b box, l *Seated) {
	c := &l.Candidate
	table := min(0.36*b.w, 17)
	high := 0.52 * b.h
	s.text(box{b.x, b.y, table, high}, s.place(l.Table), style{weight: bold, size: min(24, high/point/1.15), min: 9, align: middleOf, own: true})
	rest := box{b.x + table + 1.2, b.y + 0.2, b.w - table - 1.2, high/2 - 0.2}
	s.text(rest, s.roomNamed(l.Room), style{weight: bold, size: 10, min: 6})
	rest.y += high / 2
	s.text(rest, c.Number, style{weight: bold, size: 11, min: 6, own: true})
	line := b.y + high + 0.4
	s.across(b.x, line, b.w, rule, 0.2)
	name, st := c.Name.Arabic(), style{weight: bold, size: 11.5, min: 7, rtl: true}
	if latin := c.Name.Latin(); name == "" || !s.rtl && latin != "" {
		name, st = latin, style{weight: bold, size: 10.5, min: 6, own: true}
	}
	s.largest(box{b.x, line + 0.3, b.w, b.y + b.h - line - 0.3}, name, "", st)
}

// largeLabels are those of large type, whatever sheet the centre has.
func largeLabels() exam.LabelSheet {
	sheet, _ := exam.CommonSheet("8")
	return sheet
}
