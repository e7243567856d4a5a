package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// duty is the sheet of one duty, or of those of a room or a person: who, why, and
// what can be done about it.
type duty struct {
	*over
	m     *model.Duty
	parts *fyne.Container
	why   *fyne.Container
	lock  *kit.Button
	swap  *kit.Button
}

// showDuty shows duties above the page, one of them in view.
func (w *Window) showDuty(all []exam.Duty, at int) {
	s := &duty{m: model.NewDuty(w.office, all), parts: kit.Stack()}
	s.m.Choose(at)
	s.lock = kit.NewButton(w.t("duty.lock"), s.turnLock)
	s.swap = kit.NewButton(w.t("duty.swap"), func() { s.among(w.t("duty.swap_with"), s.m.Swaps) })
	give := kit.NewButton(w.t("duty.give"), func() { s.among(w.t("duty.give_to"), s.m.Fits) })
	give.Icon = theme.AccountIcon()
	s.over = w.over("duty.close", w.t("duty.title"), fyne.NewSize(660, 560), kit.Scroll(s.parts), s.lock, s.swap, give)
	s.mark("duty.lock", s.lock)
	s.mark("duty.swap", s.swap)
	s.mark("duty.give", give)
	s.fill()
	w.win.Canvas().Focus(give)
}

// fill shows the duty in view.
func (s *duty) fill() {
	w, m := s.w, s.m
	var parts []fyne.CanvasObject
	if names := m.Names(w.lang); len(names) > 1 {
		parts = append(parts, s.choice("duty.which", names, m.At(), func(i int) {
			m.Choose(i)
			s.fill()
			w.win.Canvas().Focus(w.spots["duty.which"].(fyne.Focusable)) // it is another one now
		}))
	}
	d := m.Duty()
	tone, state := kit.Good, w.t("duty.filled")
	switch {
	case m.Open():
		tone, state = kit.Bad, w.t("duty.open")
	case d.Locked:
		state = w.t("duty.locked")
	}
	head := container.NewBorder(nil, nil, nil, container.NewCenter(kit.Tag(tone, state)), kit.Titled(m.Who(w.lang), m.Title(w.lang)))
	parts = append(parts, head)
	if facts := m.Facts(w.lang); len(facts) > 0 {
		parts = append(parts, kit.Group("", kit.Pairs(facts)))
	}
	s.why = kit.Stack()
	parts = append(parts, kit.Group(w.t("duty.why"), s.why))
	if history := m.History(w.lang); len(history) > 0 {
		parts = append(parts, kit.Group(w.t("duty.history"), dutyHistory(history)...))
	}
	s.parts.Objects = parts
	s.parts.Refresh()
	s.lock.SetText(w.t("duty.lock"))
	if d.Locked {
		s.lock.SetText(w.t("duty.unlock"))
	}
	for _, b := range []*kit.Button{s.lock, s.swap} { // of nobody's duty
		if b.Enable(); m.Open() {
			b.Disable()
		}
	}
	slow := m.LookInto()
	w.run(func(func(func())) func() {
		last := slow()
		return func() {
			last()
			s.tell()
		}
	})
}

// tell says why the duty is as it is.
func (s *duty) tell() {
	s.why.RemoveAll()
	for _, words := range s.m.Why(s.w.lang) {
		s.why.Add(kit.Tight(kit.Text(words)))
	}
	s.why.Refresh()
	s.parts.Refresh()
}

func (s *duty) turnLock() {
	w := s.w
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := s.m.Lock(context.WithoutCancel(w.ctx))
		return func() {
			if last(); s.m.Err != nil {
				w.fail(s.m.Err)
				return
			}
			s.fill()
			w.changed(w.t("duty.said_lock"))
		}
	})
}

// changed shows the page anew under what lies over it, after a change by hand.
func (w *Window) changed(words string) {
	focused := w.win.Canvas().Focused()
	over := w.win.Canvas().Overlays().Top() != nil
	w.again()
	if over && focused != nil {
		w.win.Canvas().Focus(focused)
	}
	w.notice(kit.Good, words)
}

// among chooses among people or duties; who may not is shown with the reason and
// cannot be chosen.
func (s *duty) among(title string, of func(text.Lang) []model.DutyChoice) {
	w := s.w
	w.work(w.t("window.busy"), func(func(func())) func() {
		m := model.NewDutyChoices(of(w.lang))
		return func() {
			s.close()
			w.chooseDuty(title, s.m, m)
		}
	})
}
