package sound

import (
	"iter"
	"slices"
	"strings"

	"markaz/app/text"
)

// gap stands in a Latin name for an article that is written as a word of its own.
const gap = '_'

// separate are the words that are an article: ال and what it becomes before
// letters of the sun.
var separate = func() map[string]bool {
	set := map[string]bool{}
	for article := range strings.FieldsSeq("el al il ul l er ar es as ess ed ad et at ez az en an ech ach ash") {
		set[article] = true
	}
	return set
}()

// short are the names that typists shorten.
var short = map[string]string{
	"med": "mohamed", "md": "mohamed", "mohd": "mohamed", "mhd": "mohamed", "my": "mulay", "mly": "mulay", "sd": "sidi",
}

// spelling makes one of spellings that are read alike.
var spelling = strings.NewReplacer("ou", "u", "oo", "u", "ee", "i", "sch", "ch", "ph", "f", "ck", "k", "x", "ks")

// maxLatin bounds the work that a name asks for; longer ones are not judged.
const maxLatin = 64

// simply reads the words of a name, spelt simply: no accents, no doubled letters.
func simply(name string) []string {
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
			return nil
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

// whole gives the article to the word that it stands before.
func whole(words []string) []string {
	out := words[:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w == string(gap) && i+1 < len(words) {
			i++
			w += words[i]
		}
		out = append(out, w)
	}
	return out
}

// manyWords is from where a name has too many orders to try them all.
const manyWords = 5

// orders are the other orders in which the words of a name may be written: all of
// them, or of a long name those that begin at another word.
func orders(words []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		if len(words) < manyWords {
			permute(slices.Clone(words), 0, yield)
			return
		}
		for first := 1; first < len(words); first++ {
			if !yield(slices.Concat(words[first:], words[:first])) {
				return
			}
		}
	}
}

func permute(words []string, from int, yield func([]string) bool) bool {
	if from == len(words) {
		return yield(words)
	}
	for i := from; i < len(words); i++ {
		words[from], words[i] = words[i], words[from]
		if !permute(words, from+1, yield) {
			return false
		}
		words[from], words[i] = words[i], words[from]
	}
	return true
}

// join puts the words one behind the other.
func join(words []string, out []sign) []sign {
	for _, w := range words {
		for j := range len(w) {
			out = append(out, sign{letter: w[j], first: j == 0, last: j == len(w)-1 && len(w) > 3})
		}
	}
	return out
}
