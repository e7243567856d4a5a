package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// columns is the page on which the user says what uncertain columns are. It is
// shown only when there are some.
type columns struct{ m *model.List }

func (columns) name() string { return "columns" }

func (s columns) page(w *Window) kit.Page {
	p := kit.Page{Step: 2, Steps: wayLength, Title: w.t("columns.title"), Lead: w.t("columns.lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.show(beginnings["list"](w)) })
	p.Next = w.button("", w.t("window.continue"), func() { s.read(w, true) })
	rows := []fyne.CanvasObject{s.line(kit.Heading(w.t("columns.header")), kit.Heading(w.t("columns.field")),
		kit.Heading(w.t("columns.samples")), kit.Text(""))}
	for _, c := range s.m.Columns() {
		rows = append(rows, widget.NewSeparator(), s.row(w, c))
	}
	body := kit.Scroll(rows...)
	if guessed := s.m.GuessedEncoding(); guessed != "" {
		if !s.m.UncertainColumns() {
			p.Lead = w.t("columns.lead_encoding")
		}
		p.Body = container.NewBorder(s.encoding(w, guessed), nil, nil, nil, body)
		return p
	}
	p.Body = body
	return p
}

func (columns) line(cells ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Split([]float32{3, 3, 4, 1.4}, cells...)
}

func (s columns) row(w *Window, c app.ListColumn) fyne.CanvasObject {
	header := c.Header
	if header == "" {
		header = w.t("columns.untitled")
	}
	if c.Secret {
		return s.line(kit.Text(header), kit.Note(w.t("columns.secret")), kit.Text(""), kit.Text(""))
	}
	fields := append([]exam.Field{""}, exam.Fields()...)
	names := []string{w.t("columns.ignored")}
	for _, f := range fields[1:] {
		names = append(names, model.Word(w.lang, "field."+string(f)))
	}
	chosen := c.Field
	if said, ok := s.m.Fields[c.Header]; ok {
		chosen = said
	}
	field := kit.NewSelect(names, slices.Index(fields, chosen), func(i int) { s.m.SetField(c.Header, fields[i]) })
	tag := kit.Tag(kit.Good, w.t("columns.certain"))
	switch {
	case !c.Certain:
		tag = kit.Tag(kit.Warning, w.t("columns.uncertain"))
	case chosen == "":
		tag = kit.Text("")
	}
	return s.line(kit.Text(header), field, kit.Note(strings.Join(c.Samples, " · ")), container.NewCenter(tag))
}

// encoding asks which encoding a text file has, since it was guessed.
func (s columns) encoding(w *Window, guessed string) fyne.CanvasObject {
	var names []string
	for _, e := range model.Encodings {
		names = append(names, w.t("columns."+e))
	}
	choice := kit.NewSelect(names, slices.Index(model.Encodings, guessed), func(i int) {
		s.m.Encoding = model.Encodings[i]
		s.read(w, false)
	})
	w.mark("encoding", choice)
	return kit.Group("", container.NewBorder(nil, nil,
		container.NewHBox(widget.NewLabel(w.t("columns.encoding")), kit.AtLeast(fyne.NewSize(240, 0), choice)), nil,
		kit.Note(w.t("columns.encoding_note"))))
}

// read reads the list again with what the user has said.
func (s columns) read(w *Window, confirm bool) {
	if confirm {
		s.m.KeepColumns()
	}
	w.work(w.t("list.reading"), func(func(func())) func() {
		read := s.m.Again(w.ctx, confirm)
		return func() {
			read()
			if s.m.Err != nil {
				w.again()
				w.fail(s.m.Err)
				return
			}
			w.afterReading(s.m)
		}
	})
}
