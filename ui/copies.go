package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// copies is the ledger of what was printed, and the answer to whether a copy in
// somebody's hand is valid (سجل النسخ).
type copies struct {
	people
	m      *model.Copies // nil until all that was printed is gone through
	body   *fyne.Container
	answer *fyne.Container
	says   *widget.Label
	again  *kit.Button
	look   *kit.Button
}

func newCopies(*Window) screen { return &copies{body: container.NewStack()} }

func (*copies) name() string { return "copies" }

func (s *copies) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("copies.title"), Lead: w.t("copies.lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.visit("papers") })
	print := w.button("copies.print", w.t("copies.print"), func() {
		w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, app.CopiesLedger, "")})
	})
	print.Icon = theme.DocumentPrintIcon()
	s.look = w.button("preview", w.t("preview.look"), func() { s.preview(w) })
	s.look.Icon = theme.SearchIcon()
	s.look.Disable()
	p.Other = []*kit.Button{print, s.look}
	s.again = w.button("copies.again", w.t("copies.again"), func() { s.printAgain(w) })
	s.again.Disable()
	p.Next = s.again
	w.focus = p.Back
	s.body.Objects = []fyne.CanvasObject{kit.Note(w.t("copies.looking"))}
	p.Body = s.body
	o, lang, later := w.office, w.lang, false
	w.run(func(func(func())) func() {
		m := model.NewCopies(o, lang) // of a large file it takes a moment
		return func() {
			if w.office == o && w.now == screen(s) {
				m.Like(s.m)
				s.fill(w, m)
				if later && w.win.Canvas().Overlays().Top() == nil {
					w.win.Canvas().Focus(s.filter)
				}
			}
		}
	})
	later = true // what ends from here on finds the page in view
	return p
}

// fill shows the copies.
func (s *copies) fill(w *Window, m *model.Copies) {
	s.m = m
	s.table = w.table("copies", m.Grid())
	s.table.Tone = func(at, column int) kit.Tone {
		if column != 0 {
			return kit.Plain
		}
		return copyTones[m.At(at).State]
	}
	s.table.Opened = func(int) { s.printAgain(w) }
	s.says = kit.Text("")
	s.answer = container.NewStack()
	s.also = func(int) { s.tell(w) }
	query := &m.Query
	list := s.list(w, s, m, w.t("copies.find"), w.t("copies.none"), query)
	columns := w.button("columns", w.t("table.columns"), func() { w.chooseColumns(s.table, m.Grid()) })
	columns.Icon = theme.ListIcon()
	documents, names := m.Documents()
	bar := []fyne.CanvasObject{s.filter, s.choice("copies.document", 11, names, max(slices.Index(documents, m.Document), 0), func(i int) { m.Document = documents[i] })}
	states, names := m.States()
	bar = append(bar, s.choice("copies.state", 9, names, max(slices.Index(states, m.Only), 0), func(i int) { m.Only = states[i] }), columns)
	told := kit.Group("", kit.Tight(s.says))
	s.body.Objects = []fyne.CanvasObject{kit.Above(container.NewBorder(s.answer, told, nil, nil, list), bar...)}
	s.changed()
	s.body.Refresh()
}

var copyTones = map[app.CopyState]kit.Tone{
	app.CopyValid: kit.Good, app.CopyPartly: kit.Warning, app.CopyOutdated: kit.Bad, app.CopyReplaced: kit.Bad,
	app.CopyMoment: kit.Plain, app.CopyUnknown: kit.Warning,
}

var answerTones = map[model.Verdict]kit.Tone{
	model.NeverMade: kit.Bad, model.IsVoid: kit.Bad, model.IsValid: kit.Good, model.SheetBySheet: kit.Warning,
}

// tell answers whether what is typed is of a valid copy, and says of the copy that the
// keyboard is on how far it can be used.
func (s *copies) tell(w *Window) {
	s.answer.RemoveAll()
	if verdict, words := s.m.Verdict(); verdict != model.NoVerdict {
		s.answer.Add(kit.Banner(answerTones[verdict], words))
	}
	s.answer.Refresh()
	words, due, seen := "", false, false
	if s.m.Shown() > 0 {
		at := max(s.table.At(), 0)
		c := s.m.At(at)
		words, due, seen = s.m.Says(at), c.Due(), s.m.CanLook(c)
	}
	s.says.SetText(words)
	enable(s.again, due)
	enable(s.look, seen)
	s.body.Refresh() // the words take another height
}

// preview looks at the document of the copy in view as it would be printed now.
func (s *copies) preview(w *Window) {
	if s.m == nil || s.m.Shown() == 0 {
		return
	}
	if c := s.m.At(max(s.table.At(), 0)); s.m.CanLook(c) {
		w.preview(model.NewPreview(s.m.Papers(w.office, w.desk, w.path, c), c.Document))
	}
}

// printAgain prints of the document of the copy in view what is out of date.
func (s *copies) printAgain(w *Window) {
	if s.m == nil || s.m.Shown() == 0 {
		return
	}
	c := s.m.At(max(s.table.At(), 0))
	if !c.Due() {
		w.notice(kit.Plain, w.t("copies.nothing_again"))
		return
	}
	papers{model.NewPapers(w.office, w.desk, w.path)}.makeAgain(w, c.Document)
}
