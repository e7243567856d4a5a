package pdf

import (
	"cmp"
	"strings"
	"time"

	"markaz/app/exam"
	"markaz/app/template"
	"markaz/app/text"
)

// Head is what every document says of itself, at its top and at its foot.
type Head struct {
	Centre       exam.Centre
	Lang         string // of the paper: ar (default), fr or en; ar+fr is both
	Second       string // the other language of a bilingual paper; "" of all others
	Templates    template.Set
	ArabicDigits bool      // ٠١٢ for counts and dates of Arabic papers; identifiers keep theirs
	Fingerprint  string    // of the list it was printed from; "" is not printed
	Copy         int       // 1, 2, 3 …; 0 is not printed
	Printed      time.Time // as the PC has it; also the date of the file
	Large        bool      // in large type, black on white: of the documents that have it
	Practice     bool      // of a practice centre: each page and piece has a watermark, and its foot says so
	Sample       bool      // of a template that is being written: each page and piece has a watermark
	Preview      bool      // to be looked at on a screen: each page and piece says that it is no copy
	Within       string    // the file of several documents of which it is a copy, said at its foot; "" is a paper by itself

	Only   map[exam.UnitKey]bool // the units to print; nil is all
	Copies map[exam.UnitKey]int  // of units that have another copy than Copy: from the second on it replaces the one before
}

// Bilingual is the language of a paper in Arabic whose labels and names stand in
// French too.
const Bilingual = "ar+fr"

func (h Head) defaults() Head {
	if h.Lang == Bilingual {
		h.Second = "fr"
	}
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

// about says of which copy, list and hour the unit in work is.
func (s *sheet) about() string { return s.aboutUnit(s.unit) }

func (s *sheet) aboutUnit(unit exam.UnitKey) string {
	if s.record != nil {
		return ""
	}
	h := s.head
	var parts []string
	if h.Preview {
		parts = append(parts, s.t("paper.preview"))
	}
	if h.Practice {
		parts = append(parts, s.t("paper.practice.about"))
	}
	if h.Within != "" {
		parts = append(parts, h.Within)
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
// longer good, or that it is none itself.
func (s *sheet) aside(unit exam.UnitKey, size, least float64) style {
	if s.head.Copies[unit] > 1 || s.head.Preview {
		return style{weight: bold, size: size * 1.15, min: least, grey: black}
	}
	return style{size: size, min: least, grey: middle}
}

// feet draws the foot of every page, once their number is known.
func (s *sheet) feet() {
	about := s.aboutUnit(exam.UnitKey{})
	small := style{size: 6.5, min: 4, grey: middle, align: end}
	for i, p := range s.pages {
		if p.bare && s.head.Preview {
			s.page, s.w, s.h = p, p.w, p.h
			s.text(box{margin, 0.3, s.w - 2*margin, 2.6}, s.t("paper.preview"), style{weight: bold, size: 6, min: 4, align: middleOf})
		}
		if p.blank || p.bare {
			continue
		}
		if p.head != nil {
			s.head = *p.head
		}
		if s.head.Copies != nil || p.head != nil {
			about = s.aboutUnit(p.unit)
		}
		s.page, s.w, s.h = p, p.w, p.h
		y := s.h - footBaseline - 2.5
		s.text(box{margin, y, s.w - 2*margin - 30, 3.5}, about, s.aside(p.unit, 6.5, 4))
		s.text(box{s.w - margin - 30, y, 30, 3.5},
			s.t("paper.page", text.Args{"page": s.n(cmp.Or(p.n, i+1)), "pages": s.n(max(len(s.pages), s.whole))}), small)
	}
}
