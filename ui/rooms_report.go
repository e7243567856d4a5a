package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// report is what there is to say of the plan in view: which neighbours remain,
// and which rooms are too narrow.
func (s rooms) report(w *Window) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, r := range s.m.Apart(w.lang) {
		tone := kit.Plain
		if r.Good {
			tone = kit.Good
		}
		parts = append(parts, kit.Banner(tone, r.Words))
	}
	if words := s.m.Crowded(w.lang); words != "" {
		parts = append(parts, kit.Banner(kit.Warning, words))
	}
	if len(parts) == 0 {
		return nil
	}
	return []fyne.CanvasObject{kit.Group("", parts...)}
}

// showMoves shows who would get another place.
func (s rooms) showMoves(w *Window, lines []model.PlaceLine) {
	t := w.table("rooms.moves", model.NewGrid(len(lines),
		model.GridColumn{Key: "number", Title: w.t("papers.number"), Width: 7.6, Text: func(i int) string { return lines[i].Number }},
		model.GridColumn{Key: "name", Title: w.t("papers.name"), Width: 10, Grow: 1, Text: func(i int) string { return lines[i].Name }},
		model.GridColumn{Key: "from", Title: w.t("rooms.from"), Width: 10, Text: func(i int) string { return lines[i].From }},
		model.GridColumn{Key: "to", Title: w.t("rooms.to"), Width: 10, Text: func(i int) string { return lines[i].To }},
	))
	overTable(w, w.t("rooms.changes_title"), t, nil)
}

// showOutdated shows the places that no longer fit; Enter leads to the room.
func (s rooms) showOutdated(w *Window) {
	lines := s.m.Outdated(w.lang)
	t := w.table("rooms.outdated", model.NewGrid(len(lines),
		model.GridColumn{Key: "number", Title: w.t("papers.number"), Width: 7.6, Text: func(i int) string { return lines[i].Number }},
		model.GridColumn{Key: "name", Title: w.t("papers.name"), Width: 9, Grow: 1, Text: func(i int) string { return lines[i].Name }},
		model.GridColumn{Key: "place", Title: w.t("rooms.room"), Width: 9, Text: func(i int) string { return lines[i].From }},
		model.GridColumn{Key: "why", Title: w.t("rooms.why"), Width: 12, Text: func(i int) string { return lines[i].Why }},
	))
	t.Sort = nil // by their places
	overTable(w, w.t("rooms.outdated_title"), t, func(row int) {
		if number := lines[row].Room; number != "" {
			w.show(newRoom(number))
		}
	})
}

// overTable shows a table above the page; Escape closes it. opened is told of a
// row that leads somewhere; nil leads nowhere.
func overTable(w *Window, title string, t *kit.Table, opened func(row int)) {
	var body fyne.CanvasObject = kit.Sheet("", t)
	if opened != nil {
		body = container.NewBorder(nil, kit.Note(w.t("rooms.outdated_go")), nil, nil, body)
	}
	o := w.over("rooms.close", title, fyne.NewSize(900, 560), body)
	if opened != nil {
		t.Opened = func(row int) {
			o.close()
			opened(row)
		}
	}
	t.Left = o.close
	w.win.Canvas().Focus(t)
}
