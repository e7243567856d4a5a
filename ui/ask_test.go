package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// withoutFileWindow is a PC that has no window for files of its own.
func withoutFileWindow(t *testing.T) *pc {
	t.Helper()
	p := newPC(t)
	p.Pick = func(context.Context, model.Ask) (string, error) { return "", model.ErrNoWindow }
	return p
}

// confirm presses the button of Fyne's window that has the words.
func confirm(t *testing.T, w *Window, words string) {
	t.Helper()
	top := w.win.Canvas().Overlays().Top()
	require.NotNil(t, top)
	var found *widget.Button
	kit.Walk(top, func(o fyne.CanvasObject, _ []fyne.CanvasObject) {
		if b, ok := o.(*widget.Button); ok && b.Text == words {
			found = b
		}
	})
	require.NotNil(t, found, "%q in %v", words, kit.Words(top))
	test.Tap(found)
}

func TestFynesFileWindow(t *testing.T) {
	t.Run("Escape closes it and the keyboard is where it was", func(t *testing.T) {
		w := newWindow(t, withoutFileWindow(t), atOnce)
		at := w.win.Canvas().Focused()
		require.NotNil(t, at)
		for range 2 { // as often as it is opened
			w.pickCentre()
			require.NotNil(t, w.win.Canvas().Overlays().Top())
			assert.Equal(t, w.t("window.pick_centre"), w.says)
			require.True(t, w.pressed(fyne.KeyEscape))
			assert.Nil(t, w.win.Canvas().Overlays().Top())
			assert.Empty(t, w.layers)
			assert.Empty(t, w.says)
			assert.Same(t, at, w.win.Canvas().Focused())
		}
	})
	t.Run("its places are in the language of the screens", func(t *testing.T) {
		home := t.TempDir()
		t.Setenv("HOME", home)
		for lang, want := range map[text.Lang]string{text.Arabic: "المجلد الشخصي", text.French: "Dossier personnel"} {
			p := withoutFileWindow(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			w.pickCentre()
			words := kit.Words(w.win.Canvas().Overlays().Top())
			assert.Contains(t, words, want)
			assert.NotContains(t, words, "Home")
			assert.NotContains(t, words, "Computer")
			assert.Equal(t, "C:", w.placeName("C:"), "a drive has its own")
		}
	})
	t.Run("its button says what is done", func(t *testing.T) {
		w := practised(t, withoutFileWindow(t), atOnce)
		dir := t.TempDir()
		w.saveLog()
		confirm(t, w, "حفظ هنا")
		assert.Contains(t, w.says, "log.txt")
		press(t, w, "ok")
		w.pick(model.Ask{Kind: model.Folder, Folder: dir}, func(path string) { assert.Equal(t, dir, path); dir = "" })
		confirm(t, w, "اختيار هذا المجلد")
		assert.Empty(t, dir, "what it was asked for is done")
		w.visit("settings")
		w.copyNow()
		press(t, w, "copy")
		assert.Contains(t, kit.Words(w.win.Canvas().Overlays().Top()), "نسخ هنا")
	})
}

func TestFynesFileWindowReplacesNothingSilently(t *testing.T) {
	w := newWindow(t, withoutFileWindow(t), atOnce)
	toCandidates(t, w)
	path := filepath.Join(folder(w.path), "المترشحون.xlsx")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	press(t, w, "export")
	confirm(t, w, "حفظ هنا")
	assert.Contains(t, w.says, text.LTR(path))
	press(t, w, "no")
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "old", string(b))
	press(t, w, "export")
	confirm(t, w, "حفظ هنا")
	press(t, w, "yes")
	b, err = os.ReadFile(path)
	require.NoError(t, err)
	assert.NotEqual(t, "old", string(b))
}
