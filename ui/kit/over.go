package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// A Paper lies over the window with something to look at or to fill in: its
// head and its edges are those of a Message.
type Paper struct{ pop *widget.PopUp }

// usualText is the size of letters for which the sizes of papers are given.
const usualText = 15

// ShowPaper shows a paper of a size, which grows with the text as far as the
// window has room; the last button is the main one.
func ShowPaper(c fyne.Canvas, title string, size fyne.Size, content fyne.CanvasObject, buttons ...*Button) *Paper {
	row := container.NewHBox(layout.NewSpacer())
	for i, b := range buttons {
		if i < len(buttons)-1 {
			row.Add(b)
			continue
		}
		b.Importance = widget.HighImportance
		row.Add(AtLeast(fyne.NewSize(120, 0), b))
	}
	head, foot := messageHead(Plain, title), container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), row)
	inside := container.NewBorder(head, foot, nil, nil, content)
	p := &Paper{widget.NewModalPopUp(padded(inside), c)}
	room := c.Size().SubtractWidthHeight(48, 32)
	grown := em() / usualText
	size = fyne.NewSize(min(size.Width*grown, room.Width), min(size.Height*grown, room.Height))
	head.Resize(fyne.NewSize(size.Width-36, 1)) // how high it is depends on how wide
	p.pop.Resize(size)
	p.pop.Show()
	return p
}

// Close takes the paper away.
func (p *Paper) Close() { p.pop.Hide() }

// padded keeps what lies over the window clear of its own edges.
func padded(inside fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(14, 14, 18, 18), inside)
}
