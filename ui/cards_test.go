package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// keyIn types into the box of the cards and presses Enter.
func keyIn(t *testing.T, w *Window, words string) {
	t.Helper()
	box := w.spots["cards.box"].(*kit.Seek)
	require.Same(t, box, w.win.Canvas().Focused(), "the box always has the keyboard")
	test.Type(box, words)
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestEnteringSignedCards(t *testing.T) {
	w := school(t, 6)
	all := w.office.State().Candidates
	w.visit("verification")
	press(t, w, "next")
	at(t, w, "cards")
	box := w.spots["cards.box"].(*kit.Seek)

	keyIn(t, w, "")
	assert.Equal(t, exam.NotViewed, stateOf(w, 0), "Enter on nothing does nothing")
	keyIn(t, w, all[0].Massar)
	at(t, w, "cards")
	assert.Contains(t, says(w), "العائلة 1")
	assert.Empty(t, box.Text)
	keyIn(t, w, "")
	assert.Equal(t, exam.Approved, stateOf(w, 0))
	assert.Equal(t, exam.OnCard, w.office.State().Dossier(all[0].ID).Verdicts[0].Way)

	require.True(t, w.heard(w.office.State().VerificationCode(all[1].ID)))
	assert.Contains(t, says(w), "العائلة 2")
	keyIn(t, w, "10") // where they were born, as the card numbers it
	value := w.spots["cards.value"].(fyne.Focusable)
	require.NotNil(t, value)
	w.pressed(fyne.KeyEscape)
	assert.Same(t, box, w.win.Canvas().Focused())
	assert.Empty(t, w.office.State().Requests, "given up")

	keyIn(t, w, "4")
	test.Type(w.win.Canvas().Focused(), "الفاسي")
	enter(t, w)
	enter(t, w)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.cards.no_document"))
	test.Type(w.win.Canvas().Focused(), "2")
	enter(t, w)
	require.Len(t, w.office.State().Requests, 1)
	r := w.office.State().Requests[0].Request
	assert.Equal(t, []any{all[1].ID, exam.FieldFamilyAr, "الفاسي", exam.DocumentBirth, exam.ByCandidate}, []any{r.Candidate, r.Field, r.New, r.Document, r.By})
	assert.Contains(t, says(w), "العائلة 2", "the candidate is still shown")
	keyIn(t, w, "8")
	for _, typed := range []string{"30/02/2008", "01/02/2008"} {
		test.Type(w.win.Canvas().Focused(), typed)
		enter(t, w)
		require.Same(t, w.spots["cards.value"], w.win.Canvas().Focused(), "%s is refused before the document is asked for", typed)
		assert.Equal(t, typed, w.spots["cards.value"].(*kit.Line).SelectedText(), "and what is typed next takes its place")
	}
	over := strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " ")
	assert.Contains(t, over, text.T(text.Arabic, "screen.fix.same"))
	test.Type(w.win.Canvas().Focused(), "29/02/2008")
	assert.NotContains(t, strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " "), text.T(text.Arabic, "screen.fix.same"), "what was wrong is not said of what is typed now")
	enter(t, w)
	test.Type(w.win.Canvas().Focused(), "1")
	enter(t, w)
	require.Len(t, w.office.State().Requests, 2)
	keyIn(t, w, "")
	assert.Equal(t, exam.CorrectionRequested, stateOf(w, 1))
	assert.Equal(t, model.Tally{Entered: 2, Approved: 1, Corrected: 1}, w.sitting.Tally())

	keyIn(t, w, all[0].Number)
	assert.Contains(t, says(w), "من قبل", "whoever has approved already is said to have")
	keyIn(t, w, "")
	keyIn(t, w, "العائلة 3")
	keyIn(t, w, "")
	assert.Equal(t, exam.Approved, stateOf(w, 2), "found by a part of the name")

	press(t, w, "back.1")
	press(t, w, "yes")
	assert.Equal(t, exam.NotViewed, stateOf(w, 2))
	press(t, w, "back.1")
	press(t, w, "yes")
	assert.Empty(t, w.office.State().Requests, "a card goes with all its corrections")
	assert.Equal(t, model.Tally{Entered: 1, Approved: 1}, w.sitting.Tally())
	w.visit("overview")
	press(t, w, "next_step")
	if w.now.name() == "cards" {
		assert.Equal(t, 1, w.sitting.Tally().Entered, "the sitting goes on")
	}
}

// A card that must not be entered shows the person, and enters nothing.
func TestCardsThatAreRefused(t *testing.T) {
	w := school(t, 4)
	var opened []string
	w.desk.Show = func(path string) error { opened = append(opened, path); return nil }
	all := w.office.State().Candidates
	w.show(newCards(w))
	s := w.office.State()
	code := s.VerificationCode(all[0].ID)
	require.NoError(t, w.office.(*wire.Desk).Correct(t.Context(), app.Correction{Candidate: all[0].ID, Field: exam.FieldFamilyAr, Value: "الفاسي"}))
	require.True(t, w.heard(code))
	said := says(w)
	for _, part := range []string{"طبعت هذه البطاقة قبل أن تتغير", "العائلة 1", "الفاسي"} {
		assert.Contains(t, strings.Join(kit.Words(w.win.Content()), " "), part, said)
	}
	w.win.Canvas().FocusNext()
	assert.Same(t, w.spots["cards.print"], w.win.Canvas().Focused(), "the new card is next to the box")
	enter(t, w)
	require.Len(t, w.office.State().Prints, 1)
	assert.Equal(t, all[0].ID.String(), w.office.State().Prints[0].Scope, "one card")
	require.Len(t, opened, 1)
	assert.FileExists(t, opened[0])
	assert.NotContains(t, says(w), "طبعت هذه البطاقة")
	require.True(t, w.heard(code), "it is refused still")
	keyIn(t, w, "")
	assert.Equal(t, exam.Corrected, stateOf(w, 0), "nothing was recorded")
	keyIn(t, w, all[0].Massar)
	keyIn(t, w, "")
	assert.Equal(t, exam.Approved, stateOf(w, 0), "after checking it is entered by number")

	other := school(t, 2)
	foreign := other.office.State().VerificationCode(other.office.State().Candidates[0].ID)
	require.True(t, w.heard(foreign))
	words := strings.Join(kit.Words(w.win.Content()), " ")
	assert.Contains(t, words, other.office.State().Lists(), "both fingerprints are named")
	assert.Contains(t, words, w.office.State().Lists())
	require.True(t, w.heard("KL98XY76543"))
	assert.Nil(t, w.win.Canvas().Overlays().Top(), "an unknown code is said on the page")
	w.spots["cards.box"].(*kit.Seek).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.spots["cards.box"].(*kit.Seek).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	at(t, w, "verification")

	require.True(t, w.heard(w.office.State().VerificationCode(all[1].ID)))
	assert.Contains(t, w.says, all[1].Number, "on another screen it shows the person")
}
