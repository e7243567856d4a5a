//go:build rtl

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// SetDirection lays the whole interface out from right to left, or from left to
// right, with the windows that are open. It is called on Fyne's goroutine, or
// before the application runs.
func SetDirection(rightToLeft bool) {
	if lang.RightToLeft() == rightToLeft {
		return
	}
	lang.SetRightToLeft(rightToLeft)
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if content := w.Content(); content != nil {
			content.Refresh()
		}
		for _, over := range w.Canvas().Overlays().List() {
			over.Refresh()
		}
	}
}

// Mirrored reports whether the interface is laid out from right to left.
func Mirrored() bool { return lang.RightToLeft() }

// fromLeft lays the lines of an entry out from the left, whichever way the
// interface runs.
func fromLeft(e *widget.Entry) { e.LeftToRight = true }
