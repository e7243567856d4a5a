package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/exam"
	"markaz/ui/kit"
)

// block is one part of a form: what it is called, its labels, how much there is to
// write in. Which parts there are, and their order, is said in the text.
func (s *templateForm) block(w *Window, at string, b *exam.Block) fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.noted(at)}
	kind := w.t("template.block_text")
	add := func(objects ...fyne.CanvasObject) { rows = append(rows, objects...) }
	switch {
	case b.Heading != (exam.Words{}):
		kind = w.t("template.block_heading")
		add(s.words(w, at+".heading", &b.Heading))
	case b.Text != (exam.Words{}):
		add(s.words(w, at+".text", &b.Text))
	case len(b.Facts) > 0:
		kind = w.t("template.block_facts")
		add(s.items(w, at+".facts", b.Facts)...)
	case len(b.Fields) > 0:
		kind = w.t("template.block_fields")
		add(s.items(w, at+".fields", b.Fields)...)
	case len(b.Boxes) > 0:
		kind = w.t("template.block_boxes")
		add(s.items(w, at+".boxes", b.Boxes)...)
	case b.Choice != nil:
		kind = w.t("template.block_choice")
		add(s.words(w, at+".choice.label", &b.Choice.Label))
		add(s.items(w, at+".choice.options", b.Choice.Options)...)
	case b.Lines != nil:
		kind = w.t("template.block_lines")
		add(s.words(w, at+".lines.label", &b.Lines.Label), kit.Named(kit.Field{Name: w.t("template.lines_count"), Input: s.count(w, at+".lines.count", &b.Lines.Count)}))
	case b.Table != nil:
		kind = w.t("template.block_table")
		add(s.columns(w, at+".table.columns", b.Table.Columns), kit.Named(kit.Field{Name: w.t("template.table_rows"), Input: s.count(w, at+".table.rows", &b.Table.Rows)}))
	case len(b.Signatures) > 0:
		return s.sayings(w, at+".signatures", w.t("template.signatures"), &b.Signatures)
	case b.Cut:
		kind = w.t("template.block_cut")
	}
	if !b.Cut && b.Heading == (exam.Words{}) && b.Text == (exam.Words{}) {
		add(kit.Named(kit.Field{Name: w.t("template.block_height"), Input: s.length(w, at+".height", &b.Height)}))
	}
	return kit.Group(kind, rowsOf(rows...))
}

// items are values with their labels, shown or not.
func (s *templateForm) items(w *Window, at string, all []exam.Item) (rows []fyne.CanvasObject) {
	rows = append(rows, s.noted(at))
	for i := range all {
		one, field := &all[i], fmt.Sprintf("%s[%d]", at, i)
		shown := kit.NewCheck("", !one.Hidden, func(on bool) {
			one.Hidden = !on
			s.follow(w)
		}, func() { s.save(w) })
		shown.In, shown.OnEscape = s.live.scroll, func() { s.leave(w) }
		w.mark("template."+field+".shown", shown)
		label := s.words(w, field+".label", &one.Label)
		if label.PlaceHolder == "" {
			label.SetPlaceHolder(one.Key)
		}
		rows = append(rows, container.NewBorder(nil, nil, shown, nil, label), s.noted(field))
	}
	return rows
}
