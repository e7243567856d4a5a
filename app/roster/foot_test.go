package roster

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// The columns of a list in two shapes; a case says what one row below them is.
const (
	halves = "رقم الامتحان;رمز مسار;رقم البطاقة الوطنية;الاسم العائلي;الاسم الشخصي;الجنس;تاريخ الازدياد;المسلك"
	whole  = "ر.ت;رقم الامتحان;الاسم الكامل;ملاحظات"
	names  = "الاسم العائلي;الاسم الشخصي"
	full   = "الاسم الكامل"
)

func TestRowsThatNameNobody(t *testing.T) {
	tests := []struct {
		name, titles, row string
		want              exam.Code
	}{
		{"a total in the first cell", halves, "المجموع العام;45", exam.RowTotal},
		{"a label with its total", halves, "مجموع المترشحين : 45", exam.RowTotal},
		{"a total where names stand", halves, ";;;المجموع الجزئي;20", exam.RowTotal},
		{"a total in words", whole, ";المجموع;خمسة وأربعون;", exam.RowTotal},
		{"a total in French", whole, ";;Total général;45", exam.RowTotal},
		{"a total behind its count", whole, ";45;المجموع;", exam.RowTotal},
		{"a total among the remarks", whole, "20;;;المجموع", exam.RowTotal},
		{"a signature where numbers stand", halves, "توقيع السيد المدير", exam.RowNobody},
		{"a place and a date where codes stand", halves, ";حرر بفاس في 12/05/2026", exam.RowNobody},
		{"a short place and date", halves, "حرر في 12/05/2026", exam.RowNobody},
		{"a place and a date over two names", halves, ";;;حرر بفاس;في 12/05/2026", exam.RowNobody},
		{"a place and a date over code and date", halves, ";;;حرر بفاس;;;12/05/2026", exam.RowNobody},
		{"a date alone", halves, "12/05/2026", exam.RowNobody},
		{"a date behind a word", whole, ";Fès, le 12/05/2026;;", exam.RowNobody},
		{"a signature where names stand", whole, ";;توقيع رئيس المركز :;", exam.RowNobody},
		{"two signatures", halves, "توقيع المدير;;;خاتم المؤسسة", exam.RowNobody},
		{"a signature in French", whole, ";;Signature du directeur;", exam.RowNobody},
		{"the title of a second list", halves, "لائحة ثانية", exam.RowNobody},
		{"the title of a second list where names stand", full, "لائحة ثانية", exam.RowNobody},
		{"a heading with a number", whole, ";القاعة 2;;", exam.RowNobody},
		{"a heading where names stand", full, "القاعة 2", exam.RowNobody},
		{"a word is no number", halves, "غائب", exam.RowNobody},
		{"the number of a line", whole, "17;;;", exam.RowNobody},
		{"a year", halves, "السنة 2026", exam.RowNobody},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := readText(t, tt.titles, tt.row)
			assert.Empty(t, d.Rows)
			require.Len(t, d.Rejected, 1)
			assert.Equal(t, tt.want, d.Rejected[0].Finding.Code)
			assert.Equal(t, tt.row, strings.Join(d.Rejected[0].Cells, ";")+strings.Repeat(";", strings.Count(tt.row, ";")-len(d.Rejected[0].Cells)+1), "its cells are kept")
			assert.Equal(t, 1, d.Read)
		})
	}
}

func TestRowsThatNameAPerson(t *testing.T) {
	tests := []struct {
		name, titles, row string
		want              exam.Name
		number            string
	}{
		{"a full name alone", full, "هاجر بناني", exam.Name{FullAr: "هاجر بناني"}, ""},
		{"one word", full, "هاجر", exam.Name{FullAr: "هاجر"}, ""},
		{"half a name", halves, ";;;بناني", exam.Name{FamilyAr: "بناني"}, ""},
		{"the other half", halves, ";;;;هاجر", exam.Name{GivenAr: "هاجر"}, ""},
		{"a number alone", halves, "0713400001", exam.Name{}, "0713400001"},
		{"a short number alone", whole, "1;7;;", exam.Name{}, "7"},
		{"a number that is wrong", whole, "1;G 12*;;", exam.Name{}, ""},
		{"a number of letters and digits", whole, "1;2B-017/4;;", exam.Name{}, "2B-017/4"},
		{"a Massar code that is wrong", halves, ";G12345", exam.Name{}, ""},
		{"a number that a spreadsheet rounded", halves, "1.23E+09", exam.Name{}, ""},
		{"a card alone", halves, ";;JB12345", exam.Name{}, ""},
		{"a code where names stand", whole, ";;G123456789;", exam.Name{FullAr: "G123456789"}, ""},
		{"people are called al-Khatim", full, "الخاتم العلوي", exam.Name{FullAr: "الخاتم العلوي"}, ""},
		{"and Khatim", names, "خاتم;يوسف", exam.Name{FamilyAr: "خاتم", GivenAr: "يوسف"}, ""},
		{"and Mudir", names, "المدير;محمد", exam.Name{FamilyAr: "المدير", GivenAr: "محمد"}, ""},
		{"and Cachet", names, "CACHET;Marie", exam.Name{FamilyFr: "CACHET", GivenFr: "Marie"}, ""},
		{"and Total", names, "TOTAL;Marie", exam.Name{FamilyFr: "TOTAL", GivenFr: "Marie"}, ""},
		{"the words of a foot within a name", full, "محمد حرر", exam.Name{FullAr: "محمد حرر"}, ""},
		{"a remark about a total", whole, "1;11;;المجموع", exam.Name{}, "11"},
		{"a remark about a total, a name alone", whole, ";;هاجر بناني;المجموع", exam.Name{FullAr: "هاجر بناني"}, ""},
		{"a word for a number", whole, "1;غائب;هاجر بناني;", exam.Name{FullAr: "هاجر بناني"}, ""},
		{"a name with a count", full, "محمد العلوي 2", exam.Name{FullAr: "محمد العلوي 2"}, ""},
		{"a name of foot words with a sex", halves, ";;;الخاتم;;ذكر", exam.Name{FamilyAr: "الخاتم"}, ""},
		{"a name of foot words with a birth date", halves, ";;;الخاتم;;;01/02/2008", exam.Name{FamilyAr: "الخاتم"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := readText(t, tt.titles, tt.row)
			assert.Empty(t, d.Rejected)
			c := only(t, d).Candidate
			assert.Equal(t, tt.number, c.Number)
			if tt.titles != names { // their letters decide about the column
				tt.want, c.Name = exam.Name{FullAr: tt.want.Any()}, exam.Name{FullAr: c.Name.Any()}
			}
			assert.Equal(t, tt.want, c.Name)
		})
	}
}

func TestANumberHasADigit(t *testing.T) {
	d := readText(t, whole, "1;غائب;هاجر بناني;", "2;11;عمر الفاسي;")
	require.Len(t, d.Rows, 2)
	require.Equal(t, []exam.Code{exam.NumberShape}, codes(d.Rows[0].Findings))
	assert.Equal(t, "غائب", d.Rows[0].Findings[0].Value)
}
