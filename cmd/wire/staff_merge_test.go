package wire

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// A list that comes again has a row for each of two records that were merged.
func TestWhoIsOneStaysOne(t *testing.T) {
	const noNumbers = ";;العائلة 7;الشخصي 7;;الثانوية 1;\n;;FAMILLE;Prenom;;الثانوية 1;\n"
	tests := []struct {
		name       string
		body       string
		from, into int
	}{
		{"the first into the second", staffRows(1, 4), 0, 1},
		{"the second into the first", staffRows(1, 4), 1, 0},
		{"into one without numbers", staffRows(1, 2) + noNumbers, 0, 2},
		{"of one without numbers", staffRows(1, 2) + noNumbers, 2, 0},
		{"both without numbers", noNumbers, 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk(t)
			ctx := t.Context()
			takeStaff(t, d, staffHead+tt.body)
			s := d.State()
			from, into := s.Staff[tt.from].ID, s.Staff[tt.into].ID
			require.NoError(t, d.MergeStaff(ctx, from, into, "شخص واحد"))
			before := d.State().Staff
			_, err := d.ImportStaff(ctx, nil, staffDraft(t, d, staffHead+tt.body))
			require.ErrorIs(t, err, exam.ErrNothing)
			for _, one := range d.State().CompareStaff(staffDraft(t, d, staffHead+tt.body)).Matches {
				assert.NotEqual(t, from, one.Staff)
				assert.Equal(t, app.StaffKnown, one.Kind)
			}
			takeStaff(t, d, staffHead+tt.body+staffRows(50, 1))
			assert.Equal(t, before, d.State().Staff[:len(before)], "what stands is not changed by the other row")
			assert.Len(t, d.State().Staff, len(before)+1)

			require.NoError(t, d.RemoveStaff(ctx, into, "انتقل"))
			c := d.State().CompareStaff(staffDraft(t, d, staffHead+tt.body))
			assert.Zero(t, c.Count(app.StaffNew), "and who was taken out stays out, by whichever record")
			assert.Equal(t, 2, c.Count(app.StaffGone))
		})
	}
}

func TestWhoIsSpokenOfIsNotTakenBack(t *testing.T) {
	add := func(d *Desk) (exam.ID, app.Act) {
		id, err := d.AddStaff(t.Context(), exam.Staff{Number: "7777", Name: exam.Name{FullAr: "العلوي سناء"}})
		require.NoError(t, err)
		act, _ := d.LastAct()
		return id, act
	}
	tests := []struct {
		name string
		do   func(d *Desk, id exam.ID) error
	}{
		{"who stands for another record", func(d *Desk, id exam.ID) error {
			return d.MergeStaff(t.Context(), d.State().Staff[0].ID, id, "شخص واحد")
		}},
		{"who was called", func(d *Desk, id exam.ID) error {
			return d.Call(t.Context(), exam.StaffCalled{Sitting: d.State().Programme.Sittings()[0], Staff: id, Presence: exam.Present})
		}},
		{"who may have a duty", func(d *Desk, _ exam.ID) error {
			_, err := d.AssignDuties(t.Context(), exam.DutyRules{})
			return err
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := staffed(t, 1)
			id, act := add(d)
			require.NoError(t, tt.do(d, id))
			before := d.State().Staff
			require.ErrorIs(t, d.TakeBack(t.Context(), act, ""), exam.ErrDependent)
			assert.Equal(t, before, d.State().Staff)
		})
	}
	d := staffed(t, 1)
	_, act := add(d)
	require.NoError(t, d.Call(t.Context(), exam.StaffCalled{Sitting: d.State().Programme.Sittings()[0], Staff: d.State().Staff[0].ID, Presence: exam.Present}))
	require.NoError(t, d.TakeBack(t.Context(), act, ""), "of whom nothing is said")
}

func TestAMergedRecordTakesWhatItDoesNotSay(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	morning, evening := exam.Sitting{Date: "2026-06-02", Half: exam.Morning}, exam.Sitting{Date: "2026-06-02", Half: exam.Afternoon}
	into, err := d.AddStaff(ctx, exam.Staff{Name: exam.Name{FullAr: "سناء العلوي"}, Subject: "SVT", Away: []exam.Sitting{evening}})
	require.NoError(t, err)
	from, err := d.AddStaff(ctx, exam.Staff{
		Number: "7777", Name: exam.Name{FamilyAr: "العلوي", GivenAr: "سناء", FullFr: "ALAOUI Sanae"}, Subject: "رياضيات", School: "ثانوية",
		Task: exam.Observer, Away: []exam.Sitting{morning}, Relatives: []string{"12"},
	})
	require.NoError(t, err)
	require.NoError(t, d.MergeStaff(ctx, from, into, "شخص واحد"))
	require.Len(t, d.State().Staff, 1)
	assert.Equal(t, exam.Staff{
		ID: into, Number: "7777", Name: exam.Name{FullAr: "سناء العلوي", FullFr: "ALAOUI Sanae"}, Subject: "SVT", School: "ثانوية",
		Away: []exam.Sitting{morning, evening}, Relatives: []string{"12"},
	}, d.State().Staff[0])
}
