package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// A Numbered is a line of a form as it is printed: its number, its name, what it
// says, and what there is to say of that; "" if nothing.
type Numbered struct{ Number, Name, Value, Note string }

// NumberedLines shows lines close under one another, so that a form is seen whole.
func NumberedLines(lines []Numbered) fyne.CanvasObject {
	rows := container.New(layout.NewCustomPaddedVBoxLayout(-13))
	strong := fyne.TextStyle{Bold: true}
	for _, l := range lines {
		number := &widget.Label{Text: l.Number, TextStyle: strong, Alignment: fyne.TextAlignCenter}
		name := &widget.Label{Text: l.Name, Importance: widget.LowImportance, Truncation: fyne.TextTruncateEllipsis}
		value := &widget.Label{Text: l.Value, TextStyle: strong, Truncation: fyne.TextTruncateEllipsis}
		rows.Add(container.New(lineRow{}, number, name, value))
		if l.Note != "" {
			note := &widget.Label{Text: l.Note, Importance: widget.WarningImportance, Truncation: fyne.TextTruncateEllipsis}
			rows.Add(container.New(lineRow{}, widget.NewLabel(""), widget.NewLabel(""), note))
		}
	}
	return rows
}

// lineRow gives the number the room of two digits, and what is said more than its
// name, which is read whole where the page is not too narrow.
type lineRow struct{}

func (lineRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first := 2.6 * em()
	name := max((size.Width-first)*0.38, min(13.5*em(), (size.Width-first)*0.48))
	set(objects[0], 0, 0, first, size.Height)
	set(objects[1], first, 0, name, size.Height)
	set(objects[2], first+name, 0, size.Width-first-name, size.Height)
}

func (lineRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(14*em(), largest(objects).Height)
}
