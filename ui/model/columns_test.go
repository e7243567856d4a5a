package model_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// readingColumns is a list of lines that was read, and its columns.
func readingColumns(t *testing.T, desk *model.Desk, lines string) (*model.List, *model.Columns) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	require.NoError(t, os.WriteFile(path, []byte(lines), 0o600))
	m := model.NewList(nil, desk)
	m.Read(t.Context(), path, nil)()
	require.NoError(t, m.Err)
	return m, model.NewColumns(m)
}

// sayColumn says what a column is, and reads the list again.
func sayColumn(t *testing.T, c *model.Columns, column int, f exam.Field) {
	t.Helper()
	c.Say(column, f)
	c.Read(t.Context())()
	require.NoError(t, c.List().Err)
}

func keepColumns(t *testing.T, c *model.Columns) {
	t.Helper()
	c.Keep(t.Context())()
	require.NoError(t, c.List().Err)
}

const (
	uncertain = "رقم الامتحان الخاص بالمترشح;الاسم الكامل;المرجع;الرمز السري\n"
	twoPeople = uncertain + "1001;حياة الريفي;A1;s1\n1002;سارة أزروال;A2;s2\n"
)

func TestColumnsAreShownWithHowSureTheyAre(t *testing.T) {
	m, c := readingColumns(t, newDesk(t), twoPeople)
	require.True(t, m.AskColumns())
	assert.True(t, c.Uncertain())
	g := c.Grid(text.English)
	require.Equal(t, 4, g.Len())
	var got [][]string
	for i := range g.Len() {
		got = append(got, []string{g.Cell(i, 1), g.Cell(i, 2), g.Cell(i, 3)})
	}
	assert.Equal(t, [][]string{
		{"Exam number", "To be confirmed: by a part of its title", "1001 · 1002"},
		{"Full name in Arabic", "Certain", "حياة الريفي · سارة أزروال"},
		{"Not taken", "Not recognised", "A1 · A2"},
		{"Not taken", "Password: dropped", ""},
	}, got)
	assert.Equal(t, []bool{false, true, true, true}, []bool{c.Certain(0), c.Certain(1), c.Certain(2), c.Certain(3)})
	assert.True(t, c.Secret(3))
	c.Say(3, exam.FieldMassar)
	c.Read(t.Context())()
	assert.Equal(t, "Not taken", c.Means(text.English, 3), "there is nothing to say of passwords")
}

func TestWhatIsSaidOfAColumnIsSeenAtOnce(t *testing.T) {
	m, c := readingColumns(t, newDesk(t), twoPeople)
	sayColumn(t, c, 2, exam.FieldClass)
	assert.Equal(t, "Class", c.Means(text.English, 2), "a column that was not recognised can be said to be anything")
	assert.Equal(t, "As you chose", c.Sureness(text.English, 2))
	assert.True(t, m.AskColumns(), "of the other one nothing was said yet")

	sayColumn(t, c, 1, "")
	sayColumn(t, c, 0, "")
	assert.Zero(t, m.Count(), "without names and numbers nobody is left")
	assert.Positive(t, m.Findings().Count(""))
	sayColumn(t, c, 1, exam.FieldFullAr)
	assert.Equal(t, 2, m.Count())
}

func TestAFieldIsSaidOfOneColumn(t *testing.T) {
	_, c := readingColumns(t, newDesk(t), twoPeople)
	var has string
	for _, m := range c.Meanings(text.English, 2, "exam NUMBER") {
		has = m.Has
		assert.Equal(t, exam.FieldNumber, m.Field)
	}
	assert.Equal(t, "رقم الامتحان الخاص بالمترشح", has)
	sayColumn(t, c, 2, exam.FieldNumber)
	assert.Equal(t, []string{"Not taken", "Exam number"}, []string{c.Means(text.English, 0), c.Means(text.English, 2)})
	sayColumn(t, c, 0, exam.FieldNumber)
	assert.Equal(t, []string{"Exam number", "Not taken"}, []string{c.Means(text.English, 0), c.Means(text.English, 2)})
	assert.False(t, c.Uncertain())
	assert.Len(t, c.Meanings(text.Arabic, 0, ""), len(exam.Fields())+1)
	assert.True(t, c.Meanings(text.Arabic, 0, "رقم الامتحان")[0].Now)
}

func TestWhatWasSaidIsRememberedForTheSameTitles(t *testing.T) {
	desk := newDesk(t)
	m, c := readingColumns(t, desk, twoPeople)
	sayColumn(t, c, 2, exam.FieldClass)
	keepColumns(t, c)
	assert.False(t, m.AskColumns(), "what was confirmed is not asked again")
	assert.False(t, m.Recalled(), "this list is the first")

	m, c = readingColumns(t, desk, uncertain+"2001;عمر الفاسي;B7;s\n")
	assert.False(t, m.AskColumns())
	assert.True(t, m.Recalled())
	assert.Equal(t, "Class", c.Means(text.English, 2))
	assert.Equal(t, "As you chose last time", c.Sureness(text.English, 2))
	assert.Equal(t, "Password: dropped", c.Sureness(text.English, 3))

	m, _ = readingColumns(t, desk, "رقم الامتحان الخاص بالمترشح;الاسم الكامل;المرجع\n2001;عمر الفاسي;B7\n")
	assert.True(t, m.AskColumns(), "of other titles nothing was said")
	assert.False(t, m.Recalled())

	sayColumn(t, c, 2, exam.FieldRoom)
	assert.Equal(t, []string{"Exam number", "Room"}, []string{c.Means(text.English, 0), c.Means(text.English, 2)}, "the rest is as last time")
	keepColumns(t, c)
	_, c = readingColumns(t, desk, twoPeople)
	assert.Equal(t, "Room", c.Means(text.English, 2), "the last word holds")

	c.Forget(t.Context())()
	require.NoError(t, c.List().Err)
	assert.False(t, c.List().Recalled())
	assert.Equal(t, "Not taken", c.Means(text.English, 2))
	m, _ = readingColumns(t, desk, twoPeople)
	assert.True(t, m.AskColumns(), "it is forgotten")
}

// What this PC remembers may be of another program, or damaged.
func TestWhatIsRememberedMayNotFit(t *testing.T) {
	for name, fields := range map[string]map[int]exam.Field{"a field that there is not": {0: "nickname"}, "a column that there is not": {40: exam.FieldNumber}} {
		desk := newDesk(t)
		desk.ColumnFields = func(string) map[int]exam.Field { return fields }
		m, c := readingColumns(t, desk, twoPeople)
		assert.True(t, m.AskColumns(), name)
		assert.False(t, m.Recalled(), name)
		sayColumn(t, c, 2, exam.FieldClass)
		assert.Equal(t, "Class", c.Means(text.English, 2), name)
	}
}

func TestLeavingTheColumnsGivesUpWhatWasSaid(t *testing.T) {
	desk := newDesk(t)
	m, c := readingColumns(t, desk, "رقم الامتحان;الاسم الكامل;القسم\n1001;حياة الريفي;2B\n")
	require.False(t, m.AskColumns())
	assert.False(t, c.Asked())
	sayColumn(t, c, 2, "")
	c.Leave()
	assert.Equal(t, "Class", model.NewColumns(m).Means(text.English, 2))
	keepColumns(t, model.NewColumns(m))
	m, _ = readingColumns(t, desk, "رقم الامتحان;الاسم الكامل;القسم\n1001;حياة الريفي;2B\n")
	assert.False(t, m.Recalled(), "where nothing was said nothing is remembered")
}

func TestSheetsWithTheSameTitlesAreSaidOnce(t *testing.T) {
	desk := newDesk(t)
	m := model.NewList(nil, desk)
	m.Read(t.Context(), "../../app/roster/testdata/xlwt.xls", nil)()
	require.NoError(t, m.Err)
	c := model.NewColumns(m)
	assert.Equal(t, 11, c.Len())
	assert.Len(t, c.Grid(text.Arabic).Columns, 4, "without the sheet")
	for i := range c.Len() {
		if c.Title(text.Arabic, i) == "القاعة" {
			sayColumn(t, c, i, "")
		}
	}
	keepColumns(t, c)
	assert.Equal(t, "60 candidates, 0 tracks", m.Summary(text.English), "and no rooms of either sheet")
}

func TestTitlesThatSayNothingAreAskedAbout(t *testing.T) {
	desk := newDesk(t)
	const list = "Repere;Qui;Ou\nA7;EXEMPLE Personne;Agadir\nA8;AUTRE Exemple;Tiznit\n"
	m, c := readingColumns(t, desk, list)
	assert.True(t, m.AskColumns())
	assert.True(t, c.Unknown())
	assert.Zero(t, m.Count())
	assert.Equal(t, "Not recognised", c.Sureness(text.English, 1))
	sayColumn(t, c, 1, exam.FieldFullFr)
	assert.Equal(t, 2, m.Count())
	assert.False(t, c.Uncertain(), "the others may be left out")
	keepColumns(t, c)
	m, _ = readingColumns(t, desk, list)
	assert.False(t, m.AskColumns())
	assert.Equal(t, 2, m.Count())
}
