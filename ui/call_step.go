package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// stepIn proposes the next reserve who may have a place, with the reason, and sends
// them by one key.
func (s *call) stepIn(w *Window, place exam.DutyPlace) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		m := model.NewStepping(w.lang, w.office, place)
		return func() { s.standbys(w, m) }
	})
}

func (s *call) standbys(w *Window, m *model.Stepping) {
	names, details, bad := m.Standbys(w.lang)
	done := kit.NewButton(w.t("call.send"), nil)
	done.Icon = theme.ConfirmIcon()
	parts := kit.Stack()
	list := kit.Scroll(parts)
	given := m.Reason
	o := w.carefulForm(w.t("call.step_title"), fyne.NewSize(680, 520), list, func() bool { return m.Reason != given }, done)
	parts.Add(kit.Titled(m.Title(w.lang), m.Whose(w.lang)))
	if m.Chosen < 0 {
		parts.Add(kit.Banner(kit.Bad, w.t("call.no_reserve")))
		done.Disable()
	}
	wrong := wrongNote()
	options := make([]kit.Option, len(names))
	for i := range names {
		options[i] = kit.Option{Title: names[i], Detail: details[i]}
	}
	choice := kit.NewChoice(options, m.Chosen, func(i int) {
		m.Chosen = i
		if wrong.say(""); bad[i] {
			wrong.say(w.t("duty.cannot", text.Args{"rule": details[i]}))
		}
		done.Enable()
	})
	parts.Add(choice)
	parts.Add(wrong.label)
	reason := o.line("call.reason", m.Reason, list, func(words string) { m.Reason = words }, func() { done.OnTapped() })
	parts.Add(kit.Named(kit.Field{Name: w.t("duty.reason"), Input: reason}))
	done.OnTapped = func() {
		switch {
		case m.Chosen < 0:
			return
		case bad[m.Chosen]:
			wrong.say(w.t("duty.cannot", text.Args{"rule": details[m.Chosen]}))
			w.win.Canvas().Focus(done)
			return
		case strings.TrimSpace(m.Reason) == "":
			wrong.say(w.t("duty.reason_first"))
			w.win.Canvas().Focus(reason)
			return
		}
		w.saveSheet(o, func(ctx context.Context) func() { return m.Send(ctx, w.lang) }, func() error { return m.Err }, nil, func() { s.sent(w, m) })
	}
	for i := range min(len(names), mostPeople) {
		o.mark("call.standby."+string(rune('1'+i)), choice.Option(i))
	}
	o.mark("call.send", done)
	if w.win.Canvas().Focus(done); m.Chosen < 0 {
		w.win.Canvas().Focus(w.spots["form.cancel"].(fyne.Focusable))
	}
}

// sent shows who was sent, and offers to print again what has become untrue of the
// room, and nothing else.
func (s *call) sent(w *Window, m *model.Stepping) {
	s.look(w)
	w.setMenu()
	w.work(w.t("window.busy"), func(func(func())) func() {
		again := m.Again()
		return func() {
			if len(again) == 0 {
				w.notice(kit.Good, m.Sent(w.lang))
				w.win.Canvas().Focus(s.box)
				return
			}
			s.printAgain(w, m, again)
		}
	})
}

func (s *call) printAgain(w *Window, m *model.Stepping, again []string) {
	lines := []fyne.CanvasObject{kit.Banner(kit.Good, m.Sent(w.lang)), kit.Text(w.t("call.print_note"))}
	for _, d := range again {
		lines = append(lines, kit.Tight(container.NewHBox(kit.Tag(kit.Warning, model.DocumentName(w.lang, d)))))
	}
	print := kit.NewButton(w.t("call.print"), nil)
	print.Icon = theme.DocumentPrintIcon()
	papers := kit.NewButton(w.t("papers.title"), nil)
	o := w.over("call.print.close", w.t("call.print_title"), fyne.NewSize(600, 400), kit.Scroll(lines...), papers, print)
	print.OnTapped = func() {
		o.close()
		w.work(w.t("window.busy"), func(func(func())) func() {
			last := m.Print(w.ctx, w.desk, w.path, again)
			return func() {
				if last(); m.Err != nil {
					w.fail(m.Err)
					return
				}
				w.launch(m.Printed[0].Path)
				w.notice(kit.Good, m.PrintedWords(w.lang))
			}
		})
	}
	papers.OnTapped = func() {
		o.close()
		w.visit("papers")
	}
	o.mark("call.print", print)
	o.mark("call.papers", papers)
	w.win.Canvas().Focus(print)
}
