package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tone is how much a message asks of its reader. It is always said in words as
// well: colour alone is not seen by everyone.
type Tone int

// From nothing to be done, to something that must be.
const (
	Plain Tone = iota
	Good
	Warning
	Bad
)

func (t Tone) colour() fyne.ThemeColorName {
	switch t {
	case Good:
		return theme.ColorNameSuccess
	case Warning:
		return theme.ColorNameWarning
	case Bad:
		return theme.ColorNameError
	}
	return theme.ColorNamePlaceHolder
}

// Importance is the tone in the words of Fyne's labels and buttons.
func (t Tone) Importance() widget.Importance {
	switch t {
	case Good:
		return widget.SuccessImportance
	case Warning:
		return widget.WarningImportance
	case Bad:
		return widget.DangerImportance
	}
	return widget.MediumImportance
}
