package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// columns is the page on which the user sees what the columns of a list were
// taken for: when one is uncertain, or on request.
type columns struct {
	m     *model.Columns
	table *kit.Table
}

// showColumns opens the page of a list that was read.
func (w *Window) showColumns(m *model.List) { w.show(&columns{m: model.NewColumns(m)}) }

func (*columns) name() string { return "columns" }

func (s *columns) of() string { return partOf(s.m.List().Staff) }

func (s *columns) page(w *Window) kit.Page {
	p := kit.Page{Step: 2, Steps: wayLength, Title: w.t("columns.title"), Lead: w.t("columns.lead_certain"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { s.leave(w) })
	p.Next = w.button("", w.t("window.continue"), func() { s.keep(w) })
	guessed := s.m.GuessedEncoding()
	switch {
	case s.m.Unknown():
		p.Lead = w.t("columns.lead_unknown")
	case s.m.Uncertain():
		p.Lead = w.t("columns.lead")
	case guessed != "":
		p.Lead = w.t("columns.lead_encoding")
	case s.m.List().Recalled():
		p.Lead = w.t("columns.recalled_note")
	}
	s.makeTable(w)
	body := kit.Above(kit.Sheet("", s.table), s.bar(w)...)
	if guessed != "" {
		body = container.NewBorder(s.encoding(w, guessed), nil, nil, nil, body)
	}
	p.Body = body
	return p
}

func (s *columns) makeTable(w *Window) {
	grid := s.m.Grid(w.lang)
	s.table = w.table("columns", grid)
	s.table.Opened = func(at int) { s.choose(w, grid.ID(at)) }
	sure := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "sure" })
	s.table.Tone = func(at, column int) kit.Tone {
		if column == sure && !s.m.Certain(grid.ID(at)) {
			return kit.Warning
		}
		return kit.Plain
	}
	s.table.GoTo(s.m.At)
	s.table.Picked = func() {
		if rows := s.table.Selected(); len(rows) > 0 {
			s.m.At = grid.ID(rows[0])
		}
	}
	if s.m.Uncertain() || s.m.GuessedEncoding() == "" {
		w.focus = s.table
	}
}

// bar is what the columns make of the list, and what can be done about them.
func (s *columns) bar(w *Window) []fyne.CanvasObject {
	list := s.m.List()
	effect := []fyne.CanvasObject{widget.NewLabel(list.Summary(w.lang))}
	if list.Count() == 0 {
		effect = []fyne.CanvasObject{kit.Tag(kit.Bad, w.t("columns.nobody"))}
	}
	effect = append(effect, severities(w, list.Findings())...)
	for i := range effect {
		effect[i] = container.NewCenter(effect[i])
	}
	change := w.button("change", w.t("columns.change"), func() { s.choose(w, s.m.At) })
	change.Icon = theme.DocumentCreateIcon()
	bar := []fyne.CanvasObject{kit.Beginning(effect...), change}
	if list.Recalled() {
		bar = append(bar, w.button("forget", w.t("columns.forget"), func() { s.read(w, s.m.Forget) }))
	}
	return bar
}

// encoding asks which encoding a text file has, since it was guessed.
func (s *columns) encoding(w *Window, guessed string) fyne.CanvasObject {
	var names []string
	for _, e := range model.Encodings {
		names = append(names, w.t("columns."+e))
	}
	choice := kit.NewSelect(names, slices.Index(model.Encodings, guessed), func(i int) {
		s.m.SetEncoding(model.Encodings[i])
		s.read(w, s.m.Read)
	})
	w.mark("encoding", choice)
	return kit.Group("", container.NewBorder(nil, nil,
		container.NewHBox(widget.NewLabel(w.t("columns.encoding")), kit.AtLeast(fyne.NewSize(240, 0), choice)), nil,
		kit.Note(w.t("columns.encoding_note"))))
}

// read reads the list again with what the user has said, and shows what comes of
// it.
func (s *columns) read(w *Window, again func(context.Context) func()) {
	w.work(w.t("list.reading"), func(func(func())) func() {
		read := again(w.ctx)
		return func() {
			read()
			w.again()
			s.table.GoTo(s.m.At)
			if err := s.m.List().Err; err != nil {
				w.fail(err)
			}
		}
	})
}

// keep reads the list with the columns as they are seen, and goes on.
func (s *columns) keep(w *Window) {
	w.work(w.t("list.reading"), func(func(func())) func() {
		read := s.m.Keep(w.ctx)
		return func() {
			read()
			if err := s.m.List().Err; err != nil {
				w.again()
				w.fail(err)
				return
			}
			w.afterReading(s.m.List())
		}
	})
}

// leave gives up what was said on the page.
func (s *columns) leave(w *Window) {
	if s.m.Asked() {
		if s.m.List().Staff {
			w.show(newStaffList(w.newStaffDraft()))
			return
		}
		w.show(beginnings["list"](w))
		return
	}
	s.m.Leave()
	w.afterReading(s.m.List())
}

func columnArgs(title string) text.Args { return text.Args{"column": title} }

// meanings is the choice of what a column is.
type meanings struct {
	*over
	page   *columns
	column int
	rows   *kit.Pick
	found  []model.Meaning
}

// choose asks what a column is.
func (s *columns) choose(w *Window, column int) {
	if column >= s.m.Len() || w.busy {
		return
	}
	if s.m.Secret(column) {
		w.notice(kit.Plain, w.t("columns.secret_note"))
		return
	}
	c := &meanings{page: s, column: column}
	c.rows = kit.NewPick(func() int { return len(c.found) }, c.row, c.take)
	seek := kit.NewSeek(w.t("columns.seek"), c.look, c.rows.Step, c.rows.Take, func() { c.close() })
	c.over = w.over("meaning.close", w.t("columns.ask", columnArgs(s.m.Title(w.lang, column))), fyne.NewSize(560, 560), container.NewBorder(seek, nil, nil, nil, c.rows))
	c.look("")
	c.rows.Step(max(slices.IndexFunc(c.found, func(m model.Meaning) bool { return m.Now }), 0))
	c.mark("meaning", seek)
	w.win.Canvas().Focus(seek)
}

func (c *meanings) look(query string) {
	c.found = c.page.m.Meanings(c.w.lang, c.column, query)
	c.rows.Again()
}

func (c *meanings) row(i int) kit.Row {
	m := c.found[i]
	r := kit.Row{Text: m.Words}
	if m.Now {
		r.Tag = c.w.t("columns.now")
	}
	if m.Has != "" {
		r.Detail = c.w.t("columns.has", columnArgs(m.Has))
	}
	return r
}

func (c *meanings) take(i int) {
	m := c.found[i]
	c.close()
	if m.Now && c.page.m.Certain(c.column) {
		return
	}
	c.page.m.At = c.column
	c.page.m.Say(c.column, m.Field)
	c.page.read(c.w, c.page.m.Read)
}
