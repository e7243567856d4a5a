package pdf

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"markaz/app/text"
)

// Words with vowel marks are set by HarfBuzz, and written in a font that is made
// for the document: it has one glyph for each letter and each mark of such words,
// moved to where HarfBuzz wants it. So a marked word is a row of codes like any
// other, its marks stand where they should, and each code means one letter: what
// a reader finds, copies or hears is the word as it was typed.

// A part is a stretch of a line in one font.
type part struct {
	weight weight
	hex    []byte // of the codes
}

// A shaper asks HarfBuzz how a font sets words. It serves one line at a time.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// shapers are those not at work. Reading what a font knows of marks takes longer
// than setting a name, and few papers need it: it is read when first asked for.
var shapers = [...]sync.Pool{regular: shaperOf(regular), bold: shaperOf(bold)}

func shaperOf(w weight) sync.Pool {
	return sync.Pool{New: func() any {
		return &shaper{harfbuzz.NewFont(font.NewFace(outlineOf(w).font)), harfbuzz.NewBuffer()}
	}}
}

// shape sets a word. Its letters are those that letter forms give the usual names:
// of the font's ligatures only that of lam and alef is made.
func (h *shaper) shape(word []rune, rtl bool) {
	b := h.buffer
	b.Clear()
	b.ClusterLevel = harfbuzz.MonotoneCharacters
	b.Props.Direction, b.Props.Script, b.Props.Language = harfbuzz.LeftToRight, language.LookupScript(word[0]), "fr"
	if rtl {
		b.Props.Direction, b.Props.Script, b.Props.Language = harfbuzz.RightToLeft, language.Arabic, "ar"
	}
	b.AddRunes(word, 0, -1)
	b.Shape(h.font, features(word))
}

var ligatures, required = opentype.MustNewTag("liga"), opentype.MustNewTag("rlig")

func features(word []rune) []harfbuzz.Feature {
	f := []harfbuzz.Feature{
		{Tag: ligatures, Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd},
		{Tag: required, Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd},
	}
	lam := -1
	for i, r := range word {
		switch {
		case unicode.IsMark(r):
		case lam >= 0 && strings.ContainsRune("اأإآٱ", r):
			f = append(f, harfbuzz.Feature{Tag: required, Value: 1, Start: lam, End: i + 1})
			lam = -1
		case r == 'ل':
			lam = i
		default:
			lam = -1
		}
	}
	return f
}

// parts sets a line of which some words need a shaper.
func (s *sheet) parts(t string, w weight, rtl bool) *line {
	l := new(line)
	for _, piece := range text.Pieces(t, rtl) {
		p := part{weight: w}
		var width float64
		switch piece.How {
		case text.Shaped:
			made := s.madeFont(w)
			p.weight = made.weight + weights
			p.hex, width = made.word([]rune(piece.Text), piece.RTL)
			l.tall = l.tall || made.reach > high
		case text.Berber:
			p.weight = tifinagh
			p.hex, width = s.codes(piece.Text, tifinagh)
		default:
			p.hex, width = s.codes(piece.Text, w)
		}
		l.width += width
		l.parts = append(l.parts, p)
	}
	return l
}

// high is how far above the baseline a letter reaches that needs more room than
// usual ones, in sizes: an alef with hamza stays below it.
const high = 1.01

// A madeFont is the font that is made of the marked words of one document.
type madeFont struct {
	weight weight
	of     *outline
	codes  map[string]uint16
	glyphs []madeGlyph // the code of the first is 1
	reach  float64     // of the last word above the baseline, at size 1
	key    []byte
}

// A madeGlyph is one letter of a word: what is drawn for it, how far it takes the
// pen, in units of the font, and what it means.
type madeGlyph struct {
	drawn   []drawnGlyph
	advance int
	letter  rune
}

// A drawnGlyph is a glyph of the document font, moved.
type drawnGlyph struct {
	id   uint16
	x, y int
}

func (s *sheet) madeFont(w weight) *madeFont {
	if w != bold {
		w = regular
	}
	if s.made[w] == nil {
		s.made[w] = &madeFont{weight: w, of: outlineOf(w), codes: map[string]uint16{}}
	}
	return s.made[w]
}

// word returns the codes of a word from left to right, and its width at size 1.
// HarfBuzz says which glyphs stand for which letters together. The leftmost of the
// letters has all that is drawn for them, the others are blank: lam, its mark and
// alef are drawn as one, and found as the three that they are.
func (m *madeFont) word(word []rune, rtl bool) (hex []byte, width float64) {
	h := shapers[m.weight].Get().(*shaper)
	defer shapers[m.weight].Put(h)
	h.shape(word, rtl)
	info, place := h.buffer.Info, h.buffer.Pos
	total, top := 0, 0
	for i := 0; i < len(info); {
		var g madeGlyph
		from := info[i].Cluster
		for ; i < len(info) && info[i].Cluster == from; i++ {
			g.drawn = append(g.drawn, drawnGlyph{uint16(info[i].Glyph), g.advance + int(place[i].XOffset), int(place[i].YOffset)})
			g.advance += int(place[i].XAdvance)
			top = max(top, int(place[i].YOffset)+m.of.top(uint16(info[i].Glyph)))
		}
		total += g.advance
		letters := slices.Clone(word[from:clusterEnd(info, from, len(word))])
		if rtl {
			slices.Reverse(letters)
		}
		hex = m.letters(hex, g, letters)
	}
	em := float64(m.of.em)
	m.reach = float64(top) / em
	return hex, float64(total) / em
}

// clusterEnd is where the letters from the given one on end, which glyphs stand for
// together.
func clusterEnd(info []harfbuzz.GlyphInfo, from, end int) int {
	for _, g := range info {
		if g.Cluster > from {
			end = min(end, g.Cluster)
		}
	}
	return end
}

// letters appends a code for each of the letters. The width is shared out among
// those that are not marks.
func (m *madeFont) letters(hex []byte, g madeGlyph, letters []rune) []byte {
	wide := 0
	for _, r := range letters {
		if !unicode.IsMark(r) {
			wide++
		}
	}
	for i, r := range letters {
		one := madeGlyph{letter: r}
		if i == 0 {
			one.drawn = g.drawn
		}
		switch {
		case wide == 0 && i == len(letters)-1: // marks with a width of their own
			one.advance = g.advance
		case wide > 0 && !unicode.IsMark(r):
			one.advance = g.advance / wide
			g.advance -= one.advance
			wide--
		}
		hex = appendHex(hex, m.code(one))
	}
	return hex
}

// code returns the code of a glyph, a new one if there is none.
func (m *madeFont) code(g madeGlyph) uint16 {
	m.key = binary.AppendVarint(binary.AppendVarint(m.key[:0], int64(g.advance)), int64(g.letter))
	for _, d := range g.drawn {
		m.key = binary.AppendVarint(binary.AppendVarint(binary.AppendVarint(m.key, int64(d.id)), int64(d.x)), int64(d.y))
	}
	code, known := m.codes[string(m.key)]
	if !known {
		m.glyphs = append(m.glyphs, g)
		code = uint16(len(m.glyphs))
		m.codes[string(m.key)] = code
	}
	return code
}
