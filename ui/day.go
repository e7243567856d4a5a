package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// dayParts are the pages of each place of the exam day in their order; each is called
// screen.part.<name>, and is there when it is in beginnings.
var dayParts = map[string][]string{
	"absences":  {"absences", "register", "incidents", "exits"},
	"envelopes": {"envelopes", "counts", "handover"},
	"reports":   {"reports", "statistics", "justifications"},
}

// halfDay is the half-day in hand, which all pages of the exam day share: the one that
// was chosen since the file was opened, else that of now; zero of a file without papers.
func (w *Window) halfDay() exam.Sitting {
	s := w.office.State()
	if slices.Contains(s.Programme.Sittings(), w.chosenDay) {
		return w.chosenDay
	}
	at, _ := s.Current(w.desk.Now())
	return at
}

// setHalfDay goes to another half-day, on the page in view and on those after it.
func (w *Window) setHalfDay(at exam.Sitting) {
	if at == w.halfDay() || w.busy {
		return
	}
	w.leave(func() {
		w.chosenDay = at
		w.anew()
	})
}

// turnDay goes to the half-day before or after.
func (w *Window) turnDay(by int) {
	all := w.office.State().Programme.Sittings()
	if i := slices.Index(all, w.halfDay()) + by; i >= 0 && i < len(all) {
		w.setHalfDay(all[i])
	}
}

// dayKeys go to the half-day before and after from a table.
func (w *Window) dayKeys() map[fyne.KeyName]func() {
	return map[fyne.KeyName]func(){fyne.KeyF7: func() { w.turnDay(-1) }, fyne.KeyF8: func() { w.turnDay(1) }}
}

// ofDay puts the pages of a place and the choice of the half-day above what a page of
// the exam day shows, and what else chooses what is shown.
func (w *Window) ofDay(body fyne.CanvasObject, more ...fyne.CanvasObject) fyne.CanvasObject {
	bar := append(w.dayChoice(), more...)
	if row := w.partsRow(); len(row.Objects) > 0 {
		bar = append([]fyne.CanvasObject{row}, bar...)
	}
	if len(bar) == 0 {
		return body
	}
	return kit.Above(body, bar...)
}

// ofSession puts the pages of a place above one that is about the whole session.
func (w *Window) ofSession(body fyne.CanvasObject) fyne.CanvasObject {
	if row := w.partsRow(); len(row.Objects) > 0 {
		return kit.Above(body, row)
	}
	return body
}

// partsRow are the pages of the place in view; nothing where it has one only.
func (w *Window) partsRow() *fyne.Container {
	row := container.NewHBox()
	names := w.partsOf(w.here())
	for _, name := range names {
		b := w.button("part."+name, w.t("part."+name), func() { w.visit(name) })
		if b.Importance = widget.LowImportance; name == w.now.name() {
			b.Importance = widget.MediumImportance
			b.Icon = theme.NavigateNextIcon()
		}
		if len(names) > 1 {
			row.Add(b)
		}
	}
	return row
}

// partsOf are the pages of a place of the exam day that there are.
func (w *Window) partsOf(place string) []string {
	return slices.DeleteFunc(slices.Clone(dayParts[place]), func(name string) bool { return beginnings[name] == nil })
}

// dayChoice chooses the half-day in hand.
func (w *Window) dayChoice() []fyne.CanvasObject {
	all, titles := model.SittingTitles(w.lang, w.office.State().Programme)
	if len(all) == 0 {
		return nil
	}
	at := slices.Index(all, w.halfDay())
	choice := kit.NewSelect(titles, at, func(i int) { w.setHalfDay(all[i]) })
	w.mark("day", choice)
	before := w.button("day.before", "", func() { w.turnDay(-1) })
	before.Icon = theme.NavigateBackIcon()
	after := w.button("day.after", "", func() { w.turnDay(1) })
	after.Icon = theme.NavigateNextIcon()
	if at <= 0 {
		before.Disable()
	}
	if at == len(all)-1 {
		after.Disable()
	}
	return []fyne.CanvasObject{kit.AtLeast(kit.Letters(17), choice), before, after}
}

// dayCommands go to the pages of the places of the exam day beside their first ones,
// for search.
func (w *Window) dayCommands() []command {
	var all []command
	for _, p := range w.places() {
		for _, name := range w.partsOf(p.name) {
			if name != p.name {
				all = append(all, command{key: "go_" + name, goes: "part." + name, keys: partKeys[name], ready: opened, sunk: partKeys[name] == nil, do: func(w *Window) { w.visit(name) }})
			}
		}
	}
	return all
}

// partKeys go to pages that are gone to very often.
var partKeys = map[string]fyne.KeyboardShortcut{"register": ctrlShift(fyne.KeyR)}

// hasDay reports whether there is something to record of an exam day yet, and says
// what is missing where not.
func (w *Window) hasDay() (missing fyne.CanvasObject, ok bool) {
	switch s := w.office.State(); {
	case len(s.Programme.Papers) == 0:
		return w.dueFirst("centre", "day.no_programme"), false
	case s.Plan == nil:
		return w.dueFirst("rooms", "day.no_plan"), false
	}
	return nil, true
}

// dueFirst leads to the page on which something has to be done first.
func (w *Window) dueFirst(place, key string) fyne.CanvasObject {
	to := kit.NewTile(nil, w.t("day.first."+place), w.t(key), w.unlessBusy(func() { w.visit(place) }))
	w.mark("first."+place, to)
	w.focus = to
	return kit.Scroll(to)
}
