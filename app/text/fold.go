package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as a search compares it: small Latin letters without accents;
// Arabic letters without vowel marks and tatweel, with أإآٱ as ا, ؤ as و, ئ and ى
// as ي, ة as ه; the letters of Moroccan place names as the letters they stand for
// (ڭ ݣ گ as ك, ڤ as ف, پ as ب); Western digits; punctuation and every kind of
// space as one space, none at the ends; apostrophes and controls gone. Folding
// twice changes nothing. What is folded already is returned without a copy.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	f := folder{out: make([]byte, 0, len(s)+8)}
	f.add(s)
	return string(f.out)
}

// folded reports that s is ASCII and folded; false says nothing.
func folded(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return false
		}
	}
	return !space || s == ""
}

// What foldTable gives for a rune that is not one letter when folded; dropped is
// the third.
const (
	toSpace = ' '
	toMany  = -2 // see foldMany
)

// foldTable answers for everything below U+0700.
var foldTable = func() (table [0x700]rune) {
	for i := range table {
		table[i] = foldedRune(rune(i))
	}
	for from, to := range map[string]rune{
		"أإآٱٲٳٵ": 'ا', "ؤۇۆۋٶ": 'و', "ئىیےێۍې": 'ي', "ةۀەہھۃ": 'ه', "ڭگکڪڮ": 'ك', "ڤڢڡ": 'ف', "ڧڨٯ": 'ق',
		"پ": 'ب', "چ": 'ج', "ژ": 'ز', "øØǿǾ": 'o', "łŁ": 'l', "đĐðÐ": 'd', "ħĦ": 'h', "ıİ": 'i',
		"'`´ʼʾʿـ": dropped, "ªº": toSpace, "ßæÆœŒþÞŉ": toMany,
	} {
		for _, r := range from {
			table[r] = to
		}
	}
	for i, to := range table { // letters that fold to a letter that folds again
		if to > 0 && int(to) < len(table) {
			table[i] = table[to]
		}
	}
	return table
}()

var foldMany = map[rune]string{
	'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th", 'ŉ': "n",
}

// foldedRune folds a rune by its properties alone: case, accent, kind.
func foldedRune(r rune) rune {
	switch {
	case r == utf8.RuneError:
		return toSpace
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return dropped
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return toSpace
	}
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); d != nil {
		r, _ = utf8.DecodeRune(d)
	}
	return unicode.ToLower(westernDigit(r))
}

// folder collects a folded string; space says that one is owed before the next
// letter.
type folder struct {
	out   []byte
	space bool
}

func (f *folder) add(s string) {
	for _, r := range s {
		if uint32(r) >= uint32(len(foldTable)) {
			f.rare(r)
			continue
		}
		switch to := foldTable[r]; to {
		case toSpace:
			f.space = len(f.out) > 0
		case dropped:
		case toMany:
			f.add(foldMany[r])
		default:
			f.put(to)
		}
	}
}

func (f *folder) put(r rune) {
	if f.space {
		f.out, f.space = append(f.out, ' '), false
	}
	if r < utf8.RuneSelf {
		f.out = append(f.out, byte(r))
		return
	}
	f.out = utf8.AppendRune(f.out, r)
}

// rare folds what stands outside foldTable: presentation forms of lists that
// were copied out of a PDF, full-width letters, typographic marks.
func (f *folder) rare(r rune) {
	switch r {
	case '’', '‘', '‛', '′':
		return
	case 'ݣ', 'ݢ':
		f.put('ك')
		return
	}
	if d := norm.NFKD.String(string(r)); d != string(r) {
		if base, _ := utf8.DecodeRuneInString(d); base != r {
			f.add(d)
			return
		}
	}
	switch to := foldedRune(r); to {
	case toSpace:
		f.space = len(f.out) > 0
	case dropped:
	case r:
		f.put(r)
	default:
		f.add(string(to))
	}
}
