package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// statistics are the numbers of a half-day by track, sex, type and room (الإحصائيات).
type statistics struct{ at *fyne.Container }

func newStatistics(*Window) screen { return &statistics{container.NewStack()} }

func (*statistics) name() string { return "statistics" }

func (s *statistics) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("part.statistics"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	half := w.halfDay()
	p.Next = w.button("", w.t("report.print_statistics"), func() { w.printOf(app.SittingStatistics, half) })
	p.Next.Icon = theme.DocumentPrintIcon()
	s.at.Objects = []fyne.CanvasObject{kit.Note(w.t("duties.looking"))}
	p.Body = w.ofDay(s.at)
	w.focus = p.Next
	o, lang, later := w.office, w.lang, false
	w.run(func(func(func())) func() {
		m := model.NewStatistics(lang, o.State(), half) // of a region it takes a moment
		return func() {
			if w.office != o || w.now != screen(s) || half != w.halfDay() {
				return
			}
			table := w.table("statistics", m.Grid())
			table.Sort = nil // group by group
			table.Keys = w.dayKeys()
			s.at.Objects = []fyne.CanvasObject{container.NewBorder(nil, kit.Note(m.Note()), nil, nil, kit.Sheet("", table))}
			s.at.Refresh()
			if w.focus = table; later && w.win.Canvas().Overlays().Top() == nil {
				w.win.Canvas().Focus(table)
			}
		}
	})
	later = true // what ends from here on finds the page in view
	return p
}
