package pdf

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// Sizes of paper, portrait.
const (
	a4Width  = 210.0
	a4Height = 297.0
	point    = 25.4 / 72 // millimetres
)

// Shades of grey: 0 is black.
const (
	black  = 0.0
	dark   = 0.25
	middle = 0.45
	rule   = 0.62
	shade  = 0.93
)

// A sheet is a document being drawn. Boxes are counted from the top and from the
// edge where reading starts: the right one in Arabic.
type sheet struct {
	head   Head
	rtl    bool
	tpl    exam.Template   // of the document in work
	top    exam.Letterhead // of it
	ofHead []bool          // which of its places to sign are of the head of the centre
	w, h   float64         // of the page; another may be turned
	pages  []*page
	page   *page
	lines  map[lineKey]*line
	used   [weights][]bool
	made   [bold + 1]*madeFont // of words with marks; nil until one is set
	photos photos
	mark   *watermark // nil until one is drawn
	markAt [6]float64 // the matrix of the one drawn last
	leaves bool       // paper is printed on both sides
	cut    bool       // pages are cut into pieces: each piece has a watermark of its own
	unit   exam.UnitKey
	record *record // nil where the document is drawn
	scale  float64 // of what is drawn to what is printed; 0 is 1
	whole  int     // pages of the document of which only some are drawn; 0 counts those drawn
}

// A page is its content stream and what the outline says of it.
type page struct {
	content  []byte
	w, h     float64
	bookmark string
	blank    bool // the back of a leaf: nothing is on it
	bare     bool // a sheet of stickers: carries no foot
	unit     exam.UnitKey
	dark     bool // nothing on it is grey but the ground of boxes
	n        int  // of this page among all of the document; 0 counts those drawn

	paperWidth, paperHeight float64

	// In a file of several documents.
	head    *Head  // of the document that the page is of; nil is that of the file
	chapter string // begins here, above the bookmark in the outline
	level   int    // of the bookmark

	// What the stream has set last, so that it is not set again.
	font    weight
	size    float64
	fill    float64
	stroke  float64
	stroked float64 // width of lines
}

// A paper in large type, for low vision, is drawn on half a page and printed on a
// whole one, turned: everything on it is larger by the same measure. Those papers
// have it that can flow over more pages.
const (
	largeScale  = math.Sqrt2
	largeHeight = a4Height / 2
)

func newSheet(head Head, width, height float64) *sheet {
	s := &sheet{head: head.defaults(), w: width, h: height, lines: map[lineKey]*line{}}
	if head.Large {
		s.w, s.h, s.scale = a4Width, largeHeight, largeScale
	}
	s.rtl = s.head.Lang == "ar"
	s.use("")
	for i := range s.used {
		s.used[i] = make([]bool, 1<<16)
	}
	return s
}

// addPage starts a page; a bookmark other than "" is shown in the outline.
func (s *sheet) addPage(bookmark string) {
	if s.record != nil {
		s.pages = append(s.pages, s.page)
		return
	}
	s.page = &page{content: make([]byte, 0, 16<<10), w: s.w, h: s.h, bookmark: bookmark, size: -1, fill: -1, stroke: -1, stroked: -1}
	s.page.dark, s.page.paperWidth, s.page.paperHeight = s.head.Large, s.w, s.h
	if s.scale != 0 {
		s.page.paperWidth, s.page.paperHeight = a4Height, a4Width
		s.page.content = fmt.Appendf(s.page.content, "%.5f 0 0 %.5f 0 0 cm\n", s.scale, s.scale)
	}
	s.pages = append(s.pages, s.page)
	if !s.cut {
		s.page.unit = s.unit
		s.watermarked(box{0, 0, s.w, s.h})
	}
}

// mainBookmark names a page that holds several pieces by the first of them.
func (s *sheet) mainBookmark(name string) {
	if s.page.bookmark == "" {
		s.page.bookmark = name
	}
}

// leaf makes the next page a right-hand one, on which a new leaf begins, when
// paper is printed on both sides.
func (s *sheet) leaf(bothSides bool) {
	s.leaves = s.leaves || bothSides
	if bothSides && len(s.pages)%2 == 1 {
		s.addPage("")
		s.page.content, s.page.blank = s.page.content[:0], true
	}
}

// A box is a rectangle: x from the edge where reading starts, y from the top.
type box struct{ x, y, w, h float64 }

func (b box) in(x, y float64) box { return box{b.x + x, b.y + y, b.w - 2*x, b.h - 2*y} }

// left returns the x of the box's left edge from the left edge of the page.
func (s *sheet) left(b box) float64 {
	if s.rtl {
		return s.w - b.x - b.w
	}
	return b.x
}

// t returns a message in the language of the paper.
func (s *sheet) t(key string, args ...text.Args) string {
	if s.record != nil {
		return named(key, args)
	}
	return text.T(s.head.Lang, key, args...)
}

// digits returns counts and dates in the digits of the paper. Identifiers are
// printed as they are.
func (s *sheet) digits(t string) string { return s.head.Digits(t) }

// Digits returns counts and dates in the digits of papers with this head.
func (h Head) Digits(t string) string {
	if h.defaults().Lang != "ar" || !h.ArabicDigits {
		return t
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, t)
}

// n returns a whole number in the digits of the paper.
func (s *sheet) n(i int) string { return s.digits(strconv.Itoa(i)) }

// count returns a message about n things, in the plural form that n asks for;
// {count} in it is n in the digits of the paper.
func (s *sheet) count(key string, n int) string {
	return s.t(key, text.Args{"n": n, "count": s.n(n)})
}
