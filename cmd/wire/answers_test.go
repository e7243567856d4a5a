package wire

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/corrections"
	"markaz/app/exam"
	"markaz/app/text"
)

const askingList = verifyHeader + "J120000001;الفاسي;سلمى;01/02/2008;2BACSMA\nJ120000002;العلوي;كريم;05/06/2008;2BACSMA\nJ120000003;التازي;هدى;07/08/2008;2BACSMA\n"

// asking is a centre that asks for the birth dates of its three candidates to be
// corrected.
func asking(t *testing.T) *Desk {
	t.Helper()
	d := desk(t)
	list(t, d, "a.csv", askingList)
	for _, c := range d.State().Candidates {
		_, err := d.Ask(t.Context(), app.Wish{Candidate: c.ID, Field: exam.FieldBorn, Value: "09/09/2008", Document: exam.DocumentCIN, By: exam.ByCentre})
		require.NoError(t, err)
	}
	return d
}

// exported is what the service is sent, as rows.
func exported(t *testing.T, d *Desk) []corrections.Row {
	t.Helper()
	var b bytes.Buffer
	n, err := d.WriteRequests(t.Context(), &b, text.Arabic)
	require.NoError(t, err)
	rows, err := corrections.Read(t.Context(), "x.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	require.Len(t, rows, n)
	return rows
}

// returned reads rows as they come back from the service.
func returned(t *testing.T, d *Desk, rows ...corrections.Row) (app.Answers, error) {
	t.Helper()
	var b bytes.Buffer
	_, err := corrections.Sheet{Lang: text.Arabic, Rows: rows}.WriteTo(&b)
	require.NoError(t, err)
	return d.ReadAnswers(t.Context(), "answers.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()))
}

func statuses(d *Desk) (all []exam.RequestStatus) {
	for _, r := range d.State().Requests {
		all = append(all, r.Status())
	}
	return all
}

func TestAnswersSettleRequests(t *testing.T) {
	d := asking(t)
	ctx := t.Context()
	rows := exported(t, d)
	require.Len(t, rows, 3)
	assert.Equal(t, "01/02/2008", rows[0].Recorded)
	assert.Equal(t, "09/09/2008", rows[0].Wanted)
	rows[0].Decision = "نعم"
	rows[1].Decision, rows[1].Value = "مقبول", "٠٨/٠٩/٢٠٠٨"
	rows[2].Decision, rows[2].Notes = "مرفوض", "الوثيقة غير مقروءة"
	a, err := returned(t, d, rows...)
	require.NoError(t, err)
	assert.Equal(t, []int{2, 1, 0, 0, 0}, []int{a.Accepted, a.Refused, a.Open, a.Known, a.Others})
	assert.Empty(t, a.Findings)
	assert.Equal(t, []exam.RequestStatus{"open", "open", "open"}, statuses(d), "nothing is taken before it is said")
	require.NoError(t, d.TakeAnswers(ctx, a))
	assert.Equal(t, []exam.RequestStatus{"accepted", "accepted", "refused"}, statuses(d))
	assert.Equal(t, exam.Date("2008-09-09"), d.State().Candidates[0].Born)
	assert.Equal(t, exam.Date("2008-09-08"), d.State().Candidates[1].Born)
	assert.Equal(t, "الوثيقة غير مقروءة", d.State().Requests[2].Answers[0].Note)
	assert.Equal(t, exam.Source{File: "answers.xlsx", Sheet: "التصحيحات", Row: 4}, d.State().Requests[0].Answers[0].Source)

	again, err := returned(t, d, rows...)
	require.NoError(t, err)
	assert.Equal(t, 3, again.Known)
	assert.Empty(t, again.Replies)
	require.ErrorIs(t, d.TakeAnswers(ctx, again), exam.ErrNothing)

	act, ok := d.LastAct()
	require.True(t, ok)
	require.NoError(t, d.TakeBack(ctx, act, "خطأ"))
	assert.Equal(t, []exam.RequestStatus{"open", "open", "open"}, statuses(d), "taken back as a whole")
	assert.Equal(t, exam.Date("2008-02-01"), d.State().Candidates[0].Born)
}

func TestAnswersAgainstEachOtherAreAConflict(t *testing.T) {
	d := asking(t)
	ctx := t.Context()
	rows := exported(t, d)
	take := func(rows ...corrections.Row) app.Answers {
		t.Helper()
		a, err := returned(t, d, rows...)
		require.NoError(t, err)
		require.NoError(t, d.TakeAnswers(ctx, a))
		return a
	}
	yes, no := rows[0], rows[0]
	yes.Decision, no.Decision = "مقبول", "مرفوض"
	take(yes)
	assert.Equal(t, 1, take(no).Against)
	assert.Equal(t, exam.RequestConflict, statuses(d)[0], "a file never overrules another")
	assert.Equal(t, exam.Date("2008-02-01"), d.State().Candidates[0].Born)
	require.NoError(t, d.Reply(ctx, app.Reply{Request: d.State().Requests[0].ID, Answer: exam.Accepted}))
	assert.Equal(t, exam.RequestAccepted, statuses(d)[0])
	for _, row := range []corrections.Row{yes, no} {
		a, err := returned(t, d, row)
		require.NoError(t, err)
		assert.Equal(t, 1, a.Known, "what a person has settled is not opened by a file that comes again")
	}
	assert.Len(t, d.State().Requests[0].Settled, 2, "what was said before is kept")

	typed := yes
	typed.Value = "٠٩-٠٩-٢٠٠٨"
	same, err := returned(t, d, typed)
	require.NoError(t, err)
	assert.Equal(t, 1, same.Known, "nor is the value that was asked for another one")

	second, opposite := rows[1], rows[1]
	second.Decision, opposite.Decision = "ok", "non"
	a := take(second, opposite, second)
	assert.Equal(t, 2, a.Against, "two rows of one file, too")
	assert.Equal(t, exam.RequestConflict, statuses(d)[1])
	assert.Equal(t, exam.Date("2008-06-05"), d.State().Candidates[1].Born, "the field is as it was until a person decides")
}

func TestRowsThatCannotBeTaken(t *testing.T) {
	d := asking(t)
	ctx := t.Context()
	tests := []struct {
		name string
		edit func(r *corrections.Row)
		want app.AnswerCode
	}{
		{"the identification was changed", func(r *corrections.Row) { r.Request = r.Request[:30] + "zzzzzz" }, app.AnswerUnnamed},
		{"the centre was changed", func(r *corrections.Row) { r.Centre = "7" }, app.AnswerUnnamed},
		{"the fingerprint is gone", func(r *corrections.Row) { r.Lists = "" }, app.AnswerUnnamed},
		{"no such request", func(r *corrections.Row) { r.Request = exam.NewID().String() }, app.AnswerNobodys},
		{"a decision that nobody can tell", func(r *corrections.Row) { r.Decision = "ربما" }, app.AnswerUnreadable},
		{"a value without a decision", func(r *corrections.Row) { r.Decision, r.Value = "", "01/01/2008" }, app.AnswerValueAlone},
		{"a value beside a refusal", func(r *corrections.Row) { r.Decision, r.Value = "لا", "01/01/2008" }, app.AnswerValueAlone},
		{"a value that cannot be", func(r *corrections.Row) { r.Value = "32/13/2008" }, app.AnswerBadValue},
		{"a Massar code of another", func(r *corrections.Row) { r.Massar = "J120000003" }, app.AnswerMassar},
		{"the value asked for was written over", func(r *corrections.Row) { r.Wanted = "01/01/1999" }, app.AnswerWanted},
		{"a field of another", func(r *corrections.Row) { r.Field = "الجنس" }, app.AnswerField},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := exported(t, d)[:2]
			rows[0].Decision, rows[1].Decision = "مقبول", "مقبول"
			tt.edit(&rows[0])
			a, err := returned(t, d, rows...)
			require.NoError(t, err)
			require.Len(t, a.Findings, 1)
			assert.Equal(t, tt.want, a.Findings[0].Code)
			assert.Equal(t, 4, a.Findings[0].Row)
			assert.Len(t, a.Replies, 1, "the others are taken")
			for _, lang := range text.Langs() {
				assert.NotRegexp(t, `[{}\[\]]`, app.DescribeAnswer(lang, a.Findings[0]))
			}
		})
	}
	t.Run("what may have been typed otherwise is the same", func(t *testing.T) {
		rows := exported(t, d)[:1]
		rows[0].Massar, rows[0].Field, rows[0].Name, rows[0].Decision = "j ١٢٠٠٠٠٠٠١", "Date de naissance", "آخر", "accepté"
		rows[0].Wanted = "2008-09-09"
		a, err := returned(t, d, rows...)
		require.NoError(t, err)
		assert.Empty(t, a.Findings)
		assert.Equal(t, 1, a.Accepted)
	})
	t.Run("a withdrawn request", func(t *testing.T) {
		rows := exported(t, d)[:1]
		rows[0].Decision = "مقبول"
		require.NoError(t, d.Reply(ctx, app.Reply{Request: d.State().Requests[0].ID, Answer: exam.Withdrawn}))
		a, err := returned(t, d, rows...)
		require.NoError(t, err)
		require.Len(t, a.Findings, 1)
		assert.Equal(t, app.AnswerWithdrawn, a.Findings[0].Code)
	})
}

func TestAnswersOfAnotherCentreOrOlderLists(t *testing.T) {
	d, stranger := asking(t), asking(t)
	mine, theirs := exported(t, d), exported(t, stranger)
	mine[0].Decision, theirs[0].Decision = "مقبول", "مقبول"
	_, err := returned(t, d, theirs...)
	var other *app.OtherLists
	require.ErrorAs(t, err, &other)
	require.ErrorIs(t, err, exam.ErrOtherFile)
	assert.Equal(t, stranger.State().Lists(), other.Theirs)
	assert.Equal(t, d.State().Lists(), other.Ours)

	a, err := returned(t, d, append(theirs, mine...)...)
	require.NoError(t, err)
	assert.Equal(t, []int{1, 2, 3}, []int{a.Accepted, a.Open, a.Others}, "rows of other centres are passed over")

	older := d.State().Lists()
	list(t, d, "b.csv", askingList+"J120000004;الراجي;آدم;09/10/2008;2BACSMA\n")
	require.NotEqual(t, older, d.State().Lists())
	_, err = returned(t, d, mine...)
	require.ErrorAs(t, err, &other)
	require.ErrorIs(t, err, exam.ErrOtherLists)
	assert.Equal(t, []string{older, d.State().Lists()}, []string{other.Theirs, other.Ours})
	require.ErrorIs(t, d.TakeAnswers(t.Context(), a), exam.ErrOtherLists, "nor where they came into force while the user was thinking")
	assert.Equal(t, []exam.RequestStatus{"open", "open", "open"}, statuses(d), "nothing is half done")
}

func TestPapersOfCorrections(t *testing.T) {
	d := asking(t)
	dir := t.TempDir()
	print := func(job app.PrintJob) []app.PrintedFile {
		t.Helper()
		files, err := d.Print(context.Background(), job, Tray(dir), nil)
		require.NoError(t, err)
		return files
	}
	files := print(app.PrintJob{Documents: app.RequestDocuments})
	require.Len(t, files, 2)
	for _, f := range files {
		assert.Equal(t, 1, f.Copy)
		info, err := os.Stat(filepath.Join(dir, filepath.Base(f.Path)))
		require.NoError(t, err)
		assert.Positive(t, info.Size())
	}
	listed := slices.IndexFunc(files, func(f app.PrintedFile) bool { return f.Document == app.CorrectionList })
	words, err := exec.Command("pdftotext", "-layout", files[listed].Path, "-").Output()
	require.NoError(t, err)
	assert.Contains(t, string(words), text.T(text.Arabic, "correction.status.open"), "what has become of each is said in words")
	assert.NotContains(t, string(words), "requested")
	first := d.State().Requests[0].ID
	assert.Equal(t, 1, print(app.PrintJob{Documents: []string{app.CorrectionList}, Requests: []exam.ID{first}})[0].Copy, "of others it is another paper")
	assert.Equal(t, 2, print(app.PrintJob{Documents: []string{app.CorrectionList}})[0].Copy)
	for _, r := range d.State().Requests {
		require.NoError(t, d.Reply(t.Context(), app.Reply{Request: r.ID, Answer: exam.Refused}))
	}
	_, err = d.Print(t.Context(), app.PrintJob{Documents: app.RequestDocuments}, Tray(dir), nil)
	require.ErrorIs(t, err, exam.ErrNothing)
	var b bytes.Buffer
	_, err = d.WriteRequests(t.Context(), &b, text.Arabic)
	require.ErrorIs(t, err, exam.ErrNothing)
	assert.Zero(t, b.Len())
}

// The order of lists is that of the journal: a PC whose clock is put back does not
// make an older list of the one in force.
func TestListsAreNamedInTheOrderInWhichTheyCame(t *testing.T) {
	d := asking(t)
	first := d.State().Lists()
	list(t, d, "other.csv", verifyHeader+"K120000009;الراجي;آدم;09/10/2008;2BACSMA\n")
	assert.Equal(t, first, d.State().Lists(), "another school's list replaces none")
	old := exam.ID{1, 5: 1, 6: 0x70, 8: 0x80} // as a clock that is years behind makes them
	write(t, d, exam.ListClosed{Batch: exam.Batch{Entries: 1}, Import: exam.Import{ID: old, File: "late.csv", SHA256: "other"}})
	require.Len(t, d.State().Imports, 3)
	assert.Equal(t, "late.csv", d.State().Imports[2].File)
	assert.Equal(t, first, d.State().Lists())
}

func TestALongRemarkOfTheServiceIsKept(t *testing.T) {
	d := asking(t)
	rows := exported(t, d)
	long := strings.TrimSpace(strings.Repeat("ملاحظة ", 400))
	rows[0].Decision, rows[0].Notes = "مرفوض", long
	rows[1].Decision, rows[1].Notes = "مرفوض", strings.Repeat("<", 30_000)
	a, err := returned(t, d, rows...)
	require.NoError(t, err)
	require.NoError(t, d.TakeAnswers(t.Context(), a))
	assert.Equal(t, long, d.State().Requests[0].Answers[0].Note)
	assert.Equal(t, exam.RequestRefused, statuses(d)[1], "nor does an endless one keep the others out")
}

// A row is known by every Massar code that its candidate has or had.
func TestAnswersFollowAMassarCodeThatChanged(t *testing.T) {
	d := asking(t)
	ctx := t.Context()
	rows := exported(t, d)
	who := d.State().Candidates[0].ID
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: who, Field: exam.FieldMassar, Value: "K130000001"}))
	made, err := d.Ask(ctx, app.Wish{Candidate: d.State().Candidates[1].ID, Field: exam.FieldMassar, Value: "K130000002"})
	require.NoError(t, err)
	rows[0].Decision = "مقبول"
	asked := exported(t, d)
	for _, row := range asked {
		if row.Request == made[0].ID.String() {
			row.Massar, row.Decision = "K130000002", "مقبول" // as the service has it by now
			rows[1] = row
		}
	}
	a, err := returned(t, d, rows[:2]...)
	require.NoError(t, err)
	assert.Empty(t, a.Findings)
	assert.Equal(t, 2, a.Accepted)
}
