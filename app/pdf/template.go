package pdf

import (
	"strings"

	"markaz/app/exam"
	"markaz/app/template"
	"markaz/app/text"
)

// use makes the template of a document that of what is drawn from now on.
func (s *sheet) use(document string) {
	s.tpl = s.head.Templates.Of(document)
	s.top = s.head.Templates.Letterhead(document)
	if s.record != nil { // another wording calls no paper back; where pages end does count
		s.tpl.Title, s.tpl.Signatures, s.tpl.Notes = exam.Words{}, nil, make([]exam.Words, len(s.tpl.Notes))
	}
}

// say is a message of the program in the languages of the paper, for a place that
// has room for both of a bilingual one.
func (s *sheet) say(key string, args ...text.Args) exam.Words {
	if s.record != nil {
		return exam.Words{Ar: named(key, args)}
	}
	w := exam.Words{Ar: text.T(s.head.Lang, key, args...)} // found by In in any language
	if s.head.Second != "" {
		w.Fr = text.T(s.head.Second, key, args...)
	}
	return w
}

// both are words in the language of the paper, and in its second one where it has
// one and they differ.
func (s *sheet) both(w exam.Words) (one, two string) {
	one = w.In(s.head.Lang)
	if s.head.Second != "" {
		if two = w.In(s.head.Second); two == one || hasArabic(two) {
			two = ""
		}
	}
	return one, two
}

// said is what templates say in the language of the paper, both where there is room
// for one line only.
func (s *sheet) said(w exam.Words) string {
	one, two := s.both(w)
	return joinWith(" / ", []string{one, two})
}

// lowest is how high a box is in which two lines can stand one above the other.
const lowest = 5.6

// label sets words in the languages of the paper: the second below the first, beside
// it where b is low.
func (s *sheet) label(b box, w exam.Words, st style) {
	one, two := s.both(w)
	if two == "" {
		s.text(b, one, st)
		return
	}
	below := st
	below.weight, below.size, below.ltr, below.rtl, below.own = regular, st.size*0.84, true, false, false
	if st.min == 0 || below.min > below.size {
		below.min = min(below.size, 4.5)
	}
	if b.h < lowest {
		half := b.w / 2
		if st.align == middleOf {
			s.text(b, joinWith(" / ", []string{one, two}), st)
			return
		}
		below.align = end
		s.text(box{b.x, b.y, half, b.h}, one, st)
		s.text(box{b.x + half, b.y, half, b.h}, two, below)
		return
	}
	first := b.h * 0.56
	s.text(box{b.x, b.y, b.w, first}, one, st)
	s.text(box{b.x, b.y + first, b.w, b.h - first}, two, below)
}

// columns are those of the template in use that are shown, in its order and as wide
// as it says, in a table of the given width. filled are those that the document can
// fill, in the order of the cells of its rows.
func (s *sheet) columns(width float64, filled ...column) []column {
	if s.record != nil || len(s.tpl.Columns) == 0 { // a column that is not shown makes no paper untrue
		return numbered(filled...)
	}
	var all []column
	rest, flexible := width, 0
	for _, c := range s.tpl.Columns {
		col, ok := columnOf(c.Key, filled)
		if c.Hidden || !ok && !strings.HasPrefix(c.Key, exam.HandKey) {
			continue
		}
		col.w, col.title = c.Width, c.Title
		if c.Width == 0 {
			flexible++
		}
		rest -= c.Width
		all = append(all, col)
	}
	for i := range all {
		if all[i].w == 0 {
			all[i].w = rest / float64(flexible)
		}
	}
	if flexible == 0 { // what is left over is shared out
		for i := range all {
			all[i].w *= width / (width - rest)
		}
	}
	return all
}

// byHand is the place of a cell that only the hand fills in.
const byHand = -1

func columnOf(key string, filled []column) (column, bool) {
	for i, c := range filled {
		if c.key == key {
			c.at = i
			return c, true
		}
	}
	return column{at: byHand}, false
}

// row is the height of the rows of a table: the template's, or what the document
// has.
func (s *sheet) rowHeight(usual float64) float64 {
	if s.tpl.Row > 0 {
		return s.tpl.Row
	}
	return usual
}

// signs draws the places to sign of the template in use; none where it has none.
func (s *sheet) signs(b box) {
	if len(s.tpl.Signatures) > 0 {
		s.signatures(b, s.tpl.Signatures...)
	}
}

// notesHeight is what notes take.
func (s *sheet) notesHeight() float64 { return noteLine * float64(len(s.tpl.Notes)) }

const noteLine = 4.4

// notes sets the notes of the template in use, one below the other from y.
func (s *sheet) notes(y float64) float64 {
	for _, n := range s.tpl.Notes {
		s.label(box{margin, y, s.w - 2*margin, noteLine}, n, style{size: 8, min: 5, grey: dark})
		y += noteLine
	}
	return y
}

// logo is the picture of the letterhead in use; nil if it has none.
func (s *sheet) logo() []byte {
	data, err := template.Logo(s.top)
	if err != nil {
		return nil
	}
	return data
}

// asIs are words that are said in one language only.
func asIs(t string) exam.Words { return exam.Words{Ar: t} }
