package corrections_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/corrections"
	"markaz/app/exam"
	"markaz/app/roster"
	"markaz/app/text"
)

const (
	centre = "0190aaaa-0000-7000-8000-00000000000a"
	other  = "0190bbbb-0000-7000-8000-00000000000b"
	lists  = "12ab-34cd"
)

// id is the identifier of a request.
func id(n int) string { return fmt.Sprintf("0190cccc-0000-7000-8000-%012d", n) }

func asked(n int, school, massar string) corrections.Row {
	return corrections.Row{
		School: school, Massar: massar, Number: "0611900111", Name: "الفاسي سلمى", Field: "تاريخ الازدياد",
		Recorded: "01/02/2008", Wanted: "01/03/2008", Document: "عقد الازدياد", By: "مركز الامتحان", Date: "20/05/2026",
		Request: id(n), Centre: centre, Lists: lists,
	}
}

func written(t *testing.T, lang text.Lang, rows ...corrections.Row) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := corrections.Sheet{Lang: lang, From: "ثانوية التجربة", Rows: rows}.WriteTo(&b)
	require.NoError(t, err)
	return b.Bytes()
}

func read(t *testing.T, file []byte) []corrections.Row {
	t.Helper()
	rows, err := corrections.Read(context.Background(), "answers.xlsx", bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	return rows
}

// edited changes a spreadsheet as a clerk does.
func edited(t *testing.T, file []byte, edit func(f *excelize.File, sheet string)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	require.NoError(t, err)
	defer f.Close()
	edit(f, f.GetSheetName(0))
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return b.Bytes()
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rows := []corrections.Row{asked(1, "ثانوية ابن خلدون", "J120000001"), asked(2, "", "0012345678")}
	rows[1].Decision, rows[1].Value, rows[1].Notes = "مقبول", "02/03/2008", "=HYPERLINK(1)"
	for _, lang := range text.Langs() {
		file := written(t, lang, rows...)
		assert.True(t, bytes.Equal(file, written(t, lang, rows...)), "the same sheet, the same bytes")
		got := read(t, file)
		require.Len(t, got, 2, lang)
		for i := range got {
			assert.Equal(t, 4+i, got[i].Source.Row)
			assert.Equal(t, exam.FieldBorn, corrections.FieldOf(got[i].Field), lang)
			answer, ok := corrections.Decision(got[i].Decision)
			assert.True(t, ok)
			assert.Equal(t, []exam.Answer{"", exam.Accepted}[i], answer)
			want := rows[i]
			want.Source, want.Field, want.Document, want.By, want.Decision = got[i].Source, got[i].Field, got[i].Document, got[i].By, got[i].Decision
			assert.Equal(t, want, got[i])
		}
	}
}

func TestOnlyTheServicesColumnsTakeWriting(t *testing.T) {
	file := written(t, text.Arabic, asked(1, "ثانوية ابن خلدون", "J120000001"))
	edited(t, file, func(f *excelize.File, sheet string) {
		view, err := f.GetSheetView(sheet, 0)
		require.NoError(t, err)
		assert.True(t, *view.RightToLeft)
		protection, err := f.GetSheetProtection(sheet)
		require.NoError(t, err)
		assert.True(t, protection.AutoFilter, "filters work")
		assert.False(t, protection.Sort)
		assert.Empty(t, protection.Password)
		for col, title := range corrections.Titles(text.Arabic) {
			name, err := excelize.CoordinatesToCellName(col+1, 4)
			require.NoError(t, err)
			at, err := f.GetCellStyle(sheet, name)
			require.NoError(t, err)
			style, err := f.GetStyle(at)
			require.NoError(t, err)
			assert.Equal(t, col < 10 || col > 12, style.Protection.Locked, title)
			assert.Equal(t, 49, style.NumFmt, "codes stay text")
		}
		choices, err := f.GetDataValidations(sheet)
		require.NoError(t, err)
		require.Len(t, choices, 1)
		assert.Equal(t, `"مقبول,مرفوض"`, choices[0].Formula1)
	})
}

func TestDecisions(t *testing.T) {
	for words, want := range map[string]exam.Answer{
		"مقبول|نعم|ok|OK|accepté|Acceptée|✓|oui|موافَق|yes|  مقبول. ": exam.Accepted,
		"مرفوض|لا|refusé|REFUSEE|non|no|غير مقبول":                    exam.Refused,
		"|  |-|…|—": "",
	} {
		for word := range strings.SplitSeq(words, "|") {
			got, ok := corrections.Decision(word)
			assert.True(t, ok, word)
			assert.Equal(t, want, got, word)
		}
	}
	for _, word := range []string{"x", "X", "ربما", "à voir", "12", "✓ لا", "؟؟", "مقبول مرفوض"} {
		_, ok := corrections.Decision(word)
		assert.False(t, ok, word)
	}
}

func TestReadIsTolerant(t *testing.T) {
	file := written(t, text.French, asked(1, "Lycée Atlas", "J120000001"), asked(2, "Lycée Atlas", "J120000002"))
	fill := func(f *excelize.File, sheet string) { require.NoError(t, f.SetCellStr(sheet, "K5", "refusé")) }
	tests := []struct {
		name string
		edit func(f *excelize.File, sheet string)
		rows int
	}{
		{"as it was sent back", func(*excelize.File, string) {}, 2},
		{"rows above and below", func(f *excelize.File, sheet string) {
			require.NoError(t, f.InsertRows(sheet, 1, 3))
			require.NoError(t, f.SetCellStr(sheet, "A1", "Reçu le 3 juin"))
			require.NoError(t, f.SetCellStr(sheet, "A12", "Total : 2 demandes"))
		}, 2},
		{"a column more in front", func(f *excelize.File, sheet string) { require.NoError(t, f.InsertCols(sheet, "A", 1)) }, 2},
		{"a column of ours gone", func(f *excelize.File, sheet string) { require.NoError(t, f.RemoveCol(sheet, "H")) }, 2},
		{"the row of titles gone", func(f *excelize.File, sheet string) { require.NoError(t, f.RemoveRow(sheet, 3)) }, 2},
		{"titles of the identifications gone", func(f *excelize.File, sheet string) {
			for _, at := range []string{"N3", "O3", "P3"} {
				require.NoError(t, f.SetCellStr(sheet, at, ""))
			}
		}, 2},
		{"the titles again among the rows", func(f *excelize.File, sheet string) { require.NoError(t, f.DuplicateRowTo(sheet, 3, 5)) }, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows := read(t, edited(t, file, func(f *excelize.File, sheet string) {
				fill(f, sheet)
				tt.edit(f, sheet)
			}))
			require.Len(t, rows, tt.rows)
			assert.Equal(t, []string{id(1), id(2)}, []string{rows[0].Request, rows[1].Request})
			assert.Equal(t, []string{"", "refusé"}, []string{rows[0].Decision, rows[1].Decision})
			assert.Equal(t, "J120000002", rows[1].Massar)
			assert.Equal(t, lists, rows[1].Lists)
		})
	}
	t.Run("columns in another order, as text with semicolons", func(t *testing.T) {
		csv := "معرف المركز;قرار المصلحة;معرف الطلب;بصمة اللوائح;رقم مسار\n" + centre + ";لا;" + id(3) + ";" + lists + ";J120000003\n"
		rows := read(t, []byte(csv))
		require.Len(t, rows, 1)
		assert.Equal(t, corrections.Row{Centre: centre, Decision: "لا", Request: id(3), Lists: lists, Massar: "J120000003", Source: exam.Source{File: "answers.xlsx", Row: 2}}, rows[0])
	})
	t.Run("a decision without an identification is kept", func(t *testing.T) {
		rows := read(t, edited(t, file, func(f *excelize.File, sheet string) {
			fill(f, sheet)
			require.NoError(t, f.SetCellStr(sheet, "N5", ""))
		}))
		require.Len(t, rows, 2)
		assert.Equal(t, corrections.Row{}.Request, rows[1].Request)
	})
	for name, content := range map[string]string{
		"another list":      "رقم مسار;الاسم العائلي\nJ120000001;الفاسي\n",
		"titles and no row": strings.Join(corrections.Titles(text.Arabic), ";") + "\n",
	} {
		t.Run(name+" is no file of answers", func(t *testing.T) {
			_, err := corrections.Read(t.Context(), "x.csv", strings.NewReader(content), int64(len(content)))
			var why *roster.Refusal
			require.ErrorAs(t, err, &why)
			assert.Equal(t, roster.NoAnswers, why.Reason)
			require.ErrorIs(t, err, exam.ErrNoHeader)
		})
	}
}

func TestMerge(t *testing.T) {
	decided := func(r corrections.Row, words string) corrections.Row {
		r.Decision = words
		return r
	}
	a1, a2 := asked(1, "ثانوية ابن خلدون", "J120000009"), asked(2, "ثانوية ابن خلدون", "J120000001")
	b := asked(3, "إعدادية الأمل", "J120000005")
	b.Centre = other
	rows, opposed := corrections.Merge([]corrections.Row{a1, decided(a2, "مقبول")}, []corrections.Row{b}, []corrections.Row{decided(a1, "لا"), decided(a2, "ok")})
	assert.Empty(t, opposed)
	require.Len(t, rows, 3)
	assert.Equal(t, []string{id(3), id(2), id(1)}, []string{rows[0].Request, rows[1].Request, rows[2].Request}, "by school, then Massar code")
	assert.Equal(t, []string{"", "مقبول", "لا"}, []string{rows[0].Decision, rows[1].Decision, rows[2].Decision}, "what was decided is kept")

	noted := func(notes string) []corrections.Row {
		r := decided(a1, "مقبول")
		r.Notes = notes
		return []corrections.Row{r}
	}
	rows, _ = corrections.Merge(noted("النسخة ناقصة"), noted(""), noted("يراجع الأصل"), noted("النسخة ناقصة"))
	require.Len(t, rows, 1)
	assert.Equal(t, "النسخة ناقصة · يراجع الأصل", rows[0].Notes, "what each wrote is kept, once")

	rows, opposed = corrections.Merge([]corrections.Row{decided(a1, "مقبول")}, []corrections.Row{decided(a1, "مرفوض")})
	assert.Len(t, rows, 2, "opposite decisions are both kept")
	assert.Equal(t, []int{0, 1}, opposed)
	valued := decided(a1, "مقبول")
	valued.Value = "05/05/2008"
	rows, opposed = corrections.Merge([]corrections.Row{decided(a1, "مقبول")}, []corrections.Row{valued})
	assert.Len(t, rows, 2, "another value is another decision")
	assert.Equal(t, []int{0, 1}, opposed)
	older := decided(a1, "مقبول")
	older.Lists = "0000-0000"
	rows, opposed = corrections.Merge([]corrections.Row{a1}, []corrections.Row{older})
	assert.Len(t, rows, 2, "of other lists it is another row")
	assert.Empty(t, opposed)
	merged := read(t, written(t, text.French, slices.Clone(rows)...))
	assert.Len(t, merged, 2)
	assert.Equal(t, "acte de naissance", merged[0].Document, "in the words of the language it is written in")
}

func TestABombIsRefused(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	require.NoError(t, err)
	long := strings.Repeat("0", 60<<10)
	for i := range 80 { // 38 MB of zeros
		require.NoError(t, w.SetRow(fmt.Sprintf("A%d", i+1), []any{long, long, long, long, long, long, long, long}))
	}
	require.NoError(t, w.Flush())
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	_, err = corrections.Read(t.Context(), "bomb.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.ErrorIs(t, err, exam.ErrTooLarge)
}

// Whatever is in a file, reading it ends in rows or in a refusal.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if _, err := (corrections.Sheet{Lang: text.Arabic, Rows: []corrections.Row{asked(1, "ثانوية", "J120000001")}}).WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(strings.Join(corrections.Titles(text.French), ";") + "\nx;J1;1;n;f;r;w;d;b;t;oui;v;n;" + id(1) + ";" + centre + ";" + lists))
	f.Add([]byte("a\tb\t" + id(1) + "\t" + centre + "\n"))
	f.Add([]byte("قرار المصلحة,معرف الطلب\nx," + id(1) + "\n\"مقبول\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		rows, err := corrections.Read(context.Background(), "f", bytes.NewReader(file), int64(len(file)))
		var why *roster.Refusal
		if err != nil {
			if !assert.ErrorAs(t, err, &why) {
				t.FailNow()
			}
			return
		}
		assert.NotEmpty(t, rows)
		merged, opposed := corrections.Merge(rows, rows)
		assert.LessOrEqual(t, len(merged), 2*len(rows))
		for _, i := range opposed {
			assert.Less(t, i, len(merged))
		}
		for _, r := range rows {
			corrections.Decision(r.Decision)
			corrections.FieldOf(r.Field)
		}
	})
}
