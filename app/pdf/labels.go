package pdf

import (
	"io"

	"markaz/app/exam"
)

// A LabelSheet is how a sheet of stickers is cut, in millimetres.
type LabelSheet struct {
	Columns, Rows int
	Width, Height float64 // of a label
	Left, Top     float64 // from the edge of the paper to the first label
	GapX, GapY    float64 // between labels
}

// Common A4 sheets of stickers.
var (
	Labels3x8 = LabelSheet{Columns: 3, Rows: 8, Width: 70, Height: 37, Top: 0.5}
	Labels2x7 = LabelSheet{Columns: 2, Rows: 7, Width: 99.1, Height: 38.1, Left: 4.65, Top: 15.15, GapX: 2.5}
	Labels3x7 = LabelSheet{Columns: 3, Rows: 7, Width: 63.5, Height: 38.1, Left: 7.25, Top: 15.15, GapX: 2.5}
	Labels2x4 = LabelSheet{Columns: 2, Rows: 4, Width: 99.1, Height: 67.7, Left: 4.65, Top: 13.1, GapX: 2.5}
)

// TableLabels are the stickers for tables «ملصقات الطاولات».
type TableLabels struct {
	Head   Head
	Sheet  LabelSheet // the zero value is Labels3x8
	Start  int        // the first label to use, from 1: a sheet begun before is used up
	ShiftX float64    // to the right, for a printer that is a little off
	ShiftY float64    // down
	Labels []Seated   // in the order of printing; a candidate who is nobody leaves the name to be written
	printed
}

// WriteTo writes the labels. They carry no page number: the paper is all stickers.
// The same labels give the same bytes. It may be called once at a time.
func (t *TableLabels) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(t.Head, a4Width, a4Height)
	s.cut = true
	return s.drawTo(w, t.draw, "paper.nobody", &t.printed)
}

// Units are the labels, the spare ones among them.
func (t *TableLabels) Units() []exam.Unit { return unitsOf(t.Head, t.draw) }

func (t *TableLabels) draw(s *sheet) {
	s.use("table-labels")
	layout := t.Sheet
	if layout.Columns < 1 || layout.Rows < 1 {
		layout = Labels3x8
	}
	each := layout.Columns * layout.Rows
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
		col, row := float64(at%layout.Columns), float64(at/layout.Columns)
		b := box{
			x: layout.Left + col*(layout.Width+layout.GapX) + t.shift(s), y: layout.Top + row*(layout.Height+layout.GapY) + t.ShiftY,
			w: layout.Width, h: layout.Height,
		}
		s.watermarked(b.in(2, 2)) // of this sticker alone: what is used up takes no ink
		s.tableLabel(b.in(4, 3), l)
		at++
	}
}

// shift is ShiftX counted from where reading starts.
func (t *TableLabels) shift(s *sheet) float64 {
	if s.rtl {
		return -t.ShiftX
	}
	return t.ShiftX
}

// label draws one sticker: table large, then who and where.
func (s *sheet) tableLabel(b box, l *Seated) {
	c := &l.Candidate
	u := b.h / 31
	s.text(box{b.x, b.y, b.w, 3.6 * u}, s.head.Centre.Name, style{size: 6.5 * u, min: 4, grey: dark, own: true})
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
