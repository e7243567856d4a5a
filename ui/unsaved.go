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

// A beside screen is looked at beside the one that it goes back to, on which what
// was typed stays meanwhile.
type beside interface{ before() screen }

// A deciding screen has words of its own for giving up what is not saved: a
// title, a question, and its two answers.
type deciding interface {
	givingUp(w *Window) (title, ask, stay, discard string)
}

// unsaved is the screen in view, or the one behind it, if it has something to
// save.
func (w *Window) unsaved() (unsaved, bool) {
	at := w.now
	if b, ok := at.(beside); ok {
		at = b.before()
	}
	s, ok := at.(unsaved)
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
	if l := w.halfTyped(); l != nil {
		w.giveUp(func() {
			l.unkept = nil
			w.leave(then)
		})
		return
	}
	s, any := w.unsaved()
	if !any {
		then()
		return
	}
	if words := s.wrong(w); words != "" {
		stay := func() {
			if w.now != s {
				w.show(s)
			}
			s.refused(w)
		}
		w.stayOr(s, words, stay, func() {
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
func (w *Window) stayOr(s unsaved, wrong string, stay, discard func()) {
	title, ask, staying, leaving := w.t("unsaved.title"), w.t("unsaved.ask"), w.t("unsaved.stay"), w.t("unsaved.discard")
	if d, ok := s.(deciding); ok {
		title, ask, staying, leaving = d.givingUp(w)
	}
	w.stayOrGo(wrong, title, ask, staying, leaving, stay, discard)
}

// stayOrGo asks, under what is wrong, whether to stay or to give something up; the
// keyboard is on staying.
func (w *Window) stayOrGo(wrong, title, ask, staying, leaving string, stay, discard func()) {
	if _, asked := w.spots["stay"]; asked {
		return
	}
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
