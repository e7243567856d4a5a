package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// A Room gives what is in it all the place there is. What needs more, as pages
// do where text is very large, is scrolled.
type Room struct{ container.Scroll }

// NewRoom returns a room for an object.
func NewRoom(object fyne.CanvasObject) *Room {
	r := &Room{}
	r.Content, r.Direction = object, container.ScrollBoth
	r.ExtendBaseWidget(r)
	return r
}

// Cramped reports whether some of it has to be scrolled to.
func (r *Room) Cramped() bool {
	least, size := r.Content.MinSize(), r.Size()
	return least.Width > size.Width || least.Height > size.Height
}
