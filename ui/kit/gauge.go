package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Gauge is a bar in parts, each in a fill of its own, from where reading starts.
type Gauge struct {
	widget.BaseWidget
	fills []fyne.ThemeColorName
	parts []int
}

// NewGauge returns a bar whose parts have these fills.
func NewGauge(fills []fyne.ThemeColorName) *Gauge {
	g := &Gauge{fills: fills}
	g.ExtendBaseWidget(g)
	return g
}

// Set says how much each part is.
func (g *Gauge) Set(parts ...int) {
	g.parts = parts
	g.Refresh()
}

// CreateRenderer is for Fyne.
func (g *Gauge) CreateRenderer() fyne.WidgetRenderer {
	r := &gaugeRenderer{g: g}
	for range g.fills {
		shape := canvas.NewRectangle(color.Transparent)
		r.shapes, r.objects = append(r.shapes, shape), append(r.objects, shape)
	}
	r.Refresh()
	return r
}

type gaugeRenderer struct {
	g       *Gauge
	shapes  []*canvas.Rectangle
	objects []fyne.CanvasObject
}

// seam is between parts, so that two of them are two in any light.
const seam = 1

func (r *gaugeRenderer) Layout(size fyne.Size) {
	total := 0
	for _, n := range r.g.parts {
		total += n
	}
	high := min(size.Height, em()*0.95)
	x, y := float32(0), (size.Height-high)/2
	for i, shape := range r.shapes {
		shape.Hidden = total == 0 || i >= len(r.g.parts) || r.g.parts[i] == 0
		if shape.Hidden {
			continue
		}
		width := size.Width * float32(r.g.parts[i]) / float32(total)
		shape.Move(fyne.NewPos(x, y))
		shape.Resize(fyne.NewSize(max(width-seam, 1.5), high)) // one of very many is still seen
		x += width
	}
}

func (r *gaugeRenderer) MinSize() fyne.Size { return fyne.NewSize(4*em(), em()) }

func (r *gaugeRenderer) Refresh() {
	for i, shape := range r.shapes {
		shape.FillColor, shape.CornerRadius = theme.Color(r.g.fills[i]), 2
		shape.Refresh()
	}
	r.Layout(r.g.Size())
}

func (r *gaugeRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gaugeRenderer) Destroy()                     {}
