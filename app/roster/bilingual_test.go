package roster

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// Lists with titles in two languages: the letters of the names decide where
// they go.

func TestTitlesOverTheirTranslation(t *testing.T) {
	ar := row("رقم الامتحان", "الاسم العائلي", "الاسم الشخصي", "المسلك")
	fr := row("N° examen", "Nom", "Prénom", "Filière")
	arabicNames := row("0011", "بناني", "هاجر", "2BACSE")
	latinNames := row("0011", "BENNANI", "Hajar", "2BACSE")
	tests := []struct {
		name string
		rows [][]any
		want exam.Name
	}{
		{"Arabic over French, Arabic names", [][]any{ar, fr, arabicNames}, exam.Name{FamilyAr: "بناني", GivenAr: "هاجر"}},
		{"Arabic over French, Latin names", [][]any{ar, fr, latinNames}, exam.Name{FamilyFr: "BENNANI", GivenFr: "Hajar"}},
		{"French over Arabic, Arabic names", [][]any{fr, ar, arabicNames}, exam.Name{FamilyAr: "بناني", GivenAr: "هاجر"}},
		{"French over Arabic, Latin names", [][]any{fr, ar, latinNames}, exam.Name{FamilyFr: "BENNANI", GivenFr: "Hajar"}},
		{"a blank row between the languages", [][]any{ar, nil, fr, arabicNames}, exam.Name{FamilyAr: "بناني", GivenAr: "هاجر"}},
		{"again on every page", [][]any{ar, fr, arabicNames, ar, fr}, exam.Name{FamilyAr: "بناني", GivenAr: "هاجر"}},
		{
			"one of the languages leaves out a title",
			[][]any{row("رقم الامتحان", "الاسم العائلي", "الاسم الشخصي", nil), fr, arabicNames},
			exam.Name{FamilyAr: "بناني", GivenAr: "هاجر"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := readCells(t, tt.rows...)
			r := only(t, d)
			assert.Equal(t, exam.Candidate{Number: "0011", Name: tt.want, Track: "2BACSE", Source: r.Candidate.Source}, r.Candidate)
			assert.Empty(t, r.Findings)
			assert.Empty(t, d.Rejected)
			assert.True(t, d.Certain)
		})
	}
}

func TestFrenchTitlesOfASecondTableOverArabicNames(t *testing.T) {
	rows := [][]any{row("رقم الامتحان", "الاسم الكامل", "المسلك", "القسم"), row("1", "هند السلاوي", "2BACSE", "1"), row("N° examen", "Nom", "Prénom", "Filière")}
	for i := range 3 * maxWaiting {
		rows = append(rows, row(fmt.Sprint(i+2), "بناني", "هاجر", "2BACSE"))
	}
	d := readCells(t, rows...)
	require.Len(t, d.Rows, len(rows)-2)
	for i, r := range d.Rows[1:] {
		assert.Equal(t, exam.Name{FamilyAr: "بناني", GivenAr: "هاجر"}, r.Candidate.Name)
		assert.Equal(t, fmt.Sprint(i+2), r.Candidate.Number, "in the order of the list")
		assert.Empty(t, r.Findings)
	}
}

func TestTheNamesDecideBetweenArabicAndFrench(t *testing.T) {
	tests := []struct {
		name, header, values string
		want                 []exam.Field
		certain              bool
	}{
		{"a title in both, Arabic names", "الاسم العائلي / Nom;الاسم الشخصي / Prénom", "بناني;هاجر", []exam.Field{exam.FieldFamilyAr, exam.FieldGivenAr}, true},
		{"a title in both, Latin names", "الاسم العائلي / Nom;الاسم الشخصي / Prénom", "BENNANI;Hajar", []exam.Field{exam.FieldFamilyFr, exam.FieldGivenFr}, true},
		{"Arabic names under a title that says French", "الاسم الكامل بالفرنسية", "هاجر بناني", []exam.Field{exam.FieldFullAr}, false},
		{"Latin names under a title that says Arabic", "الاسم الكامل بالعربية", "Hajar BENNANI", []exam.Field{exam.FieldFullFr}, false},
		{"Arabic names twice", "الاسم الكامل بالعربية;الاسم الكامل بالفرنسية", "هاجر بناني;هاجر بناني", []exam.Field{exam.FieldFullAr, ""}, false},
		{"the other order", "Nom complet (fr);Nom complet (ar)", "هاجر بناني;هاجر بناني", []exam.Field{"", exam.FieldFullAr}, false},
		{"most are Arabic", "nom;n° examen", "هاجر بناني;1\nعمر الفاسي;2\nSara TAZI;3", []exam.Field{exam.FieldFullAr, exam.FieldNumber}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := readText(t, tt.header, tt.values)
			var got []exam.Field
			for _, c := range d.Columns {
				got = append(got, c.Field)
			}
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.certain, d.Certain)
		})
	}
}

func TestOneTitleForTwoColumnsOfNames(t *testing.T) {
	tests := []struct {
		name           string
		values         [3]string
		second         exam.Field
		ambiguous      bool
		fullAr, fullFr string
	}{
		{"Arabic names again are left out", [3]string{"هاجر بناني;هاجر", "عمر الفاسي;عمر", "طه التازي;طه"}, "", true, "هاجر بناني", ""},
		{"marks are no names", [3]string{"هاجر بناني;y", "عمر الفاسي;x", "طه التازي;y"}, "", true, "هاجر بناني", ""},
		{"one word for all is no name", [3]string{"هاجر بناني;present", "عمر الفاسي;present", "طه التازي;present"}, "", true, "هاجر بناني", ""},
		{"nothing", [3]string{"هاجر بناني;", "عمر الفاسي;", "طه التازي;"}, "", true, "هاجر بناني", ""},
		{"the same people in Latin letters are asked about", [3]string{"هاجر بناني;Hajar BENNANI", "عمر الفاسي;Omar EL FASSI", "طه التازي;Taha TAZI"}, exam.FieldFullFr, false, "هاجر بناني", "Hajar BENNANI"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := readText(t, "الاسم الكامل;الاسم الكامل", tt.values[0], tt.values[1], tt.values[2])
			require.Len(t, d.Rows, 3)
			assert.Equal(t, []exam.Field{exam.FieldFullAr, tt.second}, []exam.Field{d.Columns[0].Field, d.Columns[1].Field})
			assert.False(t, d.Certain)
			want := []exam.Code{exam.ColumnUncertain, exam.ColumnUncertain}
			if tt.ambiguous {
				want[1] = exam.ColumnAmbiguous
			}
			assert.Equal(t, want, codes(d.Notes))
			assert.Equal(t, exam.Name{FullAr: tt.fullAr, FullFr: tt.fullFr}, d.Rows[0].Candidate.Name)
		})
	}
}
