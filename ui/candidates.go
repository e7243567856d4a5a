package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// candidates lists everyone of the centre: المترشحون.
type candidates struct {
	people
	m *model.Candidates
}

func newCandidates(w *Window) screen { return &candidates{m: model.NewCandidates(w.office)} }

// ShowCandidates shows the list of everyone of the open centre.
func (w *Window) ShowCandidates() { w.show(newCandidates(w)) }

func (*candidates) name() string { return "candidates" }

func (s *candidates) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("candidates.title"), Wide: true}
	p.Next = w.button("import", w.t("candidates.import"), w.importList)
	compare := w.button("compare", w.t("compare.with_official"), w.compareOfficial)
	p.Other = []*kit.Button{compare}
	if s.m.Total() == 0 {
		p.Lead = w.t("candidates.empty")
		p.Wide = false
		p.Next, p.Other = nil, nil
		first := kit.NewTile(theme.DocumentCreateIcon(), w.t("candidates.import"), w.t("candidates.import_detail"), w.importList)
		first.SetMain()
		w.mark("import", first)
		w.focus = first
		p.Body = kit.Scroll(first)
		return p
	}
	if len(w.office.State().Findings())+len(w.office.State().Accepted()) > 0 {
		compare.SetText(w.t("compare.short")) // large text has no room for more beside the others
		p.Other = append(p.Other, w.button("findings", w.t("list.show_findings"), func() { w.showFindings(s) }))
	}
	grid := s.m.Grid(w.lang)
	s.makeTable(w, grid)
	list := s.list(w, s, s.m, w.t("candidates.find"), w.t("candidates.none"), &s.m.Query)
	p.Body = kit.Above(list, s.bar(w, grid)...)
	s.changed()
	s.prepare(w)
	return p
}

func (s *candidates) makeTable(w *Window, grid *model.Grid) {
	s.table = w.table("candidates", grid)
	s.table.Opened = func(at int) { w.showCandidate(s.m.At(at)) }
	findings := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "findings" })
	s.table.Tone = func(at, column int) kit.Tone {
		if column != findings {
			return kit.Plain
		}
		return tones[s.m.Severity(at)]
	}
}

// bar is what one filters by, and the choice of columns.
func (s *candidates) bar(w *Window, grid *model.Grid) []fyne.CanvasObject {
	columns := w.button("columns", w.t("table.columns"), func() { w.chooseColumns(s.table, grid) })
	columns.Icon = theme.ListIcon()
	row := []fyne.CanvasObject{s.filter}
	if tracks := s.m.Tracks(); len(tracks) > 1 {
		row = append(row, s.values("track", w.t("candidates.every_track"), tracks, tracks, &s.m.Track))
	}
	if s.m.School() {
		row = append(row, w.stateChoice(s.m.State, func(to exam.Verification) {
			s.m.State = to
			s.changed()
		}))
	} else if rooms := s.m.Rooms(); len(rooms) > 1 && len(rooms) <= mostRooms {
		names := make([]string, len(rooms))
		for i, r := range rooms {
			if names[i] = w.t("candidates.room", text.Args{"room": r}); r == model.NoRoom {
				names[i] = w.t("candidates.no_room")
			}
		}
		row = append(row, s.values("room", w.t("candidates.every_room"), names, rooms, &s.m.Room))
	}
	faulty := kit.NewCheck(w.t("candidates.faulty"), s.m.Faulty, func(on bool) {
		s.m.Faulty = on
		s.changed()
	}, nil)
	w.mark("faulty", faulty)
	return append(row, faulty, columns)
}

// mostRooms is how many rooms a list to choose from may hold; who has more
// types the number.
const mostRooms = 200

// values filters by one of the values, or not at all.
func (s *candidates) values(name, every string, names, values []string, chosen *string) fyne.CanvasObject {
	return s.choice(name, 8.5, append([]string{every}, names...), slices.Index(values, *chosen)+1, func(i int) {
		if *chosen = ""; i > 0 {
			*chosen = values[i-1]
		}
	})
}

// prepare works out in the background what would hold the screen up.
func (s *candidates) prepare(w *Window) {
	if s.m.Prepared() {
		return
	}
	w.run(func(func(func())) func() {
		keep := s.m.Prepare()
		return func() {
			keep()
			s.changed()
		}
	})
}

// importList asks for a list to be taken into the open file. A practice centre
// takes none: that is said before anything is chosen, with the way to a centre
// that does.
func (w *Window) importList() {
	if w.office.State().Practice {
		w.ask(w.t("candidates.import"), w.t("practice.no_list"), w.t("practice.to_new"), w.newCentre)
		return
	}
	m := model.NewList(w.office, w.desk)
	w.show(list{m})
	w.pickList(m, false)
}

// showCandidate shows one candidate in full, above the page in view.
func (w *Window) showCandidate(id exam.ID) {
	p, ok := model.NewPerson(w.lang, w.office, id)
	if !ok {
		w.fail(exam.ErrNotFound)
		return
	}
	if open, ok := w.spots["candidate.close"].(*kit.Button); ok {
		open.OnTapped() // one at a time: whoever was shown before gives way
	}
	content := kit.Stack()
	if p.Other != "" {
		content.Add(kit.Tight(kit.Note(p.Other)))
	}
	if p.Verified != "" {
		content.Add(kit.Heading(p.Verified))
	} else {
		content.Add(kit.Heading(p.Seat))
	}
	content.Add(kit.Group("", kit.Pairs(p.Facts)))
	content.Add(absencesOf(w, p))
	var o *over
	found, first := w.candidateFindings(id, p.Findings, func() { o.close() })
	content.Add(found)
	if len(p.Findings) == 0 {
		content.Add(kit.Banner(kit.Good, w.t("candidates.no_findings")))
	}
	if len(p.History) > 0 {
		content.Add(kit.Group(w.t("verification.history"), kit.Pairs(p.History)))
	}
	content.Add(kit.Note(w.t("candidates.read_from", text.Args{"place": p.Source})))
	mend := kit.NewButton(w.t("candidates.mend"), nil)
	mend.OnTapped = func() {
		w.win.Canvas().Focus(mend) // the keyboard comes back to it
		w.fixField(id, "", func() {
			w.again()
			w.showCandidate(id)
		})
	}
	ask := w.askForButton(id)
	look := kit.NewButton(w.t("preview.look"), func() {
		o.close()
		w.leave(func() { w.preview(model.NewPreviewOf(w.office, w.desk, w.path, id)) })
	})
	look.Icon = theme.SearchIcon()
	o = w.over("candidate.close", p.Name, fyne.NewSize(640, 620), kit.Scroll(content), append([]*kit.Button{look}, append(ask, mend)...)...)
	o.mark("candidate.preview", look)
	o.mark("candidate.fix", mend)
	o.mark("candidate.mend", first)
	for _, b := range ask {
		o.mark("candidate.request", b)
	}
	o.say(p.Name + " · " + p.Number)
}
