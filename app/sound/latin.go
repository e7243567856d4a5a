package sound

import (
	"slices"
	"strings"

	"markaz/app/text"
)

// gap stands in a Latin name for an article that is written as a word of its own.
const gap = '_'

// separate are the words that are an article: ال and what it becomes before
// letters of the sun.
var separate = map[string]bool{
	"el": true, "al": true, "l": true, "er": true, "es": true, "ess": true, "ed": true, "et": true, "ez": true, "en": true, "ech": true, "as": true, "ar": true, "ad": true, "az": true, "an": true, "at": true, "ach": true, "ash": true, "il": true, "ul": true, "ou": false,
}

// short are the names that typists shorten.
var short = map[string]string{
	"med": "mohamed", "md": "mohamed", "mohd": "mohamed", "mhd": "mohamed", "my": "mulay", "mly": "mulay", "sd": "sidi",
}

// spelling makes one of spellings that are read alike.
var spelling = strings.NewReplacer("ou", "u", "oo", "u", "ee", "i", "sch", "ch", "ph", "f", "ck", "k", "x", "ks")

// maxLatin bounds the work that a name asks for; names are shorter.
const maxLatin = 64

// latin reads the words of a name, spelt simply: no accents, no doubled letters.
func (m *matcher) latin(name string) []string {
	words := strings.Fields(text.Fold(name))
	words = slices.DeleteFunc(words, func(w string) bool { return w[0] < 'a' || w[0] > 'z' })
	size := 0
	for i, w := range words {
		if to := short[w]; to != "" {
			w = to
		}
		switch {
		case separate[w] && len(words) > 1:
			w = string(gap)
		default:
			w = undoubled(spelling.Replace(w))
		}
		if size += len(w); size > maxLatin {
			return words[:i]
		}
		words[i] = w
	}
	return words
}

// undoubled keeps the first of letters that follow each other.
func undoubled(w string) string {
	for i := 1; i < len(w); i++ {
		if w[i] == w[i-1] {
			b := []byte(w[:i])
			for ; i < len(w); i++ {
				if w[i] != w[i-1] {
					b = append(b, w[i])
				}
			}
			return string(b)
		}
	}
	return w
}

// A sign is a letter of a Latin name at its place.
type sign struct {
	letter byte
	first  bool // of its word
	last   bool // of its word
}

// join puts the words one behind the other, beginning with the given one.
func join(words []string, first int, out []sign) []sign {
	for i := range words {
		w := words[(first+i)%len(words)]
		for j := range len(w) {
			if n := len(out); j == 0 && n > 0 && out[n-1].letter == w[0] {
				continue // Ed Daoudi
			}
			out = append(out, sign{letter: w[j], first: j == 0, last: j == len(w)-1 && len(w) > 3})
		}
	}
	return out
}
