package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// help lies over the window while it is read; the page below stays as it is.
type help struct {
	w        *Window
	pages    []model.HelpPage
	contents *kit.Contents
	leave    *kit.Button
	article  *fyne.Container // what is read
	reader   *kit.Reader
	over     fyne.CanvasObject
	back     func() // puts the keyboard where it was
}

// help opens the page of the help that speaks of the screen in view.
func (w *Window) help() { w.helpAbout(model.HelpAbout(w.now.name())) }

// helpAbout opens a page of the help.
func (w *Window) helpAbout(name string) {
	if w.helping != nil {
		w.helping.open(name)
		return
	}
	pages, err := model.HelpPages(w.lang)
	if err != nil {
		w.fail(err)
		return
	}
	h := &help{w: w, pages: pages, article: container.NewStack(), back: w.keyboardBack()}
	titles := make([]string, len(pages))
	for i, p := range pages {
		titles[i] = p.Title
	}
	h.contents = kit.NewContents(titles, -1, func(i int) { h.read(pages[i]) })
	h.contents.Keys = h.keys()
	h.leave = kit.NewButton(w.t("help.leave"), func() { w.leaveHelp() })
	h.leave.Icon, h.leave.Importance, h.leave.Keys = theme.NavigateBackIcon(), widget.LowImportance, h.keys()
	h.over = h.page()
	w.helping = h
	w.win.Canvas().Overlays().Add(h.over)
	h.open(name)
}

// page is the whole of the help: a bar with the way back, the contents, and what
// is read.
func (h *help) page() fyne.CanvasObject {
	title := &widget.Label{Text: h.w.t("help.title"), TextStyle: fyne.TextStyle{Bold: true}}
	bar := kit.Bar(container.New(layout.NewCustomPaddedLayout(2, 2, 16, 16), container.NewBorder(nil, nil, title, h.leave)))
	top := container.NewVBox(bar, widget.NewSeparator())
	width := min(18*theme.TextSize(), 0.32*h.w.win.Canvas().Size().Width) // large letters leave room for what is read
	beside := kit.Sidebar(kit.AtLeast(fyne.NewSize(width, 0), h.contents))
	// Tab goes from the contents to what is read, and from there to the way back.
	return kit.Cover(container.New(layout.NewBorderLayout(top, nil, beside, nil), beside, kit.Narrow(780, h.article), top))
}

func (h *help) keys() map[fyne.KeyName]func() {
	return map[fyne.KeyName]func(){fyne.KeyEscape: func() { h.w.leaveHelp() }}
}

// open opens a page by its name; one that is not there is a mistake in the
// program, and opens nothing.
func (h *help) open(name string) {
	h.contents.Open(slices.IndexFunc(h.pages, func(p model.HelpPage) bool { return p.Name == name }))
}

func (h *help) read(p model.HelpPage) {
	r, err := kit.NewReader(p.Words, text.HelpPicture, h.open)
	if err != nil {
		h.w.desk.Log(err)
		return
	}
	r.Keys = h.keys()
	for _, link := range r.Links() {
		link.Keys = h.keys()
	}
	focused := h.w.win.Canvas().Focused()
	follows := focused == nil || focused == fyne.Focusable(h.reader) // a link that was pressed has left the keyboard nowhere
	h.reader = r
	h.article.Objects = []fyne.CanvasObject{r}
	h.article.Refresh()
	h.w.says = p.Title
	if follows {
		h.w.win.Canvas().Focus(r)
	}
}

// leaveHelp closes the help, and reports whether it was open. The keyboard goes
// back to where it was.
func (w *Window) leaveHelp() bool {
	h := w.helping
	if h == nil {
		return false
	}
	w.helping, w.says = nil, ""
	w.layersStay()
	w.win.Canvas().Overlays().Remove(h.over)
	h.back()
	return true
}
