package kit

import "fyne.io/fyne/v2"

// Shares lays objects under one another, each with its share of the height.
type Shares []float32

const sharesGap = 10

// Layout is for Fyne.
func (s Shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total := float32(0)
	for i := range objects {
		total += s[i]
	}
	room, y := size.Height-sharesGap*float32(len(objects)-1), float32(0)
	for i, o := range objects {
		high := room * s[i] / total
		set(o, 0, y, size.Width, high)
		y += high + sharesGap
	}
}

// MinSize is for Fyne.
func (s Shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := largest(objects)
	least.Height = sharesGap * float32(len(objects)-1)
	for _, o := range objects {
		least.Height += o.MinSize().Height
	}
	return least
}
