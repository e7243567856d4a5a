package ui

import (
	"fmt"
	"slices"
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
)

// staffed is a window with an open centre, placed and with so many people who may
// be given duties; every subject of the programme is taught by some.
func staffed(t *testing.T, p *pc, many int) *Window {
	t.Helper()
	w := practised(t, p, atOnce)
	o := w.office.(*wire.Desk)
	for _, m := range w.office.State().Staff { // of the practice centre
		require.NoError(t, o.RemoveStaff(t.Context(), m.ID, "لا يشارك"))
	}
	subjects := []string{"الفلسفة"}
	for _, q := range w.office.State().Programme.Papers {
		if s := q.Subject.In("ar"); !slices.Contains(subjects, s) {
			subjects = append(subjects, s)
		}
	}
	for i := range many {
		_, err := o.AddStaff(t.Context(), exam.Staff{
			Number: fmt.Sprintf("20%04d", i), Name: exam.Name{FullAr: fmt.Sprintf("الحارس رقم %d", i), FullFr: fmt.Sprintf("Surveillant %d", i)},
			Subject: subjects[i%len(subjects)], Sex: []exam.Sex{exam.Male, exam.Female}[i%2],
			Cycle: []exam.Cycle{exam.Secondary, exam.Middle}[i/2%2], School: "ثانوية النخيل",
		})
		require.NoError(t, err)
	}
	return w
}

// assigned is such a window with a plan of duties in view.
func assigned(t *testing.T, p *pc, many int) *Window {
	t.Helper()
	w := staffed(t, p, many)
	w.visit("duties")
	press(t, w, "next")
	at(t, w, "duties")
	require.NotNil(t, w.office.State().Duties)
	return w
}

// before there can be duties, what lacks is named with the way to it.
func TestDutiesNeedWhatComesBefore(t *testing.T) {
	p := newPC(t)
	w := newWindow(t, p, atOnce)
	d, err := wire.Create(t.Context(), p.dir+"/new.markaz", exam.Centre{Kind: exam.ExamCentre, Name: "مركز"})
	require.NoError(t, err)
	require.NoError(t, d.Close())
	w.OpenPath(p.dir + "/new.markaz")
	for _, place := range []string{"rooms", "centre", "staff"} {
		w.visit("duties")
		assert.Same(t, w.spots["need.rooms"], w.focus, "the first of the work has the keyboard")
		press(t, w, "need."+place)
		at(t, w, place)
	}
	w.visit("call")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.duties.first"))
	w.visit("hours")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.duties.first"))
}

// The rules are those of the settings; what is chosen says at once what it asks for,
// and the plan is made by it.
func TestDutiesAreAssigned(t *testing.T) {
	w := staffed(t, newPC(t), 90)
	w.visit("duties")
	s := w.now.(*duties)
	assert.Equal(t, *w.office.State().Settings.Duties, s.m.Rules)
	per := w.spots["duties.per_room"].(*kit.Select)
	assert.Equal(t, 1, per.SelectedIndex(), "two in every room")
	per.SetSelectedIndex(4)
	assert.Contains(t, says(w), "ينقص", "five in every room are too many")
	per.SetSelectedIndex(1)
	w.spots["duties.one_half"].(*kit.Check).SetChecked(true)
	w.spots["duties.one_half"].(*kit.Check).SetChecked(false)
	press(t, w, "duties.draw")
	assert.EqualValues(t, 1, s.m.Rules.Seed)
	w.win.Canvas().Focus(w.spots["duties.own_school"].(fyne.Focusable))
	enter(t, w)
	plan := w.office.State().Duties
	require.NotNil(t, plan)
	assert.Equal(t, s.m.Rules, plan.Rules)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.duties.filled"))
	require.NotNil(t, w.said)
	assert.Equal(t, text.T(text.Arabic, "screen.duties.assigned"), w.said.words)

	first := w.now.(*duties).m.At
	table := w.spots["table.duty_places"].(*kit.Table)
	w.win.Canvas().Focus(table)
	typed(w, fyne.KeyF8)
	second := w.now.(*duties).m.At
	assert.NotEqual(t, first, second, "the half-day after")
	assert.Same(t, w.spots["table.duty_places"], w.win.Canvas().Focused())
	typed(w, fyne.KeyF7)
	assert.Equal(t, first, w.now.(*duties).m.At)
	w.spots["duties.view"].(*kit.Select).SetSelectedIndex(1)
	assert.Contains(t, says(w), "الحارس رقم 7")
	w.spots["duties.find"].(*kit.Filter).SetText("200007")
	assert.Equal(t, 1, w.now.(*duties).grid.Len(), "somebody is found by their number")
	w.undo()
	press(t, w, "yes")
	assert.Nil(t, w.office.State().Duties, "the plan is taken back as a whole")
	at(t, w, "duties")
}

// Whoever has too few people is told which places stay open, why, and what to do.
func TestOpenPlacesAreNamed(t *testing.T) {
	w := assigned(t, newPC(t), 20)
	said := says(w)
	assert.Contains(t, said, "شاغرة")
	assert.Contains(t, said, text.T(text.Arabic, "screen.duty.open"))
	press(t, w, "duties.more")
	over := strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " ")
	assert.Contains(t, over, text.T(text.Arabic, "screen.duties.clash"))
	assert.Contains(t, over, text.T(text.Arabic, "screen.duties.loads"))
	typed(w, fyne.KeyEscape)
	assert.Nil(t, w.win.Canvas().Overlays().Top())
}

// A duty says why it is so, is locked, given away, and swapped, each with a reason.
func TestOneDuty(t *testing.T) {
	w := assigned(t, newPC(t), 90)
	plan := func() []exam.Duty { return w.office.State().Duties.Duties }
	first := plan()[0]
	w.win.Canvas().Focus(w.spots["table.duty_places"].(*kit.Table))
	enter(t, w)
	over := func() string { return strings.Join(kit.Words(w.win.Canvas().Overlays().Top()), " ") }
	who, _ := w.office.State().StaffMember(first.Staff)
	assert.Contains(t, over(), who.Name.Any())
	assert.Contains(t, over(), text.T(text.Arabic, "bar.own_subject"), "who is kept from it, and by what")
	press(t, w, "duty.lock")
	assert.True(t, plan()[0].Locked)
	assert.Contains(t, over(), text.T(text.Arabic, "screen.duty.unlock"))

	press(t, w, "duty.give")
	query := w.spots["choose.query"].(*kit.Seek)
	require.Same(t, query, w.win.Canvas().Focused())
	fits := w.office.State().DutyFits(first.DutyPlace)
	barred, _ := w.office.State().StaffMember(fits[slices.IndexFunc(fits, func(f app.DutyFit) bool { return f.Bar == "own_subject" })].Staff)
	test.Type(query, barred.Number)
	enter(t, w)
	assert.Contains(t, over(), text.T(text.Arabic, "bar.own_subject"))
	require.NotNil(t, w.spots["choose.query"], "who may not is not chosen")
	query.SetText("")
	enter(t, w)
	require.NotNil(t, w.spots["duty.reason"])
	enter(t, w)
	assert.Contains(t, over(), text.T(text.Arabic, "screen.duty.reason_first"))
	test.Type(w.win.Canvas().Focused(), "طلب شخصي")
	enter(t, w)
	assert.Nil(t, w.win.Canvas().Overlays().Top())
	assert.NotEqual(t, first.Staff, plan()[0].Staff)
	changes := w.office.State().Duties.Changes
	assert.Equal(t, "طلب شخصي", changes[len(changes)-1].Reason)

	given := plan()[0].Staff
	w.showDuty(plan()[:2], 0)
	assert.Contains(t, over(), "طلب شخصي", "what was changed by hand is told")
	press(t, w, "duty.swap")
	enter(t, w)
	test.Type(w.win.Canvas().Focused(), "تبادل")
	enter(t, w)
	assert.NotEqual(t, given, plan()[0].Staff)
	w.undo()
	press(t, w, "yes")
	assert.Equal(t, given, plan()[0].Staff)
}

// Whoever chooses another duty of a room by the keyboard stays on the choice.
func TestTheKeyboardStaysOnTheChoiceOfADuty(t *testing.T) {
	w := assigned(t, newPC(t), 90)
	w.showDuty(w.office.State().Duties.Duties[:2], 0)
	which := w.spots["duty.which"].(*kit.Select)
	w.win.Canvas().Focus(which)
	which.SetSelectedIndex(1)
	assert.Same(t, w.spots["duty.which"], w.win.Canvas().Focused())
	assert.Equal(t, 1, w.spots["duty.which"].(*kit.Select).SelectedIndex())
}

// A plan that is made anew shows what changes before anything is stored, and keeps
// what is locked.
func TestDutiesAreAssignedAnew(t *testing.T) {
	w := assigned(t, newPC(t), 90)
	was := *w.office.State().Duties
	require.NoError(t, w.office.LockDuties(t.Context(), true, was.Duties[0].DutyPlace))
	press(t, w, "again")
	press(t, w, "duties.draw")
	press(t, w, "next")
	assert.Equal(t, was.ID, w.office.State().Duties.ID, "nothing is stored yet")
	n := len(w.now.(*duties).m.Shifts)
	require.NotZero(t, n)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.duties.shifts", text.Args{"n": n}))
	press(t, w, "next")
	now := w.office.State().Duties
	assert.NotEqual(t, was.ID, now.ID)
	assert.Equal(t, was.Duties[0].Staff, now.Duties[0].Staff, "it was locked")
	changed := 0
	for i := range now.Duties {
		if now.Duties[i].Staff != was.Duties[i].Staff {
			changed++
		}
	}
	assert.Equal(t, n, changed, "what was shown is what has changed")
}

// The pages of invigilation fit a small screen, however large their text.
func TestDutiesInLargeText(t *testing.T) {
	p := newPC(t)
	w := assigned(t, p, 20)
	for _, lang := range []text.Lang{text.Arabic, text.French} {
		w.setLanguage(lang)
		for _, size := range []int{100, 200} {
			p.look.TextSize = size
			kit.SetLook(Look(p.look))
			for _, name := range []string{"duties", "duties again", "call", "hours"} {
				w.visit(strings.TrimSuffix(name, " again"))
				if name == "duties again" {
					press(t, w, "again")
				}
				least := w.win.Content().MinSize()
				assert.LessOrEqual(t, least.Width, smallest.Width, "%s in %s at %d %%", name, lang, size)
				assert.LessOrEqual(t, least.Height, smallest.Height, "%s in %s at %d %%", name, lang, size)
			}
		}
	}
}

// What is slow is worked out off the window's goroutine: a page is there at once, and
// says more when that is done.
func TestThePlanIsThereAtOnce(t *testing.T) {
	w := assigned(t, newPC(t), 60)
	var held []func()
	w.run = holding(&held)
	w.show(newDuties(w))
	require.Len(t, held, 1)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.duties.looking"))
	table := w.spots["table.duty_places"].(*kit.Table)
	assert.Same(t, table, w.win.Canvas().Focused())
	typed(w, fyne.KeyDown)
	held[0]()
	assert.NotContains(t, says(w), text.T(text.Arabic, "screen.duties.looking"))
	assert.Equal(t, 1, table.At(), "whoever has gone on meanwhile is left where they are")
}
