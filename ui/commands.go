package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// A command is something that can be done from anywhere: it stands in the main
// menu with its keys, and search finds it.
type command struct {
	key   string                // of its message: screen.command.<key>
	goes  string                // of the message of the screen that it goes to; "" goes nowhere
	keys  fyne.KeyboardShortcut // nil: none
	ready func(w *Window) bool  // nil: always
	do    func(w *Window)
	apart bool // a line stands above it in the menu
	over  bool // it is done while a dialog waits for an answer, too
	ever  bool // and while something short is under way
	sunk  bool // search finds it; the menu would be too long with it
}

// menus are the main menu from the side on which reading starts.
type menus struct {
	key      string // of its message: screen.menu.<key>
	commands []command
}

func plain(key fyne.KeyName) fyne.KeyboardShortcut { return &desktop.CustomShortcut{KeyName: key} }

func ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
}

func ctrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
}

// allMenus are the commands there are for the open file.
func (w *Window) allMenus() []menus {
	return w.doorMenus([]menus{
		{"file", []command{
			{key: "new", keys: ctrl(fyne.KeyN), do: (*Window).newCentre},
			{key: "open", keys: ctrl(fyne.KeyO), do: (*Window).pickCentre},
			{key: "practice", do: (*Window).practice},
			{key: "compare", ready: hasPeople, do: (*Window).compareOfficial},
			{key: "import_staff", keys: ctrlShift(fyne.KeyI), ready: hasStaffPage, do: (*Window).importStaff, apart: true},
			{key: "add_staff", keys: ctrlShift(fyne.KeyA), ready: hasStaffPage, do: (*Window).addStaff},
			{key: "print", keys: ctrl(fyne.KeyP), ready: opened, do: func(w *Window) { w.visit("papers") }, apart: true},
			{key: "preview", keys: ctrlShift(fyne.KeyP), ready: hasPapers, do: (*Window).previewAny},
			{key: "pack", keys: ctrlShift(fyne.KeyD), ready: hasPack, do: func(w *Window) { w.visit("pack") }},
			{key: "copies", ready: hasPrints, do: func(w *Window) { w.visit("copies") }},
			{key: "templates", ready: opened, do: func(w *Window) { w.visit("templates") }},
			{key: "copy", keys: ctrlShift(fyne.KeyS), ready: opened, do: (*Window).copyNow},
			{key: "saved", keys: ctrl(fyne.KeyS), ready: opened, do: (*Window).save},
			{key: "door_only", ready: hasDoor, do: (*Window).lockDoor, apart: true},
			{key: "leave_door", ready: (*Window).doorOnly, do: (*Window).unlockDoor},
			{key: "close", keys: ctrl(fyne.KeyW), ready: opened, do: (*Window).home, apart: true},
			{key: "quit", keys: ctrl(fyne.KeyQ), do: (*Window).quit, over: true, ever: true},
		}},
		{"edit", []command{
			{key: "undo", keys: &fyne.ShortcutUndo{}, do: (*Window).undo},
			{key: "find", keys: ctrl(fyne.KeyK), do: (*Window).find, apart: true},
		}},
		{"go", slices.Concat(w.placeCommands(), w.guardCommands(), w.dayCommands())},
		{"view", []command{
			{key: "larger", keys: ctrl(fyne.KeyEqual), do: func(w *Window) { w.textSize(1) }},
			{key: "smaller", keys: ctrl(fyne.KeyMinus), do: func(w *Window) { w.textSize(-1) }},
			{key: "brightness", keys: ctrl(fyne.KeyD), do: (*Window).turnBrightness},
			{key: "full", keys: ctrlShift(fyne.KeyF), do: func(w *Window) { w.win.SetFullScreen(!w.win.FullScreen()) }},
			{key: "arabic", do: func(w *Window) { w.setLanguage(languages[0].lang) }, apart: true},
			{key: "french", do: func(w *Window) { w.setLanguage(languages[1].lang) }},
			{key: "english", do: func(w *Window) { w.setLanguage(languages[2].lang) }},
		}},
		{"help", []command{
			{key: "help", keys: plain(fyne.KeyF1), do: (*Window).help, over: true},
			{key: "keyboard", do: func(w *Window) { w.helpAbout("keyboard") }},
			{key: "trouble", do: func(w *Window) { w.helpAbout("trouble") }},
			{key: "log", do: (*Window).saveLog, apart: true},
			{key: "about", do: func(w *Window) { w.helpAbout("about") }},
		}},
	})
}

func opened(w *Window) bool { return w.office != nil }

// hasPack reports whether the file is of a centre in which people write.
func hasPack(w *Window) bool { return opened(w) && w.kind() == exam.ExamCentre }

// hasDoor reports whether people are received in the file.
func hasDoor(w *Window) bool { return hasPack(w) && !w.doorOnly() }

// hasPrints reports whether anything was printed.
func hasPrints(w *Window) bool { return opened(w) && len(w.office.State().Prints) > 0 }

// hasPeople reports whether there is somebody to compare with.
func hasPeople(w *Window) bool { return w.office != nil && len(w.office.State().Candidates) > 0 }

// hasPapers reports whether there is a document of somebody to look at.
func hasPapers(w *Window) bool { return hasPeople(w) && len(w.office.State().Offered()) > 0 }

// placeCommands go to the screens.
func (w *Window) placeCommands() []command {
	var all []command
	for i, p := range w.places() {
		all = append(all, command{
			key: "go_" + p.name, goes: p.title, keys: placeKeys(p.name, i), ready: opened,
			do: func(w *Window) { w.visit(p.name) },
		})
	}
	if placeOf("staff") != "staff" { // it is a part of a place, and sought by its own name
		all = append(all, command{key: "go_staff", goes: "staff.title", keys: ctrlShift(fyne.KeyT), ready: hasStaffPage, do: func(w *Window) { w.visit("staff") }})
	}
	return all
}

// placeKeys are the digits in the order of the places, as far as they go. Settings,
// the last, have the keys that other programs give them.
func placeKeys(name string, i int) fyne.KeyboardShortcut {
	switch {
	case name == "settings":
		return ctrl(fyne.KeyComma)
	case i == 9:
		return ctrl(fyne.Key0)
	case i > 9:
		return nil
	}
	return ctrl(fyne.KeyName(strconv.Itoa(i + 1)))
}

// title is the message that says what a command is called.
func (c command) title() string {
	if c.goes != "" {
		return "screen." + c.goes
	}
	return "screen.command." + c.key
}

// commandName is what a command is called: taking back says what.
func (w *Window) commandName(c command) string {
	if c.key == "undo" {
		return w.undoName()
	}
	return text.T(w.lang, c.title())
}

// commandOf is the command with a key; one that is not there is a mistake in the
// program.
func (w *Window) commandOf(key string) command {
	for _, m := range w.allMenus() {
		for _, c := range m.commands {
			if c.key == key {
				return c
			}
		}
	}
	panic("no command " + key)
}

// can reports whether a command can be done now.
func (w *Window) can(c command) bool { return c.ready == nil || c.ready(w) }

// setMenu writes the main menu anew where it has changed.
func (w *Window) setMenu() {
	var said strings.Builder
	main := &fyne.MainMenu{}
	for _, m := range w.allMenus() {
		menu := fyne.NewMenu(w.t("menu." + m.key))
		for _, c := range m.commands {
			if c.apart {
				menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			}
			if c.sunk {
				continue
			}
			item := fyne.NewMenuItem(w.commandName(c), func() { w.command(c) })
			item.Disabled, item.IsQuit = !w.can(c), c.key == "quit"
			if c.keys != nil {
				item.Shortcut = c.keys
			}
			menu.Items = append(menu.Items, item)
			said.WriteString(item.Label + strconv.FormatBool(item.Disabled))
		}
		main.Items = append(main.Items, menu)
	}
	if said.String() != w.menu {
		w.menu = said.String()
		w.win.SetMainMenu(main)
	}
}

// command does a command, unless a dialog waits for an answer first or something
// short is under way.
func (w *Window) command(c command) {
	if c.key == "undo" && kit.UndoTyping(w.win.Canvas().Focused()) {
		return // what was typed last is taken back where it was typed, in dialogs too
	}
	if w.doorOnly() && !slices.Contains(atDoorToo, c.key) {
		return
	}
	if (!w.busy || c.ever) && (c.over || w.win.Canvas().Overlays().Top() == nil) && w.can(c) {
		c.do(w)
	}
}

// found are the commands as search finds them: by their names in every language,
// and by what else they may be called.
func (w *Window) found() (all []model.Command) {
	for _, m := range w.allMenus() {
		for _, c := range m.commands {
			if c.key == "find" || !w.can(c) {
				continue
			}
			f := model.Command{Key: c.key, Name: w.commandName(c), Shortcut: kit.Keys(c.keys), Screen: m.key == "go"}
			for _, l := range text.Langs() {
				f.Words = append(f.Words, text.T(l, c.title()))
				if text.Has("screen.find.also." + c.key) {
					f.Words = append(f.Words, text.T(l, "screen.find.also."+c.key))
				}
			}
			all = append(all, f)
		}
	}
	return all
}
