package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

const doubtful = "رقم الامتحان الخاص بالمترشح;الاسم الكامل;المرجع;الرمز السري\n1001;حياة الريفي;A1;s1\n1002;سارة أزروال;A2;s2\n"

// toColumns reads a list whose columns have to be looked at.
func toColumns(t *testing.T, p *pc) *Window {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	require.NoError(t, os.WriteFile(path, []byte(doubtful), 0o600))
	w := newWindow(t, p, atOnce)
	press(t, w, "new")
	fill(t, w, "path", path)
	enter(t, w)
	return w
}

func TestColumnsByTheKeyboard(t *testing.T) {
	p := newPC(t)
	w := toColumns(t, p)
	at(t, w, "columns")
	table := w.now.(*columns).table
	require.Same(t, table, w.win.Canvas().Focused(), "the keyboard is on the column to be looked at")
	assert.Contains(t, says(w), "للتأكيد: من جزء من العنوان")

	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	seek := w.spots["meaning"].(*kit.Seek)
	require.Same(t, seek, w.win.Canvas().Focused())
	test.Type(seek, "القسم")
	seek.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Nil(t, w.win.Canvas().Overlays().Top())
	at(t, w, "columns")
	assert.Contains(t, says(w), "حسب اختياركم")
	assert.Same(t, w.now.(*columns).table, w.win.Canvas().Focused(), "and it is there still")

	press(t, w, "next")
	at(t, w, "list")
	require.Len(t, p.fields, 1)
	for _, fields := range p.fields {
		assert.Equal(t, map[int]exam.Field{0: exam.FieldClass, 1: exam.FieldFullAr, 2: ""}, fields, "nothing is said of passwords")
	}
}

func TestNothingIsSaidOfPasswords(t *testing.T) {
	w := toColumns(t, newPC(t))
	at(t, w, "columns")
	w.now.(*columns).table.GoTo(3)
	press(t, w, "change")
	assert.Nil(t, w.win.Canvas().Overlays().Top())
	require.NotNil(t, w.said)
	assert.Equal(t, text.T(text.Arabic, "screen.columns.secret_note"), w.said.words)
	assert.NotContains(t, says(w), "s1")
}

// The page fits the smallest window however large its text, and an ordinary one
// without anything cut off.
func TestColumnsInLargeText(t *testing.T) {
	p := newPC(t)
	w := toColumns(t, p)
	for _, lang := range []text.Lang{text.Arabic, text.French} {
		w.setLanguage(lang)
		for _, size := range model.TextSizes {
			p.look.TextSize = size
			kit.SetLook(Look(p.look))
			w.again()
			least := w.win.Content().MinSize()
			assert.LessOrEqual(t, least.Width, smallest.Width, "%s at %d %%", lang, size)
			assert.LessOrEqual(t, least.Height, smallest.Height, "%s at %d %%", lang, size)
			w.win.Resize(fyne.NewSize(1024, 700))
			if size <= 100 {
				assert.False(t, cramped(w), "%s at %d %%", lang, size)
			}
		}
	}
}
