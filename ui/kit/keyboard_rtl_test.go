//go:build rtl

package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
)

// A key that is held down presses once.
func TestHeldKeysPressOnce(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Look{}))
	button, entry := NewButton("ok", nil), widget.NewEntry()
	tests := []struct {
		name  string
		focus fyne.Focusable
		key   fyne.KeyName
		char  rune
		want  int // how many events of ten reach the focus
	}{
		{"Enter on a button", button, fyne.KeyReturn, 0, 1},
		{"Enter of the number block", button, fyne.KeyEnter, 0, 1},
		{"Enter in an entry, which would go on and on", entry, fyne.KeyReturn, 0, 1},
		{"the space bar on a button, with its characters", button, fyne.KeySpace, ' ', 2},
		{"the space bar in an entry", entry, fyne.KeySpace, ' ', 20},
		{"arrows move on", button, fyne.KeyDown, 0, 10},
		{"letters are typed", entry, fyne.KeyA, 'a', 20},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			win := test.NewWindow(tt.focus.(fyne.CanvasObject))
			defer win.Close()
			win.Canvas().Focus(tt.focus)
			f := &keyFilter{
				sieve:  newSieve(time.Now, func(string) {}),
				keys:   Keyboard{Pressed: func(fyne.KeyName) bool { return false }, Listening: func() bool { return false }},
				canvas: win.Canvas(),
			}
			got := 0
			send := func(in desktop.Input) { f.Input(in, func() { got++ }) }
			hold := func() {
				for i := range 10 {
					send(desktop.Input{Key: &fyne.KeyEvent{Name: tt.key}, Down: true, Repeat: i > 0})
					if tt.char != 0 {
						send(desktop.Input{Rune: tt.char})
					}
				}
			}
			hold()
			assert.Equal(t, tt.want, got)
			send(desktop.Input{Key: &fyne.KeyEvent{Name: tt.key}})
			got = 0
			hold()
			assert.Equal(t, tt.want, got, "pressed anew it is heard anew")
		})
	}
}
