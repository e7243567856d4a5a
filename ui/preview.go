package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// preview is the page on which a document is looked at before it is printed: معاينة.
type preview struct {
	m     *model.Preview
	back  screen // to which it goes back
	pages *kit.Pages

	where          *widget.Label // which page is in view
	before, beyond *kit.Button
	zoom           *kit.Select
}

func (*preview) name() string { return "preview" }

// preview looks at a document; afterwards the screen in view is shown again.
func (w *Window) preview(m *model.Preview) {
	s := &preview{m: m, back: w.now}
	s.pages = kit.NewPages(0, nil, func(page, width int) { s.draw(w, page, width) })
	s.open(w)
}

// previewAny looks at what the page in view is about, or at the usual document.
func (w *Window) previewAny() {
	if look, ok := w.spots["preview"].(*kit.Button); ok {
		look.OnTapped()
		return
	}
	w.leave(func() { w.preview(model.NewPreview(model.NewPapers(w.office, w.desk, w.path), "")) })
}

// open makes what is chosen and shows it from its beginning.
func (s *preview) open(w *Window) {
	w.work(w.t("preview.opening"), func(func(func())) func() {
		keep := s.m.Open(w.ctx)
		return func() {
			keep()
			if s.m.Err != nil {
				w.desk.Log(s.m.Err)
			}
			s.pages.SetPages(s.m.Pages())
			s.pages.GoTo(0)
			if w.now == s {
				w.again()
				return
			}
			w.show(s)
		}
	})
}

// gone lets go of the pages when another screen is shown.
func (s *preview) gone(w *Window) {
	closing := s.m.Close()
	s.pages.SetPages(0, nil)
	w.run(func(func(func())) func() {
		err := closing()
		return func() {
			if err != nil {
				w.desk.Log(err)
			}
		}
	})
}

// draw draws the picture of a page in the background.
func (s *preview) draw(w *Window, page, width int) {
	slow := s.m.Draw(page, width)
	w.run(func(func(func())) func() {
		img, err := slow()
		return func() {
			switch {
			case err != nil:
				w.desk.Log(err)
				s.pages.Say(page, width, w.t("preview.no_page"))
			case img != nil:
				s.pages.Put(page, width, img)
			}
		}
	})
}

func (s *preview) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("preview.title"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { s.leave(w) })
	bar := s.bar(w)
	switch {
	case s.m.Err == nil:
		p.Body = kit.Above(s.looked(w), bar...)
		p.Next = w.button("", w.t("preview.print"), func() { s.print(w) })
		p.Next.Icon = theme.DocumentPrintIcon()
		w.focus = s.pages
	case s.m.Blind:
		p.Body = kit.Above(kit.Scroll(s.blind(w)), bar...)
		p.Next = w.button("", w.t("preview.print"), func() { s.print(w) })
		p.Next.Icon = theme.DocumentPrintIcon()
	default:
		said := model.Fault(w.lang, s.m.Err)
		p.Body = kit.Above(kit.Scroll(kit.Banner(kit.Warning, said.What), kit.Answer(w.t("fault.do"), said.Do)), bar...)
	}
	return p
}

// bar is what is looked at: which document, and for whom.
func (s *preview) bar(w *Window) []fyne.CanvasObject {
	documents := s.m.Documents()
	names := make([]string, len(documents))
	for i, d := range documents {
		names[i] = model.DocumentName(w.lang, d)
	}
	bar := []fyne.CanvasObject{s.choice(w, "preview.document", 0, names, slices.Index(documents, s.m.Document()), func(i int) { s.m.SetDocument(documents[i]) })}
	if w.kind() == exam.HomeSchool {
		classes := s.m.Papers.Classes()
		bar = append(bar, s.choice(w, "preview.class", 8, append([]string{w.t("papers.every_class")}, classes...), slices.Index(classes, s.m.Papers.Class)+1, func(i int) {
			if s.m.Papers.Class, s.m.Papers.Candidate = "", (exam.ID{}); i > 0 {
				s.m.Papers.Class = classes[i-1]
			}
		}))
	}
	if rooms := s.m.Rooms(); len(rooms) > 0 {
		names := []string{w.t("candidates.every_room")}
		for _, r := range rooms {
			names = append(names, w.t("candidates.room", text.Args{"room": r}))
		}
		bar = append(bar, s.choice(w, "preview.room", 8, names, slices.Index(rooms, s.m.Papers.Room)+1, func(i int) {
			room := ""
			if i > 0 {
				room = rooms[i-1]
			}
			s.m.SetRoom(room)
		}))
	}
	if sittings := s.m.Sittings(); len(sittings) > 0 && w.kind() != exam.HomeSchool {
		names := []string{w.t("papers.every_sitting")}
		for _, at := range sittings {
			names = append(names, model.SittingName(w.lang, at))
		}
		bar = append(bar, s.choice(w, "preview.sitting", 11, names, slices.Index(sittings, s.m.Papers.Sitting)+1, func(i int) {
			if s.m.Papers.Sitting = (exam.Sitting{}); i > 0 {
				s.m.Papers.Sitting = sittings[i-1]
			}
		}))
	}
	return append(bar, s.candidate(w))
}

func (s *preview) choice(w *Window, name string, letters float32, names []string, chosen int, choose func(i int)) fyne.CanvasObject {
	c := kit.NewSelect(names, chosen, func(i int) {
		choose(i)
		s.open(w)
	})
	w.mark(name, c)
	if letters == 0 {
		return c
	}
	return kit.AtLeast(kit.Letters(letters), c)
}

// candidate is a line for the number of the one candidate whose papers are looked at.
func (s *preview) candidate(w *Window) fyne.CanvasObject {
	line := kit.NewLine(s.m.Number(), nil, func() {}, func() { s.leave(w) })
	line.PlaceHolder = w.t("preview.candidate")
	line.Scroll = fyne.ScrollNone // a number is short
	line.OnSubmitted = func(number string) {
		if !s.m.SetCandidate(number) {
			w.notice(kit.Warning, w.t("preview.nobody", text.Args{"number": text.LTR(number)}))
			return
		}
		s.open(w)
	}
	w.mark("preview.candidate", line)
	return kit.AtLeast(kit.Letters(11.5), line)
}

// looked are the pages, under the way through them.
func (s *preview) looked(w *Window) fyne.CanvasObject {
	s.where = widget.NewLabel("")
	s.before = w.button("preview.before", "", func() { s.pages.GoTo(s.pages.At() - 1) })
	s.beyond = w.button("preview.beyond", "", func() { s.pages.GoTo(s.pages.At() + 1) })
	s.before.Icon, s.beyond.Icon = theme.NavigateBackIcon(), theme.NavigateNextIcon()
	var names []string
	for _, z := range kit.Zooms() {
		names = append(names, w.zoomName(z))
	}
	s.zoom = kit.NewSelect(names, slices.Index(kit.Zooms(), s.pages.Zoom()), func(i int) { s.pages.SetZoom(kit.Zooms()[i]) })
	w.mark("preview.zoom", s.zoom)
	s.pages.Moved = func(int) { s.say(w) }
	s.pages.Zoomed = func(z kit.Zoom) {
		if i := slices.Index(kit.Zooms(), z); i != s.zoom.SelectedIndex() {
			s.zoom.SetSelectedIndex(i)
		}
	}
	s.pages.Left = func() { s.leave(w) }
	w.mark("preview.pages", s.pages)
	s.say(w)
	way := container.NewHBox(s.before, container.NewCenter(s.where), s.beyond, layout.NewSpacer(), kit.AtLeast(kit.Letters(10), s.zoom))
	top := container.NewVBox(way)
	if s.m.Part {
		top.Add(kit.Banner(kit.Warning, w.t("preview.part")))
	}
	if s.m.Outdated() {
		again := w.button("preview.again", w.t("preview.again"), func() { s.open(w) })
		top.Add(container.NewBorder(nil, nil, nil, container.NewCenter(again), kit.Banner(kit.Warning, w.t("preview.outdated"))))
	}
	return container.NewBorder(top, nil, nil, nil, kit.Sheet("", s.pages))
}

// say says which page is in view.
func (s *preview) say(w *Window) {
	at, count := s.pages.At(), s.pages.Count()
	s.where.SetText(w.t("preview.page", text.Args{"page": at + 1, "pages": count}) + " · " + w.t("preview.copy", text.Args{"copy": s.m.Copy}))
	enable(s.before, at > 0)
	enable(s.beyond, at+1 < count)
}

func enable(b *kit.Button, on bool) {
	if on {
		b.Enable()
		return
	}
	b.Disable()
}

// zoomName is what a zoom is called.
func (w *Window) zoomName(z kit.Zoom) string {
	switch z {
	case kit.WholePage:
		return w.t("preview.whole")
	case kit.PageWidth:
		return w.t("preview.width")
	}
	return w.t("preview.percent", text.Args{"n": int(z)})
}

// blind is said where there is no picture of the pages: the PC's viewer shows them.
func (s *preview) blind(w *Window) fyne.CanvasObject {
	open := w.button("preview.viewer", w.t("preview.viewer"), func() {
		path, err := s.m.LayAside()
		if err != nil {
			w.fail(err)
			return
		}
		w.aside = true
		w.launch(path)
	})
	open.Icon = theme.DocumentIcon()
	w.focus = open
	return container.NewVBox(kit.Banner(kit.Warning, w.t("preview.blind")), kit.Beginning(open))
}

// print writes what is looked at into its folder, as the page of papers does.
func (s *preview) print(w *Window) {
	papers{s.m.Papers}.print(w, s.m.Papers.Make)
}

func (s *preview) leave(w *Window) {
	if !w.busy {
		w.show(s.back)
	}
}
