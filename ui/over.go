package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/ui/kit"
)

// over is a sheet above the page: something to look at, to set or to answer,
// until it is closed.
type over struct {
	*layer
	paper  *kit.Paper
	closed bool
}

// over shows content above the page, with buttons before the one that closes
// it. Escape closes, too; the keyboard goes back to where it was. name names
// the closing button.
func (w *Window) over(name, title string, size fyne.Size, content fyne.CanvasObject, buttons ...*kit.Button) *over {
	o := &over{layer: w.layer()}
	o.close = o.hide
	closing := kit.NewButton(w.t("window.close"), o.close)
	o.show(title, size, content, append(buttons, closing))
	if scroll, ok := content.(*container.Scroll); ok {
		step := func(by float32) func() {
			return func() { scroll.ScrollToOffset(scroll.Offset.AddXY(0, by*scroll.Size().Height)) }
		}
		closing.Keys[fyne.KeyDown], closing.Keys[fyne.KeyUp] = step(0.2), step(-0.2)
		closing.Keys[fyne.KeyPageDown], closing.Keys[fyne.KeyPageUp] = step(0.9), step(-0.9)
	}
	o.mark(name, closing)
	return o
}

// form shows something to fill in above the page; it is given up by its first
// button or Escape. What is done with it is the button's.
func (w *Window) form(title string, size fyne.Size, content fyne.CanvasObject, done *kit.Button) *over {
	o := &over{layer: w.layer()}
	o.close = o.hide
	cancel := kit.NewButton(w.t("window.cancel"), o.close)
	o.show(title, size, content, []*kit.Button{cancel, done})
	o.mark("form.cancel", cancel)
	return o
}

// carefulForm is a form that asks before what was typed on it is given up; changed
// reports whether something was.
func (w *Window) carefulForm(title string, size fyne.Size, content fyne.CanvasObject, changed func() bool, buttons ...*kit.Button) *over {
	o := &over{layer: w.layer()}
	o.unkept = changed
	o.close = func() {
		if o.closed || !changed() {
			o.hide()
			return
		}
		w.giveUp(o.hide)
	}
	cancel := kit.NewButton(w.t("window.cancel"), o.close)
	o.show(title, size, content, append([]*kit.Button{cancel}, buttons...))
	o.mark("form.cancel", cancel)
	return o
}

// giveUp asks whether what was typed on a form is to be given up; the keyboard is on
// staying.
func (w *Window) giveUp(discard func()) {
	w.stayOrGo(w.t("form.unsaved"), w.t("form.unsaved_title"), w.t("form.unsaved_ask"), w.t("form.stay"), w.t("unsaved.discard"), func() {}, discard)
}

// show lays the sheet over the page; its last button is the main one.
func (o *over) show(title string, size fyne.Size, content fyne.CanvasObject, buttons []*kit.Button) {
	w := o.w
	for _, b := range buttons {
		b.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: o.close}
	}
	o.paper = kit.ShowPaper(w.win.Canvas(), title, size, content, buttons...)
	last := buttons[len(buttons)-1]
	w.win.Canvas().Focus(last)
	o.laid(title)
}

// choice is a choice on the sheet, which Escape leaves.
func (o *over) choice(name string, names []string, chosen int, choose func(i int)) *kit.Select {
	c := kit.NewSelect(names, chosen, choose)
	c.OnEscape = o.close
	o.mark(name, c)
	return c
}

// line is a line to type on the sheet, in its list; Enter is done with the sheet,
// Escape leaves it.
func (o *over) line(name, words string, in *container.Scroll, typed func(string), enter func()) *kit.Line {
	l := kit.NewLine(words, typed, enter, o.close)
	l.In = in
	o.mark(name, l)
	return l
}

func (o *over) hide() {
	if o.closed {
		return
	}
	o.closed = true
	o.paper.Close()
	o.lifted()
}
