package text

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// scratch is what Visual works in; reused, so that a sheet of 22 lines costs 22
// strings and nothing else.
type scratch struct {
	runes  []rune
	levels []int8
	order  []int32
	bidi   resolver
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Visual returns s ready to be drawn by a program that sets glyphs from left to
// right and knows nothing of Arabic (gofpdf): letters in their presentation
// forms, runs in visual order by the Unicode bidirectional algorithm with rule
// L2 in a paragraph of the given direction, brackets mirrored, controls of
// direction removed. Line breaks and tabs become spaces: s is one line.
//
// A vowel mark comes before its letter: in the document fonts it has no width and
// its outline lies to the right of the pen. That sets marks roughly; NeedsShaping
// tells where better is wanted, and Pieces gives it.
func Visual(s string, rtl bool) string {
	if !rtl && plain(s) {
		return s
	}
	w := scratches.Get().(*scratch)
	defer scratches.Put(w)
	w.take(s)
	w.levels = w.bidi.resolve(w.runes, rtl)
	shape(w.runes)
	w.reorder()
	return w.string(len(s), w.order)
}

// take puts s into the scratch, on one line.
func (w *scratch) take(s string) {
	w.runes = w.runes[:0]
	for _, r := range s {
		if breaksLine(r) {
			r = ' '
		}
		w.runes = append(w.runes, r)
	}
}

// plain reports whether a left-to-right paragraph shows s as it stands: no
// letter of a right-to-left script, no control character.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0xD6 { // U+0590 and above begin with 0xD6
			return false
		}
	}
	return true
}

func breaksLine(r rune) bool {
	return r < ' ' || r == 0x7F || r == 0x85 || r == 0x2028 || r == 0x2029
}

// reorder is rule L2: from the highest level to the lowest odd one, reverse every
// stretch at that level or above.
func (w *scratch) reorder() {
	w.order = w.order[:0]
	top, low := int8(0), int8(127)
	for i, l := range w.levels {
		w.order = append(w.order, int32(i))
		top = max(top, l)
		if l%2 == 1 {
			low = min(low, l)
		}
	}
	for level := top; level >= low; level-- {
		for i := 0; i < len(w.order); i++ {
			j := i
			for j < len(w.order) && w.levels[j] >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				w.order[a], w.order[b] = w.order[b], w.order[a]
			}
			i = j
		}
	}
}

// string returns the characters at the given places, in that order.
func (w *scratch) string(size int, places []int32) string {
	var b strings.Builder
	b.Grow(size + size/2)
	for _, i := range places {
		r := w.runes[i]
		if r == dropped {
			continue
		}
		if w.levels[i]%2 == 1 {
			r = mirrored(r)
		}
		if r < utf8.RuneSelf {
			b.WriteByte(byte(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mirrored returns the character whose shape is r turned round (rule L4), for
// the pairs that the document fonts draw.
func mirrored(r rune) rune {
	switch r {
	case '(':
		return ')'
	case ')':
		return '('
	case '[':
		return ']'
	case ']':
		return '['
	case '{':
		return '}'
	case '}':
		return '{'
	case '<':
		return '>'
	case '>':
		return '<'
	case '«':
		return '»'
	case '»':
		return '«'
	case '‹':
		return '›'
	case '›':
		return '‹'
	case '≤':
		return '≥'
	case '≥':
		return '≤'
	}
	return r
}

// Controls of direction that isolate what they enclose.
const (
	ltrIsolate         = "\u2066"
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// LTR returns s kept left to right wherever it is set: an exam number, a date, a
// telephone number, «3-4». Without it 3-4 inside Arabic prints as 4-3, by the
// rules of bidi. The empty string stays empty.
func LTR(s string) string {
	if s == "" {
		return ""
	}
	return ltrIsolate + s + popIsolate
}
