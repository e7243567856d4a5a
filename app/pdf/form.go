package pdf

import (
	"cmp"
	"io"
	"maps"
	"slices"

	"markaz/app/exam"
)

// A Form is a paper that its template describes wholly, block by block, and that is
// filled in by hand: what the centre file knows stands in its place, what it does
// not know is left to be written.
type Form struct {
	Head      Head
	Document  string // whose template it is
	BothSides bool   // paper is printed on both sides: each sheet starts a new leaf
	Sheets    []FormSheet
	printed
}

// FormSheet is one form: of a room and a paper, of a sitting, of a candidate, or
// blank.
type FormSheet struct {
	Unit   exam.Unit
	Mark   string               // in the outline
	Under  string               // below the title: what the form is of
	More   string               // below the title of all its pages but the first, where Under is not
	Values map[string]string    // of facts, fields, boxes and lines; of an option anything ticks it, of Sign(i) is who signs
	Rows   map[string][]FormRow // of tables
	Closed bool                 // its lists are complete: none is filled up with lines to write on
	Blank  *FormSheet           // what it was before the exam day filled it in; nil if that did not
}

// FormRow is one row of a table of a form: cells by the keys of their columns.
type FormRow struct {
	Cells map[string]string
	Name  exam.Name // in the column that is set as a name
}

// Sign is the key of the name of who signs at a place of a form, counted from 1.
func Sign(place int) string { return "sign" + string(rune('0'+place)) }

// WriteTo writes the sheets in the order given. The same sheets give the same
// bytes. It may be called once at a time.
func (f *Form) WriteTo(w io.Writer) (int64, error) {
	s := newSheet(f.Head, a4Width, a4Height)
	f.draw(s)
	if len(s.pages) == 0 {
		s.emptyPage(s.tpl.Title)
	}
	f.pages = len(s.pages)
	return s.writeTo(w, s.said(s.tpl.Title))
}

// Units are the sheets.
func (f *Form) Units() []exam.Unit { return unitsOf(f.Head, f.draw) }

func (f *Form) draw(s *sheet) {
	s.use(f.Document)
	if s.tpl.Page == exam.Landscape {
		s.w, s.h = a4Height, a4Width
	}
	for i := range f.Sheets {
		sheet := &f.Sheets[i]
		switch {
		case !s.begin(sheet.Unit):
		case s.record != nil:
			sheet.sum(s.record)
		default:
			s.leaf(f.BothSides)
			p := formPrinter{sheet: s, of: sheet}
			p.run()
		}
	}
}

// sum takes the sheet as it was before the exam day: what happens makes no paper
// untrue. What the day filled in has a sum of its own.
func (f *FormSheet) sum(r *record) {
	if f.Blank == nil {
		f.note(r)
		return
	}
	var day record
	f.note(&day)
	r.units[len(r.units)-1].Day = sumOf(day.now)
	f.Blank.note(r)
}

// note takes what stands on the sheet, and nothing of how its template shows it.
func (f *FormSheet) note(r *record) {
	r.note(f.Under, f.More)
	for _, key := range slices.Sorted(maps.Keys(f.Values)) {
		r.note(key, f.Values[key])
	}
	for _, table := range slices.Sorted(maps.Keys(f.Rows)) {
		r.note(table)
		for _, row := range f.Rows[table] {
			r.note(row.Name.Any())
			for _, key := range slices.Sorted(maps.Keys(row.Cells)) {
				r.note(key, row.Cells[key])
			}
		}
	}
}

// Measures of a form.
const (
	formGap    = 2.6  // between blocks
	formBottom = 11.0 // the foot of the page
	headingH   = 7.0
	factH      = 11.0
	fieldH     = 8.6
	boxH       = 7.6
	optionH    = 6.4
	lineH      = 8.0
	signH      = 22.0
	cutH       = 7.0
	formRow    = 8.6
	formTitles = 8.4
	leastLines = 3
)

// A formPrinter draws one form, page by page.
type formPrinter struct {
	*sheet
	of  *FormSheet
	y   float64
	top float64 // of what stands below the title, on this page
}

func (p *formPrinter) run() {
	p.newPage(p.of.Mark, p.of.Under)
	blocks := p.tpl.Blocks
	for i := range blocks {
		p.block(&blocks[i], blocks[i+1:])
	}
	if len(p.tpl.Notes) > 0 {
		p.need(p.notesHeight())
		p.y = p.notes(p.y)
	}
	if len(p.tpl.Signatures) > 0 {
		p.need(signH)
		p.signs(box{margin, p.y, p.w - 2*margin, signH - formGap})
		p.y += signH
	}
}

// newPage starts a page; under stands below its title.
func (p *formPrinter) newPage(mark, under string) {
	p.addPage(mark)
	p.y = p.letterhead()
	one, two := p.both(p.tpl.Title)
	at := box{margin, p.y + 1.2, p.w - 2*margin, 7.6}
	p.text(at, one, style{weight: bold, size: 15, align: middleOf})
	p.y += titleHeight
	if two != "" {
		p.text(box{at.x, at.y + 7.4, at.w, 4.6}, two, style{size: 10.5, align: middleOf, ltr: true, grey: dark})
		p.y += 4.6
	}
	if under != "" {
		p.text(box{margin, p.y - 0.4, p.w - 2*margin, 6.4}, under, style{weight: bold, size: 11.5, min: 6.5, align: middleOf, own: true})
		p.y += 6.6
	}
	p.y += 0.8
	p.top = p.y
}

// nextPage starts another page of the same form.
func (p *formPrinter) nextPage() { p.newPage("", cmp.Or(p.of.Under, p.of.More)) }

func (p *formPrinter) bottom() float64 { return p.h - formBottom }

// most is the height of the largest block: a page holds it below a heading.
func (p *formPrinter) most() float64 {
	const under = 7.0 // that only the next page has
	return p.bottom() - p.top - under - p.ofBoth(headingH) - formGap
}

// need starts a page unless so much height is left on this one, or nothing stands
// on it yet.
func (p *formPrinter) need(height float64) {
	if p.y > p.top && p.y+height > p.bottom() {
		p.nextPage()
	}
}

// rest is the least height of what follows a block.
func (p *formPrinter) rest(blocks []exam.Block) float64 {
	height := p.notesHeight()
	if len(p.tpl.Signatures) > 0 {
		height += signH
	}
	for i := range blocks {
		if !p.leftOut(&blocks[i]) {
			height += p.least(&blocks[i]) + formGap
		}
	}
	return height
}

// value is what stands at a key, "" where it is left to the hand.
func (p *formPrinter) value(key string) string { return p.of.Values[key] }

// second is what stands at a key in the second language of a bilingual form.
func (p *formPrinter) second(key string) string {
	return cmp.Or(p.of.Values[Second(key)], p.of.Values[key])
}

// Second is the key of what stands at a key in sentences of the second language.
func Second(key string) string { return key + ".second" }
