package wire

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

const verifyHeader = "رمز مسار;الاسم العائلي;الاسم الشخصي;تاريخ الازدياد;المسلك\n"

func TestStatesOfVerification(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", verifyHeader+"J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\nJ12;العلوي;كريم;01/02/2008;2BACSMA\n")
	good, bad := d.State().Candidates[0].ID, d.State().Candidates[1].ID
	state := func(id exam.ID) exam.Verification { return d.State().Verification(id).State }
	say := func(s exam.Verification, ids ...exam.ID) []app.Left {
		t.Helper()
		left, err := d.Verify(ctx, s, exam.OnScreen, ids...)
		require.NoError(t, err)
		return left
	}
	assert.Equal(t, exam.NotViewed, state(good))
	assert.Equal(t, []app.Left{{Candidate: good, Why: exam.ErrUnseen}}, say(exam.Validated, good), "not before it is approved")
	assert.Empty(t, say(exam.Approved, good, bad))
	assert.Equal(t, "head", d.State().Verification(good).Last.Actor)
	assert.False(t, d.State().Verification(good).Last.At.IsZero())
	assert.Equal(t, []app.Left{{Candidate: bad, Why: exam.ErrBlocked}}, say(exam.Validated, good, bad), "those who can be are validated")
	assert.Equal(t, exam.Validated, state(good))
	assert.Equal(t, exam.Approved, state(bad))

	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: bad, Field: exam.FieldMassar, Value: "J120000002", Document: exam.DocumentSchool}))
	assert.Equal(t, exam.Corrected, state(bad), "what was approved counts no more once a value is another")
	assert.Empty(t, d.State().Blocks(bad), "the finding went with the value")
	assert.Empty(t, say(exam.Validated, bad))
	require.ErrorIs(t, d.Correct(ctx, app.Correction{Candidate: bad, Field: exam.FieldMassar, Value: "J1"}), exam.ErrInvalid)

	list(t, d, "b.csv", verifyHeader+"J120000001;الريفي;أنس;03/04/2008;2BACSMA\n")
	require.NotEmpty(t, d.State().Blocks(good), "somebody else has the same code")
	assert.Equal(t, exam.Approved, state(good), "with a blocking finding open nobody is validated")
	assert.Equal(t, []app.Left{{Candidate: good, Why: exam.ErrBlocked}}, say(exam.Validated, good))
	require.NoError(t, d.AcceptFindings(ctx, "قيد التحقق لدى المديرية", d.State().Blocks(good)...))
	assert.Equal(t, exam.Validated, state(good))
}

func TestCorrectionRequests(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", verifyHeader+"J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\n")
	id := d.State().Candidates[0].ID
	made, err := d.Ask(ctx, app.Wish{Candidate: id, Field: exam.FieldBorn, Value: "٠١/٠٣/٢٠٠٨", Document: exam.DocumentBirth, By: exam.ByCandidate, Scans: [][]byte{[]byte("%PDF-1.4 invented")}})
	require.NoError(t, err)
	assert.Equal(t, "2008-02-01", made[0].Old)
	assert.Equal(t, "2008-03-01", made[0].New)
	_, err = d.Ask(ctx, app.Wish{Candidate: id, Field: exam.FieldBorn, Value: "2008/03/01"})
	require.ErrorIs(t, err, exam.ErrTaken)
	assert.Equal(t, exam.CorrectionRequested, d.State().Verification(id).State)
	for _, state := range []exam.Verification{exam.Viewed, exam.Approved, exam.Validated} {
		left, err := d.Verify(ctx, state, exam.OnScreen, id)
		require.NoError(t, err)
		assert.Equal(t, []app.Left{{Candidate: id, Why: exam.ErrWaiting}}, left, state)
	}
	scan, err := d.Attachment(ctx, d.State().Requests[0].Attachments[0])
	require.NoError(t, err)
	assert.Equal(t, "%PDF-1.4 invented", string(scan))
	require.NoError(t, d.Sent(ctx, exam.ID{}, made[0].ID))
	assert.Equal(t, exam.RequestAway, d.State().Requests[0].Status())

	file := exam.Source{File: "answers.xlsx", Row: 2}
	require.NoError(t, d.Reply(ctx, app.Reply{Request: made[0].ID, Answer: exam.Accepted, Source: file}))
	assert.Equal(t, exam.Date("2008-03-01"), d.State().Candidates[0].Born)
	assert.Equal(t, exam.Corrected, d.State().Verification(id).State)
	require.ErrorIs(t, d.Reply(ctx, app.Reply{Request: made[0].ID, Answer: exam.Accepted, Source: file}), exam.ErrNothing, "known already")

	require.NoError(t, d.Reply(ctx, app.Reply{Request: made[0].ID, Answer: exam.Refused, Source: file}))
	assert.Equal(t, exam.RequestConflict, d.State().Requests[0].Status(), "the opposite answer of another clerk is kept beside")
	assert.Equal(t, exam.Date("2008-02-01"), d.State().Candidates[0].Born, "and the field is as it was")
	assert.Len(t, d.State().Blocks(id), 1)
	require.NoError(t, d.Reply(ctx, app.Reply{Request: made[0].ID, Answer: exam.Accepted}))
	assert.Equal(t, exam.RequestAccepted, d.State().Requests[0].Status(), "a person's word settles it")
	assert.Equal(t, exam.Date("2008-03-01"), d.State().Candidates[0].Born)
	assert.Empty(t, d.State().Blocks(id))
	_, err = d.Verify(ctx, exam.Approved, exam.OnCard, id)
	require.NoError(t, err)
	assert.Equal(t, exam.Approved, d.State().Verification(id).State, "what is said last counts")
}

func TestAcceptedFindingsDoNotCount(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", verifyHeader+"J12;العلوي;كريم;01/02/2008;2BACSMA\n;;;01/02/2008;\n")
	open := d.State().Findings()
	require.NotEmpty(t, open)
	require.ErrorIs(t, d.AcceptFindings(ctx, " ", open[0]), exam.ErrInvalid, "only with a reason")
	require.NoError(t, d.AcceptFindings(ctx, "رمز قديم", open[0]))
	assert.NotContains(t, d.State().Findings(), open[0])
	require.Len(t, d.State().Accepted(), 1)
	assert.Equal(t, "رمز قديم", d.State().Accepted()[0].Reason)
	require.NoError(t, d.Reopen(ctx, d.State().Accepted()[0].ID))
	assert.Contains(t, d.State().Findings(), open[0])

	require.Len(t, d.State().Rejected, 1)
	row := d.State().Rejected[0]
	_, err := d.MendRow(ctx, row.ID, map[exam.Field]string{exam.FieldMassar: "K130000007"})
	require.ErrorIs(t, err, exam.ErrInvalid, "it names nobody")
	_, err = d.MendRow(ctx, exam.NewID(), nil)
	require.ErrorIs(t, err, exam.ErrNotFound)
	id, err := d.MendRow(ctx, row.ID, map[exam.Field]string{exam.FieldFamilyAr: "التازي", exam.FieldGivenAr: "هدى", exam.FieldMassar: "k13 0000007"})
	require.NoError(t, err)
	assert.Empty(t, d.State().Rejected)
	mended, ok := d.State().Candidate(id)
	require.True(t, ok)
	assert.Equal(t, "K130000007", mended.Massar)
	assert.Equal(t, row.Source, mended.Source)
}

// Two clerks decide on copies of one file: what they say against each other is
// kept, whichever file takes in the other.
func TestOppositeDecisionsOfTwoClerksAreAConflict(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	ctx, dir := t.Context(), t.TempDir()
	paths := []string{filepath.Join(dir, "centre.markaz"), filepath.Join(dir, "copy.markaz")}
	d, err := Create(ctx, paths[0], exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	list(t, d, "a.csv", verifyHeader+"J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\n")
	id := d.State().Candidates[0].ID
	require.NoError(t, d.Close())
	whole, err := os.ReadFile(paths[0])
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(paths[1], whole, 0o600))
	desks := make([]*Desk, 2)
	for i, born := range []string{"2008-02-02", "2008-02-03"} {
		desks[i], err = Open(ctx, paths[i], nil)
		require.NoError(t, err)
		require.NoError(t, desks[i].Correct(ctx, app.Correction{Candidate: id, Field: exam.FieldBorn, Value: born}))
		_, err = desks[i].Verify(ctx, []exam.Verification{exam.Approved, exam.Viewed}[i], exam.OnScreen, id)
		require.NoError(t, err)
	}
	a, b := desks[0], desks[1]
	_, err = a.file.Merge(ctx, b.file)
	require.NoError(t, err)
	_, err = b.file.Merge(ctx, a.file)
	require.NoError(t, err)
	require.NoError(t, a.Refresh(ctx))
	require.NoError(t, b.Refresh(ctx))
	var codes []exam.Code
	for _, f := range a.State().Blocks(id) {
		codes = append(codes, f.Code)
	}
	assert.ElementsMatch(t, []exam.Code{exam.ValuesDisagree, exam.VerdictsDisagree}, codes)
	assert.Equal(t, a.State().Findings(), b.State().Findings(), "the same on both")
	assert.Equal(t, a.State().Candidates, b.State().Candidates)
	assert.Equal(t, exam.Date("2008-02-02"), a.State().Candidates[0].Born, "the first stands")

	require.NoError(t, a.Correct(ctx, app.Correction{Candidate: id, Field: exam.FieldBorn, Value: "2008-02-02"}))
	_, err = a.Verify(ctx, exam.Approved, exam.OnScreen, id)
	require.NoError(t, err)
	assert.Empty(t, a.State().Blocks(id), "a person's word settles it")
	require.NoError(t, a.Close())
	require.NoError(t, b.Close())
}

func TestMarkingCentreTakesNoNames(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "m.markaz"), exam.Centre{Kind: exam.MarkingCentre})
	require.NoError(t, err)
	defer d.Close()
	_, err = d.Import(t.Context(), nil, draftOf(t, d, verifyHeader+"J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\n"))
	require.ErrorIs(t, err, exam.ErrAnonymous)
	assert.Empty(t, d.State().Candidates)
}

func TestWhoHasNoPlaceCanBeValidated(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", askingList)
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 1}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	require.True(t, hasCode(d.State().Findings(), exam.PlacesShort))
	for _, c := range d.State().Candidates {
		assert.Empty(t, d.State().Blocks(c.ID), "the plan says nothing about a person's data")
	}
}

func TestScanThatWasAddedIsTakenBack(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", verifyHeader+"J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\n")
	made, err := d.Ask(ctx, app.Wish{Candidate: d.State().Candidates[0].ID, Field: exam.FieldBorn, Value: "01/03/2008"})
	require.NoError(t, err)
	require.NoError(t, d.AttachScans(ctx, made[0].ID, []byte("%PDF-1.4 one"), []byte("%PDF-1.4 two")))
	assert.Len(t, d.State().Requests[0].Attachments, 2)
	last, any := d.LastAct()
	require.True(t, any)
	assert.Equal(t, exam.RequestAttached{}.Kind(), last.Kind)
	require.NoError(t, d.TakeBack(ctx, last, "خطأ"))
	assert.Empty(t, d.State().Requests[0].Attachments)
	assert.Equal(t, exam.RequestOpen, d.State().Requests[0].Status(), "the request itself stays")
}
