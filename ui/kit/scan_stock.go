//go:build !rtl

package kit

import "fyne.io/fyne/v2"

// ListenForScans does nothing: in Fyne as it is published, keys go to what has
// the focus.
func ListenForScans(fyne.Window, Scans) {}
