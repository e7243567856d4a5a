package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
)

// toCandidates shows the candidates of the list.
func toCandidates(t *testing.T, w *Window) *candidates {
	t.Helper()
	toRooms(t, w)
	enter(t, w)
	w.ShowCandidates()
	at(t, w, "candidates")
	return w.now.(*candidates)
}

func typed(w *Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestCandidatesScreen(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w := newWindow(t, p, atOnce)
			s := toCandidates(t, w)
			assert.Contains(t, says(w), "0611900101")
			assert.Contains(t, says(w), text.T(lang, "unit.candidate", text.Args{"n": 331}))
			require.Same(t, s.filter, w.win.Canvas().Focused(), "one types at once")
			test.Type(s.filter, "0611900104")
			assert.Equal(t, 1, s.m.Shown())
			assert.Contains(t, says(w), text.T(lang, "screen.candidates.shown", text.Args{"n": 1}))

			typed(w, fyne.KeyDown, fyne.KeyReturn)
			assert.Contains(t, w.says, s.m.Grid(lang).Cell(0, 1), "Enter opens the row")
			typed(w, fyne.KeyEscape)
			assert.Nil(t, w.win.Canvas().Overlays().Top(), "Escape closes it")
			assert.Same(t, s.table, w.win.Canvas().Focused(), "and the keyboard is where it was")

			test.Type(s.table, "z")
			test.Type(s.filter, "zz")
			assert.Zero(t, s.m.Shown(), "what is typed in the list goes on in the filter")
			assert.Contains(t, says(w), text.T(lang, "screen.candidates.none"))
			press(t, w, "show_all")
			assert.Equal(t, 331, w.now.(*candidates).m.Shown())
			at(t, w, "candidates")
		})
	}
}

func TestCandidatesFilters(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	s := toCandidates(t, w)
	w.spots["room"].(*kit.Select).SetSelectedIndex(3)
	assert.Equal(t, "3", s.m.Room)
	assert.Equal(t, 20, s.m.Shown())
	test.Tap(w.spots["faulty"].(*kit.Check))
	assert.True(t, s.m.Faulty)
	assert.Less(t, s.m.Shown(), 20)

	press(t, w, "lang.fr")
	at(t, w, "candidates")
	s = w.now.(*candidates)
	assert.Equal(t, "3", s.m.Room, "another language filters the same")
	assert.True(t, w.spots["faulty"].(*kit.Check).Checked)
}

func TestCandidatesCopyAndEscape(t *testing.T) {
	w := newWindow(t, newPC(t), atOnce)
	s := toCandidates(t, w)
	test.Type(s.filter, "السوسي")
	require.Equal(t, 2, s.m.Shown())
	w.win.Canvas().Focus(s.table)
	s.table.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.table.TypedShortcut(&fyne.ShortcutCopy{})
	lines := strings.Split(strings.TrimSpace(fyne.CurrentApp().Clipboard().Content()), "\n")
	require.Len(t, lines, 3)
	assert.True(t, strings.HasPrefix(lines[0], "رقم الامتحان\t"), "titles first: %s", lines[0])
	require.NotNil(t, w.said)
	assert.Equal(t, text.T(text.Arabic, "screen.table.copied", text.Args{"n": 2}), w.said.words)

	typed(w, fyne.KeyEscape)
	assert.Zero(t, s.table.Count())
	assert.Equal(t, 2, s.m.Shown(), "the filter stays at first")
	typed(w, fyne.KeyEscape)
	s = w.now.(*candidates)
	assert.Equal(t, 331, s.m.Shown())
	assert.Same(t, s.filter, w.win.Canvas().Focused())
	assert.Empty(t, s.filter.Text)
}

func TestFindingsEscape(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	press(t, w, "findings")
	filter, table := w.spots["filter"].(*kit.Filter), w.spots["table.findings"].(*kit.Table)
	test.Type(filter, "zz")
	w.win.Canvas().Focus(table)
	typed(w, fyne.KeyEscape)
	assert.Empty(t, filter.Text)
}

func TestCandidateIsShown(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toCandidates(t, w)
	all := w.office.State().Candidates
	w.showCandidate(all[7].ID)
	assert.Contains(t, says(w), all[7].Massar)
	assert.Contains(t, says(w), "centre-331.xlsx")
	w.showCandidate(all[8].ID)
	assert.Len(t, w.win.Canvas().Overlays().List(), 1, "one at a time")
	assert.Contains(t, says(w), all[8].Massar)
	typed(w, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyEscape)
	assert.Empty(t, w.win.Canvas().Overlays().List())

	w.showCandidate(exam.NewID())
	require.Len(t, p.logged, 1)
	assert.ErrorIs(t, p.logged[0], exam.ErrNotFound)
}

func TestColumnsAreRemembered(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toCandidates(t, w)
	press(t, w, "columns")
	test.Tap(w.spots["column.school"].(*kit.Check))
	typed(w, fyne.KeyEscape)
	assert.Empty(t, w.win.Canvas().Overlays().List())
	assert.True(t, p.looks["candidates"].Shown["school"])

	w.ShowCandidates()
	assert.Contains(t, says(w), "المؤسسة الأصلية")
	press(t, w, "columns")
	press(t, w, "columns.reset")
	press(t, w, "columns.close")
	assert.Empty(t, p.looks["candidates"].Shown)
	assert.NotContains(t, says(w), "المؤسسة الأصلية")
}

func TestExport(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	s := toCandidates(t, w)
	dir := t.TempDir()
	read := func(name string) [][]string {
		t.Helper()
		book, err := excelize.OpenFile(filepath.Join(dir, name))
		require.NoError(t, err)
		defer book.Close()
		view, err := book.GetSheetView("المترشحون", 0)
		require.NoError(t, err)
		assert.True(t, *view.RightToLeft)
		kind, err := book.GetCellType("المترشحون", "A2")
		require.NoError(t, err)
		assert.Contains(t, []excelize.CellType{excelize.CellTypeInlineString, excelize.CellTypeSharedString}, kind, "a code stays text")
		rows, err := book.GetRows("المترشحون")
		require.NoError(t, err)
		return rows
	}
	p.picks = []string{filepath.Join(dir, "all")}
	press(t, w, "export")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.table.exported", text.Args{"n": 331}))
	press(t, w, "exported")
	assert.Equal(t, []string{filepath.Join(dir, "all.xlsx")}, p.shown, "and can be looked at")
	rows := read("all.xlsx")
	require.Len(t, rows, 332)
	assert.Equal(t, "رقم الامتحان", rows[0][0])
	assert.Equal(t, "0611900101", rows[1][0])

	w.win.Canvas().Focus(s.table)
	typed(w, fyne.KeyHome, fyne.KeyDown)
	p.picks = []string{filepath.Join(dir, "one.xlsx")}
	press(t, w, "export")
	assert.Len(t, read("one.xlsx"), 332, "one row is only where the keyboard is: everyone is exported")
	w.win.Canvas().Focus(s.table)
	s.table.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	typed(w, fyne.KeyDown)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.candidates.export_selected", text.Args{"n": 2}))
	p.picks = []string{filepath.Join(dir, "two.xlsx")}
	press(t, w, "export")
	rows = read("two.xlsx")
	require.Len(t, rows, 3)
	assert.Equal(t, "0611900102", rows[1][0], "what is selected")
	assert.Empty(t, p.logged)
}

// Nothing is replaced that the user was not asked about: the ending is added to
// what was answered, and Fyne's window asks for a folder alone.
func TestExportReplacesNothingSilently(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	toCandidates(t, w)
	dir := t.TempDir()
	path := filepath.Join(dir, "all.xlsx")
	kept := func() bool {
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		return string(b) == "old"
	}
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))

	p.picks = []string{filepath.Join(dir, "all")}
	press(t, w, "export")
	assert.Contains(t, w.says, text.LTR(path))
	enter(t, w)
	assert.Empty(t, w.says)
	assert.True(t, kept(), "Enter alone replaces nothing")
	p.picks = []string{filepath.Join(dir, "all")}
	press(t, w, "export")
	press(t, w, "yes")
	assert.False(t, kept())

	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	p.picks = []string{path}
	press(t, w, "export")
	assert.Empty(t, w.says, "the PC's own window has asked")
	assert.False(t, kept())

	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	w.replace(path, func(string) { t.Error("not asked") })
	press(t, w, "no")
	asked := false
	w.replace(filepath.Join(dir, "new.xlsx"), func(string) { asked = true })
	assert.True(t, asked)
}

// A file without candidates says what to do, and does it at one press.
func TestNoCandidates(t *testing.T) {
	p := newPC(t)
	path := filepath.Join(p.dir, "empty.markaz")
	o, err := wire.Create(t.Context(), path, centreOf("مركز"))
	require.NoError(t, err)
	require.NoError(t, o.Close())
	w := newWindow(t, p, atOnce)
	w.OpenPath(path)
	w.ShowCandidates()
	at(t, w, "candidates")
	assert.Contains(t, says(w), "استيراد لائحة")
	p.picks = []string{centre331}
	enter(t, w)
	at(t, w, "list")
	assert.Equal(t, 331, w.now.(list).m.Count())
}
