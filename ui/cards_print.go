package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"markaz/ui/kit"
)

// printAgain offers a new card in the place of one that says what holds no more.
func (s *cards) printAgain(w *Window) fyne.CanvasObject {
	b := w.button("cards.print", w.t("cards.print_again"), func() {
		w.work(w.t("window.busy"), func(func(func())) func() {
			last := s.m.PrintAgain(w.ctx, w.desk, w.path)
			return func() {
				last()
				s.printed(w)
			}
		})
	})
	b.Icon = theme.DocumentPrintIcon()
	return kit.Close(kit.Beginning(b), kit.Note(w.t("cards.print_again_note")))
}

// printed opens the card that was printed. The one that was refused is done with:
// the box waits for the next.
func (s *cards) printed(w *Window) {
	s.shown(w)
	w.setMenu()
	w.win.Canvas().Focus(s.box)
	if s.m.Err != nil {
		w.fail(s.m.Err)
		return
	}
	w.launch(s.m.Printed)
}
