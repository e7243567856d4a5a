package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// roomRows is the table of rooms, which may be in another order than they are.
type roomRows struct {
	*kit.Table
	grid *model.Grid
}

// picked is the room that the keyboard is on, -1 if on none.
func (r roomRows) picked() int {
	if at := r.At(); at >= 0 && at < r.grid.Len() {
		return r.grid.ID(at)
	}
	return -1
}

// withHands puts what can be done with a room above the table of rooms.
func (s rooms) withHands(w *Window, rows roomRows) fyne.CanvasObject {
	add := w.button("rooms.add", w.t("rooms.add"), func() { s.openForm(w, "") })
	open := w.button("rooms.open", w.t("rooms.open"), func() { s.open(w, rows.picked()) })
	seats := w.button("rooms.seats", w.t("rooms.seats"), func() { s.seats(w, rows.picked()) })
	remove := w.button("rooms.remove", w.t("rooms.take"), func() { s.remove(w, rows.picked()) })
	return kit.Above(kit.Sheet("", rows.Table), container.NewHBox(open, seats, add, remove))
}

// keys are what the keyboard does on the table of rooms.
func (s rooms) keys(w *Window, rows roomRows) {
	rows.Opened = func(int) { s.open(w, rows.picked()) }
	rows.Keys = map[fyne.KeyName]func(){
		fyne.KeyInsert: func() { s.openForm(w, "") },
		fyne.KeyDelete: func() { s.remove(w, rows.picked()) },
	}
}

// at is the number of the room in a row; false, and that is said, where there is
// none to do something with.
func (s rooms) at(w *Window, row int) (string, bool) {
	lines := s.m.Lines()
	if row < 0 || row >= len(lines) {
		w.notice(kit.Plain, w.t("rooms.pick"))
		return "", false
	}
	if !s.m.Set(lines[row].Number) {
		w.notice(kit.Plain, w.t("rooms.save_first"))
		return "", false
	}
	return lines[row].Number, true
}

func (s rooms) open(w *Window, row int) {
	if number, ok := s.at(w, row); ok {
		s.openForm(w, number)
	}
}

// openForm opens a room to be set; "" is a new one.
func (s rooms) openForm(w *Window, number string) {
	w.leave(func() {
		w.show(roomForm{m: model.NewRoomForm(w.office, s.m.All(), number), tried: new(bool)})
	})
}

// seats shows who sits in a room.
func (s rooms) seats(w *Window, row int) {
	if number, ok := s.at(w, row); ok {
		w.leave(func() { w.show(newRoom(number)) })
	}
}

// remove takes a room away, once the user has said so.
func (s rooms) remove(w *Window, row int) {
	number, ok := s.at(w, row)
	if !ok {
		return
	}
	shown := text.Args{"room": text.LTR(number)}
	w.ask(w.t("rooms.remove"), w.t("rooms.remove_ask", shown), w.t("rooms.remove"), func() {
		w.work(w.t("window.busy"), func(func(func())) func() {
			why, err := model.RemoveRoom(context.WithoutCancel(w.ctx), w.lang, w.office, s.m.All(), number)
			return func() {
				switch {
				case err != nil:
					w.fail(err)
				case why != "":
					w.notice(kit.Warning, why)
				default:
					w.anew()
					w.notice(kit.Good, w.t("rooms.removed", shown))
				}
			}
		})
	})
}
