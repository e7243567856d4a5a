package ui

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// start is the first page: البداية.
type start struct{}

func (start) name() string { return "start" }

func (start) page(w *Window) kit.Page {
	fresh := kit.NewTile(theme.DocumentCreateIcon(), w.t("start.new"), w.t("start.new_detail"), w.unlessBusy(w.newCentre))
	fresh.SetMain()
	open := kit.NewTile(theme.FolderOpenIcon(), w.t("start.open"), w.t("start.open_detail"), w.unlessBusy(w.pickCentre))
	w.mark("new", fresh)
	w.mark("open", open)
	w.focus = fresh
	school := kit.NewTile(theme.ConfirmIcon(), w.t("start.new_school"), w.t("start.new_school_detail"), w.unlessBusy(func() { w.newFile(exam.HomeSchool) }))
	w.mark("new_school", school)
	return kit.Page{
		Title: w.t("start.title"), Lead: w.t("start.lead"),
		Body: kit.Scroll(fresh, open, school, w.practiceTile(), kit.Note(w.t("start.drop")), kit.Heading(w.t("start.recent")), w.recent()),
	}
}

// recent are the files used last.
func (w *Window) recent() fyne.CanvasObject {
	files := w.desk.Recent()
	if len(files) == 0 {
		return kit.Note(w.t("start.no_recent"))
	}
	var tiles []fyne.CanvasObject
	for _, f := range files[:min(len(files), 6)] {
		name := f.Name
		if name == "" {
			name = filepath.Base(f.Path)
		}
		tile := kit.NewTile(theme.DocumentIcon(), name, folder(f.Path), w.unlessBusy(func() { w.open(f.Path, "") }))
		w.mark("recent."+strconv.Itoa(len(tiles)+1), tile)
		tiles = append(tiles, tile)
	}
	return kit.Stack(tiles...)
}

func (w *Window) newCentre() { w.newFile(exam.ExamCentre) }

// newFile asks for a list at once where the PC has a window for it; else the page
// of the list asks.
func (w *Window) newFile(kind exam.Kind) {
	if w.busy || w.waits() || w.shut() {
		return
	}
	w.leave(func() {
		w.closeFile()
		w.way, w.founding = true, kind
		m := w.newList()
		w.show(list{m})
		w.pickList(m, false)
	})
}

func (w *Window) pickCentre() {
	w.pick(model.Ask{Title: w.t("window.pick_centre"), Kind: model.CentreFile}, func(path string) { w.open(path, "") })
}
