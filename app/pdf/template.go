package pdf

import (
	"cmp"
	"maps"
	"slices"
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
		s.tpl.Title, s.tpl.Signatures, s.tpl.Notes = exam.Words{}, make([]exam.Words, len(s.tpl.Signatures)), make([]exam.Words, len(s.tpl.Notes))
		return
	}
	s.tpl.Title = s.filledIn(s.tpl.Title)
	s.tpl.Signatures, s.ofHead = slices.Clone(s.tpl.Signatures), make([]bool, len(s.tpl.Signatures))
	for i, w := range s.tpl.Signatures {
		s.ofHead[i] = strings.Contains(w.Ar+w.Fr+w.En, "{head}")
		s.tpl.Signatures[i] = s.filledIn(w)
	}
	s.tpl.Notes = slices.Clone(s.tpl.Notes)
	for i, w := range s.tpl.Notes {
		s.tpl.Notes[i] = s.filledIn(w)
	}
	s.tpl.Columns = slices.Clone(s.tpl.Columns)
	for i, c := range s.tpl.Columns {
		s.tpl.Columns[i].Title = s.filledIn(c.Title)
	}
}

// filledIn puts what the centre file says in place of the names in words of a
// template, and sets French as it is printed.
func (s *sheet) filledIn(w exam.Words) exam.Words {
	w.Ar, w.En = s.filled(w.Ar, "ar"), s.filled(w.En, "en")
	w.Fr = text.Typeset(text.French, s.filled(w.Fr, "fr"))
	return w
}

// say is a message of the program in the languages of the paper, for a place that
// has room for both of a bilingual one.
func (s *sheet) say(key string, args ...text.Args) exam.Words {
	if s.record != nil {
		return exam.Words{Ar: named(key, args)}
	}
	w := exam.Words{Ar: text.T(s.head.Lang, key, args...)} // found by In in any language
	if s.head.Second != "" {
		w.Fr = text.T(s.head.Second, key, westernArgs(args)...)
	}
	return w
}

// westernArgs are what stands in a message in the digits that French has.
func westernArgs(args []text.Args) []text.Args {
	western := make([]text.Args, len(args))
	for i, a := range args {
		western[i] = maps.Clone(a)
		for name, v := range a {
			if t, ok := v.(string); ok {
				western[i][name] = text.WesternDigits(t)
			}
		}
	}
	return western
}

// sayCount is a message about n things in the languages of the paper.
func (s *sheet) sayCount(key string, n int) exam.Words {
	return s.say(key, text.Args{"n": n, "count": s.n(n)})
}

// each is what a paper says in its languages, for words that are put together: say
// is asked once in each.
func (s *sheet) each(say func() string) exam.Words {
	w := exam.Words{Ar: say()}
	if s.head.Second != "" && s.record == nil {
		lang, rtl, digits := s.head.Lang, s.rtl, s.head.ArabicDigits
		s.head.Lang, s.rtl, s.head.ArabicDigits = s.head.Second, false, false
		w.Fr = say()
		s.head.Lang, s.rtl, s.head.ArabicDigits = lang, rtl, digits
	}
	return w
}

// both are words in the language of the paper, and in its second one where it has
// one and they differ.
func (s *sheet) both(w exam.Words) (one, two string) {
	one = w.In(s.head.Lang)
	if s.head.Second != "" {
		if two = w.In(s.head.Second); two == one || hasArabic(two) && !hasLatin(two) {
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
		if n := strings.Count(one, "\n"); n > 0 {
			st.size = min(st.size, b.h/point/float64(n+1))
		}
		s.text(b, one, st)
		return
	}
	if s.record != nil {
		s.record.note(one, two)
		return
	}
	one, two = strings.ReplaceAll(one, "\n", " "), strings.ReplaceAll(two, "\n", " ")
	below := st
	below.weight, below.size, below.ltr, below.rtl, below.own = regular, st.size*0.84, true, false, false
	if st.min == 0 || below.min > below.size {
		below.min = min(below.size, 4.5)
	}
	if b.h < lowest && b.h < 2.05*st.size*point {
		if st.align == middleOf {
			s.text(b, joinWith(" / ", []string{one, two}), st)
			return
		}
		s.beside(b, one, two, st, below)
		return
	}
	b = b.together(3.4 * st.size * point)
	first := b.h * 0.56
	s.text(box{b.x, b.y, b.w, first}, one, lowered(st, first/1.18))
	s.text(box{b.x, b.y + first, b.w, b.h - first}, two, lowered(below, (b.h-first)/1.05))
}

// together is the middle of a high box: two lines far apart are not read together.
func (b box) together(h float64) box {
	if b.h <= h {
		return b
	}
	return box{b.x, b.y + (b.h-h)/2, b.w, h}
}

// high is a height of which a bilingual paper needs more.
func (s *sheet) high(one, two float64) float64 {
	if s.head.Second != "" {
		return two
	}
	return one
}

// beside sets two texts from the two ends of a box, each with the room it needs.
func (s *sheet) beside(b box, one, two string, st, below style) {
	need, other := s.measure(one, st.weight)*st.size*point, s.measure(two, below.weight)*below.size*point
	part := max(0.3, min(0.7, need/(need+other)))
	below.align = end
	s.text(box{b.x, b.y, b.w*part - 0.8, b.h}, one, st)
	s.text(box{b.x + b.w*part, b.y, b.w * (1 - part), b.h}, two, below)
}

// lowered is a style no larger than a line of height h can be.
func lowered(st style, h float64) style {
	st.size = min(st.size, h/point)
	st.min = min(st.min, st.size)
	return st
}

// columns are those of the template in use that are shown, in its order and as wide
// as it says, in a table of the given width. filled are those that the document can
// fill, in the order of the cells of its rows; their widths are those that a column
// has of which the template says none. A table of which nothing is shown is shown
// whole: no template makes an empty page.
func (s *sheet) columns(width float64, filled ...column) []column {
	if s.record != nil || len(s.tpl.Columns) == 0 { // a column that is not shown makes no paper untrue
		return numbered(filled...)
	}
	all := s.shown(filled, false)
	if len(all) == 0 {
		all = s.shown(filled, true)
	}
	if len(all) == 0 {
		return flexible(filled, len(filled)-1, width)
	}
	return fitted(all, width)
}

// shown are the columns of the template in use that are among filled, and those of
// the hand's that stand beside them.
func (s *sheet) shown(filled []column, hidden bool) []column {
	var all []column
	mine := false // the column before is of this table
	for _, c := range s.tpl.Columns {
		if !strings.HasPrefix(c.Key, exam.HandKey) {
			_, mine = columnOf(c.Key, filled)
			break
		}
	}
	for _, c := range s.tpl.Columns {
		col, ok := columnOf(c.Key, filled)
		if strings.HasPrefix(c.Key, exam.HandKey) {
			ok = mine
		}
		mine = ok
		if !ok || col.none || c.Hidden && !hidden {
			continue
		}
		col.w, col.title = cmp.Or(c.Width, col.w), c.Title
		if col.named != nil {
			col.title = *col.named
		}
		all = append(all, col)
	}
	return all
}

// factLines are those facts of the template in use that are shown one below the other,
// none where all are hidden.
func (s *sheet) factLines(filled ...column) []column {
	if s.record != nil || len(s.tpl.Columns) == 0 {
		return numbered(filled...)
	}
	return s.shown(filled, false)
}

// fitted are columns that fill the width of their table: those without a width share
// what the others leave, which is never less than can be read.
func fitted(all []column, width float64) []column {
	fixed, flexible := 0.0, 0
	for _, c := range all {
		if c.w == 0 {
			flexible++
		}
		fixed += c.w
	}
	left := min(template.LeastRest, width/float64(len(all))) * float64(flexible)
	if k := (width - left) / fixed; flexible == 0 || fixed > width-left {
		for i := range all {
			all[i].w *= k
		}
		fixed = width - left
	}
	for i := range all {
		if all[i].w == 0 {
			all[i].w = (width - fixed) / float64(flexible)
		}
	}
	return all
}

// scaled are columns k times as wide.
func scaled(columns []column, k float64) []column {
	for i := range columns {
		columns[i].w *= k
	}
	return columns
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
func (s *sheet) signs(b box) { s.places(b, 1, false) }

// signsNamed are signs with the name of the head of the centre where he or she signs.
func (s *sheet) signsNamed(b box) { s.places(b, 1, true) }

// places draws the places to sign, letters u times as large as on a list.
func (s *sheet) places(b box, u float64, named bool) {
	if s.record != nil && named {
		s.record.note(s.head.Centre.Head)
	}
	if s.record != nil || len(s.tpl.Signatures) == 0 {
		return
	}
	for i, c := range s.signPlaces(b, u, s.tpl.Signatures...) {
		if named && s.ofHead[i] {
			s.text(c.in(1.5*u, 0), s.head.Centre.Head, style{weight: bold, size: 8.6 * u, min: min(5.5, 5.5*u), own: true})
		}
	}
}

// signsAside draws the places to sign at the end of a list, each so wide where there
// is room, from the edge where reading ends, and returns the width that is left
// beside them.
func (s *sheet) signsAside(y, each, h float64, named bool) float64 {
	const gap, between = 2.5, 5.0
	all := s.w - 2*margin
	n := float64(len(s.tpl.Signatures))
	if n == 0 {
		s.places(box{}, 1, named)
		return all
	}
	wide := min(n*each+(n-1)*gap, max(each, all*0.62))
	s.places(box{s.w - margin - wide, y, wide, h}, 1, named)
	return all - wide - between
}

// notesHeight is what notes take, with what is left free above them.
func (s *sheet) notesHeight() float64 {
	if len(s.tpl.Notes) == 0 {
		return 0
	}
	return noteAbove + noteLine*float64(len(s.tpl.Notes))
}

const (
	noteLine  = 4.4
	noteAbove = 1.5
)

// notes sets the notes of the template in use, one below the other from y.
func (s *sheet) notes(y float64) float64 {
	if len(s.tpl.Notes) > 0 {
		y += noteAbove
	}
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
