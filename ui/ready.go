package ui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// readiness is the page of the day before: each line is green or red, with the way
// to it (الجاهزية).
type readiness struct{}

func (readiness) name() string { return "readiness" }

func (s readiness) page(w *Window) kit.Page {
	m := model.NewReady(w.office)
	p := kit.Page{Title: w.t("ready.title"), Lead: w.t("ready.lead"), Wide: true}
	p.Back = w.button("", w.t("overview.title"), func() { w.visit("overview") })
	tiles, lacks := []fyne.CanvasObject{}, []fyne.CanvasObject{}
	if m.Ready() {
		tiles = append(tiles, kit.Banner(kit.Good, w.t("ready.all_good")))
	}
	for _, l := range m.Lines(w.lang) {
		tile := kit.NewTile(nil, l.Name, l.Detail, w.unlessBusy(func() { s.follow(w, l.Key) }))
		tag := kit.Tag(kit.Bad, w.t("ready.bad"))
		if l.Good {
			tag = kit.Tag(kit.Good, w.t("ready.good"))
		}
		tile.SetEnd(tag)
		w.mark("ready."+string(l.Key), tile)
		if w.focus == nil && !l.Good {
			w.focus = tile
		}
		tiles = append(tiles, tile)
		if len(l.Lacks) > 0 {
			var words []fyne.CanvasObject
			for _, lack := range l.Lacks {
				words = append(words, kit.Tight(kit.Text(lack)))
			}
			lacks = append(lacks, kit.Group(l.Name, kit.Close(words...)))
		}
	}
	tiles = append(tiles, emergencyTile(w)...)
	if len(lacks) == 0 {
		p.Body = kit.Scroll(tiles...)
		return p
	}
	p.Body = kit.Split([]float32{5, 5}, kit.Scroll(tiles...), kit.Scroll(lacks...))
	return p
}

// follow goes to where a line is made ready.
func (s readiness) follow(w *Window, key app.ReadyKey) {
	switch key {
	case app.ReadyFindings:
		w.showFindings(s)
	case app.ReadyLabels:
		w.show(newLabels(w))
	case app.ReadyPapers:
		w.show(papers{model.NewPapersLacking(w.office, w.desk, w.path)})
	default:
		w.visit(readyPlaces[key])
	}
}

var readyPlaces = map[app.ReadyKey]string{app.ReadySeats: "rooms", app.ReadyStaff: "duties"}

// labels is the counting of table labels before they are stuck on.
type labels struct {
	m     *model.Labels
	table *kit.Table
}

func newLabels(w *Window) screen { return &labels{m: model.NewLabels(w.office)} }

func (*labels) name() string { return "labels" }

func (s *labels) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("labels.title"), Lead: w.t("labels.lead"), Wide: true}
	p.Back = w.button("", w.t("ready.title"), func() { w.show(readiness{}) })
	p.Other = []*kit.Button{w.button("labels.print", w.t("labels.print"), func() {
		w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, app.TableLabels, "")})
	})}
	p.Other[0].Icon = theme.DocumentPrintIcon()
	p.Other = append(p.Other, w.button("labels.sheet", w.t("labelsheet.title"), func() {
		print := papers{model.NewPapersOf(w.office, w.desk, w.path, app.TableLabels, "")}
		w.show(newLabelSheet(w, print, print.m.Language, 1, func(first int) { print.m.StartLabel = first }))
	}))
	s.table = w.table("labels", s.m.Grid(w.lang))
	s.table.Opened = func(row int) { s.count(w, row) }
	s.table.Left = func() { w.show(readiness{}) }
	s.table.Tone = func(row, column int) kit.Tone {
		switch {
		case column != 3:
			return kit.Plain
		case s.m.Enough(row):
			return kit.Good
		}
		return kit.Warning
	}
	if next, any := s.m.First(); any {
		s.table.GoTo(next) // where counting was left
	}
	w.focus = s.table
	p.Body = kit.Sheet("", s.table)
	return p
}

// count asks how many labels a room has; once it is said the next room that lacks
// some is asked about.
func (s *labels) count(w *Window, row int) {
	m := s.m
	m.Open(row)
	wrong := wrongNote()
	parts := kit.Stack()
	list := kit.Scroll(parts)
	done := kit.NewButton(w.t("labels.save"), nil)
	o := w.form(w.t("labels.of", text.Args{"room": text.LTR(m.Room())}), fyne.NewSize(460, 260), list, done)
	save := func() {
		w.saveSheet(o, m.Save, func() error { return m.Err }, func() string {
			words := ""
			if errors.Is(m.Err, exam.ErrInvalid) {
				words = w.t("labels.bad")
			}
			wrong.say(words)
			return words
		}, func() {
			s.table.RowsChanged()
			if next, any := m.Next(); any {
				s.table.GoTo(next)
				s.count(w, next)
				return
			}
			w.notice(kit.Good, w.t("labels.done"))
		})
	}
	line := o.line("labels.count", m.Count, list, func(words string) {
		m.Count = words
		wrong.say("")
	}, save)
	parts.Add(kit.Named(kit.Field{Name: w.t("labels.count"), Input: kit.Stack(line, wrong.label)}))
	done.OnTapped = save
	o.mark("labels.save", done)
	w.win.Canvas().Focus(line)
	line.SelectAll()
}
