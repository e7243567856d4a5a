package ui

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/ui/kit"
	"markaz/ui/model"
)

func types(w *Window, words string) {
	for _, r := range words {
		w.win.Canvas().Focused().TypedRune(r)
	}
}

// A late candidate: by the keyboard alone, the hour is that of the PC.
func TestLate(t *testing.T) {
	w, p := atTheDoor(t, -17, exam.DayRules{})
	here, _ := expectedAt(w.office.State(), w.halfDay())
	c := here[0]
	asks(t, w, c.Number)
	assert.Contains(t, p.sounds, model.SoundAttention, "late: the head decides")
	assert.Contains(t, says(w), "انتباه")
	key(t, w, fyne.KeyF2)
	arrived := w.spots["door.form.arrived"].(*kit.Line)
	assert.Equal(t, p.Now().Format("15:04"), arrived.Text)
	key(t, w, fyne.KeyReturn)
	types(w, "1") // accepted
	key(t, w, fyne.KeyReturn)
	types(w, "2") // by the deputy
	key(t, w, fyne.KeyReturn)
	key(t, w, fyne.KeyReturn)
	key(t, w, fyne.KeyReturn)
	l, ok := w.office.State().Lateness(w.halfDay(), c.ID)
	require.True(t, ok, says(w))
	assert.Equal(t, exam.Lateness{Sitting: w.halfDay(), Candidate: c.ID, Arrived: p.Now().Format("15:04"), Minutes: 17, Decision: exam.LateAccepted, By: "deputy_head"}, l.Value)
	assert.Nil(t, doorOf(w).form)
	assert.Same(t, doorOf(w).box, w.win.Canvas().Focused())

	key(t, w, fyne.KeyF12) // its report
	require.NotEmpty(t, p.shown)
	assert.Contains(t, p.shown[0], app.LateReport)
}

func TestLateByTheRule(t *testing.T) {
	most := 15
	w, _ := atTheDoor(t, -10, exam.DayRules{Late: &most})
	here, _ := expectedAt(w.office.State(), w.halfDay())
	asks(t, w, here[0].Number)
	key(t, w, fyne.KeyF2)
	for range 5 {
		key(t, w, fyne.KeyReturn)
	}
	l, ok := w.office.State().Lateness(w.halfDay(), here[0].ID)
	require.True(t, ok, says(w))
	assert.Equal(t, exam.LateAccepted, l.Value.Decision)
	assert.Empty(t, l.Value.By, "the rule decided")

	asks(t, w, here[1].Number)
	key(t, w, fyne.KeyF2)
	key(t, w, fyne.KeyReturn)
	types(w, "2") // refused although within: who and why have to be said
	for range 4 {
		key(t, w, fyne.KeyReturn)
	}
	require.NotNil(t, doorOf(w).form)
	assert.Contains(t, says(w), "اكتبوا السبب.")
	_, ok = w.office.State().Lateness(w.halfDay(), here[1].ID)
	assert.False(t, ok)
}

// The undertaking is printed as soon as it is recorded.
func TestUndertaking(t *testing.T) {
	w, p := atTheDoor(t, 20, exam.DayRules{})
	here, _ := expectedAt(w.office.State(), w.halfDay())
	c := here[0]
	asks(t, w, c.Number)
	key(t, w, fyne.KeyF3)
	types(w, "2")
	key(t, w, fyne.KeyReturn)
	w.spots["door.form.shown"].(*kit.Select).SetSelectedIndex(2)
	w.win.Canvas().Focus(w.spots["door.form.number"].(fyne.Focusable))
	types(w, "S-77")
	key(t, w, fyne.KeyReturn)
	w.spots["door.form.deadline"].(*kit.Select).SetSelectedIndex(2)
	press(t, w, "door.form.print")
	u, ok := w.office.State().Undertaking(w.halfDay(), c.ID)
	require.True(t, ok, says(w))
	assert.Equal(t, exam.CardLost, u.Value.Why)
	assert.Equal(t, exam.SchoolCard, u.Value.Shown)
	assert.Equal(t, "S-77", u.Value.Number)
	assert.Equal(t, w.office.State().Programme.Sittings()[1], u.Value.Deadline)
	require.Len(t, p.shown, 1)
	info, err := os.Stat(p.shown[0])
	require.NoError(t, err)
	assert.NotZero(t, info.Size())
	assert.Contains(t, p.shown[0], app.Undertaking)
	assert.NotNil(t, w.spots["door.print"], "it can be printed again")
}

func TestNotOnTheList(t *testing.T) {
	w, p := atTheDoor(t, 20, exam.DayRules{})
	asks(t, w, "99999999")
	key(t, w, fyne.KeyF4)
	assert.Equal(t, "99999999", w.spots["door.form.number"].(*kit.Line).Text, "what was typed is not typed again")
	fill(t, w, "door.form.family", "بوزيان")
	fill(t, w, "door.form.given", "نادية")
	s := w.office.State()
	here, _ := expectedAt(s, w.halfDay())
	for i, track := range doorOf(w).m.Tracks() {
		if track == here[0].Track {
			w.spots["door.form.track"].(*kit.Select).SetSelectedIndex(i)
		}
	}
	w.win.Canvas().Focus(w.spots["door.form.decision"].(fyne.Focusable))
	types(w, "1")
	press(t, w, "door.form.save")
	require.NotNil(t, doorOf(w).form, "let in to no room")
	w.spots["door.form.room"].(*kit.Select).SetSelectedIndex(0)
	press(t, w, "door.form.print")
	assert.Nil(t, doorOf(w).form, says(w))
	all := w.office.State().ProvisionalsAt(w.halfDay())
	require.Len(t, all, 1)
	assert.Equal(t, "بوزيان", all[0].Value.Name.FamilyAr)
	assert.Equal(t, s.Rooms[0].Number, all[0].Value.Room)
	assert.NotEmpty(t, all[0].Value.Papers)
	require.Len(t, p.shown, 1)
	assert.Contains(t, p.shown[0], app.ProvisionalAdmission)
}

// What is half filled in is not lost without a word.
func TestALeftFormAsks(t *testing.T) {
	w, _ := atTheDoor(t, 20, exam.DayRules{})
	asks(t, w, "99999999")
	key(t, w, fyne.KeyF4)
	fill(t, w, "door.form.family", "بوزيان")
	w.visit("overview")
	require.NotNil(t, w.spots["stay"])
	press(t, w, "stay")
	assert.Equal(t, "بوزيان", w.spots["door.form.family"].(*kit.Line).Text)
	w.visit("overview")
	press(t, w, "discard")
	at(t, w, "overview")
	assert.Empty(t, w.layers)
}

func TestHour(t *testing.T) {
	for typed, want := range map[string]string{"817": "08:17", "08:17": "08:17", "8.17": "08:17", "1705": "17:05", "٨١٧": "08:17", "99": "99", "2575": "2575"} {
		assert.Equal(t, want, model.Hour(typed), typed)
	}
}
