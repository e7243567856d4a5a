package text

import "unicode"

// NeedsShaping reports whether s holds what presentation forms set poorly or not
// at all: vowel marks, and Arabic letters that have no such forms (ݣ); and
// Tifinagh, which is in another font than the rest.
func NeedsShaping(s string) bool {
	for _, r := range s {
		if hard(r) || isTifinagh(r) {
			return true
		}
	}
	return false
}

// hard reports whether a font must be asked how r is set.
func hard(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case joining(r) == 'T':
		return !invisible(r)
	}
	return r >= 0x600 && r != 0x640 && joining(r) != 'U' && !invisible(r) && formsOf(r).iso == 0
}

func isTifinagh(r rune) bool { return r >= 0x2D30 && r <= 0x2D7F }

// A Piece is a stretch of a line that is set in one way.
type Piece struct {
	Text string
	How  Setting
	RTL  bool // of a word to be shaped: it runs from right to left
}

// Setting is how a piece is set.
type Setting int

const (
	Set    Setting = iota // as it stands: letter forms in visual order, as from Visual
	Shaped                // a word in logical order, for which a font must be asked
	Berber                // letters of Tifinagh in visual order
)

// Pieces returns s as Visual does, in pieces from left to right: the words that
// hold marks apart, in logical order, to be shaped by a font.
func Pieces(s string, rtl bool) []Piece {
	w := scratches.Get().(*scratch)
	defer scratches.Put(w)
	w.take(s)
	w.levels = w.bidi.resolve(w.runes, rtl)
	plain := append([]rune(nil), w.runes...)
	shape(w.runes)
	w.reorder()
	words := w.words(plain)
	var pieces []Piece
	for at := 0; at < len(w.order); {
		i := w.order[at]
		from, how := at, words[i].how
		for at < len(w.order) && words[w.order[at]] == words[i] {
			at++
		}
		p := Piece{How: how}
		if how == Shaped {
			p.RTL = w.levels[i]%2 == 1
			p.Text = string(plain[words[i].start:words[i].end])
		} else {
			p.Text = w.string(len(s), w.order[from:at])
		}
		if p.Text != "" {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// A stretch is the word in which a character stands: all zero outside the words
// that are set apart.
type stretch struct {
	start, end int
	how        Setting
}

// words finds the words that are set apart: letters and marks at one level, of
// which one is hard. Letters do not join across the ends of such a word.
func (w *scratch) words(plain []rune) []stretch {
	of := make([]stretch, len(plain))
	for i := 0; i < len(plain); {
		how := Set
		end := i
		for ; end < len(plain) && w.levels[end] == w.levels[i] && isTifinagh(plain[end]) == isTifinagh(plain[i]) && inWord(plain[end]); end++ {
			if hard(plain[end]) {
				how = Shaped
			}
		}
		if end == i {
			i++
			continue
		}
		if isTifinagh(plain[i]) {
			how = Berber
		}
		for k := i; k < end && how != Set; k++ {
			of[k] = stretch{i, end, how}
		}
		i = end
	}
	return of
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == 0x200C || r == 0x200D
}
