package pdf

import "math"

// A boardPart is one part of a bar: what it counts and how it is filled. Parts
// differ by pattern, for papers are printed and copied in black and white.
type boardPart struct {
	word  string
	of    func(*BoardRow) int
	grey  float64
	hatch float64 // distance of slanting lines; 0 is none
	cross bool    // lines slant both ways
}

// boardParts run from what is done to what is waited for, as bars fill up.
var boardParts = [...]boardPart{
	{"paper.board.validated", func(r *BoardRow) int { return r.Validated }, 0.15, 0, false},
	{"paper.board.approved", func(r *BoardRow) int { return r.Approved }, 0.55, 0, false},
	{"paper.board.settled", func(r *BoardRow) int { return r.Settled }, 1, 1.5, true},
	{"paper.board.requested", func(r *BoardRow) int { return r.Requested }, 1, 1.1, false},
	{"paper.board.waiting", func(r *BoardRow) int { return r.Waiting }, 1, 0, false},
}

// bar draws the parts of a row from where reading starts. What the counts leave
// of the total stays open.
func (s *sheet) bar(b box, r *BoardRow) {
	sum := 0
	for _, p := range boardParts {
		sum += max(0, p.of(r))
	}
	all := float64(max(sum, r.Total))
	if all == 0 {
		return
	}
	x := b.x
	for _, p := range boardParts {
		w := b.w * float64(max(0, p.of(r))) / all
		if w > 0 {
			s.pattern(box{x, b.y, w, b.h}, p)
		}
		x += w
	}
	s.frame(b, dark, 0.25)
}

// pattern fills b in the manner of a part.
func (s *sheet) pattern(b box, p boardPart) {
	s.fillBox(b, p.grey)
	if p.hatch > 0 {
		s.hatch(b, p.hatch, true)
		if p.cross {
			s.hatch(b, p.hatch, false)
		}
	}
	s.frame(b, dark, 0.2)
}

// hatch draws lines at 45 degrees in b, cut at its edges. They hang on the page
// and not on the box, so that neighbours are alike.
func (s *sheet) hatch(b box, apart float64, rising bool) {
	s.page.setStroke(dark, 0.18)
	left := s.left(b)
	for c := math.Ceil(left/apart) * apart; c < left+b.w+b.h; c += apart {
		// From the foot of the box at c-h, or from its top, one right for each up.
		from, to := max(left, c-b.h), min(left+b.w, c)
		if from >= to {
			continue
		}
		y := func(x float64) float64 { return b.y + (c - x) }
		if !rising {
			y = func(x float64) float64 { return b.y + b.h - (c - x) }
		}
		s.at(from, y(from))
		s.page.op("m")
		s.at(to, y(to))
		s.page.op("l S")
	}
}

// legend says how parts are filled and what is counted as done, and returns where
// it ends.
func (s *sheet) legend(y float64) float64 {
	const square, high = 7.0, 4.0
	each := (s.w - 2*margin) / float64(len(boardParts))
	for i, p := range boardParts {
		x := margin + float64(i)*each
		s.pattern(box{x, y, square, high}, p)
		s.label(box{x + square + 1.2, y - 0.5, each - square - 2, high + 1}, s.each(func() string { return capital(s.t(p.word)) }), style{size: 8, min: 5})
	}
	s.label(box{margin, y + high + 1, s.w - 2*margin, 4}, s.say("paper.board.done_is"), style{size: 7.4, min: 5, grey: dark})
	return y + high + 7
}
