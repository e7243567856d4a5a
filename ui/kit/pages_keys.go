package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Tapped puts the keyboard on the pages.
func (p *Pages) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// FocusGained shows that keys go through the pages.
func (p *Pages) FocusGained() { p.ring.Show() }

// FocusLost undoes FocusGained.
func (p *Pages) FocusLost() { p.ring.Hide() }

// TypedRune goes on at a space, and shows more or less. The key of zero gives
// another sign where digits are typed with the shift key.
func (p *Pages) TypedRune(r rune) {
	switch r {
	case ' ':
		p.down(p.leap())
	case '+', '=':
		p.step(true)
	case '-':
		p.step(false)
	case '0', '٠', 'à':
		p.SetZoom(WholePage)
	}
}

// TypedKey goes through the pages. Right is where reading goes: the window turns the
// keys round where it is mirrored.
func (p *Pages) TypedKey(e *fyne.KeyEvent) {
	line := 3 * theme.TextSize()
	switch e.Name {
	case fyne.KeyPageDown:
		p.down(p.leap())
	case fyne.KeyPageUp:
		p.down(-p.leap())
	case fyne.KeyDown:
		p.down(line)
	case fyne.KeyUp:
		p.down(-line)
	case fyne.KeyRight:
		p.along(line)
	case fyne.KeyLeft:
		p.along(-line)
	case fyne.KeyHome:
		p.GoTo(0)
	case fyne.KeyEnd:
		p.GoTo(p.count - 1)
	case fyne.KeyEscape:
		if p.Left != nil {
			p.Left()
		}
	}
}

// leap is how far a page key goes: the last lines stay in sight.
func (p *Pages) leap() float32 { return max(p.scroll.Size().Height-3*theme.TextSize(), 1) }

// most is how far the page in view can be scrolled.
func (p *Pages) most() (x, y float32) {
	inside, view := p.sheet.MinSize(), p.scroll.Size()
	return max(inside.Width-view.Width, 0), max(inside.Height-view.Height, 0)
}

// scrollTo scrolls, as far as there is something.
func (p *Pages) scrollTo(x, y float32) {
	mostX, mostY := p.most()
	p.scroll.ScrollToOffset(fyne.NewPos(p.pixels(max(min(x, mostX), 0)), p.pixels(max(min(y, mostY), 0))))
}

// down goes down a page, and from its end on to the next one; up as well.
func (p *Pages) down(by float32) {
	_, most := p.most()
	y := p.scroll.Offset.Y
	switch {
	case by > 0 && y >= most-1:
		if p.at+1 < p.count {
			p.GoTo(p.at + 1)
		}
	case by < 0 && y <= 1:
		if p.at > 0 {
			p.turn(p.at - 1)
			_, most = p.most()
			p.scrollTo(p.scroll.Offset.X, most)
		}
	default:
		p.scrollTo(p.scroll.Offset.X, y+by)
	}
}

// along goes across a page that is wider than its room; another one it turns.
func (p *Pages) along(by float32) {
	switch most, _ := p.most(); {
	case most > 1:
		p.scrollTo(p.scroll.Offset.X+by, p.scroll.Offset.Y)
	case by > 0:
		p.GoTo(min(p.at+1, p.count-1))
	default:
		p.GoTo(p.at - 1)
	}
}
