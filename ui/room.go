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
	return kit.NewTable([]kit.Column{
		{Title: w.t("papers.table"), Share: 1.2}, {Title: w.t("papers.number"), Share: 2.5}, {Title: w.t("papers.name"), Share: 5},
	}, len(list.Rows), func(i int) []string {
		r := list.Rows[i]
		return []string{r.Table, r.Number, r.Name}
	})
}
