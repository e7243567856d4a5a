package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
)

// Who leaves is found and is out by Enter twice, and back by one key.
func TestExitsByKeyboard(t *testing.T) {
	w := assigned(t, newPC(t), 90)
	w.visit("exits")
	at(t, w, "exits")
	s := w.now.(*exits)
	box := func() *kit.Seek {
		require.Same(t, s.box, w.win.Canvas().Focused(), "the box always has the keyboard")
		return s.box
	}
	seats := w.office.State().Plan.Seats
	who, _ := w.office.State().Candidate(seats[4].Candidate)
	test.Type(box(), who.Number)
	require.Len(t, s.lines, 1)
	enter(t, w)
	assert.Same(t, w.spots["exit.escort"], w.win.Canvas().Focused())
	test.Type(w.win.Canvas().Focused(), "حارس الممر")
	snap(t, w, "exit-form")
	enter(t, w)
	out := w.office.State().Out(s.m.At)
	require.Len(t, out, 1)
	assert.Equal(t, seats[4].Room, out[0].Value.Room)
	assert.Equal(t, w.hourNow(), out[0].Value.Out, "the hour of now")
	assert.Contains(t, says(w), w.t("exits.tally_out", text.Args{"n": 1}))

	other, _ := w.office.State().Candidate(seats[5].Candidate)
	test.Type(box(), other.Number)
	enter(t, w)
	enter(t, w)
	require.Len(t, w.office.State().Out(s.m.At), 2)
	snap(t, w, "exits")
	box()
	typed(w, fyne.KeyF2)
	require.Len(t, w.office.State().Out(s.m.At), 1)
	enter(t, w)
	assert.Empty(t, w.office.State().Out(s.m.At), "Enter does what comes next: who is out comes back")
	assert.Contains(t, says(w), w.t("exits.tally_out", text.Args{"n": 0}))
	typed(w, fyne.KeyF2)
	assert.Contains(t, says(w), w.t("exits.not_out"))

	typed(w, fyne.KeyF4)
	fill(t, w, "exit.back", "00:00")
	w.spots["exit.final"].(*kit.Check).SetChecked(true)
	press(t, w, "exit.save")
	require.NotNil(t, w.win.Canvas().Overlays().Top(), "refused in place")
	fill(t, w, "exit.back", "")
	press(t, w, "exit.save")
	require.Nil(t, w.win.Canvas().Overlays().Top(), says(w))
	assert.Empty(t, w.office.State().Out(s.m.At), "who left for good is not waited for")

	typed(w, fyne.KeyF4)
	press(t, w, "exit.withdraw")
	fill(t, w, "reason", "مترشح آخر")
	enter(t, w)
	assert.Len(t, w.office.State().Exits(s.m.At), 1)
}

// The exit sheet of each room is taken by its number and one key.
func TestExitSheetsByKeyboard(t *testing.T) {
	w := assigned(t, newPC(t), 90)
	w.visit("exits")
	s := w.now.(*exits)
	sheets := w.office.State().ExitSheets(s.m.At)
	first, second := sheets[0].Room, sheets[1].Room
	_, err := w.office.RecordExit(t.Context(), exam.Exit{Sitting: s.m.At, Candidate: w.office.State().Plan.Seats[0].Candidate, Out: "08:30"})
	require.NoError(t, err)
	typed(w, fyne.KeyF6)
	test.Type(w.win.Canvas().Focused(), second)
	typed(w, fyne.KeyF3)
	assert.NotContains(t, w.office.State().MissingExitSheets(s.m.At), second, "nobody")
	test.Type(w.win.Canvas().Focused(), first)
	typed(w, fyne.KeyF3)
	assert.Contains(t, w.office.State().MissingExitSheets(s.m.At), first, "it says nobody, and somebody is out")
	typed(w, fyne.KeyEscape)
	require.NotNil(t, w.win.Canvas().Overlays().Top())
	enter(t, w)
	snap(t, w, "sheets")
	assert.NotContains(t, w.office.State().MissingExitSheets(s.m.At), first)
}
