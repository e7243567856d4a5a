package roster

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
)

// The exports of Massar whole, with all that stands around the list; invented
// people.

// marksExport is a class list for marks: technical rows, labels, markers, two
// rows of titles over the widths that merged cells leave, the first column hidden.
func marksExport(t *testing.T, f *excelize.File, sheet, class string, pupils ...[]any) {
	t.Helper()
	markers := make([]any, 100)
	for i := range markers {
		markers[i] = fmt.Sprintf("#%d#", i+1)
	}
	letters := make([]any, 16)
	for i := range letters {
		letters[i] = string(rune('A' + i))
	}
	rows := [][]any{
		letters, row("sgs"), nil,
		row(nil, nil, nil, "نقط المراقبة المستمرة"),
		row("0f8fad5bd9cb469fa16570867728950e", "NNNNNX", nil, nil, "7f0c3d1a-6c0e-4b5e-9a52-3c1f2ab0d9e4", nil, "2"), nil,
		row(nil, nil, "أكاديمية :", "سوس ماسة", nil, nil, "م.الإقليمية : ", nil, "تزنيت", nil, nil, "مؤسسة", nil, "ثانوية المثال"), nil,
		row(nil, nil, "المستوى  :  ", "الثانية باك علوم فيزيائية", nil, nil, "القسم  :", nil, class, nil, nil, "الاستاذ", nil, "فلان الفلاني"), nil,
		row(nil, nil, "الدورة  :", "الدورة الأولى", nil, nil, "نقط :", nil, "المراقبة المستمرة", nil, nil, "المادة", nil, "الفلسفة"), nil,
		row(nil, nil, "السنة الدراسية :", "2025/2026"), nil, markers,
		row("ID", nil, "رقم  التلميذ  ", "إسم التلميذ  ", nil, " تاريخ الإزدياد", "الفرض الأول", nil, "الفرض الثاني", nil, "الفرض الثالث", nil, "الأنشطة المندمجة", nil, "ملاحظات الأستاذ"),
		row(nil, nil, nil, nil, nil, nil, "النقطة", "التغيب", "النقطة", "التغيب", "النقطة", "التغيب", "النقطة", "التغيب"),
	}
	fillSheet(t, f, sheet, append(rows, pupils...))
	for _, m := range []string{"A16:A17", "C16:C17", "D16:E17", "F16:F17", "G16:H16", "I16:J16", "K16:L16", "M16:N16", "O16:O17", "D18:E18", "D19:E19", "D4:H4"} {
		require.NoError(t, f.MergeCell(sheet, m[:len(m)/2], m[len(m)/2+1:]))
	}
	require.NoError(t, f.SetColVisible(sheet, "A", false))
}

func TestMarksExportsOfTwoClasses(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	require.NoError(t, f.SetSheetName("Sheet1", "NotesCC"))
	_, err := f.NewSheet("NotesCC (2)")
	require.NoError(t, err)
	marksExport(t, f, "NotesCC", "2BACSPF-1",
		row("1907712066", nil, "G132456789", "بوزيد مريم", nil, "14-02-2008", "15", nil, "12,5", nil, nil, nil, "17", nil, "حسن"),
		row("1907712067", nil, "G132456790", "العمراني أنس", nil, "02-11-2007", nil, "غ"))
	marksExport(t, f, "NotesCC (2)", "2BACSPF-2", row("1907712068", nil, "G132456791", "الراجي هدى", nil, "09-09-2007"), row("1907712069", nil, "G132456792", "التازي عمر", nil, "30-01-2008"))
	out, err := f.WriteToBuffer()
	require.NoError(t, err)
	d := mustRead(t, out.Bytes())
	require.Len(t, d.Rows, 4)
	assert.Empty(t, d.Rejected)
	assert.True(t, d.Certain)
	assert.Equal(t, exam.Candidate{
		Massar: "G132456789", Name: exam.Name{FullAr: "بوزيد مريم"}, Born: "2008-02-14", School: "ثانوية المثال", Class: "2BACSPF-1",
		Track: "الثانية باك علوم فيزيائية", Source: exam.Source{File: "list.xlsx", Sheet: "NotesCC", Row: 18},
	}, d.Rows[0].Candidate)
	assert.Equal(t, "2BACSPF-2", d.Rows[3].Candidate.Class, "each sheet has labels of its own")
	for _, r := range d.Rows {
		assert.Empty(t, r.Findings, "a list without exam numbers misses none")
	}
	assert.Equal(t, map[string]string{
		"academy": "سوس ماسة", "direction": "تزنيت", "school": "ثانوية المثال", "level": "الثانية باك علوم فيزيائية", "class": "2BACSPF-1",
		"session": "الدورة الأولى", "subject": "الفلسفة", "year": "2025/2026",
	}, d.Labels)
}

func TestStudentInformationWithLabelsInCellsOfTheirOwn(t *testing.T) {
	d := readCells(t,
		nil, row(nil, "المملكة المغربية"), nil,
		row(nil, "الأكاديمية :", nil, "جهة فاس مكناس", nil, "المؤسسة :", "ثانوية المثال"),
		row(nil, "المديرية الإقليمية :", nil, "صفرو"), nil,
		row(nil, "لائحة معلومات التلاميذ"), row(nil, "القسم : 2BACL-3"), nil,
		row(nil, "رقم التلميذ", nil, "الإسم و النسب", nil, "الرمز السري", "تاريخ الازدياد"),
		row(nil, "K110022334", nil, "سلمى التازي", nil, "zx81", "2008-03-01"),
		row(nil, "K110022335", nil, "ياسين الوزاني", nil, "zx82", "٠٢/٠٧/٢٠٠٨"),
	)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, exam.Date("2008-07-02"), d.Rows[1].Candidate.Born)
	assert.Equal(t, "2BACL-3", d.Rows[1].Candidate.Class)
	assert.Equal(t, "ثانوية المثال", d.Rows[1].Candidate.School)
	assert.Equal(t, "صفرو", d.Labels["direction"])
	assert.NotContains(t, fmt.Sprintf("%+v", d), "zx8")
}

func TestAbsencesOfAClass(t *testing.T) {
	titles, days := row("ر.ت", "رقم التلميذ", "النسب و الاسم"), row(nil, nil, nil)
	for day := range 31 {
		titles, days = append(titles, day+1), append(days, nil)
	}
	d := readCells(t,
		row("ورقة الغياب"), row("القسم : TCSF-1", nil, nil, "شهر : أكتوبر"), titles,
		append(row(1, "J199887766", "الإدريسي نورة"), days[3:]...), row(2, "J199887767", "الصقلي طه", "غ"), row(nil, "عدد الغائبين", nil, 1),
	)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, "الإدريسي نورة", d.Rows[0].Candidate.Name.FullAr)
	assert.Equal(t, "TCSF-1", d.Rows[0].Candidate.Class)
	require.Len(t, d.Rejected, 1)
	assert.Equal(t, exam.RowTotal, d.Rejected[0].Finding.Code)
}

func TestAverages(t *testing.T) {
	d := readCells(t,
		row("المؤسسة : ثانوية المثال", nil, "القسم : 2BACSE-1"),
		row("الرقم الترتيبي", "رمز مسار", "الاسم الكامل", "المعدل العام", "الرتبة"),
		row(1, "M100200300", "هاجر بناني", 14.25, 1), row(2, "M100200301", "عمر الفاسي", "13,10", 2),
		row("معدل القسم", nil, nil, 13.68),
	)
	require.Len(t, d.Rows, 2)
	assert.Empty(t, d.Rows[0].Candidate.Number, "an order in the class is no exam number")
	require.Len(t, d.Rejected, 1)
}

// The same dates in the forms in which lists have them.
func TestBirthDatesOfAColumn(t *testing.T) {
	for name, value := range map[string]any{
		"day first with hyphens": "14-02-2008", "year first with slashes": "2008/02/14", "Arabic-Indic digits": "١٤/٠٢/٢٠٠٨", "Arabic-Indic digits, year first": "٢٠٠٨-٠٢-١٤",
		"serial number": 39492, "serial number as text": "39492", "ISO": "2008-02-14", "spaces around": "  14 / 02 / 2008 ",
	} {
		t.Run(name, func(t *testing.T) {
			titles := row("رقم الامتحان", "الاسم الكامل", "تاريخ الازدياد")
			for _, data := range [][]byte{workbook(t, [][]any{titles, row("0012", "هاجر بناني", value)}, nil), oldBook(nil, oldCells(titles, row("0012", "هاجر بناني", value))...)} {
				r := only(t, mustRead(t, data))
				assert.Equal(t, exam.Date("2008-02-14"), r.Candidate.Born)
				assert.Empty(t, r.Findings)
			}
		})
	}
}

// A list that was printed and scanned into cells: the titles on every page, a
// foot under each, a total at the end.
func TestTitlesOnEveryPage(t *testing.T) {
	titles := row("ر.ت", "رقم الامتحان", "الاسم العائلي", "الاسم الشخصي", "ملاحظات")
	d := readCells(t,
		row("لائحة المترشحين"), titles, row(1, "0012", "بناني", "هاجر"), row(2, "0013", "الفاسي", "عمر"), row("الصفحة 1 من 2"),
		titles, row(3, "0014", "التازي", "سلمى"), row("الصفحة 2 من 2"), row("المجموع", 3), row(nil, nil, nil, "توقيع رئيس المركز"),
	)
	require.Len(t, d.Rows, 3)
	var notes []exam.Code
	for _, r := range d.Rejected {
		notes = append(notes, r.Finding.Code)
	}
	assert.Equal(t, []exam.Code{exam.RowNobody, exam.RowNobody, exam.RowTotal, exam.RowNobody}, notes)
	assert.Contains(t, codes(d.Notes), exam.HeaderRepeated)
}
