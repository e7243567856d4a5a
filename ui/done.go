package ui

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// done is the page that shows what was made, and offers a copy.
type done struct {
	m    *model.Papers
	copy *model.Copy
}

func newDone(w *Window, m *model.Papers) screen { return done{m, model.NewCopy(w.office, w.desk)} }

func (done) name() string { return "done" }

func (s done) page(w *Window) kit.Page {
	p := kit.Page{Step: 6, Steps: wayLength, Title: w.t("done.title"), Lead: w.t("done.lead")}
	p.Back = w.button("", w.t("window.back"), func() { w.show(s.back(w)) })
	p.Next = w.button("", w.t("done.finish"), func() { w.visit("overview") })
	var rows []fyne.CanvasObject
	for i, l := range s.m.MadeLines(w.lang) {
		open := w.button("open."+l.Document, w.t("window.open"), func() { w.launch(l.Path) })
		open.Icon = theme.DocumentPrintIcon()
		if i == 0 {
			open.Importance = widget.HighImportance
			w.focus = open
		} else {
			rows = append(rows, widget.NewSeparator())
		}
		words := kit.Titled(l.Name, l.Count)
		rows = append(rows, container.NewBorder(nil, nil, nil, container.NewCenter(open), words))
	}
	switch {
	case len(rows) == 0:
		p.Title, p.Lead = w.t("done.nothing"), ""
	case s.m.Err != nil:
		p.Title, p.Lead = w.t("done.partial_title"), w.t("done.stopped")
	}
	if len(rows) > 0 {
		all := w.button("open.folder", w.t("done.open_folder"), func() { w.launch(s.m.Dir) })
		all.Icon = theme.FolderOpenIcon()
		rows = append(rows, widget.NewSeparator(), container.NewBorder(nil, nil, nil, container.NewCenter(all), kit.Path(s.m.Dir, "")))
		rows = []fyne.CanvasObject{kit.Group("", rows...)}
	}
	if words := model.WithoutPlace(w.lang, w.office.State()); words != "" {
		rows = slices.Insert(rows, 0, kit.Banner(kit.Warning, words))
	}
	p.Body = kit.Scroll(append(rows, copying(w, s.copy, true))...)
	return p
}

// back is the page on which they were asked for.
func (s done) back(w *Window) screen {
	if slices.ContainsFunc(s.m.Made, func(f app.PrintedFile) bool { return f.Document == app.DayPack || f.Document == app.EmergencyFile }) {
		return newPack(w)
	}
	return papers{s.m}
}

// launch opens a file or folder in the program that the PC has for it.
func (w *Window) launch(path string) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		err := w.desk.Show(path)
		return func() {
			if err != nil {
				w.desk.Log(err)
				words := w.t("window.no_viewer")
				w.message(kit.Warning, w.t("window.refused"), words+" "+path, []fyne.CanvasObject{kit.Text(words), kit.Path(path, "")})
			}
		}
	})
}

// copying offers a verified copy to a stick, and says how old the last one is;
// titled unless the page is named so.
func copying(w *Window, m *model.Copy, titled bool) fyne.CanvasObject {
	age, young := m.Age(w.lang)
	state := kit.Tag(kit.Good, age)
	if !young {
		state = kit.Tag(kit.Warning, age)
	}
	objects := []fyne.CanvasObject{container.NewBorder(nil, nil, nil, container.NewCenter(state), kit.Note(w.t("copy.note")))}
	if titled {
		heading := container.NewBorder(nil, nil, nil, container.NewCenter(state), kit.Heading(w.t("copy.title")))
		objects = []fyne.CanvasObject{heading, kit.Note(w.t("copy.note"))}
	}
	if m.Path != "" {
		objects = append(objects, kit.Banner(kit.Good, w.t("copy.done")), kit.Path(m.Path, model.CentreExt))
	}
	var buttons []fyne.CanvasObject
	sticks := m.Sticks()
	for _, dir := range sticks {
		buttons = append(buttons, w.button("copy."+dir, w.t("copy.to", text.Args{"dir": text.LTR(dir)}), func() { w.copyTo(m, dir) }))
	}
	if len(sticks) == 0 {
		objects = append(objects, kit.Note(w.t("copy.no_stick")))
	}
	buttons = append(buttons, w.button("copy", w.t("copy.choose"), func() {
		w.pick(model.Ask{Title: w.t("copy.title"), Kind: model.Folder, Do: w.t("window.copy_here")}, func(dir string) { w.copyTo(m, dir) })
	}))
	return kit.Group("", append(objects, kit.Beginning(buttons...))...)
}

func (w *Window) copyTo(m *model.Copy, dir string) {
	w.start(w.t("copy.working"), func(ctx context.Context, told func(done, total int)) func(*job) {
		told(0, 0) // a stick does not say how far it is
		keep := m.To(ctx, dir)
		return func(j *job) {
			keep()
			switch {
			case m.Err == nil:
				w.arrive(j, kit.Good, w.t("copy.done"), func() { w.show(j.from) })
			case !errors.Is(m.Err, context.Canceled):
				w.fail(m.Err)
			}
		}
	})
}

// copyOffer is a way to a copy from a page on which work goes on: to the one place there
// is it is made meanwhile, and the page stays as it is; else it shows where it may go. then
// is done once it is asked for.
func (w *Window) copyOffer(then func()) *kit.Button {
	return w.button("copy.offer", text.T(w.lang, "screen.command.copy"), func() {
		m := model.NewCopy(w.office, w.desk)
		sticks := m.Sticks()
		if len(sticks) != 1 {
			w.copyNow()
			return
		}
		w.start(w.t("copy.working"), func(ctx context.Context, told func(done, total int)) func(*job) {
			told(0, 0)
			keep := m.To(ctx, sticks[0])
			return func(*job) {
				keep()
				switch {
				case m.Err == nil:
					w.notice(kit.Good, w.t("copy.done"))
				case !errors.Is(m.Err, context.Canceled):
					w.fail(m.Err)
				}
			}
		})
		then()
	})
}

// copyNow copies to where the last copy went if it is plugged in, else it shows
// where one may go.
func (w *Window) copyNow() {
	w.leave(func() {
		m := model.NewCopy(w.office, w.desk)
		w.show(copyPage{m})
		if sticks := m.Sticks(); len(sticks) == 1 {
			w.copyTo(m, sticks[0])
		}
	})
}
