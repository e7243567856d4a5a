package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"markaz/ui/kit"
)

// over is a sheet above the page: something to look at or to set, until it is
// closed.
type over struct {
	w      *Window
	d      *dialog.CustomDialog
	name   string
	back   fyne.Focusable
	closed bool
}

// over shows content above the page, with buttons before the one that closes
// it. Escape closes, too; the keyboard goes back to where it was. name names
// the closing button.
func (w *Window) over(name, title string, size fyne.Size, content *fyne.Container, buttons ...*kit.Button) *over {
	scroll := kit.Scroll(content)
	o := &over{w: w, d: dialog.NewCustomWithoutButtons(title, scroll, w.win), name: name, back: w.win.Canvas().Focused()}
	ok := kit.NewButton(w.t("window.close"), o.close)
	ok.Importance = widget.HighImportance
	row := []fyne.CanvasObject{}
	for _, b := range append(buttons, ok) {
		b.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: o.close}
		row = append(row, b)
	}
	step := func(by float32) func() {
		return func() { scroll.ScrollToOffset(scroll.Offset.AddXY(0, by*scroll.Size().Height)) }
	}
	ok.Keys[fyne.KeyDown], ok.Keys[fyne.KeyUp] = step(0.2), step(-0.2)
	ok.Keys[fyne.KeyPageDown], ok.Keys[fyne.KeyPageUp] = step(0.9), step(-0.9)
	o.d.SetButtons(row)
	o.d.Show()
	room := w.win.Canvas().Size().SubtractWidthHeight(48, 32)
	o.d.Resize(fyne.NewSize(min(size.Width, room.Width), min(size.Height, room.Height)))
	w.win.Canvas().Focus(ok)
	w.mark(name, ok)
	w.says = title
	return o
}

func (o *over) close() {
	if o.closed {
		return
	}
	o.closed = true
	o.d.Hide()
	delete(o.w.spots, o.name)
	o.w.says = ""
	if o.back != nil {
		o.w.win.Canvas().Focus(o.back)
	}
}
