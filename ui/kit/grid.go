package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Abreast lays buttons beside one another, all equally wide; where they do not fit they
// stand in several rows.
func Abreast(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&grid{}, objects...)
}

type grid struct{ width float32 }

// columns is how many stand beside one another.
func (g *grid) columns(objects []fyne.CanvasObject) int {
	least, n := largest(objects).Width+theme.Padding(), len(objects)
	if g.width <= 0 || least <= 0 {
		return n
	}
	most := max(1, int((g.width+theme.Padding())/least))
	if most >= n {
		return max(n, 1)
	}
	rows := (n + most - 1) / most
	return (n + rows - 1) / rows // rows that are equally long
}

func (g *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	n := g.columns(objects)
	wide := (size.Width - theme.Padding()*float32(n-1)) / float32(n)
	high := largest(objects).Height
	for i, o := range objects {
		set(o, float32(i%n)*(wide+theme.Padding()), float32(i/n)*(high+theme.Padding()), wide, high)
	}
}

func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := largest(objects)
	if n := len(objects); n > 0 {
		rows := (n + g.columns(objects) - 1) / g.columns(objects)
		least.Height = least.Height*float32(rows) + theme.Padding()*float32(rows-1)
	}
	return least
}
