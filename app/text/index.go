package text

import (
	"cmp"
	"slices"
	"sync"
	"unicode/utf8"
)

// An Index finds people by their codes and by parts of their names, at every
// keystroke. It holds folded words only, in memory. It never changes, so any
// number of goroutines may search at once; when rows change, make a new one.
type Index struct {
	tokens  []string // every word once, sorted, in the alphabet of encode
	rows    [][2]int32
	ofRow   []int32 // rows[i] bounds here: the words of row i
	ofToken []int32 // places[t] to places[t+1] bound here: the rows of word t
	places  []int32
	grams   grams
	ends    []int32 // words sorted by their letters from the last to the first
	scratch sync.Pool
}

// NewIndex returns an index of rows, each the raw fields of one item: codes,
// names in both scripts. Order and count of fields do not matter; every word of
// a field is found.
func NewIndex(rows [][]string) *Index {
	x := &Index{}
	x.collect(rows)
	x.invert()
	x.grams = newGrams(x.tokens)
	x.ends = sortedEnds(x.tokens)
	x.scratch.New = func() any { return &search{seen: make([]bool, len(rows)), met: make([]uint16, len(x.tokens))} }
	return x
}

// collect folds every field, numbers the words in alphabetical order and notes
// the words of each row.
func (x *Index) collect(rows [][]string) {
	ids := make(map[string]int32, len(rows)*3)
	var buf []byte
	f := folder{}
	for _, row := range rows {
		start := int32(len(x.ofRow))
		for _, field := range row {
			f.out, f.space = f.out[:0], false
			f.add(field)
			for rest := f.out; len(rest) > 0; {
				buf, rest = nextWord(buf[:0], rest)
				id, ok := ids[string(buf)]
				if !ok {
					id = int32(len(x.tokens))
					word := string(buf)
					ids[word] = id
					x.tokens = append(x.tokens, word)
				}
				if !slices.Contains(x.ofRow[start:], id) {
					x.ofRow = append(x.ofRow, id)
				}
			}
		}
		x.rows = append(x.rows, [2]int32{start, int32(len(x.ofRow))})
	}
	order := sortedWords(x.tokens)
	rank, sorted := make([]int32, len(order)), make([]string, len(order))
	for i, id := range order {
		rank[id], sorted[i] = int32(i), x.tokens[id]
	}
	x.tokens = sorted
	for i, id := range x.ofRow {
		x.ofRow[i] = rank[id]
	}
}

// invert fills ofToken from ofRow.
func (x *Index) invert() {
	x.places = make([]int32, len(x.tokens)+1)
	for _, t := range x.ofRow {
		x.places[t+1]++
	}
	for i := range x.tokens {
		x.places[i+1] += x.places[i]
	}
	x.ofToken = make([]int32, len(x.ofRow))
	next := slices.Clone(x.places)
	for row, span := range x.rows {
		for _, t := range x.ofRow[span[0]:span[1]] {
			x.ofToken[next[t]] = int32(row)
			next[t]++
		}
	}
}

// nextWord takes the first word off a folded text and writes it, one byte a
// letter, to dst.
func nextWord(dst, s []byte) (word, rest []byte) {
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			return dst, s[i+1:]
		}
		if s[i] < utf8.RuneSelf {
			dst = append(dst, encode(rune(s[i])))
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		dst = append(dst, encode(r))
		i += size
	}
	return dst, nil
}

// letters is how many values encode gives: a power of two.
const letters = 128

// encode maps a folded letter to one byte below letters, digits and alphabets in
// order. Letters of other scripts share what is left: a search may then find
// more than it should, never less.
func encode(r rune) byte {
	switch {
	case r >= '0' && r <= '9':
		return byte(r-'0') + 1
	case r >= 'a' && r <= 'z':
		return byte(r-'a') + 11
	case r >= 0x621 && r <= 0x64A:
		return byte(r-0x621) + 37
	}
	return byte(r%(letters-79)) + 79
}

// sortedWords returns the numbers of words in alphabetical order. The first eight
// letters are compared as one number: codes share long beginnings.
func sortedWords(words []string) []int32 {
	return sortBy(words, func(w string, i int) byte { return w[i] })
}

// sortedEnds orders words by their letters from the end.
func sortedEnds(words []string) []int32 {
	return sortBy(words, func(w string, i int) byte { return w[len(w)-1-i] })
}

func sortBy(words []string, letter func(string, int) byte) []int32 {
	type entry struct {
		head uint64
		id   int32
	}
	all := make([]entry, len(words))
	for id, w := range words {
		var head uint64
		for i := range 8 {
			head <<= 8
			if i < len(w) {
				head |= uint64(letter(w, i))
			}
		}
		all[id] = entry{head, int32(id)}
	}
	slices.SortFunc(all, func(a, b entry) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		v, w := words[a.id], words[b.id]
		for i := 8; i < len(v) && i < len(w); i++ {
			if p, q := letter(v, i), letter(w, i); p != q {
				return cmp.Compare(p, q)
			}
		}
		return cmp.Compare(len(v), len(w))
	})
	ids := make([]int32, len(all))
	for i, e := range all {
		ids[i] = e.id
	}
	return ids
}
