package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// rooms is the page on which rooms are confirmed and candidates placed.
type rooms struct {
	m     *model.Rooms
	shown *fyne.Container // what the choices lead to
}

func newRooms(w *Window) screen { return rooms{model.NewRooms(w.office), container.NewStack()} }

func (rooms) name() string { return "rooms" }

func (s rooms) page(w *Window) kit.Page {
	p := kit.Page{Step: 4, Steps: wayLength, Title: w.t("rooms.title"), Lead: w.t("rooms.lead"), Wide: true}
	if !s.m.HasPlan() || s.m.Again {
		p.Lead = w.t("rooms.lead_before")
	}
	p.Back = w.back(newCentre)
	if w.lacks(&p) {
		return p
	}
	words := w.t("rooms.distribute")
	if s.m.HasPlan() && !s.m.Again {
		words = w.t("window.continue")
	}
	if w.way || !s.m.Settled() {
		p.Next = w.button("", words, func() { s.save(w) })
	}
	shares := []float32{5, 6}
	if s.m.HasPlan() && !s.m.Again {
		shares = []float32{4, 8} // little is to be chosen
	}
	choices := s.choices(w)
	s.fill(w)
	p.Body = kit.Split(shares, choices, s.shown)
	return p
}

func (s rooms) choices(w *Window) fyne.CanvasObject {
	m := s.m
	var groups []fyne.CanvasObject
	if m.HasPlan() {
		again := kit.NewCheck(w.t("rooms.again"), m.Again, func(on bool) { s.change(w, func() { m.Again = on }) }, func() { s.save(w) })
		w.mark("again", again)
		inForce := []fyne.CanvasObject{again}
		if words := m.Changes(w.lang); words != "" {
			inForce = append(inForce, kit.Banner(kit.Warning, words))
		} else {
			inForce = slices.Insert(inForce, 0, fyne.CanvasObject(kit.Note(w.t("rooms.in_force"))))
		}
		groups = append(groups, kit.Group("", inForce...))
	}
	if !m.HasPlan() || m.Again {
		groups = append(groups, kit.Group(w.t("rooms.rooms"), s.source(w)))
		if !m.Listed {
			groups = append(groups, kit.Group(w.t("rooms.order"), s.order(w)))
		}
	}
	return kit.Scroll(groups...)
}

// source is where the rooms come from.
func (s rooms) source(w *Window) fyne.CanvasObject {
	m := s.m
	line := widget.NewEntry()
	line.SetText(m.Line)
	wrong := kit.Banner(kit.Bad, w.t("rooms.line_bad"))
	line.OnChanged = func(typed string) {
		m.Line = typed
		m.Choose()
		wrong.Hide()
		if m.Err != nil {
			wrong.Show()
		}
		s.fill(w)
	}
	line.OnSubmitted = func(string) { s.change(w, func() {}) }
	w.mark("rooms.line", line)
	made := []fyne.CanvasObject{line, wrong}
	if m.Err == nil {
		wrong.Hide()
	}
	if !m.CanKeep() {
		return kit.Stack(append([]fyne.CanvasObject{kit.Note(w.t("rooms.make_detail"))}, made...)...)
	}
	chosen := 1
	if m.Listed {
		chosen = 0
	}
	choice := kit.NewChoice([]kit.Option{
		{Title: w.t("rooms.keep"), Detail: w.t("rooms.keep_detail")},
		{Title: w.t("rooms.make"), Detail: w.t("rooms.make_detail")},
	}, chosen, func(i int) { s.change(w, func() { m.Listed = i == 0 }) })
	w.mark("rooms.keep", choice.Option(0))
	w.mark("rooms.make", choice.Option(1))
	if m.Listed {
		return choice
	}
	return kit.Stack(append([]fyne.CanvasObject{choice}, made...)...)
}

var orders = []exam.OrderKind{exam.ByNumber, exam.ByName, exam.ByDraw}

func (s rooms) order(w *Window) fyne.CanvasObject {
	m := s.m
	var names []string
	for _, o := range orders {
		names = append(names, model.Word(w.lang, "order."+string(o)))
	}
	order := kit.NewSelect(names, slices.Index(orders, m.Rules.Order), func(i int) {
		s.change(w, func() { m.Rules.Order = orders[i] })
	})
	w.mark("rooms.order", order)
	lines := []fyne.CanvasObject{order}
	if m.Rules.Order == exam.ByDraw {
		again := w.button("rooms.draw", w.t("rooms.draw_again"), func() { s.change(w, func() { m.Rules.Seed++ }) })
		seed := text.LTR(strconv.FormatUint(m.Rules.Seed, 10))
		lines = append(lines, container.NewBorder(nil, nil, nil, again, kit.Note(w.t("rooms.seed_note", text.Args{"seed": seed}))))
	}
	rule := func(name string, chosen *bool) fyne.CanvasObject {
		box := kit.NewCheck(w.t(name), *chosen, func(on bool) { s.change(w, func() { *chosen = on }) }, func() { s.save(w) })
		w.mark(name, box)
		return box
	}
	return kit.Stack(append(lines, rule("rooms.separate", &m.Rules.Separate), rule("rooms.free_apart", &m.Rules.FreeApart))...)
}

// change makes a choice and shows what it leads to.
func (s rooms) change(w *Window, choose func()) {
	if w.busy {
		return
	}
	choose()
	s.m.Choose()
	w.again()
}

// fill shows what the choices lead to, beside what is being typed.
func (s rooms) fill(w *Window) {
	s.shown.Objects = []fyne.CanvasObject{s.table(w)}
	s.shown.Refresh()
}

// table shows the rooms with those placed in them, and what there is to say.
func (s rooms) table(w *Window) fyne.CanvasObject {
	words, enough := s.m.Balance(w.lang)
	tone := kit.Good
	if !enough {
		tone = kit.Bad
	}
	var head []fyne.CanvasObject
	if s.m.Err == nil {
		head = append(head, kit.Banner(tone, words))
		head = append(head, s.ways(w)...)
	}
	if mixed := s.m.Mixed(w.lang); mixed != "" && s.m.Lacking() == 0 {
		head = append(head, kit.Note(mixed))
	}
	lines := s.m.Lines()
	rows := w.table("rooms", model.NewGrid(len(lines),
		model.GridColumn{Key: "room", Title: w.t("rooms.room"), Width: 4, Text: func(i int) string { return lines[i].Number }},
		model.GridColumn{Key: "seated", Title: w.t("rooms.seated"), Width: 5.5, Text: func(i int) string { return text.Number(w.lang, lines[i].Seated) }},
		model.GridColumn{Key: "capacity", Title: w.t("rooms.capacity"), Width: 4.5, Text: func(i int) string { return text.Number(w.lang, lines[i].Capacity) }},
		model.GridColumn{Key: "tracks", Title: w.t("rooms.tracks"), Width: 12, Grow: 1, Text: func(i int) string {
			return strings.Join(lines[i].Tracks, w.t("window.comma"))
		}},
	))
	return container.NewBorder(kit.Stack(head...), nil, nil, nil, kit.Sheet("", rows))
}

func (s rooms) save(w *Window) {
	s.m.Choose() // what was typed last may not have been looked at
	if s.m.Err != nil {
		w.again()
		return
	}
	if s.m.Lacking() > 0 {
		w.again()
		for _, name := range []string{"rooms.part", "rooms.enough"} {
			if b, ok := w.spots[name].(fyne.Focusable); ok {
				w.win.Canvas().Focus(b)
			}
		}
		return
	}
	s.place(w)
}

// ways are what can be done about too few places: nobody is left without one
// unless the user says so.
func (s rooms) ways(w *Window) []fyne.CanvasObject {
	for _, name := range []string{"rooms.enough", "rooms.part"} {
		delete(w.spots, name)
	}
	if s.m.Lacking() == 0 {
		return nil
	}
	var ways []fyne.CanvasObject
	if line := s.m.Enough(); line != "" {
		ways = append(ways, w.button("rooms.enough", w.t("rooms.enough", text.Args{"rooms": text.LTR(line)}), func() { s.change(w, s.m.TakeEnough) }))
	}
	return append(ways, w.button("rooms.part", w.t("rooms.part"), func() { s.place(w) }))
}

// place places everyone there is room for.
func (s rooms) place(w *Window) {
	w.work(w.t("rooms.placing"), func(func(func())) func() {
		err := s.m.Save(w.ctx)
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			w.onward(newPapers)
		}
	})
}
