package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// incidents is the register of what happened: سجل الوقائع.
type incidents struct {
	m *model.Incidents

	table  *kit.Table
	filter *kit.Filter
	count  *widget.Label
}

func newIncidents(w *Window) screen { return &incidents{m: model.NewIncidents(w.office)} }

func (*incidents) name() string { return "incidents" }

func (s *incidents) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("incidents.title"), Lead: w.t("incidents.lead"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	s.m.At = w.halfDay()
	p.Next = w.button("incident.new", w.t("incidents.new"), func() { w.happened(s.m.At) })
	p.Next.Icon = theme.ContentAddIcon()
	if !s.m.Any() {
		w.focus = p.Next
		p.Body = w.ofDay(kit.Scroll(kit.Banner(kit.Plain, w.t("incidents.none"))))
		return p
	}
	s.makeTable(w)
	s.filter = kit.NewFilter(w.t("incidents.find"), s.m.Query, s.table, func(words string) {
		s.m.Query = words
		s.changed()
	})
	w.mark("filter", s.filter)
	all := kit.NewCheck(w.t("incidents.all"), s.m.All, func(yes bool) {
		s.m.All = yes
		w.show(s)
	}, nil)
	w.mark("incidents.all", all)
	s.count = kit.Cell("")
	p.Body = w.ofDay(kit.Above(container.NewBorder(nil, s.count, nil, nil, kit.Sheet("", s.table)), s.filter, all))
	w.focus = s.table
	s.changed()
	return p
}

func (s *incidents) makeTable(w *Window) {
	grid := s.m.Grid(w.lang)
	s.table = w.table("incidents", grid)
	s.table.Opened = func(at int) { w.showIncident(s.m.Row(at).Value.ID) }
	s.table.Typed = func(r rune) {
		w.win.Canvas().Focus(s.filter)
		s.filter.TypedRune(r)
	}
	s.table.Keys = w.dayKeys()
	s.table.Struck = s.m.Withdrawn
	lacks := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "lacks" })
	s.table.Tone = func(at, column int) kit.Tone {
		if column == lacks && s.m.Wanting(at) {
			return kit.Warning
		}
		return kit.Plain
	}
}

func (s *incidents) changed() {
	s.m.Apply()
	s.table.RowsChanged()
	s.count.SetText(s.m.CountWords())
}

// happened asks what happened, of cheating what kind of it, then to whom where it happens
// to one, then the rest.
func (w *Window) happened(at exam.Sitting) {
	if w.win.Canvas().Overlays().Top() != nil || w.busy {
		return
	}
	kinds := exam.IncidentKinds()
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = model.IncidentKindName(w.lang, k)
	}
	w.oneOf("happened.kind", w.t("incidents.kind"), names, func(i int) {
		if kinds[i] != exam.FraudCase {
			w.happenedTo(model.Happening{Kind: kinds[i]}, at)
			return
		}
		w.cheated(at)
	})
}

// cheated asks for the type of cheating by the law.
func (w *Window) cheated(at exam.Sitting) {
	types := exam.FraudTypes()
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = model.Happening{Kind: exam.FraudCase, Fraud: t}.Name(w.lang)
	}
	w.oneOf("happened.fraud", w.t("incidents.fraud"), names, func(i int) {
		w.happenedTo(model.Happening{Kind: exam.FraudCase, Fraud: types[i]}, at)
	})
}

// oneOf asks for one of a few by its digit.
func (w *Window) oneOf(name, title string, names []string, chosen func(i int)) {
	var o *over
	var digits *kit.Digits
	done := kit.NewButton(w.t("window.continue"), func() {
		if i := digits.Chosen(); i >= 0 {
			o.hide()
			chosen(i)
			return
		}
		w.win.Canvas().Focus(digits)
	})
	digits = kit.NewDigits(names, func() { done.OnTapped() }, func() { o.close() })
	o = w.form(title, fyne.NewSize(560, 460), kit.Scroll(kit.Note(w.t("incidents.by_digit")), digits), done)
	o.mark(name, digits)
	o.mark("happened.next", done)
	w.win.Canvas().Focus(digits)
}

// happenedTo asks to whom, where it happens to one, and goes on to the form.
func (w *Window) happenedTo(h model.Happening, at exam.Sitting) {
	fill := func(who exam.ID) {
		w.fillIncident(model.NewIncident(w.lang, w.office, h, at, who, w.hourNow()))
	}
	if !h.OfCandidate() {
		fill(exam.ID{})
		return
	}
	w.pickCandidate(h.Name(w.lang)+" – "+w.t("incidents.whose"), fill, func() { fill(exam.ID{}) })
}

// hourNow is the hour of this PC.
func (w *Window) hourNow() string { return w.desk.Now().Format("15:04") }

// showIncident shows one incident in full, above the page: what is printed of it, what
// is missing, what is for the centre alone, and what was said of it before.
func (w *Window) showIncident(id exam.ID) {
	m, ok := model.ShowIncident(w.lang, w.office, w.desk, w.path, id)
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	var o *over
	var buttons []*kit.Button
	names := []string{}
	button := func(name, key string, icon fyne.Resource, do func()) {
		b := kit.NewButton(w.t(key), func() {
			o.close()
			do()
		})
		b.Icon = icon
		buttons, names = append(buttons, b), append(names, name)
	}
	if m.Withdrawn == "" {
		button("incident.withdraw", "incidents.withdraw", theme.DeleteIcon(), func() { w.withdrawIncident(m) })
		button("incident.change", "incidents.change", theme.DocumentCreateIcon(), func() {
			if form, ok := model.ChangeIncident(w.lang, w.office, id); ok {
				w.fillIncident(form)
			}
		})
		button("incident.print", "incidents.print", theme.DocumentPrintIcon(), func() { w.printIncident(m) })
	}
	content := kit.Stack()
	o = w.over("incident.close", m.Name, fyne.NewSize(680, 640), kit.Scroll(content), buttons...)
	for i, b := range buttons {
		o.mark(names[i], b)
	}
	if m.Withdrawn != "" {
		content.Add(kit.Banner(kit.Bad, w.t("incidents.withdrawn", text.Args{"reason": m.Withdrawn})))
	}
	if m.Conflict {
		content.Add(kit.Banner(kit.Bad, w.t("incidents.conflict")))
	}
	if len(m.Lacks) > 0 {
		content.Add(kit.Banner(kit.Warning, w.t("incidents.lacks", text.Args{"lacks": model.Listed(w.lang, m.Lacks)})))
	}
	content.Add(kit.Group(w.t("incidents.facts"), kit.Pairs(m.Printed)))
	if m.Notes != "" {
		content.Add(kit.Group(w.t("incidents.notes"), kit.Text(m.Notes)))
	}
	content.Add(kit.Group(w.t("incidents.before"), kit.Pairs(m.Before)))
	o.say(m.Name)
}

// printIncident writes the papers of an incident and opens the first.
func (w *Window) printIncident(m model.IncidentShown) {
	w.start(w.t("papers.making"), func(ctx context.Context, told func(done, total int)) func(*job) {
		told(0, 0)
		files, err := m.Print(ctx)
		return func(*job) {
			if err != nil {
				w.fail(err)
				return
			}
			path := files[0].Path
			w.made(w.t("incidents.printed", text.Args{"n": len(files)}), path, w.button("printed.open", w.t("window.open"), func() { w.launch(path) }))
			for _, f := range files {
				w.launch(f.Path)
			}
		}
	})
}

// withdrawIncident asks why an incident was recorded by mistake.
func (w *Window) withdrawIncident(m model.IncidentShown) {
	w.askReason(w.t("incidents.withdraw_title", text.Args{"name": m.Name}), w.t("incidents.withdraw_note"), w.t("incidents.withdraw"), func(ctx context.Context, reason string) error {
		return w.office.WithdrawIncident(ctx, m.Incident.ID, reason)
	}, func() {
		w.again()
		w.notice(kit.Plain, w.t("incidents.was_withdrawn", text.Args{"name": m.Name}))
	})
}

// askReason asks for a reason and does with it what it is for; without one it says so in
// place.
func (w *Window) askReason(title, note, words string, do func(ctx context.Context, reason string) error, after func()) {
	done, parts, wrong := kit.NewButton(words, nil), kit.Stack(), wrongNote()
	list := kit.Scroll(parts)
	o := w.form(title, fyne.NewSize(540, 300), list, done)
	reason := ""
	line := o.line("reason", "", list, func(words string) {
		reason = words
		wrong.say("")
	}, func() { done.OnTapped() })
	parts.Add(kit.Text(note))
	parts.Add(kit.Named(kit.Field{Name: w.t("incidents.reason"), Input: container.NewVBox(line, wrong.label)}))
	done.OnTapped = func() {
		if strings.TrimSpace(reason) == "" {
			wrong.say(w.t("incidents.reason_first"))
			parts.Refresh()
			w.win.Canvas().Focus(line)
			return
		}
		var failed error
		w.saveSheet(o, func(ctx context.Context) func() {
			err := do(ctx, reason)
			return func() { failed = err }
		}, func() error { return failed }, nil, after)
	}
	o.mark("reason.do", done)
	w.win.Canvas().Focus(line)
}
