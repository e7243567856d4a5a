package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Letters is a width of so many sizes of letters.
func Letters(n float32) fyne.Size { return fyne.NewSize(n*em(), 0) }

// Narrow keeps what is read no wider than width, in the middle of the room it
// is given: lines across a whole screen lose the eye. The width is that for the
// usual size of text.
func Narrow(width float32, object fyne.CanvasObject) fyne.CanvasObject {
	return container.New(narrow{width}, object)
}

type narrow struct{ width float32 }

func (c narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, c.width*em()/usualText)
	for _, o := range objects {
		o.Move(fyne.NewPos((size.Width-width)/2, 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (c narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return largest(objects)
}

// AtLeast keeps an object no smaller than size.
func AtLeast(size fyne.Size, object fyne.CanvasObject) fyne.CanvasObject {
	return container.New(atLeast(size), object)
}

type atLeast fyne.Size

func (a atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (a atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return largest(objects).Max(fyne.Size(a))
}

func largest(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Cover hides what lies under an object.
func Cover(object fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(newBlock(theme.ColorNameBackground), object)
}

// Sidebar puts an object on the ground of bars, with a line that parts it from
// what it stands beside.
func Sidebar(object fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, widget.NewSeparator(), Bar(object))
}
