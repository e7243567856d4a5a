package kit

import "fyne.io/fyne/v2"

// A Frame is what stands around a page, edge to edge; nil is nothing.
type Frame struct {
	Above, Below, Beside fyne.CanvasObject
	Page                 fyne.CanvasObject
	Slim                 func(bool) // told whether what is beside has to be narrow; may be nil
}

// slimUnder is the width, in sizes of letters, of a window in which what is
// beside the page is narrow.
const slimUnder = 61

// Object puts the frame together.
func (f Frame) Object() *fyne.Container {
	c := &fyne.Container{Layout: f}
	for _, o := range []fyne.CanvasObject{f.Page, f.Beside, f.Below, f.Above} {
		if o != nil {
			c.Objects = append(c.Objects, o)
		}
	}
	return c
}

// Layout is for Fyne.
func (f Frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if f.Slim != nil {
		f.Slim(size.Width < slimUnder*em())
	}
	above, below, beside := least(f.Above).Height, least(f.Below).Height, least(f.Beside).Width
	middle := size.Height - above - below
	set(f.Above, 0, 0, size.Width, above)
	set(f.Below, 0, size.Height-below, size.Width, below)
	set(f.Beside, 0, above, beside, middle)
	set(f.Page, beside, above, size.Width-beside, middle)
}

// MinSize is for Fyne.
func (f Frame) MinSize([]fyne.CanvasObject) fyne.Size {
	above, below, beside, page := least(f.Above), least(f.Below), least(f.Beside), least(f.Page)
	return fyne.NewSize(
		max(above.Width, below.Width, beside.Width+page.Width),
		above.Height+below.Height+max(beside.Height, page.Height))
}

func least(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

func set(o fyne.CanvasObject, x, y, width, height float32) {
	if o != nil {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
}
