package wire

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

var answerFile = exam.Source{File: "answers.xlsx", Row: 2}

func TestAFieldIsAgainWhatItWasBeforeAnAnswer(t *testing.T) {
	d := asking(t)
	ctx := t.Context()
	r := d.State().Requests[0]
	born := func() exam.Date { return d.State().Candidates[0].Born }
	reply := func(answer exam.Answer, value string, from exam.Source) {
		t.Helper()
		require.NoError(t, d.Reply(ctx, app.Reply{Request: r.ID, Answer: answer, Value: value, Source: from}))
	}
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: r.Candidate, Field: exam.FieldBorn, Value: "01/04/2008"}))
	reply(exam.Accepted, "", answerFile)
	assert.Equal(t, exam.Date("2008-09-09"), born())
	reply(exam.Refused, "", answerFile)
	assert.Equal(t, exam.Date("2008-04-01"), born(), "not what the list said once")
	reply(exam.Accepted, "08/08/2008", answerFile)
	assert.Equal(t, exam.Date("2008-04-01"), born(), "a third answer changes nothing of it")
	reply(exam.Accepted, "", exam.Source{})
	reply(exam.Accepted, "07/07/2008", exam.Source{})
	assert.Equal(t, exam.Date("2008-07-07"), born())
	assert.Equal(t, exam.Corrected, d.State().Verification(r.Candidate).State)
	reply(exam.Withdrawn, "", exam.Source{})
	assert.Equal(t, exam.Date("2008-04-01"), born())
	assert.Equal(t, exam.Viewed, d.State().Verification(r.Candidate).State, "nothing was corrected: it is to be looked at again")
}

func TestAWholeNameThatIsAcceptedGoesBeforeItsParts(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", askingList)
	c := d.State().CompareOfficial(draftOf(t, d, "رمز مسار;الاسم الكامل;تاريخ الازدياد\nJ120000001;الفاسي سلوى;01/02/2008\n"))
	_, err := d.Settle(ctx, nil, c, decide(&c, app.Request, app.Changed))
	require.NoError(t, err)
	r := d.State().Requests[0].ID
	require.NoError(t, d.Reply(ctx, app.Reply{Request: r, Answer: exam.Accepted, Source: answerFile}))
	assert.Equal(t, exam.Name{FullAr: "الفاسي سلوى"}, d.State().Candidates[0].Name, "what was accepted is printed")
	require.NoError(t, d.Reply(ctx, app.Reply{Request: r, Answer: exam.Refused, Source: answerFile}))
	assert.Equal(t, exam.Name{FamilyAr: "الفاسي", GivenAr: "سلمى"}, d.State().Candidates[0].Name)
	require.NoError(t, d.Reply(ctx, app.Reply{Request: r, Answer: exam.Accepted}))
	assert.Equal(t, exam.Name{FullAr: "الفاسي سلوى"}, d.State().Candidates[0].Name)
}

func TestTheSameIsNotAskedForTwiceAtOnce(t *testing.T) {
	d := asking(t)
	who := d.State().Candidates[0].ID
	class := app.Wish{Candidate: who, Field: exam.FieldClass, Value: "5"}
	_, err := d.Ask(t.Context(), class, class)
	require.ErrorIs(t, err, exam.ErrTaken)
	assert.Len(t, d.State().Requests, 3)
	err = d.Correct(t.Context(), app.Correction{Candidate: who, Field: exam.FieldClass, Value: "5"}, app.Correction{Candidate: who, Field: exam.FieldClass, Value: "6"})
	require.ErrorIs(t, err, exam.ErrTaken, "nobody disagrees with themselves")
	assert.Empty(t, d.State().Findings())
	r := d.State().Requests[0]
	again := app.Wish{Candidate: who, Field: r.Field, Value: r.New}
	_, err = d.Ask(t.Context(), again)
	require.ErrorIs(t, err, exam.ErrTaken)
	require.NoError(t, d.Reply(t.Context(), app.Reply{Request: r.ID, Answer: exam.Refused}))
	_, err = d.Ask(t.Context(), again)
	require.NoError(t, err, "what was refused may be asked for again")
	require.ErrorIs(t, d.Sent(t.Context(), exam.ID{}, r.ID), exam.ErrNothing, "what is settled is not sent")
}

func TestPeopleOfWhomCorrectionsAreAskedForAreNotTakenBack(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	made := list(t, d, "a.csv", askingList)
	_, err := d.Ask(ctx, app.Wish{Candidate: d.State().Candidates[0].ID, Field: exam.FieldClass, Value: "5"})
	require.NoError(t, err)
	asked, _ := d.LastAct()
	require.ErrorIs(t, d.Undo(ctx, made.ID, ""), exam.ErrDependent)
	require.NoError(t, d.TakeBack(ctx, asked, ""))
	require.NoError(t, d.Undo(ctx, made.ID, ""), "once nothing is asked for")
	assert.Empty(t, d.State().Candidates)
}

func TestAnswersAreNotTakenOnListsThatAnotherProgramReplaced(t *testing.T) {
	d := asking(t)
	rows := exported(t, d)
	rows[0].Decision = "مقبول"
	a, err := returned(t, d, rows...)
	require.NoError(t, err)
	other, err := Open(t.Context(), d.Path(), nil)
	require.NoError(t, err)
	defer func() { assert.NoError(t, other.Close()) }()
	list(t, other, "b.csv", askingList+"J120000004;الراجي;آدم;09/10/2008;2BACSMA\n")
	require.ErrorIs(t, d.TakeAnswers(t.Context(), a), exam.ErrOtherLists)
	assert.Equal(t, exam.RequestOpen, statuses(d)[0])
}

func TestAnswersAreStillTakenAfterWhatIsNoNewList(t *testing.T) {
	d := asking(t)
	ctx := t.Context()
	rows := exported(t, d)
	rows[0].Decision = "مقبول"
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: d.State().Candidates[0].ID, Field: exam.FieldClass, Value: "5"}))
	require.NoError(t, d.Reply(ctx, app.Reply{Request: d.State().Requests[1].ID, Answer: exam.Refused, Source: answerFile}))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	list(t, d, "a.csv", askingList)
	list(t, d, "saved-again.csv", strings.ReplaceAll(askingList, "2BACSMA\nJ120000002", "2BACSMA\n\nJ120000002"))
	assert.NotEqual(t, d.State().Imports[0].SHA256, d.State().Imports[2].SHA256)
	a, err := returned(t, d, rows...)
	require.NoError(t, err)
	require.NoError(t, d.TakeAnswers(ctx, a))
	assert.Equal(t, exam.RequestAccepted, statuses(d)[0])
}

func TestAValueOfARowWithoutItsIdentificationIsTold(t *testing.T) {
	d := asking(t)
	rows := exported(t, d)
	rows[0].Centre, rows[0].Value = "", "01/01/2008"
	rows[1].Lists = "" // and nothing decided
	a, err := returned(t, d, rows...)
	require.NoError(t, err)
	require.Len(t, a.Findings, 1)
	assert.Equal(t, app.AnswerUnnamed, a.Findings[0].Code)
}

func TestAFileThatHasNamesBecomesNoMarkingCentre(t *testing.T) {
	d := asking(t)
	centre := d.State().Centre
	centre.Kind = exam.MarkingCentre
	require.ErrorIs(t, d.SetChoices(t.Context(), centre, d.State().Settings), exam.ErrAnonymous)
	assert.Equal(t, exam.ExamCentre, d.State().Centre.Kind)
}

func TestScansArePicturesOrPDF(t *testing.T) {
	gif := "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00!"
	for content, want := range map[string]string{"%PDF-1.7": "pdf", string(picture(t, 4, 4)): "png", gif: "", "\x89PNG": "", "": "", "<html>": ""} {
		assert.Equal(t, want, app.ScanKind([]byte(content)))
	}
}

func TestTheSameFileAgainIsTheListInForce(t *testing.T) {
	d := asking(t)
	ctx := t.Context()
	lists := d.State().Lists()
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: d.State().Candidates[0].ID, Field: exam.FieldGivenAr, Value: "سلوى"}))
	again := list(t, d, "a.csv", askingList)
	require.Equal(t, 1, again.Differs, "it has not heard of the correction")
	assert.Equal(t, lists, d.State().Lists())
	list(t, d, "saved-again.csv", askingList+"\n")
	assert.Equal(t, lists, d.State().Lists(), "nor has it when it is saved again")
	list(t, d, "b.csv", strings.Replace(askingList, "سلمى", "سارة", 1))
	assert.NotEqual(t, lists, d.State().Lists(), "what no list has said is news")
}

func TestAListWithoutSomebodyIsANewOne(t *testing.T) {
	d := asking(t)
	rows := exported(t, d)
	before := d.State().Lists()
	settle := func(name string) string {
		draft := draftOf(t, d, askingList[:strings.Index(askingList, "J120000003")])
		draft.File, draft.SHA256 = name, name
		c := d.State().Compare(draft)
		_, err := d.Settle(t.Context(), nil, c, decide(&c, app.Keep, app.Gone))
		require.NoError(t, err)
		return d.State().Lists()
	}
	without := settle("again.csv")
	assert.NotEqual(t, before, without)
	_, err := returned(t, d, rows...)
	require.ErrorIs(t, err, exam.ErrOtherLists)
	assert.Equal(t, without, settle("saved-again.csv"), "that they stay is decided")
}
