package text

import (
	"cmp"
	"strings"
)

// SortKey returns a key whose byte order is the alphabetical order of names, for
// sorting many at once: letters as Fold has them (alif forms equal, ة as ه, «ال»
// counted), word by word, Latin before Arabic; names alike so far by their
// letters as written. Folded Arabic letters stand in alphabetical order in
// Unicode.
func SortKey(s string) string { return Fold(s) + "\x00" + s }

// Compare orders two names as SortKey does; -1, 0 or 1.
func Compare(a, b string) int {
	return cmp.Or(strings.Compare(Fold(a), Fold(b)), strings.Compare(a, b))
}

// Natural orders names of rooms and tables as people count: «قاعة 2» before
// «قاعة 10», whichever digits they are written in; otherwise as Compare.
func Natural(a, b string) int {
	x, y := Fold(a), Fold(b)
	for x != "" && y != "" {
		m, n := digitsAhead(x), digitsAhead(y)
		if m == 0 || n == 0 {
			if x[0] != y[0] {
				return cmp.Compare(x[0], y[0])
			}
			x, y = x[1:], y[1:]
			continue
		}
		p, q := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
		if c := cmp.Or(cmp.Compare(len(p), len(q)), strings.Compare(p, q)); c != 0 {
			return c
		}
		x, y = x[m:], y[n:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(WesternDigits(a), WesternDigits(b)))
}

// NaturalKey returns a key whose byte order is that of Natural, for sorting many
// at once.
func NaturalKey(s string) string {
	folded := Fold(s)
	key := make([]byte, 0, 2*len(folded)+len(s)+8)
	for folded != "" {
		n := digitsAhead(folded)
		if n == 0 {
			key, folded = append(key, folded[0]), folded[1:]
			continue
		}
		digits := strings.TrimLeft(folded[:n], "0")
		key = append(key, '0', byte(min(len(digits), 255))) // '0': beside other letters any digit stands where all do
		key, folded = append(key, digits...), folded[n:]
	}
	return string(append(append(key, 0), WesternDigits(s)...))
}

func digitsAhead(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
