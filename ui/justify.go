package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// justifications are the absences of the session, and the documents that excuse them
// (الغياب المبرر).
type justifications struct {
	at    *fyne.Container
	m     *model.Justifying
	grid  *model.Grid
	table *kit.Table
	query string
}

func newJustifications(*Window) screen { return &justifications{at: container.NewStack()} }

func (*justifications) name() string { return "justifications" }

func (s *justifications) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("part.justifications"), Lead: w.t("justify.lead"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	p.Next = w.button("", w.t("justify.print"), func() { w.printOf(app.JustifiedAbsences, exam.Sitting{}) })
	p.Next.Icon = theme.DocumentPrintIcon()
	s.at.Objects = []fyne.CanvasObject{kit.Note(w.t("duties.looking"))}
	p.Body = w.ofSession(s.at)
	w.focus = p.Next
	o, lang, later := w.office, w.lang, false
	w.run(func(func(func())) func() {
		m := model.NewJustifying(lang, o)
		return func() {
			if w.office == o && w.now == screen(s) {
				s.fill(w, m)
				if later && w.win.Canvas().Overlays().Top() == nil {
					w.win.Canvas().Focus(w.focus)
				}
			}
		}
	})
	later = true // what ends from here on finds the page in view
	return p
}

func (s *justifications) fill(w *Window, m *model.Justifying) {
	at := 0
	if s.table != nil {
		at = s.table.At()
	}
	s.m, s.grid = m, m.Grid()
	s.at.Refresh()
	if len(m.All) == 0 {
		s.at.Objects = []fyne.CanvasObject{kit.Scroll(kit.Note(w.t("justify.nobody")))}
		s.at.Refresh()
		return
	}
	s.grid.Filter(s.query, nil)
	s.table = w.table("justifications", s.grid)
	find := kit.NewFilter(w.t("justify.find"), s.query, s.table, func(words string) {
		s.query = words
		s.grid.Filter(words, nil)
		s.table.RowsChanged()
	})
	w.mark("justify.find", find)
	s.table.Typed = func(r rune) {
		w.win.Canvas().Focus(find)
		find.TypedRune(r)
	}
	s.table.Tone = func(row, column int) kit.Tone {
		if s.grid.Columns[column].Key == "certificate" && m.All[s.grid.ID(row)].Justified != nil {
			return kit.Good
		}
		return kit.Plain
	}
	s.table.Opened = func(row int) { s.certificate(w, s.grid.ID(row)) }
	s.table.Keys = map[fyne.KeyName]func(){fyne.KeyDelete: func() { s.withdraw(w) }}
	w.focus = s.table
	s.at.Objects = []fyne.CanvasObject{kit.Above(container.NewBorder(nil, kit.Note(m.Sum()+" "+w.t("justify.keys")), nil, nil, kit.Sheet("", s.table)), find)}
	s.at.Refresh()
	if at > 0 && at < s.grid.Len() {
		s.table.GoTo(at)
	}
}

// certificate takes what excuses an absence.
func (s *justifications) certificate(w *Window, i int) {
	c := s.m.Certificate(i, w.desk.Today())
	was := *c
	name, about := c.Title()
	done := kit.NewButton(w.t("justify.save"), nil)
	done.Icon = theme.ConfirmIcon()
	parts := kit.Stack(kit.Titled(name, about))
	list := kit.Scroll(parts)
	o := w.carefulForm(w.t("justify.title"), fyne.NewSize(620, 460), list, func() bool { return c.What != was.What || c.Date != was.Date || c.Deposited != was.Deposited }, done)
	wrong := wrongNote()
	line := func(key string, at *string) kit.Field {
		l := o.line("justify."+key, *at, list, func(words string) {
			*at = words
			wrong.say("")
		}, func() { done.OnTapped() })
		return kit.Field{Name: w.t("justify." + key), Input: l}
	}
	what := line("certificate", &c.What)
	what.Input.(*kit.Line).SetPlaceHolder(w.t("justify.certificate_hint"))
	parts.Add(kit.Fields(what, line("date", &c.Date), line("deposited", &c.Deposited)))
	if n := c.Others(); n > 0 {
		every := kit.NewCheck(w.t("justify.every", text.Args{"n": n}), false, func(is bool) { c.Every = is }, func() { done.OnTapped() })
		o.mark("justify.every", every)
		parts.Add(kit.Tight(every))
	}
	parts.Add(wrong.label)
	done.OnTapped = func() {
		if field, words := c.Wrong(); field != "" {
			wrong.say(words)
			parts.Refresh()
			w.win.Canvas().Focus(w.spots["justify."+field].(fyne.Focusable))
			return
		}
		w.saveSheet(o, c.Save, func() error { return c.Err }, nil, func() {
			w.again()
			w.notice(kit.Good, w.t("justify.saved"))
		})
	}
	o.mark("justify.save", done)
	w.win.Canvas().Focus(what.Input.(*kit.Line))
}

// withdraw asks why an absence is not justified after all.
func (s *justifications) withdraw(w *Window) {
	row := s.table.At()
	if row < 0 || row >= s.grid.Len() {
		return
	}
	c := s.m.Certificate(s.grid.ID(row), "")
	if !c.Justified() {
		w.notice(kit.Plain, w.t("justify.not"))
		return
	}
	name, about := c.Title()
	reason := ""
	done := kit.NewButton(w.t("justify.withdraw"), nil)
	parts := kit.Stack(kit.Titled(name, about))
	list := kit.Scroll(parts)
	o := w.form(w.t("justify.withdraw_title"), fyne.NewSize(560, 320), list, done)
	wrong := wrongNote()
	line := o.line("justify.reason", "", list, func(words string) {
		reason = words
		wrong.say("")
	}, func() { done.OnTapped() })
	parts.Add(kit.Named(kit.Field{Name: w.t("duty.reason"), Input: line}))
	parts.Add(wrong.label)
	done.OnTapped = func() {
		if text.Clean(reason) == "" {
			wrong.say(w.t("duty.reason_first"))
			w.win.Canvas().Focus(line)
			return
		}
		w.saveSheet(o, func(ctx context.Context) func() { return c.Withdraw(ctx, reason) }, func() error { return c.Err }, nil, func() {
			w.again()
			w.notice(kit.Good, w.t("justify.withdrawn"))
		})
	}
	o.mark("justify.withdraw", done)
	w.win.Canvas().Focus(line)
}
