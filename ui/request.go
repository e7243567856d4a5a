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
	marks := map[string]fyne.CanvasObject{}
	if m.Status == exam.RequestConflict {
		content.Add(w.conflict(&m, marks, func() { o.close() }))
	}
	content.Add(kit.Group("", kit.Pairs(m.Facts)))
	content.Add(kit.Group(w.t("corrections.scans"), w.scansOf(&m, marks, func() { o.close() })))
	content.Add(kit.Group(w.t("corrections.history"), said(m.History)...))
	var buttons []*kit.Button
	if !m.Status.Settled() {
		answer := kit.NewButton(w.t("corrections.answer"), func() {
			o.close()
			w.enterAnswer(m)
		})
		marks["request.answer"] = answer
		buttons = append(buttons, answer)
	}
	o = w.over("request.close", m.Name, fyne.NewSize(660, 620), kit.Scroll(content), buttons...)
	for name, object := range marks {
		o.mark(name, object)
	}
	o.say(m.Name + " · " + model.StatusName(w.lang, m.Status))
}

// conflict shows the answers that stand against each other, each with a press to
// let it be the answer.
func (w *Window) conflict(m *model.Request, marks map[string]fyne.CanvasObject, closing func()) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Banner(kit.Bad, w.t("corrections.conflict"))}
	for i, a := range m.Answers {
		take := kit.NewButton(w.t("corrections.settle"), func() {
			w.work(w.t("window.busy"), func(func(func())) func() {
				err := m.Settle(context.WithoutCancel(w.ctx), w.office, i)
				return func() {
					closing()
					w.requestChanged(err, w.t("corrections.settled"))
				}
			})
		})
		marks["settle."+strconv.Itoa(i+1)] = take
		rows = append(rows, container.NewBorder(nil, nil, nil, container.NewCenter(take), kit.Titled(a.Says, a.From)))
	}
	return kit.Group("", rows...)
}

// scansOf opens the documents of a request, and adds to them.
func (w *Window) scansOf(m *model.Request, marks map[string]fyne.CanvasObject, closing func()) fyne.CanvasObject {
	row := container.NewHBox()
	for i := range m.Scans {
		open := kit.NewButton(model.ScanName(w.lang, i), func() { w.openScan(m, i) })
		open.Icon = theme.VisibilityIcon()
		marks["scan."+strconv.Itoa(i+1)] = open
		row.Add(open)
	}
	add := kit.NewButton(w.t("corrections.attach"), func() {
		w.pick(model.Ask{Title: w.t("corrections.attach_title"), Kind: model.ScanFile}, func(path string) {
			w.work(w.t("window.busy"), func(func(func())) func() {
				err := m.Attach(context.WithoutCancel(w.ctx), w.office, w.desk, path)
				return func() {
					if err == nil {
						closing()
					}
					w.requestChanged(err, w.t("corrections.attached"))
					if err == nil {
						w.showRequest(m.ID)
					}
				}
			})
		})
	})
	add.Icon, add.Importance = theme.MailAttachmentIcon(), widget.LowImportance
	marks["request.attach"] = add
	row.Add(add)
	return row
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
func (w *Window) requestChanged(err error, words string) {
	if err != nil {
		w.fail(err)
		return
	}
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
	value := o.line("answer.value", "", list, func(words string) { m.Value = words }, enter)
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
		}, func() { w.requestChanged(nil, w.t("corrections.entered")) })
	}
	field := func(name string, input fyne.CanvasObject) kit.Field { return kit.Field{Name: name, Input: input} }
	parts.Add(kit.Group("", kit.Pairs(request.Facts[:3])))
	parts.Add(kit.Form(field(w.t("corrections.decision"), answer), field(w.t("corrections.value"), value), field(w.t("corrections.note"), note)))
	parts.Add(wrong.label)
	parts.Refresh()
	o.mark("answer.enter", done)
	w.win.Canvas().Focus(answer)
}
