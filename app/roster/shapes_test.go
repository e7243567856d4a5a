package roster

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"markaz/app/exam"
)

// The shapes in which lists come, with invented people.

func TestMarksExport(t *testing.T) {
	rows := [][]any{
		row("A", "B", "C", "D", "E", "F", "G"), row("sgs"), nil,
		row(nil, nil, "نقط المراقبة المستمرة"),
		row("X1", "NNNNNX", "0f8fad5b-d9cb-469f-a165-70867728950e"), nil,
		row(nil, "أكاديمية :", "جهة سوس ماسة", nil, "م.الإقليمية : ", "تارودانت", "مؤسسة : ثانوية الأمل"), nil,
		row(nil, "المستوى  :  ", "الثانية بكالوريا علوم فيزيائية", nil, "القسم  :", "2BACSPF-1", "الاستاذ : فلان"), nil,
		row(nil, "الدورة  :", "الأولى", nil, "نقط :", "المراقبة", "المادة : الرياضيات"), nil,
		row(nil, "السنة الدراسية :", "2025/2026"), nil,
		row("#1#", "#2#", "#3#", "#4#", "#5#", "#6#", "#7#"),
		row("ID", nil, "رقم  التلميذ  ", "إسم التلميذ  ", nil, " تاريخ الإزدياد", "الفرض الأول", nil, "ملاحظات الأستاذ"),
		row(nil, nil, nil, nil, nil, nil, "النقطة", "التغيب"),
		row("77120", nil, "G132456789", "بوزيد مريم", nil, "14-02-2008", "15", nil, "حسن"),
		row("77121", nil, "G132456790", "العمراني أنس", nil, "02-11-2007", "9.5", nil, nil),
	}
	d := mustRead(t, workbook(t, rows, func(f *excelize.File) {
		for _, m := range [][2]string{{"D16", "E17"}, {"D18", "E18"}, {"G16", "H16"}} {
			require.NoError(t, f.MergeCell("Sheet1", m[0], m[1]))
		}
	}))
	require.Len(t, d.Rows, 2)
	assert.True(t, d.Certain)
	assert.Empty(t, d.Rejected)
	assert.Equal(t, exam.Candidate{
		Massar: "G132456789", Name: exam.Name{FullAr: "بوزيد مريم"}, Born: "2008-02-14", School: "ثانوية الأمل", Class: "2BACSPF-1",
		Track: "الثانية بكالوريا علوم فيزيائية", Source: exam.Source{File: "list.xlsx", Sheet: "Sheet1", Row: 18},
	}, d.Rows[0].Candidate)
	assert.Equal(t, map[string]string{
		"academy": "جهة سوس ماسة", "direction": "تارودانت", "school": "ثانوية الأمل", "level": "الثانية بكالوريا علوم فيزيائية",
		"class": "2BACSPF-1", "session": "الأولى", "subject": "الرياضيات", "year": "2025/2026",
	}, d.Labels)
}

func TestStudentInformationExport(t *testing.T) {
	rows := make([][]any, 0, 12)
	for range 8 {
		rows = append(rows, nil)
	}
	rows = append(rows,
		row(nil, "القسم : 2BACSVTF-3"),
		row("رت", "رقم التلميذ", nil, "الإسم و النسب", nil, "الرمز السري"),
		row(1, "K110022334", nil, "سلمى التازي", nil, "zx81-secret"),
		row(2, "K110022335", nil, "ياسين الوزاني", nil, 998877),
		row(3, nil, nil, nil, nil, "only-a-secret"),
	)
	d := readCells(t, rows...)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, "سلمى التازي", d.Rows[0].Candidate.Name.FullAr)
	assert.Equal(t, "K110022335", d.Rows[1].Candidate.Massar)
	assert.Equal(t, "2BACSVTF-3", d.Rows[1].Candidate.Class)
	require.Len(t, d.Rejected, 1)
	assert.Equal(t, []exam.Code{exam.ColumnSecret}, codes(d.Notes))
	everything := fmt.Sprintf("%+v", d)
	for _, secret := range []string{"zx81", "998877", "only-a-secret"} {
		assert.NotContains(t, everything, secret)
	}
}

// 843 of 889 family names were lost elsewhere because «الاسم» took the column
// «الاسم العائلي».
func TestStudentListInBothScripts(t *testing.T) {
	d := readCells(t,
		row("الرمز المساري", "الاسم العائلي", "الاسم الشخصي", "القسم", "المستوى", "الاسم العائلي بالعربية", "الاسم الشخصي بالعربية", "هاتف ولي الأمر"),
		row("R145236987", "BENNANI", "Hajar", "1", "2BACSE", "بناني", "هاجر", "0600000000"),
		row("R145236988", "EL FASSI", "Omar", "1", "2BACSE", "الفاسي", "عمر", "0600000001"),
	)
	require.Len(t, d.Rows, 2)
	assert.True(t, d.Certain)
	assert.Equal(t, exam.Name{FamilyAr: "بناني", GivenAr: "هاجر", FamilyFr: "BENNANI", GivenFr: "Hajar"}, d.Rows[0].Candidate.Name)
	assert.Equal(t, "2BACSE", d.Rows[0].Candidate.Track, "the level stands for the track where there is no other")
	assert.Empty(t, d.Rows[0].Findings)
	assert.Equal(t, []exam.Code{exam.ColumnUnknown}, codes(d.Notes), "a guardian's telephone is nobody's business")
}

func TestOtherSystemsTable(t *testing.T) {
	d := readText(t,
		"cd_elev,num_exam,nom_prenom,etab_orig,classe,niveau,salle_exam,centre_exam",
		"1001,0045,سارة بنجلون,ثانوية الأطلس,2BACL-1,2BACL,07,ثانوية المسيرة",
		"1002,0046,أمين الشرقاوي,ثانوية الأطلس,2BACL-1,2BACL,07,ثانوية المسيرة",
	)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, exam.Candidate{
		Number: "0045", Name: exam.Name{FullAr: "سارة بنجلون"}, School: "ثانوية الأطلس", Class: "2BACL-1", Track: "2BACL", Room: "07",
		Source: exam.Source{File: "list.xlsx", Row: 2},
	}, d.Rows[0].Candidate)
	assert.Equal(t, "ثانوية المسيرة", d.Labels["centre"])
	assert.Equal(t, exam.Field(""), fieldsOf(d)["cd_elev"], "a number of another system is no Massar code")
}

func TestClassAndAbsenceExports(t *testing.T) {
	d := readCells(t,
		row("لائحة تلاميذ القسم"), nil,
		row("القسم : TCSF-2", nil, "السنة الدراسية : 2025/2026"),
		row("ر.ت", "رمز مسار", "النسب", "الاسم", "النوع", "تاريخ الازدياد", "مكان الازدياد"),
		row(1, "J199887766", "الإدريسي", "نورة", "أنثى", "2008/01/09", "فاس"),
		row(2, "J199887767", "الصقلي", "طه", "ذكر", "9/1/08", "مكناس"),
		row("المجموع", nil, 2),
	)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, exam.Name{FamilyAr: "الإدريسي", GivenAr: "نورة"}, d.Rows[0].Candidate.Name)
	assert.Equal(t, exam.Female, d.Rows[0].Candidate.Sex)
	assert.Equal(t, exam.Date("2008-01-09"), d.Rows[1].Candidate.Born)
	require.Len(t, d.Rejected, 1)
	assert.Equal(t, exam.RowTotal, d.Rejected[0].Finding.Code)
}

func TestFrenchList(t *testing.T) {
	for _, header := range []string{
		"N° examen;Code Massar;CIN;Nom;Prénom;Sexe;Date de naissance;Lieu de naissance;Filière;Établissement;Type de candidature",
		"NUM EXAMEN;CODE MASSAR;cin;NOM;PRENOM;SEXE;DATE NAISSANCE;LIEU NAISSANCE;FILIERE;ETABLISSEMENT;TYPE CANDIDATURE",
	} {
		d := readText(t, header, "00123;D133445566;JB12345;ALAOUI;Salma;F;03/07/2008;Agadir;2BACSPF;Lycée Al Amal;Libre")
		r := only(t, d)
		assert.True(t, d.Certain)
		assert.Empty(t, r.Findings)
		assert.Equal(t, exam.Candidate{
			Number: "00123", Massar: "D133445566", NationalID: "JB12345", Name: exam.Name{FamilyFr: "ALAOUI", GivenFr: "Salma"}, Sex: exam.Female,
			Born: "2008-07-03", BirthPlace: "Agadir", Track: "2BACSPF", School: "Lycée Al Amal", Candidature: exam.Free,
			Source: exam.Source{File: "list.xlsx", Row: 2},
		}, r.Candidate)
	}
}

func TestSeveralSheets(t *testing.T) {
	header := row("رقم الامتحان", "الاسم الكامل", "المسلك")
	data := workbook(t, [][]any{header, row("11", "هند السلاوي", "2BACSE")}, func(f *excelize.File) {
		for i, name := range []string{"علوم", "ملاحظات", "الأساتذة", "قديم"} {
			_, err := f.NewSheet(name)
			require.NoError(t, err)
			fillSheet(t, f, name, [][][]any{
				{header, row("12", "زكرياء المنصوري", "2BACSGC")},
				{row("يرجى إرجاع اللائحة قبل نهاية الأسبوع")},
				{row("رقم التأجير", "الاسم الكامل", "CIN"), row("1234567", "أستاذة مادة", "AB123456")},
				{header, row("99", "من السنة الماضية", "2BACSE")},
			}[i])
		}
		require.NoError(t, f.SetSheetVisible("قديم", false))
	})
	d := mustRead(t, data)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, "Sheet1", d.Rows[0].Candidate.Source.Sheet)
	assert.Equal(t, "علوم", d.Rows[1].Candidate.Source.Sheet)
	assert.Equal(t, []exam.Code{exam.SheetSkipped, exam.SheetSkipped, exam.SheetSkipped}, codes(d.Notes))
}

func TestListPrintedRoomByRoom(t *testing.T) {
	header := row("رقم الامتحان", "الاسم الكامل", "تاريخ الازدياد")
	d := readCells(t,
		row("القاعة : 1"), header, row("101", "إيمان الراجي", "01/02/2008"), nil,
		row("القاعة : 2"), header, row("102", "كريم الداودي", "05/06/2007"),
	)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, []string{"1", "2"}, []string{d.Rows[0].Candidate.Room, d.Rows[1].Candidate.Room})
	assert.Equal(t, "1", d.Labels["room"])
	assert.Equal(t, []exam.Code{exam.HeaderRepeated}, codes(d.Notes))
	assert.Empty(t, d.Rejected)
}

func TestSecondTableOfAnotherShape(t *testing.T) {
	d := readCells(t,
		row("رقم الامتحان", "الاسم العائلي", "الاسم الشخصي", "المسلك"),
		row("1", "الحمداوي", "ليلى", "2BACSE"), nil,
		row("الاسم العائلي", "الاسم الشخصي", "رقم الامتحان", "الرمز السري"),
		row("القباج", "سعد", "2", "hidden-word"),
	)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, "2", d.Rows[1].Candidate.Number)
	assert.Equal(t, "القباج", d.Rows[1].Candidate.Name.FamilyAr)
	assert.Empty(t, d.Rows[1].Findings, "this table has no column for tracks")
	assert.NotContains(t, fmt.Sprintf("%+v", d), "hidden-word")
}

func TestClassMergedBesideItsCandidates(t *testing.T) {
	rows := [][]any{
		row("القسم", "رقم الامتحان", "الاسم الكامل"),
		row("2BACL-1", "1", "وئام العلمي"), row(nil, "2", "رضا بنسعيد"), row(nil, "3", "دعاء الخطيب"), row("2BACL-2", "4", "نبيل الزهراوي"),
	}
	d := mustRead(t, workbook(t, rows, func(f *excelize.File) { require.NoError(t, f.MergeCell("Sheet1", "A2", "A4")) }))
	var classes []string
	for _, r := range d.Rows {
		classes = append(classes, r.Candidate.Class)
	}
	assert.Equal(t, []string{"2BACL-1", "2BACL-1", "2BACL-1", "2BACL-2"}, classes)
}
