package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// hours are the hours of everybody for payment (بيان ساعات الحراسة).
type hours struct{ at *fyne.Container }

func newHours(*Window) screen { return hours{container.NewStack()} }

func (hours) name() string { return "hours" }

func (s hours) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("hours.title"), Wide: true}
	p.Back = w.button("", w.t("duties.title"), func() { w.visit("duties") })
	if w.office.State().Duties == nil {
		p.Body = kit.Scroll(kit.Banner(kit.Warning, w.t("duties.first")))
		w.focus = p.Back
		return p
	}
	p.Lead = w.t("hours.lead")
	p.Next = w.button("", w.t("hours.print"), func() {
		w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, app.HoursStatement, "")})
	})
	p.Next.Icon = theme.DocumentPrintIcon()
	p.Body = s.at
	s.at.Objects = []fyne.CanvasObject{kit.Note(w.t("duties.looking"))}
	o, later := w.office, false
	w.run(func(func(func())) func() {
		m := model.NewHours(o) // of a large file it takes a moment
		return func() {
			if w.office == o {
				table := s.fill(w, m)
				if _, here := w.now.(hours); here && later && w.win.Canvas().Overlays().Top() == nil {
					w.win.Canvas().Focus(table)
				}
			}
		}
	})
	later = true // what ends from here on finds the page in view
	return p
}

func (s hours) fill(w *Window, m *model.Hours) *kit.Table {
	table := w.table("hours", m.Grid(w.lang))
	table.Left = func() { w.visit("duties") }
	s.at.Objects = []fyne.CanvasObject{container.NewBorder(nil, kit.Note(m.Sum(w.lang)), nil, nil, kit.Sheet("", table))}
	s.at.Refresh()
	w.focus = table
	return table
}
