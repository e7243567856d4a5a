package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// again shows what has become untrue on paper, and prints only that.
func (s papers) again(w *Window, changed []model.ChangedDocument) []fyne.CanvasObject {
	all := w.button("reprint", text.T(w.lang, "reprint.print"), func() { s.makeAgain(w) })
	all.Icon, all.Importance = theme.DocumentPrintIcon(), widget.HighImportance
	if model.OnlyVoid(changed) {
		all.SetText(text.T(w.lang, "reprint.take"))
		all.Icon = theme.ConfirmIcon()
	}
	w.focus = all
	objects := []fyne.CanvasObject{
		kit.Titled(text.T(w.lang, "reprint.title"), text.T(w.lang, "reprint.note")), kit.Beginning(all),
	}
	for _, d := range changed {
		objects = append(objects, s.changed(w, d, len(changed) > 1))
	}
	return objects
}

// changed is one document of those to be printed again.
func (s papers) changed(w *Window, d model.ChangedDocument, several bool) fyne.CanvasObject {
	lines := kit.Stack(said(d.Parts)...)
	if len(d.Void) > 0 {
		lines.Add(kit.Tight(kit.Heading(text.T(w.lang, "reprint.void"))))
		lines.Objects = append(lines.Objects, said(d.Void)...)
	}
	head := kit.Titled(d.Name, d.Count)
	if several {
		words := text.T(w.lang, "reprint.one")
		if d.Count == "" {
			words = text.T(w.lang, "reprint.take")
		}
		one := w.button("reprint."+d.Document, words, func() { s.makeAgain(w, d.Document) })
		head = container.NewBorder(nil, nil, nil, container.NewCenter(one), head)
	}
	return kit.Group("", head, lines)
}

func (s papers) makeAgain(w *Window, documents ...string) {
	s.print(w, func(ctx context.Context, told func(done, total int)) func() {
		return s.m.MakeAgain(ctx, told, documents...)
	})
}
