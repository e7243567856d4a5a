package ui

import (
	"slices"

	"fyne.io/fyne/v2"
)

// A layer lies over the page until it is closed: a sheet, or a message. It may
// outlive the page, when work ends that shows another.
type layer struct {
	w     *Window
	close func()
	back  func()            // puts the keyboard where it was
	top   fyne.CanvasObject // the overlay
	says  string
	marks map[string]fyne.CanvasObject

	dropped func(paths ...string) // told of what is dropped on it; nil takes nothing
	unkept  func() bool           // whether something is typed on it that is not saved; nil never
}

// layer is what is about to lie over the page.
func (w *Window) layer() *layer {
	return &layer{w: w, back: w.keyboardBack(), marks: map[string]fyne.CanvasObject{}}
}

// laid says that the layer is in sight, and what it says.
func (l *layer) laid(says string) {
	l.top = l.w.win.Canvas().Overlays().Top()
	l.w.layers = append(l.w.layers, l)
	l.say(says)
}

// say is what the layer says, if it is the uppermost.
func (l *layer) say(says string) { l.says, l.w.says = says, says }

// mark names what is on the layer, as long as it is there.
func (l *layer) mark(name string, object fyne.CanvasObject) {
	l.marks[name] = object
	l.w.mark(name, object)
}

// lifted says that the layer is gone.
func (l *layer) lifted() {
	w := l.w
	for name := range l.marks {
		delete(w.spots, name)
	}
	w.layers = slices.DeleteFunc(w.layers, func(other *layer) bool { return other == l })
	w.says = ""
	w.layersStay()
	l.back()
}

// halfTyped is the uppermost layer on which something is typed that is not saved; nil
// if there is none.
func (w *Window) halfTyped() *layer {
	for _, l := range slices.Backward(w.layers) {
		if l.unkept != nil && l.unkept() {
			return l
		}
	}
	return nil
}

// layersStay names again what lies over the page.
func (w *Window) layersStay() {
	for _, l := range w.layers {
		w.says = l.says
		for name, object := range l.marks {
			w.mark(name, object)
		}
	}
}

// keyboardBack remembers where the keyboard is, and returns what puts it back
// there. What has ended meanwhile may have shown another page: then it goes
// where that page wants it.
func (w *Window) keyboardBack() func() {
	at, showing := w.win.Canvas().Focused(), w.showing
	return func() {
		if at == nil || w.showing != showing {
			at = w.focus
		}
		if at != nil {
			w.win.Canvas().Focus(at)
		}
	}
}
