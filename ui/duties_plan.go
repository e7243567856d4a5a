package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// inForce is the plan in force: the sheet of a half-day, or who does what.
func (s *duties) inForce(w *Window, p *kit.Page) {
	p.Next = w.button("", w.t("duties.print"), func() { w.visit("papers") })
	p.Next.Icon = theme.DocumentPrintIcon()
	again := w.button("again", w.t("duties.again"), func() {
		s.m.Again = true
		w.show(s)
	})
	p.Other = append(s.ways(w), again)
	s.said = container.NewStack()
	more := w.button("duties.more", w.t("duties.details"), func() { // it stays while words come: the keyboard may be on it
		if s.m.Looked() {
			s.explain(w)
		}
	})
	s.fill(w)
	sheet := kit.Sheet("", s.table)
	p.Body = container.NewBorder(container.NewBorder(nil, nil, nil, container.NewVBox(more), s.said), nil, nil, nil, kit.Above(sheet, s.bar(w)...))
	s.tell(w)
	s.look(w)
}

// bar chooses the half-day, and whether places or people are shown.
func (s *duties) bar(w *Window) []fyne.CanvasObject {
	views := kit.NewSelect([]string{w.t("duties.by_place"), w.t("duties.by_person")}, 0, func(i int) {
		s.m.ByPerson = i == 1
		w.again()
		w.win.Canvas().Focus(w.spots["duties.view"].(fyne.Focusable))
	})
	if s.m.ByPerson {
		views.Selected = views.Options[1]
	}
	w.mark("duties.view", views)
	if s.m.ByPerson {
		find := kit.NewFilter(w.t("duties.find"), s.m.Query, s.table, func(words string) {
			s.m.Query = words
			s.grid.Filter(words, nil)
			s.table.RowsChanged()
		})
		s.table.Typed = func(r rune) {
			w.win.Canvas().Focus(find)
			find.TypedRune(r)
		}
		w.mark("duties.find", find)
		return []fyne.CanvasObject{find, views}
	}
	all, titles := model.SittingTitles(w.lang, w.office.State().Programme)
	at := slices.Index(all, s.m.At)
	choice := kit.NewSelect(titles, at, func(i int) {
		s.m.At = all[i]
		w.again()
	})
	w.mark("duties.sitting", choice)
	before := w.button("duties.before", w.t("duties.before"), func() { s.turn(w, -1) })
	after := w.button("duties.after", w.t("duties.after"), func() { s.turn(w, 1) })
	for b, on := range map[*kit.Button]bool{before: at > 0, after: at < len(all)-1} {
		if !on {
			b.Disable()
		}
	}
	return []fyne.CanvasObject{choice, before, after, views}
}

// turn shows the half-day before or after; the keyboard stays in the sheet.
func (s *duties) turn(w *Window, by int) {
	if s.m.Turn(by) {
		w.again()
	}
}

// fill makes the table of what is shown.
func (s *duties) fill(w *Window) {
	if s.m.ByPerson {
		s.people(w)
	} else {
		s.places(w)
	}
	s.table.Sort = s.grid.Sort
	if !s.m.ByPerson {
		s.table.Sort = nil // as it is printed
	}
	s.table.Keys = map[fyne.KeyName]func(){
		fyne.KeyF7: func() { s.turn(w, -1) }, fyne.KeyF8: func() { s.turn(w, 1) },
	}
	w.focus = s.table
}

func (s *duties) places(w *Window) {
	s.rows = s.m.PlanRows(w.lang)
	s.grid = s.m.PlanGrid(w.lang, s.rows)
	s.table = w.table("duty_places", s.grid)
	last := len(s.grid.Columns) - 1
	s.table.Tone = func(at, column int) kit.Tone {
		r := s.rows[s.grid.ID(at)]
		switch {
		case column == last:
			return tones[r.Grave]
		case column > 0 && column <= len(r.Bad) && r.Bad[column-1]:
			return kit.Bad
		}
		return kit.Plain
	}
	s.table.Opened = func(at int) { w.showDuty(s.rows[s.grid.ID(at)].Duties, 0) }
	s.table.Typed = func(r rune) { // the second invigilator by "2"
		if at := s.table.At(); at >= 0 && r > '0' && int(r-'0') <= len(s.rows[s.grid.ID(at)].Duties) {
			w.showDuty(s.rows[s.grid.ID(at)].Duties, int(r-'1'))
		}
	}
}

func (s *duties) people(w *Window) {
	s.who = s.m.People()
	s.grid = s.m.PeopleGrid(w.lang, s.who)
	s.grid.Filter(s.m.Query, nil)
	s.table = w.table("duty_people", s.grid)
	s.table.Tone = func(at, column int) kit.Tone {
		if half, ok := exam.ParseSitting(s.grid.Columns[column].Key); ok && s.m.PersonBad(s.who[s.grid.ID(at)], half) {
			return kit.Bad
		}
		return kit.Plain
	}
	s.table.Opened = func(at int) {
		if mine := s.who[s.grid.ID(at)].Duties; len(mine) > 0 {
			w.showDuty(mine, 0)
		} else {
			w.notice(kit.Plain, w.t("duties.none"))
		}
	}
}

// look works out what there is to say of the plan, off Fyne's goroutine.
func (s *duties) look(w *Window) {
	if s.m.Known() {
		return
	}
	slow := s.m.LookInto()
	w.run(func(func(func())) func() {
		last := slow()
		return func() {
			last()
			if w.now != s || w.office == nil {
				return
			}
			s.tell(w)
			if !s.m.ByPerson && s.table != nil { // remarks speak of broken rules
				copy(s.rows, s.m.PlanRows(w.lang))
				s.table.RowsChanged()
			}
		}
	})
}

// tell says the plan in a few words, above it.
func (s *duties) tell(w *Window) {
	if !s.m.Known() {
		s.said.Objects = []fyne.CanvasObject{kit.Note(w.t("duties.looking"))}
		s.said.Refresh()
		return
	}
	row := container.NewHBox()
	for _, word := range s.m.Words(w.lang) {
		tone := tones[word.Grave]
		if word.Grave == "" {
			tone = kit.Good
		}
		row.Add(container.NewCenter(kit.Tag(tone, word.Words)))
	}
	lines := []fyne.CanvasObject{container.NewHScroll(row)}
	if words := s.m.Clashes(w.lang); words != "" {
		lines = append(lines, kit.Banner(kit.Bad, words))
	}
	s.said.Objects = []fyne.CanvasObject{kit.Stack(lines...)}
	s.said.Refresh()
	if w.page != nil {
		w.page.Refresh()
	}
}

// explain is all there is to say of the plan, above the page, with its history.
func (s *duties) explain(w *Window) {
	var parts []fyne.CanvasObject
	for _, a := range s.m.Accounts(w.lang) {
		tone := tones[a.Grave]
		if a.Grave == "" {
			tone = kit.Good
		}
		lines := []fyne.CanvasObject{}
		for i, words := range a.Lines {
			if i == 0 {
				lines = append(lines, kit.Banner(tone, words))
				continue
			}
			lines = append(lines, kit.Tight(kit.Text(words)))
		}
		parts = append(parts, kit.Group(a.Title, lines...))
	}
	if history := model.DutyHistory(w.lang, w.office); len(history) > 0 {
		parts = append(parts, kit.Group(w.t("duty.history"), dutyHistory(history)...))
	}
	w.over("duties.more.close", w.t("duties.details"), fyne.NewSize(760, 600), kit.Scroll(parts...))
}

// mostHistory is how many changes by hand a sheet shows.
const mostHistory = 100

func dutyHistory(history [][2]string) (lines []fyne.CanvasObject) {
	for _, h := range history[:min(len(history), mostHistory)] {
		lines = append(lines, kit.Titled(h[1], h[0]))
	}
	return lines
}
