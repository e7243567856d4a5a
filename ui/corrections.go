package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// corrections follows correction requests: التصحيحات.
type corrections struct {
	m *model.Corrections
	w *Window

	table  *kit.Table
	filter *kit.Filter
	count  *widget.Label
	foot   *fyne.Container
	send   *kit.Button
}

func newCorrections(w *Window) screen { return &corrections{m: model.NewCorrections(w.office), w: w} }

func (*corrections) name() string { return "corrections" }

var statusTones = map[exam.RequestStatus]kit.Tone{
	exam.RequestConflict: kit.Bad, exam.RequestOpen: kit.Warning, exam.RequestAccepted: kit.Good,
}

func (s *corrections) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("corrections.title"), Lead: w.ofKind("corrections.lead"), Wide: true}
	ask := func() { w.pickCandidate(w.t("corrections.whose"), w.askFor) }
	if s.m.Count("") == 0 {
		p.Wide = false
		first := kit.NewTile(theme.ContentAddIcon(), w.t("corrections.new"), w.t("corrections.new_detail"), ask)
		first.SetMain()
		w.mark("new", first)
		w.focus = first
		p.Body = kit.Scroll(first)
		if len(w.office.State().Candidates) == 0 {
			w.lacks(&p)
		}
		return p
	}
	grid := s.m.Grid(w.lang)
	s.makeTable(w, grid)
	s.filter = kit.NewFilter(w.t("corrections.find"), s.m.Query, s.table, func(words string) {
		s.m.Query = words
		s.changed()
	})
	w.mark("filter", s.filter)
	w.focus = s.table
	s.count = kit.Cell("")
	s.send = w.button("send", "", func() { w.send(s.m.Chosen(s.table.Selected())) })
	s.send.Icon = theme.MailSendIcon()
	p.Next = s.send
	answers := w.button("answers", w.t("answers.import"), w.importAnswers)
	list := w.button("print", w.t("corrections.print"), func() { w.printRequests(s.m.Listed(s.table.Selected())) })
	list.Icon = theme.DocumentPrintIcon()
	add := w.button("new", w.t("corrections.new"), ask)
	add.Icon = theme.ContentAddIcon()
	p.Other = []*kit.Button{list, answers, add}
	s.foot = container.NewBorder(nil, nil, nil, nil, s.count)
	columns := w.button("columns", w.t("table.columns"), func() { w.chooseColumns(s.table, grid) })
	columns.Icon = theme.ListIcon()
	p.Body = kit.Above(container.NewBorder(nil, s.foot, nil, nil, kit.Sheet("", s.table)), s.filter, s.statuses(w), columns)
	s.changed()
	return p
}

func (s *corrections) makeTable(w *Window, grid *model.Grid) {
	s.table = w.table("corrections", grid)
	s.table.Opened = func(at int) { w.showRequest(s.m.At(at).ID) }
	s.table.Typed = func(r rune) {
		w.win.Canvas().Focus(s.filter)
		s.filter.TypedRune(r)
	}
	s.table.Picked = s.counted
	s.table.Left = func() {
		if s.m.Filtered() {
			s.m.ShowAll()
			w.show(s)
		}
	}
	status := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "status" })
	s.table.Tone = func(at, column int) kit.Tone {
		if column != status {
			return kit.Plain
		}
		return statusTones[s.m.At(at).Status()]
	}
}

// statuses chooses the status that is shown; those of which there are none are
// left out.
func (s *corrections) statuses(w *Window) fyne.CanvasObject {
	words, values := []string{w.t("corrections.all", text.Args{"n": s.m.Count("")})}, []exam.RequestStatus{""}
	for _, status := range model.RequestStatuses {
		if n := s.m.Count(status); n > 0 {
			words = append(words, w.t("corrections.some", text.Args{"status": model.StatusName(w.lang, status), "n": n}))
			values = append(values, status)
		}
	}
	c := kit.NewSelect(words, slices.Index(values, s.m.Only), func(i int) {
		s.m.Only = values[i]
		s.changed()
	})
	w.mark("status", c)
	return kit.AtLeast(kit.Letters(15), c)
}

// changed shows what is asked for now.
func (s *corrections) changed() {
	s.m.Apply()
	s.table.RowsChanged()
	s.counted()
}

// counted says how many there are, and how many a press sends.
func (s *corrections) counted() {
	s.count.SetText(s.m.CountWords(s.table.Count()))
	var places []int
	if s.table.Count() > 1 {
		places = s.table.Selected()
	}
	chosen := s.m.Chosen(places)
	n, words := len(chosen), "corrections.send"
	if s.m.Gone(chosen) {
		words = "corrections.send_again" // who presses twice knows that it is sent twice
	}
	s.send.SetText(s.w.t(words, text.Args{"n": n}))
	if n == 0 {
		s.send.Disable()
	} else {
		s.send.Enable()
	}
}

// hasCorrections reports whether the kind of the open file has the page.
func (w *Window) hasCorrections() bool {
	return slices.ContainsFunc(w.places(), func(p place) bool { return p.name == "corrections" })
}

// askForButton is the way from a candidate's sheet to the form; nothing where the
// file asks for no corrections.
func (w *Window) askForButton(id exam.ID) []*kit.Button {
	if !w.hasCorrections() {
		return nil
	}
	return []*kit.Button{kit.NewButton(w.t("corrections.ask"), func() {
		if open, ok := w.spots["candidate.close"].(*kit.Button); ok {
			open.OnTapped()
		}
		w.askFor(id)
	})}
}

// pickCandidate asks for a candidate by number, code or name; without, where it is
// given, goes on with nobody.
func (w *Window) pickCandidate(title string, picked func(id exam.ID), without ...func()) {
	if w.win.Canvas().Overlays().Top() != nil || w.busy {
		return
	}
	var found []model.Found
	var o *over
	none := &widget.Label{Alignment: fyne.TextAlignCenter, Wrapping: fyne.TextWrapWord}
	rows := kit.NewPick(func() int { return len(found) }, func(i int) kit.Row {
		return kit.Row{Text: found[i].Title, Detail: found[i].Detail}
	}, func(i int) {
		o.close()
		picked(found[i].Candidate)
	})
	look := func(query string) {
		found = slices.DeleteFunc(model.Find(w.lang, w.office.State(), nil, query), func(f model.Found) bool { return f.Kind != model.FoundCandidate })
		none.Hidden = len(found) > 0 || query == ""
		none.SetText(w.t("find.nothing", text.Args{"query": query}))
		rows.Again()
	}
	seek := kit.NewSeek(w.t("candidates.find"), look, rows.Step, rows.Take, func() { o.close() })
	var nobody []*kit.Button
	for _, goOn := range without {
		nobody = append(nobody, kit.NewButton(w.t("incidents.nobody"), func() {
			o.close()
			goOn()
		}))
	}
	o = w.over("pick.close", title, fyne.NewSize(620, 480), container.NewBorder(seek, nil, nil, nil, container.NewStack(rows, container.NewVBox(none))), nobody...)
	for _, b := range nobody {
		o.mark("pick.nobody", b)
	}
	look("")
	o.mark("pick.query", seek)
	w.win.Canvas().Focus(seek)
}
