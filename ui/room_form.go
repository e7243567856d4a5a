package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// roomForm is the page on which one room is set: what it is called, and how its
// tables stand, on a picture.
type roomForm struct {
	m     *model.RoomForm
	back  screen // where it was come from; nil is the page of all rooms
	tried *bool  // it was to be saved: what is wrong is said
	live  *roomLive
}

// roomLive is what follows what is typed.
type roomLive struct {
	floor  *kit.Floor
	spots  func(exam.Place) model.FormSpot
	notes  *fyne.Container
	wrong  map[string]note
	lines  map[string]*kit.Line
	scroll *container.Scroll
}

func (roomForm) name() string { return "room_form" }

func (s roomForm) page(w *Window) kit.Page {
	p := kit.Page{Title: w.t("room_form.title"), Lead: w.t("room_form.lead"), Wide: true}
	if s.m.New() {
		p.Title = w.t("room_form.title_new")
	}
	p.Back = w.button("", w.t("window.back"), func() { w.leave(func() { s.goBack(w) }) })
	p.Next = w.button("", w.t("room_form.save"), func() { s.save(w) })
	s.live = &roomLive{notes: kit.Stack(), wrong: map[string]note{}, lines: map[string]*kit.Line{}, scroll: kit.Scroll()}
	form := s.form(w)
	s.live.floor = s.picture(w)
	p.Body = kit.Split([]float32{6, 7}, form, container.NewBorder(nil, s.live.notes, nil, nil, kit.Sheet("", s.live.floor)))
	s.follow(w)
	return p
}

func (s roomForm) goBack(w *Window) {
	if s.back != nil {
		w.show(s.back)
		return
	}
	w.visit("rooms")
}

func (s roomForm) form(w *Window) fyne.CanvasObject {
	t := &s.m.Typed
	kinds, corners, flows := model.RoomKinds(), model.Corners(), model.Flows()
	kind := oneOf(w, "room_form.kind", kinds, s.m.Kind, func(k exam.RoomKind) string { return model.RoomKindName(w.lang, k) }, func(k exam.RoomKind) { s.m.Kind = k; w.typed() })
	corner := func(c exam.Corner) string {
		if c == "" {
			return w.t("room_form.no_door")
		}
		return model.CornerName(w.lang, c)
	}
	start := oneOf(w, "room_form.start", corners, s.m.Start, corner, func(c exam.Corner) { s.m.Start = c; s.follow(w) })
	flow := oneOf(w, "room_form.flow", flows, s.m.Flow, func(f exam.FlowKind) string { return model.FlowName(w.lang, f) }, func(f exam.FlowKind) { s.m.Flow = f; s.follow(w) })
	door := oneOf(w, "room_form.door", append([]exam.Corner{""}, corners...), s.m.Door, corner, func(c exam.Corner) { s.m.Door = c; s.follow(w) })
	for _, c := range []*kit.Select{kind, start, flow, door} {
		c.In = s.live.scroll
	}
	s.live.scroll.Content = kit.Scroll(
		kit.Group("", kit.Close(
			kit.Closely(s.line(w, "number", &t.Number), s.line(w, "wing", &t.Wing), s.line(w, "floor", &t.Floor)),
			kit.Named(kit.Field{Name: w.t("room_form.kind"), Input: kind}),
			kit.Closely(s.line(w, "capacity", &t.Capacity), s.line(w, "spare", &t.Spare)),
		)),
		kit.Group(w.t("room_form.layout"), kit.Note(w.t("room_form.how")), kit.Close(
			kit.Closely(s.line(w, "columns", &t.Columns), s.line(w, "rows", &t.Rows)),
			kit.Closely(s.line(w, "across", &t.Across), s.line(w, "along", &t.Along)),
			kit.Closely(kit.Named(kit.Field{Name: w.t("room_form.start"), Input: start}), kit.Named(kit.Field{Name: w.t("room_form.flow"), Input: flow})),
			kit.Named(kit.Field{Name: w.t("room_form.door"), Input: door}),
		)),
	).Content
	return s.live.scroll
}

// oneOf is a choice of one of a few values.
func oneOf[T comparable](w *Window, name string, all []T, now T, word func(T) string, chosen func(T)) *kit.Select {
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = word(v)
	}
	c := kit.NewSelect(names, slices.Index(all, now), func(i int) { chosen(all[i]) })
	w.mark(name, c)
	return c
}

// line edits one word of the room; Enter saves it.
func (s roomForm) line(w *Window, field string, value *string) fyne.CanvasObject {
	e := kit.NewLine(*value, nil, func() { s.save(w) }, nil)
	e.In = s.live.scroll
	e.Scroll = fyne.ScrollNone // the wheel is the form's
	e.OnChanged = func(typed string) {
		if *value == typed {
			return
		}
		*value = typed
		s.m.Typing()
		for _, other := range []struct {
			field string
			value string
		}{{"columns", s.m.Typed.Columns}, {"rows", s.m.Typed.Rows}} { // they follow how many tables there are
			if l := s.live.lines[other.field]; l != nil && l.Text != other.value {
				l.SetText(other.value)
			}
		}
		s.follow(w)
	}
	w.mark("room_form."+field, e)
	n := wrongNote()
	s.live.wrong[field], s.live.lines[field] = n, e
	if field == "spare" {
		e.SetPlaceHolder(w.t("room_form.spare_usual"))
	}
	return kit.Named(kit.Field{Name: w.t("room_form.field." + field), Input: container.NewVBox(e, n.label)})
}

// picture is the room as it is typed; a press on a place blocks or frees it.
func (s roomForm) picture(w *Window) *kit.Floor {
	s.live.spots = s.m.Spots()
	f := kit.NewFloor(w.floorShape(s.m.Drawn().Layout), func(at kit.Spot) kit.Stand {
		spot := s.live.spots(exam.Place(at))
		st := kit.Stand{Head: spot.Table, Gone: spot.Blocked, Quiet: spot.Table == "" || spot.Spare}
		if spot.Table != "" {
			st.Name = "table." + spot.Table
		}
		switch {
		case spot.Taken:
			st.Foot = w.t("room_form.taken_spot")
		case spot.Spare:
			st.Foot = w.t("room.spare")
		}
		return st
	})
	turn := func(at kit.Spot) {
		s.m.Turn(exam.Place(at))
		s.follow(w)
	}
	f.Bare, f.Pressed, f.Clicked = true, turn, turn
	f.Left = func() { w.leave(func() { s.goBack(w) }) }
	w.mark("room.plan", f)
	return f
}

// follow shows what the page says now.
func (s roomForm) follow(w *Window) {
	s.live.spots = s.m.Spots()
	if f := s.live.floor; f != nil {
		f.SetShape(w.floorShape(s.m.Drawn().Layout))
	}
	s.live.notes.RemoveAll()
	far, ok := s.m.Distance(w.lang)
	s.live.notes.Add(kit.Tight(kit.Note(s.m.Tables(w.lang))))
	if ok {
		s.live.notes.Add(kit.Tight(kit.Note(far)))
	} else {
		s.live.notes.Add(kit.Banner(kit.Warning, far))
	}
	for _, words := range s.m.Warnings(w.lang) {
		s.live.notes.Add(kit.Banner(kit.Warning, words))
	}
	field, words := s.m.Wrong(w.lang)
	for name, n := range s.live.wrong {
		if name == field && (*s.tried || s.live.lines[name].Text != "") {
			n.say(words)
		} else {
			n.say("")
		}
	}
	w.typed()
}

func (s roomForm) save(w *Window) {
	if s.refused(w) {
		return
	}
	w.keep(s, func() {
		s.goBack(w)
		w.notice(kit.Good, w.t("window.kept"))
	})
}

func (s roomForm) dirty() bool { return s.m.Dirty() }

func (s roomForm) forget() { s.m.Forget() }

func (s roomForm) wrong(w *Window) string {
	_, words := s.m.Wrong(w.lang)
	return words
}

// refused says at the field what keeps the room from being saved, and puts the
// keyboard there.
func (s roomForm) refused(w *Window) bool {
	field, _ := s.m.Wrong(w.lang)
	if field == "" {
		return false
	}
	*s.tried = true
	w.again()
	w.win.Canvas().Focus(w.spots["room_form."+field].(fyne.Focusable))
	return true
}

func (s roomForm) write(ctx context.Context) (func(), error) { return s.m.Save(ctx) }
