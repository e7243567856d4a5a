package ui

import "fyne.io/fyne/v2"

// Run does slow off Fyne's goroutine; what slow says meanwhile, and what it
// returns at the end, is quick and is done on it, in this order. Tests pass one
// that does all at once: Fyne's test driver has no goroutine of its own.
type Run func(slow func(say func(quick func())) (last func()))

// Background is the Run of the program.
func Background(slow func(say func(quick func())) (last func())) {
	go func() { fyne.Do(slow(fyne.Do)) }()
}
