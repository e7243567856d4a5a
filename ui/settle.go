package ui

import "time"

// Settling is how long a page that was just shown hears no press, so that the
// second click of two does not fall on what has come under the mouse.
const Settling = 300 * time.Millisecond

// Calming is how long typing has to pause before what it leads to is drawn anew.
const Calming = 300 * time.Millisecond

// settling reports whether the page in view has only just come.
func (w *Window) settling() bool { return w.desk.Now().Sub(w.came) < w.Settle }

// deaf reports whether what is pressed on the page is not heard.
func (w *Window) deaf() bool { return w.busy || w.settling() }
