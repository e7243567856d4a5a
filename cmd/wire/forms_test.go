package wire

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// formedCentre is a printed centre with duties, of which forms were printed too.
func formedCentre(t *testing.T) *Desk {
	t.Helper()
	d := printedCentre(t)
	_, err := d.ImportStaff(t.Context(), nil, staffDraft(t, d, staffHead+staffRows(1, 14)))
	require.NoError(t, err)
	_, err = d.AssignDuties(t.Context(), exam.DutyRules{PerRoom: 2})
	require.NoError(t, err)
	return d
}

func TestFormsAreWrongOnceWhatTheySayIs(t *testing.T) {
	d := formedCentre(t)
	for _, document := range app.FormDocuments {
		printAll(t, d, app.PrintJob{Documents: []string{document}})
	}
	require.Empty(t, due(d), "what was just printed is right")
	guard := d.State().Duties.Duties[0]
	require.NoError(t, d.ChangeDuties(t.Context(), "طلب", exam.Duty{DutyPlace: guard.DutyPlace}))
	again := due(d)
	for _, document := range []string{app.RoomCover, app.AbsenceSheet, app.ExitSheet, app.ScriptEnvelope, app.StickerAccount} {
		assert.Len(t, again[document], 1, "%s: another invigilator is of one room and sitting", document)
	}
	for _, document := range []string{app.HandoverRecord, app.SittingStatistics, app.IncidentReport, app.LateReport, app.CatchupList} {
		assert.Empty(t, again[document], "%s names no invigilator", document)
	}
	printAll(t, d, app.PrintJob{Changed: true})
	assert.Empty(t, due(d))
}

func TestFormsOfOneSittingAreNotThoseOfAll(t *testing.T) {
	d := formedCentre(t)
	sittings := d.State().Programme.Sittings()
	for _, document := range app.FormDocuments {
		printAll(t, d, app.PrintJob{Documents: []string{document}, Sitting: sittings[0]})
		printAll(t, d, app.PrintJob{Documents: []string{document}, Sitting: sittings[0], Room: "1"})
		printAll(t, d, app.PrintJob{Documents: []string{document}, Candidate: d.State().Candidates[3].ID})
	}
	assert.Empty(t, due(d), "no other sitting is asked for, and no part of a record makes the whole one untrue")
}

func TestFormsOfOneHappeningStayTrue(t *testing.T) {
	d := formedCentre(t)
	job := app.PrintJob{Documents: []string{app.FraudReport, app.LateReport}, Candidate: d.State().Candidates[2].ID}
	printAll(t, d, job)
	printAll(t, d, app.PrintJob{Documents: []string{app.Undertaking}})
	setField(t, d, 2, exam.FieldFamilyAr, "المصحح")
	again := due(d)
	for _, document := range []string{app.FraudReport, app.LateReport, app.Undertaking} {
		assert.Empty(t, again[document], document)
	}
}
