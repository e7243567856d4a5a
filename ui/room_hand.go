package ui

import (
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// pickUp takes a candidate in hand.
func (s *room) pickUp(w *Window, who exam.ID, at kit.Spot) {
	s.held = &who
	s.floor.Hold(at)
	s.say(w)
}

// unseated is who has no place: Enter takes them in hand, for a table of the picture
// or another room.
func (s *room) unseated(w *Window) *kit.Table {
	all := s.waiting
	t := w.table("room.unseated", model.NewGrid(len(all),
		model.GridColumn{Key: "number", Title: w.t("papers.number"), Width: 7.6, Text: func(i int) string { return all[i].Number }},
		model.GridColumn{Key: "name", Title: w.t("papers.name"), Width: 10, Grow: 1, Text: func(i int) string { return model.NameIn(w.lang, all[i].Name) }},
	))
	t.Sort = nil // in the order of the list
	t.Opened = func(row int) {
		s.letGo(w)
		s.held = &all[row].ID
		s.say(w)
		w.win.Canvas().Focus(s.floor)
	}
	t.Left = func() { w.win.Canvas().Focus(s.floor) }
	return t
}

// letGo leaves the candidate in hand where they sit.
func (s *room) letGo(w *Window) {
	s.held = nil
	s.floor.Release()
	s.say(w)
}

// say says what can be done now.
func (s *room) say(w *Window) {
	if s.held == nil {
		s.said.SetText(w.t("room.how"))
		return
	}
	c, _ := w.office.State().Candidate(*s.held)
	key := "room.in_hand"
	if _, sits := w.office.State().Seat(*s.held); !sits {
		key = "room.in_hand_first"
	}
	s.said.SetText(w.t(key, text.Args{"name": model.NameIn(w.lang, c.Name)}))
}

// put puts a candidate down at a place of this room.
func (s *room) put(w *Window, who exam.ID, at kit.Spot) {
	spot := s.m.At(exam.Place(at))
	if spot.Table == "" {
		w.notice(kit.Warning, w.t("room.no_table"))
		return
	}
	place := exam.Place(at)
	s.at = &place
	s.move(w, who, s.number, spot.Table)
}

// move asks for the reason, then moves a candidate to a table of a room, to any
// where none is named.
func (s *room) move(w *Window, who exam.ID, number, table string) {
	m, why := model.NewSeatMove(w.lang, w.office, who, number, table)
	s.letGo(w)
	if m == nil {
		if why != "" {
			w.notice(kit.Warning, why)
		}
		return
	}
	w.moveSeat(m, w.again)
}
