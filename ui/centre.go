package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// centre is the page on which centre and programme are confirmed.
type centre struct {
	m     *model.Centre
	tried *bool // it was to be saved: what is wrong is said of every field
}

func newCentre(w *Window) screen { return centre{model.NewCentre(w.office), new(bool)} }

func (centre) name() string { return "centre" }

func (s centre) page(w *Window) kit.Page {
	p := kit.Page{Step: 3, Steps: wayLength, Title: w.ofKind("centre.title"), Lead: w.ofKind("centre.lead"), Wide: true}
	p.Back = w.back(beginnings["list"])
	words := w.t("window.continue")
	if !w.way {
		words = w.t("centre.save")
	}
	p.Next = w.button("", words, func() { s.save(w) })
	if w.kind() == exam.HomeSchool {
		p.Body, p.Wide = s.form(w), false // nothing is written there
		return p
	}
	p.Body = kit.Split([]float32{11, 10}, s.form(w), s.timetable(w))
	return p
}

func (s centre) form(w *Window) fyne.CanvasObject {
	m := s.m
	session := kit.NewSelect(
		[]string{model.Word(w.lang, "session.ordinary"), model.Word(w.lang, "session.catchup")},
		slices.Index(sessions, m.Session), func(i int) {
			m.Session = sessions[i]
			w.typed()
		})
	told := &notes{}
	fields := []kit.Field{
		{Name: w.ofKind("centre.name"), Input: s.told(w, told, model.CentreName, s.entry(w, told, "centre.name", &m.Name))},
		{Name: w.t("centre.academy"), Input: s.entry(w, told, "centre.academy", &m.Academy)},
		{Name: w.t("centre.direction"), Input: s.entry(w, told, "centre.direction", &m.Direction)},
	}
	year := kit.Named(kit.Field{Name: w.t("centre.year"), Input: s.told(w, told, model.CentreYear, s.entry(w, told, "centre.year", &m.Year))})
	when := container.NewBorder(nil, nil, kit.AtLeast(kit.Letters(9), year), nil,
		kit.Named(kit.Field{Name: w.t("centre.session"), Input: session}))
	w.mark("centre.session", session)
	parts := []fyne.CanvasObject{kit.Fields(fields...), when}
	if w.kind() != exam.HomeSchool {
		parts = append(parts, s.programme(w, told))
	}
	return kit.Scroll(kit.Group("", kit.Close(parts...)))
}

// programme asks which papers are written, and from which day on.
func (s centre) programme(w *Window, told *notes) fyne.CanvasObject {
	m := s.m
	codes, names := model.Presets(w.lang)
	preset := kit.NewSelect(names, slices.Index(codes, m.Preset), func(i int) {
		m.Preset = codes[i]
		m.Choose()
		w.again()
	})
	w.mark("centre.preset", preset)
	first := s.entry(w, told, "centre.first", &m.First)
	first.OnSubmitted = func(string) {
		if m.Choose() {
			w.again()
		}
	}
	return kit.Fields(
		kit.Field{Name: w.t("centre.preset"), Input: preset},
		kit.Field{Name: w.t("centre.first"), Input: s.told(w, told, model.CentreFirst, first)},
	)
}

var sessions = []exam.Session{exam.Ordinary, exam.Catchup}

// notes are what stands under the fields, brought up to date with what is typed.
type notes struct{ all []func() }

func (n *notes) again() {
	for _, note := range n.all {
		note()
	}
}

// entry edits one word of the model; Enter goes on to the next page.
func (s centre) entry(w *Window, told *notes, name string, value *string) *widget.Entry {
	e := widget.NewEntry()
	e.SetText(*value)
	e.OnChanged = func(typed string) {
		*value = typed
		told.again()
		w.typed()
	}
	e.OnSubmitted = func(string) { s.save(w) }
	w.mark(name, e)
	return e
}

// told is an entry with what there is to say of it below: what is wrong only
// once something was typed there, or the page was to be saved.
func (s centre) told(w *Window, told *notes, f model.CentreField, e *widget.Entry) fyne.CanvasObject {
	note := kit.Note("")
	again := func() {
		words, ok := s.m.Says(w.lang, f)
		note.Importance = widget.LowImportance
		if !ok {
			note.Importance = widget.DangerImportance
		}
		if !ok && !*s.tried && !s.m.Touched(f) {
			words = ""
		}
		note.Hidden = words == ""
		note.SetText(words)
	}
	again()
	told.all = append(told.all, again)
	return container.NewVBox(e, note)
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
		rows = append(rows, kit.Timed(l.Start, l.Subject, tracks, l.Lasts))
	}
	body := kit.Scroll(rows...)
	if unknown := s.m.UnknownTracks(w.lang); unknown != "" {
		return container.NewBorder(kit.Banner(kit.Warning, unknown), nil, nil, nil, kit.Sheet("", body))
	}
	return kit.Sheet("", body)
}

func (s centre) save(w *Window) {
	if s.refused(w) {
		return
	}
	w.keep(s, func() { w.onward(w.beside(model.StepCentre, 1)) })
}

func (s centre) dirty() bool { return s.m.Dirty() }

func (s centre) forget() { s.m.Forget() }

// refused says at the fields what keeps the page from being saved, and puts the
// keyboard there.
func (s centre) refused(w *Window) bool {
	field := s.m.Wrong()
	if field == "" {
		return false
	}
	*s.tried = true
	w.again()
	w.win.Canvas().Focus(w.spots["centre."+string(field)].(fyne.Focusable))
	return true
}

func (s centre) wrong(w *Window) string {
	field := s.m.Wrong()
	if field == "" {
		return ""
	}
	words, _ := s.m.Says(w.lang, field)
	return words
}

func (s centre) write(ctx context.Context) (func(), error) { return s.m.Save(ctx) }
