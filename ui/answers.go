package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// importAnswers asks for a file of answers and shows what it says.
func (w *Window) importAnswers() {
	m := model.NewAnswers(w.office, w.desk)
	w.pick(model.Ask{Title: w.t("answers.pick"), Kind: model.ListFile, Folder: folder(w.path)}, func(path string) {
		w.work(w.t("answers.reading"), func(func(func())) func() {
			keep := m.Read(w.ctx, path)
			return func() {
				if keep(); m.Err != nil {
					w.fail(m.Err)
					return
				}
				w.showAnswers(m)
			}
		})
	})
}

// showAnswers shows what a file of answers says, before anything of it is taken.
func (w *Window) showAnswers(m *model.Answers) {
	size, content := fyne.NewSize(620, 380), kit.Stack(kit.Group("", kit.Pairs(m.Facts(w.lang))))
	if words := m.Against(w.lang); words != "" {
		content.Add(kit.Banner(kit.Warning, words))
	}
	found := m.Findings(w.lang)
	if len(found) > 0 {
		rows := make([]fyne.CanvasObject, len(found))
		for i, f := range found {
			rows[i] = kit.Titled(f[0], f[1])
		}
		content.Add(kit.Group(w.t("answers.findings"), rows...))
		size.Height = 600
	}
	if !m.News() {
		content.Add(kit.Banner(kit.Plain, w.t("answers.nothing")))
		w.over("answers.close", w.t("answers.title"), size, kit.Scroll(content))
		return
	}
	content.Add(kit.Note(w.t("answers.note")))
	var o *over
	take := kit.NewButton(w.t("answers.take"), func() {
		w.saveSheet(o, m.Take, func() error { return m.Err }, nil, func() { w.requestChanged(m.Taken(w.lang)) })
	})
	o = w.form(w.t("answers.title"), size, kit.Scroll(content), take)
	o.mark("answers.take", take)
}

// send writes the slip, the list and the spreadsheet, and notes that the requests
// are sent.
func (w *Window) send(requests []exam.ID) {
	m := model.NewSending(w.office, w.desk, w.path, requests)
	w.start(w.t("corrections.sending"), func(ctx context.Context, told func(done, total int)) func(*job) {
		told(0, 0)
		keep := m.Send(ctx, w.lang)
		return func(j *job) {
			keep()
			switch {
			case m.Err == nil:
				words := w.t("corrections.sent", text.Args{"n": len(requests)})
				w.arrive(j, kit.Good, words, func() {
					w.again()
					w.made(words, m.Dir, w.button("sent.open", w.t("window.open"), func() { w.launch(m.Dir) }))
				})
			case !errors.Is(m.Err, context.Canceled):
				w.fail(m.Err)
			}
		}
	})
}

// printRequests writes the list alone and opens it.
func (w *Window) printRequests(requests []exam.ID) {
	m := model.NewSending(w.office, w.desk, w.path, requests)
	w.start(w.t("papers.making"), func(ctx context.Context, told func(done, total int)) func(*job) {
		told(0, 0)
		keep := m.Print(ctx)
		return func(*job) {
			if keep(); m.Err != nil {
				if !errors.Is(m.Err, context.Canceled) {
					w.fail(m.Err)
				}
				return
			}
			w.made(w.t("corrections.printed"), m.Path, w.button("printed.open", w.t("window.open"), func() { w.launch(m.Path) }))
			w.launch(m.Path)
		}
	})
}
