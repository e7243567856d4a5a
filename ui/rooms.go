package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	if mixed := s.m.Mixed(w.lang); mixed != "" && s.m.Lacking() == 0 && s.m.Mix() != model.MixInterleave {
		head = append(head, kit.Note(mixed))
	}
	return container.NewBorder(kit.Stack(head...), nil, nil, nil, s.withHands(w, s.list(w)))
}

// list is the rooms, each with how many are placed in it.
func (s rooms) list(w *Window) roomRows {
	lines := s.m.Lines()
	grid := model.NewGrid(len(lines),
		model.GridColumn{Key: "room", Title: w.t("rooms.room"), Width: 4, Text: func(i int) string { return lines[i].Number }},
		model.GridColumn{Key: "seated", Title: w.t("rooms.seated"), Width: 5.5, Text: func(i int) string { return text.Number(w.lang, lines[i].Seated) }},
		model.GridColumn{Key: "capacity", Title: w.t("rooms.capacity"), Width: 4.5, Text: func(i int) string { return text.Number(w.lang, lines[i].Capacity) }},
		model.GridColumn{Key: "tracks", Title: w.t("rooms.tracks"), Width: 12, Grow: 1, Text: func(i int) string {
			return strings.Join(lines[i].Tracks, w.t("window.comma"))
		}},
		model.GridColumn{Key: "kind", Title: w.t("room_form.kind"), Width: 8, Hidden: s.m.Plain(), Text: func(i int) string { return model.RoomKindName(w.lang, lines[i].Kind) }},
		model.GridColumn{Key: "wing", Title: w.t("room_form.field.wing"), Width: 5, Hidden: s.m.Wingless(), Text: func(i int) string { return lines[i].Wing }},
	)
	rows := roomRows{w.table("rooms", grid), grid}
	s.keys(w, rows)
	return rows
}

func (s rooms) save(w *Window) {
	if s.m.Behind() {
		s.settle(w, func() { s.save(w) })
		return
	}
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
		ways = append(ways, w.button("rooms.enough", w.t("rooms.enough", text.Args{"rooms": text.LTR(line)}), func() { s.change(w, (*model.Rooms).TakeEnough) }))
	}
	return append(ways, w.button("rooms.part", w.t("rooms.part"), func() { s.place(w) }))
}

// settle waits for what was typed last, then goes on.
func (s rooms) settle(w *Window, then func()) {
	slow := s.m.Chosen(func(*model.Rooms) {})
	w.work(w.t("rooms.placing"), func(func(func())) func() {
		next := slow()
		return func() {
			s.m.Take(next)
			then()
		}
	})
}

// place places everyone there is room for.
func (s rooms) place(w *Window) {
	if s.m.Behind() {
		s.settle(w, w.again) // how many have no place is another number now
		return
	}
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
