package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// room is one room as a picture, and who sits in it. Candidates are dragged to
// other tables and other rooms, or carried there by keyboard.
type room struct {
	number string
	by     exam.Field // by which candidates have their colours
	whole  bool
	at     *exam.Place // of the picture, on which the keyboard is; nil is where numbers begin
	held   *exam.ID    // who is in hand

	m       *model.RoomPlan
	choices []model.RoomChoice
	floor   *kit.Floor
	list    *kit.Table // who sits here
	rooms   *kit.Table // where they can be moved
	said    *widget.Label
	rows    []model.RoomRow
	waiting []exam.Candidate // without a place
}

// roomPlanPaper is the plan of a room on paper.
const roomPlanPaper = "room-plan"

func newRoom(number string) *room { return &room{number: number, by: exam.FieldTrack} }

func (*room) name() string { return "room" }

func (s *room) page(w *Window) kit.Page {
	p := kit.Page{Title: model.RoomName(w.lang, s.number), Wide: true}
	p.Back = w.button("", w.t("rooms.rooms"), func() { w.visit("rooms") })
	m, ok := model.NewRoomPlan(w.lang, w.office.State(), s.number, s.by)
	if !ok {
		p.Lead = w.t("room.empty")
		return p
	}
	s.m, s.held = m, nil
	p.Lead = m.Says()
	edit := w.button("room.edit", w.t("rooms.open"), func() {
		w.show(roomForm{m: model.NewRoomForm(w.office, w.office.State().Rooms, s.number), back: s, tried: new(bool)})
	})
	edit.Icon = theme.DocumentCreateIcon()
	p.Other = []*kit.Button{edit}
	list, _ := model.NewRoomList(w.lang, w.office.State(), s.number)
	s.rows = list.Rows
	if len(s.rows) > 0 {
		if slices.Contains(app.Documents, roomPlanPaper) {
			plan := w.button("room.print_plan", w.t("room.print_plan"), func() {
				w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, roomPlanPaper, s.number)})
			})
			plan.Icon = theme.DocumentPrintIcon()
			p.Other = append(p.Other, plan)
		}
		p.Next = w.button("", w.t("room.print"), func() {
			w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, app.AttendanceSheets, s.number)})
		})
		p.Next.Icon = theme.DocumentPrintIcon()
	}
	s.floor = s.picture(w)
	side := container.New(kit.Shares{5, 3}, kit.Sheet("", s.who(w)), kit.Sheet("", s.elsewhere(w)))
	if s.waiting = w.office.State().Unseated(); w.office.State().Plan != nil && len(s.waiting) > 0 {
		side = container.New(kit.Shares{4, 3, 4}, kit.Sheet(w.t("room.unseated", text.Args{"n": len(s.waiting)}), s.unseated(w)),
			side.Objects[0], side.Objects[1])
	}
	p.Body = kit.Split([]float32{7, 4}, s.framed(w), side)
	w.focus = s.floor
	s.say(w)
	return p
}

// framed is the picture under its legend, with what there is to say of it.
func (s *room) framed(w *Window) fyne.CanvasObject {
	var keys []kit.Key
	for i, g := range s.m.Groups {
		name := g.Name
		if name == "" {
			name = w.t("room.no_group")
		}
		keys = append(keys, kit.Key{Tint: i + 1, Sign: g.Sign, Words: w.t("room.group", text.Args{"name": name, "count": g.Count})})
	}
	fields := model.PlanColours()
	var names []string
	chosen := 0
	for i, f := range fields {
		names = append(names, w.t("room.by", text.Args{"field": model.FieldName(w.lang, f)}))
		if f == s.by {
			chosen = i
		}
	}
	by := kit.NewSelect(names, chosen, func(i int) {
		s.by = fields[i]
		w.again()
	})
	w.mark("room.by", by)
	whole := w.button("room.whole", s.zoomWords(w), nil)
	whole.Icon = theme.ZoomFitIcon()
	whole.OnTapped = func() {
		s.whole = !s.floor.Whole()
		s.floor.SetWhole(s.whole)
		whole.SetText(s.zoomWords(w))
	}
	s.said = kit.Note("")
	var foot fyne.CanvasObject = s.said
	if len(s.rows) > 0 {
		look := w.button("preview", w.t("preview.look"), func() {
			w.preview(model.NewPreview(model.NewPapersOf(w.office, w.desk, w.path, app.AttendanceSheets, s.number), app.AttendanceSheets))
		})
		look.Icon = theme.SearchIcon()
		foot = container.NewBorder(nil, nil, nil, container.NewCenter(look), s.said)
	}
	if words := s.m.Astray(); words != "" {
		foot = kit.Stack(kit.Banner(kit.Warning, words), foot)
	}
	return kit.Above(container.NewBorder(nil, foot, nil, nil, kit.Sheet("", s.floor)), kit.Legend(keys...), by, whole)
}

func (s *room) zoomWords(w *Window) string {
	if s.whole {
		return w.t("room.readable")
	}
	return w.t("room.whole")
}

// picture draws the room.
func (s *room) picture(w *Window) *kit.Floor {
	f := kit.NewFloor(w.floorShape(s.m.Room.Layout), func(at kit.Spot) kit.Stand { return s.stand(w, at) })
	f.SetWhole(s.whole)
	if first, ok := s.m.First(); ok && s.at == nil {
		s.at = &first
	}
	if s.at != nil {
		f.GoTo(kit.Spot(*s.at))
	}
	f.Takes = func(at kit.Spot) bool { return !w.busy && s.m.At(exam.Place(at)).Candidate != nil }
	f.Dropped = func(from, to kit.Spot) {
		if who := s.m.At(exam.Place(from)).Candidate; who != nil {
			s.put(w, *who, to)
		}
	}
	f.Out = func(from kit.Spot, at fyne.Position) {
		if row, who := s.rooms.RowAt(at), s.m.At(exam.Place(from)).Candidate; row >= 0 && who != nil {
			s.move(w, *who, s.choices[row].Number, "")
		}
	}
	f.Over = func(at fyne.Position, on bool) {
		if on {
			s.rooms.Aim(at)
		} else {
			s.rooms.MouseOut()
		}
	}
	f.Pressed = func(at kit.Spot) {
		who := s.m.At(exam.Place(at)).Candidate
		switch {
		case s.held != nil:
			s.put(w, *s.held, at)
		case who != nil:
			s.pickUp(w, *who, at)
		}
	}
	f.Clicked = func(at kit.Spot) {
		if s.held != nil {
			s.put(w, *s.held, at)
		}
	}
	f.Moved = func(at kit.Spot) {
		place := exam.Place(at)
		s.at = &place
		if row := s.row(s.m.At(place).Table); row >= 0 && s.list != nil && s.list.At() != row {
			s.list.GoTo(row)
		}
	}
	f.Left = func() {
		if s.held == nil {
			w.visit("rooms")
			return
		}
		s.letGo(w)
	}
	w.mark("room.plan", f)
	return f
}

// floorShape is the ground of a room.
func (w *Window) floorShape(l exam.Layout) kit.FloorShape {
	shape := kit.FloorShape{Columns: l.Columns, Rows: l.Rows, Across: l.Across, Along: l.Along, Front: w.t("room.board")}
	if l.Door != "" {
		shape.Door = w.t("room.door")
		shape.DoorLeft = l.Door == exam.FrontLeft || l.Door == exam.BackLeft
		shape.DoorBack = l.Door == exam.BackRight || l.Door == exam.BackLeft
	}
	return shape
}

func (s *room) stand(w *Window, at kit.Spot) kit.Stand {
	spot := s.m.At(exam.Place(at))
	if spot.Table == "" {
		return kit.Stand{Gone: spot.Blocked, Quiet: true}
	}
	st := kit.Stand{Name: "table." + spot.Table, Head: spot.Table, Body: spot.Name, Tint: spot.Group, Sign: s.m.Sign(spot.Group)}
	switch {
	case spot.Candidate == nil && spot.Spare:
		st.Quiet, st.Foot = true, w.t("room.spare")
	case spot.Candidate == nil:
		st.Quiet, st.Foot = true, w.t("room.free")
	case spot.Adapted:
		st.Marked, st.Foot = true, w.t("room.adapted")
	default:
		st.Foot = text.LTR(spot.Number)
	}
	return st
}

// who is the list of those who sit here.
func (s *room) who(w *Window) *kit.Table {
	s.list = w.roomTable(s.rows)
	s.list.Opened = func(row int) {
		if place, ok := s.m.Place(s.rows[row].Table); ok {
			w.win.Canvas().Focus(s.floor)
			s.floor.GoTo(kit.Spot(place))
			s.floor.Pressed(kit.Spot(place))
		}
	}
	s.list.Left = func() { w.win.Canvas().Focus(s.floor) }
	s.list.Picked = func() {
		if row := s.list.At(); row >= 0 && row < len(s.rows) {
			if place, ok := s.m.Place(s.rows[row].Table); ok && (s.at == nil || *s.at != place) {
				s.floor.GoTo(kit.Spot(place))
			}
		}
	}
	return s.list
}

func (s *room) row(table string) int {
	for i, r := range s.rows {
		if table != "" && r.Table == table {
			return i
		}
	}
	return -1
}

// elsewhere is the rooms to which somebody can be moved.
func (s *room) elsewhere(w *Window) *kit.Table {
	s.choices = model.RoomChoices(w.office.State())
	all := s.choices
	t := w.table("room.to", model.NewGrid(len(all),
		model.GridColumn{Key: "room", Title: w.t("rooms.room"), Width: 4, Text: func(i int) string { return all[i].Number }},
		model.GridColumn{Key: "free", Title: w.t("room.places_free"), Width: 4, Text: func(i int) string { return text.Number(w.lang, all[i].Free) }},
		model.GridColumn{Key: "kind", Title: w.t("room_form.kind"), Width: 5, Grow: 1, Text: func(i int) string { return model.RoomKindName(w.lang, all[i].Kind) }},
	))
	t.Sort = nil // a row is where something is dropped
	t.Opened = func(row int) {
		switch {
		case s.held != nil:
			s.move(w, *s.held, all[row].Number, "")
		case all[row].Number != s.number:
			w.show(newRoom(all[row].Number))
		}
	}
	t.Left = func() { w.win.Canvas().Focus(s.floor) }
	s.rooms = t
	return t
}

// roomTable is the list of a room as its papers show it.
func (w *Window) roomTable(rows []model.RoomRow) *kit.Table {
	t := w.table("room", model.NewGrid(len(rows),
		model.GridColumn{Key: "table", Title: w.t("papers.table"), Width: 4, Text: func(i int) string { return rows[i].Table }},
		model.GridColumn{Key: "number", Title: w.t("papers.number"), Width: 7.6, Text: func(i int) string { return rows[i].Number }},
		model.GridColumn{Key: "name", Title: w.t("papers.name"), Width: 10, Grow: 1, Text: func(i int) string { return rows[i].Name }},
	))
	t.Sort = nil // as they are printed
	return t
}
