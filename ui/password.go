package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// setPassword asks for a password twice and sets it; the recovery sheet opens at
// once, to be printed and put away.
func (w *Window) setPassword() {
	m := model.NewPassword(w.office, w.desk, w.path)
	first, second := widget.NewPasswordEntry(), widget.NewPasswordEntry()
	first.SetPlaceHolder(w.t("password.new"))
	second.SetPlaceHolder(w.t("password.again"))
	wrong := kit.Note("")
	wrong.Importance = widget.DangerImportance
	wrong.Hide()
	done := kit.NewButton(w.t("password.set"), nil)
	o := w.form(w.t("settings.protection"), fyne.NewSize(520, 320),
		kit.Stack(kit.Text(w.t("password.note")), first, second, wrong), done)
	done.OnTapped = func() {
		if words := m.Wrong(w.lang, first.Text, second.Text); words != "" {
			wrong.SetText(words)
			wrong.Show()
			return
		}
		o.close()
		w.protect(m, first.Text)
	}
	first.OnSubmitted = func(string) { w.win.Canvas().Focus(second) }
	second.OnSubmitted = func(string) { done.OnTapped() }
	o.mark("password.first", first)
	o.mark("password.second", second)
	w.win.Canvas().Focus(first)
}

func (w *Window) protect(m *model.Password, password string) {
	w.finish(w.t("password.setting"), func(ctx context.Context, told func(done, total int)) func(*job) {
		told(0, 0)
		last := m.Set(context.WithoutCancel(ctx), password) // a file half protected is none
		return func(j *job) {
			last()
			if m.Err != nil {
				w.fail(m.Err)
				return
			}
			w.again() // not anew: what is half typed on another page stays
			w.notice(kit.Good, w.t("password.done", text.Args{"path": text.LTR(m.Sheet)}), w.button("sheet", w.t("window.open"), func() { w.launch(m.Sheet) }))
			w.launch(m.Sheet)
		}
	})
}
