package ui

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/cmd/wire"
)

// Papers of the staff are ticked below those of candidates, once there is a plan of
// duties; of the half-day that is chosen.
func TestPapersOfTheStaffAreTicked(t *testing.T) {
	w := practised(t, newPC(t), atOnce)
	office := w.office.(*wire.Desk)
	for i := range 80 {
		_, err := office.AddStaff(t.Context(), exam.Staff{Number: fmt.Sprint(5000 + i), Name: exam.Name{FullAr: fmt.Sprintf("مكلف مثالي %d", i)}})
		require.NoError(t, err)
	}
	_, err := office.AssignDuties(t.Context(), exam.DutyRules{Reserves: 2, NoTeachers: true})
	require.NoError(t, err)
	w.visit("papers")
	for _, d := range app.StaffDocuments {
		_, offered := w.spots["document."+d]
		assert.Equal(t, d != app.DutyTeachers, offered, "%s: the rules want no duty teachers", d)
	}
	assert.Contains(t, says(w), w.t("papers.of_staff"))
	assert.NotNil(t, w.spots["papers.sitting"])
}
