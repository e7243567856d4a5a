package model_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

func TestCentreRefuses(t *testing.T) {
	tests := []struct {
		name  string
		typed func(m *model.Centre)
		wrong model.CentreField
		says  string // the end of its key
	}{
		{"what it came filled in with is right", func(*model.Centre) {}, "", ""},
		{"a centre without a name", func(m *model.Centre) { m.Name = "  " }, model.CentreName, "name_missing"},
		{"a year that is none", func(m *model.Centre) { m.Year = "abcd" }, model.CentreYear, "year_bad"},
		{"a year with more behind it", func(m *model.Centre) { m.Year = "20261" }, model.CentreYear, "year_bad"},
		{"a school year is that in which it ends", func(m *model.Centre) { m.Year = "2025/2026" }, "", ""},
		{"Arabic digits are digits", func(m *model.Centre) { m.Year = "٢٠٢٦" }, "", ""},
		{"a day that is none", func(m *model.Centre) { m.First = "31/02/2026" }, model.CentreFirst, "first_bad"},
		{"no day, where there are papers", func(m *model.Centre) { m.First = "" }, model.CentreFirst, "first_bad"},
		{"a day of another year", func(m *model.Centre) { m.First = "02/06/2025" }, model.CentreFirst, "first_year"},
		{"another year than that of the day", func(m *model.Centre) { m.Year = "2027" }, model.CentreFirst, "first_year"},
	}
	o := taken(t, newDesk(t))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := model.NewCentre(o)
			tt.typed(m)
			require.Equal(t, tt.wrong, m.Wrong())
			if tt.wrong == "" {
				return
			}
			words, ok := m.Says(text.Arabic, tt.wrong)
			assert.False(t, ok)
			assert.Equal(t, text.T(text.Arabic, "screen.centre."+tt.says, text.Args{"year": m.Year}), words)
			assert.True(t, m.Touched(tt.wrong))
			head := o.State().Head
			_, err := m.Save(t.Context())
			require.ErrorIs(t, err, exam.ErrInvalid)
			assert.Equal(t, head, o.State().Head, "nothing is written")
		})
	}
}

func TestCentreKnowsWhatIsNotSaved(t *testing.T) {
	o := taken(t, newDesk(t))
	m := model.NewCentre(o)
	assert.False(t, m.Dirty(), "a proposal is nothing that was typed")
	name := m.Name
	m.Name, m.First = "مركز آخر", "09/06/2026"
	assert.True(t, m.Dirty())
	m.Forget()
	assert.False(t, m.Dirty())
	assert.Equal(t, name, m.Name)
	m.Session = exam.Catchup
	assert.True(t, m.Dirty())
	keep(t, m)
	assert.False(t, m.Dirty())
	assert.Equal(t, exam.Catchup, o.State().Centre.Session)
}

// Before there is a list there are no papers, and nothing that begins.
func TestCentreOfANewFile(t *testing.T) {
	desk := newDesk(t)
	o, err := desk.Create(t.Context(), desk.Vacant("centre"), exam.Centre{Name: "مركز"})
	require.NoError(t, err)
	t.Cleanup(func() { _ = o.Close() })
	m := model.NewCentre(o)
	require.Empty(t, m.First)
	assert.Empty(t, m.Wrong())
	words, ok := m.Says(text.Arabic, model.CentreFirst)
	assert.True(t, ok)
	assert.Empty(t, words)
	m.Name = "مركز آخر"
	keep(t, m)
	assert.Equal(t, "مركز آخر", o.State().Centre.Name)
}

// The school of everybody in the list of a home school is its name, and is kept
// unless something else is typed; where they come from several, it is asked for.
func TestASchoolIsNamedByItsList(t *testing.T) {
	const title = "رمز مسار;الاسم العائلي;الاسم الشخصي;المؤسسة الأصلية\n"
	tests := []struct{ name, rows, typed, proposed, kept string }{
		{"one school", "J120000001;الفاسي;سلمى;ثانوية السلام\nJ120000002;العلوي;كريم;\n", "", "ثانوية السلام", "ثانوية السلام"},
		{"one school, named otherwise", "J120000001;الفاسي;سلمى;ثانوية السلام\n", "ثانوية النور", "ثانوية السلام", "ثانوية النور"},
		{"two schools", "J120000001;الفاسي;سلمى;ثانوية السلام\nJ120000002;العلوي;كريم;ثانوية النور\n", "ثانوية النور", "", "ثانوية النور"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("MARKAZ_HOME", t.TempDir())
			d, err := wire.Create(t.Context(), filepath.Join(t.TempDir(), "s.markaz"), exam.Centre{Kind: exam.HomeSchool, Year: "2026"})
			require.NoError(t, err)
			t.Cleanup(func() { assert.NoError(t, d.Close()) })
			list := title + tt.rows
			draft, err := d.ReadList(t.Context(), "list.csv", strings.NewReader(list), int64(len(list)), app.ListOptions{})
			require.NoError(t, err)
			_, err = d.Import(t.Context(), nil, draft)
			require.NoError(t, err)
			m := model.NewCentre(d)
			assert.Equal(t, tt.proposed, m.Name)
			assert.False(t, m.Dirty(), "a proposal is nothing that was typed")
			if tt.typed != "" {
				m.Name = tt.typed
			}
			keep(t, m)
			assert.Equal(t, tt.kept, d.State().Centre.Name)
		})
	}
}

// One press is taken back by one undoing, whatever it has written; the language
// of papers is no act.
func TestOnePressIsOneAct(t *testing.T) {
	desk := newDesk(t)
	o := taken(t, desk)
	before := o.State()
	m := model.NewCentre(o)
	m.Name = "مركز آخر"
	keep(t, m)
	require.NotEmpty(t, o.State().Programme.Papers)
	rooms := model.NewRooms(o)
	rooms.Listed, rooms.Line = false, "18x20"
	rooms.Choose()
	require.NoError(t, rooms.Save(t.Context()))
	papers := model.NewPapers(o, desk, desk.Vacant("centre"))
	papers.Language = "fr"
	papers.Make(t.Context(), func(int, int) {})()
	require.NoError(t, papers.Err)
	assert.Equal(t, "fr", model.NewPapers(o, desk, "x").Language, "kept for the next printing")

	undo := model.NewUndo(o)
	assert.Equal(t, text.T(text.Arabic, "screen.act.plan.closed"), undo.Name(text.Arabic))
	undo.Do(t.Context(), "")()
	require.NoError(t, undo.Err)
	assert.Nil(t, o.State().Plan)
	assert.Equal(t, before.Rooms, o.State().Rooms)
	undo = model.NewUndo(o)
	assert.Equal(t, text.T(text.Arabic, "screen.act.centre.programme"), undo.Name(text.Arabic))
	undo.Do(t.Context(), "")()
	require.NoError(t, undo.Err)
	assert.Equal(t, before.Centre, o.State().Centre)
	assert.Empty(t, o.State().Programme.Papers)
	assert.Contains(t, model.NewUndo(o).Name(text.Arabic), text.T(text.Arabic, "screen.act.list.closed"))
}
