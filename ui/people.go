package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// A sieve is what a page shows of many people: those who are left of what was typed
// and chosen.
type sieve interface {
	Apply()
	Shown() int
	Filtered() bool
	ShowAll()
	Count(selected int) string
	ExportWords(selected int) string
	Sheet(rows, columns []int) model.Sheet
}

// people is the list of a page of candidates or of staff: a line to type in, the
// table, how many there are, their export, and what is said where nobody is left.
type people struct {
	w     *Window
	m     sieve
	at    screen // the page
	table *kit.Table
	count *widget.Label
	foot  *fyne.Container
	none  fyne.CanvasObject // said when nobody is shown

	filter *kit.Filter
	export *kit.Button
	also   func(selected int) // says more beside the count; may be nil
}

// list lays out the people in a table that the page has made; query is what is typed
// already, none what is said where nobody is shown, beside what stands beside the
// export.
func (s *people) list(w *Window, at screen, m sieve, find, none string, query *string, beside ...fyne.CanvasObject) fyne.CanvasObject {
	s.w, s.at, s.m = w, at, m
	s.table.Typed = func(r rune) {
		w.win.Canvas().Focus(s.filter)
		s.filter.TypedRune(r)
	}
	s.table.Picked = s.counted
	s.table.Left = func() {
		if m.Filtered() {
			s.showAll()
		}
	}
	s.filter = kit.NewFilter(find, *query, s.table, func(words string) {
		*query = words
		s.changed()
	})
	w.mark("filter", s.filter)
	w.focus = s.filter
	s.count = kit.Cell("")
	s.export = w.button("export", "", s.write)
	s.export.Icon = theme.DocumentSaveIcon()
	all := "candidates.show_all"
	if of := at.name() + ".show_all"; text.Has("screen." + of) { // of what are no people
		all = of
	}
	clear := w.button("show_all", w.t(all), s.showAll)
	s.none = container.NewCenter(container.NewVBox(
		&widget.Label{Text: none, Alignment: fyne.TextAlignCenter}, container.NewCenter(clear)))
	s.foot = container.NewBorder(nil, nil, nil, container.NewHBox(append(beside, s.export)...), s.count)
	return container.NewBorder(nil, s.foot, nil, nil, kit.Sheet("", container.NewStack(s.table, s.none)))
}

// choice filters by one of some values.
func (s *people) choice(name string, letters float32, names []string, chosen int, choose func(i int)) fyne.CanvasObject {
	c := kit.NewSelect(names, chosen, func(i int) {
		choose(i)
		s.changed()
	})
	s.w.mark(name, c)
	return kit.AtLeast(kit.Letters(letters), c)
}

// changed shows what is asked for now.
func (s *people) changed() {
	s.m.Apply()
	s.none.Hide()
	if s.m.Shown() == 0 {
		s.none.Show()
	}
	s.table.RowsChanged()
	s.counted()
}

// counted says how many there are; the export is of those selected, or of all that
// are shown.
func (s *people) counted() {
	selected := s.table.Count()
	s.count.SetText(s.m.Count(selected))
	s.export.SetText(s.m.ExportWords(selected))
	if s.also != nil {
		s.also(selected)
	}
	s.foot.Refresh() // the words take another width
}

func (s *people) write() {
	rows := s.table.Selected()
	if len(rows) < 2 {
		rows = nil
	}
	s.w.export(s.m.Sheet(rows, s.table.Columns()))
}

func (s *people) showAll() {
	s.m.ShowAll()
	s.w.show(s.at) // not again: what was pressed is not in sight any more
}
