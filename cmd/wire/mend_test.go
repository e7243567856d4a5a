package wire

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

const mendHeader = "رقم الامتحان;رمز مسار;الاسم العائلي;الاسم الشخصي;تاريخ الازدياد;المسلك;المؤسسة الأصلية;القسم\n"

// Whoever mends a code that two people have sees both of them.
func TestFindingsConcernEveryoneWhoSharesACode(t *testing.T) {
	d := desk(t)
	list(t, d, "list.csv", mendHeader+
		"0611900101;J120000001;الفاسي;سلمى;01/02/2008;2BACSMA;ثانوية ابن سينا;1\n"+
		"0611900101;J120000002;العلوي;كريم;01/03/2008;2BACSMA;ثانوية ابن سينا;1\n"+
		"0611900101;J120000003;التازي;هدى;01/04/2008;2BACSMA;ثانوية ابن سينا;1\n"+
		"0611900104;J12;بناني;يوسف;01/05/2008;2BACSMA;ثانوية ابن سينا;1\n")
	s := d.State()
	all := map[exam.Code][]exam.Finding{}
	for _, f := range s.Findings() {
		all[f.Code] = append(all[f.Code], f)
	}
	require.Len(t, all[exam.NumberShared], 3)
	assert.Equal(t, []exam.ID{s.Candidates[1].ID, s.Candidates[0].ID, s.Candidates[2].ID}, s.Concerned(all[exam.NumberShared][1]), "whom it names comes first")
	require.Len(t, all[exam.MassarShape], 1)
	assert.Equal(t, []exam.ID{s.Candidates[3].ID}, s.Concerned(all[exam.MassarShape][0]), "alone where nobody else is meant")
	assert.Empty(t, s.Concerned(exam.Found(exam.ColumnUnknown, exam.Source{}, "", "x")), "nobody, of a column")
}

func TestRowIsOfferedWithWhatIsCertain(t *testing.T) {
	tests := []struct {
		name string
		row  string
		want map[int]exam.Field // by the place of the cell
	}{
		{"a date, a track, a school and a class that others have are known again", ";;;;03/07/2008;2BACSMA;ثانوية ابن سينا;3", map[int]exam.Field{4: exam.FieldBorn, 5: exam.FieldTrack, 6: exam.FieldSchool}},
		{"a cell that is not like anything stays untold", ";;;;;xyz;;", nil},
		{"of two dates neither is known", ";;;;03/07/2008;04/07/2008;;", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := desk(t)
			list(t, d, "list.csv", mendHeader+
				"0611900101;J120000001;الفاسي;سلمى;01/02/2008;2BACSMA;ثانوية ابن سينا;1\n"+
				"0611900102;J120000002;العلوي;كريم;01/03/2008;2BACSVT;ثانوية ابن سينا;2\n"+tt.row+"\n")
			require.Len(t, d.State().Rejected, 1)
			offer, ok := d.OfferRow(d.State().Rejected[0].ID)
			require.True(t, ok)
			assert.Contains(t, offer.Fields, exam.FieldFamilyAr)
			assert.NotContains(t, offer.Fields, exam.FieldSex, "its list has no such column")
			got := map[int]exam.Field{}
			for i, c := range offer.Cells {
				if c.Field != "" {
					got[i] = c.Field
				}
			}
			if tt.want == nil {
				tt.want = map[int]exam.Field{}
			}
			assert.Equal(t, tt.want, got)
		})
	}
	d := desk(t)
	_, ok := d.OfferRow(exam.NewID())
	assert.False(t, ok)
}

// apart has two clerks do something on copies of one file, and returns the first
// one's after it took in the other.
func apart(t *testing.T, body string, do ...func(d *Desk, id exam.ID) error) *Desk {
	t.Helper()
	t.Setenv("MARKAZ_HOME", t.TempDir())
	ctx, dir := t.Context(), t.TempDir()
	paths := []string{filepath.Join(dir, "centre.markaz"), filepath.Join(dir, "copy.markaz")}
	d, err := Create(ctx, paths[0], exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	list(t, d, "a.csv", body)
	id := d.State().Candidates[0].ID
	require.NoError(t, d.Close())
	whole, err := os.ReadFile(paths[0])
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(paths[1], whole, 0o600))
	desks := make([]*Desk, 2)
	for i := range desks {
		desks[i], err = Open(ctx, paths[i], nil)
		require.NoError(t, err)
		t.Cleanup(func() { assert.NoError(t, desks[i].Close()) })
		require.NoError(t, do[i](desks[i], id))
	}
	_, err = desks[0].file.Merge(ctx, desks[1].file)
	require.NoError(t, err)
	require.NoError(t, desks[0].Refresh(ctx))
	return desks[0]
}

// only is the finding of a code, of which there is one.
func only(t *testing.T, d *Desk, code exam.Code) exam.Finding {
	t.Helper()
	var of []exam.Finding
	for _, f := range d.State().Findings() {
		if f.Code == code {
			of = append(of, f)
		}
	}
	require.Len(t, of, 1)
	return of[0]
}

const one = mendHeader + "0611900101;J120000001;الفاسي;سلمى;01/02/2008;2BACSMA;ثانوية ابن سينا;1\n"

func TestConflictOfValuesIsSettledByChoosingOne(t *testing.T) {
	born := func(value string, seen exam.Document) func(*Desk, exam.ID) error {
		return func(d *Desk, id exam.ID) error {
			return d.Correct(t.Context(), app.Correction{Candidate: id, Field: exam.FieldBorn, Value: value, Document: seen})
		}
	}
	d := apart(t, one, born("02/02/2008", exam.DocumentBirth), born("03/02/2008", ""))
	m := model.NewConflict(text.French, d, only(t, d, exam.ValuesDisagree))
	require.Len(t, m.Sides, 2)
	assert.Equal(t, "02/02/2008", m.Sides[0].Value)
	assert.Contains(t, m.Sides[0].Note, "cte de naissance", "the document that was seen")
	assert.Contains(t, m.Sides[1].Said, "administration", "who")
	m.Settle(t.Context(), 1)()
	require.NoError(t, m.Err)
	assert.Equal(t, exam.Date("2008-02-03"), d.State().Candidates[0].Born)
	assert.Empty(t, d.State().Findings())
}

// That people disagree about how far data are verified does not keep anybody
// from settling it, by whichever of the states.
func TestConflictOfVerdictsIsSettledByChoosingOne(t *testing.T) {
	say := func(states ...exam.Verification) func(*Desk, exam.ID) error {
		return func(d *Desk, id exam.ID) error {
			for _, s := range states {
				if _, err := d.Verify(t.Context(), s, exam.OnScreen, id); err != nil {
					return err
				}
			}
			return nil
		}
	}
	for i, want := range []exam.Verification{exam.Viewed, exam.Validated} {
		d := apart(t, one, say(exam.Viewed), say(exam.Approved, exam.Validated))
		m := model.NewConflict(text.Arabic, d, only(t, d, exam.VerdictsDisagree))
		require.Len(t, m.Sides, 2)
		m.Settle(t.Context(), i)()
		require.NoError(t, m.Err)
		assert.Equal(t, want, d.State().Verification(d.State().Candidates[0].ID).State)
		assert.Empty(t, d.State().Findings())
	}
}
