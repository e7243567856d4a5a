package wire

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// A verification card that comes back is entered only where it speaks of the data
// in force; whose it is, and what is another since, is told all the same.
func TestSignedCards(t *testing.T) {
	d, other := desk(t), desk(t)
	ctx := t.Context()
	const rows = verifyHeader + "J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\nJ120000002;العلوي;كريم;03/04/2008;2BACSMA\n"
	list(t, d, "a.csv", rows)
	list(t, other, "a.csv", rows)
	id, second := d.State().Candidates[0].ID, d.State().Candidates[1].ID
	read := func(code string) app.SignedCard {
		t.Helper()
		signed, ok := d.State().ReadSigned(code)
		require.True(t, ok)
		return signed
	}
	code := d.State().VerificationCode(id)
	assert.Equal(t, app.SignedCard{Candidate: id}, read(code))
	assert.Equal(t, app.Scanned{Verdict: app.ScanPerson, Candidate: id}, d.State().Scan(code), "on another screen it shows the person")
	assert.Equal(t, app.ScanOtherCentre, other.State().Scan(code).Verdict)
	_, ok := d.State().ReadSigned(d.State().CardCode(id))
	assert.False(t, ok, "the card for the door is none")

	foreign := read(other.State().VerificationCode(other.State().Candidates[0].ID))
	require.ErrorIs(t, foreign.Err, exam.ErrOtherFile)
	var both *app.OtherLists
	require.ErrorAs(t, foreign.Err, &both)
	assert.Equal(t, app.OtherLists{Theirs: other.State().Lists(), Ours: d.State().Lists(), Err: exam.ErrOtherFile}, *both)
	assert.Zero(t, foreign.Candidate)

	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: id, Field: exam.FieldBorn, Value: "2008-02-02"},
		app.Correction{Candidate: id, Field: exam.FieldGivenAr, Value: "سلوى"}))
	late := read(code)
	assert.Equal(t, id, late.Candidate)
	require.ErrorIs(t, late.Err, exam.ErrOtherData)
	assert.Equal(t, []exam.FieldValue{
		{Field: exam.FieldGivenAr, Old: "سلمى", New: "سلوى"}, {Field: exam.FieldBorn, Old: "2008-02-01", New: "2008-02-02"},
	}, late.Changed, "what is another since it was printed")
	assert.NoError(t, read(d.State().VerificationCode(id)).Err, "printed anew it is right")

	code, elsewhere := d.State().VerificationCode(id), d.State().VerificationCode(second)
	list(t, d, "b.csv", verifyHeader+"J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\nJ120000003;التازي;هدى;05/06/2008;2BACSMA\n")
	old := read(elsewhere)
	require.ErrorIs(t, old.Err, exam.ErrOtherLists)
	assert.Equal(t, second, old.Candidate)
	assert.Empty(t, old.Changed, "nothing of this person is another")
	require.ErrorAs(t, read(code).Err, &both)
	assert.Equal(t, d.State().Lists(), both.Ours)
	assert.NotEqual(t, both.Theirs, both.Ours)
}

func TestBoard(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	const header = "رمز مسار;الاسم العائلي;الاسم الشخصي;تاريخ الازدياد;القسم;المسلك\n"
	list(t, d, "a.csv", header+
		"J120000001;الفاسي;سلمى;01/02/2008;قسم 10;2BACSMA\n"+
		"J120000002;العلوي;كريم;01/02/2008;قسم 2;2BACSMA\n"+
		"J120000003;التازي;هدى;01/02/2008;قسم 2;2BACSPC\n"+
		"J120000004;البناني;عمر;01/02/2008;قسم 2;2BACSPC\n"+
		"J120000005;الريفي;نور;01/02/2008;;2BACSPC\n"+
		"J12;السوسي;يوسف;01/02/2008;قسم 10;2BACSPC\n")
	id := func(i int) exam.ID { return d.State().Candidates[i].ID }
	_, err := d.Verify(ctx, exam.Viewed, exam.OnScreen, id(0))
	require.NoError(t, err)
	_, err = d.Verify(ctx, exam.Approved, exam.OnCard, id(1), id(2))
	require.NoError(t, err)
	_, err = d.Verify(ctx, exam.Validated, exam.OnScreen, id(2))
	require.NoError(t, err)
	_, err = d.Ask(ctx, app.Wish{Candidate: id(3), Field: exam.FieldBorn, Value: "2008-03-01", By: exam.ByCandidate})
	require.NoError(t, err)
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: id(4), Field: exam.FieldBorn, Value: "2008-03-01"}))

	b := d.State().Board(exam.FieldClass)
	assert.Equal(t, []app.BoardRow{
		{Name: "قسم 2", Total: 3, Approved: 1, Requested: 1, Validated: 1},
		{Name: "قسم 10", Total: 2, Waiting: 2},
		{Name: "", Total: 1, Settled: 1},
	}, b.Rows, "as people count, and last who is in no class")
	assert.Equal(t, app.BoardRow{Total: 6, Waiting: 2, Approved: 1, Requested: 1, Settled: 1, Validated: 1}, b.Sum)
	assert.Len(t, d.State().Board(exam.FieldTrack).Rows, 2)
	assert.Len(t, d.State().Board(exam.FieldSchool).Rows, 1, "a list without schools is one group")

	blocking := d.State().Blocking()
	require.Len(t, blocking, 2)
	assert.Equal(t, id(3), blocking[0].Candidate.ID)
	assert.Equal(t, 1, blocking[0].Requests, "an answer is waited for")
	assert.Equal(t, id(5), blocking[1].Candidate.ID)
	assert.Equal(t, exam.FieldMassar, blocking[1].Findings[0].Field)
}
