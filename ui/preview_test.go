package ui

import (
	"errors"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
)

// blankPages are the pages of a PDF, all of them white.
type blankPages struct {
	p     *pc
	count int
}

func (b *blankPages) Pages() int                { return b.count }
func (*blankPages) Size(int) (float32, float32) { return 595, 842 }
func (b *blankPages) Close() error              { b.p.looked--; return nil }
func (*blankPages) Page(_, width int) (image.Image, error) {
	return image.NewGray(image.Rect(0, 0, width, width*842/595)), nil
}

// looking is the preview that the page of papers begins with.
func looking(t *testing.T, p *pc) (*Window, *preview) {
	t.Helper()
	w := practised(t, p, atOnce)
	w.setLanguage(p.lang)
	w.visit("papers")
	press(t, w, "preview")
	at(t, w, "preview")
	return w, w.now.(*preview)
}

func TestPreview(t *testing.T) {
	for _, lang := range text.Langs() {
		t.Run(string(lang), func(t *testing.T) {
			p := newPC(t)
			p.lang = lang
			w, s := looking(t, p)
			pages := w.spots["preview.pages"].(*kit.Pages)
			assert.Same(t, pages, w.win.Canvas().Focused(), "the keyboard is on the pages")
			assert.Equal(t, app.AttendanceSheets, s.m.Document())
			assert.Equal(t, 101, pages.Count())
			assert.True(t, pages.Drawn())
			assert.Contains(t, says(w), text.T(lang, "screen.preview.page", text.Args{"page": 1, "pages": 101}))
			pages.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			assert.Contains(t, says(w), text.T(lang, "screen.preview.page", text.Args{"page": 101, "pages": 101}))
			assert.True(t, w.spots["preview.beyond"].(*kit.Button).Disabled())
			assert.True(t, pages.Drawn())
			pages.TypedRune('0')
			assert.Equal(t, text.T(lang, "screen.preview.whole"), w.spots["preview.zoom"].(*kit.Select).Selected)
			assert.Empty(t, p.logged)
		})
	}
}

// What is looked at is chosen, and the keyboard stays on the choice.
func TestPreviewIsChosen(t *testing.T) {
	p := newPC(t)
	w, s := looking(t, p)
	choose := func(name string, i int) {
		t.Helper()
		c := w.spots[name].(*kit.Select)
		w.win.Canvas().Focus(c)
		c.SetSelectedIndex(i)
		at(t, w, "preview")
		assert.Same(t, w.spots[name], w.win.Canvas().Focused(), name)
	}
	choose("preview.room", 3)
	assert.Equal(t, "3", s.m.Papers.Room)
	assert.Less(t, s.pages.Count(), 10)
	choose("preview.sitting", 1)
	assert.Equal(t, 1, s.pages.Count())
	choose("preview.document", 2)
	assert.Equal(t, app.DoorLists, s.m.Document())

	who := w.office.State().Candidates[40]
	choose("preview.document", 1)
	fill(t, w, "preview.candidate", who.Massar)
	enter(t, w)
	assert.Equal(t, who.ID, s.m.Papers.Candidate)
	assert.Equal(t, 1, s.pages.Count())
	assert.Equal(t, who.Number, w.spots["preview.candidate"].(*kit.Line).Text)
	fill(t, w, "preview.candidate", "no such number")
	enter(t, w)
	assert.Contains(t, w.said.words, "no such number")
	assert.Equal(t, who.ID, s.m.Papers.Candidate, "nothing has changed")
	assert.Equal(t, 1, p.looked, "what was looked at before is closed")
}

func TestPreviewGoesBackToWhereItWasAskedFor(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	room := newRoom("2")
	w.show(room)
	press(t, w, "preview")
	at(t, w, "preview")
	assert.Equal(t, "2", w.now.(*preview).m.Papers.Room)
	w.focus.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.Same(t, room, w.now)
	assert.Zero(t, p.looked, "nothing of it stays open")

	w.visit("candidates")
	who := w.office.State().Candidates[7]
	w.showCandidate(who.ID)
	press(t, w, "candidate.preview")
	at(t, w, "preview")
	assert.Equal(t, []any{app.CandidateCards, who.ID}, []any{w.now.(*preview).m.Document(), w.now.(*preview).m.Papers.Candidate})
	press(t, w, "back")
	at(t, w, "candidates")

	w.command(w.commandOf("preview"))
	at(t, w, "preview")
	w.home()
	assert.Zero(t, p.looked)
}

func TestPreviewIsPrinted(t *testing.T) {
	w, s := looking(t, newPC(t))
	s.m.SetRoom("4")
	s.m.Papers.Dir = t.TempDir()
	press(t, w, "next")
	at(t, w, "done")
	require.Len(t, s.m.Papers.Made, 1)
	assert.FileExists(t, s.m.Papers.Made[0].Path)
	assert.Equal(t, "4", w.office.State().Prints[0].Scope)
}

func TestPreviewWithoutPictures(t *testing.T) {
	p := newPC(t)
	p.drawing = errors.New("no memory")
	w, _ := looking(t, p)
	assert.Contains(t, kit.Words(w.win.Content()), text.T(text.Arabic, "screen.preview.blind"))
	require.Len(t, p.logged, 1, "its details are kept")
	enter(t, w) // the way to the viewer has the keyboard
	require.Len(t, p.laid, 1)
	require.Len(t, p.shown, 1)
	p.drawing = nil
	w.spots["preview.room"].(*kit.Select).SetSelectedIndex(1)
	at(t, w, "preview")
	assert.True(t, w.spots["preview.pages"].(*kit.Pages).Drawn(), "it may work again")
}

// What cannot be printed is said in the place of the pages, and another document can
// be chosen.
func TestPreviewOfWhatCannotBePrinted(t *testing.T) {
	w, s := looking(t, newPC(t))
	s.m.SetDocument(app.SpecialNeeds)
	s.m.SetRoom("99")
	s.open(w)
	at(t, w, "preview")
	require.ErrorIs(t, s.m.Err, exam.ErrNothing)
	assert.NotContains(t, w.spots, "preview.pages")
	assert.NotContains(t, w.spots, "next")
	w.spots["preview.room"].(*kit.Select).SetSelectedIndex(0)
	w.spots["preview.document"].(*kit.Select).SetSelectedIndex(0)
	at(t, w, "preview")
	assert.Contains(t, w.spots, "preview.pages")
}

func TestPreviewSaysThatTheFileHasChanged(t *testing.T) {
	w, s := looking(t, newPC(t))
	assert.NotContains(t, w.spots, "preview.again")
	state := w.office.State()
	require.NoError(t, w.office.SetChoices(t.Context(), exam.Centre{Kind: exam.ExamCentre, Name: "مركز آخر"}, state.Settings))
	w.again()
	at(t, w, "preview")
	press(t, w, "preview.again")
	assert.False(t, s.m.Outdated())
	assert.NotContains(t, w.spots, "preview.again")
}

func TestPreviewOfASmallWindow(t *testing.T) {
	w, s := looking(t, newPC(t))
	for _, size := range []fyne.Size{smallest, {Width: 1366, Height: 700}} {
		w.win.Resize(size)
		assert.Greater(t, s.pages.Size().Height, 0.4*size.Height, "most of it is the page")
		require.NotEmpty(t, test.LaidOutObjects(s.pages))
	}
}
