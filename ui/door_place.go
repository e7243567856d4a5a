package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"markaz/ui/kit"
	"markaz/ui/model"
)

// roomsAbreast is how many boxes of rooms stand beside one another.
const roomsAbreast = 4

// placeDoor asks into which rooms and wings the door leads at which this PC stands, and
// does then.
func (w *Window) placeDoor(then func()) {
	if w.office == nil || w.busy || w.doorOnly() || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	m := model.NewDoorPlacing(w.office, w.desk)
	done, parts := kit.NewButton(w.t("door.place.save"), nil), kit.Stack()
	done.Icon = theme.ConfirmIcon()
	list := kit.Scroll(parts)
	o := w.carefulForm(w.t("door.place.title"), fyne.NewSize(620, 560), list, m.Changed, done)
	done.OnTapped = func() {
		if err := m.Keep(); err != nil {
			w.fail(err)
			return
		}
		o.hide()
		then()
	}
	var first fyne.Focusable
	box := func(name, words string, on bool, changed func(bool)) fyne.CanvasObject {
		b := kit.NewCheck(words, on, changed, func() { done.OnTapped() })
		b.OnEscape, b.In = func() { o.close() }, list
		o.mark(name, b)
		if first == nil {
			first = b
		}
		return kit.Tight(b)
	}
	parts.Add(kit.Note(w.t("door.place.note")))
	var wings, rooms []fyne.CanvasObject
	for _, name := range m.Wings {
		wings = append(wings, box("door.place.wing."+name, name, slices.Contains(m.Here.Wings, name), func(on bool) { m.Wing(name, on) }))
	}
	if len(wings) > 0 {
		parts.Add(kit.Group(w.t("door.place.wings"), container.NewGridWithColumns(roomsAbreast, wings...)))
	}
	for _, number := range m.Rooms {
		rooms = append(rooms, box("door.place.room."+number, number, slices.Contains(m.Here.Rooms, number), func(on bool) { m.Room(number, on) }))
	}
	parts.Add(kit.Group(w.t("door.place.of_rooms"), container.NewGridWithColumns(roomsAbreast, rooms...)))
	o.mark("door.place.save", done)
	if first != nil {
		w.win.Canvas().Focus(first)
	}
}
