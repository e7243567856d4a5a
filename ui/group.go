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

// group is the candidates of a line of the board, of whom it can be said how far
// their data are verified.
type group struct {
	m     *model.Group
	board verification

	table  *kit.Table
	filter *kit.Filter
	count  *widget.Label
	bar    *fyne.Container
}

func (*group) name() string { return "group" }

func (s *group) page(w *Window) kit.Page {
	p := kit.Page{Title: s.m.Title, Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.show(s.board) })
	grid := s.m.Grid(w.lang)
	s.table = w.table("group", grid)
	s.table.Opened = func(at int) { w.showCandidate(s.m.At(at)) }
	s.table.Typed = func(r rune) {
		w.win.Canvas().Focus(s.filter)
		s.filter.TypedRune(r)
	}
	s.table.Left = func() {
		if s.m.Filtered() {
			s.m.ShowAll()
			w.show(s)
			return
		}
		w.show(s.board)
	}
	s.table.Picked = s.counted
	state := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "state" })
	s.table.Tone = func(at, column int) kit.Tone {
		if column != state {
			return kit.Plain
		}
		return stateTones[s.m.StateAt(at)]
	}
	s.filter = kit.NewFilter(w.t("candidates.find"), s.m.Query, s.table, func(words string) {
		s.m.Query = words
		s.changed()
	})
	w.mark("filter", s.filter)
	w.focus = s.table
	s.count = kit.Cell("")
	columns := w.button("columns", w.t("table.columns"), func() { w.chooseColumns(s.table, grid) })
	columns.Icon = theme.ListIcon()
	p.Next = s.say(w, exam.Validated)
	p.Other = []*kit.Button{s.say(w, exam.NotViewed), s.say(w, exam.Viewed), s.say(w, exam.Approved)}
	s.bar = container.NewBorder(nil, nil, nil, nil, s.count)
	list := container.NewBorder(nil, s.bar, nil, nil, kit.Sheet("", s.table))
	p.Body = kit.Above(list, s.filter, w.stateChoice(s.m.State, func(to exam.Verification) {
		s.m.State = to
		s.changed()
	}), columns)
	s.changed()
	return p
}

// stateTones are how states of verification ask for attention.
var stateTones = map[exam.Verification]kit.Tone{
	exam.Validated: kit.Good, exam.Approved: kit.Good, exam.CorrectionRequested: kit.Warning, exam.Corrected: kit.Warning,
}

// stateChoice filters by a state of verification, or not at all.
func (w *Window) stateChoice(now exam.Verification, changed func(exam.Verification)) fyne.CanvasObject {
	states := model.States()
	names := []string{w.t("verification.every_state")}
	for _, s := range states {
		names = append(names, model.StateName(w.lang, s))
	}
	c := kit.NewSelect(names, slices.Index(states, now)+1, func(i int) {
		to := exam.Verification("")
		if i > 0 {
			to = states[i-1]
		}
		changed(to)
	})
	w.mark("state", c)
	return kit.AtLeast(kit.Letters(9), c)
}

// say is the button that says a state of those who are selected; of nobody but
// those.
func (s *group) say(w *Window, state exam.Verification) *kit.Button {
	return w.button("say."+string(state), w.t("verification.say."+string(state)), func() {
		places := s.table.Selected()
		if len(places) == 0 {
			w.notice(kit.Plain, w.t("verification.select"))
			return
		}
		ids := s.m.Chosen(places)
		w.work(w.t("window.busy"), func(func(func())) func() {
			last := s.m.Set(w.ctx, state, ids)
			return func() {
				last()
				w.verdicts(&s.m.Said)
				if s.m.Said.Err == nil {
					w.win.Canvas().Focus(s.table) // for the next ones to be selected
				}
			}
		})
	})
}

func (s *group) changed() {
	s.m.Apply()
	s.table.RowsChanged()
	s.counted()
}

func (s *group) counted() {
	s.count.SetText(s.m.Count(s.table.Count()))
	s.bar.Refresh()
}
