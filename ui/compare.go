package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// compare shows a list against what is in force, and takes decisions: المقارنة.
type compare struct {
	m *model.Compare

	table    *kit.Table
	outcome  *widget.Label
	selected *widget.Label
	settling bool // what was decided is being written: nothing is decided meanwhile
}

func newCompare(m *model.List) *compare { return &compare{m: model.NewCompare(m)} }

// compareAnew compares the list in view with what is in force now, off Fyne's
// goroutine: a list may be long.
func compareAnew(w *Window) screen {
	s, ok := w.now.(*compare)
	if !ok {
		return newCandidates(w)
	}
	w.work(w.t("list.reading"), func(func(func())) func() {
		again := s.m.Again()
		return func() {
			again()
			w.again()
		}
	})
	return s
}

func (*compare) name() string { return "compare" }

func (s *compare) page(w *Window) kit.Page {
	if s.m.Done != nil {
		return s.settled(w)
	}
	p := kit.Page{Title: w.t("compare.title"), Lead: w.t("compare.lead", text.Args{"file": text.LTR(s.m.File()), "brings": s.m.List.Brings(w.lang)}), Wide: true}
	if s.m.Official() {
		p.Title, p.Lead = w.t("compare.official_title"), w.t("compare.lead_official", text.Args{"file": text.LTR(s.m.File())})
	}
	p.Back = w.button("", w.t("window.back"), func() { w.leave(func() { w.show(newCandidates(w)) }) })
	p.Other = []*kit.Button{
		w.button("list_columns", w.t("columns.title"), func() { w.leave(func() { w.showColumns(s.m.List) }) }),
		w.button("choose", w.t("list.other"), func() { w.leave(func() { w.pickList(s.m.List, true) }) }),
	}
	if findings := s.m.List.Findings(); findings.Count("") > 0 { // where one comes back from with all that was decided
		p.Other = append(p.Other, w.button("findings", w.t("list.show_findings"), func() { w.show(newFindingsPage(findings, s)) }))
	}
	if !s.m.Official() || !s.m.Nothing() {
		p.Next = w.button("", w.t("compare.settle"), func() { s.settle(w) })
	}
	p.Body = s.body(w)
	return p
}

// body is what differs, under a warning where the list may be another centre's.
func (s *compare) body(w *Window) fyne.CanvasObject {
	var head []fyne.CanvasObject
	if words := s.m.List.Stranger(w.lang); words != "" {
		head = append(head, kit.Banner(kit.Warning, words))
	}
	if s.m.Nothing() {
		return kit.Scroll(append(head, kit.Banner(kit.Good, w.t("compare.nothing")))...)
	}
	s.makeTable(w)
	filter := kit.NewFilter(w.t("candidates.find"), s.m.Query, s.table, func(words string) {
		s.m.Query = words
		s.changed(w)
	})
	w.mark("filter", filter)
	s.table.Typed = func(r rune) {
		if choice, is := choiceKeys[r]; is {
			s.decide(w, s.rows(), choice)
			return
		}
		w.win.Canvas().Focus(filter)
		filter.TypedRune(r)
	}
	w.focus = s.table
	var list fyne.CanvasObject = container.NewBorder(nil, s.consequences(), nil, nil, kit.Sheet("", s.table))
	all := w.button("select_all", w.t("compare.select_all"), func() {
		s.table.SelectAll()
		w.win.Canvas().Focus(s.table)
	})
	s.selected = widget.NewLabel("")
	list = kit.Above(list, append([]fyne.CanvasObject{s.selected}, s.actions(w)...)...)
	body := kit.Above(list, filter, s.views(w), s.documents(w), all)
	s.changed(w)
	if len(head) == 0 {
		return body
	}
	return container.NewBorder(kit.Stack(head...), nil, nil, nil, body)
}

func (s *compare) makeTable(w *Window) {
	grid := s.m.Grid(w.lang)
	s.table = w.table("compare", grid)
	s.table.Opened = func(at int) { s.decide(w, []int{at}, app.Take) }
	s.table.Picked = s.counted(w)
	s.table.Left = func() {
		if s.m.Filtered() {
			s.m.ShowAll()
			w.show(s)
		}
	}
	hand := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "hand" })
	decision := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "decision" })
	s.table.Tone = func(at, column int) kit.Tone {
		switch {
		case column == hand && s.m.Marked(at):
			return kit.Warning
		case column == decision && s.m.Decided(at) != "":
			return kit.Good
		}
		return kit.Plain
	}
}

// views chooses which differences are shown.
func (s *compare) views(w *Window) fyne.CanvasObject {
	views := slices.DeleteFunc(s.m.Views(), func(v string) bool { return v != model.ViewOpen && s.m.Count(v) == 0 })
	names := make([]string, len(views))
	for i, v := range views {
		names[i] = s.m.ViewName(w.lang, v)
	}
	c := kit.NewSelect(names, max(slices.Index(views, s.m.View), 0), func(i int) {
		s.m.View = views[i]
		s.changed(w)
	})
	w.mark("view", c)
	return kit.AtLeast(kit.Letters(12.4), c)
}

// documents chooses what was seen, of the decisions that come next.
func (s *compare) documents(w *Window) fyne.CanvasObject {
	names := append([]string{w.t("compare.no_document")}, model.SeenNames(w.lang)...)
	codes := append([]exam.Document{""}, exam.Documents()...)
	c := kit.NewSelect(names, slices.Index(codes, s.m.Document), func(i int) { s.m.Document = codes[i] })
	w.mark("document", c)
	return kit.AtLeast(kit.Letters(12.4), c)
}

// choiceKeys are the keys that decide; those of the digits on a French keyboard
// and in Arabic, too.
var choiceKeys = map[rune]app.Choice{
	'1': app.Take, '&': app.Take, '١': app.Take, '2': app.Keep, 'é': app.Keep, '٢': app.Keep,
	'3': app.Request, '"': app.Request, '٣': app.Request, '0': "", 'à': "", '٠': "",
}

// actions decide about what is selected.
func (s *compare) actions(w *Window) (row []fyne.CanvasObject) {
	for _, c := range []app.Choice{app.Take, app.Keep, app.Request, ""} {
		name := cmp.Or(string(c), "none")
		row = append(row, w.button("decide."+name, w.t("compare.do."+name), func() { s.decide(w, s.rows(), c) }))
	}
	return row
}

// consequences are what the decisions will mean once they are written.
func (s *compare) consequences() fyne.CanvasObject {
	s.outcome = &widget.Label{Wrapping: fyne.TextWrapWord, TextStyle: fyne.TextStyle{Bold: true}}
	return s.outcome
}

// rows are those that are selected, or the one that the keyboard is on.
func (s *compare) rows() []int {
	if rows := s.table.Selected(); len(rows) > 0 {
		return rows
	}
	if at := s.table.At(); at >= 0 {
		return []int{at}
	}
	return nil
}

// decide decides about rows. Values that were corrected by hand are given up in
// bulk only when the user says so.
func (s *compare) decide(w *Window, rows []int, choice app.Choice) {
	if len(rows) == 0 || w.busy || s.settling && w.waits() {
		return
	}
	hand := 0
	if choice == app.Take {
		hand = s.m.ByHand(rows)
	}
	if hand == 0 || len(rows) == 1 {
		s.decided(w, rows, choice, true)
		return
	}
	s.askByHand(w, hand, func(too bool) { s.decided(w, rows, choice, too) })
}

func (s *compare) decided(w *Window, rows []int, choice app.Choice, byHand bool) {
	if s.settling && w.waits() { // it was begun while a question was open
		return
	}
	if s.m.Decide(rows, choice, byHand) == 0 {
		w.notice(kit.Plain, w.t("compare.cannot"))
		return
	}
	s.table.Refresh()
	if len(rows) == 1 && s.table.At() == rows[0] {
		s.table.Next()
	}
	s.told(w)
	w.typed()
}

// askByHand asks whether values that were corrected by hand are to go as well; the
// keyboard is on leaving them.
func (s *compare) askByHand(w *Window, n int, do func(too bool)) {
	cancel, too := kit.NewButton(w.t("window.cancel"), nil), kit.NewButton(w.t("compare.hand_too", text.Args{"n": n}), nil)
	without := kit.NewButton(w.t("compare.hand_without"), nil)
	l := w.layer()
	words := w.t("compare.hand_ask", text.Args{"n": n})
	l.close = kit.ShowMessage(w.win.Canvas(), kit.Warning, w.t("compare.hand_title"), []fyne.CanvasObject{kit.Text(words)}, l.lifted, cancel, too, without).Close
	l.laid(words)
	cancel.OnTapped = l.close
	for b, answer := range map[*kit.Button]bool{too: true, without: false} {
		b.OnTapped = func() {
			l.close()
			do(answer)
		}
	}
	l.mark("no", cancel)
	l.mark("hand.too", too)
	l.mark("hand.without", without)
}

// changed shows what is asked for now.
func (s *compare) changed(w *Window) {
	s.m.Apply()
	s.table.RowsChanged()
	s.told(w)
}

// counted says how many are shown, or selected.
func (s *compare) counted(w *Window) func() {
	return func() {
		words := w.t("compare.shown", text.Args{"n": s.m.Shown()})
		if n := s.table.Count(); n > 1 {
			words = w.t("compare.selected", text.Args{"n": n})
		}
		s.selected.SetText(words)
	}
}

// told says what the decisions come to now.
func (s *compare) told(w *Window) {
	s.counted(w)()
	s.outcome.SetText(s.m.Outcome(w.lang))
}

// compareOfficial asks for an official list to compare with.
func (w *Window) compareOfficial() {
	if w.office.State().Practice {
		w.ask(w.t("compare.official_title"), w.t("practice.no_list"), w.t("practice.to_new"), w.newCentre)
		return
	}
	w.leave(func() {
		m := model.NewList(w.office, w.desk)
		m.Official = true
		w.way = false
		w.show(list{m})
		w.pickList(m, false)
	})
}
