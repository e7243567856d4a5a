package pdf

// signs draws the places to sign of the template in use; none where it has none.
func (s *sheet) signs(b box) { s.places(b, 1, false) }

// signsNamed are signs with the name of the head of the centre where he or she signs.
func (s *sheet) signsNamed(b box) { s.places(b, 1, true) }

// places draws the places to sign, letters u times as large as on a list.
func (s *sheet) places(b box, u float64, named bool) {
	if s.record != nil && named {
		s.record.note(s.head.Centre.Head)
	}
	if s.record != nil || len(s.tpl.Signatures) == 0 {
		return
	}
	for i, c := range s.signPlaces(b, u, s.tpl.Signatures...) {
		if named && s.ofHead[i] {
			s.text(c.in(1.5*u, 0), s.head.Centre.Head, style{weight: bold, size: 8.6 * u, min: min(5.5, 5.5*u), own: true})
		}
	}
}

// signsAside draws the places to sign at the end of a list, each so wide where there
// is room, from the edge where reading ends, and returns the width that is left
// beside them.
func (s *sheet) signsAside(y, each, h float64, named bool) float64 {
	const gap, between = 2.5, 5.0
	all := s.w - 2*margin
	n := float64(len(s.tpl.Signatures))
	if n == 0 {
		s.places(box{}, 1, named)
		return all
	}
	wide := min(n*each+(n-1)*gap, max(each, all*0.62))
	s.places(box{s.w - margin - wide, y, wide, h}, 1, named)
	return all - wide - between
}

// notesHeight is what notes take, with what is left free above them.
func (s *sheet) notesHeight() float64 {
	if len(s.tpl.Notes) == 0 {
		return 0
	}
	return noteAbove + noteLine*float64(len(s.tpl.Notes))
}

const (
	noteLine  = 4.4
	noteAbove = 1.5
)

// notes sets the notes of the template in use, one below the other from y.
func (s *sheet) notes(y float64) float64 {
	if len(s.tpl.Notes) > 0 {
		y += noteAbove
	}
	for _, n := range s.tpl.Notes {
		s.label(box{margin, y, s.w - 2*margin, noteLine}, n, style{size: 8, min: 5, grey: dark})
		y += noteLine
	}
	return y
}
