package pdf

import (
	"slices"
	"strings"
	"sync"

	"github.com/jung-kurt/gofpdf"

	"markaz/app/text"
	"markaz/assets"
)

// weight chooses one of the document fonts.
type weight int

const (
	regular weight = iota
	bold
	tifinagh
	weights
)

// A face is a document font, cut once to the characters that papers can hold:
// gofpdf reads and cuts the font again for every document, which is most of the
// time of a short one.
type face struct {
	name  string // of the resource, and of gofpdf's family
	data  []byte // TrueType; gofpdf appends into what it is given, so clone it
	width []uint16
}

// spans are the characters that documents can hold. What lies outside is drawn as
// the font's empty box: nothing is dropped silently.
var spans = [...][2]rune{
	{0x20, 0x7E},
	{0xA0, 0x24F},
	{0x2BB, 0x2DD},
	{0x60C, 0x6FF},
	{0x750, 0x77F},
	{0x1E00, 0x1EFF},
	{0x2010, 0x2265},
	{0xFB50, 0xFDFD},
	{0xFE70, 0xFEFC},
}

var tifinaghSpans = [...][2]rune{{0x20, 0x20}, {0x2D30, 0x2D7F}}

var faces = sync.OnceValue(func() *[weights]face {
	f := new([weights]face)
	f[regular] = newFace("plex", assets.Regular, spans[:])
	f[bold] = newFace("plexb", assets.Bold, spans[:])
	f[tifinagh] = newFace("tifinagh", assets.Tifinagh, tifinaghSpans[:])
	return f
})

func newFace(name, file string, spans [][2]rune) face {
	var set strings.Builder
	for _, span := range spans {
		for r := span[0]; r <= span[1]; r++ {
			set.WriteRune(r)
		}
	}
	f := face{name: name, width: make([]uint16, 1<<16)}
	f.data = gofpdf.UTF8CutFont(assets.Font(file), set.String())
	ruler := gofpdf.New("P", "pt", "A4", "")
	ruler.AddUTF8FontFromBytes(name, "", slices.Clone(f.data))
	ruler.SetFont(name, "", 10)
	missing := uint16(ruler.GetStringSymbolWidth("\uE000"))
	for i := range f.width {
		f.width[i] = missing
	}
	for _, r := range set.String() {
		f.width[r] = uint16(ruler.GetStringSymbolWidth(string(r)))
	}
	return f
}

// A line is a text in visual order, ready for a PDF content stream.
type line struct {
	hex   []byte  // UTF-16 of the glyph codes, in hexadecimal
	parts []part  // instead of hex where it takes several fonts
	width float64 // at size 1
	tall  bool    // marks stand above its letters
}

type lineKey struct {
	s   string
	w   weight
	rtl bool
}

// line returns s in visual order, remembered for the whole document: a name is
// printed on every paper of its room.
func (s *sheet) line(t string, w weight, rtl bool) *line {
	key := lineKey{t, w, rtl}
	if l, ok := s.lines[key]; ok {
		return l
	}
	l := new(line)
	t = text.KeepCodes(t)
	if w != tifinagh && text.NeedsShaping(t) {
		l = s.parts(t, w, rtl)
	} else {
		l.hex, l.width = s.codes(text.Visual(t, rtl), w)
	}
	s.lines[key] = l
	return l
}

// codes returns the codes of letter forms in visual order, which are then embedded,
// and their width at size 1.
func (s *sheet) codes(visual string, w weight) (hex []byte, width float64) {
	f := &faces()[w]
	hex = make([]byte, 0, 4*len(visual))
	units := 0
	for _, r := range visual {
		if r > 0xFFFF {
			r = 0xFFFD
		}
		units += int(f.width[r])
		s.used[w][r] = true
		hex = appendHex(hex, uint16(r))
	}
	return hex, float64(units) / 1000
}

func appendHex(hex []byte, code uint16) []byte {
	const digit = "0123456789ABCDEF"
	return append(hex, digit[code>>12], digit[code>>8&15], digit[code>>4&15], digit[code&15])
}

// fontName is the name of a font in the resources of pages; past weights come the
// fonts that are made for the document.
func fontName(w weight) string {
	if w >= weights {
		return faces()[w-weights].name + "m"
	}
	return faces()[w].name
}
