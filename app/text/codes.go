package text

import (
	"strings"
	"unicode/utf8"
)

// Controls of direction that hold what they enclose from left to right, whatever
// its characters: bidi would turn round «٣-٤» even where all else runs so.
const (
	leftToRight = ltrIsolate + "\u202D"
	endOfCode   = "\u202C" + popIsolate
)

// KeepCodes returns s with its codes kept in the order in which they were typed:
// 2BAC-3, 3-4, 50%, 12,5, the groups of a telephone number. By the rules of bidi
// these are turned round, whole or in part, among Arabic letters. A plain number
// needs nothing, and 12-ب is no code: it reads from the right.
func KeepCodes(s string) string {
	if !strings.ContainsFunc(s, isDigit) || !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x590 }) {
		return s // a line of Latin letters and their digits has no order but its own
	}
	var b strings.Builder
	kept := 0
	for at := 0; at < len(s); {
		n := codeAt(s[at:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
			continue
		}
		if code := s[at : at+n]; strings.ContainsFunc(code, isDigit) && strings.ContainsFunc(code, func(r rune) bool { return !isDigit(r) }) {
			b.WriteString(s[kept:at])
			b.WriteString(leftToRight + code + endOfCode)
			kept = at + n
		}
		at += n
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// codeAt returns the length of the code with which s begins, 0 if with none.
func codeAt(s string) int {
	if n := phoneAt(s); n > 0 {
		return n
	}
	end := 0
	for i, r := range s {
		switch {
		case isDigit(r), isLatin(r):
			end = i + utf8.RuneLen(r)
		case (r == '%' || r == '٪' || r == '°') && end > 0:
			end = i + utf8.RuneLen(r)
		case r == '+' && i == 0, end > 0 && strings.ContainsRune("-/:.,_+*#'’‑–−", r):
		default:
			return end
		}
	}
	return end
}

// A telephone number has at least so many digits, with those of its country or
// without.
const phoneDigits = 9

// phoneAt returns the length of the telephone number in groups of digits with
// which s begins: 06 61 23 45 67. Other numbers side by side are several.
func phoneAt(s string) int {
	if s == "" || s[0] != '0' && s[0] != '+' {
		return 0
	}
	digits, end, before := 0, 0, '+'
	for i, r := range s {
		switch {
		case isDigit(r):
			digits++
			end = i + utf8.RuneLen(r)
		case r == '+' && i == 0:
		case (r == ' ' || r == '\u00A0' || r == '.' || r == '-') && isDigit(before):
		case digits >= phoneDigits:
			return end
		default:
			return 0
		}
		before = r
	}
	if digits < phoneDigits {
		return 0
	}
	return end
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '٠' && r <= '٩' }

func isLatin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250 && r != 0xD7 && r != 0xF7
}
