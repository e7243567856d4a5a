package text

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// maxPairs is the depth of nested brackets that BD16 follows.
const maxPairs = 63

// pair is an opening and a closing bracket, as places in the sequence.
type pair struct{ open, close int32 }

// closerOf returns the bracket that closes r. Neighbours, but for a few (a test
// compares BidiBrackets.txt); the two angle brackets that Unicode holds equal
// are one.
func closerOf(r rune) rune {
	switch r {
	case '[', '{', '［', '｛':
		return r + 2
	case 0x298D:
		return 0x2990
	case 0x298F:
		return 0x298E
	case 0x2329:
		return 0x3009
	}
	return r + 1
}

// locatePairs is BD16.
func (b *resolver) locatePairs() {
	b.pairs = b.pairs[:0]
	var stack [maxPairs]struct {
		closer rune
		at     int32
	}
	depth := 0
	for k, i := range b.seq {
		if b.types[i] != bidi.ON {
			continue
		}
		r := b.text[i]
		p, _ := bidi.LookupRune(r)
		if !p.IsBracket() {
			continue
		}
		if p.IsOpeningBracket() {
			if depth == maxPairs {
				return
			}
			stack[depth].closer, stack[depth].at = closerOf(r), int32(k)
			depth++
			continue
		}
		if r == 0x232A {
			r = 0x3009
		}
		for d := depth - 1; d >= 0; d-- {
			if stack[d].closer == r {
				b.pairs = append(b.pairs, pair{stack[d].at, int32(k)})
				depth = d
				break
			}
		}
	}
}

// brackets is N0.
func (b *resolver) brackets(level int8, sos class) {
	b.locatePairs()
	if len(b.pairs) == 0 {
		return
	}
	slices.SortFunc(b.pairs, func(x, y pair) int { return int(x.open - y.open) })
	along := typeOf(level)
	for _, p := range b.pairs {
		found := bidi.ON
		for _, i := range b.seq[p.open+1 : p.close] {
			if c := strongOrNumber(b.types[i]); c == along {
				found = c
				break
			} else if c != bidi.ON {
				found = c
			}
		}
		if found == bidi.ON {
			continue
		}
		if found != along && b.contextBefore(p.open, sos) != found {
			found = along
		}
		b.setBracket(p.open, found)
		b.setBracket(p.close, found)
	}
}

// strongOrNumber returns L or R, a number counting as R, or ON.
func strongOrNumber(c class) class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

func (b *resolver) contextBefore(k int32, sos class) class {
	for k--; k >= 0; k-- {
		if c := strongOrNumber(b.types[b.seq[k]]); c != bidi.ON {
			return c
		}
	}
	return sos
}

// setBracket gives a bracket its type, and the marks that follow it with it.
func (b *resolver) setBracket(k int32, c class) {
	b.types[b.seq[k]] = c
	for k++; int(k) < len(b.seq) && b.orig[b.seq[k]] == bidi.NSM; k++ {
		b.types[b.seq[k]] = c
	}
}

// neutral is N1 and N2.
func (b *resolver) neutral(level int8, sos, eos class) {
	types, seq := b.types, b.seq
	before := sos
	for k := 0; k < len(seq); k++ {
		if !neutrals.has(types[seq[k]]) {
			before = strongOrNumber(types[seq[k]])
			continue
		}
		end := k
		for end < len(seq) && neutrals.has(types[seq[end]]) {
			end++
		}
		after := eos
		if end < len(seq) {
			after = strongOrNumber(types[seq[end]])
		}
		c := typeOf(level)
		if before == after {
			c = before
		}
		for ; k < end; k++ {
			types[seq[k]] = c
		}
		k--
	}
}
