package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// reports is the report of the head: what the facts say of each half-day, and what the
// head writes beside them (تقرير رئيس المركز).
type reports struct{ m *model.HeadReport }

func newReports(w *Window) screen { return reports{model.NewHeadReport(w.lang, w.office)} }

func (reports) name() string { return "reports" }

func (s reports) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("part.reports"), Lead: w.t("report.lead"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	s.m.Speak(w.lang)
	table := w.table("report", s.m.Grid())
	table.Sort = nil // in the order of time, the sum last
	course := s.part(w, "course", &s.m.Course)
	incidents := s.part(w, "incidents", &s.m.Incidents)
	redraft := w.button("report.redraft", w.t("report.redraft"), func() {
		s.m.Redraft()
		w.again()
		w.typed()
	})
	redraft.Icon = theme.ViewRefreshIcon()
	about := []fyne.CanvasObject{}
	if since := s.m.Since(); since != "" {
		about = append(about, kit.Banner(kit.Warning, since))
	} else if s.m.Drafted() {
		about = append(about, kit.Note(w.t("report.drafted")))
	}
	about = append(about, incidents, kit.Beginning(redraft))
	parts := kit.Scroll(
		kit.Group(w.t("report.course"), course),
		kit.Group(w.t("report.incidents_part"), about...),
		kit.Group(w.t("report.suggestions"), s.part(w, "suggestions", &s.m.Suggestions)),
	)
	p.Next = w.button("", w.t("report.print"), func() { w.printOf(app.HeadReport, exam.Sitting{}) })
	p.Next.Icon = theme.DocumentPrintIcon()
	save := w.button("report.save", w.t("report.save"), w.save)
	save.Icon = theme.DocumentSaveIcon()
	p.Other = []*kit.Button{save}
	body := kit.Split([]float32{4, 5}, parts, kit.Sheet(w.t("report.facts"), table))
	p.Body = w.ofSession(body)
	w.focus = course
	return p
}

// part is what the head writes of one part.
func (s reports) part(w *Window, name string, words *string) *kit.Prose {
	e := kit.NewProse(*words, 4, func(typed string) {
		*words = typed
		w.typed()
	}, nil)
	e.SetPlaceHolder(w.t("report." + name + "_hint"))
	w.mark("report."+name, e)
	return e
}

func (s reports) dirty() bool                               { return s.m.Dirty() }
func (s reports) wrong(*Window) string                      { return "" }
func (s reports) refused(*Window) bool                      { return false }
func (s reports) forget()                                   { s.m.Forget() }
func (s reports) write(ctx context.Context) (func(), error) { return s.m.Save(ctx) }

// printOf goes to the page of papers with one document chosen, of one half-day where
// it is of any.
func (w *Window) printOf(document string, at exam.Sitting) {
	w.leave(func() {
		m := model.NewPapersOf(w.office, w.desk, w.path, document, "")
		m.Sitting = at
		w.show(papers{m})
	})
}
