package pdf

import (
	"math"
	"strconv"
)

func (p *page) op(name string) { p.content = append(append(p.content, name...), '\n') }

// nums appends lengths in points with two decimals.
func (p *page) nums(v ...float64) {
	for _, x := range v {
		n := int64(math.Round(x * 100))
		if n < 0 {
			p.content = append(p.content, '-')
			n = -n
		}
		p.content = strconv.AppendInt(p.content, n/100, 10)
		if r := n % 100; r != 0 {
			p.content = append(p.content, '.', byte('0'+r/10), byte('0'+r%10))
		}
		p.content = append(p.content, ' ')
	}
}

// at appends a point of the page given from its top left corner.
func (s *sheet) at(x, y float64) { s.page.nums(x/point, (s.h-y)/point) }

// ink is the grey in which a page shows what is meant to be of the given one.
func (p *page) ink(grey float64) float64 {
	if p.dark && grey < shade {
		return black
	}
	return grey
}

func (p *page) setFill(grey float64) {
	grey = p.ink(grey)
	if p.fill != grey {
		p.nums(grey)
		p.op("g")
		p.fill = grey
	}
}

func (p *page) setStroke(grey, width float64) {
	grey = p.ink(grey)
	if p.stroke != grey {
		p.nums(grey)
		p.op("G")
		p.stroke = grey
	}
	if p.stroked != width {
		p.nums(width / point)
		p.op("w")
		p.stroked = width
	}
}

// fillBox fills b.
func (s *sheet) fillBox(b box, grey float64) {
	if s.record != nil {
		return
	}
	s.page.setFill(grey)
	s.at(s.left(b), b.y+b.h)
	s.page.nums(b.w/point, b.h/point)
	s.page.op("re f")
	if grey == shade {
		s.shaded(b)
	}
}

// frame draws the four sides of b.
func (s *sheet) frame(b box, grey, width float64) {
	if s.record != nil {
		return
	}
	s.page.setStroke(grey, width)
	s.at(s.left(b), b.y+b.h)
	s.page.nums(b.w/point, b.h/point)
	s.page.op("re S")
}

// across draws a horizontal line from x, w long.
func (s *sheet) across(x, y, w, grey, width float64) {
	if s.record != nil {
		return
	}
	s.page.setStroke(grey, width)
	left := s.left(box{x: x, w: w})
	s.at(left, y)
	s.page.op("m")
	s.at(left+w, y)
	s.page.op("l S")
}

// down draws a vertical line from y, h long.
func (s *sheet) down(x, y, h, grey, width float64) {
	if s.record != nil {
		return
	}
	s.page.setStroke(grey, width)
	left := s.left(box{x: x})
	s.at(left, y)
	s.page.op("m")
	s.at(left, y+h)
	s.page.op("l S")
}

// dashed draws a horizontal line to cut along.
func (s *sheet) dashed(x, y, w float64) {
	if s.record != nil {
		return
	}
	s.page.op("[4 3] 0 d")
	s.across(x, y, w, middle, 0.2)
	s.page.op("[] 0 d")
}

// dashedDown draws a vertical line to cut along.
func (s *sheet) dashedDown(x, y, h float64) {
	if s.record != nil {
		return
	}
	s.page.op("[4 3] 0 d")
	s.down(x, y, h, middle, 0.2)
	s.page.op("[] 0 d")
}

// show draws a line with its left end at x on the baseline y, squeezed to the
// given part of its width (1 is not at all).
func (s *sheet) show(l *line, w weight, size, x, y, grey, squeeze float64) {
	if len(l.hex) == 0 && l.parts == nil {
		return
	}
	p := s.page
	p.setFill(grey)
	p.content = append(p.content, "BT "...)
	if l.parts == nil {
		p.setFont(w, size)
	}
	if squeeze < 1 {
		p.nums(squeeze * 100)
		p.content = append(p.content, "Tz "...)
	}
	s.at(x, y)
	p.content = append(p.content, "Td "...)
	if l.parts == nil {
		p.content = append(append(append(p.content, '<'), l.hex...), "> Tj "...)
	}
	for _, part := range l.parts {
		p.setFont(part.weight, size)
		p.content = append(append(append(p.content, '<'), part.hex...), "> Tj "...)
	}
	if squeeze < 1 {
		p.content = append(p.content, "100 Tz "...)
	}
	p.op("ET")
}

func (p *page) setFont(w weight, size float64) {
	if p.font == w && p.size == size {
		return
	}
	p.content = append(append(append(p.content, '/'), fontName(w)...), ' ')
	p.nums(size)
	p.content = append(p.content, "Tf "...)
	p.font, p.size = w, size
}
