package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Fit lays short words in one line, with lines between them, and an object at
// its end. What finds no room is left out whole, in the order of dropped.
func Fit(end fyne.CanvasObject, dropped []fyne.CanvasObject, words ...fyne.CanvasObject) fyne.CanvasObject {
	f := &fit{end: end, dropped: dropped, words: words}
	for range words {
		f.lines = append(f.lines, widget.NewSeparator())
	}
	return container.New(f, slices.Concat(f.lines, words, []fyne.CanvasObject{end})...)
}

type fit struct {
	end                   fyne.CanvasObject
	lines, words, dropped []fyne.CanvasObject
}

const fitGap = 10 // for the line between words

func (f *fit) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	end := f.end.MinSize().Width
	need := end
	for _, o := range f.words {
		o.Show()
		need += o.MinSize().Width + fitGap
	}
	for _, o := range f.dropped {
		if need <= size.Width {
			break
		}
		need -= o.MinSize().Width + fitGap
		o.Hide()
	}
	x, first := float32(0), true
	for i, o := range f.words {
		if !o.Visible() {
			f.lines[i].Hide()
			continue
		}
		f.lines[i].Show()
		if first {
			f.lines[i].Hide()
		} else {
			set(f.lines[i], x+fitGap/2, 0, 1, size.Height)
			x += fitGap
		}
		width := o.MinSize().Width
		set(o, x, 0, width, size.Height)
		x, first = x+width, false
	}
	set(f.end, size.Width-end, 0, end, size.Height)
}

func (f *fit) MinSize([]fyne.CanvasObject) fyne.Size {
	least := f.end.MinSize()
	for _, o := range f.words {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}
