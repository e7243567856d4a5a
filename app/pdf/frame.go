package pdf

import "math"

// newFrame draws what is the same in every symbol of a version.
func newFrame(version int) *symbol {
	size := 17 + 4*version
	s := &symbol{size: size, dark: make([]bool, size*size), fixed: make([]bool, size*size)}
	for i := range size {
		s.fix(6, i, i%2 == 0)
		s.fix(i, 6, i%2 == 0)
	}
	s.rings(3, 3, 4)
	s.rings(size-4, 3, 4)
	s.rings(3, size-4, 4)
	s.alignment(version)
	if version >= 7 {
		word := version<<12 | remainder(version, 12, 0x1F25)
		for i := range 18 {
			s.fix(size-11+i%3, i/3, word>>i&1 == 1)
			s.fix(i/3, size-11+i%3, word>>i&1 == 1)
		}
	}
	s.format(0)
	return s
}

func (s *symbol) fix(x, y int, dark bool) {
	s.dark[y*s.size+x], s.fixed[y*s.size+x] = dark, true
}

// rings draws a finder pattern with its light border (radius 4) or an alignment
// pattern (radius 2) around a centre.
func (s *symbol) rings(cx, cy, radius int) {
	for dy := -radius; dy <= radius; dy++ {
		for dx := -radius; dx <= radius; dx++ {
			x, y := cx+dx, cy+dy
			if x < 0 || y < 0 || x >= s.size || y >= s.size {
				continue
			}
			ring := max(dx, -dx, dy, -dy)
			s.fix(x, y, ring != 4 && (ring != 2 || radius == 2) && (ring != 1 || radius == 4))
		}
	}
}

// alignment draws alignment patterns wherever two of their lines cross, except on
// the finders.
func (s *symbol) alignment(version int) {
	if version < 2 {
		return
	}
	n := version/7 + 2
	// Lines are an even distance apart, rounded up, measured from the far side.
	step := 2 * int(math.Ceil(float64(s.size-13)/float64(2*(n-1))))
	if version == 32 {
		step = 26 // the one exception of the standard's table
	}
	at := []int{6}
	for i := n - 2; i >= 0; i-- {
		at = append(at, s.size-7-i*step)
	}
	for i, y := range at {
		for j, x := range at {
			if i == 0 && j == 0 || i == 0 && j == n-1 || i == n-1 && j == 0 {
				continue
			}
			s.rings(x, y, 2)
		}
	}
}

// format writes level and mask twice, and the dark module.
func (s *symbol) format(mask int) {
	word := (mask<<10 | remainder(mask, 10, 0x537)) ^ 0x5412 // level M is 00
	for i := range 15 {
		dark := word>>i&1 == 1
		switch {
		case i < 6:
			s.fix(8, i, dark)
		case i < 8:
			s.fix(8, i+1, dark)
		case i == 8:
			s.fix(7, 8, dark)
		default:
			s.fix(14-i, 8, dark)
		}
		if i < 8 {
			s.fix(s.size-1-i, 8, dark)
		} else {
			s.fix(8, s.size-15+i, dark)
		}
	}
	s.fix(8, s.size-8, true)
}

// remainder is the check of a format or version word: its value shifted by n,
// modulo a generator.
func remainder(value, n, generator int) int {
	r := value
	for range n {
		r = r<<1 ^ r>>(n-1)*generator
	}
	return r
}

var masks = [8]func(x, y int) bool{
	func(x, y int) bool { return (x+y)%2 == 0 },
	func(_, y int) bool { return y%2 == 0 },
	func(x, _ int) bool { return x%3 == 0 },
	func(x, y int) bool { return (x+y)%3 == 0 },
	func(x, y int) bool { return (x/3+y/2)%2 == 0 },
	func(x, y int) bool { return x*y%2+x*y%3 == 0 },
	func(x, y int) bool { return (x*y%2+x*y%3)%2 == 0 },
	func(x, y int) bool { return ((x+y)%2+x*y%3)%2 == 0 },
}

// mask turns over the modules that mask k names and writes its number; twice is
// not at all.
func (s *symbol) mask(k int) {
	turn := masks[k]
	for y := range s.size {
		for x := range s.size {
			at := y*s.size + x
			if !s.fixed[at] && turn(x, y) {
				s.dark[at] = !s.dark[at]
			}
		}
	}
	s.format(k)
}

// bestMask returns the mask with the fewest penalty points.
func (s *symbol) bestMask() int {
	best, least := 0, math.MaxInt
	for k := range masks {
		s.mask(k)
		if p := s.penalty(); p < least {
			best, least = k, p
		}
		s.mask(k)
	}
	return best
}

// penalty counts what makes a symbol hard to read: runs, blocks, what looks like a
// finder, too much of one colour (ISO/IEC 18004, 7.8.3).
func (s *symbol) penalty() int {
	n, points, dark := s.size, 0, 0
	for i := range n {
		points += s.lineOf(i*n, 1) + s.lineOf(i, n)
	}
	for y := range n {
		for x := range n {
			at := y*n + x
			d := s.dark[at]
			if d {
				dark++
			}
			if x+1 < n && y+1 < n && s.dark[at+1] == d && s.dark[at+n] == d && s.dark[at+n+1] == d {
				points += 3
			}
		}
	}
	away := dark*20 - n*n*10
	return points + max(away, -away)/(n*n)*10
}

// lineOf counts the points of a row or column.
func (s *symbol) lineOf(at, step int) int {
	points, run, window := 0, 0, 0
	last := false
	for i := range s.size {
		d := s.dark[at]
		at += step
		if i > 0 && d == last {
			run++
			if run == 5 {
				points += 3
			} else if run > 5 {
				points++
			}
		} else {
			run, last = 1, d
		}
		window = window << 1 & 0x7FF
		if d {
			window |= 1
		}
		if i >= 10 && (window == 0b10111010000 || window == 0b00001011101) {
			points += 40
		}
	}
	return points
}
