package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// templates is the page on which it is seen how each document looks: نماذج الوثائق.
type templates struct {
	m  *model.Templates
	at *int // the row in view
}

func newTemplates(w *Window) screen {
	return templates{model.NewTemplates(w.office, w.desk), new(int)}
}

func (templates) name() string { return "templates" }

func (s templates) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("templates.title"), Lead: w.t("templates.lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.visit("papers") })
	grid, documents := s.m.Grid(w.lang), s.m.Documents()
	table := w.table("templates", grid)
	table.Opened = func(at int) { s.open(w, documents[grid.ID(at)]) }
	table.Left = func() { w.visit("papers") }
	table.Tone = func(at, column int) kit.Tone {
		if grid.Columns[column].Key == "whose" && s.m.Own(grid.ID(at)) {
			return kit.Good
		}
		return kit.Plain
	}
	table.GoTo(*s.at)
	table.Picked = func() {
		if rows := table.Selected(); len(rows) > 0 {
			*s.at = rows[0]
		}
	}
	w.focus = table
	take := w.button("templates.import", w.t("templates.import"), func() { s.take(w) })
	take.Icon = theme.DownloadIcon()
	export := w.button("templates.export", w.t("templates.export"), func() { s.export(w) })
	export.Icon = theme.UploadIcon()
	p.Next = w.button("", w.t("templates.open"), func() { s.open(w, documents[grid.ID(min(*s.at, grid.Len()-1))]) })
	bar := []fyne.CanvasObject{kit.Note(w.t("templates.how")), take, export}
	body := []fyne.CanvasObject{}
	for _, words := range model.Unread(w.lang, w.office.State()) {
		body = append(body, kit.Banner(kit.Warning, words))
	}
	p.Body = kit.Above(kit.Sheet("", table), bar...)
	if len(body) > 0 {
		p.Body = container.NewBorder(kit.Stack(body...), nil, nil, nil, p.Body)
	}
	return p
}

func (s templates) open(w *Window, document string) { w.showTemplate(document, s) }

// take asks for a file and takes what is in it; what is wrong with it is said with
// its line and field.
func (s templates) take(w *Window) {
	w.pick(model.Ask{Title: w.t("templates.import_title"), Kind: model.TemplateFiles}, func(path string) { w.takeTemplates(path) })
}

// takeTemplates takes in the templates of a file.
func (w *Window) takeTemplates(path string) {
	m := model.NewTemplates(w.office, w.desk)
	w.work(w.t("window.busy"), func(func(func())) func() {
		taken := m.Take(w.ctx, path)
		return func() {
			changed := taken()
			if m.Err == nil {
				w.anew()
				w.notice(kit.Good, m.Taken(w.lang, changed))
				return
			}
			if wrong := m.Wrong(w.lang); wrong != "" {
				w.desk.Log(m.Err)
				w.say(w.t("templates.refused"), wrong, w.t("templates.kept"))
				return
			}
			w.fail(m.Err)
		}
	})
}

// export asks for a folder and writes all templates there.
func (s templates) export(w *Window) {
	w.pick(model.Ask{Title: w.t("templates.export_title"), Kind: model.Folder, Folder: folder(w.path), Do: w.t("window.save_here")}, func(dir string) {
		w.work(w.t("window.busy"), func(func(func())) func() {
			paths, err := s.m.Export(dir, s.m.Documents()...)
			return func() {
				if err != nil {
					w.fail(err)
					return
				}
				w.made(w.t("templates.exported", text.Args{"n": len(paths)}), dir, w.button("exported", w.t("window.open"), func() { w.launch(dir) }))
			}
		})
	})
}
