package ui

import (
	"path/filepath"
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

// findingsPage lists what is wrong in the data, to be worked through: each
// finding is mended where it stands, or accepted with a reason. Those of a list
// that is not taken in yet are only shown.
type findingsPage struct {
	m    *model.Findings
	from screen

	table       *kit.Table
	filter      *kit.Filter
	head, words *widget.Label // of the finding that the keyboard is on
	body        *fyne.Container
	none        *fyne.Container // said when nothing is shown
	mend        *kit.Button
	accept      *kit.Button
	export      *kit.Button
}

var tones = map[exam.Severity]kit.Tone{exam.Blocking: kit.Bad, exam.Warning: kit.Warning, exam.Hint: kit.Plain}

func newFindingsPage(m *model.Findings, from screen) *findingsPage {
	return &findingsPage{m: m, from: from}
}

// showFindings goes to what is found wrong in the open file.
func (w *Window) showFindings(from screen) {
	w.leave(func() { w.show(newFindingsPage(model.NewFileFindings(w.office), from)) })
}

func (*findingsPage) name() string { return "findings" }

func (s *findingsPage) of() string {
	_, list := s.from.(*staffList)
	return partOf(list || s.m.OfStaff())
}

func (s *findingsPage) before() screen { return s.from }

func (s *findingsPage) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("findings.title"), Lead: w.ofKind("findings.lead"), Wide: true}
	p.Back = w.button("", w.t("window.back"), func() { w.show(s.from) })
	grid := s.m.Grid(w.lang)
	s.makeTable(w, grid)
	s.filter = kit.NewFilter(w.t("findings.find"), s.m.Query, s.table, func(words string) {
		s.m.Query = words
		s.changed(w)
	})
	w.mark("filter", s.filter)
	w.focus = s.table
	s.export = w.button("export", "", func() { s.write(w) })
	s.export.Icon = theme.DocumentSaveIcon()
	s.head = &widget.Label{Truncation: fyne.TextTruncateEllipsis, TextStyle: fyne.TextStyle{Bold: true}}
	s.words = kit.Text("")
	s.none = container.NewCenter()
	s.mend, s.accept = nil, nil
	if s.m.Mendable() {
		if p.Lead = w.ofKind("findings.lead_file"); s.m.OfStaff() {
			p.Lead = w.t("staff.findings_lead")
		}
		s.mend = w.button("mend", "", func() { s.open(w, s.table.At()) })
		s.accept = w.button("accept", "", func() { s.decide(w) })
		p.Next, p.Other = s.mend, []*kit.Button{s.accept}
	}
	columns := w.button("columns", w.t("table.columns"), func() { w.chooseColumns(s.table, grid) })
	columns.Icon = theme.ListIcon()
	told := container.NewBorder(nil, nil, nil, container.NewVBox(columns, s.export), kit.Close(s.head, s.words))
	s.body = container.NewBorder(nil, told, nil, nil, kit.Sheet("", container.NewStack(s.table, s.none)))
	p.Body = kit.Above(s.body, s.bar(w)...)
	s.changed(w)
	if slow := s.m.Prepare(); slow != nil {
		w.run(func(func(func())) func() { return slow() })
	}
	return p
}

func (s *findingsPage) makeTable(w *Window, grid *model.Grid) {
	look := "findings"
	if s.m.Standing != model.StandingOpen {
		look = "findings.accepted" // these have other columns
	}
	s.table = w.table(look, grid)
	delete(w.spots, "table."+look)
	w.mark("table.findings", s.table)
	s.table.Opened = func(at int) { s.open(w, at) }
	s.table.Picked = func() { s.tell(w) }
	s.table.Keys = map[fyne.KeyName]func(){
		fyne.KeyF2: func() { s.open(w, s.table.At()) },
		fyne.KeyF4: func() { s.decide(w) },
	}
	s.table.Tone = func(at, column int) kit.Tone {
		if column > 0 {
			return kit.Plain
		}
		if _, accepted := s.m.Acceptance(at); accepted {
			return kit.Plain
		}
		return tones[s.m.At(at).Severity]
	}
	s.table.Typed = func(r rune) {
		w.win.Canvas().Focus(s.filter)
		s.filter.TypedRune(r)
	}
	s.table.Left = func() {
		if s.m.Filtered() {
			s.showAll(w)
		}
	}
}

// bar is what one filters by.
func (s *findingsPage) bar(w *Window) []fyne.CanvasObject {
	bar := []fyne.CanvasObject{s.filter}
	choice := func(name string, width float32, names []string, chosen int, choose func(i int)) {
		c := kit.NewSelect(names, chosen, func(i int) {
			choose(i)
			w.again()
		})
		w.mark(name, c)
		bar = append(bar, kit.AtLeast(kit.Letters(width), c))
	}
	if s.m.Mendable() {
		var names []string
		for i, n := range s.m.Standings() {
			names = append(names, w.t("findings.standing."+standings[i], text.Args{"n": n}))
		}
		choice("standing", 8.2, names, int(s.m.Standing), func(i int) { s.m.SetStanding(model.Standing(i)) })
	}
	severities, names := []exam.Severity{""}, []string{w.t("findings.all", text.Args{"n": s.m.Count("")})}
	for _, severity := range model.Severities {
		if n := s.m.Count(severity); n > 0 || severity == s.m.Only {
			severities = append(severities, severity)
			names = append(names, w.t("findings.some", text.Args{"severity": model.SeverityName(w.lang, severity), "n": n}))
		}
	}
	choice("severity", 8.6, names, slices.Index(severities, s.m.Only), func(i int) { s.m.Only = severities[i] })
	codes, names := []exam.Code{""}, []string{w.t("findings.every_kind")}
	for _, k := range s.m.Kinds() {
		codes = append(codes, k.Code)
		names = append(names, w.t("findings.some", text.Args{"severity": model.KindName(w.lang, k.Code), "n": k.Count}))
	}
	choice("kind", 11.4, names, max(slices.Index(codes, s.m.Code), 0), func(i int) { s.m.Code = codes[i] })
	return bar
}

var standings = [...]string{"open", "accepted", "all"}

// changed shows what is asked for now.
func (s *findingsPage) changed(w *Window) {
	s.m.Apply()
	s.table.RowsChanged()
	s.tell(w)
}

// tell says the finding that the keyboard is on in full, and what can be done
// about it.
func (s *findingsPage) tell(w *Window) {
	shown := len(s.m.Grid(w.lang).Columns) > 0 && s.m.Grid(w.lang).Len() > 0
	s.none.RemoveAll()
	s.head.SetText("")
	s.words.SetText("")
	at := max(s.table.At(), 0)
	if shown {
		head, words := s.m.Told(at)
		s.head.SetText(head)
		s.words.SetText(words)
	} else {
		s.nothing(w)
	}
	s.none.Refresh()
	selected := s.table.Count()
	s.export.SetText(s.m.ExportWords(selected))
	if s.m.Mendable() {
		s.offer(w, shown, at, selected)
	}
	s.body.Refresh() // the words take another height
}

// nothing says why no finding is shown, and offers to show them all.
func (s *findingsPage) nothing(w *Window) {
	said := &widget.Label{Text: w.t("findings.none"), Alignment: fyne.TextAlignCenter}
	lines := container.NewVBox(said)
	if s.m.Filtered() {
		said.Text = w.t("findings.none_such")
		lines.Add(container.NewCenter(w.button("show_all", w.t("findings.show_all"), func() { s.showAll(w) })))
	}
	s.none.Add(lines)
}

// offer says on the buttons what can be done about the finding that the keyboard
// is on, and about those that are selected.
func (s *findingsPage) offer(w *Window, shown bool, at, selected int) {
	for _, b := range []*kit.Button{s.mend, s.accept} {
		if b.Enable(); !shown {
			b.Disable()
		}
	}
	if !shown {
		s.mend.SetText(w.t("findings.mend"))
		s.accept.SetText(w.t("findings.accept"))
		return
	}
	s.mend.SetText(w.t(mendWords[s.m.Way(s.m.At(at))]))
	_, accepted := s.m.Acceptance(at)
	switch {
	case accepted:
		s.accept.SetText(w.t("findings.reopen"))
	case selected > 1:
		s.accept.SetText(w.t("findings.accept_selected", text.Args{"n": selected}))
	default:
		s.accept.SetText(w.t("findings.accept"))
	}
}

var mendWords = map[model.Way]string{
	model.WayNone: "findings.see", model.WayField: "findings.mend", model.WayRow: "findings.mend_row",
	model.WayConflict: "findings.settle", model.WayRooms: "findings.to_rooms", model.WayCentre: "findings.to_centre",
	model.WayStaff: "findings.mend", model.WayStaffRow: "staff.row", model.WayStaffMerge: "staff.compare",
}

func (s *findingsPage) showAll(w *Window) {
	s.filter.SetText("")
	if s.m.Filtered() {
		s.m.ShowAll()
		w.again()
	}
	w.win.Canvas().Focus(s.table)
}

// write exports the rows that are selected, or all that are shown.
func (s *findingsPage) write(w *Window) {
	rows := s.table.Selected()
	if len(rows) < 2 {
		rows = nil
	}
	w.export(s.m.Sheet(rows, s.table.Columns()))
}

// onward shows the findings anew after something was done about some; the
// keyboard goes on to the next one.
func (s *findingsPage) onward(w *Window) {
	w.again()
	if w.now != s {
		return
	}
	if at := s.m.Next(); at >= 0 {
		s.table.GoTo(at)
	}
	w.win.Canvas().Focus(s.table)
}

func fileName(path string) string { return filepath.Base(path) }

func folder(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Dir(path)
}
