package ui

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/text"
	"markaz/ui/kit"
)

// The day before: what lacks is named, and each line leads to where it is made
// ready; labels are counted room by room without leaving the keyboard.
func TestReadiness(t *testing.T) {
	p := newPC(t)
	w := practised(t, p, atOnce)
	w.visit("overview")
	press(t, w, "readiness")
	at(t, w, "readiness")
	require.Contains(t, says(w), w.t("ready.bad"))
	assert.NotContains(t, says(w), w.t("ready.all_good"))

	press(t, w, "ready.labels")
	at(t, w, "labels")
	state := w.office.State()
	var used []string
	for _, r := range state.Rooms {
		if state.LabelsWanted(r.Number) > 0 {
			used = append(used, r.Number)
		}
	}
	require.NotEmpty(t, used)
	table := w.spots["table.labels"].(*kit.Table)
	table.Opened(0)
	fill(t, w, "labels.count", "كثير")
	enter(t, w)
	assert.Contains(t, says(w), w.t("labels.bad"))
	fill(t, w, "labels.count", strconv.Itoa(state.LabelsWanted(used[0])))
	enter(t, w)
	key(t, w, fyne.KeyEscape)
	w.show(readiness{})
	press(t, w, "ready.labels")
	table = w.spots["table.labels"].(*kit.Table)
	key(t, w, fyne.KeyReturn)
	assert.Contains(t, says(w), w.t("labels.of", text.Args{"room": text.LTR(used[1])}), "counting goes on where it was left")
	key(t, w, fyne.KeyEscape)
	table.Opened(0)
	fill(t, w, "labels.count", "1")
	enter(t, w)
	for range used { // the others are what is offered, then the first again
		enter(t, w)
	}
	require.Nil(t, w.win.Canvas().Overlays().Top(), says(w))
	for _, room := range used {
		l, said := w.office.State().LabelsOf(room)
		require.True(t, said, room)
		assert.Equal(t, w.office.State().LabelsWanted(room), l.Labels, room)
	}
	table.Left()
	at(t, w, "readiness")
	good := map[app.ReadyKey]bool{}
	for _, l := range w.office.State().Readiness() {
		good[l.Key] = l.Good()
	}
	assert.Equal(t, map[app.ReadyKey]bool{app.ReadyFindings: false, app.ReadySeats: true, app.ReadyStaff: false, app.ReadyPapers: false, app.ReadyLabels: true}, good)
	press(t, w, "ready.seats")
	at(t, w, "rooms")
}

// From the line of the papers one comes to all that lack, ticked: one more press
// makes them, and the line is good.
func TestPapersThatLackAreMadeAtOnce(t *testing.T) {
	p := newPC(t)
	w := assigned(t, p, 60)
	w.show(readiness{})
	press(t, w, "ready.papers")
	at(t, w, "papers")
	press(t, w, "next")
	at(t, w, "done")
	for _, l := range w.office.State().Readiness() {
		if l.Key == app.ReadyPapers {
			assert.True(t, l.Good(), l.Lacks)
		}
	}
	w.show(readiness{})
	press(t, w, "ready.papers")
	at(t, w, "papers")
	assert.True(t, w.now.(papers).m.Ticked[app.AttendanceSheets], "with nothing lacking it is the usual page")
}
