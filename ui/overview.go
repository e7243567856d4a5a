package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
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
	p := kit.Page{Title: w.t("overview.title"), Lead: w.office.State().Centre.Name, Wide: true}
	steps := []fyne.CanvasObject{}
	if next == model.StepNone {
		steps = append(steps, kit.Banner(kit.Good, w.ofKind("overview.ready")))
	} else {
		due := m.Line(w.lang, next)
		main := kit.NewTile(theme.NavigateNextIcon(), w.t("overview.next", text.Args{"step": due.Name}), due.Next, w.unlessBusy(func() { w.follow(next) }))
		main.SetMain()
		w.mark("next_step", main)
		w.focus = main
		steps = append(steps, main)
	}
	for _, l := range lines {
		tag := kit.Tag(kit.Warning, w.t("overview.due"))
		if l.Done {
			tag = kit.Tag(kit.Good, w.t("overview.done"))
		}
		tile := kit.NewTile(nil, l.Name, l.Detail, w.unlessBusy(func() { w.take(l.Step) }))
		tile.SetEnd(tag)
		w.mark("step."+l.Key, tile)
		steps = append(steps, tile)
		if l.Step == model.StepRooms {
			steps = append(steps, staffing(w))
		}
	}
	steps = append(steps, emergencyTile(w)...)
	beside := []fyne.CanvasObject{figures(w, m)}
	if m.Did(model.StepList) {
		beside = append(beside, overviewFindings(w))
	}
	if w.kind() == exam.ExamCentre {
		p.Next = w.button("readiness", w.t("ready.open"), func() { w.show(readiness{}) })
	}
	p.Body = kit.Split([]float32{6, 4}, kit.Scroll(steps...), kit.Scroll(beside...))
	return p
}

// staffing is the way to the staff and their duties, which are no step of the first
// run.
func staffing(w *Window) fyne.CanvasObject {
	name, detail, done := model.Staffed(w.lang, w.office.State())
	tile := kit.NewTile(nil, name, detail, w.unlessBusy(func() { w.visit("duties") }))
	tag := kit.Tag(kit.Warning, w.t("overview.due"))
	if done {
		tag = kit.Tag(kit.Good, w.t("overview.done"))
	}
	tile.SetEnd(tag)
	w.mark("step.duties", tile)
	return tile
}

// lacks shows on a page that the list has to be there first, and the way to it;
// false if it is.
func (w *Window) lacks(p *kit.Page) bool {
	if len(w.office.State().Candidates) > 0 {
		return false
	}
	tile := w.before(model.StepList)
	w.focus = tile
	p.Body, p.Wide = kit.Scroll(tile), false
	return true
}

// before is the way to a step that has to be taken first.
func (w *Window) before(s model.Step) *kit.Tile {
	line := model.NewOverview(w.office, w.desk).Line(w.lang, s)
	tile := kit.NewTile(theme.NavigateNextIcon(), w.t("overview.first", text.Args{"step": line.Name}), line.Next, w.unlessBusy(func() { w.follow(s) }))
	tile.SetMain()
	w.mark("first", tile)
	return tile
}

// unlessBusy is what is done on a press, unless something short is under way or
// the page has only just come.
func (w *Window) unlessBusy(do func()) func() {
	return func() {
		if !w.deaf() {
			do()
		}
	}
}

func overviewFindings(w *Window) fyne.CanvasObject {
	m := model.NewFindings(w.office.State().Findings())
	if m.Count("") == 0 {
		return kit.Group(w.t("list.findings"), kit.Text(w.t("list.no_findings")))
	}
	show := w.button("findings", w.t("list.show_findings"), func() { w.showFindings(overview{}) })
	lines := kit.Stack()
	for _, tag := range severities(w, m) {
		lines.Add(kit.Beginning(tag))
	}
	return kit.Group(w.t("list.findings"), lines, kit.Beginning(show))
}

// figures are the centre in numbers.
func figures(w *Window, m model.Overview) fyne.CanvasObject {
	var facts []kit.Fact
	for _, f := range m.Figures(w.lang) {
		facts = append(facts, kit.Fact{Name: f[0], Value: f[1]})
	}
	return kit.Group(w.ofKind("overview.figures"), kit.Facts(facts...))
}

// follow goes to the page of the step that is due, from where pages lead on to
// one another.
func (w *Window) follow(s model.Step) {
	w.leave(func() {
		w.way = s <= model.StepPapers
		w.take(s)
	})
}

// take goes to the page of a step.
func (w *Window) take(s model.Step) {
	switch {
	case s == model.StepCopy:
		w.show(copyPage{model.NewCopy(w.office, w.desk)})
	case s == model.StepList && !w.way:
		w.visit("candidates") // which asks for a list while there is none
	default:
		w.show(beginnings[stepPlaces[s]](w))
	}
}

var stepPlaces = map[model.Step]string{
	model.StepList: "list", model.StepCentre: "centre", model.StepRooms: "rooms", model.StepPapers: "papers",
	model.StepCards: "cards", model.StepValidate: "verification",
}

// beside is the page of the step so many after another in this kind of file.
func (w *Window) beside(s model.Step, by int) func(*Window) screen {
	return beginnings[stepPlaces[model.Beside(w.kind(), s, by)]]
}

// copyPage is the copy to a stick on a page of its own.
type copyPage struct{ m *model.Copy }

func (copyPage) name() string { return "copy" }

func (s copyPage) page(w *Window) kit.Page {
	return kit.Page{Title: w.t("copy.title"), Body: kit.Scroll(copying(w, s.m, false))}
}
