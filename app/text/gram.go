package text

import "strings"

// grams tells for every three letters in a row which words hold them: what stands
// inside a word is found without reading all words.
type grams struct {
	at    []int32 // at[g] to at[g+1] bound words
	words []int32
}

// gramSpace is how many places three letters are spread over. Where two threes
// share one, more words are looked at, and no others found.
const (
	gramBits  = 17
	gramSpace = 1 << gramBits
)

func gramAt(w string, i int) uint32 {
	n := uint32(w[i])*letters*letters + uint32(w[i+1])*letters + uint32(w[i+2])
	return n * 2654435761 >> (32 - gramBits)
}

// newGrams reads words twice: to count, then to fill. The beginning of a word is
// left out: prefixes are found in the sorted words.
func newGrams(words []string) grams {
	g := grams{at: make([]int32, gramSpace+1)}
	for _, w := range words {
		for i := 1; i+2 < len(w); i++ {
			g.at[gramAt(w, i)+1]++
		}
	}
	for i := range gramSpace {
		g.at[i+1] += g.at[i]
	}
	g.words = make([]int32, g.at[gramSpace])
	next := append([]int32(nil), g.at[:gramSpace]...)
	for id, w := range words {
		for i := 1; i+2 < len(w); i++ {
			n := gramAt(w, i)
			g.words[next[n]] = int32(id)
			next[n]++
		}
	}
	return g
}

// inside appends the words that hold part further on than at their beginning,
// each once. Parts of fewer than three letters are not looked for.
func (g grams) inside(out []int32, words []string, part string) []int32 {
	if len(part) < 3 {
		return out
	}
	best := gramAt(part, 0)
	for i := 1; i+2 < len(part); i++ {
		if n := gramAt(part, i); g.at[n+1]-g.at[n] < g.at[best+1]-g.at[best] {
			best = n
		}
	}
	last := int32(-1)
	for _, id := range g.words[g.at[best]:g.at[best+1]] {
		if id == last { // the three letters stand twice in it; ids rise
			continue
		}
		last = id
		if w := words[id]; strings.Contains(w[1:], part) && !strings.HasPrefix(w, part) {
			out = append(out, id)
		}
	}
	return out
}
