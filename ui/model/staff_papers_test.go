package model_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

// The papers of the staff are offered once there is something to print of them, and
// of one sitting where one is chosen.
func TestPapersOfTheStaffAreOffered(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	keep(t, model.NewCentre(o))
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m := model.NewPapers(o, desk, desk.Vacant("centre"))
	m.Dir = t.TempDir()
	candidates, staff := m.Groups()
	assert.Contains(t, candidates, app.AttendanceSheets)
	assert.Empty(t, staff, "nobody works there yet")
	assert.NotEmpty(t, m.Sittings(), "the papers of the day are of sittings all the same")

	office := o.(*wire.Desk)
	for i := range 60 {
		_, err := office.AddStaff(t.Context(), exam.Staff{Number: fmt.Sprint(1000 + i), Name: exam.Name{FullAr: fmt.Sprintf("حارس %d", i)}})
		require.NoError(t, err)
	}
	_, staff = m.Groups()
	assert.Equal(t, []string{app.Badges}, staff, "without duties")
	_, err := office.AssignDuties(t.Context(), exam.DutyRules{Reserves: 3, NoTeachers: true})
	require.NoError(t, err)
	_, staff = m.Groups()
	assert.Equal(t, slices.DeleteFunc(slices.Clone(app.StaffDocuments), func(d string) bool { return d == app.DutyTeachers }), staff, "but for the list that nobody is on")

	m.Ticked = map[string]bool{app.RoomSlips: true}
	m.Sitting = m.Sittings()[1]
	m.Make(t.Context(), func(int, int) {})()
	require.NoError(t, m.Err)
	require.Len(t, m.Made, 1)
	assert.Contains(t, m.Made[0].Path, app.RoomSlips+"-"+m.Sitting.String())
	assert.Equal(t, "Fiche d’affectation de salle", model.Capital(m.MadeLines(text.French)[0].Name))
	assert.Empty(t, m.Changed(text.French))

	duty := o.State().Duties.Duties
	var place exam.Duty
	for _, d := range duty {
		if d.Sitting == m.Sitting && d.Role == exam.Invigilator {
			place = d
			break
		}
	}
	comes := o.State().Standbys(place.DutyPlace)
	require.NotEmpty(t, comes)
	for _, c := range comes {
		if c.Bar == "" {
			require.NoError(t, office.Replace(t.Context(), place.DutyPlace, c.Staff, "تغيب"))
			break
		}
	}
	changed := m.Changed(text.French)
	require.Len(t, changed, 1)
	assert.Equal(t, "1 fiche", changed[0].Count)
	require.Len(t, changed[0].Parts, 1)
	assert.Contains(t, changed[0].Parts[0], "salle ")
}
