// Package kit is how the window looks and is put together: the theme with its
// fonts, the direction of the interface, and the few widgets that Fyne lacks.
// It knows nothing of exams. Layouts are written left to right; where the
// interface runs from right to left they are mirrored as they are drawn.
package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

// New starts Fyne with our theme in one of our languages. Only one application
// can run in a process.
func New(id string, look Look, language string) fyne.App {
	a := app.NewWithID(id)
	a.Settings().SetTheme(NewTheme(look))
	SetLanguage(language)
	return a
}

// Window returns the main window: closing it ends the program.
func Window(a fyne.App, title string) fyne.Window {
	w := a.NewWindow(title)
	w.SetMaster()
	w.SetPadded(false) // pages bring their own margins
	w.Resize(fyne.NewSize(1080, 700))
	w.CenterOnScreen()
	return w
}
