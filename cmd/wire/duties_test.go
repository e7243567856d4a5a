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

// staffed is a centre of 45 candidates in three rooms, with two sittings and n
// people who may invigilate.
func staffed(t *testing.T, n int) *Desk {
	t.Helper()
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 45))
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{
		{Code: "m", Subject: exam.Words{Ar: "الرياضيات"}, Date: "2026-06-02", Start: "08:00", Minutes: 240},
		{Code: "f", Subject: exam.Words{Ar: "اللغة الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 120},
	}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	for i := range n {
		_, err := d.AddStaff(ctx, exam.Staff{Number: fmt.Sprintf("10%04d", i), Name: exam.Name{FullAr: fmt.Sprintf("حارس %02d", i)}, Subject: []string{"الرياضيات", "الفرنسية", "الفلسفة"}[i%3]})
		require.NoError(t, err)
	}
	return d
}

func TestDutiesOfACentre(t *testing.T) {
	d := staffed(t, 18)
	ctx := t.Context()
	r, err := d.AssignDuties(ctx, *d.State().Settings.Duties)
	require.NoError(t, err)
	s := d.State()
	require.NotNil(t, s.Duties)
	assert.Equal(t, r.Duties, s.Duties.Duties)
	assert.Zero(t, r.Open)
	for _, duty := range s.Duties.Duties {
		who, ok := s.StaffMember(duty.Staff)
		require.True(t, ok)
		if duty.Role == exam.Invigilator && duty.Half == exam.Morning {
			assert.NotEqual(t, "الرياضيات", who.Subject)
		}
	}

	first := s.Duties.Duties[0]
	standby := s.Standbys(first.DutyPlace)
	require.NotEmpty(t, standby)
	require.NoError(t, d.Call(ctx, exam.StaffCalled{Sitting: first.Sitting, Staff: first.Staff, Presence: exam.Absent}))
	var send exam.ID
	for _, one := range standby {
		if one.Bar == "" {
			send = one.Staff
			break
		}
	}
	if send != (exam.ID{}) {
		require.NoError(t, d.Replace(ctx, first.DutyPlace, send, "تغيب"))
		assert.Equal(t, send, d.State().Duties.Duties[0].Staff)
	}
	var barred *app.Barred
	for _, m := range d.State().Staff {
		if m.Subject == "الرياضيات" {
			err := d.ChangeDuties(ctx, "تبادل", exam.Duty{DutyPlace: first.DutyPlace, Staff: m.ID})
			require.ErrorAs(t, err, &barred)
			assert.Equal(t, duties.OwnSubject, barred.Bar)
			break
		}
	}
	sameAsOpenedAnew(t, d, "duties")
}

// A plan that was right when it was made says what is wrong with it since.
func TestDutiesAreOutOfDate(t *testing.T) {
	d := staffed(t, 24)
	ctx := t.Context()
	rules := exam.DutyRules{Reserves: 1}
	_, err := d.AssignDuties(ctx, rules)
	require.NoError(t, err)
	assert.Empty(t, d.State().DutyTroubles())
	staff := func() app.ReadyLine {
		lines := d.State().Readiness()
		return lines[slices.IndexFunc(lines, func(l app.ReadyLine) bool { return l.Key == app.ReadyStaff })]
	}
	assert.True(t, staff().Good())
	whole := staff().All

	first := d.State().Duties.Duties[0]
	m, _ := d.State().StaffMember(first.Staff)
	m.Away = []exam.Sitting{first.Sitting}
	require.NoError(t, d.ChangeStaff(ctx, m, "مرض"))
	assert.Equal(t, []duties.Trouble{{Duty: first, Bar: duties.Away}}, d.State().DutyTroubles())
	assert.Equal(t, whole-1, staff().Done, "who cannot come fills no place")
	why, ok := d.State().WhyDuty(first.DutyPlace)
	require.True(t, ok)
	assert.Equal(t, first, why.Duty)
	_, ok = d.State().WhyDuty(exam.DutyPlace{Role: exam.Reserve, Slot: 9})
	assert.False(t, ok)

	p := d.State().Programme
	p.Papers = append(slices.Clone(p.Papers), exam.Paper{Code: "p", Subject: exam.Words{Ar: "الفلسفة"}, Date: "2026-06-03", Start: "08:00", Minutes: 120})
	require.NoError(t, d.SetProgramme(ctx, p))
	bars := map[duties.Bar]int{}
	for _, trouble := range d.State().DutyTroubles() {
		bars[trouble.Bar]++
	}
	assert.Equal(t, map[duties.Bar]int{duties.Away: 1, duties.Missing: 3*2 + 1 + 1}, bars)
	assert.Equal(t, whole+8, staff().All)
	assert.Equal(t, whole-1, staff().Done)

	last := d.State().Duties.Duties[2]
	require.NoError(t, d.LockDuties(ctx, true, last.DutyPlace))
	rules.Seed = 77
	r, err := d.AssignDuties(ctx, rules)
	require.NoError(t, err)
	assert.Zero(t, r.Open)
	assert.Empty(t, d.State().DutyTroubles())
	assert.True(t, staff().Good())
	last.Locked = true
	assert.Contains(t, d.State().Duties.Duties, last, "what was locked stays")
	sameAsOpenedAnew(t, d, "made anew")
}

func TestSeatsAreMovedByHand(t *testing.T) {
	d := staffed(t, 0)
	ctx := t.Context()
	plan := d.State().Plan
	a, b := plan.Seats[0], plan.Seats[30]
	require.ErrorIs(t, d.MoveSeats(ctx, "", a), exam.ErrInvalid, "no reason")
	require.ErrorIs(t, d.MoveSeats(ctx, "طلب", exam.Seat{Candidate: a.Candidate, Room: b.Room, Table: b.Table}), exam.ErrTaken)
	require.NoError(t, d.MoveSeats(ctx, "طلب", exam.Seat{Candidate: a.Candidate, Room: b.Room, Table: b.Table}, exam.Seat{Candidate: b.Candidate, Room: a.Room, Table: a.Table}))
	now, _ := d.State().Seat(a.Candidate)
	assert.Equal(t, b.Room, now.Room)
	sameAsOpenedAnew(t, d, "moved")
	last, _ := d.LastAct()
	require.NoError(t, d.TakeBack(ctx, last, ""))
	now, _ = d.State().Seat(a.Candidate)
	assert.Equal(t, a, now)
}

// A large plan is locked whole, though no entry holds it.
func TestAWholePlanIsLocked(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 400))
	s := d.State().Settings
	s.Capacity = 4
	require.NoError(t, d.SetChoices(ctx, d.State().Centre, s))
	var papers []exam.Paper
	for day := range 3 {
		papers = append(papers, exam.Paper{Code: fmt.Sprint(day), Subject: exam.Words{Ar: "اللغة الفرنسية"}, Date: exam.Date(fmt.Sprintf("2026-06-0%d", 2+day)), Start: "08:00", Minutes: 120})
	}
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: papers}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	takeStaff(t, d, staffHead+staffRows(1, 210))
	_, err = d.AssignDuties(ctx, exam.DutyRules{NoTeachers: true})
	require.NoError(t, err)
	var places []exam.DutyPlace
	for _, duty := range d.State().Duties.Duties {
		places = append(places, duty.DutyPlace)
	}
	require.Len(t, places, 600)
	require.NoError(t, d.LockDuties(ctx, true, places...))
	unlocked := func() (n int) {
		for _, duty := range d.State().Duties.Duties {
			if !duty.Locked {
				n++
			}
		}
		return n
	}
	assert.Zero(t, unlocked())
	last, _ := d.LastAct()
	assert.Equal(t, "duty.changed/1", last.Kind)
	require.NoError(t, d.TakeBack(ctx, last, ""))
	assert.Equal(t, len(places), unlocked(), "and let go whole")
	require.ErrorIs(t, d.LockDuties(ctx, false, places...), exam.ErrNothing)
}
