package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// look shows what is to be looked at in the registers of the half-day: Enter opens a
// register, or settles what the door says otherwise of somebody.
func (s *register) look(w *Window) {
	s.looks = model.RegisterLooks(w.lang, w.office.State(), s.m.At())
	switch {
	case w.deaf() || w.win.Canvas().Overlays().Top() != nil:
		return
	case len(s.looks) == 0:
		w.notice(kit.Good, w.t("register.looks_none"))
		return
	}
	all := s.looks
	var o *over
	rows := kit.NewPick(func() int { return len(all) }, func(i int) kit.Row {
		return kit.Row{Tone: tones[all[i].Grave], Text: all[i].Name, Detail: all[i].Detail, Tag: all[i].Tag}
	}, func(i int) {
		o.close()
		if all[i].Differs == nil {
			s.open(w, all[i].Key)
			return
		}
		s.settle(w, all[i])
	})
	open := kit.NewButton(w.t("register.settle"), rows.Take)
	o = w.over("looks.close", w.t("register.looks_title"), fyne.NewSize(760, 520), container.NewStack(rows), open)
	open.Keys[fyne.KeyDown], open.Keys[fyne.KeyUp] = func() { rows.Step(1) }, func() { rows.Step(-1) }
	o.mark("looks.settle", open)
	rows.Step(0)
	w.win.Canvas().Focus(open)
}

// settle settles what the door says otherwise of somebody, with a reason.
func (s *register) settle(w *Window, l model.RegisterLook) {
	m := model.NewDoorSettling(w.office, *l.Differs)
	wrong := wrongNote()
	done := kit.NewButton(w.t("register.settle"), nil)
	parts := kit.Stack()
	list := kit.Scroll(parts)
	o := w.carefulForm(w.t("register.settle"), fyne.NewSize(680, 480), list, func() bool { return m.Reason != "" }, done)
	parts.Add(kit.Titled(l.Name, l.Detail))
	var options []kit.Option
	for _, words := range m.Options(w.lang) {
		options = append(options, kit.Option{Title: words})
	}
	choice := kit.NewChoice(options, 0, func(i int) { m.Way = i })
	parts.Add(choice)
	line := o.line("settle.reason", "", list, func(words string) {
		m.Reason = words
		wrong.say("")
	}, func() { done.OnTapped() })
	parts.Add(kit.Named(kit.Field{Name: w.t("register.reason"), Input: container.NewVBox(line, wrong.label)}))
	done.OnTapped = func() {
		if strings.TrimSpace(m.Reason) == "" {
			wrong.say(w.t("register.reason_first"))
			w.win.Canvas().Focus(line)
			return
		}
		w.saveSheet(o, func(ctx context.Context) func() { return m.Do(ctx) }, func() error { return m.Err }, nil, func() {
			if !s.m.Changed() {
				s.m.Open(s.m.Key)
			}
			s.fill(w)
			w.setMenu()
			w.notice(kit.Good, w.t("register.settled"))
			w.win.Canvas().Focus(s.box)
		})
	}
	for i := range options {
		o.mark("settle.way."+string(rune('1'+i)), choice.Option(i))
	}
	o.mark("settle.do", done)
	w.win.Canvas().Focus(choice.Option(0).(fyne.Focusable))
}

// absencesOf is from which papers somebody was absent, and what that leads to; nothing
// of who never was.
func absencesOf(w *Window, p model.Person) fyne.CanvasObject {
	if len(p.Absences) == 0 {
		return kit.Stack()
	}
	all := kit.Stack(kit.Group(w.t("register.absences"), kit.Pairs(p.Absences)))
	for _, words := range p.Leads {
		all.Add(kit.Banner(kit.Warning, words))
	}
	return all
}
