package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// Every page fits a small screen, however large its text: its body has two
// fifths of the window at least, and there is room for all of it up to a quarter
// more than usual on the screen of an ordinary PC.
func TestLargeText(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	for _, lang := range []text.Lang{text.Arabic, text.French} {
		w.setLanguage(lang)
		for _, size := range model.TextSizes {
			p.look.TextSize = size
			kit.SetLook(Look(p.look))
			for _, to := range w.places() {
				w.visit(to.name)
				least := w.win.Content().MinSize()
				assert.LessOrEqual(t, least.Width, smallest.Width, "%s in %s at %d %%", to.name, lang, size)
				assert.LessOrEqual(t, least.Height, smallest.Height, "%s in %s at %d %%", to.name, lang, size)
				w.win.Resize(smallest.SubtractWidthHeight(0, 2.4*theme.TextSize())) // the menu
				assert.GreaterOrEqual(t, bodyHeight(w), 0.4*smallest.Height, "the body of %s in %s at %d %%", to.name, lang, size)
				w.win.Resize(fyne.NewSize(1366, 700))
				if size <= 125 {
					assert.False(t, cramped(w), "%s in %s at %d %%", to.name, lang, size)
				}
			}
		}
	}
}

// bodyHeight is how much of a page can be seen at once between its title and
// its buttons.
func bodyHeight(w *Window) float32 {
	for _, o := range test.LaidOutObjects(w.win.Content()) {
		if room, ok := o.(*kit.Room); ok {
			return room.Size().Height
		}
	}
	return 0
}

func TestLargeTextShowsRows(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	for _, lang := range text.Langs() {
		w.setLanguage(lang)
		p.look.TextSize = 150
		kit.SetLook(Look(p.look))
		w.win.Resize(fyne.NewSize(1366, 700)) // less its title and the bar of the desktop
		w.visit("candidates")
		assert.False(t, cramped(w), "what is seen of the table in %s is not scrolled away", lang)
		rows := w.spots["table.candidates"].(*kit.Table).Size().Height/(1.95*theme.TextSize()) - 1.1 // its titles
		assert.GreaterOrEqual(t, rows, float32(4), "in %s", lang)
	}
}
