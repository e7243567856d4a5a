package text

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// How well a word of the query meets a word of a row; less is better.
const (
	exact = iota
	prefix
	inside
	near // one letter more, less, other, or two letters exchanged
	missed
)

// wanted is one word of a query and the words of the index that it meets.
type wanted struct {
	word     string
	lo, hi   int32 // words that begin with it
	exact    bool  // the word lo is it
	inside   []int32
	near     []int32
	postings int // how many places all these stand at
}

// search is what one Find works in.
type search struct {
	words  []wanted
	seen   []bool
	met    []uint16 // for each word of the index: the words of the query that it holds, or nearly is
	found  []hit
	enough int
}

// maxWords is how many words of a query count: the bits of search.met. No name
// has more.
const maxWords = 16

type hit struct {
	row   int32
	score int32
}

// Find returns the rows that meet every word of the query, best first: a word
// as it is, then as a beginning, then, from three letters on, anywhere inside;
// only when nothing is found so, words of four letters or more with one slip of
// the finger. A row is as good as its worst word. Equally good rows come in their
// own order. At most limit rows are returned, all of them if limit is 0. An empty
// query finds nothing.
//
// Where a query meets very many rows (a single letter), the best of those looked
// at are returned: exact matches, then the first alphabetically.
func (x *Index) Find(query string, limit int) []int {
	s := x.scratch.Get().(*search)
	defer x.scratch.Put(s)
	if !x.understand(s, query) {
		return nil
	}
	s.found, s.enough = s.found[:0], len(x.rows)
	if limit > 0 {
		s.enough = max(8*limit, 256)
	}
	x.gather(s, prefix)
	if limit <= 0 || len(s.found) < limit {
		for i := range s.words {
			w := &s.words[i]
			w.inside = x.grams.inside(w.inside[:0], x.tokens, w.word)
			x.mark(s, i, w.inside)
		}
		x.gather(s, inside)
	}
	if len(s.found) == 0 {
		for i := range s.words {
			w := &s.words[i]
			w.near = x.near(w.near[:0], w.word)
			x.mark(s, i, w.near)
		}
		x.gather(s, near)
	}
	for i := range s.words {
		s.clear(s.words[i].inside)
		s.clear(s.words[i].near)
	}
	return s.answer(limit)
}

// mark notes the words of the index that meet word i of the query.
func (x *Index) mark(s *search, i int, tokens []int32) {
	for _, t := range tokens {
		s.met[t] |= 1 << i
		s.words[i].postings += int(x.places[t+1] - x.places[t])
	}
}

func (s *search) clear(tokens []int32) {
	for _, t := range tokens {
		s.met[t] = 0
	}
}

// understand cuts the query into words and looks each up as a beginning.
func (x *Index) understand(s *search, query string) bool {
	s.words = s.words[:0]
	for rest := []byte(Fold(query)); len(rest) > 0 && len(s.words) < maxWords; {
		var word []byte
		word, rest = nextWord(nil, rest)
		w := wanted{word: string(word)}
		w.lo, w.hi = x.beginning(w.word)
		w.exact = w.lo < w.hi && x.tokens[w.lo] == w.word
		w.postings = int(x.places[w.hi] - x.places[w.lo])
		s.words = append(s.words, w)
	}
	return len(s.words) > 0
}

// beginning returns the bounds of the words that begin with p.
func (x *Index) beginning(p string) (lo, hi int32) {
	from, _ := slices.BinarySearch(x.tokens, p)
	n := sort.Search(len(x.tokens)-from, func(i int) bool { return !strings.HasPrefix(x.tokens[from+i], p) })
	return int32(from), int32(from + n)
}

// gather adds the rows in which every word is met, none worse than worst. It
// goes through the places of the rarest word and reads the rows it finds there.
func (x *Index) gather(s *search, worst int32) {
	rare := 0
	for i := range s.words {
		if s.words[i].postings < s.words[rare].postings {
			rare = i
		}
	}
	for _, h := range s.found {
		s.seen[h.row] = true
	}
	w := &s.words[rare]
	for t := w.lo; t < w.hi && len(s.found) < s.enough; t++ {
		x.read(s, t, worst)
	}
	for _, t := range w.inside {
		x.read(s, t, worst)
	}
	for _, t := range w.near {
		x.read(s, t, worst)
	}
	for _, h := range s.found {
		s.seen[h.row] = false
	}
}

// read judges the rows that hold a word, until enough are found.
func (x *Index) read(s *search, token, worst int32) {
	for _, row := range x.ofToken[x.places[token]:x.places[token+1]] {
		if len(s.found) >= s.enough {
			return
		}
		if s.seen[row] {
			continue
		}
		if score, ok := x.judge(s, row, worst); ok {
			s.seen[row] = true
			s.found = append(s.found, hit{row, score})
		}
	}
}

// judge tells how well a row meets the words: its worst first, then all together.
func (x *Index) judge(s *search, row, worst int32) (score int32, ok bool) {
	span := x.rows[row]
	tokens := x.ofRow[span[0]:span[1]]
	sum, low := int32(0), int32(exact)
	for i := range s.words {
		w := &s.words[i]
		best := int32(missed)
		for _, t := range tokens {
			switch {
			case t >= w.lo && t < w.hi:
				if t == w.lo && w.exact {
					best = exact
				} else {
					best = min(best, prefix)
				}
			case s.met[t]>>i&1 == 1:
				best = min(best, worst)
			}
		}
		if best > worst {
			return 0, false
		}
		low, sum = max(low, best), sum+best
	}
	return low*maxWords*missed + sum, true
}

// answer sorts what was found and cuts it.
func (s *search) answer(limit int) []int {
	slices.SortFunc(s.found, func(a, b hit) int { return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.row, b.row)) })
	if limit > 0 && len(s.found) > limit {
		s.found = s.found[:limit]
	}
	rows := make([]int, len(s.found))
	for i, h := range s.found {
		rows[i] = int(h.row)
	}
	return rows
}
