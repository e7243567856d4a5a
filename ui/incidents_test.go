package ui

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// snap keeps a picture of the window where one is asked for.
func snap(t *testing.T, w *Window, name string) {
	dir := os.Getenv("MARKAZ_SNAPS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	require.NoError(t, err)
	require.NoError(t, png.Encode(f, w.win.Canvas().Capture()))
	require.NoError(t, f.Close())
}

// happening is a window with the register of incidents in view.
func happening(t *testing.T) *Window {
	t.Helper()
	w := assigned(t, newPC(t), 90)
	w.visit("incidents")
	at(t, w, "incidents")
	return w
}

// What happened is chosen first, then to whom, then only what that needs is asked; the
// whole of it by keyboard.
func TestACaseOfCheatingIsAnsweredByKeyboard(t *testing.T) {
	w := happening(t)
	assert.Contains(t, says(w), w.t("incidents.none"))
	enter(t, w)
	snap(t, w, "kinds")
	enter(t, w)
	require.NotNil(t, w.spots["happened.kind"], "nothing is chosen yet")
	test.Type(w.win.Canvas().Focused(), "1")
	enter(t, w)
	snap(t, w, "fraud-types")
	test.Type(w.win.Canvas().Focused(), "3")
	enter(t, w)
	seat := w.office.State().Plan.Seats[3]
	who, _ := w.office.State().Candidate(seat.Candidate)
	test.Type(w.win.Canvas().Focused(), who.Number)
	enter(t, w)
	assert.Same(t, w.spots["incident.item.what.1"], w.win.Canvas().Focused(), "what was seized is asked first of devices")
	snap(t, w, "form")
	test.Type(w.win.Canvas().Focused(), "هاتف")
	press(t, w, "incident.item.more")
	test.Type(w.win.Canvas().Focused(), "سماعة")
	assert.Nil(t, w.spots["incident.identity"], "no identity facts of a telephone")
	press(t, w, "incident.record")
	assert.Same(t, w.spots["incident.facts"], w.win.Canvas().Focused(), "the facts are asked for in place")
	assert.Contains(t, says(w), text.T(w.lang, "incident.facts_first"))
	test.Type(w.win.Canvas().Focused(), "رنين هاتف تحت الطاولة")
	w.spots["incident.notes"].(*kit.Prose).SetText("يعرفه الحارس")
	w.spots["incident.script"].(*kit.Check).SetChecked(true)
	hour := w.spots["incident.script_hour"].(*kit.Line).Text
	assert.NotEmpty(t, hour, "the hour of now")
	w.spots["incident.seen.1"].(*kit.Check).SetChecked(true)
	fill(t, w, "incident.hour", "8h7")
	snap(t, w, "form-filled")
	press(t, w, "incident.record")

	i := w.office.State().Incidents()[0].Value
	assert.Equal(t, "08:07", i.At)
	assert.Equal(t, seat.Room, i.Room, "where they sit")
	assert.NotEmpty(t, i.Paper)
	assert.Equal(t, exam.FraudDevices, i.Fraud.Type)
	assert.Equal(t, []string{"هاتف", "سماعة"}, []string{i.Fraud.Items[0].What, i.Fraud.Items[1].What})
	assert.Equal(t, hour, i.Fraud.WithdrawnAt)
	assert.Equal(t, "يعرفه الحارس", i.Notes)
	require.Len(t, i.Witnesses, 1)
	assert.Contains(t, says(w), "1/2", "the tag of the second thing")
	assert.Contains(t, says(w), text.T(w.lang, "incident.omission.signing"), "what is missing is said, and keeps nothing back")
	snap(t, w, "shown")
}

// An incident that was recorded by mistake keeps its number, and its line is struck out.
func TestAnIncidentIsWithdrawnWithAReason(t *testing.T) {
	w := happening(t)
	ctx := t.Context()
	for _, facts := range []string{"وعكة", "إغماء"} {
		_, err := w.office.RecordIncident(ctx, exam.Incident{Kind: exam.Illness, Sitting: w.halfDay(), At: "08:30", Facts: facts}, "")
		require.NoError(t, err)
	}
	w.again()
	s := w.now.(*incidents)
	s.table.Opened(0)
	press(t, w, "incident.withdraw")
	press(t, w, "reason.do")
	assert.Contains(t, says(w), w.t("incidents.reason_first"))
	fill(t, w, "reason", "سجلت مرتين")
	enter(t, w)
	require.Nil(t, w.win.Canvas().Overlays().Top(), says(w))
	s = w.now.(*incidents)
	assert.Equal(t, 2, s.m.Grid(w.lang).Len())
	assert.True(t, s.table.Struck(0))
	assert.False(t, s.table.Struck(1))
	assert.Contains(t, says(w), "سجلت مرتين")
	snap(t, w, "register")
	s.table.Opened(0)
	assert.Nil(t, w.spots["incident.change"], "what was withdrawn is not changed")
	w.spots["incident.close"].(*kit.Button).OnTapped()

	w.turnDay(1)
	assert.Zero(t, w.now.(*incidents).m.Grid(w.lang).Len(), "of another half-day")
	w.spots["incidents.all"].(*kit.Check).SetChecked(true)
	assert.Equal(t, 2, w.now.(*incidents).m.Grid(w.lang).Len())
}

// A change is kept beside what was said before, and says when the paper ends.
func TestAnIncidentIsChanged(t *testing.T) {
	w := happening(t)
	room := w.office.State().Plan.Seats[0].Room
	i := w.office.State().AboutIncident(exam.PowerCut, "", w.halfDay(), room, exam.ID{}, "08:30")
	i.Facts = "انقطاع"
	_, err := w.office.RecordIncident(t.Context(), i, "")
	require.NoError(t, err)
	w.again()
	w.now.(*incidents).table.Opened(0)
	press(t, w, "incident.change")
	fill(t, w, "incident.minutes", "١٥")
	assert.Contains(t, says(w), model.Word(w.lang, "incident.ask.minutes"))
	fill(t, w, "incident.until", "8:10")
	press(t, w, "incident.record")
	assert.Contains(t, says(w), text.T(w.lang, "incident.until_bad"))
	fill(t, w, "incident.until", "845")
	press(t, w, "incident.record")
	got := w.office.State().Incidents()[0].Value
	assert.Equal(t, 15, got.Minutes)
	assert.Equal(t, w.office.State().NewEnd(got), got.NewEnd)
	assert.NotEmpty(t, got.NewEnd)
	assert.Len(t, w.office.State().IncidentFile(got.ID).Before, 1)
	assert.Contains(t, says(w), w.t("incidents.before"))
}

// A witness who is typed by exam number is that candidate, and is found again.
func TestCandidatesAreWitnessesOfAnIncident(t *testing.T) {
	w := happening(t)
	s := w.office.State()
	saw := s.Candidates[7]
	m := model.NewIncident(text.Arabic, w.office, model.Happening{Kind: exam.Illness}, s.Programme.Sittings()[0], s.Candidates[3].ID, "09:15")
	m.Incident.Facts, m.Other = "وعكة صحية", saw.Number+"، سعيد العامري"
	m.Save(t.Context())()
	require.NoError(t, m.Err)
	all := w.office.State().Incidents()
	require.Len(t, all, 1)
	assert.Equal(t, []exam.Witness{{Role: "candidate", Candidate: saw.ID}, {Name: "سعيد العامري"}}, all[0].Value.Witnesses)
	again, ok := model.ChangeIncident(text.Arabic, w.office, all[0].Value.ID)
	require.True(t, ok)
	assert.Equal(t, saw.Number+"، سعيد العامري", again.Other)
}
