// Package kit is how the window looks and is put together: the theme with its
// fonts, the direction of the interface, and the few widgets that Fyne lacks.
// It knows nothing of exams. Layouts are written left to right; where the
// interface runs from right to left they are mirrored as they are drawn.
package kit
