package ui

import "fyne.io/fyne/v2"

// dropped opens what was dropped on the window. Nothing is dropped through a
// dialog that waits for an answer, unless that takes files; else none of several
// files is chosen for the user.
func (w *Window) dropped(_ fyne.Position, files []fyne.URI) {
	if n := len(w.layers); !w.busy && n > 0 && w.layers[n-1].dropped != nil && w.win.Canvas().Overlays().Top() == w.layers[n-1].top {
		paths := make([]string, len(files))
		for i, f := range files {
			paths[i] = f.Path()
		}
		w.layers[n-1].dropped(paths...)
		return
	}
	if w.busy || len(files) == 0 || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	if len(files) > 1 {
		w.tell(w.t("drop.one"))
		return
	}
	w.OpenPath(files[0].Path())
}
