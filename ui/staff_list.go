package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// staffList is the page on which a list of staff is chosen, and what it brings is
// looked at and taken in with one press.
type staffList struct {
	m *model.StaffBrings

	table   *kit.Table
	outcome *widget.Label
}

// newStaffList is the page of a list; of one that was read it begins with what
// changes something.
func newStaffList(m *model.List) *staffList {
	s := &staffList{m: model.NewStaffBrings(m)}
	if m.Ready() {
		s.m.Start()
	}
	return s
}

func (*staffList) name() string { return "stafflist" }

func (*staffList) of() string { return placeOf("staff") }

// importStaff asks for a list of staff to be taken into the open file. A practice
// centre takes none: that is said before anything is chosen.
func (w *Window) importStaff() {
	if w.office.State().Practice {
		w.ask(w.t("staff.import"), w.t("practice.no_list"), w.t("practice.to_new"), w.newCentre)
		return
	}
	w.leave(func() {
		m := w.newStaffDraft()
		w.way = false
		w.show(newStaffList(m))
		w.pickList(m, false)
	})
}

func (w *Window) newStaffDraft() *model.List {
	m := model.NewList(w.office, w.desk)
	m.Staff = true
	return m
}

// staffDraft is the list of the page in view, or a new one.
func (w *Window) staffDraft() *model.List {
	if s, ok := w.now.(*staffList); ok {
		return s.m.List()
	}
	return w.newStaffDraft()
}

func (s *staffList) page(w *Window) kit.Page {
	m := s.m.List()
	p := kit.Page{Title: w.t("staff.import"), Lead: w.t("stafflist.lead")}
	p.Back = w.button("", w.t("window.back"), func() { w.leave(func() { w.show(newStaff(w)) }) })
	if !m.Ready() {
		p.Body = s.ask(w)
		return p
	}
	p.Lead, p.Wide = w.t("stafflist.read", text.Args{"file": text.LTR(fileName(m.Path))}), true
	other := w.button("choose", w.t("list.other"), func() { w.pickList(m, true) })
	p.Other = []*kit.Button{w.button("list_columns", w.t("columns.title"), func() { w.showColumns(m) }), other}
	findings := m.Findings()
	if findings.Count("") > 0 {
		p.Other = append(p.Other, w.button("findings", w.t("staff.findings", text.Args{"count": findings.Count("")}), func() { w.show(newFindingsPage(findings, s)) }))
	}
	w.focus = other // with nobody in it nothing can be gone on with
	if m.Count() == 0 {
		p.Body = kit.Scroll(kit.Banner(kit.Bad, w.t("stafflist.nobody")))
		return p
	}
	if s.m.Anything() {
		p.Next = w.button("", w.t("stafflist.take"), func() { s.take(w) })
	}
	p.Body = s.body(w)
	return p
}

// ask is how a list is chosen: a window, a path, or a file dropped.
func (s *staffList) ask(w *Window) fyne.CanvasObject {
	m := s.m.List()
	choose := w.button("choose", w.t("list.choose"), func() { w.pickList(m, true) })
	choose.Icon, choose.Importance = theme.FolderOpenIcon(), widget.HighImportance
	path := widget.NewEntry()
	path.SetPlaceHolder(w.t("list.path"))
	path.SetText(m.Path)
	path.OnSubmitted = func(typed string) {
		if typed != "" && !w.busy {
			w.readList(m, typed)
		}
	}
	w.mark("path", path)
	w.focus = path
	return kit.Scroll(kit.Group("", kit.Beginning(choose), kit.Note(w.t("list.path_note")), path), kit.Note(w.t("stafflist.adds_to")))
}

// body is what the list brings, person by person.
func (s *staffList) body(w *Window) fyne.CanvasObject {
	grid := s.m.Grid(w.lang)
	s.table = w.table("stafflist", grid)
	s.table.Tone = func(at, column int) kit.Tone {
		if column > 0 {
			return kit.Plain
		}
		return staffTones[s.m.KindAt(at)]
	}
	filter := kit.NewFilter(w.t("staff.find"), s.m.Query, s.table, func(words string) {
		s.m.Query = words
		s.changed()
	})
	w.mark("filter", filter)
	s.table.Typed = func(r rune) {
		w.win.Canvas().Focus(filter)
		filter.TypedRune(r)
	}
	w.focus = s.table
	kinds, names := s.m.Kinds()
	at := 0
	for i, k := range kinds {
		if k == s.m.Only {
			at = i
		}
	}
	which := kit.NewSelect(names, at, func(i int) {
		s.m.Only = kinds[i]
		s.changed()
	})
	w.mark("kind", which)
	s.outcome = &widget.Label{Text: s.m.Outcome(w.lang), Wrapping: fyne.TextWrapWord, TextStyle: fyne.TextStyle{Bold: true}}
	bar := append([]fyne.CanvasObject{filter, kit.AtLeast(kit.Letters(14), which)}, severities(w, s.m.List().Findings())...)
	list := container.NewBorder(nil, s.outcome, nil, nil, kit.Sheet("", s.table))
	body := kit.Above(list, bar...)
	s.changed()
	if s.m.Anything() {
		return body
	}
	return container.NewBorder(kit.Banner(kit.Good, w.t("stafflist.nothing")), nil, nil, nil, body)
}

var staffTones = map[app.StaffKind]kit.Tone{
	app.StaffNew: kit.Good, app.StaffChanged: kit.Good, app.StaffByHand: kit.Warning, app.StaffGone: kit.Warning, app.StaffAgain: kit.Warning,
}

func (s *staffList) changed() {
	s.m.Apply()
	s.table.RowsChanged()
}

// take takes the list in, and goes back to the staff.
func (s *staffList) take(w *Window) {
	m := s.m.List()
	w.start(w.t("stafflist.taking"), func(ctx context.Context, told func(done, total int)) func(*job) {
		take := m.Take(ctx, told)
		return func(j *job) {
			take()
			switch {
			case m.Stopped():
				w.again()
				w.notice(kit.Plain, w.t("list.stopped"))
			case m.Err != nil:
				w.again()
				w.fail(m.Err)
			default:
				words := m.StaffAccount(w.lang)
				w.arrive(j, kit.Good, words, func() {
					w.show(newStaff(w))
					w.notice(kit.Good, words+" "+w.t("findings.take_back"))
				})
			}
		}
	})
}
