package wire

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/duties"
	"markaz/app/exam"
)

// Places, hours and rules follow who sits in a room and what they write.
func TestDutiesFollowWhoSitsWhere(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	var b strings.Builder
	b.WriteString("رقم الامتحان;الاسم العائلي;الاسم الشخصي;الجنس;تاريخ الازدياد;المسلك;نوع الترشيح;القاعة;الطاولة\n")
	for i := range 12 { // room 1: sciences; room 2: two tracks, one of them free
		track, kind, room := "2BACSMA", "متمدرس", "1"
		if i >= 6 {
			track, room = "2BACLSH", "2"
		}
		if i == 8 {
			kind = "حر"
		}
		if i > 9 {
			track = "2BACPC"
		}
		fmt.Fprintf(&b, "%04d;العائلة %d;الشخصي %d;أنثى;01/02/2007;%s;%s;%s;%d\n", i+1, i, i, track, kind, room, 1+i%6)
	}
	list(t, d, "a.csv", b.String())
	require.Equal(t, exam.Free, d.State().Candidates[8].Candidature)
	require.NoError(t, d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{
		{Code: "m", Subject: exam.Words{Ar: "الرياضيات"}, Date: "2026-06-02", Start: "08:00", Minutes: 240, Tracks: []string{"2BACSMA"}},
		{Code: "a", Subject: exam.Words{Ar: "اللغة العربية"}, Date: "2026-06-02", Start: "08:00", Minutes: 120, Tracks: []string{"2BACLSH"}},
		{Code: "h", Subject: exam.Words{Ar: "التاريخ"}, Date: "2026-06-02", Start: "09:00", Minutes: 120, Tracks: []string{"2BACPC"}},
		{Code: "f", Subject: exam.Words{Ar: "اللغة الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 90, Tracks: []string{"2BACLSH"}},
	}}))
	_, err := d.Seat(ctx, exam.Rules{Listed: true}, false)
	require.NoError(t, err)
	for i := range 10 {
		m := exam.Staff{Number: fmt.Sprintf("10%04d", i), Name: exam.Name{FullAr: fmt.Sprintf("حارس %02d", i)}}
		if i == 0 {
			m.Relatives = []string{"0002"}
		}
		_, err := d.AddStaff(ctx, m)
		require.NoError(t, err)
	}
	_, err = d.AssignDuties(ctx, exam.DutyRules{PerRoom: 2, PerFreeRoom: 3, NoTeachers: true})
	require.NoError(t, err)
	places := map[string]int{}
	for _, duty := range d.State().Duties.Duties {
		places[string(duty.Half)+duty.Room]++
	}
	assert.Equal(t, map[string]int{"am1": 2, "am2": 3, "pm2": 3}, places, "nobody watches a room in which nothing is written, and more where somebody is free")

	relative := d.State().Staff[0].ID
	for _, duty := range d.State().Duties.Duties {
		if duty.Room == "1" {
			assert.NotEqual(t, relative, duty.Staff)
			err := d.ChangeDuties(ctx, "تبادل", exam.Duty{DutyPlace: duty.DutyPlace, Staff: relative})
			require.ErrorIs(t, err, exam.ErrBarred)
		}
	}
	assert.Empty(t, d.State().DutyTroubles())
	m := d.State().Staff[9]
	m.Relatives = []string{"0001", "0007"}
	require.NoError(t, d.ChangeStaff(ctx, m, "قريب"))
	for _, trouble := range d.State().DutyTroubles() {
		assert.Equal(t, duties.Relative, trouble.Bar)
		assert.Equal(t, m.ID, trouble.Staff)
	}

	for _, h := range d.State().Hours() {
		want := 0
		for _, duty := range d.State().Duties.Duties {
			if duty.Staff == h.Staff { // two papers at once count once
				want += map[string]int{"am1": 240, "am2": 180, "pm2": 90}[string(duty.Half)+duty.Room]
			}
		}
		assert.Equal(t, want, h.Invigilation)
	}

	require.Equal(t, 8, d.State().LabelsWanted("1"), "six, and two spare ones")
	require.NoError(t, d.CountLabels(ctx, "1", 7))
	require.NoError(t, d.CountLabels(ctx, "2", 8))
	line := readyLine(d, "labels")
	assert.Equal(t, 1, line.Done)
	require.Len(t, line.Lacks, 1)
	assert.Equal(t, 1, line.Lacks[0].Count)
	require.ErrorIs(t, d.CountLabels(ctx, "9", 7), exam.ErrNotFound)
	require.ErrorIs(t, d.CountLabels(ctx, "1", -1), exam.ErrInvalid)
}
