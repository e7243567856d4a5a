package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// pagesScroll is what a page is scrolled in. The wheel goes on from the end of a page
// to the next one, and from its beginning to the one before, once it was turned some
// way further there: nobody means to leave a page by coming to its end.
type pagesScroll struct {
	container.Scroll
	pages  *Pages
	beyond float32 // how far it was turned beyond the page
}

// wheelBeyond is how far the wheel has to be turned beyond a page: two notches.
const wheelBeyond = 50

// Scrolled is for Fyne.
func (s *pagesScroll) Scrolled(e *fyne.ScrollEvent) {
	_, most := s.pages.most()
	by, y := -e.Scrolled.DY, s.Offset.Y
	if e.Scrolled.DX != 0 || by == 0 || by > 0 && y < most-1 || by < 0 && y > 1 {
		s.beyond = 0
		s.Scroll.Scrolled(e)
		return
	}
	if s.beyond*by < 0 {
		s.beyond = 0
	}
	s.beyond += by
	if s.beyond >= wheelBeyond || s.beyond <= -wheelBeyond {
		s.beyond = 0
		s.pages.down(by)
	}
}
