package wire

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/duties"
	"markaz/app/exam"
)

// What a hand may do with the plan of duties: all of it together, by the hard rules.
func TestDutiesChangedByHand(t *testing.T) {
	d := staffed(t, 24)
	ctx := t.Context()
	_, err := d.AssignDuties(ctx, exam.DutyRules{OneHalf: true, NoTeachers: true, OwnSubject: true})
	require.NoError(t, err)
	all := d.State().Duties.Duties
	a, b, later := all[0], all[2], all[len(all)-1]
	require.Equal(t, a.Sitting, b.Sitting)
	require.NotEqual(t, a.Sitting, later.Sitting)
	give := func(place exam.Duty, who exam.ID) exam.Duty { return exam.Duty{DutyPlace: place.DutyPlace, Staff: who} }
	tests := []struct {
		name    string
		changes []exam.Duty
		bar     duties.Bar
	}{
		{"a second place at the sitting", []exam.Duty{give(b, a.Staff)}, duties.Busy},
		{"two people in each other's place", []exam.Duty{give(b, a.Staff), give(a, b.Staff)}, ""},
		{"a place that is left in the same act", []exam.Duty{give(b, a.Staff), give(a, exam.ID{})}, ""},
		{"the other half of the day", []exam.Duty{give(later, a.Staff)}, duties.OtherHalf},
		{"the other half instead", []exam.Duty{give(later, a.Staff), give(a, exam.ID{})}, ""},
		{"two places, both new", []exam.Duty{give(all[4], a.Staff), give(b, a.Staff), give(a, exam.ID{})}, duties.Busy},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := d.State().Duties
			err := d.ChangeDuties(ctx, "تبادل", tt.changes...)
			if tt.bar != "" {
				var barred *app.Barred
				require.ErrorAs(t, err, &barred)
				assert.Equal(t, tt.bar, barred.Bar)
				assert.Equal(t, before, d.State().Duties, "all or none")
				return
			}
			require.NoError(t, err)
			for _, c := range tt.changes {
				assert.Contains(t, d.State().Duties.Duties, c)
			}
			last, _ := d.LastAct()
			require.NoError(t, d.TakeBack(ctx, last, ""))
			assert.Equal(t, all, d.State().Duties.Duties)
		})
	}
}

// What is offered can be done, and what is not cannot, for the reason that is told.
func TestFitsAndSwapsAreTrue(t *testing.T) {
	d := staffed(t, 24)
	ctx := t.Context()
	_, err := d.AssignDuties(ctx, exam.DutyRules{Reserves: 1})
	require.NoError(t, err)
	place := d.State().Duties.Duties[0]
	told := map[string]int{}
	try := func(what string, bar duties.Bar, theirs bool, changes ...exam.Duty) {
		err := d.ChangeDuties(ctx, "تبادل", changes...)
		told[what]++
		if bar == "" {
			require.NoError(t, err)
			last, _ := d.LastAct()
			require.NoError(t, d.TakeBack(ctx, last, ""))
			return
		}
		var barred *app.Barred
		require.ErrorAs(t, err, &barred)
		assert.Equal(t, bar, barred.Bar)
		assert.Equal(t, theirs, barred.Duty == changes[len(changes)-1] && len(changes) > 1)
	}
	s := d.State()
	for _, f := range s.DutyFits(place.DutyPlace) {
		try("fit "+string(f.Bar), f.Bar, false, exam.Duty{DutyPlace: place.DutyPlace, Staff: f.Staff})
	}
	for i, one := range s.Duties.Duties {
		for _, w := range s.DutySwaps(one.DutyPlace) {
			what := "swap"
			if w.Theirs {
				what = "swap, theirs"
			}
			if i == 0 || w.Theirs && told[what] < 5 {
				try(what, w.Bar, w.Theirs, exam.Duty{DutyPlace: w.DutyPlace, Staff: one.Staff}, exam.Duty{DutyPlace: one.DutyPlace, Staff: w.Staff})
			}
		}
	}
	for _, what := range []string{"fit ", "fit busy", "fit own_subject", "swap", "swap, theirs"} {
		assert.Positive(t, told[what], what)
	}
}
