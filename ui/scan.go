package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"markaz/app"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// A scanning screen does something of its own with the code of a scan.
type scanning interface {
	scanned(w *Window, code string)
}

// listen hears the keys that mean the same everywhere, and scanners, which type
// like keyboards, while a centre is open.
func (w *Window) listen() {
	kit.Listen(w.win, kit.Keyboard{
		Pressed:   w.pressed,
		Listening: func() bool { return w.office != nil },
		Scanned:   w.heard,
	})
}

// pressed answers F1 with help, and Escape by taking away what lies over the
// page; it reports whether there was anything to do.
func (w *Window) pressed(key fyne.KeyName) bool {
	if key == fyne.KeyF1 {
		if !w.busy {
			w.help()
		}
		return true
	}
	if w.leaveHelp() {
		return true
	}
	if n := len(w.layers); n > 0 && w.win.Canvas().Overlays().Top() == w.layers[n-1].top {
		w.layers[n-1].close()
		return true
	}
	return false
}

// heard takes a code that was scanned. It returns false where that has to wait:
// while something slow is under way, or a dialog is to be read or answered. What
// was said of the scan before makes way.
func (w *Window) heard(code string) bool {
	for _, name := range []string{"ok", "candidate.close"} {
		if b, shown := w.spots[name].(*kit.Button); shown && w.says != "" && w.says == w.read {
			b.OnTapped()
		}
	}
	if menu, open := w.win.Canvas().Focused().(*widget.PopUpMenu); open { // and one that was left open
		menu.Dismiss()
	}
	switch {
	case w.office == nil:
		return true // closed since: the code means nothing now
	case w.busy:
		return false
	case w.win.Canvas().Overlays().Top() != nil:
		w.words.SetText(w.t("scan.waits"))
		return false
	}
	w.words.SetText("")
	w.scanned(code)
	w.read = w.says
	return true
}

// scanned does what a code asks for: what the screen in view makes of it, or
// showing the person it names.
func (w *Window) scanned(code string) {
	if s, ok := w.now.(scanning); ok {
		s.scanned(w, code)
		return
	}
	found := w.office.State().Scan(code)
	if found.Verdict == app.ScanPerson {
		w.showCandidate(found.Candidate)
		return
	}
	title, sentences := model.ScanNotice(w.lang, w.office.State(), found)
	w.say(title, sentences...)
}
