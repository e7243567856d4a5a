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
