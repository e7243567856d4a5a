package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// NamePlaces gives the places beside the files of Fyne's file window, which lies
// in over, other names: Fyne writes them in English whatever the language.
func NamePlaces(over fyne.CanvasObject, name func(theirs string) string) {
	Walk(over, func(o fyne.CanvasObject, _ []fyne.CanvasObject) {
		list, ok := o.(*widget.List)
		if !ok || placeLabel(list.CreateItem()) == nil {
			return
		}
		fill := list.UpdateItem
		list.UpdateItem = func(i widget.ListItemID, item fyne.CanvasObject) {
			fill(i, item)
			if l := placeLabel(item); l != nil {
				l.SetText(name(l.Text))
			}
		}
		list.Refresh()
	})
}

// Files is the list of files of Fyne's file window, nil where over is none.
func Files(over fyne.CanvasObject) (files *widget.List) {
	Walk(over, func(o fyne.CanvasObject, _ []fyne.CanvasObject) {
		if list, ok := o.(*widget.List); ok && placeLabel(list.CreateItem()) == nil {
			files = list
		}
	})
	return files
}

// placeLabel is the name in a line of places, which is an icon and a name; nil in
// a line of files.
func placeLabel(line fyne.CanvasObject) *widget.Label {
	if c, ok := line.(*fyne.Container); ok && len(c.Objects) == 2 {
		l, _ := c.Objects[1].(*widget.Label)
		return l
	}
	return nil
}
