package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Zoom is how large a page is shown: so many per cent of its size on paper, or as
// its room allows.
type Zoom int

// The zooms that depend on the room.
const (
	WholePage Zoom = -1
	PageWidth Zoom = 0
)

// Zooms are those that there are, as they are offered.
func Zooms() []Zoom { return []Zoom{WholePage, PageWidth, 100, 150, 200, 300} }

// Pages shows pages of paper, one at a time, as pictures that somebody else draws.
// A page is never mirrored.
//
// While the keyboard is on it, the page keys go through a page and on to the next,
// arrows too; Home and End go to the first and the last; plus and minus show it
// larger and smaller, zero whole. The wheel goes on to the next page, too.
type Pages struct {
	widget.BaseWidget

	Draw   func(page, width int) // asked for the picture of a page so many pixels wide; the answer comes by Put or Say, soon or late
	Moved  func(page int)        // another page is in view; may be nil
	Zoomed func(z Zoom)          // it is shown larger or smaller; may be nil
	Left   func()                // Escape; may be nil

	count int
	size  func(page int) (width, height float32)
	at    int
	zoom  Zoom
	asked drawing // of which page, and how wide, the picture was asked for

	sheet  *pagesSheet
	scroll *pagesScroll
	ring   *block
}

type drawing struct{ page, width int }

var (
	_ fyne.Focusable = (*Pages)(nil)
	_ fyne.Tappable  = (*Pages)(nil)
)

// NewPages returns so many pages, of which size says how large they are in points.
func NewPages(count int, size func(page int) (width, height float32), draw func(page, width int)) *Pages {
	p := &Pages{Draw: draw, count: count, size: size, asked: drawing{page: -1}, ring: newBlock("")}
	p.ring.edge, p.ring.thick, p.ring.radius = focusRing, 2, theme.InputRadiusSize()
	p.ring.Hide()
	p.sheet = newPagesSheet(p)
	p.scroll = &pagesScroll{pages: p}
	p.scroll.Content = p.sheet
	p.scroll.ExtendBaseWidget(p.scroll)
	p.ExtendBaseWidget(p)
	return p
}

// SetPages shows other pages in the place of these, as after a change of what they
// are drawn from: the page in view is the same one as long as there is such a page,
// and its old picture stays until the new one is there.
func (p *Pages) SetPages(count int, size func(page int) (width, height float32)) {
	p.count, p.size, p.asked = count, size, drawing{page: -1}
	if count == 0 {
		p.sheet.empty()
	}
	at := p.at
	p.at = max(min(at, count-1), 0)
	if p.at != at {
		p.moved()
	}
	p.Refresh()
}

// Count is how many pages there are.
func (p *Pages) Count() int { return p.count }

// At is the page in view, from 0.
func (p *Pages) At() int { return p.at }

// Zoom is how large it is shown.
func (p *Pages) Zoom() Zoom { return p.zoom }

// GoTo shows the beginning of a page.
func (p *Pages) GoTo(page int) {
	page = max(min(page, p.count-1), 0)
	p.turn(page)
	p.scrollTo(p.scroll.Offset.X, 0)
}

// turn brings a page into view.
func (p *Pages) turn(page int) {
	if page == p.at {
		return
	}
	p.at = page
	p.sheet.empty()
	p.moved()
	p.Refresh()
}

func (p *Pages) moved() {
	if p.Moved != nil {
		p.Moved(p.at)
	}
}

// SetZoom shows pages larger or smaller. What was in the middle stays there.
func (p *Pages) SetZoom(z Zoom) {
	if z == p.zoom {
		return
	}
	view, old := p.scroll.Size(), p.sheet.MinSize()
	x, y := (p.scroll.Offset.X+view.Width/2)/max(old.Width, 1), (p.scroll.Offset.Y+view.Height/2)/max(old.Height, 1)
	p.zoom = z
	p.Refresh()
	now := p.sheet.MinSize()
	p.scrollTo(x*now.Width-view.Width/2, y*now.Height-view.Height/2)
	if p.Zoomed != nil {
		p.Zoomed(z)
	}
}

// step shows the page in the next zoom that is larger, or smaller, than it is shown
// now.
func (p *Pages) step(larger bool) {
	now := p.width(p.zoom)
	best, width := p.zoom, float32(0)
	for _, z := range Zooms() {
		w := p.width(z)
		switch {
		case larger && w > now+1 && (width == 0 || w < width), !larger && w < now-1 && (width == 0 || w > width):
			best, width = z, w
		}
	}
	p.SetZoom(best)
}

// pagesGap is around a page.
const pagesGap = 8

// screenPoint is a point of paper on the screen, at a hundred per cent.
const screenPoint = 96.0 / 72

// width is how wide the page in view is shown in a zoom.
func (p *Pages) width(z Zoom) float32 {
	w, h := p.page()
	view := p.scroll.Size()
	fit := max(view.Width-2*pagesGap-besideBar, 40)
	switch z {
	case PageWidth:
		return fit
	case WholePage:
		return min(fit, max(view.Height-2*pagesGap, 40)*w/h)
	}
	return w * screenPoint * float32(z) / 100
}

// page is how large the page in view is; a page of which nothing is known is one of
// A4.
func (p *Pages) page() (width, height float32) {
	if p.at < p.count {
		if w, h := p.size(p.at); w > 0 && h > 0 {
			return w, h
		}
	}
	return 595, 842
}

// shown is how large the page in view is shown: in whole pixels, so that its picture
// is as sharp as it was drawn.
func (p *Pages) shown() fyne.Size {
	w, h := p.page()
	width := p.pixels(p.width(p.zoom))
	return fyne.NewSize(width, p.pixels(width*h/w))
}

// pixels is a length cut to whole pixels.
func (p *Pages) pixels(length float32) float32 {
	scale := p.scale()
	return float32(int(length*scale)) / scale
}

// scale is how many pixels a length of 1 has. Before it is drawn for the first time
// nobody knows in which window it is: there is hardly more than one.
func (p *Pages) scale() float32 {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(p)
	if all := d.AllWindows(); c == nil && len(all) > 0 {
		c = all[0].Canvas()
	}
	if c == nil || c.Scale() <= 0 {
		return 1
	}
	return c.Scale()
}

// mostPixels is how long the longer side of a picture may be: old graphics take no
// larger ones, and a page of them fills 45 MB.
const mostPixels = 4096

// ask asks for the picture of the page in view, unless it is there or asked for.
func (p *Pages) ask() {
	if p.count == 0 || p.scroll.Size().Width < 1 {
		return
	}
	size := p.shown()
	scale := min(p.scale(), mostPixels/max(size.Width, size.Height))
	want := drawing{p.at, int(size.Width*scale + 0.01)}
	if want == p.asked {
		return
	}
	p.asked = want
	p.Draw(want.page, want.width)
}

// Put shows the picture of a page that was asked for. One that is not wanted any
// more is left aside.
func (p *Pages) Put(page, width int, img image.Image) {
	if p.asked == (drawing{page, width}) {
		p.sheet.show(img)
	}
}

// Say says on a page why there is no picture of it.
func (p *Pages) Say(page, width int, words string) {
	if p.asked == (drawing{page, width}) {
		p.sheet.say(words)
	}
}

// Drawn reports whether the page in view has its picture, in its size.
func (p *Pages) Drawn() bool { return p.sheet.drawn }

// Object is what has the place of the picture, for tests that look at it.
func (p *Pages) Object() fyne.CanvasObject { return p.sheet.paper }

// Words are what is said in the place of a picture.
func (p *Pages) Words() []string { return []string{p.sheet.words.Text} }

// CreateRenderer is for Fyne.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	return &pagesRenderer{p, []fyne.CanvasObject{p.scroll, p.ring}}
}

type pagesRenderer struct {
	p       *Pages
	objects []fyne.CanvasObject
}

func (r *pagesRenderer) Layout(size fyne.Size) {
	for _, o := range r.objects {
		o.Resize(size)
	}
	r.p.sheet.Refresh()
	r.p.scroll.Refresh() // the sheet is as large as it has to be
	r.p.ask()
}

func (r *pagesRenderer) MinSize() fyne.Size           { return fyne.NewSize(12*em(), 10*em()) }
func (r *pagesRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pagesRenderer) Destroy()                     {}

func (r *pagesRenderer) Refresh() {
	r.p.sheet.Refresh()
	r.p.scroll.Refresh()
	r.p.ring.Refresh()
	r.p.ask()
}
