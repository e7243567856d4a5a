package roster

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// reading reads a csv with what was said of its columns.
func reading(t *testing.T, said map[int]exam.Field, lines ...string) Draft {
	t.Helper()
	first := readText(t, lines...)
	o := season
	o.Chosen = func(titles string) map[int]exam.Field {
		if titles != first.Columns[0].Titles {
			return nil
		}
		return said
	}
	data := ""
	for _, l := range lines {
		data += l + "\n"
	}
	d, err := readData([]byte(data), o)
	require.NoError(t, err)
	return d
}

func TestHowSureAColumnIs(t *testing.T) {
	d := readText(t,
		"رقم الامتحان الخاص بالمترشح;code;الاسم العائلي;Prénom (fr);القسم;القسم;Nom du père;الرمز السري",
		"1001;G123456789;بناني;هاجر;1;2;X;s", "1002;G123456780;الفاسي;عمر;1;2;Y;s", "1003;G123456781;التازي;سلمى;1;2;Z;s",
	)
	want := []struct {
		field   exam.Field
		sure    Sureness
		certain bool
	}{
		{exam.FieldNumber, ByPart, false},
		{exam.FieldMassar, ByValues, true},
		{exam.FieldFamilyAr, ByTitle, true},
		{exam.FieldGivenAr, ByValues, false}, // Arabic names under a title that says French
		{exam.FieldClass, Contested, false},
		{"", Contested, false},
		{"", Unrecognised, true},
		{"", Unrecognised, true},
	}
	require.Len(t, d.Columns, len(want))
	for i, c := range d.Columns {
		assert.Equal(t, want[i].field, c.Field, c.Header)
		assert.Equal(t, want[i].sure, c.Sure, c.Header)
		assert.Equal(t, want[i].certain, c.Certain, c.Header)
		assert.Equal(t, i, c.Index)
	}
	assert.True(t, d.Columns[7].Secret)
}

func TestFingerprintOfTitles(t *testing.T) {
	of := func(lines ...string) string { return readText(t, lines...).Columns[0].Titles }
	same := of("رقم الامتحان;الاسم الكامل;القسم", "1;هاجر بناني;2")
	assert.Len(t, same, 64)
	assert.Equal(t, same, of("رقم  الإمتحان ;الإسم الكامل;القسم", "7;عمر الفاسي;9", "8;سلمى التازي;9"), "spaces and hamza do not matter, nor do the people")
	assert.Equal(t, same, of("كلام فوق اللائحة", "رقم الامتحان;الاسم الكامل;القسم;;", "7;عمر الفاسي;9;;"), "nor what is above or blank")
	for _, other := range []string{"الاسم الكامل;رقم الامتحان;القسم", "رقم الامتحان;الاسم الكامل", "رقم الامتحان;الاسم الكامل;القسم;القاعة", "رقم الامتحان;;الاسم الكامل;القسم"} {
		assert.NotEqual(t, same, of(other, "7;8;9;9"), other)
	}
}

func TestWhatTheUserSaysOfColumns(t *testing.T) {
	titles := "المرجع;الاسم الكامل;القسم;القسم;;الرمز السري"
	people := []string{"0042;هاجر بناني;A;2B;ذكر;s1", "0043;عمر الفاسي;A;2C;ذكر;s2"}
	read := func(said map[int]exam.Field) Draft { return reading(t, said, append([]string{titles}, people...)...) }

	d := read(map[int]exam.Field{0: exam.FieldNumber, 2: "", 3: exam.FieldClass, 4: exam.FieldSex})
	require.Len(t, d.Rows, 2)
	c := d.Rows[1].Candidate
	assert.Equal(t, []string{"0043", "2C", "M"}, []string{c.Number, c.Class, string(c.Sex)}, "two columns of one title and one without are told apart")
	assert.True(t, d.Certain)
	assert.Equal(t, []exam.Code{exam.ColumnSecret}, codes(d.Notes))
	assert.Equal(t, ByUser, d.Columns[2].Sure)

	d = read(map[int]exam.Field{5: exam.FieldMassar})
	assert.NotContains(t, fmt.Sprintf("%+v", d), "s1", "what is secret stays so whatever is said")
	for name, said := range map[string]map[int]exam.Field{
		"a field that there is not": {0: exam.FieldNumber, 1: "nickname"}, "a column that there is not": {0: exam.FieldNumber, 9: exam.FieldClass}, "nothing": nil,
	} {
		assert.Empty(t, read(said).Rows[0].Candidate.Number, name)
	}

	d = read(map[int]exam.Field{0: exam.FieldNumber, 2: exam.FieldNumber})
	assert.Equal(t, "0042", d.Rows[0].Candidate.Number)
	assert.Equal(t, Contested, d.Columns[2].Sure, "two columns cannot be one field")
	assert.False(t, d.Certain)
}

// What was said of one list is not said of another.
func TestWhatIsSaidIsSaidOfTheseTitles(t *testing.T) {
	o := season
	asked := map[string]bool{}
	o.Chosen = func(titles string) map[int]exam.Field { asked[titles] = true; return nil }
	d, err := readData([]byte("رقم الامتحان;الاسم الكامل\n1;هاجر بناني\n"), o)
	require.NoError(t, err)
	assert.Equal(t, map[string]bool{d.Columns[0].Titles: true}, asked)
}

func TestColumnsWithoutTitle(t *testing.T) {
	d := readCells(t, row("رقم الامتحان", "الاسم الكامل", nil, "الرمز السري", nil, nil, "القسم"),
		row("7", "بناني", "هاجر", "s1", "s2", nil, "2"), row("8", "الفاسي", "عمر", "s3", "s4", nil, "2"))
	var headers []string
	for _, c := range d.Columns {
		headers = append(headers, c.Header)
	}
	assert.Equal(t, []string{"رقم الامتحان", "الاسم الكامل", "الرمز السري", "القسم"}, headers, "neither the second cell of a name, nor of a secret, nor nothing")
	assert.NotContains(t, fmt.Sprintf("%+v", d), "s4")

	d = readCells(t, row("رقم الامتحان", "الاسم الكامل", "القسم", nil, "القاعة"), row("7", "بناني هاجر", "2", "x", "1"), row("8", "الفاسي عمر", "2", nil, "1"))
	require.Len(t, d.Columns, 5)
	assert.Equal(t, []string{"x"}, d.Columns[3].Samples)
	assert.True(t, d.Certain, "nobody need be asked about it")
	assert.Empty(t, d.Notes)
}

func TestTitlesThatSayNothing(t *testing.T) {
	const list = "قائمة\nRepere;Qui;Ou\nA7;EXEMPLE Personne;Agadir\nA8;AUTRE Exemple;Tiznit\n"
	_, err := readData([]byte(list), season)
	require.ErrorIs(t, err, exam.ErrNoHeader)

	o := season
	o.AnyTitles = true
	d, err := readData([]byte(list), o)
	require.NoError(t, err)
	assert.False(t, d.Certain)
	assert.Empty(t, d.Rows)
	assert.Len(t, d.Rejected, 2, "nobody is lost: it is not known yet who they are")
	require.Len(t, d.Columns, 3)
	for _, c := range d.Columns {
		assert.Equal(t, Unrecognised, c.Sure)
		assert.False(t, c.Certain)
	}
	assert.Equal(t, []string{"EXEMPLE Personne", "AUTRE Exemple"}, d.Columns[1].Samples)

	o.Chosen = func(titles string) map[int]exam.Field {
		assert.Equal(t, d.Columns[0].Titles, titles)
		return map[int]exam.Field{0: exam.FieldNumber, 1: exam.FieldFullFr}
	}
	d, err = readData([]byte(list), o)
	require.NoError(t, err)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, []string{"A8", "AUTRE Exemple"}, []string{d.Rows[1].Candidate.Number, d.Rows[1].Candidate.Name.FullFr})
	assert.True(t, d.Certain)
	assert.Equal(t, []exam.Code{exam.ColumnUnknown}, codes(d.Notes))
}

func TestWhatIsNoTableIsRefusedWhateverTheTitles(t *testing.T) {
	o := season
	o.AnyTitles = true
	for name, lines := range map[string]string{
		"a letter":         "Monsieur le directeur,\nVeuillez trouver la liste.\nSalutations\n",
		"numbers":          "1;2;3\n4;5;6\n",
		"titles only":      "Repere;Qui\n",
		"a list of staff":  "رقم التأجير;الصفة;الإطار\n12;x;y\n13;x;y\n",
		"one title, twice": "Qui;Qui\na1;b1\nc;c\n",
	} {
		_, err := readData([]byte(lines), o)
		require.ErrorIs(t, err, exam.ErrNoHeader, name)
	}
	d, err := readData(workbook(t, [][]any{row("x"), row("رقم الامتحان", "الاسم الكامل"), row("1", "هاجر بناني")}, nil), o)
	require.NoError(t, err)
	assert.True(t, d.Certain, "where titles are known nothing is asked")
}
