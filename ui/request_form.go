package ui

import (
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
	f := &wishForm{w: w, m: m, value: container.NewStack(), recorded: kit.Text(""), scans: container.NewHBox(), wrong: wrongNote()}
	done := kit.NewButton(w.t("corrections.make"), f.make)
	f.over = w.form(w.t("corrections.form", text.Args{"name": m.Name, "number": text.LTR(m.Number)}), fyne.NewSize(640, 620), kit.Scroll(f.fields()), done)
	f.mark("request.make", done)
	f.dropped = f.attach
	f.markAll()
	w.win.Canvas().Focus(f.field)
}

// A wishForm is the form while it is filled in.
type wishForm struct {
	*over
	w *Window
	m *model.Wish

	field    *kit.Select
	recorded *widget.Label
	value    *fyne.Container // an entry, or a choice where a field has few values
	typed    fyne.Focusable
	note     *widget.Entry
	scans    *fyne.Container
	wrong    note
	parts    map[string]fyne.CanvasObject
}

func (f *wishForm) fields() fyne.CanvasObject {
	w, m := f.w, f.m
	names := make([]string, len(m.Fields))
	for i, field := range m.Fields {
		names[i] = model.FieldName(w.lang, field)
	}
	f.field = kit.NewSelect(names, slices.Index(m.Fields, m.Field), func(i int) {
		m.Field, m.Value = m.Fields[i], ""
		f.fieldChanged()
	})
	documents := choiceOf(exam.Documents(), &m.Document, func(d exam.Document) string { return model.Word(w.lang, "correction.document."+string(d)) })
	by := choiceOf(model.Requesters, &m.By, func(b exam.Requester) string { return model.Word(w.lang, "verification.requester."+string(b)) })
	f.note = widget.NewEntry()
	f.note.OnChanged = func(words string) { m.Note = words }
	f.note.OnSubmitted = func(string) { f.make() }
	add := kit.NewButton(w.t("corrections.attach"), func() {
		w.pick(model.Ask{Title: w.t("corrections.attach_title"), Kind: model.ScanFile}, f.attach)
	})
	add.Icon = theme.MailAttachmentIcon()
	f.parts = map[string]fyne.CanvasObject{
		"request.field": f.field, "request.document": documents, "request.by": by, "request.note": f.note, "request.attach": add,
	}
	f.fieldChanged()
	named := func(key string, input fyne.CanvasObject) kit.Field {
		return kit.Field{Name: text.T(w.lang, "correction.sheet."+key), Input: input}
	}
	return kit.Stack(
		kit.Form(named("field", f.field), named("recorded", f.recorded), named("wanted", f.value),
			named("document", documents), named("by", by), named("notes", f.note)),
		f.wrong.label,
		kit.Note(w.t("corrections.scans_note")), container.NewHBox(add, f.scans),
	)
}

// choiceOf is a choice of codes of which one is chosen already.
func choiceOf[C comparable](codes []C, chosen *C, name func(C) string) *kit.Select {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = name(c)
	}
	return kit.NewSelect(names, slices.Index(codes, *chosen), func(i int) { *chosen = codes[i] })
}

// fieldChanged shows what the field says, and takes what it should say.
func (f *wishForm) fieldChanged() {
	m := f.m
	f.recorded.SetText(m.Recorded(f.w.lang))
	f.wrong.say("")
	if words := m.Choices(f.w.lang); words != nil {
		choice := kit.NewSelect(words, -1, func(i int) { m.Value = words[i] })
		f.value.Objects, f.typed = []fyne.CanvasObject{choice}, choice
	} else {
		entry := widget.NewEntry()
		entry.OnChanged = func(words string) { m.Value = words }
		entry.OnSubmitted = func(string) { f.make() }
		f.value.Objects, f.typed = []fyne.CanvasObject{entry}, entry
	}
	f.value.Refresh()
	if f.over != nil {
		f.mark("request.value", f.value.Objects[0])
	}
}

// markAll names what is on the form.
func (f *wishForm) markAll() {
	for name, o := range f.parts {
		f.mark(name, o)
	}
	f.mark("request.value", f.value.Objects[0])
}

// attach reads a scan and shows that it is there, by a number alone.
func (f *wishForm) attach(path string) {
	w := f.w
	w.work(w.t("window.busy"), func(func(func())) func() {
		keep := f.m.Attach(w.lang, path)
		return func() {
			keep()
			if f.m.Err != nil {
				w.fail(f.m.Err)
				return
			}
			f.wrong.say(f.m.Said)
			f.scans.RemoveAll()
			for i := range f.m.Scans {
				f.scans.Add(kit.Tag(kit.Good, model.ScanName(w.lang, i)))
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
	w.work(w.t("window.busy"), func(func(func())) func() {
		keep := f.m.Make(w.ctx, w.lang)
		return func() {
			keep()
			switch {
			case f.m.Said != "":
				f.wrong.say(f.m.Said)
				w.win.Canvas().Focus(f.typed)
			case f.m.Err != nil:
				w.fail(f.m.Err)
			default:
				f.close()
				w.again()
				w.notice(kit.Good, w.t("corrections.asked"), w.toCorrections()...)
			}
		}
	})
}

// toCorrections is the way to the page, where another is in view.
func (w *Window) toCorrections() []*kit.Button {
	if _, there := w.now.(*corrections); there {
		return nil
	}
	return []*kit.Button{w.button("to_corrections", w.t("corrections.title"), func() { w.visit("corrections") })}
}
