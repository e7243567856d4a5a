package pdf

// quiet is the empty border of a QR code, in modules (ISO/IEC 18004).
const quiet = 4

// qr draws a symbol with its quiet zone as large as the square at the upper left
// corner of b, in one path: dark modules side by side are one rectangle.
func (s *sheet) qr(b box, code *symbol) {
	if code == nil {
		return
	}
	n := code.size
	side := min(b.w, b.h)
	module := side / float64(n+2*quiet)
	left, top := s.left(b)+(b.w-side)/2+quiet*module, b.y+(b.h-side)/2+quiet*module
	s.page.setFill(black)
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && code.dark[y*n+x] {
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
