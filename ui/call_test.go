package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

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

// calling is a window with the call of staff in view.
func calling(t *testing.T) *Window {
	t.Helper()
	w := assigned(t, newPC(t), 90)
	w.visit("call")
	at(t, w, "call")
	return w
}

func boxOf(t *testing.T, w *Window) *kit.Seek {
	t.Helper()
	box := w.spots["call.box"].(*kit.Seek)
	require.Same(t, box, w.win.Canvas().Focused(), "the box always has the keyboard")
	return box
}

// The sitting of the call is the one by the clock: under way, else next, else last.
func TestTheSittingThatIsDue(t *testing.T) {
	w := calling(t)
	p := w.office.State().Programme
	all := p.Sittings()
	on := func(s exam.Sitting, clock string) time.Time {
		at, err := time.ParseInLocation("2006-01-02 15:04", string(s.Date)+" "+clock, time.Local)
		require.NoError(t, err)
		return at
	}
	assert.Equal(t, all[0], model.SittingDue(p, on(all[0], "00:01").AddDate(-1, 0, 0)))
	assert.Equal(t, all[0], model.SittingDue(p, on(all[0], "08:10")))
	assert.Equal(t, all[1], model.SittingDue(p, on(all[0], "13:59")))
	assert.Equal(t, all[len(all)-1], model.SittingDue(p, on(all[len(all)-1], "23:59").AddDate(1, 0, 0)))
}

// Who answers is said by one key each, and found by a part of the name or number.
func TestCallOfStaff(t *testing.T) {
	w := calling(t)
	s := w.now.(*call)
	plan := w.office.State().Duties.Duties
	answer := func(i int) exam.Call { return w.office.State().Called(s.m.At, plan[i].Staff) }
	require.Equal(t, plan[0].Sitting, s.m.At)
	enter(t, w)
	assert.Equal(t, exam.Present, answer(0).Presence)
	boxOf(t, w)
	typed(w, fyne.KeyF2)
	assert.Equal(t, exam.Present, answer(1).Presence, "the next one is marked")

	typed(w, fyne.KeyF3)
	assert.Same(t, w.spots["call.minutes"], w.win.Canvas().Focused())
	enter(t, w)
	assert.Empty(t, answer(2).Presence, "how late has to be said")
	test.Type(w.win.Canvas().Focused(), "15")
	enter(t, w)
	assert.Equal(t, [2]any{exam.Late, 15}, [2]any{answer(2).Presence, answer(2).Minutes})

	who, _ := w.office.State().StaffMember(plan[9].Staff)
	test.Type(boxOf(t, w), who.Number)
	require.Len(t, s.lines, 1)
	enter(t, w)
	assert.Equal(t, exam.Present, answer(9).Presence)
	assert.Empty(t, s.box.Text)
	assert.Equal(t, 2+1, s.m.Tally().Present)
	assert.Equal(t, 1, s.m.Tally().Late)
	test.Type(boxOf(t, w), who.Number)
	typed(w, fyne.KeyF9)
	assert.Empty(t, answer(9).Presence, "an answer is taken back")

	test.Type(boxOf(t, w), plan[0].Room)
	require.GreaterOrEqual(t, len(s.lines), 2)
	assert.Equal(t, []string{plan[0].Room, plan[0].Room}, []string{s.lines[0].Room, s.lines[1].Room}, "those of a room are found by it, before others")
	typed(w, fyne.KeyEscape)
	assert.Empty(t, s.box.Text)

	typed(w, fyne.KeyF8)
	assert.NotEqual(t, plan[0].Sitting, s.m.At)
	boxOf(t, w)
	typed(w, fyne.KeyF7)
	typed(w, fyne.KeyEscape)
	at(t, w, "duties")
}

// Staff who have no duty are found and called, too, and are listed from then on.
func TestCallOfWhoHasNoDuty(t *testing.T) {
	w := calling(t)
	s := w.now.(*call)
	id, err := w.office.(*wire.Desk).AddStaff(t.Context(), exam.Staff{Number: "777777", Name: exam.Name{FullAr: "عون المركز"}, Task: exam.Support})
	require.NoError(t, err)
	n := len(s.m.Lines(w.lang))
	test.Type(boxOf(t, w), "777777")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.call.no_duty"))
	enter(t, w)
	assert.Equal(t, exam.Present, w.office.State().Called(s.m.At, id).Presence)
	assert.Len(t, s.m.Lines(w.lang), n+1)
}

// Who is absent is replaced by the next reserve who may: one key sends them, and
// only what has changed of that room is printed again.
func TestAReserveStepsIn(t *testing.T) {
	w := calling(t)
	s := w.now.(*call)
	ctx := t.Context()
	tray := wire.Tray(t.TempDir())
	for _, d := range []string{app.RoomSlips, app.AttendanceSheets} {
		_, err := w.office.Print(ctx, app.PrintJob{Documents: []string{d}}, tray, nil)
		require.NoError(t, err)
	}
	first := w.office.State().Duties.Duties[0]
	standbys := w.office.State().Standbys(first.DutyPlace)
	want := slices.IndexFunc(standbys, func(one app.Standby) bool { return one.Bar == "" })
	require.GreaterOrEqual(t, want, 0)
	typed(w, fyne.KeyF4)
	over := func() string { return strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " ") }
	assert.Contains(t, over(), text.T(text.Arabic, "screen.call.standby.waiting"))
	enter(t, w)
	now := w.office.State().Duties
	assert.Equal(t, standbys[want].Staff, now.Duties[0].Staff)
	assert.Contains(t, now.Changes[len(now.Changes)-1].Reason, "غياب")
	assert.Contains(t, over(), model.DocumentName(text.Arabic, app.RoomSlips))
	assert.NotContains(t, over(), model.DocumentName(text.Arabic, app.AttendanceSheets), "nothing of the candidates has changed")
	prints := len(w.office.State().Prints)
	enter(t, w)
	all := w.office.State().Prints
	require.Len(t, all, prints+1)
	assert.Empty(t, w.office.State().Reprints(), "nothing else was untrue")
	assert.Equal(t, first.Room+" "+first.Sitting.String(), all[prints].Scope, "of one room at one sitting")
	assert.Empty(t, w.win.Canvas().Overlays().Top())
	boxOf(t, w)
	assert.Equal(t, 1, s.m.Tally().Open, "the place among the reserves is open now")
}

// Who may not step in cannot be sent; where nobody may, that is said.
func TestNobodyStepsInAgainstTheRules(t *testing.T) {
	w := calling(t)
	plan := w.office.State().Duties.Duties
	first := plan[0]
	for _, one := range w.office.State().Standbys(first.DutyPlace) {
		require.NoError(t, w.office.Call(t.Context(), exam.StaffCalled{Sitting: first.Sitting, Staff: one.Staff, Presence: exam.Absent}))
	}
	w.show(newCall(w))
	typed(w, fyne.KeyF4)
	over := strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " ")
	assert.Contains(t, over, text.T(text.Arabic, "screen.call.no_reserve"))
	press(t, w, "call.standby.1")
	press(t, w, "call.send")
	assert.Equal(t, first.Staff, w.office.State().Duties.Duties[0].Staff, "nobody was sent")
	typed(w, fyne.KeyEscape)
	boxOf(t, w)
}

// Hours are those of the state, as hours and minutes, and lead to their statement.
func TestHours(t *testing.T) {
	w := calling(t)
	first := w.office.State().Duties.Duties[0]
	require.NoError(t, w.office.Call(t.Context(), exam.StaffCalled{Sitting: first.Sitting, Staff: first.Staff, Presence: exam.Absent}))
	w.visit("hours")
	at(t, w, "hours")
	said := says(w)
	all := w.office.State().Hours()
	total := 0
	for _, h := range all {
		total += h.Total()
	}
	assert.Contains(t, said, app.Clock(total))
	assert.Contains(t, said, app.Clock(all[0].Total()))
	assert.Same(t, w.spots["table.hours"], w.win.Canvas().Focused())
	press(t, w, "next")
	at(t, w, "papers")
	assert.True(t, w.now.(papers).m.Ticked[app.HoursStatement])
}
