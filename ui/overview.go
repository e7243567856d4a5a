package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// overview is how far the open centre is: لوحة القيادة.
type overview struct{}

func (overview) name() string { return "overview" }

func (overview) page(w *Window) kit.Page {
	m := model.NewOverview(w.office, w.desk)
	lines := m.Lines(w.lang)
	next := m.Next()
	p := kit.Page{Title: w.t("overview.title"), Lead: w.t("overview.ready"), Wide: true}
	if next != model.StepNone {
		name := lines[next].Name
		p.Lead = w.t("overview.next", text.Args{"step": name})
		p.Next = w.button("", name, func() { w.take(next) })
	}
	var tiles []fyne.CanvasObject
	for _, l := range lines {
		tag := kit.Tag(kit.Warning, w.t("overview.due"))
		if l.Done {
			tag = kit.Tag(kit.Good, w.t("overview.done"))
		}
		tile := kit.NewTile(nil, l.Name, l.Detail, func() {
			if !w.busy {
				w.take(l.Step)
			}
		})
		tile.SetEnd(tag)
		w.mark("step."+l.Key, tile)
		tiles = append(tiles, tile)
	}
	beside := []fyne.CanvasObject{figures(w, m)}
	if m.Did(model.StepList) {
		beside = append(beside, overviewFindings(w))
	}
	p.Body = kit.Split([]float32{6, 4}, kit.Scroll(tiles...), kit.Scroll(beside...))
	return p
}

func overviewFindings(w *Window) fyne.CanvasObject {
	m := model.NewFindings(w.office.State().Findings())
	if m.Count("") == 0 {
		return kit.Group(w.t("list.findings"), kit.Text(w.t("list.no_findings")))
	}
	show := w.button("findings", w.t("list.show_findings"), func() { w.show(findingsPage{m, overview{}}) })
	lines := kit.Stack()
	for _, tag := range severities(w, m) {
		lines.Add(container.NewHBox(tag))
	}
	return kit.Group(w.t("list.findings"), lines, container.NewHBox(show))
}

// figures are the centre in numbers.
func figures(w *Window, m model.Overview) fyne.CanvasObject {
	var facts []kit.Fact
	for _, f := range m.Figures(w.lang) {
		facts = append(facts, kit.Fact{Name: f[0], Value: f[1]})
	}
	return kit.Group(w.office.State().Centre.Name, kit.Facts(facts...))
}

// take goes to the page of a step.
func (w *Window) take(s model.Step) {
	switch s {
	case model.StepList:
		w.show(list{model.NewList(w.office, w.desk)})
	case model.StepCentre:
		w.show(newCentre(w))
	case model.StepRooms:
		w.show(newRooms(w))
	case model.StepPapers:
		w.show(newPapers(w))
	case model.StepCopy:
		w.show(copyPage{model.NewCopy(w.office, w.desk)})
	}
}

// copyPage is the copy to a stick on a page of its own.
type copyPage struct{ m *model.Copy }

func (copyPage) name() string { return "copy" }

func (s copyPage) page(w *Window) kit.Page {
	return kit.Page{
		Title: w.t("copy.title"), Body: kit.Scroll(copying(w, s.m)),
		Back: w.button("", w.t("overview.title"), func() { w.show(overview{}) }),
	}
}
