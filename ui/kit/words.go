package kit

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// mostRows is how many rows of a list Words reads: more than a window shows.
const mostRows = 40

// A Worded widget knows what can be read on it.
type Worded interface{ Words() []string }

// Words is what can be read on an object, in the order in which it was put
// together, for tests that have only a real screen. What is left out, hidden, or
// typed as a password is not read.
func Words(o fyne.CanvasObject, without ...fyne.CanvasObject) (words []string) {
	Walk(o, func(o fyne.CanvasObject, _ []fyne.CanvasObject) {
		for _, said := range wordsOf(o) {
			if said != "" {
				words = append(words, said)
			}
		}
	}, without...)
	return words
}

// Walk visits what an object is made of, the object first, with all that can be
// scrolled around it; what is hidden or left out is not visited.
func Walk(o fyne.CanvasObject, visit func(o fyne.CanvasObject, scrolled []fyne.CanvasObject), without ...fyne.CanvasObject) {
	walk(o, nil, visit, without)
}

func walk(o fyne.CanvasObject, scrolled []fyne.CanvasObject, visit func(fyne.CanvasObject, []fyne.CanvasObject), without []fyne.CanvasObject) {
	if o == nil || !o.Visible() || slices.Contains(without, o) {
		return
	}
	visit(o, scrolled)
	switch o.(type) {
	case *container.Scroll, *Room:
		scrolled = append(slices.Clip(scrolled), o)
	}
	for _, part := range partsOf(o) {
		walk(part, scrolled, visit, without)
	}
}

func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Split:
		return []fyne.CanvasObject{o.Leading, o.Trailing}
	case *Tile:
		return []fyne.CanvasObject{o.end}
	case *Choice:
		return asObjects(o.tiles)
	case *rowView:
		return []fyne.CanvasObject{o.all}
	case *Reader:
		return []fyne.CanvasObject{o.scroll}
	case *Contents:
		return []fyne.CanvasObject{o.scroll}
	case *contentsRow:
		return []fyne.CanvasObject{o.label}
	case *widget.List:
		return rowsOf(o)
	case *Pick:
		return rowsOf(&o.List)
	case *Lanes:
		return rowsOf(&o.List)
	case *Digits:
		return asObjects(o.options)
	case *Floor:
		return nil // its words are its own
	}
	return contentOf(o)
}

// contentOf is what stands in a frame: in a scroll, a dialog, or what Fyne puts
// around one, which has no name outside of Fyne.
func contentOf(o fyne.CanvasObject) []fyne.CanvasObject {
	frame := reflect.Indirect(reflect.ValueOf(o))
	if frame.Kind() != reflect.Struct {
		return nil
	}
	content := frame.FieldByName("Content")
	if !content.IsValid() || !content.CanInterface() {
		return nil
	}
	if inside, ok := content.Interface().(fyne.CanvasObject); ok {
		return []fyne.CanvasObject{inside}
	}
	return nil
}

func asObjects[T fyne.CanvasObject](all []T) (objects []fyne.CanvasObject) {
	for _, o := range all {
		objects = append(objects, o)
	}
	return objects
}

// rowsOf makes the first rows of a list as the list does: those that it has made
// cannot be asked for.
func rowsOf(l *widget.List) (rows []fyne.CanvasObject) {
	for i := range min(l.Length(), mostRows) {
		row := l.CreateItem()
		l.UpdateItem(i, row)
		rows = append(rows, row)
	}
	return rows
}

func wordsOf(o fyne.CanvasObject) []string {
	switch o := o.(type) {
	case Worded:
		return o.Words()
	case *widget.Label:
		return []string{o.Text}
	case *canvas.Text:
		return []string{o.Text}
	case *widget.RichText:
		return []string{o.String()}
	case *Button:
		return []string{o.Text}
	case *widget.Button:
		return []string{o.Text}
	case *Check:
		return []string{o.Text}
	case *Select:
		return []string{o.Selected}
	case *Seek:
		return []string{o.Text}
	case *widget.Entry:
		if o.Password {
			return nil
		}
		return []string{o.Text}
	case *Tile:
		return []string{o.title, o.detail}
	case *NavItem:
		return []string{o.words, o.mark}
	}
	return nil
}
