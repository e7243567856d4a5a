package ui

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// fix is the sheet on which fields of a candidate are mended: what is in force,
// what the list says, and what is right.
type fix struct {
	*over
	m     *model.Fix
	list  *container.Scroll
	parts *fyne.Container
	wrong note
	after func() // shows what has changed
}

// fixField mends a field of a candidate on a sheet above the page; with "",
// whichever fields the user chooses. after is called once it is saved, to show
// what has changed; nil shows the page anew.
func (w *Window) fixField(id exam.ID, field exam.Field, after func()) {
	m, ok := model.NewFix(w.lang, w.office, id, field)
	w.fix(m, ok, after)
}

// fixFinding mends what a finding speaks of.
func (w *Window) fixFinding(f exam.Finding, after func()) {
	m, ok := model.NewFixOf(w.lang, w.office, f)
	w.fix(m, ok, after)
}

func (w *Window) fix(m *model.Fix, ok bool, after func()) {
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	if after == nil {
		after = w.again
	}
	s := &fix{m: m, after: after, parts: kit.Stack(), wrong: wrongNote()}
	s.list = kit.Scroll(s.parts)
	done := kit.NewButton(w.t("fix.save"), nil)
	s.over = w.form(w.t("fix.title"), fyne.NewSize(640, 600), s.list, done)
	done.OnTapped = s.save
	s.mark("fix.save", done)
	s.fill()
}

func (s *fix) save() {
	m := s.m
	s.w.saveSheet(s.over, m.Save, func() error { return m.Err }, func() string {
		words := m.Wrong()
		if words != "" {
			s.fill()
			s.wrong.say(words)
			s.parts.Refresh() // the words take room
		}
		return words
	}, func() {
		s.after()
		s.w.notice(kit.Good, m.Done()+" "+s.w.t("findings.take_back"))
	})
}

// fill lays out the sheet for the person and field in view; the keyboard is on
// what is typed.
func (s *fix) fill() {
	w, m := s.w, s.m
	s.parts.RemoveAll()
	s.wrong.say("")
	s.people()
	if words := m.Finding(); words != "" {
		s.parts.Add(kit.Banner(tones[m.Severity()], words))
	}
	fields := []fyne.CanvasObject{}
	if names := m.FieldNames(); len(names) > 1 {
		which := s.choice("fix.field", names, slices.Index(m.Fields(), m.Field()), func(i int) {
			m.ChooseField(i)
			s.fill()
		})
		fields = append(fields, kit.Named(kit.Field{Name: w.t("fix.field"), Input: which}))
	}
	facts := [][2]string{{w.t("fix.present"), cmp.Or(m.Present(), "—")}}
	if raw := m.Raw(); raw != "" {
		facts = append(facts, [2]string{w.t("fix.raw"), raw})
	}
	fields = append(fields, kit.Pairs(facts))
	others := kit.Note("")
	also := func() {
		others.SetText("")
		if names := m.Others(); names != "" {
			others.SetText(w.t("fix.others", text.Args{"fields": names}))
		}
		others.Hidden = others.Text == ""
	}
	input := s.input(func(words string) {
		m.Type(words)
		s.wrong.say("")
	})
	fields = append(fields, kit.Named(kit.Field{Name: w.t("fix.right", text.Args{"field": m.FieldName()}), Input: container.NewVBox(input, s.wrong.label, others)}))
	also()
	seen := s.choice("fix.document", append([]string{w.t("fix.no_document")}, model.SeenNames(w.lang)...), slices.Index(exam.Documents(), m.Document)+1, func(i int) {
		if m.Document = ""; i > 0 {
			m.Document = exam.Documents()[i-1]
		}
	})
	reason := s.line("fix.reason", m.Reason, func(words string) { m.Reason = words })
	fields = append(fields, kit.Evenly(kit.Named(kit.Field{Name: w.t("fix.document"), Input: seen}),
		kit.Named(kit.Field{Name: w.t("fix.reason"), Input: reason})))
	s.parts.Add(kit.Group("", kit.Close(fields...)))
	s.parts.Refresh()
	if f, ok := input.(fyne.Focusable); ok {
		w.win.Canvas().Focus(f)
	}
	if l, ok := input.(*kit.Line); ok {
		l.SelectAll()
	}
}

// people names whose data they are; where a finding is about several, whose are
// to be mended is chosen.
func (s *fix) people() {
	w, m := s.w, s.m
	names, details := m.People()
	if len(names) == 1 {
		s.parts.Add(kit.Tight(kit.Titled(names[0], details[0])))
		return
	}
	options := make([]kit.Option, len(names))
	for i := range names {
		options[i] = kit.Option{Title: names[i], Detail: details[i]}
	}
	who := kit.NewChoice(options, m.At(), func(i int) {
		m.ChoosePerson(i)
		s.fill()
	})
	for i := range min(len(names), mostPeople) {
		s.mark("fix.person."+text.Number(text.English, i+1), who.Option(i))
	}
	s.parts.Add(kit.Note(w.t("fix.whom")))
	s.parts.Add(who)
}

// mostPeople is of how many people who share a code each has a name for tests.
const mostPeople = 9

// input is where the right value is given: chosen where there are few, else
// typed.
func (s *fix) input(typed func(string)) fyne.CanvasObject {
	values, names := s.m.Choices()
	if values == nil {
		return s.line("fix.value", s.m.Typed(), typed)
	}
	return s.choice("fix.value", names, slices.Index(values, s.m.Typed()), func(i int) { typed(values[i]) })
}

func (s *fix) line(name, words string, typed func(string)) *kit.Line {
	return s.over.line(name, words, s.list, typed, s.save)
}

// saveSheet saves what was typed on a sheet, and closes it. What is wrong is
// said where it can be put right, with nothing lost; another refusal lies over
// the sheet. wrong says it there, "" if it cannot be put right; it may be nil.
func (w *Window) saveSheet(o *over, save func(ctx context.Context) func(), failed func() error, wrong func() string, done func()) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		keep := save(context.WithoutCancel(w.ctx)) // who closes the window meanwhile keeps what was typed
		return func() {
			keep()
			if failed() == nil {
				o.hide() // what was typed is kept: nothing is asked
				done()
			} else if wrong == nil || wrong() == "" {
				w.fail(failed())
			}
		}
	})
}

// note is what is wrong in a field, under it; hidden while nothing is.
type note struct{ label *widget.Label }

func wrongNote() note {
	n := note{kit.Note("")}
	n.label.Importance = widget.DangerImportance
	n.label.Hide()
	return n
}

func (n note) say(words string) {
	n.label.Hidden = words == ""
	n.label.SetText(words)
}
