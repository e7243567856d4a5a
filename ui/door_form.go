package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// A doorForm is filled in beside the answer. It lies over nothing: scans are heard
// while it is open, and wait.
type doorForm struct {
	*layer
	s     *door
	kind  string
	first fyne.Focusable // that the keyboard goes to
	list  *container.Scroll
	wrong note

	steps  []fyne.Focusable // in the order in which Enter goes through them
	parts  []kit.Field
	record func(ctx context.Context) func()
	who    func() exam.ID // of whom the paper is that is printed, once it is recorded
	prints bool           // the paper is printed when it is recorded
}

// open begins a form about who is in view, unless another is open.
func (s *door) open(w *Window, kind string) *doorForm {
	if s.form != nil || w.busy {
		return nil
	}
	f := &doorForm{layer: w.layer(), s: s, kind: kind, list: kit.Scroll(), wrong: wrongNote()}
	f.who = func() exam.ID { return s.m.Answer().Who.ID }
	f.close = f.leave
	f.top = w.win.Canvas().Overlays().Top() // none: it stands on the page
	w.layers = append(w.layers, f.layer)
	s.form = f
	return f
}

// leave gives the form up, and answers what was scanned meanwhile.
func (f *doorForm) leave() {
	s, w := f.s, f.w
	if s.form != f {
		return
	}
	s.form = nil
	f.lifted()
	s.halve(8, 4)
	s.answered(w)
	w.win.Canvas().Focus(s.box)
	s.next(w)
}

// dropForm forgets a form of a page that is built anew.
func (s *door) dropForm() {
	if f := s.form; f != nil {
		s.form = nil
		f.lifted()
	}
}

// changed says that something was typed: it is not given up without asking.
func (f *doorForm) changed() {
	f.unkept = func() bool { return true }
	f.wrong.say("")
}

// enter is what Enter does in a place of the form: it goes to the next, from the last
// it records.
func (f *doorForm) enter(i int) func() {
	return func() {
		if i+1 < len(f.steps) {
			f.w.win.Canvas().Focus(f.steps[i+1])
			return
		}
		f.save(f.prints)
	}
}

// line is a place to type in.
func (f *doorForm) line(name, key string, words *string) *kit.Line {
	l := kit.NewLine(*words, func(typed string) {
		*words = typed
		f.changed()
	}, f.enter(len(f.steps)), f.close)
	l.In = f.list
	f.place(name, key, l, l)
	return l
}

// digits is a choice by a digit.
func (f *doorForm) digits(name, key string, names []string, chosen *int) {
	at := len(f.steps)
	d := kit.NewDigits(names, func() { f.enter(at)() }, f.close)
	d.Choose(*chosen)
	d.Changed = func(i int) {
		*chosen = i
		f.changed()
	}
	f.place(name, key, d, d)
}

// choice is a choice from a longer list.
func (f *doorForm) choice(name, key string, names []string, chosen *int) {
	c := kit.NewSelect(names, *chosen, func(i int) {
		*chosen = i
		f.changed()
	})
	c.OnEscape, c.In, c.PlaceHolder = f.close, f.list, f.w.t("door.choose")
	f.place(name, key, c, c)
}

func (f *doorForm) place(name, key string, focus fyne.Focusable, o fyne.CanvasObject) {
	f.steps = append(f.steps, focus)
	f.parts = append(f.parts, kit.Field{Name: f.w.t("door.field." + key), Input: o})
	f.mark("door.form."+name, o)
}

// show lays the form out beside the answer; the keyboard goes to its first place.
func (f *doorForm) show(title string) {
	s, w := f.s, f.w
	parts := make([]fyne.CanvasObject, 0, len(f.parts)+2)
	for _, p := range f.parts {
		parts = append(parts, kit.Named(p))
	}
	parts = append(parts, f.wrong.label)
	kit.Fill(f.list, parts...)
	button := func(name string, does func()) *kit.Button {
		b := kit.NewButton(w.t("door.form."+name), w.unlessBusy(does))
		b.Keys = map[fyne.KeyName]func(){fyne.KeyEscape: f.close}
		f.mark("door.form."+name, b)
		return b
	}
	save, print := button("save", func() { f.save(false) }), button("print", func() { f.save(true) })
	print.Icon = theme.DocumentPrintIcon()
	main, other := save, print
	if f.prints {
		main, other = print, save
	}
	main.Importance = widget.HighImportance
	buttons := container.NewVBox(main, kit.Abreast(other, button("cancel", f.close)))
	s.halve(6, 6)
	s.doing(w)
	s.put(s.side, kit.Sheet(title, container.NewBorder(nil, buttons, nil, nil, f.list)))
	f.first = f.steps[0]
	w.win.Canvas().Focus(f.first)
	if l, ok := f.first.(*kit.Line); ok {
		l.SelectAll()
	}
}

// save records the form, or says in place why it cannot; then its paper is printed
// where that is asked for.
func (f *doorForm) save(prints bool) {
	s, w := f.s, f.w
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := f.record(context.WithoutCancel(w.ctx))
		return func() {
			last()
			w.setMenu()
			if s.m.Err != nil {
				if words := s.m.Refusal(w.lang); words != "" {
					f.wrong.say(words)
					f.list.Refresh()
					f.list.ScrollToBottom()
					w.win.Canvas().Focus(f.steps[0])
					return
				}
				w.fail(s.m.Err)
				return
			}
			f.unkept = nil
			who := f.who()
			f.leave()
			if prints {
				s.paper(w, model.Printable(f.kind), who)
			}
		}
	})
}

// late records that who is in view came late.
func (s *door) late(w *Window) {
	if _, here := s.meant(); !here {
		return
	}
	f := s.open(w, "late")
	if f == nil {
		return
	}
	l := s.m.NewLate()
	names := make([]string, len(model.LateDecisions))
	for i, d := range model.LateDecisions {
		names[i] = model.LateName(w.lang, d)
	}
	by := make([]string, len(model.Deciders))
	for i, d := range model.Deciders {
		by[i] = model.DeciderName(w.lang, d)
	}
	f.line("arrived", "arrived", &l.Arrived)
	f.digits("decision", "decision", names, &l.Decision)
	f.digits("by", "by", by, &l.By)
	f.line("excuse", "excuse", &l.Excuse)
	f.line("reason", "late_reason", &l.Reason)
	f.record = func(ctx context.Context) func() { return s.m.RecordLate(ctx, l) }
	f.show(w.t("door.form.late"))
}

// undertake records what who comes without a valid card signs, and prints it.
func (s *door) undertake(w *Window) {
	if _, here := s.meant(); !here {
		return
	}
	f := s.open(w, "undertake")
	if f == nil {
		return
	}
	p := s.m.NewPromise()
	f.prints = true // it is signed before they go in
	f.digits("why", "why", model.LackNames(w.lang), &p.Why)
	f.choice("shown", "shown", model.IdentityNames(w.lang), &p.Shown)
	f.line("number", "document_number", &p.Number)
	f.choice("deadline", "deadline", s.m.Deadlines(w.lang), &p.Deadline)
	f.line("phone", "phone", &p.Phone)
	f.line("guardian", "guardian", &p.Guardian)
	f.record = func(ctx context.Context) func() { return s.m.RecordPromise(ctx, p) }
	f.show(w.t("door.form.undertake"))
}

// provisional records who is not on the list, and what is decided.
func (s *door) provisional(w *Window) {
	if _, here := s.meant(); here {
		return
	}
	f := s.open(w, "provisional")
	if f == nil {
		return
	}
	n := s.m.NewStranger()
	names := make([]string, len(model.Decisions))
	for i, d := range model.Decisions {
		names[i] = model.ProvisionalName(w.lang, d)
	}
	f.line("family", "family", &n.Family)
	f.line("given", "given", &n.Given)
	f.line("number", "number", &n.Number)
	f.line("card", "card", &n.Card)
	f.line("school", "school", &n.School)
	f.choice("track", "track", s.m.Tracks(), &n.Track)
	f.line("called", "called", &n.Called)
	f.digits("decision", "decision", names, &n.Decision)
	f.choice("room", "room", s.m.Rooms(), &n.Room)
	f.line("table", "table", &n.Table)
	f.line("reason", "reason", &n.Reason)
	f.record = func(ctx context.Context) func() { return s.m.RecordStranger(ctx, n) }
	f.who = func() exam.ID { return n.ID }
	f.show(w.t("door.form.provisional"))
}

// correction asks for a correction of the data of who is in view.
func (s *door) correction(w *Window) {
	if about, _ := s.meant(); about && s.form == nil && !w.busy {
		w.askFor(s.m.Answer().Who.ID)
	}
}

// print prints the paper of who is in view again.
func (s *door) print(w *Window) {
	if document := s.m.Paper(); document != "" && s.form == nil {
		s.paper(w, document, s.m.Answer().Who.ID)
	}
}

// paper prints one paper of one person, and opens it.
func (s *door) paper(w *Window, document string, who exam.ID) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := s.m.Print(w.ctx, w.path, document, who)
		return func() {
			path := last()
			w.setMenu()
			if s.m.Err != nil {
				w.fail(s.m.Err)
				return
			}
			w.notice(kit.Good, w.t("door.printed", text.Args{"document": model.DocumentName(w.lang, document)}))
			w.launch(path)
		}
	})
}
