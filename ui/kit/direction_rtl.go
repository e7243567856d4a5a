//go:build rtl

package kit

import "fyne.io/fyne/v2/lang"

// SetDirection lays the whole interface out from right to left, or from left to
// right. It is called before the first window opens, and by whoever then
// refreshes every window when the language changes.
func SetDirection(rightToLeft bool) { lang.SetRightToLeft(rightToLeft) }

// Mirrored reports whether the interface is laid out from right to left.
func Mirrored() bool { return lang.RightToLeft() }
