package wire

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

const schoolHeader = "رمز مسار;الاسم العائلي;الاسم الشخصي;القسم;المسلك\n"

// schoolList has two candidates in class 1 and one in class 2.
const schoolList = schoolHeader +
	"J120000001;الفاسي;سلمى;قسم 1;2BACSMA\nJ120000002;العلوي;كريم;قسم 1;2BACSMA\nJ120000003;البناني;عمر;قسم 2;2BACSMA\n"

func schoolDesk(t *testing.T) *Desk {
	t.Helper()
	t.Setenv("MARKAZ_HOME", t.TempDir())
	d, err := Create(t.Context(), filepath.Join(t.TempDir(), "school.markaz"), exam.Centre{Kind: exam.HomeSchool, Name: "ثانوية وادي الزيتون", Year: "2026"})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	list(t, d, "a.csv", schoolList)
	return d
}

func checksOf(class string) app.PrintJob {
	return app.PrintJob{Documents: []string{app.VerificationCards}, Class: class}
}

func sayOf(t *testing.T, d *Desk, state exam.Verification, ids ...exam.ID) {
	t.Helper()
	left, err := d.Verify(t.Context(), state, exam.OnScreen, ids...)
	require.NoError(t, err)
	require.Empty(t, left)
}

// removeOne removes a candidate by a list in which there is nobody of that code;
// whoever stays has approved, so that no other lists call their cards back.
func removeOne(t *testing.T, d *Desk, id exam.ID) {
	t.Helper()
	for _, c := range d.State().Candidates {
		if c.ID != id {
			sayOf(t, d, exam.Approved, c.ID)
		}
	}
	who, ok := d.State().Candidate(id)
	require.True(t, ok)
	rows := slices.DeleteFunc(strings.SplitAfter(schoolList, "\n"), func(row string) bool { return strings.HasPrefix(row, who.Massar) })
	c := again(t, d, strings.Join(rows, ""))
	_, err := d.Settle(t.Context(), nil, c, decide(&c, app.Take, app.Gone))
	require.NoError(t, err)
}

func TestWhichVerificationCardsArePrintedAgain(t *testing.T) {
	const salma, karim, omar = "الفاسي سلمى", "العلوي كريم", "البناني عمر"
	type step = func(t *testing.T, d *Desk, ids []exam.ID)
	lists := func(rows string) step {
		return func(t *testing.T, d *Desk, _ []exam.ID) { list(t, d, "b.csv", rows) }
	}
	tests := []struct {
		name   string
		print  app.PrintJob
		change step
		want   []string
	}{
		{"nothing has changed", checksOf(""), func(*testing.T, *Desk, []exam.ID) {}, nil},
		{"never printed", app.PrintJob{Documents: []string{app.VerificationBoard}}, func(t *testing.T, d *Desk, _ []exam.ID) {
			setField(t, d, 0, exam.FieldClass, "قسم 9")
		}, nil},
		{"a field that was corrected needs no card", checksOf(""), func(t *testing.T, d *Desk, _ []exam.ID) {
			setField(t, d, 0, exam.FieldClass, "قسم 9")
		}, nil},
		{"corrected, and not viewed after all", checksOf(""), func(t *testing.T, d *Desk, ids []exam.ID) {
			setField(t, d, 0, exam.FieldClass, "قسم 9")
			sayOf(t, d, exam.Viewed, ids[0])
		}, []string{salma}},
		{
			"other lists: the code of every card", checksOf(""), lists(schoolList + "J120000004;التازي;هدى;قسم 2;2BACSMA\n"),
			[]string{karim, salma, omar, "التازي هدى (new)"},
		},
		{"but not of those who approved, were validated or corrected", checksOf(""), func(t *testing.T, d *Desk, ids []exam.ID) {
			sayOf(t, d, exam.Approved, ids[0], ids[1])
			sayOf(t, d, exam.Validated, ids[1])
			setField(t, d, 2, exam.FieldGivenAr, "عمرو")
			list(t, d, "b.csv", schoolList+"J120000004;التازي;هدى;قسم 2;2BACSMA\n")
		}, []string{"التازي هدى (new)"}},
		{"an approval that is taken back", checksOf(""), func(t *testing.T, d *Desk, ids []exam.ID) {
			sayOf(t, d, exam.Approved, ids...)
			list(t, d, "b.csv", schoolList+"J120000004;التازي;هدى;قسم 2;2BACSMA\n")
			printAll(t, d, app.PrintJob{Changed: true})
			sayOf(t, d, exam.NotViewed, ids[1])
		}, []string{karim}},
		{
			"somebody new in a class that was printed", checksOf("قسم 1"), lists(schoolList + "J120000004;التازي;هدى;قسم 1;2BACSMA\n"),
			[]string{"التازي هدى (new)", karim, salma},
		},
		{"nobody of a class that was not", checksOf("قسم 1"), func(t *testing.T, d *Desk, ids []exam.ID) {
			sayOf(t, d, exam.Approved, ids[0], ids[1])
			list(t, d, "b.csv", schoolList+"J120000004;التازي;هدى;قسم 2;2BACSMA\n")
		}, nil},
		{"a class that was printed again is right", checksOf(""), func(t *testing.T, d *Desk, _ []exam.ID) {
			list(t, d, "b.csv", schoolList+"J120000004;التازي;هدى;قسم 1;2BACSMA\n")
			printAll(t, d, checksOf("قسم 1"))
		}, []string{omar}},
		{"so is one card", checksOf(""), func(t *testing.T, d *Desk, ids []exam.ID) {
			list(t, d, "b.csv", schoolList+"J120000004;التازي;هدى;قسم 1;2BACSMA\n")
			printAll(t, d, app.PrintJob{Documents: []string{app.VerificationCards}, Candidate: ids[2]})
		}, []string{"التازي هدى (new)", karim, salma}},
		{"somebody removed", checksOf(""), func(t *testing.T, d *Desk, ids []exam.ID) {
			removeOne(t, d, ids[1])
		}, []string{"- " + karim}},
		{"and printed without since, in the class", checksOf(""), func(t *testing.T, d *Desk, ids []exam.ID) {
			removeOne(t, d, ids[1])
			printAll(t, d, checksOf("قسم 1"))
		}, nil},
		{"somebody removed whose card came back", checksOf(""), func(t *testing.T, d *Desk, ids []exam.ID) {
			sayOf(t, d, exam.Approved, ids[1])
			removeOne(t, d, ids[1])
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := schoolDesk(t)
			var ids []exam.ID
			for _, c := range d.State().Candidates {
				ids = append(ids, c.ID)
			}
			printAll(t, d, tt.print)
			d.State().WorkOut()
			tt.change(t, d, ids)
			assert.Equal(t, tt.want, due(d)[app.VerificationCards])
			assert.NotContains(t, due(d), app.VerificationBoard, "it says how things stood that day")
			other, err := Open(t.Context(), d.Path(), nil)
			require.NoError(t, err)
			defer func() { assert.NoError(t, other.Close()) }()
			assert.Equal(t, due(other), due(d), "the same where the file is opened anew")
		})
	}
}

// Whatever is told to be printed again is a card that would be refused, or none.
func TestVerificationCardsThatArePrintedAgain(t *testing.T) {
	d := schoolDesk(t)
	first := d.State().Candidates[0].ID
	printAll(t, d, checksOf(""))
	code := d.State().VerificationCode(first)
	list(t, d, "b.csv", schoolList+"J120000004;التازي;هدى;قسم 2;2BACSMA\n")
	signed, _ := d.State().ReadSigned(code)
	require.ErrorIs(t, signed.Err, exam.ErrOtherLists)
	last := d.State().Candidates[3].ID
	sayOf(t, d, exam.Approved, last)
	require.Len(t, due(d)[app.VerificationCards], 3)

	files := printAll(t, d, app.PrintJob{Changed: true, Language: "fr"})
	require.Len(t, files, 1)
	out, err := exec.Command("pdftotext", "-layout", files[0].Path, "-").Output()
	require.NoError(t, err)
	words := string(out)
	assert.Equal(t, 2, files[0].Pages)
	assert.Contains(t, words, "J120000001")
	assert.NotContains(t, words, "J120000004", "who approved needs none")
	assert.Contains(t, words, "Copie nº 2, annule et remplace la précédente")
	assert.Empty(t, due(d))
	_, err = d.Print(t.Context(), app.PrintJob{Changed: true}, Tray(t.TempDir()), nil)
	require.ErrorIs(t, err, exam.ErrNothing)
}

// The list of one class has pages of its own: they make no page of the whole list
// untrue.
func TestListOfAClassIsNoPageOfTheWhole(t *testing.T) {
	d := schoolDesk(t)
	printAll(t, d, app.PrintJob{Documents: []string{app.CandidateList}})
	printAll(t, d, app.PrintJob{Documents: []string{app.CandidateList}, Class: "قسم 1"})
	assert.Empty(t, due(d))
	setField(t, d, 2, exam.FieldGivenAr, "عمرو")
	assert.Equal(t, map[string][]string{app.CandidateList: {"page 1"}}, due(d))
}

// What is sent together names the same lists.
func TestOneSendingHasOneFingerprint(t *testing.T) {
	d := schoolDesk(t)
	_, err := d.Ask(t.Context(), app.Wish{Candidate: d.State().Candidates[0].ID, Field: exam.FieldGivenAr, Value: "سلوى"})
	require.NoError(t, err)
	require.NotEqual(t, d.State().Lists(), d.State().Fingerprint())
	files := printAll(t, d, app.PrintJob{Documents: app.RequestDocuments})
	require.Len(t, files, 2)
	for _, f := range files {
		out, err := exec.Command("pdftotext", f.Path, "-").Output()
		require.NoError(t, err)
		assert.Contains(t, string(out), d.State().Lists(), f.Document)
		assert.NotContains(t, strings.ToLower(string(out)), strings.ToLower(d.State().Fingerprint()), f.Document)
	}
}
