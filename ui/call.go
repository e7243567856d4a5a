package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// call is the call of staff on the day (المناداة على المكلفين بالحراسة). What changes
// on it is changed in place: the box always has the keyboard.
type call struct {
	m *model.Call

	box   *kit.Seek
	lines []model.CallLine
	pick  *kit.Pick
	tally *fyne.Container
}

func newCall(w *Window) screen { return &call{m: model.NewCall(w.office, w.desk.Now)} }

func (*call) name() string { return "call" }

func (s *call) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("call.title"), Wide: true}
	p.Back = w.button("", w.t("duties.title"), func() { w.visit("duties") })
	if !s.m.Ready() {
		p.Body = kit.Scroll(kit.Banner(kit.Warning, w.t("duties.first")))
		w.focus = p.Back
		return p
	}
	s.pick = kit.NewPick(func() int { return len(s.lines) }, func(i int) kit.Row { return s.row(w, i) }, func(i int) { s.pick.Mark(i) })
	s.box = kit.NewSeek(w.t("call.hint"), func(query string) {
		s.m.Query = query
		s.look(w)
		s.pick.Again()
	}, s.pick.Step, func() { s.enter(w) }, func() { s.escape(w) })
	s.box.Keys = map[fyne.KeyName]func(){
		fyne.KeyF2: func() { s.say(w, exam.Present) }, fyne.KeyF3: func() { s.say(w, exam.Late) }, fyne.KeyF4: func() { s.say(w, exam.Absent) },
		fyne.KeyF6: func() { s.step(w) }, fyne.KeyF7: func() { s.turn(w, -1) }, fyne.KeyF8: func() { s.turn(w, 1) }, fyne.KeyF9: func() { s.say(w, "") },
	}
	w.mark("call.box", s.box)
	w.focus = s.box
	s.tally = container.NewStack()
	all, titles := model.SittingTitles(w.lang, w.office.State().Programme)
	sitting := kit.NewSelect(titles, slices.Index(all, s.m.At), func(i int) {
		s.m.At, s.m.Query = all[i], ""
		w.show(s)
	})
	w.mark("call.sitting", sitting)
	p.Next = s.answer(w, exam.Present, "F2")
	p.Other = []*kit.Button{s.answer(w, exam.Late, "F3"), s.answer(w, exam.Absent, "F4")}
	// The box comes first, so that Tab goes from it to what is below.
	list := container.NewBorder(s.tally, nil, nil, nil, kit.Sheet("", s.pick))
	p.Body = container.NewBorder(s.box, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), kit.Above(list, sitting, s.reserve(w))))
	s.look(w)
	s.pick.Mark(model.Next(s.lines, 0))
	return p
}

// answer is the button of an answer, with its key.
func (s *call) answer(w *Window, p exam.Presence, key string) *kit.Button {
	return w.button("call."+string(p), w.t("call.key", text.Args{"answer": model.Word(w.lang, "presence."+string(p)), "key": text.LTR(key)}), func() {
		s.say(w, p)
		if w.win.Canvas().Overlays().Top() == nil {
			w.win.Canvas().Focus(s.box)
		}
	})
}

func (s *call) reserve(w *Window) *kit.Button {
	b := w.button("call.reserve", w.t("call.key", text.Args{"answer": w.t("call.call_reserve"), "key": text.LTR("F6")}), func() { s.step(w) })
	b.Icon = theme.AccountIcon()
	return b
}

// look shows who is called, or who is looked for, and counts.
func (s *call) look(w *Window) {
	s.lines = s.m.Lines(w.lang)
	s.pick.Refresh()
	t := s.m.Tally()
	row := container.NewHBox()
	for _, one := range []struct {
		tone kit.Tone
		key  string
		n    int
	}{
		{kit.Plain, "waiting", t.Waiting}, {kit.Good, "present", t.Present}, {kit.Warning, "late", t.Late}, {kit.Bad, "absent", t.Absent}, {kit.Bad, "open", t.Open},
	} {
		if one.n > 0 || one.key != "open" {
			row.Add(container.NewCenter(kit.Tag(one.tone, w.t("call.count."+one.key, text.Args{"n": text.Number(w.lang, one.n)}))))
		}
	}
	s.tally.Objects = []fyne.CanvasObject{container.NewHScroll(row)}
	s.tally.Refresh()
}

func (s *call) row(w *Window, i int) kit.Row {
	name, detail, answer, grave := s.m.CallRow(w.lang, s.lines[i])
	tone := tones[grave]
	if grave == exam.Hint {
		tone = kit.Good
	}
	return kit.Row{Tone: tone, Text: name, Detail: detail, Tag: answer}
}

// marked is the line that answers are of.
func (s *call) marked() (model.CallLine, bool) {
	if i := s.pick.Marked(); i < len(s.lines) {
		return s.lines[i], true
	}
	return model.CallLine{}, false
}

// enter says that who is marked is present; of a place that nobody fills it looks
// for who steps in.
func (s *call) enter(w *Window) {
	if l, ok := s.marked(); ok && !w.deaf() {
		if l.Staff == (exam.ID{}) {
			s.step(w)
			return
		}
		s.say(w, exam.Present)
	}
}

// say records the answer of who is marked; how late somebody is is asked for.
func (s *call) say(w *Window, p exam.Presence) {
	l, ok := s.marked()
	if !ok || w.deaf() || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	switch {
	case l.Staff == exam.ID{}:
		w.notice(kit.Warning, w.t("call.nobody"))
	case p == exam.Late:
		s.late(w, l)
	default:
		s.record(w, l, p, 0)
	}
}

func (s *call) record(w *Window, l model.CallLine, p exam.Presence, minutes int) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := s.m.Say(context.WithoutCancel(w.ctx), l, p, minutes)
		return func() {
			last()
			s.wrote(w, l)
			if p == exam.Absent && s.m.Err == nil && s.m.Wanting(l) {
				s.stepIn(w, l.DutyPlace)
			}
		}
	})
}

// wrote shows what stands after an answer, and goes on to the next who was not
// called; of who was looked for the box is emptied.
func (s *call) wrote(w *Window, l model.CallLine) {
	if s.m.Err != nil && !model.Nothing(s.m.Err) {
		w.fail(s.m.Err)
		return
	}
	s.clear()
	s.look(w)
	at := slices.IndexFunc(s.lines, func(other model.CallLine) bool { return other.DutyPlace == l.DutyPlace && other.Staff == l.Staff })
	s.pick.Mark(model.Next(s.lines, max(at, 0)))
	w.setMenu()
}

// clear empties the box; nobody is looked for.
func (s *call) clear() {
	typed := s.box.OnChanged
	s.box.OnChanged = nil
	s.box.SetText("")
	s.box.OnChanged = typed
	s.m.Query = ""
}

// late asks by how many minutes somebody is late.
func (s *call) late(w *Window, l model.CallLine) {
	wrong := wrongNote()
	done := kit.NewButton(w.t("call.late_save"), nil)
	parts := kit.Stack()
	list := kit.Scroll(parts)
	o := w.form(w.t("call.late_title"), fyne.NewSize(460, 260), list, done)
	minutes := ""
	if n := s.m.LateBy(); n > 0 {
		minutes = strconv.Itoa(n)
	}
	line := o.line("call.minutes", minutes, list, func(words string) {
		minutes = words
		wrong.say("")
	}, func() { done.OnTapped() })
	name, detail, _, _ := s.m.CallRow(w.lang, l)
	parts.Add(kit.Titled(name, detail))
	parts.Add(kit.Named(kit.Field{Name: w.t("call.minutes"), Input: container.NewVBox(line, wrong.label)}))
	done.OnTapped = func() {
		n, err := strconv.Atoi(text.WesternDigits(minutes))
		if err != nil || n < 1 || n > model.MostLate {
			wrong.say(w.t("call.minutes_bad", text.Args{"n": model.MostLate}))
			w.win.Canvas().Focus(line)
			return
		}
		o.close()
		s.record(w, l, exam.Late, n)
	}
	o.mark("call.late", done)
	w.win.Canvas().Focus(line)
	line.SelectAll()
}

// escape takes away what is typed, then the page.
func (s *call) escape(w *Window) {
	if s.box.Text == "" {
		w.visit("duties")
		return
	}
	s.clear()
	s.look(w)
	s.pick.Mark(model.Next(s.lines, 0))
}

// turn shows the half-day before or after.
func (s *call) turn(w *Window, by int) {
	if s.m.Turn(by) {
		w.show(s)
	}
}

// step looks for a reserve for the place of who is marked.
func (s *call) step(w *Window) {
	l, ok := s.marked()
	switch {
	case !ok || w.deaf() || w.win.Canvas().Overlays().Top() != nil:
	case !s.m.Wanting(l):
		w.notice(kit.Plain, w.t("call.not_wanting"))
	default:
		s.stepIn(w, l.DutyPlace)
	}
}
