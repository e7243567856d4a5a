package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// An openingForm is the opening of the envelopes of a paper while it is filled in.
type openingForm struct {
	*over
	m *model.Opening

	list    *container.Scroll
	echoes  []*widget.Label
	missing note
	hints   *fyne.Container
	wrong   note
	done    *kit.Button
	inputs  map[string]fyne.Focusable
}

// open shows the form of the opening of a paper.
func (s *envelopes) open(w *Window, paper string) {
	m := model.NewOpening(w.lang, w.office, paper, w.desk.Now())
	f := &openingForm{m: m, missing: wrongNote(), wrong: wrongNote(), hints: kit.Stack(), inputs: map[string]fyne.Focusable{}}
	f.done = kit.NewButton(w.t("envelopes.open_save"), f.save)
	f.done.Icon = theme.ConfirmIcon()
	parts := kit.Stack()
	f.list = kit.Scroll(parts)
	lines := container.NewStack()
	changed := false
	buttons := []*kit.Button{f.done}
	if m.Again {
		withdraw := kit.NewButton(w.t("envelopes.withdraw"), nil)
		withdraw.OnTapped = func() {
			f.hide()
			w.withdrawOfDay(w.t("envelopes.open_withdraw_title"), m.Title(w.lang), func(ctx context.Context, reason string) error {
				return w.office.WithdrawOpening(ctx, paper, reason)
			})
		}
		buttons = []*kit.Button{withdraw, f.done}
	}
	f.over = w.carefulForm(m.Title(w.lang), fyne.NewSize(940, 600), kit.Split([]float32{6, 4}, f.list, lines), func() bool { return changed }, buttons...)
	if m.Again {
		f.mark("envelopes.open_withdraw", buttons[0])
	}
	f.fill(parts, func() { changed = true })
	lines.Objects = []fyne.CanvasObject{container.NewBorder(kit.Note(w.t("envelopes.open_note")), nil, nil, nil, kit.Sheet("", f.lines(w)))}
	f.mark("envelopes.open_save", f.done)
	f.follow()
	at := f.inputs["at"].(*kit.Line)
	w.win.Canvas().Focus(at)
	at.SelectAll()
}

// fill lays out the hour, a line for each witness, and the reason.
func (f *openingForm) fill(parts *fyne.Container, changed func()) {
	w, m := f.w, f.m
	line := func(name, value string, set func(string)) *kit.Line {
		l := f.line("envelopes."+name, value, f.list, func(words string) {
			set(words)
			changed()
			f.wrong.say("")
			f.follow()
		}, f.save)
		f.inputs[name] = l
		return l
	}
	parts.Add(kit.Named(kit.Field{Name: w.t("envelopes.hour_opened"), Input: line("at", m.At, func(words string) { m.At = words })}))
	parts.Add(f.hints)
	for i := range m.Witnesses {
		l := line("witness."+strconv.Itoa(i+1), m.Witnesses[i].Typed, func(words string) { m.Type(w.lang, i, words) })
		echo := kit.Note("")
		f.echoes = append(f.echoes, echo)
		parts.Add(kit.Named(kit.Field{Name: m.RoleName(w.lang, i), Input: kit.Close(l, echo)}))
	}
	parts.Add(f.missing.label)
	parts.Add(kit.Named(kit.Field{Name: w.t("envelopes.reason_any"), Input: line("reason", "", func(words string) { m.Reason = words })}))
	parts.Add(kit.Named(kit.Field{Name: w.t("envelopes.note"), Input: line("note", m.Note, func(words string) { m.Note = words })}))
	parts.Add(f.wrong.label)
	parts.Refresh()
}

// lines are the envelopes that are opened; Enter goes on to the next state of one.
func (f *openingForm) lines(w *Window) *kit.Table {
	table := w.table("opening", f.m.Grid(w.lang))
	table.Sort = nil
	table.Left = f.close
	table.Opened = func(at int) {
		f.m.Step(at)
		table.RowsChanged()
		table.GoTo(at)
		f.follow()
	}
	table.Tone = lineTone(1, func(row int) exam.Severity {
		if l := f.m.Lines[row]; l.Mismatch || l.Seal == exam.SealBroken {
			return exam.Blocking
		}
		return ""
	}, kit.Good)
	f.mark("table.opening", table)
	return table
}

// follow says who is recognised, who is missing, and what is to be looked at.
func (f *openingForm) follow() {
	for i, echo := range f.echoes {
		words := f.m.Echo(f.w.lang, i)
		echo.Hidden = words == ""
		echo.SetText(words)
	}
	f.missing.say(f.m.Missing(f.w.lang))
	f.hints.RemoveAll()
	for _, hint := range f.m.Hints(f.w.lang) {
		f.hints.Add(kit.Banner(kit.Warning, hint))
	}
	f.hints.Refresh()
}

// withdrawOfDay asks why something of the day in view was recorded by mistake.
func (w *Window) withdrawOfDay(title, what string, do func(ctx context.Context, reason string) error) {
	w.askReason(title, what, w.t("envelopes.withdraw"), do, func() {
		w.again()
		w.notice(kit.Plain, w.t("envelopes.was_withdrawn"))
	})
}

func (f *openingForm) save() {
	w := f.w
	if field, words := f.m.Wrong(w.lang); words != "" {
		f.wrong.say(words)
		w.win.Canvas().Focus(f.inputs[field])
		return
	}
	w.saveSheet(f.over, func(ctx context.Context) func() { return f.m.Record(ctx) }, func() error { return f.m.Err }, nil, func() {
		w.again()
		if f.m.Troubled() {
			w.notice(kit.Warning, w.t("envelopes.troubled"), w.toIncidents()...)
			return
		}
		w.notice(kit.Good, w.t("envelopes.opened_said"))
	})
}

// toIncidents is the way to where an incident is recorded, where the file has it.
func (w *Window) toIncidents() []*kit.Button {
	if beginnings["incidents"] == nil {
		return nil
	}
	return []*kit.Button{w.button("to_incidents", w.t("part.incidents"), func() { w.visit("incidents") })}
}
