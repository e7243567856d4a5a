package ui

import (
	"fyne.io/fyne/v2"

	"markaz/app/exam"
	"markaz/ui/kit"
)

// keys are those that mean the same on every keyboard, whatever it types.
func (s *door) keys(w *Window) map[fyne.KeyName]func() {
	keys := map[fyne.KeyName]func(){
		fyne.KeyF2: func() { s.late(w) }, fyne.KeyF3: func() { s.undertake(w) }, fyne.KeyF4: func() { s.provisional(w) },
		fyne.KeyF5: func() { s.correction(w) }, fyne.KeyF12: func() { s.print(w) },
	}
	for i, key := range tickKeys {
		keys[key] = func() { s.tick(w, exam.Ticks()[i]) }
	}
	return keys
}

// tickKeys tick what is compared, in the order of the ticks.
var tickKeys = []fyne.KeyName{fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9}

// hear brings to the box what is typed where nothing has the keyboard.
func (s *door) hear(w *Window) {
	c := w.win.Canvas()
	c.SetOnTypedRune(func(r rune) {
		if s.form == nil && w.now == s {
			c.Focus(s.box)
			s.box.TypedRune(r)
		}
	})
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if w.pressed(e.Name) || w.now != s {
			return
		}
		if s.form != nil {
			c.Focus(s.form.first)
			return
		}
		c.Focus(s.box)
		s.box.TypedKey(e)
	})
}

// gone gives the keys back when another page is shown.
func (s *door) gone(w *Window) {
	s.dropForm()
	w.win.Canvas().SetOnTypedRune(nil)
	w.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { w.pressed(e.Name) })
}

// button is one of the page: what is typed while the keyboard is on it goes to the box,
// and so does the keyboard once it was pressed.
func (s *door) button(w *Window, name, words string, tapped func()) *kit.Button {
	b := w.button(name, words, func() {
		tapped()
		if s.form == nil && w.now == s && w.win.Canvas().Overlays().Top() == nil {
			w.win.Canvas().Focus(s.box)
		}
	})
	b.Keys = s.keys(w)
	b.Keys[fyne.KeyEscape] = func() { s.escape(w) }
	b.Typed = func(r rune) {
		if s.form == nil {
			w.win.Canvas().Focus(s.box)
			s.box.TypedRune(r)
		}
	}
	return b
}
