package text

import (
	"slices"
	"sort"
	"strings"
)

// shortestNear is the shortest word for which a slip is allowed: of three letters
// nearly every name is one slip from another.
const shortestNear = 4

// near appends the words that differ from word by one slip. Such a word has the
// first or the second half of word unchanged, so only those that begin with the
// one or end with the other are looked at.
func (x *Index) near(out []int32, word string) []int32 {
	if len(word) < shortestNear {
		return out
	}
	half := len(word) / 2
	first, second := word[:half], word[half:]
	lo, hi := x.beginning(first)
	for t := lo; t < hi; t++ {
		if oneSlip(x.tokens[t], word) {
			out = append(out, t)
		}
	}
	from := sort.Search(len(x.ends), func(i int) bool { return compareEnd(x.tokens[x.ends[i]], second) >= 0 })
	for _, t := range x.ends[from:] {
		w := x.tokens[t]
		if !strings.HasSuffix(w, second) {
			break
		}
		if oneSlip(w, word) && !strings.HasPrefix(w, first) {
			out = append(out, t)
		}
	}
	// The two letters at the joint exchanged: neither half is unchanged.
	swapped := word[:half-1] + string([]byte{word[half], word[half-1]}) + word[half+1:]
	if t, ok := slices.BinarySearch(x.tokens, swapped); ok && !slices.Contains(out, int32(t)) {
		out = append(out, int32(t))
	}
	return out
}

// compareEnd compares w with an ending, both from their last letter; 0 if w ends
// so.
func compareEnd(w, end string) int {
	for i := 1; i <= len(end); i++ {
		if i > len(w) {
			return -1
		}
		if a, b := w[len(w)-i], end[len(end)-i]; a != b {
			return int(a) - int(b)
		}
	}
	return 0
}

// oneSlip reports whether a becomes b by one letter put in, left out or changed,
// or by two neighbours exchanged. Equal words are no slip.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) {
		return false
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
