package pdf

import (
	"compress/zlib"
	"fmt"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"markaz/app/text"
	"markaz/assets"
)

// A watermark is two lines of words, one below the other around the point 0 0.
// It is drawn as shapes and is no text of the page: who searches a paper or
// copies from it finds its own words only, in their order.
type watermark struct {
	stream []byte  // of the form that every page and piece shares
	w, h   float64 // points of the form
}

const (
	pale    = 0.9  // grey behind words: read at a glance, and never instead of them
	darker  = 0.83 // where the paper itself is shaded
	letters = 20.0 // size of the first line in the form
	below   = 0.42 // size of the second line, of the first
	reach   = 0.64 // of the diagonal
)

// marked reports whether a paper has a watermark.
func (h Head) marked() bool { return h.Practice || h.Sample }

// watermarked draws the words of a practice paper, or of a sample, across b, from one corner to
// the other, behind whatever is drawn afterwards.
func (s *sheet) watermarked(b box) {
	if !s.head.marked() || s.record != nil {
		return
	}
	if s.mark == nil {
		s.mark = practiceMark(s)
	}
	m, w, h := s.mark, b.w/point, b.h/point
	angle := math.Atan2(h, w)
	sin, cos := math.Sin(angle), math.Cos(angle)
	k := min(reach*math.Hypot(w, h)/m.w, 0.94*w/(m.w*cos+m.h*sin), 0.94*h/(m.w*sin+m.h*cos))
	s.markAt = [6]float64{k * cos, k * sin, -k * sin, k * cos, s.left(b)/point + w/2, (s.h-b.y)/point - h/2}
	s.page.content = append(s.page.content, "q "...)
	s.drawMark(pale)
}

// shaded draws the part of the watermark that b has just covered again, so that
// its words stay whole.
func (s *sheet) shaded(b box) {
	if !s.head.marked() {
		return
	}
	s.page.content = append(s.page.content, "q "...)
	s.at(s.left(b), b.y+b.h)
	s.page.nums(b.w/point, b.h/point)
	s.page.content = append(s.page.content, "re W n "...)
	s.drawMark(darker)
}

func (s *sheet) drawMark(grey float64) {
	s.page.nums(grey)
	s.page.content = append(s.page.content, "g "...)
	s.page.nums(s.markAt[:]...)
	s.page.op("cm /Practice Do Q")
}

// practiceMark makes the form in the language of the paper.
func practiceMark(s *sheet) *watermark {
	says := "paper.practice"
	if s.head.Sample {
		says = "paper.sample"
	}
	first, firstWidth := s.outline(s.t(says), letters)
	second, secondWidth := s.outline(s.t(says+".data"), letters*below)
	m := &watermark{w: max(firstWidth, secondWidth), h: 1.5 * letters}
	var p page
	first.onto(&p, -firstWidth/2, -0.04*letters)
	second.onto(&p, -secondWidth/2, -0.6*letters)
	p.op("f")
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	m.stream = deflate(z, p.content)
	return m
}

// write adds the form to the file and returns its name for the resources.
func (m *watermark) write(u *update) string {
	if m == nil {
		return ""
	}
	u.object(u.next, fmt.Sprintf("<</Type /XObject /Subtype /Form /BBox [%.0f %.0f %.0f %.0f] /Filter /FlateDecode /Length %d>>",
		-m.w/2-letters, -m.h, m.w/2+letters, m.h, len(m.stream)), m.stream)
	u.next++
	return fmt.Sprintf("/Practice %d 0 R ", u.next-1)
}

// size is about how many bytes write adds.
func (m *watermark) size() int {
	if m == nil {
		return 0
	}
	return len(m.stream) + 200
}

// A shape is a path of PDF: operators, and the numbers that they take.
type shape struct {
	ops    []byte
	points []float64
}

// operands are how many numbers an operator of a path takes.
var operands = map[byte]int{'m': 2, 'l': 2, 'c': 6, 'h': 0}

func (s *shape) add(op byte, v ...float64) {
	s.ops, s.points = append(s.ops, op), append(s.points, v...)
}

// onto appends the shape, moved by x and y, to a stream.
func (s *shape) onto(p *page, x, y float64) {
	at := s.points
	for _, op := range s.ops {
		n := operands[op]
		for i := 0; i < n; i += 2 {
			p.nums(at[i]+x, at[i+1]+y)
		}
		at = at[n:]
		p.content = append(p.content, op, '\n')
	}
}

// outline returns the letters of a text as shapes on a line that begins at 0 0,
// and how long that is.
func (s *sheet) outline(t string, size float64) (shape, float64) {
	f := outlines()
	var out shape
	var buffer sfnt.Buffer
	x, scale := 0.0, size/grid1000/64
	for _, r := range text.Visual(t, s.rtl) {
		i, err := f.GlyphIndex(&buffer, r)
		if err != nil {
			continue // not in an embedded font: a test reads the words
		}
		segments, err := f.LoadGlyph(&buffer, i, fixed.I(grid1000), nil)
		if err != nil {
			continue
		}
		out.glyph(segments, x, scale)
		advance, _ := f.GlyphAdvance(&buffer, i, fixed.I(grid1000), font.HintingNone)
		x += float64(advance) * scale
	}
	return out, x
}

// grid1000 is the size at which shapes are taken from a font: fine enough for
// any size on paper.
const grid1000 = 1000

// glyph adds the shape of one letter at x. Fonts count y downwards, and their
// curves are quadratic: PDF has cubic ones.
func (s *shape) glyph(segments sfnt.Segments, x, scale float64) {
	var px, py float64
	at := func(p fixed.Point26_6) (float64, float64) { return x + float64(p.X)*scale, -float64(p.Y) * scale }
	for i, g := range segments {
		ax, ay := at(g.Args[0])
		bx, by := at(g.Args[1])
		cx, cy := at(g.Args[2])
		switch g.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				s.add('h')
			}
			s.add('m', ax, ay)
			px, py = ax, ay
		case sfnt.SegmentOpLineTo:
			s.add('l', ax, ay)
			px, py = ax, ay
		case sfnt.SegmentOpQuadTo:
			s.add('c', px+2*(ax-px)/3, py+2*(ay-py)/3, bx+2*(ax-bx)/3, by+2*(ay-by)/3, bx, by)
			px, py = bx, by
		case sfnt.SegmentOpCubeTo:
			s.add('c', ax, ay, bx, by, cx, cy)
			px, py = cx, cy
		}
	}
	if len(segments) > 0 {
		s.add('h')
	}
}

// outlines is the bold font whole: the cut one of faces lacks what a reader of
// shapes asks for.
var outlines = sync.OnceValue(func() *sfnt.Font {
	f, err := sfnt.Parse(assets.Font(assets.Bold))
	if err != nil {
		panic("pdf: " + err.Error()) // embedded: a mistake in the program
	}
	return f
})
