package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// canUndo reports whether there is something to take back.
func (w *Window) canUndo() bool {
	if w.office == nil {
		return false
	}
	act, any := w.office.LastAct()
	return any && (!w.doorOnly() || slices.Contains(actsOfDoor, act.Kind))
}

// undoName is what the menu says of it: what would be taken back.
func (w *Window) undoName() string {
	if !w.canUndo() {
		return w.t("command.undo")
	}
	return w.t("command.undo_act", text.Args{"act": model.NewUndo(w.office).Name(w.lang)})
}

// undo takes back the latest act, once the user has said so.
func (w *Window) undo() {
	if !w.canUndo() {
		w.notice(kit.Plain, w.t("undo.nothing"))
		return
	}
	m := model.NewUndo(w.office)
	w.ask(w.t("command.undo"), w.t("undo.ask", text.Args{"act": m.Name(w.lang)}), w.t("undo.yes"), func() {
		w.work(w.t("window.busy"), func(func(func())) func() {
			last := m.Do(w.ctx, w.t("undo.reason"))
			return func() {
				last()
				if m.Err != nil {
					w.anew()
					w.fail(m.Err)
					return
				}
				w.anew()
				w.notice(kit.Good, m.Done(w.lang))
			}
		})
	})
}

// ask asks whether something is to be done; the keyboard is on yes.
func (w *Window) ask(title, sentence, yes string, do func()) {
	no, ok := kit.NewButton(w.t("window.cancel"), nil), kit.NewButton(yes, nil)
	l := w.layer()
	l.close = kit.ShowMessage(w.win.Canvas(), kit.Plain, title, []fyne.CanvasObject{kit.Text(sentence)}, l.lifted, no, ok).Close
	l.laid(sentence)
	no.OnTapped = l.close
	ok.OnTapped = func() {
		l.close()
		do()
	}
	l.mark("yes", ok)
	l.mark("no", no)
}
