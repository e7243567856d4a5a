package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// askFor shows the form in which a correction is asked for, above the page.
func (w *Window) askFor(id exam.ID) {
	m, ok := model.NewWish(w.lang, w.office, w.desk, id)
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	parts := kit.Stack()
	f := &wishForm{m: m, list: kit.Scroll(parts), value: container.NewStack(), recorded: kit.Text(""), scans: container.NewHBox(), wrong: wrongNote()}
	done := kit.NewButton(w.t("corrections.make"), f.make)
	f.over = w.form(w.t("corrections.form", text.Args{"name": m.Name, "number": text.LTR(m.Number)}), fyne.NewSize(640, 620), f.list, done)
	f.fill(parts)
	f.mark("request.make", done)
	f.dropped = f.attach
}

// A wishForm is the form while it is filled in.
type wishForm struct {
	*over
	m *model.Wish

	list     *container.Scroll
	recorded *widget.Label
	value    *fyne.Container // a line, or a choice where a field has few values
	typed    fyne.Focusable
	scans    *fyne.Container
	wrong    note
}

// fill lays out the form; the keyboard is on the field to be chosen.
func (f *wishForm) fill(parts *fyne.Container) {
	w, m := f.w, f.m
	names := make([]string, len(m.Fields))
	for i, field := range m.Fields {
		names[i] = model.FieldName(w.lang, field)
	}
	field := f.choice("request.field", names, slices.Index(m.Fields, m.Field), func(i int) {
		m.Field, m.Value = m.Fields[i], ""
		f.fieldChanged()
	})
	documents := f.choice("request.document", model.SeenNames(w.lang), slices.Index(exam.Documents(), m.Document), func(i int) {
		m.Document = exam.Documents()[i]
	})
	names = make([]string, len(model.Requesters))
	for i, by := range model.Requesters {
		names[i] = model.RequesterName(w.lang, by)
	}
	by := f.choice("request.by", names, slices.Index(model.Requesters, m.By), func(i int) { m.By = model.Requesters[i] })
	note := f.line("request.note", "", f.list, func(words string) { m.Note = words }, f.make)
	add := kit.NewButton(w.t("corrections.attach"), func() {
		w.pick(model.Ask{Title: w.t("corrections.attach_title"), Kind: model.ScanFile}, func(path string) { f.attach(path) })
	})
	add.Icon = theme.MailAttachmentIcon()
	f.mark("request.attach", add)
	f.fieldChanged()
	named := func(key string, input fyne.CanvasObject) kit.Field {
		return kit.Field{Name: text.T(w.lang, "correction.sheet."+key), Input: input}
	}
	parts.Add(kit.Form(named("field", field), named("recorded", f.recorded), named("wanted", f.value),
		named("document", documents), named("by", by), named("notes", note)))
	parts.Add(f.wrong.label)
	parts.Add(kit.Note(w.t("corrections.scans_note")))
	parts.Add(container.NewHBox(add, f.scans))
	parts.Refresh()
	w.win.Canvas().Focus(field)
}

// fieldChanged shows what the field says, and takes what it should say.
func (f *wishForm) fieldChanged() {
	m := f.m
	f.recorded.SetText(m.Recorded(f.w.lang))
	f.wrong.say("")
	var input fyne.CanvasObject
	if values, names := m.Choices(f.w.lang); values != nil {
		choice := f.choice("request.value", names, -1, func(i int) { f.wants(values[i]) })
		input, f.typed = choice, choice
	} else {
		line := f.line("request.value", "", f.list, f.wants, f.make)
		input, f.typed = line, line
	}
	f.value.Objects = []fyne.CanvasObject{input}
	f.value.Refresh()
}

// wants takes the value that is asked for; what was wrong with another is said no
// more.
func (f *wishForm) wants(value string) {
	f.m.Value = value
	f.wrong.say("")
}

// attach reads scans and shows that they are there, each by a number alone.
func (f *wishForm) attach(paths ...string) {
	w := f.w
	w.work(w.t("window.busy"), func(func(func())) func() {
		keep := f.m.Attach(w.lang, paths...)
		return func() {
			keep()
			f.wrong.say(f.m.Said)
			f.scans.RemoveAll()
			for i := range f.m.Scans {
				f.scans.Add(kit.Tag(kit.Good, model.ScanName(w.lang, i)))
			}
			if f.m.Err != nil {
				w.fail(f.m.Err)
			}
		}
	})
}

// make asks for the correction, or says in place why it cannot.
func (f *wishForm) make() {
	w := f.w
	if f.m.Value == "" {
		f.wrong.say(w.t("corrections.value_first"))
		w.win.Canvas().Focus(f.typed)
		return
	}
	w.saveSheet(f.over, func(ctx context.Context) func() { return f.m.Make(ctx, w.lang) }, func() error { return f.m.Err }, func() string {
		f.wrong.say(f.m.Said)
		w.win.Canvas().Focus(f.typed)
		return f.m.Said
	}, func() {
		w.again()
		w.notice(kit.Good, w.t("corrections.asked"), w.toCorrections()...)
	})
}

// toCorrections is the way to the page, where another is in view.
func (w *Window) toCorrections() []*kit.Button {
	if _, there := w.now.(*corrections); there {
		return nil
	}
	if w.doorOnly() {
		return nil
	}
	return []*kit.Button{w.button("to_corrections", w.t("corrections.title"), func() { w.visit("corrections") })}
}
