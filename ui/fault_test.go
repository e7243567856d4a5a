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
	w := newWindow(t, newPC(t), atOnce)
	w.win.Resize(smallest)
	w.fail(errors.New("what nobody expected"))
	shown := w.win.Canvas().Overlays().Top()
	least := shown.MinSize()
	assert.LessOrEqual(t, least.Width, smallest.Width)
	assert.LessOrEqual(t, least.Height, smallest.Height)
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
