package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// block is a filled rectangle that takes its colours from the theme, and takes
// them again when the theme changes.
type block struct {
	widget.BaseWidget
	fill, edge fyne.ThemeColorName // "" is none
	soft       bool                // a breath of the fill colour, to stand behind text
	thick      float32
	radius     float32
	smallest   fyne.Size
}

func newBlock(fill fyne.ThemeColorName) *block {
	b := &block{fill: fill}
	b.ExtendBaseWidget(b)
	return b
}

func (b *block) CreateRenderer() fyne.WidgetRenderer {
	r := &blockRenderer{block: b, shape: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type blockRenderer struct {
	block *block
	shape *canvas.Rectangle
}

func (r *blockRenderer) Layout(size fyne.Size)        { r.shape.Resize(size) }
func (r *blockRenderer) MinSize() fyne.Size           { return r.block.smallest }
func (r *blockRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.shape} }
func (r *blockRenderer) Destroy()                     {}

func (r *blockRenderer) Refresh() {
	var fill color.Color = color.Transparent
	if r.block.fill != "" {
		fill = theme.Color(r.block.fill)
	}
	if r.block.soft {
		red, green, blue, _ := fill.RGBA()
		fill = color.NRGBA{R: uint8(red >> 8), G: uint8(green >> 8), B: uint8(blue >> 8), A: 0x1C}
	}
	r.shape.FillColor = fill
	r.shape.StrokeWidth, r.shape.StrokeColor = 0, color.Transparent
	if r.block.edge != "" {
		r.shape.StrokeWidth, r.shape.StrokeColor = r.block.thick, theme.Color(r.block.edge)
	}
	r.shape.CornerRadius = r.block.radius
	r.shape.Refresh()
}
