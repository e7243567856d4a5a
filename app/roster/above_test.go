package roster

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// The titles of lists that stand one above the other.
var (
	few  = row("رقم الامتحان", "الاسم الكامل")
	more = row("رقم الامتحان", "الاسم العائلي", "الاسم الشخصي", "المسلك")
	most = row("رقم الامتحان", "رمز مسار", "الاسم العائلي", "الاسم الشخصي", "تاريخ الازدياد", "المسلك")
)

func TestTablesAboveTheOneWithTheMostTitles(t *testing.T) {
	last := row("0713400009", "G123456789", "القباج", "سعد", "01/02/2008", "2BACSE")
	tests := []struct {
		name   string
		rows   [][]any
		want   []string // number and name of each candidate
		reject []string // first cells that are set aside
		notes  []exam.Code
	}{
		{
			"fewer titles above more",
			[][]any{few, row("11", "ليلى الحمداوي"), row("12", "كريم الداودي"), nil, most, last},
			[]string{"11 ليلى الحمداوي", "12 كريم الداودي", "0713400009 القباج سعد"},
			nil, nil,
		},
		{
			"three of them, each with more",
			[][]any{few, row("11", "ليلى الحمداوي"), more, row("12", "الداودي", "كريم", "2BACL"), most, last},
			[]string{"11 ليلى الحمداوي", "12 الداودي كريم", "0713400009 القباج سعد"},
			nil, nil,
		},
		{
			"more above fewer above most",
			[][]any{more, row("12", "الداودي", "كريم", "2BACL"), nil, few, row("11", "ليلى الحمداوي"), most, last},
			[]string{"12 الداودي كريم", "11 ليلى الحمداوي", "0713400009 القباج سعد"},
			nil, nil,
		},
		{
			"the upper one comes in two printed pages",
			[][]any{few, row("11", "ليلى الحمداوي"), few, row("12", "كريم الداودي"), most, last},
			[]string{"11 ليلى الحمداوي", "12 كريم الداودي", "0713400009 القباج سعد"},
			nil,
			[]exam.Code{exam.HeaderRepeated},
		},
		{
			"totals and headings between them are set aside",
			[][]any{few, row("11", "ليلى الحمداوي"), row("المجموع", "1"), row("لائحة ثانية"), most, last},
			[]string{"11 ليلى الحمداوي", "0713400009 القباج سعد"},
			[]string{"المجموع", "لائحة ثانية"},
			nil,
		},
		{
			"titles over two rows",
			[][]any{
				row("رقم الامتحان", "الاسم", nil), row(nil, "العائلي", "الشخصي"), row("11", "الحمداوي", "ليلى"), most, last,
			},
			[]string{"11 الحمداوي ليلى", "0713400009 القباج سعد"},
			nil, nil,
		},
		{
			"titles over their translation, on two printed pages",
			[][]any{
				few, row("N° examen", "Nom complet"), row("11", "ليلى الحمداوي"), few, row("N° examen", "Nom complet"), row("12", "كريم الداودي"), most, last,
			},
			[]string{"11 ليلى الحمداوي", "12 كريم الداودي", "0713400009 القباج سعد"},
			nil,
			[]exam.Code{exam.HeaderRepeated, exam.HeaderRepeated},
		},
		{
			"a heading that is a title too does not end the upper one",
			[][]any{few, row("11", "ليلى الحمداوي"), row("الاسم الكامل"), row("12", "كريم الداودي"), most, last},
			[]string{"11 ليلى الحمداوي", "12 كريم الداودي", "0713400009 القباج سعد"},
			[]string{"الاسم الكامل"},
			nil,
		},
		{
			"letterhead above the upper one",
			[][]any{row("المملكة المغربية"), row("لائحة المترشحين"), few, row("11", "ليلى الحمداوي"), most, last},
			[]string{"11 ليلى الحمداوي", "0713400009 القباج سعد"},
			nil, nil,
		},
		{
			"titles over nobody are no table",
			[][]any{few, row("لائحة المترشحين"), most, last},
			[]string{"0713400009 القباج سعد"},
			nil, nil,
		},
		{
			"the titles in another language above are no table",
			[][]any{row("N° examen", "Nom", "Prénom"), most, last},
			[]string{"0713400009 القباج سعد"},
			nil, nil,
		},
		{
			"staff are no candidates, and their rows are named",
			[][]any{row("رقم التأجير", "الاسم الكامل", "رقم البطاقة الوطنية"), row("1234567", "أستاذة مادة", "AB123456"), most, last},
			[]string{"0713400009 القباج سعد"},
			nil,
			[]exam.Code{exam.RowsSkipped},
		},
		{
			"staff between two lists of candidates",
			[][]any{
				few, row("11", "ليلى الحمداوي"), row("رقم التأجير", "الاسم الكامل", "رقم البطاقة الوطنية"), row("1234567", "أستاذة مادة", "AB123456"), most, last,
			},
			[]string{"11 ليلى الحمداوي", "0713400009 القباج سعد"},
			nil,
			[]exam.Code{exam.RowsSkipped},
		},
		{
			"one title alone may stand over the name of a director",
			[][]any{row("الاسم الكامل"), row("محمد العلوي"), most, last},
			[]string{"0713400009 القباج سعد"},
			nil,
			[]exam.Code{exam.RowsSkipped},
		},
	}
	for _, tt := range tests {
		for kind, d := range map[string]Draft{"xlsx": readCells(t, tt.rows...), "csv": mustRead(t, asCSV(tt.rows))} {
			t.Run(tt.name+", "+kind, func(t *testing.T) {
				var got, set []string
				for _, r := range d.Rows {
					got = append(got, r.Candidate.Number+" "+r.Candidate.Name.Any())
					assert.Empty(t, r.Findings, "nothing is missing that its table has no column for")
				}
				for _, r := range d.Rejected {
					set = append(set, r.Cells[0])
				}
				assert.Equal(t, tt.want, got)
				assert.Equal(t, tt.reject, set)
				assert.Equal(t, tt.notes, codes(d.Notes))
				assert.Len(t, d.Columns, len(most), "the columns shown are those of the list with the most")
				assert.True(t, d.Certain)
			})
		}
	}
}

func TestRowsThatAreNotReadAreNamed(t *testing.T) {
	d := readCells(t, row("المملكة المغربية"), row("رقم التأجير", "الاسم الكامل"), row("1234567", "أستاذة مادة"), row("7654321", "أستاذ مادة"), nil, row("القاعة : 3"), most,
		row("11", "G123456789", "القباج", "سعد", "01/02/2008", "2BACSE"))
	require.Len(t, d.Notes, 1)
	assert.Equal(t, exam.Source{File: "list.xlsx", Sheet: "Sheet1", Row: 2}, d.Notes[0].Source)
	assert.Equal(t, "6", d.Notes[0].Value)
	assert.Equal(t, "3", only(t, d).Candidate.Room, "a label among them is heard")
}

func TestLabelsBetweenTables(t *testing.T) {
	d := readCells(t,
		row("القاعة : 1"), few, row("11", "ليلى الحمداوي"), nil, row("القاعة : 2", "المؤسسة : ثانوية الأمل", "لائحة ثانية"), most,
		row("12", "G123456789", "القباج", "سعد", "01/02/2008", "2BACSE"))
	require.Len(t, d.Rows, 2)
	assert.Equal(t, []string{"1", "2"}, []string{d.Rows[0].Candidate.Room, d.Rows[1].Candidate.Room})
	assert.Equal(t, "1", d.Labels["room"], "the first of the file")
}

func TestSecretsAndDoubtsOfATableAbove(t *testing.T) {
	d := readCells(t,
		row("رقم الامتحان الخاص بالمترشح", "رمز مسار", "الاسم الكامل", "الرمز السري"), row("11", "G987654321", "ليلى الحمداوي", "hidden-word"),
		row("المجموع", nil, nil, "hidden-word"), most, row("12", "G123456789", "القباج", "سعد", "01/02/2008", "2BACSE"))
	require.Len(t, d.Rows, 2)
	assert.Equal(t, "11", d.Rows[0].Candidate.Number)
	assert.NotContains(t, fmt.Sprintf("%+v", d), "hidden-word")
	assert.Equal(t, []exam.Code{exam.ColumnUncertain, exam.ColumnSecret}, codes(d.Notes))
	assert.Equal(t, 1, d.Notes[0].Source.Row)
}

func TestTheFirstRowsMayBeFullOfTitles(t *testing.T) {
	var lines []string
	for i := range HeaderRows - 2 {
		lines = append(lines, strings.Repeat("الاسم الكامل;", 1+i%7)+"رقم الامتحان", strconv.Itoa(i)+";فلان الفلاني")
	}
	d := readText(t, lines...)
	assert.NotEmpty(t, d.Rows)
}
