package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"markaz/ui/kit"
)

// An unsaved screen holds what the user has typed until it is saved: leaving it
// saves it.
type unsaved interface {
	screen
	dirty() bool            // it says what is not in the file yet
	wrong(w *Window) string // what keeps it from being saved, "" if nothing does
	refused(w *Window) bool // the same, said on the page
	forget()                // goes back to what is in the file
	write(ctx context.Context) (func(), error)
}

// unsaved is the screen in view if it has something to save.
func (w *Window) unsaved() (unsaved, bool) {
	s, ok := w.now.(unsaved)
	return s, ok && w.office != nil && s.dirty()
}

// keep saves a screen, then does what comes after.
func (w *Window) keep(s unsaved, then func()) {
	w.work(w.t("window.busy"), func(func(func())) func() {
		// who closes the window meanwhile keeps what was typed
		last, err := s.write(context.WithoutCancel(w.ctx))
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			last()
			then()
		}
	})
}

// save saves what the screen in view has to save; those who save out of habit
// are answered, too.
func (w *Window) save() {
	s, any := w.unsaved()
	if !any {
		w.notice(kit.Good, w.t("command.saved_already"))
		return
	}
	if s.refused(w) {
		return
	}
	w.keep(s, func() {
		w.again()
		w.notice(kit.Good, w.t("window.kept"))
	})
}

// leave does what leads away from the screen in view. What was typed there is
// saved before, and the next page says so; what cannot be saved is given up
// only when the user says that.
func (w *Window) leave(then func()) {
	s, any := w.unsaved()
	if !any {
		then()
		return
	}
	if words := s.wrong(w); words != "" {
		w.stayOr(words, func() { s.refused(w) }, func() {
			s.forget()
			then()
		})
		return
	}
	w.keep(s, func() {
		w.parting = w.t("unsaved.kept")
		w.fillBar()
		then()
	})
}

// stayOr asks whether to stay on a page that cannot be saved, or to give up what
// was typed there; the keyboard is on staying.
func (w *Window) stayOr(wrong string, stay, discard func()) {
	if _, asked := w.spots["stay"]; asked {
		return
	}
	if _, decides := w.now.(*compare); decides {
		w.stayUnless(w.t("compare.leave_title"), w.t("compare.leave_ask"), w.t("compare.leave_stay"), w.t("compare.leave_discard"), wrong, stay, discard)
		return
	}
	w.stayUnless(w.t("unsaved.title"), w.t("unsaved.ask"), w.t("unsaved.stay"), w.t("unsaved.discard"), wrong, stay, discard)
}

// stayUnless asks so in the words of the page: what is given up, and the two ways.
func (w *Window) stayUnless(title, ask, staying, leaving, wrong string, stay, discard func()) {
	yes, no := kit.NewButton(staying, nil), kit.NewButton(leaving, nil)
	l := w.layer()
	body := []fyne.CanvasObject{kit.Text(wrong), kit.Text(ask)}
	l.close = kit.ShowMessage(w.win.Canvas(), kit.Warning, title, body, l.lifted, no, yes).Close
	l.laid(ask)
	yes.OnTapped = func() {
		l.close()
		stay()
	}
	no.OnTapped = func() {
		l.close()
		discard()
	}
	l.mark("stay", yes)
	l.mark("discard", no)
}

// typed says at the foot of the window whether something is not saved yet.
func (w *Window) typed() {
	if _, any := w.unsaved(); any != w.unkept {
		w.fillBar()
	}
}
