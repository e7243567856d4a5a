package text

import "slices"

// Exact returns the rows that hold every word of the query as it is, in their order:
// a code that was scanned is looked up so, however many people begin like it.
func (x *Index) Exact(query string) (rows []int) {
	s := x.scratch.Get().(*search)
	defer x.scratch.Put(s)
	if !x.understand(s, query) {
		return nil
	}
	rare := s.words[0].lo
	for i := range s.words {
		w := &s.words[i]
		if !w.exact {
			return nil
		}
		if x.holders(w.lo) < x.holders(rare) {
			rare = w.lo
		}
	}
	for _, row := range x.ofToken[x.places[rare]:x.places[rare+1]] {
		words := x.ofRow[x.rows[row][0]:x.rows[row][1]]
		if !slices.ContainsFunc(s.words, func(w wanted) bool { return !slices.Contains(words, w.lo) }) {
			rows = append(rows, int(row))
		}
	}
	return rows
}

// holders counts the rows that hold a word.
func (x *Index) holders(token int32) int32 { return x.places[token+1] - x.places[token] }
