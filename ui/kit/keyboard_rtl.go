//go:build rtl

package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Listen hears F1, Escape and scanners that are keyboards, whatever has the
// focus and whatever the layout of the PC. A window of tests has no keyboard to
// listen to.
func Listen(w fyne.Window, k Keyboard) {
	c, ok := w.Canvas().(desktop.FilteredCanvas)
	if !ok {
		return
	}
	var unheard []string
	sift := newSieve(time.Now, func(code string) { unheard = append(unheard, code) })
	c.SetInputFilter(&keyFilter{sieve: sift, keys: k, canvas: w.Canvas()})
	// An animation is how Fyne tells of its turns: it is called after keys were
	// read and before the window is drawn, and draws nothing itself.
	turns := fyne.NewAnimation(time.Hour, func(float32) {
		sift.turn()
		for len(unheard) > 0 && k.Scanned(unheard[0]) {
			unheard = unheard[1:]
		}
	})
	turns.RepeatCount = fyne.AnimationRepeatForever
	turns.Start()
}

// typingPassword reports whether a password is being typed: programs that keep
// passwords type as fast as scanners.
func typingPassword(c fyne.Canvas) bool {
	e, ok := c.Focused().(*widget.Entry)
	return ok && e.Password
}

// A keyFilter puts a sieve before a canvas.
type keyFilter struct {
	*sieve
	keys   Keyboard
	canvas fyne.Canvas
	space  bool // the space bar repeats, where that means nothing
}

// Input sorts one event of the keyboard.
func (f *keyFilter) Input(in desktop.Input, deliver func()) {
	if f.pressesAgain(in) {
		return
	}
	if in.Key != nil && in.Down && !in.Repeat && in.Modifier == 0 && (in.Key.Name == fyne.KeyF1 || in.Key.Name == fyne.KeyEscape) {
		rest := deliver
		deliver = func() {
			if !f.keys.Pressed(in.Key.Name) {
				rest()
			}
		}
	}
	e := keyEventOf(in)
	if listening := f.keys.Listening() && !typingPassword(f.canvas); !listening && e.kind != keyReleased {
		f.finish()
		f.pass(heldEvent{e, deliver})
		return
	}
	f.take(e, deliver)
}

// pressesAgain reports whether an event comes of a key that is held down and
// would press the same thing, or what comes in its place, again and again.
func (f *keyFilter) pressesAgain(in desktop.Input) bool {
	if in.Key == nil {
		return f.space && in.Rune == ' '
	}
	switch in.Key.Name {
	case fyne.KeyReturn, fyne.KeyEnter: // no entry has more than one line
		return in.Repeat
	case fyne.KeySpace:
		f.space = in.Repeat && EntryOf(f.canvas.Focused()) == nil
		return f.space
	}
	return false
}

// Interrupt lets go of what is held back.
func (f *keyFilter) Interrupt() { f.interrupt() }

func keyEventOf(in desktop.Input) keyEvent {
	if in.Key == nil {
		return keyEvent{kind: keyTyped, typed: in.Rune}
	}
	e := keyEvent{kind: keyReleased, key: in.Key.Physical.ScanCode}
	if in.Repeat {
		e.kind = keyRepeated
	} else if in.Down {
		e.kind = keyPressed
	}
	const command = fyne.KeyModifierControl | fyne.KeyModifierAlt | fyne.KeyModifierSuper
	switch {
	case in.Modifier&command != 0:
	case in.Key.Name == fyne.KeyReturn || in.Key.Name == fyne.KeyEnter:
		e.char = '\n'
	case in.Key.Name == fyne.KeyTab:
		e.char = '\t'
	case in.Key.Name == desktop.KeyShiftLeft || in.Key.Name == desktop.KeyShiftRight:
		e.shift = true
	case in.Position != 0:
		e.char = usCharacter(in.Position, in.Modifier&fyne.KeyModifierShift != 0)
	}
	return e
}
