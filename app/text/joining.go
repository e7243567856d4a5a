package text

import "unicode"

// Joining types of the Arabic blocks, one letter a code point as in Unicode's
// ArabicShaping.txt: D joins on both sides, R only to the letter before it, C
// causes joining (tatweel), U does not join, T is looked through (marks). A
// test compares them with that file.
const (
	joinArabic = "UUUUUUUUUUUUUUUUTTTTTTTTTTTUTUUUDURRRRDRDRDDDDDRRRRDDDDDDDDDDDDD" +
		"CDDDDDDDRDDTTTTTTTTTTTTTTTTTTTTTUUUUUUUUUUUUUUDDTRRRURRRDDDDDDDD" +
		"DDDDDDDDRRRRRRRRRRRRRRRRRRDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD" +
		"RDDRRRRRRRRRDRDRDDRRURTTTTTTTUUTTTTTTUUTTUTTTTRRUUUUUUUUUUDDDUUD" // U+0600 to U+06FF
	joinSupplement = "DDDDDDDDDRRRDDDDDDDDDDDDDDDRRDDDDRDRRDDDRRDDDDDD" // U+0750 to U+077F
	joinExtended   = "RRRRRRRRRRRRRRRRRRRCCCDUUDDDDDRUUUUUUUUUTTTTTTTTDDDDDDDDDDRRRURD" +
		"DRRDDDDDDRDDDDDDDDDDDDDDDUTTTTTTTTTTTTTTTTTTTTTTTTUTTTTTTTTTTTTT" +
		"TTTTTTTTTTTTTTTT" // U+0870 to U+08FF
)

// joining returns the joining type of r: D, R, C, U or T. Letters of scripts
// other than Arabic do not join.
func joining(r rune) byte {
	switch {
	case r < 0x300:
		return 'U'
	case r >= 0x600 && r <= 0x6FF:
		return joinArabic[r-0x600]
	case r >= 0x750 && r <= 0x77F:
		return joinSupplement[r-0x750]
	case r >= 0x870 && r <= 0x8FF:
		return joinExtended[r-0x870]
	case r == 0x200D:
		return 'C'
	case r == 0x200C, r >= 0x2066 && r <= 0x2069:
		return 'U'
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 'T'
	}
	return 'U'
}
