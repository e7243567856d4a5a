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

// handover is the page on which the envelopes of scripts of the half-day in hand leave
// the centre (التسليم والتسلم).
type handover struct {
	m     *model.Handover
	table *kit.Table
	row   int
}

func newHandover(*Window) screen { return &handover{} }

func (*handover) name() string { return "handover" }

func (s *handover) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("handover.title"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	was := s.m
	s.m = model.NewHandover(w.office, w.halfDay(), w.desk.Now())
	s.m.Keep(was)
	grid := s.m.Grid(w.lang)
	s.table = w.dayTable("handover", grid, &s.row)
	sum := kit.Note(s.m.Sum(w.lang))
	s.table.Opened = func(at int) { s.toggle(w, at, func() { sum.SetText(s.m.Sum(w.lang)) }) }
	state := columnOf(grid, "state")
	s.table.Tone = func(row, column int) kit.Tone {
		switch grave := s.m.Grave(row); {
		case column == 0 && s.m.Leaves[s.m.Lines[row].RollKey]:
			return kit.Good
		case column != state:
			return kit.Plain
		case grave == exam.Hint:
			return kit.Good
		case grave == exam.Blocking:
			return kit.Bad
		}
		return kit.Plain
	}
	p.Next = w.button("handover.give", w.t("handover.give"), func() { s.give(w) })
	p.Other = []*kit.Button{
		w.button("counts.destinations", w.t("counts.destinations"), func() { w.destinations(s.m.At) }),
		w.button("handover.records", w.t("handover.records", text.Args{"n": len(s.m.Records())}), func() { s.records(w) }),
	}
	if len(s.m.Records()) == 0 {
		p.Other[1].Disable()
	}
	p.Body = w.ofDay(container.NewBorder(kit.Note(w.t("handover.note")), sum, nil, nil, kit.Sheet("", s.table)))
	w.focus = s.table
	return p
}

// toggle has an envelope leave or stay; one that does not balance leaves only with a
// reason.
func (s *handover) toggle(w *Window, at int, changed func()) {
	show := func(reason string) {
		s.m.Toggle(at, reason)
		s.table.RowsChanged()
		s.table.GoTo(at)
		changed()
	}
	switch {
	case !s.m.Here(at):
		w.notice(kit.Plain, w.t("handover.gone"))
	case !s.m.Leaves[s.m.Lines[at].RollKey] && s.m.NeedsReason(at):
		w.reasonFor(w.t("handover.unbalanced_title"), w.t("handover.unbalanced_lead"), w.t("handover.unbalanced_save"), show)
	default:
		show("")
	}
}

// give asks to whom and at what hour, and hands over.
func (s *handover) give(w *Window) {
	m := s.m
	if t, _ := m.Count(); t.Envelopes == 0 {
		w.notice(kit.Warning, w.t("handover.nothing"))
		return
	}
	done := kit.NewButton(w.t("handover.save"), nil)
	done.Icon = theme.ConfirmIcon()
	parts := kit.Stack()
	list := kit.Scroll(parts)
	to, hour := m.To, m.Hour
	o := w.carefulForm(w.t("handover.give"), fyne.NewSize(620, 480), list, func() bool { return m.To != to || m.Hour != hour || m.Note != "" }, done)
	wrong := wrongNote()
	line := func(name, value string, set func(string)) *kit.Line {
		return o.line("handover."+name, value, list, func(words string) {
			set(words)
			wrong.say("")
		}, func() { done.OnTapped() })
	}
	inputs := map[string]*kit.Line{
		"to": line("to", m.To, func(words string) { m.To = words }), "at": line("at", m.Hour, func(words string) { m.Hour = words }),
	}
	parts.Add(kit.Banner(kit.Plain, m.Sum(w.lang)))
	parts.Add(kit.Fields(
		kit.Field{Name: w.t("handover.to"), Input: inputs["to"]}, kit.Field{Name: w.t("handover.hour"), Input: inputs["at"]},
		kit.Field{Name: w.t("envelopes.note"), Input: line("note", "", func(words string) { m.Note = words })}))
	parts.Add(wrong.label)
	if words := m.Staying(w.lang); words != "" {
		parts.Add(kit.Banner(kit.Warning, words))
	}
	done.OnTapped = func() {
		if field, words := m.Wrong(w.lang); words != "" {
			wrong.say(words)
			w.win.Canvas().Focus(inputs[field])
			return
		}
		w.saveSheet(o, func(ctx context.Context) func() { return m.Record(ctx) }, func() error { return m.Err }, nil, func() {
			w.again()
			print := w.button("handover.print", w.t("handover.print"), func() { s.print(w, m.Made.ID) })
			w.notice(kit.Good, w.t("handover.made", text.Args{"n": text.Number(w.lang, m.Made.No)}), print)
		})
	}
	o.mark("handover.save", done)
	w.win.Canvas().Focus(inputs["to"])
	inputs["to"].SelectAll()
}

// print prints the record of one handover and opens it.
func (s *handover) print(w *Window, id exam.ID) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := s.m.PrintRecord(w.ctx, w.desk, w.path, id)
		return func() {
			if last(); s.m.Err != nil {
				w.fail(s.m.Err)
				return
			}
			w.launch(s.m.Printed)
			w.notice(kit.Good, w.t("handover.printed"))
		}
	})
}

// records are the handovers of the session: each is printed again, or withdrawn with a
// reason.
func (s *handover) records(w *Window) {
	parts := kit.Stack()
	o := w.over("handover.close", w.t("handover.list"), fyne.NewSize(720, 560), kit.Scroll(parts))
	for _, one := range s.m.Records() {
		name, detail := s.m.RecordName(w.lang, one)
		if one.Withdrawn {
			parts.Add(kit.Group("", kit.Titled(name, detail)))
			continue
		}
		no := one.Value.Number()
		print := kit.NewButton(w.t("handover.print"), func() {
			o.close()
			s.print(w, one.Value.ID)
		})
		print.Icon = theme.DocumentPrintIcon()
		withdraw := kit.NewButton(w.t("handover.withdraw"), func() {
			o.close()
			s.withdraw(w, name, one.Value.ID)
		})
		for _, b := range []*kit.Button{print, withdraw} {
			b.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: o.close}
		}
		o.mark("handover.print."+no, print)
		o.mark("handover.withdraw."+no, withdraw)
		parts.Add(kit.Group("", container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(withdraw, print)), kit.Titled(name, detail))))
	}
}

func (s *handover) withdraw(w *Window, name string, id exam.ID) {
	w.reasonFor(w.t("handover.withdraw_title", text.Args{"name": name}), w.t("handover.withdraw_lead"), w.t("handover.withdraw"), func(reason string) {
		w.work(w.t("window.busy"), func(func(func())) func() {
			last := s.m.Withdraw(context.WithoutCancel(w.ctx), id, reason)
			return func() {
				if last(); s.m.Err != nil {
					w.fail(s.m.Err)
					return
				}
				w.again()
				w.notice(kit.Good, w.t("handover.withdrawn_said"))
			}
		})
	})
}
