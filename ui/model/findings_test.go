package model_test

import (
	"fmt"
	"path/filepath"
	"slices"
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

const faulty = `رقم الامتحان;رمز مسار;الاسم العائلي;الاسم الشخصي;الجنس;تاريخ الازدياد;المسلك;المؤسسة الأصلية
0611900101;J120000001;الفاسي;سلمى;أنثى;01/02/2008;2BACSMA;ثانوية ابن سينا
0611900102;J12;العلوي;كريم;ذكر;15/03/2008;2BACSMA;ثانوية ابن سينا
0611900103;J120000003;التازي;هدى;أنثى;31/02/2008;2BACSVT;ثانوية ابن سينا
0611900104;J120000004;بناني;يوسف;ذكر;11/05/2008;2BACSVT;ثانوية ابن سينا
0611900104;J120000005;الإدريسي;مريم;أنثى;12/06/2008;2BACSVT;ثانوية ابن سينا
;;;;;03/07/2008;2BACSMA;ثانوية ابن سينا
`

// faults is a file with the faulty list in it.
func faults(t *testing.T) *wire.Desk {
	t.Helper()
	t.Setenv("MARKAZ_HOME", t.TempDir())
	d, err := wire.Create(t.Context(), filepath.Join(t.TempDir(), "f.markaz"), exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	draft, err := d.ReadList(t.Context(), "list.csv", strings.NewReader(faulty), int64(len(faulty)), app.ListOptions{})
	require.NoError(t, err)
	_, err = d.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	return d
}

// placeOf is where a finding of a code is shown first.
func placeOf(t *testing.T, m *model.Findings, code exam.Code) int {
	t.Helper()
	for at, f := range m.Shown() {
		if f.Code == code {
			return at
		}
	}
	t.Fatalf("no %s", code)
	return 0
}

func TestEveryKindOfFindingHasAName(t *testing.T) {
	for code := range exam.Severities {
		for _, lang := range text.Langs() {
			assert.NotContains(t, model.KindName(lang, code), "[", "%s in %s", code, lang)
		}
	}
}

func TestFindingsAreFilteredByWhatWasDecidedAndByKind(t *testing.T) {
	o := faults(t)
	m := model.NewFileFindings(o)
	g := m.Grid(text.Arabic)
	require.Equal(t, [3]int{5, 0, 5}, m.Standings())
	assert.Equal(t, model.KindCount{Code: exam.NumberShared, Count: 2}, m.Kinds()[0], "the most frequent first")

	m.Code = exam.NumberShared
	m.Apply()
	assert.Equal(t, 2, g.Len())
	m.Query = "مريم"
	m.Apply()
	require.Equal(t, 1, g.Len(), "by whom it is about, too")
	assert.Equal(t, "الإدريسي مريم", g.Cell(0, column(t, g, "candidate")))
	m.ShowAll()
	m.Only = exam.Warning
	assert.Len(t, m.Kinds(), 1, "of that severity")
	m.ShowAll()

	at := placeOf(t, m, exam.MassarShape)
	require.NoError(t, o.AcceptFindings(t.Context(), "قبل عهد مسار", m.At(at)))
	assert.Equal(t, [3]int{4, 1, 5}, m.Standings(), "the file has changed")
	m.SetStanding(model.StandingAccepted)
	g = m.Grid(text.Arabic)
	require.Equal(t, 1, g.Len())
	assert.Equal(t, "قبل عهد مسار", g.Cell(0, column(t, g, "reason")))
	assert.Equal(t, "الإدارة", g.Cell(0, column(t, g, "by")))
	assert.NotEmpty(t, g.Cell(0, column(t, g, "at")))
	assert.Len(t, m.Reopen([]int{0}), 1)
	assert.Empty(t, m.Open([]int{0}))
	_, words := m.Told(0)
	assert.Contains(t, words, "قبل عهد مسار")
	m.SetStanding(model.StandingAll)
	assert.Equal(t, 5, m.Grid(text.Arabic).Len())
}

// A value is shown as people read it, not as the program keeps it.
func TestValuesOfFindingsAreWords(t *testing.T) {
	t.Setenv("MARKAZ_HOME", t.TempDir())
	d, err := wire.Create(t.Context(), filepath.Join(t.TempDir(), "f.markaz"), exam.Centre{Name: "مركز التجربة", Year: "2026"})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, d.Close()) })
	const rows = "رمز مسار;الاسم العائلي;الاسم الشخصي;الجنس\nJ120000001;الفاسي;سلمى;ذكر\n"
	draft, err := d.ReadList(t.Context(), "list.csv", strings.NewReader(rows), int64(len(rows)), app.ListOptions{})
	require.NoError(t, err)
	_, err = d.Import(t.Context(), nil, draft)
	require.NoError(t, err)
	m := model.NewFileFindings(d)
	grid := m.Grid(text.Arabic)
	value := slices.IndexFunc(grid.Columns, func(c model.GridColumn) bool { return c.Key == "value" })
	assert.Equal(t, "ذكر", grid.Columns[value].Text(grid.ID(placeOf(t, m, exam.SexUnlikely))))
}

func TestWayOfAFinding(t *testing.T) {
	m := model.NewFileFindings(faults(t))
	m.Grid(text.Arabic)
	for code, want := range map[exam.Code]model.Way{
		exam.MassarShape: model.WayField, exam.BornBad: model.WayField, exam.NumberShared: model.WayField, exam.RowNobody: model.WayRow,
	} {
		assert.Equal(t, want, m.Way(m.At(placeOf(t, m, code))), code)
	}
	assert.Equal(t, model.WayNone, m.Way(exam.Found(exam.ColumnUnknown, exam.Source{}, "", "x")))
	assert.Equal(t, model.WayRooms, m.Way(exam.Found(exam.RoomGone, exam.Source{}, "", "3")))
	assert.Equal(t, model.WayCentre, m.Way(exam.Found(exam.TrackUnknown, exam.Source{}, "", "x")))
	draft := model.NewFindings(m.Shown())
	assert.False(t, draft.Mendable())
	assert.Equal(t, model.WayNone, draft.Way(m.At(0)), "of a list that is not taken in")
}

func TestOneGoesOnWithTheNextFinding(t *testing.T) {
	o := faults(t)
	m := model.NewFileFindings(o)
	m.Grid(text.Arabic)
	all := m.Shown()
	m.Leave([]int{1})
	require.NoError(t, o.AcceptFindings(t.Context(), "x", all[1]))
	m.Grid(text.Arabic)
	assert.Equal(t, all[2], m.At(m.Next()))
	last := len(m.Shown()) - 1
	before := m.At(last - 1)
	m.Leave([]int{last})
	require.NoError(t, o.AcceptFindings(t.Context(), "x", m.At(last)))
	m.Grid(text.Arabic)
	assert.Equal(t, before, m.At(m.Next()), "after the last, the one before it")
	require.NoError(t, o.AcceptFindings(t.Context(), "x", m.Shown()...))
	m.Grid(text.Arabic)
	assert.Equal(t, -1, m.Next())
}

func TestAccept(t *testing.T) {
	o := faults(t)
	m := model.NewFileFindings(o)
	m.Grid(text.Arabic)
	row := m.At(placeOf(t, m, exam.RowNobody))
	a := model.NewAccept(text.Arabic, o, []exam.Finding{row})
	assert.Contains(t, a.Reasons()[0], "لا يخص أي مترشح", "the usual of such a row first")
	assert.False(t, a.Ready())
	a.Reason = "سطر فارغ في الأصل"
	assert.True(t, a.Ready())
	a.Save(t.Context())()
	require.NoError(t, a.Err)

	m.Grid(text.Arabic)
	a = model.NewAccept(text.Arabic, o, m.Shown())
	assert.Equal(t, "سطر فارغ في الأصل", a.Reasons()[0], "what was given before comes first")
	assert.Equal(t, 4, a.Blocking())
	assert.Len(t, a.Lines(), 3, "several by their kinds")
}

func TestMendRow(t *testing.T) {
	o := faults(t)
	m, ok := model.NewMendRow(text.Arabic, o, o.State().Rejected[0].ID)
	require.True(t, ok)
	assert.Equal(t, "03/07/2008", m.Typed(exam.FieldBorn), "what can be told is filled in")
	cells := m.Cells()
	require.Len(t, cells, 3, "those that say something")
	track := cells[1]
	assert.Equal(t, exam.FieldTrack, m.Fields()[track.Taken])
	m.Take(track.Column, -1)
	assert.Equal(t, -1, m.Cells()[1].Taken)
	m.Take(track.Column, track.Taken)
	assert.Equal(t, "2BACSMA", m.Typed(exam.FieldTrack))

	m.Save(t.Context())()
	words, field := m.Wrong()
	assert.Equal(t, text.T(text.Arabic, "screen.mend.nobody"), words)
	assert.Empty(t, field)
	m.Type(exam.FieldFamilyAr, "الوردي")
	m.Type(exam.FieldMassar, "J1")
	m.Save(t.Context())()
	words, field = m.Wrong()
	assert.Contains(t, words, "J1")
	assert.Equal(t, exam.FieldMassar, field)
	m.Type(exam.FieldMassar, "J120000009")
	m.Save(t.Context())()
	require.NoError(t, m.Err)
	assert.Contains(t, m.Done(), "الوردي")
	assert.Empty(t, o.State().Rejected)
	require.Len(t, o.State().Candidates, 6)
	_, ok = model.NewMendRow(text.Arabic, o, exam.NewID())
	assert.False(t, ok)
}

// The answers of the service that contradict one another are chosen among.
func TestConflictOfAnswers(t *testing.T) {
	o := faults(t)
	made, err := o.Ask(t.Context(), app.Wish{Candidate: o.State().Candidates[0].ID, Field: exam.FieldBorn, Value: "02/02/2008"})
	require.NoError(t, err)
	file := exam.Source{File: "answers.xlsx", Row: 2}
	require.NoError(t, o.Reply(t.Context(), app.Reply{Request: made[0].ID, Answer: exam.Refused, Note: "الوثيقة غير واضحة", Source: file}))
	require.NoError(t, o.Reply(t.Context(), app.Reply{Request: made[0].ID, Answer: exam.Accepted, Source: file}))
	m := model.NewFileFindings(o)
	m.Grid(text.Arabic)
	f := m.At(placeOf(t, m, exam.AnswersDisagree))
	assert.Equal(t, model.WayConflict, m.Way(f))
	c := model.NewConflict(text.Arabic, o, f)
	require.Len(t, c.Sides, 2)
	assert.Equal(t, "الوثيقة غير واضحة · answers.xlsx", c.Sides[0].Note)
	assert.Equal(t, "مقبول · 02/02/2008", c.Sides[1].Value)
	assert.False(t, c.Other(), "the service answers, nobody else")
	c.Settle(t.Context(), 1)()
	require.NoError(t, c.Err)
	assert.Equal(t, exam.Date("2008-02-02"), o.State().Candidates[0].Born)
	assert.NotContains(t, o.State().Findings(), f)
}

// manyFindings are as many as the worst list of a region brings.
func manyFindings() []exam.Finding {
	codes := []exam.Code{exam.MassarShape, exam.BornBad, exam.NumberShared, exam.NameScript, exam.TrackMissing}
	all := make([]exam.Finding, 10_000)
	for i := range all {
		f := exam.Found(codes[i%len(codes)], exam.Source{File: "region.xlsx", Row: i + 2}, exam.FieldMassar, fmt.Sprintf("J%d", i))
		f.Other = strings.Repeat("9", i%3)
		all[i] = f
	}
	return all
}

func BenchmarkFindingsFilter(b *testing.B) {
	m := model.NewFindings(manyFindings())
	m.Grid(text.Arabic)
	m.Prepare()()()
	for i := 0; b.Loop(); i++ {
		m.Query = []string{"J", "J9", "J99", "region 77"}[i%4]
		m.Apply()
	}
}

func BenchmarkFindingsPrepare(b *testing.B) {
	all := manyFindings()
	for b.Loop() {
		m := model.NewFindings(all)
		m.Grid(text.Arabic)
		m.Prepare()()()
	}
}
