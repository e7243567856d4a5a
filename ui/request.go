package ui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// showRequest shows one request in full, above the page: what is asked for, the
// documents, what was answered, and its history.
func (w *Window) showRequest(id exam.ID) {
	m, ok := model.NewRequest(w.lang, w.office, id)
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	var o *over
	content := kit.Stack(container.NewHBox(kit.Tag(statusTones[m.Status], model.StatusName(w.lang, m.Status))))
	var buttons []*kit.Button
	if !m.Status.Settled() {
		buttons = append(buttons, kit.NewButton(w.t("corrections.answer"), func() {
			o.close()
			w.enterAnswer(m)
		}))
	}
	o = w.over("request.close", m.Name, fyne.NewSize(660, 620), kit.Scroll(content), buttons...)
	for _, answer := range buttons {
		o.mark("request.answer", answer)
	}
	if m.Status == exam.RequestConflict {
		content.Add(kit.Banner(kit.Bad, w.t("corrections.conflict")))
		for _, side := range w.sides(o, model.NewRequestConflict(w.lang, w.office, id), w.again) {
			content.Add(side)
		}
	}
	content.Add(kit.Group("", kit.Pairs(m.Facts)))
	content.Add(kit.Group(w.t("corrections.scans"), w.scansOf(o, &m)))
	content.Add(kit.Group(w.t("corrections.history"), said(m.History)...))
	o.say(m.Name + " · " + model.StatusName(w.lang, m.Status))
}

// scansOf opens the documents of a request, and adds to them.
func (w *Window) scansOf(o *over, m *model.Request) fyne.CanvasObject {
	row := container.NewHBox()
	for i := range m.Scans {
		open := kit.NewButton(model.ScanName(w.lang, i), func() { w.openScan(m, i) })
		open.Icon = theme.VisibilityIcon()
		o.mark("scan."+strconv.Itoa(i+1), open)
		row.Add(open)
	}
	add := kit.NewButton(w.t("corrections.attach"), func() {
		w.pick(model.Ask{Title: w.t("corrections.attach_title"), Kind: model.ScanFile}, func(path string) { w.attachTo(o, m, path) })
	})
	add.Icon, add.Importance = theme.MailAttachmentIcon(), widget.LowImportance
	o.mark("request.attach", add)
	row.Add(add)
	return row
}

// attachTo adds a document to a request, and shows the request with it.
func (w *Window) attachTo(o *over, m *model.Request, path string) {
	w.decision(func(ctx context.Context) error { return m.Attach(ctx, w.office, w.desk, path) }, func() {
		o.close()
		w.requestChanged(w.t("corrections.attached"))
		w.showRequest(m.ID)
	})
}

// openScan shows a document in the PC's own program, from a place that is swept
// when the file closes.
func (w *Window) openScan(m *model.Request, i int) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		path, err := m.Open(w.ctx, w.office, w.desk, i)
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			w.aside = true
			w.launch(path)
		}
	})
}

// sweep takes away what was laid aside for other programs.
func (w *Window) sweep() {
	if !w.aside {
		return
	}
	w.aside = false
	if err := w.desk.Sweep(); err != nil {
		w.desk.Log(err)
	}
}

// requestChanged shows the page anew after something was done with a request.
func (w *Window) requestChanged(words string) {
	w.again()
	w.notice(kit.Good, words)
}

// enterAnswer shows the form in which an answer is entered by hand.
func (w *Window) enterAnswer(request model.Request) {
	m := model.NewReply(w.office, request.ID)
	done, parts, wrong := kit.NewButton(w.t("corrections.enter"), nil), kit.Stack(), wrongNote()
	list := kit.Scroll(parts)
	o := w.form(w.t("corrections.answer_of", text.Args{"name": request.Name}), fyne.NewSize(560, 380), list, done)
	enter := func() { done.OnTapped() }
	value := o.line("answer.value", "", list, func(words string) {
		m.Value = words
		wrong.say("")
	}, enter)
	value.SetPlaceHolder(w.t("corrections.value_asked"))
	note := o.line("answer.note", "", list, func(words string) { m.Note = words }, enter)
	names := make([]string, len(model.AnswersByHand))
	for i, a := range model.AnswersByHand {
		names[i] = model.AnswerName(w.lang, a)
	}
	answer := o.choice("answer.decision", names, slices.Index(model.AnswersByHand, m.Answer), func(i int) {
		if m.Answer = model.AnswersByHand[i]; m.Answer == exam.Accepted {
			value.Enable()
		} else {
			value.Disable()
		}
	})
	done.OnTapped = func() {
		w.saveSheet(o, func(ctx context.Context) func() { return m.Do(ctx, w.lang) }, func() error { return m.Err }, func() string {
			wrong.say(m.Said)
			parts.Refresh() // the words take room
			w.win.Canvas().Focus(value)
			return m.Said
		}, func() { w.requestChanged(w.t("corrections.entered")) })
	}
	field := func(name string, input fyne.CanvasObject) kit.Field { return kit.Field{Name: name, Input: input} }
	parts.Add(kit.Group("", kit.Pairs(request.Facts[:3])))
	parts.Add(kit.Form(field(w.t("corrections.decision"), answer), field(w.t("corrections.value"), value), field(w.t("corrections.note"), note)))
	parts.Add(wrong.label)
	parts.Refresh()
	o.mark("answer.enter", done)
	w.win.Canvas().Focus(answer)
}
