package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Key says what a colour of a Floor means, and the sign that goes with it.
type Key struct {
	Tint        int
	Sign, Words string
}

// Legend shows keys on one line, which is scrolled where there are many.
func Legend(keys ...Key) fyne.CanvasObject {
	row := container.New(layout.NewCustomPaddedHBoxLayout(2))
	for _, k := range keys {
		row.Add(k.object())
	}
	return container.NewHScroll(row)
}

func (k Key) object() fyne.CanvasObject {
	back := newBlock(Tint(k.Tint))
	back.radius, back.smallest = 3, fyne.NewSize(1.4*em(), 1.2*em())
	sign := canvas.NewText(k.Sign, theme.Color(theme.ColorNameBackground))
	sign.TextSize, sign.Alignment, sign.TextStyle.Bold = 0.8*em(), fyne.TextAlignCenter, true
	words := &widget.Label{Text: k.Words, SizeName: theme.SizeNameCaptionText}
	return container.NewHBox(container.NewCenter(container.NewStack(back, sign)), container.New(layout.NewCustomPaddedLayout(0, 0, -6, 0), words))
}
