package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// exits is who left a room and who is back (الخروج الاضطراري). What changes on it is
// changed in place: the box always has the keyboard.
type exits struct {
	m *model.Exits

	box   *kit.Seek
	lines []model.ExitLine
	pick  *kit.Pick
	tally *fyne.Container
	none  *widget.Label
}

func newExits(w *Window) screen { return &exits{m: model.NewExits(w.office, w.desk.Now)} }

func (*exits) name() string { return "exits" }

func (s *exits) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("exits.title"), Lead: w.t("exits.lead"), Wide: true}
	if first, ok := w.hasDay(); !ok {
		p.Body = first
		return p
	}
	s.m.At = w.halfDay()
	s.pick = kit.NewPick(func() int { return len(s.lines) }, func(i int) kit.Row { return s.row(w, i) }, func(i int) { s.pick.Mark(i) })
	s.box = kit.NewSeek(w.t("exits.hint"), func(query string) {
		s.m.Query = query
		s.look(w)
		s.pick.Again()
	}, s.pick.Step, func() { s.enter(w) }, func() { s.escape(w) })
	s.box.Keys = map[fyne.KeyName]func(){
		fyne.KeyF2: func() { s.back(w) }, fyne.KeyF4: func() { s.open(w) }, fyne.KeyF6: func() { s.sheets(w) },
		fyne.KeyF7: func() { w.turnDay(-1) }, fyne.KeyF8: func() { w.turnDay(1) },
	}
	w.mark("exits.box", s.box)
	w.focus = s.box
	s.tally, s.none = container.NewStack(), &widget.Label{Alignment: fyne.TextAlignCenter, Wrapping: fyne.TextWrapWord}
	key := func(name, words, key string, do func()) *kit.Button {
		return w.button(name, w.t("call.key", text.Args{"answer": w.t(words), "key": text.LTR(key)}), do)
	}
	p.Next = key("exits.back", "exits.back", "F2", func() { s.back(w) })
	open := key("exits.open", "exits.open", "F4", func() { s.open(w) })
	open.Icon = theme.DocumentCreateIcon()
	sheets := key("exits.sheets", "exits.sheets", "F6", func() { s.sheets(w) })
	sheets.Icon = theme.DocumentIcon()
	p.Other = []*kit.Button{open, sheets}
	list := container.NewBorder(s.tally, nil, nil, nil, kit.Sheet("", container.NewStack(s.pick, container.NewVBox(s.none))))
	p.Body = w.ofDay(container.NewBorder(s.box, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), list)))
	s.look(w)
	s.pick.Mark(0)
	return p
}

// look shows who is out, or who is looked for, and counts.
func (s *exits) look(w *Window) {
	s.lines = s.m.Lines()
	s.pick.Refresh()
	out, all, missing := s.m.Tally()
	row := container.NewHBox()
	tag := func(tone kit.Tone, key string, n int) {
		row.Add(container.NewCenter(kit.Tag(tone, w.t(key, text.Args{"n": n}))))
	}
	outTone, sheetTone := kit.Good, kit.Good
	if out > 0 {
		outTone = kit.Warning
	}
	if missing > 0 {
		sheetTone = kit.Plain
	}
	tag(outTone, "exits.tally_out", out)
	tag(kit.Plain, "exits.tally_all", all)
	tag(sheetTone, "exits.tally_missing", missing)
	s.tally.Objects = []fyne.CanvasObject{container.NewHScroll(row)}
	s.tally.Refresh()
	s.none.Hidden = len(s.lines) > 0
	words := w.t("exits.none")
	if s.m.Query != "" {
		words = w.t("find.nothing", text.Args{"query": s.m.Query})
	}
	s.none.SetText(words)
}

func (s *exits) row(w *Window, i int) kit.Row {
	name, detail, tag, out, warn := s.m.Row(w.lang, s.lines[i])
	tone := kit.Plain
	switch {
	case warn:
		tone = kit.Bad
	case out:
		tone = kit.Warning
	}
	return kit.Row{Tone: tone, Text: name, Detail: detail, Tag: tag}
}

func (s *exits) marked() (model.ExitLine, bool) {
	if i := s.pick.Marked(); i < len(s.lines) {
		return s.lines[i], true
	}
	return model.ExitLine{}, false
}

// enter does what comes next of who is marked: who is out comes back, who is in goes out.
func (s *exits) enter(w *Window) {
	switch l, ok := s.marked(); {
	case !ok || w.deaf():
	case l.Out():
		s.back(w)
	default:
		s.open(w)
	}
}

// back says that who is marked is back now.
func (s *exits) back(w *Window) {
	l, ok := s.marked()
	if !ok || w.deaf() || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	if !l.Out() {
		w.notice(kit.Plain, w.t("exits.not_out"))
		return
	}
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := s.m.Back(context.WithoutCancel(w.ctx), l)
		return func() {
			if last(); s.m.Err != nil && !model.Nothing(s.m.Err) {
				w.fail(s.m.Err)
				return
			}
			s.wrote(w)
		}
	})
}

// wrote shows what stands now, with the box empty again.
func (s *exits) wrote(w *Window) {
	s.clear()
	s.look(w)
	s.pick.Mark(0)
	w.setMenu()
	w.win.Canvas().Focus(s.box)
}

func (s *exits) clear() {
	typed := s.box.OnChanged
	s.box.OnChanged = nil
	s.box.SetText("")
	s.box.OnChanged = typed
	s.m.Query = ""
}

func (s *exits) escape(w *Window) {
	if s.box.Text == "" {
		w.visit("absences")
		return
	}
	s.clear()
	s.look(w)
	s.pick.Mark(0)
}

// open shows the exit of who is marked, a new one of who is in.
func (s *exits) open(w *Window) {
	l, ok := s.marked()
	if !ok || w.deaf() || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	m := s.m.NewExit(w.lang, l.Candidate)
	if l.Exit != nil {
		m = s.m.ChangeExit(w.lang, *l.Exit)
	}
	s.fill(w, m)
}

// fill asks when, with whom and why somebody left.
func (s *exits) fill(w *Window, m *model.ExitForm) {
	done, parts, wrong, early := kit.NewButton(w.t("exits.save"), nil), kit.Stack(), wrongNote(), wrongNote()
	list := kit.Scroll(parts)
	buttons := []*kit.Button{done}
	if !m.New() {
		withdraw := kit.NewButton(w.t("exits.withdraw"), nil)
		buttons = []*kit.Button{withdraw, done}
	}
	o := w.carefulForm(m.Title(), fyne.NewSize(560, 470), list, m.Changed, buttons...)
	line := func(name, words string, to *string) *kit.Line {
		l := o.line("exit."+name, *to, list, func(words string) {
			*to = words
			wrong.say("")
			early.say(m.Early())
			parts.Refresh()
		}, func() { done.OnTapped() })
		parts.Add(kit.Named(kit.Field{Name: w.t(words), Input: l}))
		return l
	}
	parts.Add(kit.Note(m.Where()))
	out := line("out", "exits.out", &m.Exit.Out)
	parts.Add(early.label)
	escort := line("escort", "exits.escort", &m.Exit.Escort)
	line("reason", "exits.reason", &m.Exit.Reason)
	if !m.New() {
		line("back", "exits.back_at", &m.Exit.Back)
	}
	final := kit.NewCheck(w.t("exits.for_good"), m.Exit.Final, func(yes bool) {
		m.Exit.Final = yes
		wrong.say("")
	}, nil)
	final.OnEscape, final.In = func() { o.close() }, list
	o.mark("exit.final", final)
	parts.Add(kit.Tight(final))
	parts.Add(wrong.label)
	early.say(m.Early())
	done.OnTapped = func() {
		w.saveSheet(o, m.Save, func() error { return m.Err }, func() string {
			wrong.say(m.Wrong())
			parts.Refresh()
			w.win.Canvas().Focus(out)
			return m.Wrong()
		}, func() { s.wrote(w) })
	}
	if !m.New() {
		buttons[0].OnTapped = func() {
			o.hide()
			w.askReason(w.t("exits.withdraw_title"), m.Title(), w.t("exits.withdraw"), m.Withdraw, func() { s.wrote(w) })
		}
		o.mark("exit.withdraw", buttons[0])
	}
	o.mark("exit.save", done)
	parts.Refresh()
	w.win.Canvas().Focus(escort)
}
