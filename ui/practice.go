package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// practice makes a practice centre of invented people, opens it and shows how
// far it is.
func (w *Window) practice() {
	if w.waits() || w.shut() {
		return
	}
	w.leave(w.practising)
}

func (w *Window) practising() {
	w.work(w.t("practice.making"), func(func(func())) func() {
		o, path, err := w.desk.Practice(w.ctx)
		foresee(o)
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			w.use(o, path)
			w.way = false
			w.show(overview{})
		}
	})
}

// practiceTile offers a practice centre on the start page.
func (w *Window) practiceTile() *kit.Tile {
	tile := kit.NewTile(theme.AccountIcon(), w.t("practice.title"), w.t("practice.detail"), w.unlessBusy(w.practice))
	w.mark("practice", tile)
	return tile
}

// practiceBanner stands on every page of a practice centre; nil elsewhere.
func (w *Window) practiceBanner() fyne.CanvasObject {
	if words := model.PracticeBanner(w.lang, w.office); words != "" {
		return kit.Banner(kit.Warning, words)
	}
	return nil
}
