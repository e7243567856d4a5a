package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
)

func key(t *testing.T, w *Window, name fyne.KeyName) {
	t.Helper()
	focused := w.win.Canvas().Focused()
	require.NotNil(t, focused)
	focused.TypedKey(&fyne.KeyEvent{Name: name})
}

func TestARefusalIsToldInThreeParts(t *testing.T) {
	for _, lang := range text.Langs() {
		for _, closing := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyEscape} {
			t.Run(fmt.Sprint(lang, closing), func(t *testing.T) {
				p := newPC(t)
				p.lang = lang
				w := newWindow(t, p, atOnce)
				w.win.Canvas().Focus(w.spots["open"].(fyne.Focusable))
				refused := fmt.Errorf("save: %w", exam.ErrDiskFull)
				w.fail(refused)
				assert.Equal(t, []error{refused}, p.logged)
				why, said := app.Explain(lang, refused), says(w)
				for _, part := range []string{why.What, why.Kept, why.Do} {
					assert.Contains(t, said, string([]rune(part)[:8])) // further on lines may be broken
				}
				assert.Contains(t, said, text.T(lang, "screen.fault.kept"))
				assert.Contains(t, said, text.T(lang, "screen.fault.do"))
				assert.Equal(t, why.String(), w.says)

				key(t, w, closing)
				assert.Nil(t, w.win.Canvas().Overlays().Top())
				assert.Same(t, w.spots["open"], w.win.Canvas().Focused(), "the keyboard is where it was")
				assert.Empty(t, w.says)
				assert.NotContains(t, w.spots, "ok")
			})
		}
	}
}

func TestAMessageFitsTheWindow(t *testing.T) {
	for _, scale := range []float32{1, 1.5, 2} {
		for _, lang := range text.Langs() {
			t.Run(fmt.Sprint(lang, scale), func(t *testing.T) {
				p := newPC(t)
				p.lang = lang
				w := newWindow(t, p, atOnce)
				w.win.Resize(smallest)
				fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Look{TextScale: scale}))
				w.fail(exam.ErrNoHeader) // the longest
				driver := fyne.CurrentApp().Driver()
				for _, name := range []string{"ok", "details"} {
					at, size := driver.AbsolutePositionForObject(w.spots[name]), w.spots[name].Size()
					assert.GreaterOrEqual(t, at.X, float32(0), name)
					assert.GreaterOrEqual(t, at.Y, float32(0), name)
					assert.LessOrEqual(t, at.X+size.Width, smallest.Width, name)
					assert.LessOrEqual(t, at.Y+size.Height, smallest.Height-20, "%s: the message does not touch the window's edge", name)
				}
				key(t, w, fyne.KeyDown) // scrolls, where there is more than is in sight
				assert.NotEmpty(t, w.says, "and does not close it")
				content := w.win.Canvas().Overlays().Top()
				least := content.MinSize()
				assert.LessOrEqual(t, least.Height, smallest.Height)
				assert.LessOrEqual(t, least.Width, smallest.Width)
			})
		}
	}
}

func TestDetailsForSupport(t *testing.T) {
	tests := []struct {
		rule   string
		picks  []string
		saving error
		says   string
	}{
		{"the log is saved where the user says, and its path is told", []string{"/media/stick"}, nil, filepath.Join("/media/stick", "log.txt")},
		{"giving up saves nothing", nil, nil, ""},
		{"that it cannot be saved is told", []string{"/media/stick"}, exam.ErrReadOnly, app.Explain(text.Arabic, exam.ErrReadOnly).What},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			p := newPC(t)
			p.picks, p.saving = tt.picks, tt.saving
			w := newWindow(t, p, atOnce)
			w.fail(errors.New("what nobody expected"))
			press(t, w, "details")
			if tt.says == "" {
				assert.Empty(t, w.says)
				assert.Nil(t, w.win.Canvas().Overlays().Top())
				return
			}
			assert.Contains(t, w.says, tt.says)
			key(t, w, fyne.KeyEscape)
			assert.Nil(t, w.win.Canvas().Overlays().Top())
		})
	}
}

// The log cannot tell a name in Latin letters from another word: nobody is told
// that it holds none.
func TestWhatIsSaidOfTheLog(t *testing.T) {
	for lang, latin := range map[text.Lang]string{text.Arabic: "اللاتينية", text.French: "caractères latins", text.English: "Latin letters"} {
		for _, key := range []string{"screen.fault.send", "screen.settings.support_note"} {
			assert.Contains(t, text.T(lang, key), latin)
		}
	}
}
