package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// correct asks what a field of the card in view should say, and by which document:
// the value, Enter, a digit, Enter.
func (s *cards) correct(w *Window, line app.CardLine) {
	says := s.m.FieldSays(w.lang, line)
	done, parts := kit.NewButton(w.t("cards.ask"), nil), kit.Stack()
	wrong, missing := wrongNote(), wrongNote()
	list := kit.Scroll(parts)
	title := w.t("cards.correct", text.Args{"field": model.FieldName(w.lang, line.Field)})
	o := w.form(title, fyne.NewSize(520, 510), list, done)
	documents := kit.NewDigits(model.SeenNames(w.lang), func() { done.OnTapped() }, o.close)
	var value *kit.Line
	refused := func(words string) bool { // under what is refused, which what is typed next replaces
		if words != "" {
			wrong.say(words)
			parts.Refresh()
			w.win.Canvas().Focus(value)
			value.SelectAll()
		}
		return words != ""
	}
	value = o.line("cards.value", says, list, func(string) { wrong.say("") }, func() {
		if !refused(s.m.Check(w.lang, line, value.Text)) {
			w.win.Canvas().Focus(documents)
		}
	})
	done.OnTapped = func() {
		if refused(s.m.Check(w.lang, line, value.Text)) {
			return
		}
		if documents.Chosen() < 0 {
			missing.say(w.t("cards.no_document"))
			parts.Refresh()
			w.win.Canvas().Focus(documents)
			return
		}
		ask := func(ctx context.Context) func() {
			return s.m.Ask(ctx, line.Field, value.Text, exam.Documents()[documents.Chosen()])
		}
		wrongly := func() string {
			words := s.m.Refusal(w.lang)
			refused(words)
			return words
		}
		w.saveSheet(o, ask, func() error { return s.m.Err }, wrongly, func() {
			s.wrote(w)
			w.win.Canvas().Focus(s.box)
		})
	}
	parts.Add(kit.Note(w.t("cards.said", text.Args{"value": says})))
	parts.Add(kit.Named(kit.Field{Name: w.t("cards.value"), Input: container.NewVBox(value, wrong.label)}))
	parts.Add(kit.Named(kit.Field{Name: w.t("cards.document"), Input: container.NewVBox(missing.label, documents)}))
	parts.Refresh()
	o.mark("cards.document", documents)
	o.mark("cards.ask", done)
	w.win.Canvas().Focus(value)
	value.SelectAll() // what is typed comes in its place
}
