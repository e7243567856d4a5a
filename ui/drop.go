package ui

import "fyne.io/fyne/v2"

// dropped opens what was dropped on the window. Nothing is dropped through a
// dialog that waits for an answer; of several files none is chosen for the user.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	if w.busy || len(files) == 0 || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	if len(files) > 1 {
		w.tell(w.t("drop.one"))
		return
	}
	w.OpenPath(files[0].Path())
}
