package ui

import (
	"markaz/app/text"
	"markaz/ui/kit"
)

// quit closes the file and the window. What is being written is stopped and
// waited for, so that what was done is also journaled; what was typed is saved.
func (w *Window) quit() {
	if w.busy && !w.asking {
		w.ending = true
		w.stop()
		w.words.SetText(w.t("window.ending"))
		return
	}
	if w.asking { // the PC's own window is given up
		w.busy, w.asking = false, false
	}
	w.leave(func() {
		w.stop()
		if w.job != nil {
			w.ending = true
			w.job.stopping(w)
			w.notice(kit.Warning, w.t("job.ending", text.Args{"job": w.job.words}))
			return
		}
		w.closeFile()
		w.win.Close()
	})
}

// writing reports whether something is under way that has to be waited for: a
// choice that the user has yet to make has not.
func (w *Window) writing() bool { return w.job != nil || w.busy && !w.asking }

// ended closes the window if it was to be closed as soon as nothing is under
// way.
func (w *Window) ended() {
	if w.ending && !w.writing() {
		w.quit()
	}
}
