package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"markaz/app/exam"
	"markaz/app/text"
)

// letterhead draws the head of the administration as its template has it and
// returns where it ends. Arabic stands on the right in every paper, French on the
// left, as the administration has it.
func (s *sheet) letterhead() float64 {
	if s.record != nil { // the sums of papers name what it is made from
		s.recordHead()
		return headTop + headHeight + 1
	}
	side := (s.w - 2*margin) * 0.39
	right, left := box{margin, headTop, side, headLine}, box{s.w - margin - side, headTop, side, headLine}
	if !s.rtl {
		right, left = left, right
	}
	sides := []func(){
		func() {
			s.headLines(right, s.top.Ar, style{size: 7.6, min: 5, rtl: true, align: s.outer(true)})
		},
		func() {
			s.headLines(left, s.top.Fr, style{size: 7, min: 5, ltr: true, align: s.outer(false), grey: dark})
		},
	}
	if !s.rtl { // in the order in which they are read
		slices.Reverse(sides)
	}
	sides[0]()
	s.headMiddle(box{margin + side, headTop, s.w - 2*margin - 2*side, headLine})
	sides[1]()
	y := headTop + headHeight + 1
	s.across(margin, y, s.w-2*margin, rule, 0.25)
	return y
}

// headLines sets one side of the letterhead; its first and last line are bold.
// More lines than the head is high for stand closer.
func (s *sheet) headLines(b box, lines []string, st style) {
	if fits := headHeight / headLine; float64(len(lines)) > fits {
		closer := fits / float64(len(lines))
		st.size, b.h = st.size*closer, b.h*closer
	}
	for i, line := range lines {
		st.weight = regular
		if i == 0 || i == len(lines)-1 {
			st.weight = bold
		}
		s.text(b, line, st)
		b.y += b.h
	}
}

// headMiddle sets the logo, Tifinagh, session and code.
func (s *sheet) headMiddle(b box) {
	session, code := style{weight: bold, size: 9, align: middleOf}, style{size: 7, align: middleOf, grey: dark}
	scripts := style{weight: tifinagh, size: 8, ltr: true, align: middleOf}
	if logo := s.logo(); logo != nil {
		w := min(cmp.Or(s.top.LogoWidth, 18), b.w)
		if s.picture(box{b.x + (b.w-w)/2, b.y - 1.5, w, 9}, logo) {
			b.y += 8
			b.h *= 0.75
			scripts.size, session.size, code.size = 6, 7.5, 6
		}
	}
	s.text(b, s.top.Tifinagh, scripts)
	b.y += b.h * 1.6
	b.h *= 1.2
	for i, line := range s.top.Middle {
		st := code
		if i == 0 {
			st = session
		}
		s.text(b, line, st)
		b.y += b.h * 1.083
	}
}

// filled puts what the centre file says in place of the names in a line of the
// letterhead.
func (s *sheet) filled(line, lang string) string {
	if !strings.Contains(line, "{") {
		return line
	}
	c := s.head.Centre
	return strings.NewReplacer(
		"{kingdom}", text.T(lang, "paper.kingdom"), "{ministry}", text.T(lang, "paper.ministry"),
		"{academy}", academy(c, lang), "{direction}", direction(c, lang), "{centre}", centreLine(c, lang),
		"{session}", s.session(), "{code}", s.centreCode(), "{head}", text.T(lang, ofKind("paper.head", c)),
	).Replace(line)
}

// recordHead notes what the centre file says in the letterhead, whatever the
// template shows of it.
func (s *sheet) recordHead() {
	c := s.head.Centre
	for _, lang := range []string{"ar", "fr"} {
		s.record.note(academy(c, lang), direction(c, lang), centreLine(c, lang))
	}
	s.record.note(s.session(), c.Code)
}

func (s *sheet) centreCode() string {
	c := s.head.Centre
	if c.Code == "" {
		return ""
	}
	return s.t(ofKind("paper.centre_code", c), text.Args{"code": text.LTR(c.Code)})
}

// ofKind is the key of a wording that is not the same for a home school or a
// marking centre as for an exam centre.
func ofKind(key string, c exam.Centre) string {
	if c.Kind == exam.HomeSchool || c.Kind == exam.MarkingCentre {
		return key + "." + string(c.Kind)
	}
	return key
}

func academy(c exam.Centre, lang string) string {
	if lang == "ar" {
		return prefixed(text.T("ar", "paper.academy"), "أكاديمية", arabicOr(c.Academy, ""))
	}
	return prefixed(text.T("fr", "paper.academy"), "Académie", academyFr(c.Academy))
}

func direction(c exam.Centre, lang string) string {
	if lang == "ar" {
		return prefixed(text.T("ar", "paper.direction"), "مديرية", arabicOr(c.Direction, ""))
	}
	return prefixed(text.T("fr", "paper.direction"), "Direction", latinOr(c.Direction, ""))
}

func centreLine(c exam.Centre, lang string) string {
	kindAr, kindFr := "مركز", "Centre"
	if c.Kind == exam.HomeSchool {
		kindAr, kindFr = "مؤسسة", "Établissement"
	}
	if lang == "ar" {
		return prefixed(text.T("ar", ofKind("paper.centre", c)), kindAr, cmp.Or(arabicOr(c.Name, ""), c.Name))
	}
	return prefixed(text.T("fr", ofKind("paper.centre", c)), kindFr, latinOr(c.Name, ""))
}

// outer is the alignment towards the edge of the page for the Arabic (right) or
// the French (left) column of the letterhead.
func (s *sheet) outer(right bool) align {
	if right == s.rtl {
		return start
	}
	return end
}

// session returns «الدورة العادية 2026».
func (s *sheet) session() string {
	c := s.head.Centre
	if c.Session == "" {
		return s.digits(c.Year)
	}
	return strings.TrimSpace(s.t("paper.session."+string(c.Session)) + " " + s.digits(c.Year))
}

// prefixed puts the office's title before its name, unless the name begins with
// its kind. An office without a name in the script of the line is not mentioned.
func prefixed(title, kind, name string) string {
	switch {
	case name == "":
		return ""
	case strings.HasPrefix(strings.TrimPrefix(name, "ال"), kind):
		return name
	}
	return title + " " + strings.TrimPrefix(name, "جهة ")
}

func hasLatin(t string) bool {
	return strings.ContainsFunc(t, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}

func hasArabic(t string) bool { return strings.ContainsFunc(t, isArabic) }

func isArabic(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }

func arabicOr(t, other string) string {
	if hasArabic(t) {
		return t
	}
	return other
}

func latinOr(t, other string) string {
	if hasArabic(t) {
		return other
	}
	return t
}

// academies are the twelve regions as their academies write them, by a word of
// the Arabic name that no other region has.
var academies = []struct{ ar, fr string }{
	{"طنجة", "Tanger-Tétouan-Al Hoceïma"},
	{"الشرق", "L’Oriental"},
	{"مكناس", "Fès-Meknès"},
	{"الرباط", "Rabat-Salé-Kénitra"},
	{"بني ملال", "Béni Mellal-Khénifra"},
	{"الدار البيضاء", "Casablanca-Settat"},
	{"مراكش", "Marrakech-Safi"},
	{"تافيلالت", "Drâa-Tafilalet"},
	{"سوس", "Souss-Massa"},
	{"كلميم", "Guelmim-Oued Noun"},
	{"العيون", "Laâyoune-Sakia El Hamra"},
	{"الداخلة", "Dakhla-Oued Ed-Dahab"},
}

// academyFr returns the French name of an academy whose Arabic name is given, ""
// if it is not one of the twelve.
func academyFr(name string) string {
	for _, a := range academies {
		if strings.Contains(name, a.ar) {
			return a.fr
		}
	}
	return latinOr(name, "")
}
