package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// pagesSheet is the page in view in the middle of its room.
type pagesSheet struct {
	widget.BaseWidget
	p     *Pages
	paper *canvas.Rectangle // white in the dark, too
	img   *canvas.Image
	words *widget.Label
	drawn bool
}

func newPagesSheet(p *Pages) *pagesSheet {
	s := &pagesSheet{p: p, paper: canvas.NewRectangle(color.White)}
	s.paper.StrokeWidth = 1
	s.img = &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest} // its size is right already
	s.img.Hide()
	s.words = &widget.Label{Wrapping: fyne.TextWrapWord, Alignment: fyne.TextAlignCenter}
	s.words.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// empty takes the picture away, which is of another page.
func (s *pagesSheet) empty() {
	s.drawn = false
	s.img.Hide()
	s.words.Hide()
	s.words.SetText("")
	s.img.Image = nil
}

func (s *pagesSheet) show(img image.Image) {
	s.words.Hide()
	s.words.SetText("")
	s.img.Image = img
	s.img.Show()
	s.drawn = true
	s.Refresh()
}

func (s *pagesSheet) say(words string) {
	s.empty()
	s.words.SetText(words)
	s.words.Show()
	s.Refresh()
}

func (s *pagesSheet) CreateRenderer() fyne.WidgetRenderer {
	return &pagesSheetRenderer{s, []fyne.CanvasObject{s.paper, s.img, s.words}}
}

type pagesSheetRenderer struct {
	s       *pagesSheet
	objects []fyne.CanvasObject
}

func (r *pagesSheetRenderer) MinSize() fyne.Size {
	return r.s.p.shown().Add(fyne.NewSize(2*pagesGap, 2*pagesGap))
}

func (r *pagesSheetRenderer) Layout(size fyne.Size) {
	shown := r.s.p.shown()
	at := fyne.NewPos(max((size.Width-shown.Width)/2, pagesGap), max((size.Height-shown.Height)/2, pagesGap))
	at = fyne.NewPos(r.s.p.pixels(at.X), r.s.p.pixels(at.Y))
	for _, o := range []fyne.CanvasObject{r.s.paper, r.s.img} {
		o.Move(at)
		o.Resize(shown)
	}
	room := fyne.NewSize(max(shown.Width-2*pagesGap, 1), r.s.words.MinSize().Height)
	r.s.words.Move(at.AddXY(pagesGap, shown.Height/3))
	r.s.words.Resize(room)
}

func (r *pagesSheetRenderer) Refresh() {
	r.s.paper.StrokeColor, r.s.paper.FillColor = theme.Color(theme.ColorNameSeparator), color.White
	if r.s.words.Visible() {
		r.s.paper.FillColor = color.Transparent // words have the colour of the theme
	}
	r.s.words.Importance = widget.LowImportance
	r.Layout(r.s.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *pagesSheetRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pagesSheetRenderer) Destroy()                     {}
