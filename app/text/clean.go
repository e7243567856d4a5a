package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean returns the text of a spreadsheet cell as it was meant: every kind of
// space and line break one plain space, none at the ends; controls of direction
// and other invisible characters gone; the apostrophe by which a spreadsheet
// marks text gone from the front; letters composed (NFC). The letters themselves
// are not changed. Cleaning twice changes nothing.
func Clean(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = b.Len() > 0
			continue
		case invisible(r) || r == 0xAD || r == 0x180E, r == '\'' && b.Len() == 0:
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// clean reports that Clean has nothing to do, for the letters of most cells;
// false says nothing.
func clean(s string) bool {
	space := true
	for i, r := range s {
		switch {
		case r == ' ':
			if space {
				return false
			}
			space = true
			continue
		case r == '\'' && i == 0:
			return false
		case r > ' ' && r < 0x7F, r >= 0xC0 && r < 0x300, r >= 0x621 && r <= 0x64A, r >= 0x660 && r <= 0x669:
		default:
			return false
		}
		space = false
	}
	return !space || s == ""
}

// WesternDigits returns s with the Arabic-Indic and Persian digits as 0 to 9.
func WesternDigits(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return westernDigit(r) != r }) {
		return s
	}
	return strings.Map(westernDigit, s)
}

func westernDigit(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}

// NFC returns s in Unicode's composed form: a password typed on another keyboard
// is then the same password.
func NFC(s string) string { return norm.NFC.String(s) }
