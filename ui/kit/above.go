package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Above puts a bar of objects above a body that takes the rest. The first of the
// bar takes the room that is left of its line; what finds no room in a line
// begins another.
func Above(body fyne.CanvasObject, bar ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&above{}, append(bar, body)...)
}

// above remembers how wide it was last: how high it must be depends on it.
type above struct{ width float32 }

const barGap, barFirst = 8, 180 // between objects of a bar; of the first at least

// lines cuts a bar into lines, and says how wide its first object is.
func (*above) lines(bar []fyne.CanvasObject, width float32) (lines [][]fyne.CanvasObject, first float32) {
	left, least := float32(0), max(bar[0].MinSize().Width, barFirst)
	for i, o := range bar {
		need := o.MinSize().Width
		if i == 0 {
			need = least
		}
		if i == 0 || need > left {
			lines, left = append(lines, nil), width
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], o)
		if left -= need + barGap; len(lines) == 1 {
			first = least + left + barGap
		}
	}
	return lines, first
}

func (a *above) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar, body := objects[:len(objects)-1], objects[len(objects)-1]
	a.width = size.Width
	lines, first := a.lines(bar, size.Width)
	y := float32(0)
	for _, line := range lines {
		x, high := float32(0), largest(line).Height
		for _, o := range line {
			width := o.MinSize().Width
			if o == bar[0] {
				width = max(width, first)
			}
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(width, high))
			x += width + barGap
		}
		y += high + barGap
	}
	body.Move(fyne.NewPos(0, y))
	body.Resize(fyne.NewSize(size.Width, max(size.Height-y, 0)))
}

func (a *above) MinSize(objects []fyne.CanvasObject) fyne.Size {
	bar, body := objects[:len(objects)-1], objects[len(objects)-1]
	least := fyne.NewSize(max(largest(bar).Width, body.MinSize().Width, barFirst), body.MinSize().Height)
	lines := [][]fyne.CanvasObject{bar} // until it has a width
	if a.width > 0 {
		lines, _ = a.lines(bar, a.width)
	}
	for _, line := range lines {
		least.Height += largest(line).Height + barGap
	}
	return least
}
