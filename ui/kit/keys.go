package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Keys says a shortcut as it stands on the keys: "Ctrl+K"; "" of none.
func Keys(s fyne.KeyboardShortcut) string {
	if s == nil {
		return ""
	}
	var words []string
	for _, m := range []struct {
		modifier fyne.KeyModifier
		word     string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if s.Mod()&m.modifier != 0 {
			words = append(words, m.word)
		}
	}
	return strings.Join(append(words, string(s.Key())), "+")
}
