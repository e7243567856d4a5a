package pdf

import (
	"cmp"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// A fact is a small label over what it names.
type fact struct {
	label exam.Words
	value string
	words exam.Words // instead of value, in the languages of the paper
	w     float64    // 0 takes what the others leave
	big   bool
	own   bool // see style
}

// facts draws facts side by side in one frame.
func (s *sheet) facts(b box, facts []fact) {
	rest := b.w
	flexibles := 0
	for _, f := range facts {
		rest -= f.w
		if f.w == 0 {
			flexibles++
		}
	}
	x := b.x
	for i, f := range facts {
		w := f.w
		if w == 0 {
			w = rest / float64(flexibles)
		}
		if i > 0 {
			s.down(x, b.y, b.h, rule, 0.15)
		}
		s.label(box{x, b.y + 0.3, w, 3.6}.in(1.5, 0), f.label, style{size: 6.8, min: 5, grey: middle})
		st := style{weight: bold, size: 9.6, min: 6, own: f.own || f.big}
		if f.big {
			st.size = 15
			st.align = middleOf
		}
		place := box{x, b.y + 3.9, w, b.h - 4.2}.in(1.5, 0)
		if f.words != (exam.Words{}) {
			s.label(place, f.words, lowered(st, place.h))
		} else {
			s.text(place, f.value, st)
		}
		x += w
	}
	s.frame(b, dark, 0.3)
}

// labelled is a label beside an empty or filled field.
type labelled struct {
	label exam.Words
	value string
}

// boxes draws fields side by side.
func (s *sheet) boxes(b box, fields []labelled) {
	const gap = 2.5
	w := (b.w - gap*float64(len(fields)-1)) / float64(len(fields))
	for i, f := range fields {
		s.labelledBox(box{b.x + float64(i)*(w+gap), b.y, w, b.h}, f)
	}
}

func (s *sheet) labelledBox(b box, f labelled) {
	const field = 15.0
	s.label(box{b.x, b.y, b.w - field - 0.7, b.h}.in(0.8, 0), f.label, style{size: 8.4, min: 5.5, align: end})
	value := box{b.x + b.w - field, b.y, field, b.h}
	s.frame(value, dark, 0.25)
	s.text(value.in(0.8, 0), f.value, style{weight: bold, size: 11, align: middleOf})
}

// signatures draws places to sign side by side.
func (s *sheet) signatures(b box, who ...exam.Words) { s.signPlaces(b, 1, who...) }

// signPlaces draws places to sign, letters u times as large as on a list, and returns
// where a name can be printed in each.
func (s *sheet) signPlaces(b box, u float64, who ...exam.Words) []box {
	gap := 2.5
	if len(who) > 4 {
		gap = 1.2
	}
	w := (b.w - gap*float64(len(who)-1)) / float64(len(who))
	names := make([]box, len(who))
	for i, label := range who {
		c := box{b.x + float64(i)*(w+gap), b.y, w, b.h}
		s.frame(c, rule, 0.2)
		line := 4.4 * u
		if _, two := s.both(label); two != "" || w < 36*u { // in two lines
			line = min(7*u, b.h*0.6)
		}
		s.label(box{c.x, c.y + 0.3*u, c.w, line}.in(min(1.5*u, w*0.08), 0), label, style{size: 7.8 * u, min: min(5.5*u, 5.5), grey: dark})
		names[i] = box{c.x, c.y + 0.2*u + line, c.w, 4.6 * u}
	}
	return names
}

// name sets a person's name: in the script of the paper first, the other below it
// where the paper is not Arabic.
func (s *sheet) name(b box, n exam.Name, size float64) {
	ar := n.Arabic()
	if b.h > 14 {
		b = b.together(max(14, 3.2*size*point))
	}
	if s.rtl && s.head.Second == "" && ar != "" {
		s.text(b, ar, style{weight: bold, size: size, min: 7})
		return
	}
	fr := n.Latin()
	if s.rtl && ar != "" && fr != "" {
		s.pair(b, ar, fr, lowered(style{weight: bold, size: size - 0.5, min: 5}, 0.42*b.h), lowered(style{size: min(size-2, 8), min: 4.5, ltr: true}, 0.33*b.h))
		return
	}
	if s.rtl {
		if ar == "" {
			s.text(b, fr, style{weight: bold, size: size - 1, min: 6, own: true})
			return
		}
		s.text(b, ar, style{weight: bold, size: size, min: 7})
		return
	}
	if fr == "" || ar == "" {
		s.text(b, cmp.Or(fr, ar), style{weight: bold, size: size, min: 6.5, own: true})
		return
	}
	s.pair(b, fr, ar, style{weight: bold, size: min(size-1, 9), min: 4.5}, style{size: min(size-2, 8), min: 4.5, rtl: true})
}

func (s *sheet) centreName() string {
	c := s.head.Centre
	if c.Name == "" {
		return ""
	}
	return s.t("paper.centre_named", text.Args{"centre": c.Name})
}

// place is the number of a room or table: in the digits of the paper if it is a
// number, else as it is.
func (s *sheet) place(number string) string {
	if strings.Trim(number, "0123456789") == "" {
		return s.digits(number)
	}
	return number
}

// roomNamed is how a room is called: «القاعة رقم 3», «القاعة المختبر», or its own
// name where that says what it is.
func (s *sheet) roomNamed(number string) string {
	switch {
	case strings.Contains(number, "قاعة"), strings.Contains(strings.ToLower(number), "salle"):
		return number
	case strings.ContainsAny(number, "0123456789") && !hasArabic(number):
		return s.t("paper.room_n", text.Args{"room": s.place(number)})
	}
	return s.t("paper.room_named", text.Args{"room": number})
}

// join lists words in the manner of the language.
func (s *sheet) join(words []string) string {
	if s.rtl {
		return joinWith("، ", words)
	}
	return joinWith(", ", words)
}

// joinDash joins what is not empty. Each part keeps the direction of its own
// letters whatever stands beside it.
func joinDash(parts ...string) string { return joinWith(" – ", parts) }

func joinSpace(parts ...string) string { return joinWith(" ", parts) }

// Controls of the bidirectional algorithm (UAX #9): what stands between them is
// ordered by itself.
const (
	leftToRightIsolate = "\u2066"
	rightToLeftIsolate = "\u2067"
	popIsolate         = "\u2069"
)

func joinWith(between string, parts []string) string {
	var b strings.Builder
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(between)
		}
		// A first-strong isolate would not see the letters inside inner isolates.
		if hasArabic(p) {
			b.WriteString(rightToLeftIsolate)
		} else {
			b.WriteString(leftToRightIsolate)
		}
		b.WriteString(p)
		b.WriteString(popIsolate)
	}
	return b.String()
}
