package kit

import "fyne.io/fyne/v2"

// A Keyboard is what a window does with keys wherever the focus is.
type Keyboard struct {
	// Pressed is told of F1 and Escape, pressed without others. It reports
	// whether the window has used the key; else it goes to what has the focus.
	Pressed func(key fyne.KeyName) bool

	// Listening reports whether a scan would mean anything now; all keys go to
	// what has the focus while it does not.
	Listening func() bool
	// Scanned is given the code that a scanner typed. While it returns false it
	// is asked again at every turn: no scan is lost.
	Scanned func(code string) bool
}
