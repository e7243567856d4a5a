package pdf

import (
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
	s.top.Ar, s.top.Fr, s.top.Middle = s.filledLines(s.top.Ar, "ar"), s.filledLines(s.top.Fr, "fr"), s.filledLines(s.top.Middle, s.head.Lang)
}

// filledLines are lines of the letterhead with what the centre file says: they are the
// same on every page.
func (s *sheet) filledLines(lines []string, lang string) []string {
	all := make([]string, len(lines))
	for i, line := range lines {
		all[i] = s.filled(line, lang)
	}
	return all
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
	if two == "" {
		return one
	}
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
	if st.size > 10 {
		below.size = max(8.4, st.size*0.72)
	}
	if st.min == 0 || below.min > below.size {
		below.min = min(below.size, 4.5)
	}
	if b.h < lowest && b.h < 2.05*st.size*point {
		if st.align != start {
			s.text(b, joinWith(" / ", []string{one, two}), st)
			return
		}
		s.beside(b, one, two, st, below)
		return
	}
	s.pair(b.together(3.4*st.size*point), one, two, st, below)
}

// pair sets a line above another, as large as they can be without what hangs from the
// first touching what rises from the second.
func (s *sheet) pair(b box, one, two string, st, below style) {
	s.text(box{b.x, b.y - 0.02*b.h, b.w, 0.57 * b.h}, one, lowered(st, 0.475*b.h))
	second, most := box{b.x, b.y + 0.59*b.h, b.w, 0.39 * b.h}, 0.36
	if below.rtl { // Arabic letters hang lower than others
		second.y, most = second.y-0.025*b.h, 0.34
	}
	s.text(second, two, lowered(below, most*b.h))
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

// rowHeight is the height of the rows of a table: the template's, or what the document
// has.
func (s *sheet) rowHeight(usual float64) float64 {
	if s.tpl.Row > 0 {
		return s.tpl.Row
	}
	return usual
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
