package wire

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

func TestNobodyLosesTheirName(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	who := d.State().Candidates[0].ID
	var refused *app.FieldRefusal
	require.ErrorAs(t, d.Correct(ctx, app.Correction{Candidate: who, Field: exam.FieldFullAr}), &refused)
	assert.Equal(t, exam.NameIncomplete, refused.Finding.Code)
	_, err := d.Ask(ctx, app.Wish{Candidate: who, Field: exam.FieldFullAr, By: exam.ByCentre})
	require.ErrorAs(t, err, &refused)
	require.NoError(t, d.Correct(ctx,
		app.Correction{Candidate: who, Field: exam.FieldFullAr},
		app.Correction{Candidate: who, Field: exam.FieldFamilyAr, Value: "الفاسي"},
		app.Correction{Candidate: who, Field: exam.FieldGivenAr, Value: "سلمى"},
	), "in parts instead of whole")
}

func TestWhatACorrectionEmptiesIsMissed(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", compareList)
	who := d.State().Candidates[0].ID
	made, err := d.Ask(ctx, app.Wish{Candidate: who, Field: exam.FieldBorn, By: exam.ByCentre})
	require.NoError(t, err)
	require.NoError(t, d.Reply(ctx, app.Reply{Request: made[0].ID, Answer: exam.Accepted}))
	assert.True(t, hasCode(d.State().Findings(), exam.BornMissing))
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: who, Field: exam.FieldBorn, Value: "01/02/2008"}))
	assert.False(t, hasCode(d.State().Findings(), exam.BornMissing))
}
