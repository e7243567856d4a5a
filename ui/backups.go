package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// backups are the dated copies of the file on this PC; one is chosen and put back.
func (s settings) backups(w *Window) fyne.CanvasObject {
	all, err := w.desk.Backups(w.path)
	if err != nil {
		w.desk.Log(err)
	}
	if len(all) == 0 {
		return kit.Group(w.t("backups.title"), kit.Note(w.t("backups.note")), kit.Note(w.t("backups.none")))
	}
	lines := make([]string, len(all))
	for i, b := range all {
		lines[i] = b.When(w.lang)
	}
	chosen := 0
	choice := kit.NewSelect(lines, chosen, func(i int) { chosen = i })
	w.mark("backups", choice)
	back := w.button("backups.restore", w.t("backups.restore"), func() {
		b := all[chosen]
		w.ask(w.t("backups.restore"), w.t("backups.sure", text.Args{"when": b.When(w.lang)}), w.t("backups.restore"), func() { w.restore(b) })
	})
	return kit.Group(w.t("backups.title"), kit.Note(w.t("backups.note")), kit.Beginning(choice, back))
}

// restore closes the file, puts a backup in its place, and opens it again: with its
// password where it has one.
func (w *Window) restore(b model.Backup) {
	path := w.path
	w.leave(func() {
		w.closeFile()
		w.way, w.founding = false, ""
		w.show(start{})
		w.run(func(func(func())) func() {
			kept, err := w.desk.Restore(path, b.Path)
			return func() {
				w.OpenPath(path) // as it is now, or as it was where nothing could be put back
				if err != nil {
					w.fail(err)
					return
				}
				w.notice(kit.Good, w.t("backups.done", text.Args{"name": text.LTR(filepath.Base(kept))}))
			}
		})
	})
}
