package text

// family is where the presentation forms of one letter stand: isolated, then
// final, then initial and medial where the letter joins on both sides.
type family struct {
	iso   rune // 0 where the letter has no forms
	count rune
}

// forms covers U+0621 to U+06CC. The letters past U+064A are those of Moroccan
// place names and of foreign names: ڭ ڤ پ چ گ and their like. Their forms stand
// in Presentation Forms-A.
var forms = func() (table [0x6CD - 0x621]family) {
	next := rune(0xFE80)
	for r := rune(0x621); r <= 0x64A; r++ {
		if r > 0x63A && r < 0x641 { // tatweel and letters without forms
			continue
		}
		f := family{iso: next, count: 4}
		switch joining(r) {
		case 'U':
			f.count = 1
		case 'R':
			f.count = 2
		case 'D':
			if r == 'ى' { // its initial and medial forms stand in Forms-A, see pick
				f.count = 2
			}
		}
		table[r-0x621] = f
		next += f.count
	}
	for r, iso := range map[rune]rune{
		'ٱ': 0xFB50, 'ٹ': 0xFB66, 'پ': 0xFB56, 'چ': 0xFB7A, 'ڈ': 0xFB88, 'ڑ': 0xFB8C, 'ژ': 0xFB8A,
		'ڤ': 0xFB6A, 'ک': 0xFB8E, 'ڭ': 0xFBD3, 'گ': 0xFB92, 'ی': 0xFBFC,
	} {
		f := family{iso: iso, count: 4}
		if joining(r) == 'R' {
			f.count = 2
		}
		table[r-0x621] = f
	}
	return table
}()

func formsOf(r rune) family {
	if r < 0x621 || r > 0x6CC {
		return family{}
	}
	return forms[r-0x621]
}

// lamAlef returns the isolated ligature of lam with the alef r, or 0.
func lamAlef(r rune) rune {
	switch r {
	case 'آ':
		return 0xFEF5
	case 'أ':
		return 0xFEF7
	case 'إ':
		return 0xFEF9
	case 'ا':
		return 0xFEFB
	}
	return 0
}

// dropped marks a place of a shaped text at which nothing is printed.
const dropped = -1

// shape replaces letters by their presentation forms where they stand, still in
// logical order. Lam and alef become one ligature at the place of the lam.
// Controls of direction and joining are dropped once they have had their effect.
// A form that the document font lacks is left out: there, the letter itself is
// drawn isolated (Forms-A).
func shape(s []rune) {
	joined := false // the letter before joins to this one
	for i, r := range s {
		if r == dropped || r < 0x600 {
			joined = false
			continue
		}
		t := joining(r)
		if t == 'T' {
			if invisible(r) {
				s[i] = dropped
			}
			continue
		}
		if invisible(r) {
			s[i], joined = dropped, t == 'C'
			continue
		}
		f := formsOf(r)
		n := following(s, i)
		if r == 'ل' && n >= 0 {
			if l := lamAlef(s[n]); l != 0 {
				if joined {
					l++
				}
				s[i], s[n], joined = l, dropped, false
				continue
			}
		}
		joins := (t == 'D' || t == 'C') && n >= 0 && joinsBack(s[n])
		if f.iso != 0 {
			s[i] = f.pick(r, joined && t != 'U', joins)
		}
		joined = joins
	}
}

// following returns the index of the next rune that joining does not look
// through, or -1.
func following(s []rune, i int) int {
	for i++; i < len(s); i++ {
		if s[i] != dropped && joining(s[i]) != 'T' {
			return i
		}
	}
	return -1
}

func joinsBack(r rune) bool {
	switch joining(r) {
	case 'D', 'R', 'C':
		return true
	}
	return false
}

// pick returns the form of r that joins to the letter before it, after it, or
// both.
func (f family) pick(r rune, before, after bool) rune {
	switch {
	case r == 'ى' && before && after:
		return 0xFBE9
	case r == 'ى' && after:
		return 0xFBE8
	case before && after && f.count == 4:
		return f.iso + 3
	case after && f.count == 4:
		return f.iso + 2
	case before && f.count > 1:
		return f.iso + 1
	case f.iso < 0xFE70:
		return r
	}
	return f.iso
}

// invisible reports whether r steers direction, joining or line breaking and
// has no shape of its own.
func invisible(r rune) bool {
	switch {
	case r == 0x61C, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r == 0xFEFF:
		return true
	}
	return false
}

// formBases answers FormBase.
var formBases = func() map[rune]string {
	m := map[rune]string{0xFBE8: "ى", 0xFBE9: "ى"}
	for i, f := range forms {
		for k := rune(0); k < f.count && f.iso != 0; k++ {
			m[f.iso+k] = string(rune(0x621 + i))
		}
	}
	for r := rune(0xFEF5); r <= 0xFEFC; r++ {
		m[r] = string(r)
	}
	return m
}()

// FormBase returns the letter that a presentation form written by Visual stands
// for, and whether r is such a form. Lam with alef keeps its one code point: a
// PDF reader that is given two letters for one glyph turns them round.
func FormBase(r rune) (string, bool) {
	s, ok := formBases[r]
	return s, ok
}
