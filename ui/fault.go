package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// fail says a refusal or a fault in the user's language: what happened, what
// was kept, what to do. Its details go to the log, which can be saved.
func (w *Window) fail(err error) {
	w.desk.Log(err)
	e := model.Fault(w.lang, err)
	details := kit.NewButton(w.t("fault.details"), nil)
	details.Importance = widget.LowImportance
	others := []*kit.Button{details}
	if w.doorOnly() { // nothing is written elsewhere
		others = nil
	}
	m := w.message(kit.Bad, e.What, e.String(), []fyne.CanvasObject{
		kit.Answer(w.t("fault.kept"), e.Kept), kit.Answer(w.t("fault.do"), e.Do),
	}, others...)
	details.OnTapped = func() {
		m.close()
		w.saveLog()
	}
	m.mark("details", details)
}

// tell shows a refusal, which has to be read.
func (w *Window) tell(words string) {
	w.message(kit.Warning, w.t("window.refused"), words, []fyne.CanvasObject{kit.Text(words)})
}

// say shows sentences under a title until the user has read them.
func (w *Window) say(title string, sentences ...string) {
	var text []fyne.CanvasObject
	for _, s := range sentences {
		text = append(text, kit.Text(s))
	}
	w.message(kit.Plain, title, strings.Join(sentences, " "), text)
}

// message lies over the page until it was read.
func (w *Window) message(tone kit.Tone, title, says string, body []fyne.CanvasObject, other ...*kit.Button) *layer {
	ok, l := kit.NewButton(w.t("window.ok"), nil), w.layer()
	l.close = kit.ShowMessage(w.win.Canvas(), tone, title, body, l.lifted, append(other, ok)...).Close
	l.laid(says)
	ok.OnTapped = l.close
	l.mark("ok", ok)
	return l
}

// saveLog puts the program's log where the user says, for whoever gives them
// support.
func (w *Window) saveLog() {
	w.pick(model.Ask{Title: w.t("fault.where"), Kind: model.Folder, Do: w.t("window.save_here")}, func(dir string) {
		w.work(w.t("window.busy"), func(func(func())) func() {
			path, err := w.desk.SaveLog(dir)
			return func() {
				if err != nil {
					w.fail(err)
					return
				}
				w.message(kit.Plain, w.t("fault.saved"), path+" "+w.t("fault.send"), []fyne.CanvasObject{kit.Path(path, ""), kit.Text(w.t("fault.send"))})
			}
		})
	})
}
