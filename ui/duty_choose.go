package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// chooseDuty is the list of whom a duty can be given to, or of the duties that it
// can change hands with.
func (w *Window) chooseDuty(title string, m *model.Duty, choices *model.DutyChoices) {
	var o *over
	none := &widget.Label{Alignment: fyne.TextAlignCenter, Wrapping: fyne.TextWrapWord}
	refused := kit.Note("")
	refused.Importance = widget.DangerImportance
	refused.Hide()
	take := func(i int) {
		c := choices.At(i)
		if c.Bar != "" {
			refused.SetText(w.t("duty.cannot", text.Args{"rule": c.Bar}))
			refused.Show()
			return
		}
		o.close()
		w.dutyReason(m, c)
	}
	rows := kit.NewPick(choices.Len, func(i int) kit.Row {
		c := choices.At(i)
		if c.Bar != "" {
			return kit.Row{Tone: kit.Bad, Text: c.Name, Detail: c.Bar, Tag: w.t("duty.may_not")}
		}
		return kit.Row{Text: c.Name, Detail: c.Detail, Tag: c.Load}
	}, take)
	look := func(query string) {
		choices.Find(query)
		refused.Hide()
		none.Hide()
		if choices.Len() == 0 {
			none.SetText(w.t("find.nothing", text.Args{"query": strings.TrimSpace(query)}))
			none.Show()
		}
		rows.Again()
	}
	seek := kit.NewSeek(w.t("duties.find"), look, func(by int) {
		refused.Hide()
		rows.Step(by)
	}, rows.Take, func() { o.close() })
	head := kit.Stack(kit.Note(m.Title(w.lang)+" · "+m.Who(w.lang)), seek, refused)
	o = w.over("choose.close", title, fyne.NewSize(720, 580), container.NewBorder(head, nil, nil, nil, container.NewStack(rows, container.NewVBox(none))))
	look("")
	o.mark("choose.query", seek)
	w.win.Canvas().Focus(seek)
}

// dutyReason asks why a duty changes hands, and does it.
func (w *Window) dutyReason(m *model.Duty, c model.DutyChoice) {
	reason := ""
	wrong := wrongNote()
	done := kit.NewButton(w.t("duty.do"), nil)
	parts := kit.Stack()
	list := kit.Scroll(parts)
	o := w.carefulForm(w.t("duty.reason_title"), fyne.NewSize(620, 380), list, func() bool { return strings.TrimSpace(reason) != "" }, done)
	line := o.line("duty.reason", "", list, func(words string) {
		reason = words
		wrong.say("")
	}, func() { done.OnTapped() })
	for _, words := range m.Becomes(w.lang, c) {
		parts.Add(kit.Banner(kit.Plain, words))
	}
	parts.Add(kit.Named(kit.Field{Name: w.t("duty.reason"), Input: container.NewVBox(line, wrong.label)}))
	done.OnTapped = func() {
		if strings.TrimSpace(reason) == "" {
			wrong.say(w.t("duty.reason_first"))
			w.win.Canvas().Focus(line)
			return
		}
		w.saveSheet(o, func(ctx context.Context) func() { return m.Take(ctx, c, reason) }, func() error { return m.Err }, nil, func() {
			w.changed(w.t("duty.done"))
		})
	}
	o.mark("duty.do", done)
	w.win.Canvas().Focus(line)
}
