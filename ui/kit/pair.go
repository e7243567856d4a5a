package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// EndTo puts words at the beginning of a line and others at its end; under one
// another where there is not room for both, so that nothing is cut.
func EndTo(words, end *widget.Label) fyne.CanvasObject {
	return container.New(&pair{words: words, end: end}, words, end)
}

type pair struct {
	words, end *widget.Label
	width      float32
}

// natural is how wide words are on one line.
func natural(l *widget.Label) float32 {
	name := l.SizeName
	if name == "" {
		name = theme.SizeNameText
	}
	size := fyne.MeasureText(l.Text, theme.Size(name), l.TextStyle)
	return size.Width + 2*theme.InnerPadding() + 1
}

func (p *pair) beside() bool { return natural(p.words)+natural(p.end) <= p.width }

func (p *pair) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	if p.beside() {
		end := natural(p.end)
		set(p.words, 0, 0, size.Width-end, size.Height)
		set(p.end, size.Width-end, 0, end, size.Height)
		return
	}
	p.words.Resize(fyne.NewSize(size.Width, 1))
	high := p.words.MinSize().Height - tightly
	set(p.words, 0, 0, size.Width, high)
	set(p.end, 0, high, size.Width, size.Height-high)
}

const tightly = 12 // what lines that belong together stand closer

func (p *pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := largest(objects)
	if p.width > 0 && !p.beside() {
		least.Height = p.words.MinSize().Height - tightly + p.end.MinSize().Height
	}
	return least
}
