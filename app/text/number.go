package text

import (
	"strconv"
	"strings"
	"sync/atomic"
)

// Digits says which digits Arabic text is given; French and English always have
// Western ones.
type Digits int32

// The digits. Western are the default: Morocco prints them.
const (
	Western     Digits = iota // 0123456789
	ArabicIndic               // ٠١٢٣٤٥٦٧٨٩
)

var digits atomic.Int32

// SetDigits chooses the digits of all Arabic text from now on. It is a setting of
// the program, made once when it opens a centre; identifiers keep their digits.
func SetDigits(d Digits) { digits.Store(int32(d)) }

// noBreak is the space inside numbers. A plain space would let bidi turn the
// parts of a number round.
const noBreak = "\u00A0"

// Number returns n as the language writes it: from 10,000 on with its thousands
// apart (below, years and room numbers would suffer).
func Number[L ~string](lang L, n int) string {
	s := strconv.Itoa(n)
	if n >= 10_000 || n <= -10_000 {
		s = grouped(s, separator(Lang(lang)))
	}
	return Localize(lang, s)
}

func separator(l Lang) string {
	if l == English {
		return ","
	}
	return noBreak
}

func grouped(s, sep string) string {
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	head := len(s) % 3
	parts := make([]string, 0, 8)
	if head > 0 {
		parts = append(parts, s[:head])
	}
	for ; head < len(s); head += 3 {
		parts = append(parts, s[head:head+3])
	}
	return sign + strings.Join(parts, sep)
}

// Localize returns s with its Western digits as the digits chosen for the
// language. It is for counts and dates, not for identifiers.
func Localize[L ~string](lang L, s string) string {
	if Digits(digits.Load()) != ArabicIndic || !Lang(lang).RTL() {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, s)
}
