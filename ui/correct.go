package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// correct asks what a field of the card in view should say, and by which document:
// the value, Enter, a digit, Enter.
func (s *cards) correct(w *Window, line app.CardLine) {
	name := s.m.FieldName(w.lang, line)
	value := widget.NewEntry()
	value.SetText(s.m.FieldSays(w.lang, line))
	wrong, refused := unsaid()
	missing, lacks := unsaid()
	done := kit.NewButton(w.t("cards.ask"), nil)
	var o *over
	documents := kit.NewDigits(model.DocumentNames(w.lang), func() { done.OnTapped() }, func() { o.close() })
	content := kit.Stack(
		kit.Note(w.t("cards.said", text.Args{"value": s.m.FieldSays(w.lang, line)})),
		kit.Named(kit.Field{Name: w.t("cards.value"), Input: container.NewVBox(value, wrong)}),
		kit.Named(kit.Field{Name: w.t("cards.document"), Input: container.NewVBox(missing, documents)}),
	)
	o = w.form(w.t("cards.correct", text.Args{"field": name}), fyne.NewSize(520, 510), kit.Scroll(content), done)
	refuse := func(words string) { // under what is refused, which what is typed next replaces
		refused(words)
		content.Refresh()
		w.win.Canvas().Focus(value)
		value.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	value.OnChanged = func(string) { refused("") }
	value.OnSubmitted = func(typed string) {
		if words := s.m.Check(w.lang, line, typed); words != "" {
			refuse(words)
			return
		}
		w.win.Canvas().Focus(documents)
	}
	done.OnTapped = func() {
		if words := s.m.Check(w.lang, line, value.Text); words != "" {
			refuse(words)
			return
		}
		if documents.Chosen() < 0 {
			lacks(w.t("cards.no_document"))
			content.Refresh()
			w.win.Canvas().Focus(documents)
			return
		}
		s.ask(w, line.Field, value.Text, exam.Documents()[documents.Chosen()], o, refuse)
	}
	o.mark("cards.value", value)
	o.mark("cards.document", documents)
	o.mark("cards.ask", done)
	w.win.Canvas().Focus(value)
	value.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed comes in its place
}

// unsaid is a place for what is wrong, and how it is said there; "" is nothing.
func unsaid() (*widget.Label, func(words string)) {
	l := kit.Note("")
	l.Importance = widget.DangerImportance
	say := func(words string) {
		l.Hidden = words == ""
		l.SetText(words)
	}
	say("")
	return l, say
}

// ask makes the request; what is refused is said in the form, which stays.
func (s *cards) ask(w *Window, f exam.Field, value string, document exam.Document, o *over, refuse func(words string)) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		last := s.m.Ask(w.ctx, f, value, document)
		return func() {
			last()
			if words := s.m.Refusal(w.lang); words != "" {
				refuse(words)
				return
			}
			o.close()
			s.wrote(w)
			w.win.Canvas().Focus(s.box)
		}
	})
}
