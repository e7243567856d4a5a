package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// counts are the accounts of the half-day in hand, which must balance (الموازنة).
type counts struct {
	m     *model.Counts
	table *kit.Table
	row   int
}

func newCounts(*Window) screen { return &counts{} }

func (*counts) name() string { return "counts" }

func (s *counts) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("counts.title"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	s.m = model.NewCounts(w.office, w.halfDay())
	grid := s.m.Grid(w.lang)
	s.table = w.dayTable("counts", grid, &s.row)
	s.table.Opened = func(at int) { s.count(w, at) }
	state := columnOf(grid, "state")
	grave := lineTone(state, s.m.Grave, kit.Plain)
	s.table.Tone = func(row, column int) kit.Tone {
		if column == state && s.m.Grave(row) == exam.Hint {
			return kit.Good
		}
		return grave(row, column)
	}
	p.Next = w.button("counts.count", w.t("counts.count"), func() { s.count(w, s.table.At()) })
	documents := []string{app.ScriptEnvelope}
	if w.office.State().Stickers() {
		documents = append(documents, app.StickerAccount)
	}
	p.Other = []*kit.Button{
		w.button("counts.destinations", w.t("counts.destinations"), func() { w.destinations(s.m.At) }), w.dayPapers(documents...),
	}
	p.Body = w.ofDay(container.NewBorder(nil, kit.Note(s.m.Sum(w.lang)), nil, nil, kit.Sheet("", s.table)))
	w.focus = s.table
	return p
}

// count shows the form of the count of a line.
func (s *counts) count(w *Window, at int) {
	if at < 0 || at >= len(s.m.Lines) {
		return
	}
	if s.m.Lines[at].Handed != nil {
		w.fail(exam.ErrHandedOver)
		return
	}
	f := &countForm{m: model.NewCounting(w.office, s.m.Lines[at].RollKey), page: s, at: at, lines: map[model.CountField]*kit.Line{}, wrong: wrongNote(), balances: kit.Stack()}
	f.done = kit.NewButton(w.t("counts.save"), f.save)
	f.done.Icon = theme.ConfirmIcon()
	parts := kit.Stack()
	f.list = kit.Scroll(parts)
	buttons := []*kit.Button{f.done}
	if s.m.Lines[at].Scripts != nil {
		buttons = []*kit.Button{kit.NewButton(w.t("envelopes.withdraw"), nil), f.done}
	}
	f.over = w.carefulForm(f.m.Title(w.lang), fyne.NewSize(820, 600), kit.Split([]float32{5, 5}, f.list, kit.Scroll(f.balances)), func() bool { return f.typed }, buttons...)
	if len(buttons) > 1 {
		buttons[0].OnTapped = func() {
			f.hide()
			w.withdrawOfDay(w.t("counts.withdraw_title"), f.m.Title(w.lang), func(ctx context.Context, reason string) error {
				return w.office.WithdrawCount(ctx, f.m.Key, reason)
			})
		}
		f.mark("counts.withdraw", buttons[0])
	}
	f.fill(parts)
	f.mark("counts.save", f.done)
	f.follow()
	first := f.lines[model.CountScripts]
	w.win.Canvas().Focus(first)
	first.SelectAll()
}

// A countForm is a count while it is typed.
type countForm struct {
	*over
	m    *model.Counting
	page *counts
	at   int

	list     *container.Scroll
	lines    map[model.CountField]*kit.Line
	reason   *kit.Line
	balances *fyne.Container
	wrong    note
	done     *kit.Button
	typed    bool
	filling  bool // what follows is written into lines: nobody typed it
}

// fill lays out the numbers, the committee, the seal and the reason. Enter goes from
// number to number, and from the last one saves.
func (f *countForm) fill(parts *fyne.Container) {
	w, m := f.w, f.m
	parts.Add(kit.Note(m.Lead(w.lang)))
	fields := m.Fields()
	var cells []fyne.CanvasObject
	for i, field := range fields {
		l := f.line("count."+string(field), m.Typed[field], f.list, func(words string) { f.number(field, words) }, func() {
			if !m.Readable(field) {
				f.wrong.say(w.t("counts.number_first"))
				return
			}
			if i+1 < len(fields) {
				next := f.lines[fields[i+1]]
				w.win.Canvas().Focus(next)
				next.SelectAll()
				return
			}
			f.save()
		})
		f.lines[field] = l
		cells = append(cells, kit.Named(kit.Field{Name: model.Word(w.lang, "count.field."+string(field)), Input: l}))
	}
	for i := 0; i < len(cells); i += 2 {
		parts.Add(kit.Closely(cells[i:min(i+2, len(cells))]...))
	}
	committee := f.line("count.committee", m.Committee, f.list, func(words string) { m.Committee, f.typed = words, true }, f.save)
	seal := f.choice("count.seal", []string{model.Word(w.lang, "count.seal.intact"), model.Word(w.lang, "count.seal.broken")}, map[bool]int{true: 1}[m.Unsealed], func(i int) { m.Unsealed, f.typed = i == 1, true })
	parts.Add(kit.Closely(kit.Named(kit.Field{Name: model.Word(w.lang, "count.committee"), Input: committee}), kit.Named(kit.Field{Name: model.Word(w.lang, "count.seal"), Input: seal})))
	f.reason = f.line("count.reason", m.Reason, f.list, func(words string) { m.Reason, f.typed = words, true }, f.save)
	parts.Add(kit.Named(kit.Field{Name: model.Word(w.lang, "count.reason"), Input: f.reason}))
	parts.Add(f.wrong.label)
	parts.Refresh()
}

func (f *countForm) number(field model.CountField, words string) {
	if f.filling {
		return
	}
	f.typed, f.filling = true, true
	for _, other := range f.m.Type(field, words) {
		f.lines[other].SetText(f.m.Typed[other])
	}
	f.filling = false
	f.wrong.say("")
	f.follow()
}

// follow shows the equations as they stand.
func (f *countForm) follow() {
	w := f.w
	f.balances.RemoveAll()
	for _, b := range f.m.Balances(w.lang) {
		tone := kit.Plain
		switch {
		case b.OK:
			tone = kit.Good
		case b.Known:
			tone = kit.Bad
		}
		f.balances.Add(kit.Banner(tone, b.Words))
	}
	if words := f.m.Remarks(w.lang); words != "" {
		f.balances.Add(kit.Banner(kit.Warning, words))
	}
	if f.m.Unbalanced() {
		f.balances.Add(kit.Note(model.Word(w.lang, "count.unbalanced_note")))
	}
	f.balances.Refresh()
}

// save records the count and goes on to the next line that is not counted.
func (f *countForm) save() {
	w := f.w
	if field, words := f.m.Wrong(w.lang); words != "" {
		f.wrong.say(words)
		w.win.Canvas().Focus(f.lines[field])
		return
	}
	first := f.page.m.Lines[f.at].Scripts == nil
	w.saveSheet(f.over, func(ctx context.Context) func() { return f.m.Record(ctx) }, func() error { return f.m.Err }, nil, func() {
		f.page.row = f.at
		w.again()
		next := f.page.m.Next(f.at)
		if !first || next < 0 {
			w.notice(kit.Good, w.t("counts.saved", text.Args{"room": text.LTR(f.m.Key.Room)}))
			return
		}
		f.page.row = next
		f.page.table.GoTo(next)
		f.page.count(w, next)
	})
}

// destinations asks where the scripts go: all of them, and those of each paper.
func (w *Window) destinations(at exam.Sitting) {
	m := model.NewDestinations(w.office, at)
	done := kit.NewButton(w.t("counts.destinations_save"), nil)
	parts := kit.Stack()
	list := kit.Scroll(parts)
	o := w.carefulForm(w.t("counts.destinations"), fyne.NewSize(720, 520), list, m.Changed, done)
	parts.Add(kit.Note(w.t("counts.destinations_note")))
	for i := range m.Lines {
		marking := o.line("destination.marking."+strconv.Itoa(i), m.Lines[i].Marking, list, func(words string) { m.Lines[i].Marking = words }, func() { done.OnTapped() })
		deliberation := o.line("destination.deliberation."+strconv.Itoa(i), m.Lines[i].Deliberation, list, func(words string) { m.Lines[i].Deliberation = words }, func() { done.OnTapped() })
		parts.Add(kit.Group(m.Name(w.lang, i), kit.Closely(
			kit.Named(kit.Field{Name: model.Word(w.lang, "handover.marking"), Input: marking}), kit.Named(kit.Field{Name: model.Word(w.lang, "handover.deliberation"), Input: deliberation}))))
	}
	done.OnTapped = func() {
		w.saveSheet(o, func(ctx context.Context) func() { return m.Record(ctx) }, func() error { return m.Err }, nil, func() {
			w.again()
			w.notice(kit.Good, w.t("counts.destinations_saved"))
		})
	}
	o.mark("destinations.save", done)
	if first, ok := w.spots["destination.marking.0"].(fyne.Focusable); ok {
		w.win.Canvas().Focus(first)
	}
}
