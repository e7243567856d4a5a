package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/parcel"
	"markaz/app/text"
	"markaz/ui/model"
)

// seatedCentre is a window on a centre whose candidates have their places.
func seatedCentre(t *testing.T) *Window {
	t.Helper()
	w := newWindow(t, newPC(t), atOnce)
	toRooms(t, w)
	enter(t, w)
	press(t, w, "overview")
	return w
}

func TestScanShowsThePerson(t *testing.T) {
	w := seatedCentre(t)
	s := w.office.State()
	c := s.Candidates[7]
	for rule, code := range map[string]string{"a card": s.CardCode(c.ID), "an exam number": c.Number, "a Massar code": c.Massar} {
		t.Run(rule, func(t *testing.T) {
			require.True(t, w.heard(code))
			assert.Contains(t, says(w), c.Name.Arabic())
			assert.Contains(t, w.says, c.Number)
			press(t, w, "candidate.close")
		})
	}
}

func TestScanThatShowsNoOneSaysWhy(t *testing.T) {
	w := seatedCentre(t)
	s := w.office.State()
	first := s.Candidates[0]
	tests := []struct {
		rule, code string
		verdict    app.Verdict
	}{
		{"a forged card, and whom it names", parcel.CardCode(parcel.NewSeed(), s.File, first.ID), app.ScanForged},
		{"a card of another centre", parcel.CardCode(parcel.NewSeed(), exam.NewID(), first.ID), app.ScanOtherCentre},
		{"a card of another centre that names it", parcel.NamedCardCode(parcel.NewSeed(), exam.NewID(), first.ID, "ثانوية ابن رشد"), app.ScanOtherCentre},
		{"a card of another version", "MK9ABC", app.ScanOtherVersion},
		{"a number that nobody has", "0000000000", app.ScanUnknown},
	}
	for _, lang := range text.Langs() {
		w.setLanguage(lang)
		for _, tt := range tests {
			t.Run(string(lang)+" "+tt.rule, func(t *testing.T) {
				found := s.Scan(tt.code)
				require.Equal(t, tt.verdict, found.Verdict)
				require.True(t, w.heard(tt.code), "what was said of the scan before makes way")
				title, sentences := model.ScanNotice(lang, s, found)
				assert.Contains(t, says(w), title)
				assert.Contains(t, w.says, sentences[0])
				assert.NotContains(t, w.says, "[")
				assert.Contains(t, title, found.Centre, "another centre's card names it")
				if tt.verdict == app.ScanForged {
					assert.Contains(t, w.says, first.Number)
				}
			})
		}
		press(t, w, "ok")
	}
	w.setLanguage(text.Arabic)
}

// Every verdict has its words.
func TestScanVerdicts(t *testing.T) {
	for _, v := range []app.Verdict{app.ScanForged, app.ScanOtherCentre, app.ScanOtherVersion, app.ScanGone, app.ScanSeveral, app.ScanUnknown} {
		assert.True(t, text.Has("screen.scan."+string(v)), v)
		assert.True(t, text.Has("screen.scan."+string(v)+".do"), v)
	}
}

func TestScanWaits(t *testing.T) {
	w := seatedCentre(t)
	code := w.office.State().CardCode(w.office.State().Candidates[0].ID)

	w.tell("something to be read")
	assert.False(t, w.heard(code), "for a dialog")
	assert.Equal(t, "something to be read", w.says)
	assert.Equal(t, text.T(text.Arabic, "screen.scan.waits"), w.words.Text)
	press(t, w, "ok")
	assert.True(t, w.heard(code))
	assert.Empty(t, w.words.Text)
	assert.Contains(t, w.says, w.office.State().Candidates[0].Number)
	press(t, w, "candidate.close")

	w.busy = true
	assert.False(t, w.heard(code), "for what is under way")
	w.busy = false

	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem("أ", nil)), w.win.Canvas(), w.win.Content().Position())
	assert.True(t, w.heard(code), "a menu left open makes way")
	press(t, w, "candidate.close")

	w.home()
	assert.True(t, w.heard(code))
	assert.Empty(t, w.says, "without an open file a code means nothing")
}
