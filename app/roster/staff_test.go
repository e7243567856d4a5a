package roster

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

func readStaffData(data []byte, o Options) (StaffDraft, error) {
	return ReadStaff(context.Background(), "staff.xlsx", bytes.NewReader(data), int64(len(data)), o)
}

func mustReadStaff(t testing.TB, rows ...[]any) StaffDraft {
	t.Helper()
	d, err := readStaffData(workbook(t, rows, nil), season)
	require.NoError(t, err)
	return d
}

func codesOf(found []exam.Finding) (codes []exam.Code) {
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	return codes
}

func TestStaffColumnsByTheirTitles(t *testing.T) {
	d := mustReadStaff(t,
		row("الأكاديمية الجهوية للتربية والتكوين لجهة فاس - مكناس"),
		row("لائحة الأساتذة المكلفين بالحراسة"),
		row("ر.ت", "رقم التأجير", "CIN", "الاسم بالعربية", "الاسم بالفرنسية", "الجنس", "التخصص", "مقر العمل", "السلك", "المهمة", "الإعفاء", "غير متوفر", "القاعة", "الرمز السري"),
		row("1", "0123456", "CB123456", "العلوي سناء", "ALAOUI Sanae", "أنثى", "الرياضيات", "الثانوية التأهيلية ابن رشد", "الثانوي التأهيلي", "الحراسة", "", "09/06/2026 صباحا", "3", "sesame"),
		row("2", "1234567", "CB654321", "بناني عمر", "BENNANI Omar", "ذكر", "SVT", "إعدادية الأمل", "إعدادي", "كتابة المركز", "نعم", "", "", "sesame2"),
		row("3", "7654321", "", "الفاسي هند", "FASSI Hind", "ث", "", "مدرسة النخيل", "ابتدائي", "رئيسة المركز", "لا", "الثلاثاء", "", ""),
		row("", "", "", "", "", "", "", "", "", "", "", "", "ملاحظة", ""),
	)
	require.Len(t, d.People, 3)
	one, two, three := d.People[0], d.People[1], d.People[2]
	assert.Equal(t, exam.Staff{
		Number: "0123456", NationalID: "CB123456", Name: exam.Name{FullAr: "العلوي سناء", FullFr: "ALAOUI Sanae"}, Sex: exam.Female, Subject: "الرياضيات",
		School: "الثانوية التأهيلية ابن رشد", Cycle: exam.Secondary, Away: []exam.Sitting{{Date: "2026-06-09", Half: exam.Morning}},
		Source: exam.Source{File: "staff.xlsx", Sheet: "Sheet1", Row: 4},
	}, one.Staff)
	assert.Equal(t, []exam.Field{exam.FieldTask}, one.None)
	assert.Empty(t, one.Findings)
	assert.Equal(t, exam.Secretariat, two.Staff.Task)
	assert.Equal(t, "معفى(ة)", two.Staff.Exempt)
	assert.Equal(t, exam.Middle, two.Staff.Cycle)
	assert.Equal(t, "رئيسة المركز", three.Staff.Exempt, "who leads the centre does no duty")
	assert.ElementsMatch(t, []exam.Code{exam.SexUnknown, exam.AwayBad, exam.SubjectMissing}, codesOf(three.Findings))
	assert.Empty(t, d.Rows)
	require.Len(t, d.Rejected, 1)
	assert.Equal(t, exam.StaffRowNobody, d.Rejected[0].Finding.Code)
	assert.Equal(t, exam.StaffList, d.Rejected[0].Finding.List)
	notes := map[exam.Code]string{}
	for _, n := range d.Notes {
		notes[n.Code] = n.Value
		assert.Equal(t, exam.StaffList, n.List)
	}
	assert.Equal(t, "القاعة", notes[exam.ColumnUnknown], "a room in a list of staff is not kept, and that is told")
	assert.Equal(t, "الرمز السري", notes[exam.ColumnSecret])
	assert.NotContains(t, fmt.Sprintf("%+v", d), "sesame")
	assert.True(t, d.Certain)
}

func TestStaffTitlesInFrench(t *testing.T) {
	d := mustReadStaff(t,
		row("N°", "PPR", "Nom", "Prénom", "Sexe", "Matière", "Établissement", "Cycle", "Mission", "Dispense", "Indisponibilité"),
		row("1", "445566", "ALAMI", "Hajar", "F", "Anglais", "Lycée Atlas", "Secondaire qualifiant", "Surveillance", "congé de maternité", "10/06/2026"),
		row("2", "112233", "TAZI", "Adil", "M", "Philo", "Collège Rif", "collège", "Adjoint au chef de centre", "", "9 juin matin et 10 juin après-midi"),
	)
	require.Len(t, d.People, 2)
	assert.Equal(t, exam.Name{FamilyFr: "ALAMI", GivenFr: "Hajar"}, d.People[0].Staff.Name)
	assert.Equal(t, "congé de maternité", d.People[0].Staff.Exempt)
	assert.Equal(t, "2026-06-10am 2026-06-10pm", d.People[0].Staff.Value(exam.FieldAway), "a day alone is both its halves")
	assert.Equal(t, exam.DeputyHead, d.People[1].Staff.Task)
	assert.Equal(t, "2026-06-09am 2026-06-10pm", d.People[1].Staff.Value(exam.FieldAway))
}

func TestListOfTheOtherPeopleIsRefusedAsSuch(t *testing.T) {
	tests := []struct {
		name   string
		staff  bool // staff are expected
		titles string
		want   Reason // "" is read
	}{
		{"candidates by Massar code", true, "رمز مسار;الاسم الكامل;المؤسسة", ListOfCandidates},
		{"candidates by exam number", true, "رقم الامتحان;الاسم الكامل;القسم", ListOfCandidates},
		{"candidates by track", true, "الاسم الكامل;المسلك;المؤسسة", ListOfCandidates},
		{"candidates with a payroll column by mistake", true, "رقم مسار;الاسم الكامل;رقم التأجير", ListOfCandidates},
		{"teachers of a track", true, "رقم التأجير;الاسم الكامل;المسلك", ""},
		{"staff by payroll number", false, "رقم التأجير;الاسم الكامل;المؤسسة", ListOfStaff},
		{"staff by PPR in French", false, "PPR;Nom et prénom;Établissement", ListOfStaff},
		{"staff by subject and workplace", false, "الاسم الكامل;التخصص;مقر العمل", ListOfStaff},
		{"candidates with a speciality", false, "رقم الامتحان;الاسم الكامل;التخصص", ""},
		{"names alone, staff expected", true, "الاسم العائلي;الاسم الشخصي;المؤسسة", ""},
		{"names alone, candidates expected", false, "الاسم العائلي;الاسم الشخصي;المؤسسة", ""},
	}
	for _, tt := range tests {
		for _, any := range []bool{false, true} {
			t.Run(fmt.Sprint(tt.name, any), func(t *testing.T) {
				data := []byte(tt.titles + "\n1234567;العلوي سناء;ثانوية الأطلس\n1234568;بناني عمر;ثانوية الأطلس\n")
				o := season
				o.AnyTitles = any
				read := func() error { _, err := readData(data, o); return err }
				if tt.staff {
					read = func() error { _, err := readStaffData(data, o); return err }
				}
				err := read()
				if tt.want == "" {
					require.NoError(t, err)
					return
				}
				var r *Refusal
				require.ErrorAs(t, err, &r)
				assert.Equal(t, tt.want, r.Reason)
			})
		}
	}
}

func TestParseStaffField(t *testing.T) {
	tests := []struct {
		name  string
		field exam.Field
		raw   string
		value string
		want  exam.Code // "" is none
	}{
		{"payroll number with zeros in front", exam.FieldStaffNumber, " ٠٠١٢٣٤٥ ", "0012345", ""},
		{"payroll number that passed through another program", exam.FieldStaffNumber, "1234567.0", "1234567", ""},
		{"payroll number rounded by a spreadsheet", exam.FieldStaffNumber, "1.23E+06", "", exam.NumberDamaged},
		{"payroll number with letters", exam.FieldStaffNumber, "AB123", "", exam.StaffNumberShape},
		{"payroll number of two digits", exam.FieldStaffNumber, "12", "", exam.StaffNumberShape},
		{"card as of candidates", exam.FieldNationalID, "jb 12345", "JB12345", ""},
		{"card without letters", exam.FieldNationalID, "12345", "", exam.NationalIDShape},
		{"primary", exam.FieldCycle, "التعليم الابتدائي", "primary", ""},
		{"lower secondary is no upper one", exam.FieldCycle, "الثانوي الإعدادي", "middle", ""},
		{"lower secondary in French", exam.FieldCycle, "Secondaire collégial", "middle", ""},
		{"upper secondary", exam.FieldCycle, "التأهيلي", "secondary", ""},
		{"a lycée", exam.FieldCycle, "Lycée", "secondary", ""},
		{"its own code", exam.FieldCycle, "middle", "middle", ""},
		{"no cycle", exam.FieldCycle, "جامعي", "", exam.CycleUnknown},
		{"invigilation is the plain task", exam.FieldTask, "مكلف(ة) بالحراسة", "", ""},
		{"secretariat", exam.FieldTask, "كتابة المركز", "secretariat", ""},
		{"deputy", exam.FieldTask, "نائب رئيس المركز", "deputy_head", ""},
		{"observer", exam.FieldTask, "Observateur", "observer", ""},
		{"support", exam.FieldTask, "عون", "support", ""},
		{"its own code", exam.FieldTask, "deputy_head", "deputy_head", ""},
		{"no task", exam.FieldTask, "شاعر", "", exam.TaskUnknown},
		{"exempt without a reason", exam.FieldExempt, "oui", "معفى(ة)", ""},
		{"exempt with a reason", exam.FieldExempt, "رخصة مرضية", "رخصة مرضية", ""},
		{"not exempt", exam.FieldExempt, "غير معفى", "", ""},
		{"not exempt in French", exam.FieldExempt, "Non", "", ""},
		{"sex", exam.FieldSex, "Mme", "F", ""},
		{"relatives", exam.FieldRelatives, "012345، 012346", "012345 012346", ""},
		{"relatives by name", exam.FieldRelatives, "ابنه", "", exam.RelativeUnknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value, found := ParseStaffField(tt.field, tt.raw, 2026)
			assert.Equal(t, tt.value, value)
			if tt.want == "" {
				assert.Empty(t, found)
			} else {
				assert.Equal(t, []exam.Code{tt.want}, codesOf(found))
			}
		})
	}
}

func TestHalfDays(t *testing.T) {
	tests := []struct{ raw, want string }{
		{"2026-06-09am", "2026-06-09am"},
		{"2026-06-09am 2026-06-10pm", "2026-06-09am 2026-06-10pm"},
		{"09/06/2026 صباحا", "2026-06-09am"},
		{"09/06/26 مساء", "2026-06-09pm"},
		{"٠٩/٠٦/٢٠٢٦ مساء", "2026-06-09pm"},
		{"صباح 09/06/2026", ""}, // a half before its day is no half of any
		{"9 يونيو 2026 صباحا ومساء", "2026-06-09am 2026-06-09pm"},
		{"9 يونيو صباحا و 10 يونيو بعد الزوال", "2026-06-09am 2026-06-10pm"},
		{"الثلاثاء 09/06/2026 صباحا", "2026-06-09am"},
		{"09/06/2026", "2026-06-09am 2026-06-09pm"},
		{"09/06/2026، 10/06/2026 صباحا", "2026-06-09am 2026-06-09pm 2026-06-10am"},
		{"09/06/2026 10/06/2026", "2026-06-09am 2026-06-09pm 2026-06-10am 2026-06-10pm"},
		{"09-06-2026 (matin) ; 11.06.2026 (après-midi)", "2026-06-09am 2026-06-11pm"},
		{"9 juin 2026 matin et après-midi", "2026-06-09am 2026-06-09pm"},
		{"le 9 juin l'après-midi", "2026-06-09pm"},
		{"June 9, 2026 AM", "2026-06-09am"},
		{"الفترة المسائية", ""},
		{"الثلاثاء", ""},
		{"mardi matin", ""},
		{"09/06/1996 صباحا", ""},
		{"31/02/2026 صباحا", ""},
		{"نعم", ""},
		{"09/06/2026 صباحا أو غيره", ""},
	}
	for _, tt := range tests {
		value, found := ParseStaffField(exam.FieldAway, tt.raw, 2026)
		assert.Equal(t, tt.want, value, tt.raw)
		if tt.want == "" {
			assert.Equal(t, []exam.Code{exam.AwayBad}, codesOf(found), tt.raw)
		} else {
			assert.Empty(t, found, tt.raw)
		}
	}
	value, found := ParseStaffField(exam.FieldAway, "متوفر", 2026)
	assert.Empty(t, value)
	assert.Empty(t, found)
}

func TestHalfDayThatASpreadsheetTookForADate(t *testing.T) {
	d := mustReadStaff(t, row("SOM", "Nom et prénom", "Indisponibilité"), row("123456", "ALAMI Hajar", time.Date(2026, 6, 9, 0, 0, 0, 0, time.UTC)), row("123457", "TAZI Adil", ""))
	assert.Equal(t, "2026-06-09am 2026-06-09pm", d.People[0].Staff.Value(exam.FieldAway))
}

func TestWhatAvailabilityMeansIsAsked(t *testing.T) {
	d := mustReadStaff(t, row("SOM", "Nom et prénom", "التوفر"), row("123456", "ALAMI Hajar", "09/06/2026 صباحا"), row("123457", "TAZI Adil", ""))
	assert.False(t, d.Certain)
	assert.Equal(t, exam.FieldAway, d.Columns[2].Field)
}

func TestStaffTitlesAreRememberedApart(t *testing.T) {
	data := []byte("الاسم العائلي;الاسم الشخصي;x\nالعلوي;سناء;رياضيات\n")
	var asked []string
	o := season
	o.Chosen = func(titles string) map[int]exam.Field {
		asked = append(asked, titles)
		return map[int]exam.Field{2: exam.FieldSubject}
	}
	s, err := readStaffData(data, o)
	require.NoError(t, err)
	assert.Equal(t, "رياضيات", s.People[0].Staff.Subject)
	d, err := readData(data, o)
	require.NoError(t, err)
	assert.Empty(t, d.Columns[2].Field, "a field of staff is none of candidates")
	assert.NotEqual(t, s.Columns[0].Titles, d.Columns[0].Titles)
}

func TestStaffNumbersThatLostTheirZeros(t *testing.T) {
	rows := [][]any{row("رقم التأجير", "الاسم الكامل")}
	for i := range 9 {
		rows = append(rows, row(fmt.Sprintf("0%05d", 12340+i), strings.Repeat("س", i+2)+" ب"))
	}
	rows = append(rows, row("12399", "هند الفاسي"))
	d := mustReadStaff(t, rows...)
	assert.Equal(t, []exam.Code{exam.StaffNumberShort}, codesOf(d.People[9].Findings))
	assert.Equal(t, "12399", d.People[9].Staff.Number)
}

func TestSeventyThousandStaff(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	var b strings.Builder
	b.WriteString("رقم التأجير;الاسم الكامل;المادة;غير متوفر\n")
	for i := range 70_000 {
		fmt.Fprintf(&b, "%07d;العلوي سناء;رياضيات;09/06/2026 صباحا\n", i)
	}
	d, err := readStaffData([]byte(b.String()), season)
	require.NoError(t, err)
	assert.Len(t, d.People, 70_000)
}

func TestATitleOfStaffIsOfOneField(t *testing.T) {
	of := map[string]exam.Field{}
	for _, titles := range []map[exam.Field][]string{staffAliases, staffWeak} {
		for f, names := range titles {
			assert.Contains(t, exam.StaffFields(), f)
			for _, n := range names {
				key := text.Fold(n)
				assert.NotEmpty(t, key, n)
				if other, taken := of[key]; taken {
					assert.Equal(t, other, f, n)
				}
				assert.Zero(t, staffWords.names()[key], "%s is no name", n)
				of[key] = f
			}
		}
	}
}
