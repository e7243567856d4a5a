package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// room is one room and who sits in it.
type room struct{ number string }

func (room) name() string { return "room" }

func (s room) page(w *Window) kit.Page {
	list, ok := model.NewRoomList(w.lang, w.office.State(), s.number)
	p := kit.Page{Title: model.RoomName(w.lang, s.number), Lead: text.T(w.lang, "unit.candidate", text.Args{"n": len(list.Rows)}), Wide: true}
	p.Back = w.button("", w.t("step.rooms"), func() { w.visit("rooms") })
	if !ok {
		p.Lead = w.t("room.empty")
		return p
	}
	p.Next = w.button("", w.t("room.print"), func() {
		w.show(papers{model.NewPapersOf(w.office, w.desk, w.path, app.AttendanceSheets, s.number)})
	})
	p.Next.Icon = theme.DocumentPrintIcon()
	p.Body = kit.Sheet("", w.roomTable(list))
	return p
}

// roomTable is the list of a room as its papers show it.
func (w *Window) roomTable(list model.RoomList) fyne.CanvasObject {
	rows := list.Rows
	t := w.table("room", model.NewGrid(len(rows),
		model.GridColumn{Key: "table", Title: w.t("papers.table"), Width: 4, Text: func(i int) string { return rows[i].Table }},
		model.GridColumn{Key: "number", Title: w.t("papers.number"), Width: 7.6, Text: func(i int) string { return rows[i].Number }},
		model.GridColumn{Key: "name", Title: w.t("papers.name"), Width: 10, Grow: 1, Text: func(i int) string { return rows[i].Name }},
	))
	t.Sort = nil // as they are printed
	return t
}
