package model_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/cmd/wire"
	"markaz/ui/model"
)

// listOf are rows of one column.
func listOf(cells ...string) *model.Grid {
	return model.NewGrid(len(cells), model.GridColumn{Key: "cell", Text: func(i int) string { return cells[i] }})
}

func shown(g *model.Grid) (cells []string) {
	for at := range g.Len() {
		cells = append(cells, g.Cell(at, 0))
	}
	return cells
}

func TestGridOrder(t *testing.T) {
	rooms := listOf("10", "", "2", "1", "قاعة 12", "قاعة 3", "")
	assert.Equal(t, 7, rooms.Len())
	rooms.Sort(0, false)
	assert.Equal(t, []string{"1", "2", "10", "قاعة 3", "قاعة 12", "", ""}, shown(rooms), "as people count; what is empty comes last")
	rooms.Sort(0, true)
	assert.Equal(t, []string{"قاعة 12", "قاعة 3", "10", "2", "1", "", ""}, shown(rooms), "the other way round, too")
	assert.Equal(t, []int{4, 5, 0, 2, 3, 1, 6}, []int{rooms.ID(0), rooms.ID(1), rooms.ID(2), rooms.ID(3), rooms.ID(4), rooms.ID(5), rooms.ID(6)})
	rooms.Sort(-1, false)
	assert.Equal(t, "10", rooms.Cell(0, 0), "the order of the list")

	words := []string{"ياسين", "Zineb", "أحمد", "إبراهيم", "Éric", "ابتسام"}
	names := model.NewGrid(len(words), model.GridColumn{
		Text: func(i int) string { return words[i] }, Order: model.ByAlphabet(func(i int) string { return words[i] }),
	})
	names.Sort(0, false)
	assert.Equal(t, []string{"Éric", "Zineb", "ابتسام", "إبراهيم", "أحمد", "ياسين"}, shown(names), "hamza and accents count for nothing")
}

func TestGridFilter(t *testing.T) {
	g := listOf("محمد أمين", "سارة", "Mohamed", "أحمد")
	tests := []struct{ name, query, want string }{
		{"nothing typed shows all", "", "محمد أمين سارة Mohamed أحمد"},
		{"spaces show all", "  ", "محمد أمين سارة Mohamed أحمد"},
		{"a part of a name", "محم", "محمد أمين"},
		{"folded", "امين", "محمد أمين"},
		{"capitals do not count", "moha", "Mohamed"},
		{"nobody", "زينب", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g.Filter(tt.query, nil)
			assert.Equal(t, tt.want, strings.Join(shown(g), " "))
		})
	}
	g.Filter("", func(row int) bool { return row > 1 })
	g.Sort(0, true)
	assert.Equal(t, []string{"أحمد", "Mohamed"}, shown(g), "a filter holds in every order")
}

func column(t *testing.T, g *model.Grid, key string) int {
	t.Helper()
	i := slices.IndexFunc(g.Columns, func(c model.GridColumn) bool { return c.Key == key })
	require.GreaterOrEqual(t, i, 0, key)
	return i
}

func TestCandidates(t *testing.T) {
	o := taken(t, newDesk(t))
	m := model.NewCandidates(o)
	g := m.Grid(text.Arabic)
	assert.Equal(t, "331 مترشحا", m.Count(0))
	assert.Same(t, g, m.Grid(text.Arabic), "made once")

	m.Query = "محمد"
	m.Apply()
	assert.Equal(t, "331 مترشحا، 6 معروضين، 3 محددين", m.Count(3))
	assert.Equal(t, "331 مترشحا، 6 معروضين", m.Count(1), "one row is always where the keyboard is")
	name := column(t, g, "name_ar")
	for at := range g.Len() {
		assert.Contains(t, g.Cell(at, name), "محمد")
	}

	m.Query, m.Room = "", "3"
	m.Apply()
	assert.Equal(t, 20, m.Shown(), "before there is a plan, the room of the list")
	m.Track = m.Tracks()[1]
	m.Apply()
	assert.Zero(t, m.Shown())
	m.ShowAll()
	assert.Equal(t, 331, m.Shown())
	assert.Equal(t, "17", m.Rooms()[16], "rooms as people count")

	findings := column(t, g, "findings")
	g.Sort(findings, false)
	assert.Empty(t, g.Cell(0, findings), "not yet worked out")
	require.False(t, m.Prepared())
	m.Prepare()()
	require.True(t, m.Prepared())
	assert.Contains(t, g.Cell(0, findings), "يجب تصحيحه", "the gravest first")
	assert.Equal(t, exam.Blocking, m.Severity(0))
	m.Faulty = true
	m.Apply()
	assert.Positive(t, m.Shown())
	assert.Less(t, m.Shown(), 331)
	for at := range g.Len() {
		assert.NotEmpty(t, g.Cell(at, findings))
	}

	fr := m.Grid(text.French)
	column, _ := fr.Sorted()
	assert.Equal(t, findings, column, "filter and order stay in another language")
	assert.Equal(t, m.Shown(), fr.Len())
	assert.Equal(t, "name_fr", fr.Columns[1].Key, "the name in the script of the language")
	assert.Equal(t, "Nº d’examen", fr.Columns[0].Title)
	assert.True(t, fr.Columns[2].Hidden)
}

// A list that is taken in while the page of the centre stands open fills in what
// nobody has typed there.
func TestCentreKeepsWhatAListBringsMeanwhile(t *testing.T) {
	desk := newDesk(t)
	o, err := desk.Create(t.Context(), desk.Vacant("centre"), exam.Centre{})
	require.NoError(t, err)
	t.Cleanup(func() { _ = o.Close() })
	m := model.NewCentre(o)
	l := model.NewList(o, desk)
	l.Read(t.Context(), centre331, nil)()
	l.Take(t.Context(), nil)()
	require.NoError(t, l.Err)
	name, academy := o.State().Centre.Name, o.State().Centre.Academy
	require.NotEmpty(t, name)
	require.NotEmpty(t, academy)
	m.Name, m.First = "ثانوية أخرى", "02/06/2026"
	keep(t, m)
	assert.Equal(t, "ثانوية أخرى", o.State().Centre.Name)
	assert.Equal(t, academy, o.State().Centre.Academy)
}

func TestCandidatesWithoutAPlace(t *testing.T) {
	o := taken(t, newDesk(t))
	rooms := model.NewRooms(o)
	rooms.Listed, rooms.Line = false, "16x20"
	rooms.Choose()
	require.NoError(t, rooms.Save(t.Context()))
	m := model.NewCandidates(o)
	g := m.Grid(text.Arabic)
	all := m.Rooms()
	require.Equal(t, model.NoRoom, all[len(all)-1], "offered after the rooms")
	m.Room = model.NoRoom
	m.Apply()
	assert.Equal(t, 331-16*20, m.Shown())
	room := column(t, g, "room")
	for at := range g.Len() {
		assert.Empty(t, g.Cell(at, room))
	}
}

// What is exported is what is seen: codes as they are, dates as people write
// them.
func TestCandidatesSheet(t *testing.T) {
	m := model.NewCandidates(taken(t, newDesk(t)))
	g := m.Grid(text.Arabic)
	columns := []int{column(t, g, "number"), column(t, g, "name_ar"), column(t, g, "born")}
	s := m.Sheet(nil, columns)
	assert.Equal(t, 331, s.Count)
	assert.True(t, s.RightToLeft)
	assert.Equal(t, "المترشحون", s.Name)
	assert.Equal(t, []string{"رقم الامتحان", "الاسم الكامل بالعربية", "تاريخ الازدياد"}, s.Titles)
	assert.Equal(t, []string{"0611900101", "إد بلقاسم حاتم", "20/01/2008"}, s.Row(0))

	picked := m.Sheet([]int{4, 2}, columns)
	m.Query = "محمد"
	m.Apply()
	assert.Equal(t, 2, picked.Count)
	assert.Equal(t, "0611900107", picked.Row(0)[0], "what is shown afterwards changes nothing")
	assert.Equal(t, 6, m.Sheet(nil, columns).Count)
	g.Sort(columns[0], true)
	assert.Equal(t, g.Cell(1, columns[0]), m.Sheet([]int{1}, columns).Row(0)[0], "who is selected is who is seen there")
}

// A sheet is written elsewhere while the list changes: it says what the list said
// when it was asked for.
func TestCandidatesSheetWhileTheListChanges(t *testing.T) {
	o := taken(t, newDesk(t))
	m := model.NewCandidates(o)
	all := make([]int, len(m.Grid(text.French).Columns))
	for i := range all {
		all[i] = i
	}
	m.Prepare()()
	sheet := m.Sheet(nil, all)
	before := make([][]string, sheet.Count)
	for i := range before {
		before[i] = sheet.Row(i)
	}
	faulty := slices.ContainsFunc(before, func(row []string) bool { return slices.Contains(row, model.SeverityName(text.French, exam.Blocking)) })
	require.True(t, faulty, "the sheet says what was found")

	written := make(chan [][]string)
	go func() { // what -race looks at
		rows := make([][]string, sheet.Count)
		for i := range rows {
			rows[i] = sheet.Row(i)
		}
		written <- rows
	}()
	require.NoError(t, model.NewRooms(o).Save(t.Context()))
	m.Grid(text.Arabic) // another language and places, nothing prepared yet
	m.Prepare()()
	assert.Equal(t, before, <-written)
	for i := range before {
		require.Equal(t, before[i], sheet.Row(i))
	}
}

func TestSheetOfAPracticeCentreSaysSo(t *testing.T) {
	d, err := wire.Practice(t.Context(), filepath.Join(t.TempDir(), "practice.markaz"), 20)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	for lang, want := range map[text.Lang]string{text.Arabic: "المترشحون - تمرين", text.French: "Candidats - EXERCICE", text.English: "Candidates - PRACTICE"} {
		m := model.NewCandidates(d)
		m.Grid(lang)
		assert.Equal(t, want, m.Sheet(nil, []int{0}).Name)
	}
}

func TestPerson(t *testing.T) {
	o := taken(t, newDesk(t))
	who := o.State().Candidates[7] // with a date that is none
	p, ok := model.NewPerson(text.Arabic, o, who.ID)
	require.True(t, ok)
	assert.Equal(t, "السوسي خليل", p.Name)
	assert.Equal(t, "SOUSSI Khalil", p.Other)
	assert.Equal(t, "القاعة 1، الطاولة 8", p.Seat)
	assert.Contains(t, p.Source, "centre-331.xlsx")
	require.NotEmpty(t, p.Findings)
	assert.Equal(t, exam.BornBad, p.Findings[0].Code)
	assert.Contains(t, p.Facts, [2]string{"رقم الامتحان", who.Number})
	for _, f := range p.Facts {
		assert.NotEmpty(t, f[1], "what is unknown is left out: %s", f[0])
	}
	fr, _ := model.NewPerson(text.French, o, who.ID)
	assert.Equal(t, "SOUSSI Khalil", fr.Name)

	_, ok = model.NewPerson(text.Arabic, o, exam.NewID())
	assert.False(t, ok)
}

func BenchmarkGrid(b *testing.B) {
	cells := make([]string, 70_000)
	for i := range cells {
		cells[i] = strings.Repeat("قاعة ", 1+i%2) + string(rune('0'+i%10))
	}
	g := listOf(cells...)
	b.Run("filter", func(b *testing.B) {
		for i := range b.N {
			g.Filter([]string{"ق", "قا", "5", ""}[i%4], nil)
		}
	})
	b.Run("sort", func(b *testing.B) {
		for i := range b.N {
			g.Forget("cell")
			g.Sort(0, i%2 == 0)
		}
	})
}

func TestFindingsGrid(t *testing.T) {
	o := taken(t, newDesk(t))
	m := model.NewFindings(o.State().Findings())
	g := m.Grid(text.Arabic)
	assert.Equal(t, m.Count(""), g.Len())
	assert.Equal(t, "يجب تصحيحه", g.Cell(0, 0))
	row := column(t, g, "row")
	g.Sort(row, true)
	assert.Equal(t, "342", g.Cell(0, row), "rows as people count")
	g.Filter("فارغا", nil)
	require.Positive(t, g.Len())
	for at := range g.Len() {
		assert.Contains(t, g.Cell(at, column(t, g, "finding")), "فارغا", "a word of the sentence")
	}
	m.Only = exam.Hint
	m.Apply()
	assert.Equal(t, m.Count(exam.Hint), g.Len())
}
