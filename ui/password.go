package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
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
	d := dialog.NewCustomWithoutButtons(w.t("settings.protection"),
		kit.Stack(kit.Text(w.t("password.note")), first, second, wrong), w.win)
	leave := func() {
		d.Hide()
		w.says = ""
		delete(w.spots, "password.first")
		delete(w.spots, "password.second")
	}
	set := func() {
		if words := m.Wrong(w.lang, first.Text, second.Text); words != "" {
			wrong.SetText(words)
			wrong.Show()
			return
		}
		leave()
		w.protect(m, first.Text)
	}
	first.OnSubmitted = func(string) { w.win.Canvas().Focus(second) }
	second.OnSubmitted = func(string) { set() }
	cancel, ok := kit.NewButton(w.t("window.cancel"), leave), kit.NewButton(w.t("password.set"), set)
	ok.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{cancel, ok})
	d.Show()
	d.Resize(fyne.NewSize(520, 320))
	w.win.Canvas().Focus(first)
	w.mark("password.first", first)
	w.mark("password.second", second)
	w.says = w.t("settings.protection")
}

func (w *Window) protect(m *model.Password, password string) {
	w.start(w.t("password.setting"), func(ctx context.Context, told func(done, total int)) func(*job) {
		told(0, 0)
		last := m.Set(context.WithoutCancel(ctx), password) // a file half protected is none
		return func(j *job) {
			last()
			if m.Err != nil {
				w.fail(m.Err)
				return
			}
			w.anew()
			w.notice(kit.Good, w.t("password.done", text.Args{"path": text.LTR(m.Sheet)}), w.button("sheet", w.t("window.open"), func() { w.launch(m.Sheet) }))
			w.launch(m.Sheet)
		}
	})
}
