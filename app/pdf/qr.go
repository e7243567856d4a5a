package pdf

import "rsc.io/qr"

// quiet is the empty border of a QR code, in modules (ISO/IEC 18004).
const quiet = 4

// qr draws a symbol with its quiet zone as large as the square at the upper left
// corner of b, in one path: dark modules side by side are one rectangle.
func (s *sheet) qr(b box, code *qr.Code) {
	if code == nil || s.record != nil {
		return
	}
	n := code.Size
	side := min(b.w, b.h)
	module := side / float64(n+2*quiet)
	left, top := s.left(b)+(b.w-side)/2+quiet*module, b.y+(b.h-side)/2+quiet*module
	if s.head.marked() { // readers want the quiet zone white
		s.fillBox(box{b.x + (b.w-side)/2, b.y + (b.h-side)/2, side, side}, 1)
	}
	s.page.setFill(black)
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && code.Black(x, y) {
				x++
			}
			if x == from {
				continue
			}
			s.at(left+float64(from)*module, top+float64(y+1)*module)
			s.page.nums(float64(x-from)*module/point, module/point)
			s.page.op("re")
		}
	}
	s.page.op("f")
}

// symbol encodes a text at correction level M, in the upper-case alphabet where
// the text keeps to it; nil where it is empty or too long for a QR code. The
// library leaves out the choice of a mask, which takes others most of the time
// of printing cards; decoders do not need it.
func symbol(content string) *qr.Code {
	if content == "" {
		return nil
	}
	code, err := qr.Encode(content, qr.M)
	if err != nil {
		return nil
	}
	return code
}
