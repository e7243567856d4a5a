package pdf

import (
	"cmp"
	"strings"
	"time"
	"unicode"

	"markaz/app/exam"
	"markaz/app/text"
)

// Head is what every document says of itself, at its top and at its foot.
type Head struct {
	Centre       exam.Centre
	Lang         string    // of the paper: ar (default), fr or en
	ArabicDigits bool      // ٠١٢ for counts and dates of Arabic papers; identifiers keep theirs
	Fingerprint  string    // of the list it was printed from; "" is not printed
	Copy         int       // 1, 2, 3 …; 0 is not printed
	Printed      time.Time // as the PC has it; also the date of the file
	Practice     bool      // of a practice centre: each page and piece has a watermark, and its foot says so

	Only   map[exam.UnitKey]bool // the units to print; nil is all
	Copies map[exam.UnitKey]int  // of units that have another copy than Copy: from the second on it replaces the one before
}

func (h Head) defaults() Head {
	if h.Lang != "fr" && h.Lang != "en" {
		h.Lang = "ar"
	}
	return h
}

// fromLists is the head of a paper that is made from lists with a fingerprint of
// their own; "" has none.
func (h Head) fromLists(fingerprint string) Head {
	h.Fingerprint = cmp.Or(fingerprint, h.Fingerprint)
	return h
}

// Seated is a candidate and where he or she sits.
type Seated struct {
	Candidate exam.Candidate
	Room      string // "" where nobody has placed the candidate yet
	Wing      string
	Table     string
}

const (
	margin       = 9.0
	headTop      = 7.0
	headLine     = 3.75
	headHeight   = 5 * headLine
	footBaseline = 5.5 // from the bottom of the page
)

// letterhead draws the head of the administration in its three scripts and
// returns where it ends. Arabic stands on the right in every paper, French on
// the left, as the administration has it.
func (s *sheet) letterhead() float64 {
	c := s.head.Centre
	kindAr, kindFr := "مركز", "Centre"
	if c.Kind == exam.HomeSchool {
		kindAr, kindFr = "مؤسسة", "Établissement"
	}
	ar := []string{
		text.T("ar", "paper.kingdom"), text.T("ar", "paper.ministry"),
		academyAr(c), directionAr(c),
		prefixed(text.T("ar", ofKind("paper.centre", c)), kindAr, cmp.Or(arabicOr(c.Name, ""), c.Name)),
	}
	fr := []string{
		text.T("fr", "paper.kingdom"), text.T("fr", "paper.ministry"),
		academyLine(c),
		prefixed(text.T("fr", "paper.direction"), "Direction", latinOr(c.Direction, "")),
		prefixed(text.T("fr", ofKind("paper.centre", c)), kindFr, latinOr(c.Name, "")),
	}
	side := (s.w - 2*margin) * 0.39
	right, left := box{margin, headTop, side, headLine}, box{s.w - margin - side, headTop, side, headLine}
	if !s.rtl {
		right, left = left, right
	}
	arStyle := style{size: 7.6, min: 5, rtl: true, align: s.outer(true)}
	frStyle := style{size: 7, min: 5, ltr: true, align: s.outer(false), grey: dark}
	for i := range ar {
		arStyle.weight, frStyle.weight = regular, regular
		if i == 0 || i == len(ar)-1 {
			arStyle.weight, frStyle.weight = bold, bold
		}
		s.text(right, ar[i], arStyle)
		s.text(left, fr[i], frStyle)
		right.y += headLine
		left.y += headLine
	}
	mid := box{margin + side, headTop, s.w - 2*margin - 2*side, headLine}
	s.text(mid, tifinaghKingdom, style{weight: tifinagh, size: 8, ltr: true, align: middleOf})
	mid.y += headLine * 1.6
	mid.h *= 1.2
	s.text(mid, s.session(), style{weight: bold, size: 9, align: middleOf})
	mid.y += headLine * 1.3
	if c.Code != "" {
		s.text(mid, s.t(ofKind("paper.centre_code", c), text.Args{"code": text.LTR(c.Code)}), style{size: 7, align: middleOf, grey: dark})
	}
	y := headTop + headHeight + 1
	s.across(margin, y, s.w-2*margin, rule, 0.25)
	return y
}

// ofKind is the key of a wording that is not the same for a home school or a
// marking centre as for an exam centre.
func ofKind(key string, c exam.Centre) string {
	if c.Kind == exam.HomeSchool || c.Kind == exam.MarkingCentre {
		return key + "." + string(c.Kind)
	}
	return key
}

const tifinaghKingdom = "ⵜⴰⴳⵍⴷⵉⵜ ⵏ ⵍⵎⵖⵔⵉⴱ"

func academyAr(c exam.Centre) string {
	return prefixed(text.T("ar", "paper.academy"), "أكاديمية", arabicOr(c.Academy, ""))
}

func academyLine(c exam.Centre) string {
	return prefixed(text.T("fr", "paper.academy"), "Académie", academyFr(c.Academy))
}

func directionAr(c exam.Centre) string {
	return prefixed(text.T("ar", "paper.direction"), "مديرية", arabicOr(c.Direction, ""))
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

// about says of which copy, list and hour the unit in work is.
func (s *sheet) about() string { return s.aboutUnit(s.unit) }

func (s *sheet) aboutUnit(unit exam.UnitKey) string {
	if s.record != nil {
		return ""
	}
	h := s.head
	var parts []string
	if h.Practice {
		parts = append(parts, s.t("paper.practice.about"))
	}
	n := h.Copies[unit]
	switch {
	case n > 1:
		parts = append(parts, s.t("paper.copy.replaces", text.Args{"copy": s.n(n)}))
	case s.cut && unit == (exam.UnitKey{}) && len(h.Copies) > 0: // each part of the leaf says its own
	case cmp.Or(n, h.Copy) > 0:
		parts = append(parts, s.t("paper.copy", text.Args{"copy": s.n(cmp.Or(n, h.Copy))}))
	}
	if h.Fingerprint != "" {
		parts = append(parts, s.t("paper.fingerprint", text.Args{"code": text.LTR(h.Fingerprint)}))
	}
	if !h.Printed.IsZero() {
		when := s.digits(h.Printed.Format("02/01/2006 15:04"))
		parts = append(parts, s.t("paper.printed", text.Args{"when": text.LTR(when)}))
	}
	return strings.Join(parts, "  ·  ")
}

// aside is how about is set: quietly, unless a paper says that another is no
// longer good.
func (s *sheet) aside(unit exam.UnitKey, size, least float64) style {
	if s.head.Copies[unit] > 1 {
		return style{weight: bold, size: size * 1.15, min: least, grey: black}
	}
	return style{size: size, min: least, grey: middle}
}

// feet draws the foot of every page, once their number is known.
func (s *sheet) feet() {
	about := s.aboutUnit(exam.UnitKey{})
	small := style{size: 6.5, min: 4, grey: middle, align: end}
	for i, p := range s.pages {
		if p.blank || p.bare {
			continue
		}
		if s.head.Copies != nil {
			about = s.aboutUnit(p.unit)
		}
		s.page, s.w, s.h = p, p.w, p.h
		y := s.h - footBaseline - 2.5
		s.text(box{margin, y, s.w - 2*margin - 30, 3.5}, about, s.aside(p.unit, 6.5, 4))
		s.text(box{s.w - margin - 30, y, 30, 3.5},
			s.t("paper.page", text.Args{"page": s.n(cmp.Or(p.n, i+1)), "pages": s.n(max(len(s.pages), s.whole))}), small)
	}
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
