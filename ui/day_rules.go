package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// hasDayRules reports whether the choices for the exam day are on the page.
func (s settings) hasDayRules(w *Window) bool {
	return w.office != nil && w.kind() == exam.ExamCentre && s.day != nil
}

// dayRules are the choices of the centre for the exam day.
func (s settings) dayRules(w *Window) []fyne.CanvasObject {
	if !s.hasDayRules(w) {
		return nil
	}
	r := &s.day.Rules
	var fields []kit.Field
	for _, l := range s.day.Lines {
		fields = append(fields, kit.Field{Name: w.t("day_rules." + l.Name), Input: s.number(w, l)})
	}
	return []fyne.CanvasObject{
		kit.Group(w.t("day_rules.title"), kit.Note(w.t("day_rules.note")),
			kit.Stack(s.rule(w, "admit_each", &r.AdmitEach), s.rule(w, "four_ticks", &r.FourTicks), s.rule(w, "enclose_absent", &r.EncloseAbsent)),
			kit.Fields(fields...)),
		kit.Group(w.t("day_rules.witnesses"), kit.Note(w.t("day_rules.witnesses_note")), s.witnesses(w)),
	}
}

// rule is a box that is kept at once.
func (s settings) rule(w *Window, name string, on *bool) fyne.CanvasObject {
	box := kit.NewCheck(w.t("day_rules."+name), *on, func(is bool) {
		*on = is
		s.keepRules(w)
	}, func() {})
	w.mark("day_rules."+name, box)
	return kit.Tight(box)
}

// number is kept when Enter is pressed in it or the page is left.
func (s settings) number(w *Window, l *model.RuleLine) fyne.CanvasObject {
	line := kit.NewLine(l.Words, func(typed string) {
		l.Words = typed
		w.typed()
	}, func() { s.keepRules(w) }, nil)
	if line.SetPlaceHolder(w.t("day_rules.head_decides")); l.Usual != "" {
		line.SetPlaceHolder(l.Usual)
	}
	w.mark("day_rules."+l.Name, line)
	return line
}

// mostOfRole is how many of one role can be asked for on the page.
const mostOfRole = 4

// witnesses says how many of each role see subject envelopes opened.
func (s settings) witnesses(w *Window) fyne.CanvasObject {
	var words []string
	for n := range mostOfRole + 1 {
		words = append(words, text.Number(w.lang, n))
	}
	var fields []kit.Field
	counts := s.day.Witnesses()
	for i, role := range exam.WitnessRoles() {
		choice := kit.NewSelect(words, min(counts[i], mostOfRole), func(n int) {
			s.day.SetWitnesses(role, n)
			s.keepRules(w)
		})
		w.mark("day_rules.role."+role, choice)
		fields = append(fields, kit.Field{Name: model.Word(w.lang, "word."+role), Input: choice})
	}
	return kit.Fields(fields...)
}

// keepRules keeps what is chosen and typed, unless something of it is wrong.
func (s settings) keepRules(w *Window) {
	if s.refused(w) {
		return
	}
	w.keep(s, func() { // the page stays as it is: the keyboard is where it was
		w.fillBar()
		w.notice(kit.Good, w.t("window.kept"))
	})
}

func (s settings) dirty() bool { return s.day != nil && s.day.Dirty() }

func (s settings) forget() { s.day.Forget() }

func (s settings) wrong(w *Window) string {
	_, words := s.day.Wrong(w.lang)
	return words
}

// refused says what keeps the rules from being kept, and puts the keyboard there.
func (s settings) refused(w *Window) bool {
	line, words := s.day.Wrong(w.lang)
	if line == nil {
		return false
	}
	w.notice(kit.Bad, words)
	if field, ok := w.spots["day_rules."+line.Name].(fyne.Focusable); ok {
		w.win.Canvas().Focus(field)
	}
	return true
}

func (s settings) write(ctx context.Context) (func(), error) { return s.day.Save(ctx) }
