package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"markaz/ui/kit"
)

// The door-only mode (وضع الباب) shows nothing of a file but the door, until the head's
// password is given. It holds for the file on this PC, also when the program is started
// again. It is kept in few places: show, which shows no other page; the menu and its
// commands; and what closes the file or opens another.

// doorOnly reports whether the window shows nothing of the open file but the door.
func (w *Window) doorOnly() bool { return w.office != nil && w.onlyDoor }

// shut refuses what leads away from a door that nobody may leave, and says so.
func (w *Window) shut() bool {
	if w.doorOnly() {
		w.notice(kit.Warning, w.t("door.only_shut"))
	}
	return w.doorOnly()
}

// shutIn puts the door in the place of any other page while nothing else may be shown.
func (w *Window) shutIn(s screen) screen {
	if _, is := s.(*door); is || !w.doorOnly() {
		return s
	}
	w.way = false
	if at, is := w.now.(*door); is {
		return at
	}
	return newDoor(w)
}

// atDoorToo are the commands that are there in the door-only mode: none of them shows
// anybody, or anything of the file.
var atDoorToo = []string{"quit", "undo", "larger", "smaller", "brightness", "full", "arabic", "french", "english", "help", "leave_door"}

// doorMenus leaves of the menus what is there in the door-only mode.
func (w *Window) doorMenus(all []menus) []menus {
	if !w.doorOnly() {
		return all
	}
	for i := range all {
		all[i].commands = slices.DeleteFunc(all[i].commands, func(c command) bool { return !slices.Contains(atDoorToo, c.key) })
	}
	return slices.DeleteFunc(all, func(m menus) bool { return len(m.commands) == 0 })
}

// actsOfDoor are what can be taken back in the door-only mode.
var actsOfDoor = []string{"admission.recorded/1", "lateness.recorded/1", "undertaking.recorded/1"}

// lockDoor begins the door-only mode, once the user has said so. A file that nobody
// needs a password for would be left by anybody.
func (w *Window) lockDoor() {
	if w.office == nil || w.busy || w.waits() {
		return
	}
	if !w.office.Protected() {
		set := kit.NewButton(w.t("settings.set_password"), nil)
		l := w.message(kit.Warning, w.t("door.only"), w.t("door.only_unprotected"), []fyne.CanvasObject{kit.Text(w.t("door.only_unprotected"))}, set)
		set.OnTapped = func() {
			l.close()
			w.setPassword()
		}
		l.mark("door.set_password", set)
		return
	}
	w.ask(w.t("door.only"), w.t("door.only_ask"), w.t("door.only_yes"), func() {
		w.leave(func() {
			if err := w.desk.SetDoorOnly(w.office.State().File, w.path, true); err != nil {
				w.fail(err)
				return
			}
			w.setOnlyDoor(true)
			w.show(newDoor(w))
		})
	})
}

// setOnlyDoor says whether the window shows nothing but the door.
func (w *Window) setOnlyDoor(only bool) {
	w.onlyDoor, w.way = only, w.way && !only
	if w.atDoor.Of(w.office) {
		w.atDoor.Only = only
		w.atDoor.Clear()
	}
}

// unlockDoor asks for the head's password, and then shows all of the file again.
func (w *Window) unlockDoor() {
	if !w.doorOnly() || w.busy || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	entry, wrong := widget.NewPasswordEntry(), wrongNote()
	entry.SetPlaceHolder(w.t("window.password"))
	done, parts := kit.NewButton(w.t("door.leave_yes"), nil), kit.Stack()
	o := w.form(w.t("door.leave"), fyne.NewSize(480, 260), parts, done)
	parts.Add(kit.Text(w.t("door.leave_ask")))
	parts.Add(entry)
	parts.Add(wrong.label)
	done.OnTapped = func() { w.tryPassword(o, entry, wrong) }
	entry.OnChanged = func(string) { wrong.say("") }
	entry.OnSubmitted = func(string) { done.OnTapped() }
	o.mark("door.password", entry)
	o.mark("door.leave_yes", done)
	w.win.Canvas().Focus(entry)
}

func (w *Window) tryPassword(o *over, entry *widget.Entry, wrong note) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		err := w.office.Unlocks(w.ctx, entry.Text)
		if err == nil {
			err = w.desk.SetDoorOnly(w.office.State().File, w.path, false)
		}
		return func() {
			if err != nil {
				w.desk.Log(err)
				wrong.say(w.t("window.password_wrong"))
				entry.SetText("")
				wrong.say(w.t("window.password_wrong"))
				w.win.Canvas().Focus(entry)
				return
			}
			o.close()
			w.setOnlyDoor(false)
			w.show(newDoor(w))
			w.notice(kit.Good, w.t("door.left"))
		}
	})
}
