//go:build !rtl

package kit

import "fyne.io/fyne/v2"

// Listen hears F1 and Escape while nothing has the focus; in Fyne as it is
// published all other keys go to what has it, those of scanners too.
func Listen(w fyne.Window, k Keyboard) {
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { k.Pressed(e.Name) })
}
