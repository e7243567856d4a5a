package wire

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/duties"
	"markaz/app/exam"
)

// onDuty is a centre with a plan of duties, three reserves at each sitting, one of
// whom may step in at the first place: plans follow the ids, which are drawn anew.
func onDuty(t *testing.T) *Desk {
	t.Helper()
	d := staffed(t, 24)
	for seed := range uint64(20) {
		_, err := d.AssignDuties(t.Context(), exam.DutyRules{Reserves: 3, Seed: seed + 1})
		require.NoError(t, err)
		if standbyOf(d, d.State().Duties.Duties[0].DutyPlace) != (exam.ID{}) {
			return d
		}
	}
	require.Fail(t, "nobody may step in")
	return nil
}

func absent(t *testing.T, d *Desk, duty exam.Duty) {
	t.Helper()
	require.NoError(t, d.Call(t.Context(), exam.StaffCalled{Sitting: duty.Sitting, Staff: duty.Staff, Presence: exam.Absent}))
}

// stepIn sends the first reserve who may to a place.
func stepIn(t *testing.T, d *Desk, place exam.DutyPlace) exam.ID {
	t.Helper()
	one := standbyOf(d, place)
	require.NoError(t, d.Replace(t.Context(), place, one, "تغيب"))
	return one
}

func hoursOf(d *Desk, id exam.ID) app.Hours {
	for _, h := range d.State().Hours() {
		if h.Staff == id {
			return h
		}
	}
	return app.Hours{}
}

func TestWhoWasAbsentStaysAbsentWhoeverStepsIn(t *testing.T) {
	d := onDuty(t)
	first := d.State().Duties.Duties[0]
	planned := hoursOf(d, first.Staff)
	absent(t, d, first)
	before := hoursOf(d, first.Staff)
	assert.Equal(t, 1, before.Absent)
	assert.Equal(t, planned.Total()-240, before.Total())
	send := stepIn(t, d, first.DutyPlace)
	assert.Equal(t, before, hoursOf(d, first.Staff), "they are counted absent as before")
	assert.Equal(t, 240, hoursOf(d, send).Invigilation)
	first.Locked = false
	assert.Equal(t, []app.Relieved{{Duty: first, Instead: send}}, d.State().Relieved(first.Sitting))
	sameAsOpenedAnew(t, d, "stepped in")

	_, err := d.AssignDuties(t.Context(), exam.DutyRules{Reserves: 3, Seed: 5})
	require.NoError(t, err)
	assert.Equal(t, 1, hoursOf(d, first.Staff).Absent, "another plan makes nobody present")

	require.NoError(t, d.Call(t.Context(), exam.StaffCalled{Sitting: first.Sitting, Staff: first.Staff, Presence: exam.Present}))
	assert.Empty(t, d.State().Relieved(first.Sitting), "who came after all was not absent")
}

func TestWhoIsMergedKeepsTheAnswerToTheCall(t *testing.T) {
	d := onDuty(t)
	ctx := t.Context()
	first := d.State().Duties.Duties[0]
	absent(t, d, first)
	other, err := d.AddStaff(ctx, exam.Staff{Name: exam.Name{FullAr: "حارس مكرر"}})
	require.NoError(t, err)
	require.NoError(t, d.MergeStaff(ctx, first.Staff, other, "شخص واحد"))
	assert.Equal(t, exam.Absent, d.State().Called(first.Sitting, other).Presence)
	assert.Equal(t, 1, hoursOf(d, other).Absent)
	sameAsOpenedAnew(t, d, "merged")
	send := stepIn(t, d, first.DutyPlace)
	assert.Equal(t, []app.Relieved{{Duty: exam.Duty{DutyPlace: first.DutyPlace, Staff: other}, Instead: send}}, d.State().Relieved(first.Sitting))

	require.NoError(t, d.Call(ctx, exam.StaffCalled{Sitting: first.Sitting, Staff: other, Presence: exam.Late, Minutes: 5}))
	assert.Equal(t, exam.Late, d.State().Called(first.Sitting, other).Presence, "of two answers the later counts")
}

// Two places at one sitting, as two records of one person may have: paid once.
func TestHoursOfASittingCountOnce(t *testing.T) {
	d := onDuty(t)
	ctx := t.Context()
	at := d.State().Duties.Duties[0]
	other := d.State().Duties.Duties[2]
	require.Equal(t, at.Sitting, other.Sitting)
	one := hoursOf(d, at.Staff)
	require.NoError(t, d.MergeStaff(ctx, other.Staff, at.Staff, "شخص واحد"))
	for _, duty := range d.State().Duties.Duties {
		if duty.Sitting != at.Sitting && duty.Staff == at.Staff {
			require.NoError(t, d.ChangeDuties(ctx, "رفع", exam.Duty{DutyPlace: duty.DutyPlace}))
		}
	}
	assert.Equal(t, 1, hoursOf(d, at.Staff).Sittings)
	assert.Equal(t, 240, hoursOf(d, at.Staff).Total())
	assert.LessOrEqual(t, 240, one.Total())
	assert.True(t, slices.ContainsFunc(d.State().DutyTroubles(), func(found duties.Trouble) bool { return found.Bar == duties.Busy }))
}

// What was done at a sitting is not made up anew: hours are paid for it.
func TestAPlanMadeAnewLeavesSittingsThatWereCalled(t *testing.T) {
	d := onDuty(t)
	ctx := t.Context()
	first := d.State().Duties.Duties[0]
	absent(t, d, first)
	stepIn(t, d, first.DutyPlace)
	at := func() (all []exam.Duty) {
		for _, duty := range d.State().Duties.Duties {
			if duty.Sitting == first.Sitting && duty.Staff != (exam.ID{}) {
				duty.Locked = false
				all = append(all, duty)
			}
		}
		return all
	}
	before := at()
	_, err := d.AssignDuties(ctx, exam.DutyRules{Reserves: 3, Seed: 99})
	require.NoError(t, err)
	assert.Subset(t, placesIn(at()), placesIn(before))
	for _, duty := range d.State().Duties.Duties {
		if duty.Staff == first.Staff {
			assert.NotEqual(t, first.Sitting, duty.Sitting, "who was absent fills no place that they left")
		}
	}

	later := d.State().Duties.Duties[len(d.State().Duties.Duties)-1]
	require.NotEqual(t, first.Sitting, later.Sitting)
	before = at()
	require.NoError(t, d.ChangeDuties(ctx, "لم يأت أحد", exam.Duty{DutyPlace: first.DutyPlace}))
	require.NoError(t, d.Call(ctx, exam.StaffCalled{Sitting: later.Sitting, Staff: later.Staff, Presence: exam.Present}))
	_, err = d.AssignDuties(ctx, exam.DutyRules{Reserves: 3})
	require.NoError(t, err)
	assert.Len(t, at(), len(before)-1, "nobody is given a place afterwards")
}

func placesIn(all []exam.Duty) (words []string) {
	for _, d := range all {
		words = append(words, fmt.Sprint(d.Role, d.Room, d.Subject, d.Slot, d.Staff))
	}
	return words
}

func TestWhoMayBeSentToAPlace(t *testing.T) {
	d := onDuty(t)
	ctx := t.Context()
	first := d.State().Duties.Duties[0]
	all := d.State().Standbys(first.DutyPlace)
	require.Len(t, all, 3)
	require.ErrorIs(t, d.Replace(ctx, first.DutyPlace, first.Staff, "تغيب"), exam.ErrNotFound, "no reserve")
	require.ErrorIs(t, d.Replace(ctx, all[0].DutyPlace, all[0].Staff, "تغيب"), exam.ErrNothing, "who stands there")
	one := standbyOf(d, first.DutyPlace)
	require.ErrorIs(t, d.Replace(ctx, first.DutyPlace, one, " "), exam.ErrInvalid, "no reason")
	require.NoError(t, d.Call(ctx, exam.StaffCalled{Sitting: first.Sitting, Staff: one, Presence: exam.Absent}))
	require.ErrorIs(t, d.Replace(ctx, first.DutyPlace, one, "تغيب"), exam.ErrBarred, "an absent reserve")
	require.NoError(t, d.Call(ctx, exam.StaffCalled{Sitting: first.Sitting, Staff: one, Presence: exam.Late, Minutes: 3}))
	require.NoError(t, d.Replace(ctx, first.DutyPlace, one, "تغيب"), "who comes late may step in")

	empty := desk(t)
	require.ErrorIs(t, empty.ChangeDuties(ctx, "سبب", first), exam.ErrNoDuties)
	require.ErrorIs(t, empty.LockDuties(ctx, true, first.DutyPlace), exam.ErrNoDuties)
	require.ErrorIs(t, d.ChangeDuties(ctx, "سبب", exam.Duty{DutyPlace: exam.DutyPlace{Role: exam.Reserve, Slot: 9}}), exam.ErrNotFound)
	open := exam.Duty{DutyPlace: first.DutyPlace, Locked: true}
	require.NoError(t, d.ChangeDuties(ctx, "سبب", open))
	open.Locked = false
	assert.Contains(t, d.State().Duties.Duties, open, "there is nobody to keep there")
}

func TestThePlaceOfWhoIsTakenOutIsOpen(t *testing.T) {
	d := onDuty(t)
	ctx := t.Context()
	first := d.State().Duties.Duties[0]
	require.NoError(t, d.LockDuties(ctx, true, first.DutyPlace))
	require.NoError(t, d.RemoveStaff(ctx, first.Staff, "انتقل"))
	assert.Equal(t, exam.Duty{DutyPlace: first.DutyPlace}, d.State().Duties.Duties[0], "nobody is kept there")
	last, _ := d.LastAct()
	require.NoError(t, d.TakeBack(ctx, last, ""))
	first.Locked = true
	assert.Equal(t, first, d.State().Duties.Duties[0], "who comes back has it as before")
}
