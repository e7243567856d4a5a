//go:build !rtl

package kit

import "fyne.io/fyne/v2/widget"

// SetDirection does nothing: Fyne as it is published has no right-to-left
// layout. The tag rtl, set by make, builds with a Fyne that does.
func SetDirection(bool) {}

// Mirrored reports whether the interface is laid out from right to left.
func Mirrored() bool { return false }

// fromLeft does nothing: there all lines run from the left.
func fromLeft(*widget.Entry) {}
