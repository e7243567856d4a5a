package ui

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// pick asks for a file or folder: with the PC's own window, or with Fyne's
// where the PC has none. picked is not called when the user gives up.
func (w *Window) pick(ask model.Ask, picked func(path string)) {
	w.pickThere(ask, picked, func() { w.pickHere(ask, picked) })
}

// pickThere asks with the PC's own window; without says that it has none.
func (w *Window) pickThere(ask model.Ask, picked func(path string), without func()) {
	if w.busy {
		return
	}
	w.asking = true
	w.work("", func(func(func())) func() {
		path, err := w.desk.Pick(w.ctx, ask)
		return func() {
			w.asking = false
			switch {
			case errors.Is(err, model.ErrNoWindow):
				without()
			case err != nil:
				w.fail(err)
			case path != "":
				picked(path)
			}
		}
	})
}

// pickHere asks with Fyne's window, which lies over the page until it is answered.
func (w *Window) pickHere(ask model.Ask, picked func(path string)) {
	done := func(u fyne.URI, err error) {
		if err != nil {
			w.fail(err)
		} else if u != nil {
			picked(u.Path())
		}
	}
	switch ask.Kind {
	case model.Folder:
		w.browse(dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if u == nil {
				done(nil, err)
				return
			}
			done(u, err)
		}, w.win), ask)
	case model.TargetFile, model.TargetSheet, model.TargetTemplate:
		// Fyne's own window for saving makes an empty file; a folder and the name
		// that is shown already do as well.
		ask.Kind = model.Folder
		if ask.Do == "" {
			ask.Do = w.t("window.save_here")
		}
		w.pickHere(ask, func(dir string) { picked(filepath.Join(dir, ask.Name)) })
	default:
		w.browse(dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if r == nil {
				done(nil, err)
				return
			}
			u := r.URI()
			done(u, errors.Join(err, r.Close()))
		}, w.win), ask)
	}
}

// browse shows Fyne's window as a layer: Escape leaves it as its button does.
func (w *Window) browse(d *dialog.FileDialog, ask model.Ask) {
	if ends := ask.Kind.Extensions(); len(ends) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(ends))
	}
	if at, err := storage.ListerForURI(storage.NewFileURI(ask.Folder)); ask.Folder != "" && err == nil {
		d.SetLocation(at)
	}
	switch {
	case ask.Do != "":
		d.SetConfirmText(ask.Do)
	case ask.Kind == model.Folder:
		d.SetConfirmText(w.t("window.choose_here"))
	}
	d.SetTitleText(ask.Title)
	d.SetView(dialog.ListView) // names in full
	l := w.layer()
	l.close = d.Dismiss
	d.SetOnClosed(l.lifted)
	d.Show()
	d.Resize(w.win.Canvas().Size().SubtractWidthHeight(120, 80)) // not before it is there
	l.laid(ask.Title)
	kit.NamePlaces(l.top, w.placeName)
	if files := kit.Files(l.top); files != nil { // arrows and space choose
		l.mark("files", files)
		w.win.Canvas().Focus(files)
	}
}

// placeName is what a place of Fyne's window is called: it has English words for
// some, and for the others, such as drives, their own.
func (w *Window) placeName(theirs string) string {
	place := strings.ToLower(theirs)
	if !text.Has("screen.place." + place) {
		return theirs
	}
	return w.t("place." + place)
}

// open opens a centre file, and asks for its password if it has one.
func (w *Window) open(path, secret string) {
	if w.waits() || w.shut() {
		return
	}
	w.leave(func() { w.opening(path, secret) })
}

func (w *Window) opening(path, secret string) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		o, err := w.desk.Open(w.ctx, path, secret)
		foresee(o)
		return func() {
			switch {
			case errors.Is(err, exam.ErrLocked):
				w.askPassword(path, "")
			case errors.Is(err, exam.ErrPassword):
				w.askPassword(path, w.t("window.password_wrong"))
			case err != nil:
				w.fail(err)
			default:
				w.use(o, path)
				w.way = false
				w.show(overview{})
			}
		}
	})
}

func (w *Window) askPassword(path, note string) {
	entry := widget.NewPasswordEntry()
	entry.SetPlaceHolder(w.t("window.password"))
	content := []fyne.CanvasObject{kit.Text(filepath.Base(path)), entry}
	if note != "" {
		content = append(content, kit.Banner(kit.Bad, note))
	}
	done := kit.NewButton(w.t("window.open"), nil)
	o := w.form(w.t("window.password_title"), fyne.NewSize(480, 240), kit.Stack(content...), done)
	done.OnTapped = func() {
		o.close()
		w.open(path, entry.Text)
	}
	entry.OnSubmitted = func(string) { done.OnTapped() }
	o.mark("password", entry)
	w.win.Canvas().Focus(entry)
}
