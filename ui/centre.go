package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// centre is the page on which centre and programme are confirmed.
type centre struct{ m *model.Centre }

func newCentre(w *Window) screen { return centre{model.NewCentre(w.office)} }

func (centre) name() string { return "centre" }

func (s centre) page(w *Window) kit.Page {
	p := kit.Page{Step: 3, Steps: wayLength, Title: w.t("centre.title"), Lead: w.t("centre.lead"), Wide: true}
	p.Back = w.back(beginnings["list"])
	words := w.t("window.continue")
	if !w.way {
		words = w.t("centre.save")
	}
	p.Next = w.button("", words, func() { s.save(w) })
	p.Body = kit.Split([]float32{5, 6}, s.form(w), s.timetable(w))
	return p
}

func (s centre) form(w *Window) fyne.CanvasObject {
	m := s.m
	session := kit.NewSelect(
		[]string{model.Word(w.lang, "session.ordinary"), model.Word(w.lang, "session.catchup")},
		slices.Index(sessions, m.Session), func(i int) { m.Session = sessions[i] })
	fields := []kit.Field{
		{Name: w.t("centre.name"), Input: s.entry(w, "centre.name", &m.Name)},
		{Name: w.t("centre.academy"), Input: s.entry(w, "centre.academy", &m.Academy)},
		{Name: w.t("centre.direction"), Input: s.entry(w, "centre.direction", &m.Direction)},
		{Name: w.t("centre.year"), Input: s.entry(w, "centre.year", &m.Year)},
		{Name: w.t("centre.session"), Input: session},
	}
	codes, names := model.Presets(w.lang)
	preset := kit.NewSelect(names, slices.Index(codes, m.Preset), func(i int) {
		m.Preset = codes[i]
		m.Choose()
		w.again()
	})
	w.mark("centre.session", session)
	w.mark("centre.preset", preset)
	words, ok := m.FirstInWords(w.lang)
	hint := kit.Note(words)
	if !ok {
		hint.Importance = widget.DangerImportance
	}
	first := s.entry(w, "centre.first", &m.First)
	first.OnChanged = func(typed string) {
		m.First = typed
		words, ok := m.FirstInWords(w.lang)
		hint.Importance = widget.LowImportance
		if !ok {
			hint.Importance = widget.DangerImportance
		}
		hint.SetText(words)
	}
	first.OnSubmitted = func(string) {
		if m.Choose() {
			w.again()
		}
	}
	fields = append(fields,
		kit.Field{Name: w.t("centre.preset"), Input: preset},
		kit.Field{Name: w.t("centre.first"), Input: container.NewVBox(first, hint)},
	)
	return kit.Scroll(kit.Group("", kit.Form(fields...)))
}

var sessions = []exam.Session{exam.Ordinary, exam.Catchup}

// entry edits one word of the model; Enter goes on to the next page.
func (s centre) entry(w *Window, name string, value *string) *widget.Entry {
	e := widget.NewEntry()
	e.SetText(*value)
	e.OnChanged = func(typed string) { *value = typed }
	e.OnSubmitted = func(string) { s.save(w) }
	w.mark(name, e)
	return e
}

// timetable shows the papers as they will be printed.
func (s centre) timetable(w *Window) fyne.CanvasObject {
	lines := s.m.Timetable(w.lang)
	if len(lines) == 0 {
		return kit.Group(w.t("centre.programme"), kit.Text(w.t("centre.no_papers")))
	}
	var rows []fyne.CanvasObject
	for _, l := range lines {
		if l.When != "" {
			rows = append(rows, widget.NewSeparator(), &widget.Label{Text: l.When, TextStyle: fyne.TextStyle{Bold: true}})
		}
		tracks := l.Tracks
		if tracks == "" {
			tracks = w.t("centre.all_tracks")
		}
		rows = append(rows, kit.Tight(kit.Split([]float32{1.7, 3.2, 2.1, 4},
			kit.Cell(l.Start), kit.Text(l.Subject), kit.Text(l.Lasts), kit.Note(tracks))))
	}
	body := kit.Scroll(rows...)
	if unknown := s.m.UnknownTracks(w.lang); unknown != "" {
		return container.NewBorder(kit.Banner(kit.Warning, unknown), nil, nil, nil, kit.Sheet("", body))
	}
	return kit.Sheet("", body)
}

func (s centre) save(w *Window) {
	if _, ok := s.m.FirstInWords(w.lang); !ok {
		w.again()
		w.win.Canvas().Focus(w.spots["centre.first"].(fyne.Focusable))
		return
	}
	w.work(w.t("window.busy"), func(func(func())) func() {
		err := s.m.Save(w.ctx)
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			w.onward(newRooms)
		}
	})
}
