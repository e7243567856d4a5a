package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// staff lists the people who work at the centre: الأطر.
type staff struct {
	people
	m       *model.Staff
	merge   *kit.Button // of two that are selected, else the way to pairs that may be one
	doubles int         // pairs that may be of one person
}

func newStaff(w *Window) screen { return &staff{m: model.NewStaff(w.office)} }

func (*staff) name() string { return "staff" }

func (s *staff) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("staff.title"), Lead: w.t("staff.lead"), Wide: true}
	if s.m.Total() == 0 {
		s.empty(w, &p)
		return p
	}
	p.Next = w.button("import", w.t("staff.import"), w.importStaff)
	add := w.button("add", w.t("staff.add_short"), w.addStaff)
	add.Icon = theme.ContentAddIcon()
	p.Other = []*kit.Button{add}
	all, doubles := model.StaffProblems(w.office.State())
	if s.doubles = doubles; doubles > 0 {
		p.Lead = w.t("staff.doubles", text.Args{"n": doubles})
	}
	if all > 0 {
		words := w.t("staff.findings", text.Args{"count": all})
		p.Other = append(p.Other, w.button("findings", words, func() { w.staffFindings(s, "") }))
	}
	grid := s.m.Grid(w.lang)
	s.makeTable(w, grid)
	s.merge = w.button("merge", "", func() { s.mergeSelected(w) })
	s.also = s.offerMerge
	list := s.list(w, s, s.m, w.t("staff.find"), w.t("staff.none"), &s.m.Query, s.merge)
	p.Body = kit.Above(list, s.bar(w, grid)...)
	s.changed()
	s.prepare(w)
	return p
}

// empty is the page before there is anybody: a list, or one person by hand.
func (s *staff) empty(w *Window, p *kit.Page) {
	p.Lead, p.Wide = w.t("staff.empty"), false
	first := kit.NewTile(theme.DocumentCreateIcon(), w.t("staff.import"), w.t("staff.import_detail"), w.importStaff)
	first.SetMain()
	add := kit.NewTile(theme.ContentAddIcon(), w.t("staff.add"), w.t("staff.add_detail"), w.addStaff)
	w.mark("import", first)
	w.mark("add", add)
	w.focus = first
	p.Body = kit.Scroll(first, add)
}

func (s *staff) makeTable(w *Window, grid *model.Grid) {
	s.table = w.table("staff", grid)
	s.table.Opened = func(at int) { w.showStaff(s.m.At(at)) }
	exempt := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == string(exam.FieldExempt) })
	s.table.Tone = func(at, column int) kit.Tone {
		if column == exempt && s.m.Exempt(at) {
			return kit.Warning
		}
		return kit.Plain
	}
}

// bar is what one filters by, and the choice of columns.
func (s *staff) bar(w *Window, grid *model.Grid) []fyne.CanvasObject {
	columns := w.button("columns", w.t("table.columns"), func() { w.chooseColumns(s.table, grid) })
	columns.Icon = theme.ListIcon()
	row := []fyne.CanvasObject{s.filter}
	add := func(name string, names []string, chosen int, choose func(i int)) {
		row = append(row, s.choice(name, 9, names, chosen, choose))
	}
	groups, names := s.m.Groups()
	add("group", names, slices.Index(groups, s.m.Group), func(i int) { s.m.Group = groups[i] })
	if subjects := s.m.Subjects(); len(subjects) > 1 {
		all := append([]string{""}, subjects...)
		add("subject", append([]string{w.t("staff.every_subject")}, subjects...), slices.Index(all, s.m.Subject), func(i int) { s.m.Subject = all[i] })
	}
	if codes, names := s.m.Cycles(); len(codes) > 1 {
		all := append([]exam.Cycle{""}, codes...)
		add("cycle", append([]string{w.t("staff.every_cycle")}, names...), slices.Index(all, s.m.Cycle), func(i int) { s.m.Cycle = all[i] })
	}
	return append(row, columns)
}

// prepare works out in the background what finds people at every letter.
func (s *staff) prepare(w *Window) {
	if s.m.Prepared() {
		return
	}
	w.run(func(func(func())) func() { return s.m.Prepare() })
}

// offerMerge offers to make one record of two that are selected, else the pairs
// that may be of one person.
func (s *staff) offerMerge(selected int) {
	s.merge.Enable()
	switch {
	case selected == 2:
		s.merge.SetText(s.w.t("staff.merge"))
	case s.doubles > 0:
		s.merge.SetText(s.w.t("staff.see_doubles"))
	default:
		s.merge.SetText(s.w.t("staff.merge"))
		s.merge.Disable()
	}
}

// mergeSelected makes one record of the two that are selected; else it goes to the
// pairs that may be of one person.
func (s *staff) mergeSelected(w *Window) {
	if rows := s.table.Selected(); len(rows) == 2 {
		w.mergeStaff(s.m.At(rows[0]), s.m.At(rows[1]), w.again)
		return
	}
	w.staffFindings(s, exam.StaffTwice)
}

// staffFindings goes to what is found wrong in the staff, of one kind or of all.
func (w *Window) staffFindings(from screen, kind exam.Code) {
	m := model.NewStaffFindings(w.office)
	m.Code = kind
	w.leave(func() { w.show(newFindingsPage(m, from)) })
}

// hasStaffPage reports whether the kind of the open file has the page.
func hasStaffPage(w *Window) bool {
	return w.office != nil && slices.ContainsFunc(w.places(), func(p place) bool { return p.name == placeOf("staff") })
}
