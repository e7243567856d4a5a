package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// mergeStaff shows two records side by side and makes one of them; after shows what
// has changed.
func (w *Window) mergeStaff(a, b exam.ID, after func()) {
	m, ok := model.NewStaffMerge(w.lang, w.office, a, b)
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	names, details := m.Names()
	grid := m.Grid()
	table := w.table("staffmerge", grid)
	table.Tone = func(at, column int) kit.Tone {
		if column == len(grid.Columns)-1 {
			return kit.Good
		}
		if column > 0 && grid.Cell(at, 1) != "" && grid.Cell(at, 2) != "" && grid.Cell(at, 1) != grid.Cell(at, 2) {
			return kit.Warning
		}
		return kit.Plain
	}
	options := make([]kit.Option, len(names))
	for i := range names {
		options[i] = kit.Option{Title: names[i], Detail: details[i]}
	}
	which := kit.NewChoice(options, m.Stays(), func(i int) {
		m.SetStays(i)
		table.Refresh()
	})
	wrong := wrongNote()
	foot := container.NewVBox()
	done := kit.NewButton(w.t("staffmerge.do"), nil)
	above := kit.Close(kit.Note(w.t("staffmerge.which")), which)
	o := w.carefulForm(w.t("staffmerge.title"), fyne.NewSize(820, 660), container.NewBorder(above, foot, nil, nil, kit.Sheet("", table)), m.Changed, done)
	said := func() string {
		wrong.say(m.Wrong())
		foot.Refresh()
		return m.Wrong()
	}
	var reason *kit.Line
	done.OnTapped = func() {
		w.saveSheet(o, m.Save, func() error { return m.Err }, func() string {
			if said() != "" {
				w.win.Canvas().Focus(reason)
			}
			return m.Wrong()
		}, func() {
			after()
			w.notice(kit.Good, m.Done()+" "+w.t("findings.take_back"))
		})
	}
	reason = o.line("staffmerge.reason", "", nil, func(words string) { m.Reason = words }, func() { done.OnTapped() })
	table.Left = func() { o.close() }
	foot.Add(kit.Named(kit.Field{Name: w.t("staffmerge.reason"), Input: container.NewVBox(reason, wrong.label)}))
	for i := range options {
		o.mark("staffmerge.stays."+[]string{"first", "second"}[i], which.Option(i))
	}
	o.mark("table.staffmerge", table)
	o.mark("staffmerge.do", done)
	w.win.Canvas().Focus(which.Option(m.Stays()).(fyne.Focusable))
}
