package roster

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestTitles(t *testing.T) {
	tests := []struct {
		name    string
		header  string // of a csv
		values  string
		want    map[string]exam.Field
		certain bool
	}{
		{
			"doubled spaces and hamza do not matter", " رقم  الإمتحان ;الاسم   العائلي;الإسم الشخصي;تاريخ الإزدياد", "1;بناني;هاجر;01/02/2008",
			map[string]exam.Field{"رقم الإمتحان": exam.FieldNumber, "الاسم العائلي": exam.FieldFamilyAr, "الإسم الشخصي": exam.FieldGivenAr, "تاريخ الإزدياد": exam.FieldBorn},
			true,
		},
		{
			"«الاسم» before the family name is the given name", "رقم الامتحان;الاسم;الاسم العائلي", "1;هاجر;بناني",
			map[string]exam.Field{"الاسم": exam.FieldGivenAr, "الاسم العائلي": exam.FieldFamilyAr, "رقم الامتحان": exam.FieldNumber},
			true,
		},
		{
			"«الاسم» alone is the full name", "رقم الامتحان;الاسم", "1;هاجر بناني",
			map[string]exam.Field{"الاسم": exam.FieldFullAr, "رقم الامتحان": exam.FieldNumber},
			true,
		},
		{
			"nom over Arabic letters is an Arabic name", "n° examen;nom;prénom", "1;بناني;هاجر",
			map[string]exam.Field{"n° examen": exam.FieldNumber, "nom": exam.FieldFamilyAr, "prénom": exam.FieldGivenAr},
			true,
		},
		{
			"both languages in one title", "رقم الامتحان / N° examen;الاسم العائلي / Nom;الاسم الشخصي / Prénom;القسم Classe", "1;بناني;هاجر;2",
			map[string]exam.Field{"رقم الامتحان / N° examen": exam.FieldNumber, "الاسم العائلي / Nom": exam.FieldFamilyAr, "الاسم الشخصي / Prénom": exam.FieldGivenAr, "القسم Classe": exam.FieldClass},
			true,
		},
		{
			"«الاسم / Nom» alone", "رقم الامتحان;الاسم / Nom", "1;BENNANI Hajar",
			map[string]exam.Field{"رقم الامتحان": exam.FieldNumber, "الاسم / Nom": exam.FieldFullFr},
			true,
		},
		{
			"names in both scripts", "رقم الامتحان;الاسم العائلي;الاسم الشخصي;Nom;Prénom", "1;بناني;هاجر;BENNANI;Hajar",
			map[string]exam.Field{"رقم الامتحان": exam.FieldNumber, "الاسم العائلي": exam.FieldFamilyAr, "الاسم الشخصي": exam.FieldGivenAr, "Nom": exam.FieldFamilyFr, "Prénom": exam.FieldGivenFr},
			true,
		},
		{
			"titles that name their script", "رقم الامتحان;الاسم الكامل بالعربية;الاسم الكامل بالفرنسية", "1;هاجر بناني;Hajar BENNANI",
			map[string]exam.Field{"رقم الامتحان": exam.FieldNumber, "الاسم الكامل بالعربية": exam.FieldFullAr, "الاسم الكامل بالفرنسية": exam.FieldFullFr},
			true,
		},
		{
			"code over Massar codes", "code;nom_prenom;classe", "G123456789;هاجر بناني;2",
			map[string]exam.Field{"code": exam.FieldMassar, "nom_prenom": exam.FieldFullAr, "classe": exam.FieldClass},
			true,
		},
		{
			"code over something else", "code;num_exam;nom_prenom;classe", "77;1;هاجر بناني;2",
			map[string]exam.Field{"code": "", "num_exam": exam.FieldNumber, "nom_prenom": exam.FieldFullAr, "classe": exam.FieldClass},
			true,
		},
		{
			"a title that only holds an alias is uncertain", "رقم الامتحان الخاص بالمترشح;الاسم الكامل;القسم", "1;هاجر بناني;2",
			map[string]exam.Field{"رقم الامتحان الخاص بالمترشح": exam.FieldNumber, "الاسم الكامل": exam.FieldFullAr, "القسم": exam.FieldClass},
			false,
		},
		{
			"names of others are not the candidate's", "رقم الامتحان;الاسم الكامل;اسم الأب;Nom de la mère", "1;هاجر بناني;فلان;Une telle",
			map[string]exam.Field{"رقم الامتحان": exam.FieldNumber, "الاسم الكامل": exam.FieldFullAr, "اسم الأب": "", "Nom de la mère": ""},
			true,
		},
		{
			"المسلك before الشعبة", "رقم الامتحان;الاسم الكامل;الشعبة;المسلك", "1;هاجر بناني;علوم;2BACSE",
			map[string]exam.Field{"رقم الامتحان": exam.FieldNumber, "الاسم الكامل": exam.FieldFullAr, "الشعبة": "", "المسلك": exam.FieldTrack},
			true,
		},
		{
			"English", "Exam number;Massar code;Last name;First name;Gender;Date of birth;Room;Seat", "1;G123456789;BENNANI;Hajar;F;2008-02-01;1;2",
			map[string]exam.Field{
				"Exam number": exam.FieldNumber, "Massar code": exam.FieldMassar, "Last name": exam.FieldFamilyFr, "First name": exam.FieldGivenFr, "Gender": exam.FieldSex,
				"Date of birth": exam.FieldBorn, "Room": exam.FieldRoom, "Seat": exam.FieldTable,
			},
			true,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := readText(t, tt.header, tt.values)
			assert.Equal(t, tt.want, fieldsOf(d))
			assert.Equal(t, tt.certain, d.Certain)
			require.Len(t, d.Rows, 1)
			assert.NotEmpty(t, d.Rows[0].Candidate.Name.Any())
		})
	}
}

func TestTwoLevelsOfTitles(t *testing.T) {
	d := readCells(t,
		row("رقم الامتحان", "الاسم العائلي", nil, "الاسم الشخصي", nil, "القاعة"),
		row(nil, "بالعربية", "بالفرنسية", "بالعربية", "بالفرنسية", nil),
		row("7", "بناني", "BENNANI", "هاجر", "Hajar", "3"),
	)
	r := only(t, d)
	assert.Equal(t, exam.Name{FamilyAr: "بناني", GivenAr: "هاجر", FamilyFr: "BENNANI", GivenFr: "Hajar"}, r.Candidate.Name)
	assert.Equal(t, "3", r.Candidate.Room)
	assert.Empty(t, d.Rejected)
}

func TestFullNameOverTwoCells(t *testing.T) {
	d := readCells(t, row("رقم الامتحان", "الاسم الكامل", nil, "القسم"), row("7", "بناني", "هاجر", "2"), row("8", "الفاسي", "عمر", "2"))
	require.Len(t, d.Rows, 2)
	assert.Equal(t, "بناني هاجر", d.Rows[0].Candidate.Name.FullAr)
}

func TestSameTitleTwice(t *testing.T) {
	d := readText(t, "رقم الامتحان;القسم;القسم;الاسم الكامل", "1;2A;2B;هاجر بناني")
	assert.False(t, d.Certain)
	assert.Equal(t, "2A", d.Rows[0].Candidate.Class)
	assert.Equal(t, []exam.Code{exam.ColumnUncertain, exam.ColumnAmbiguous}, codes(d.Notes))
}

func TestMapOverrulesTitles(t *testing.T) {
	o := season
	o.Map = map[string]exam.Field{"المرجع": exam.FieldNumber, "القسم": "", "الرمز السري": exam.FieldMassar}
	d, err := readData([]byte("المرجع;الاسم الكامل;القسم;الرمز السري\n0042;هاجر بناني;2;G123456789"), o)
	require.NoError(t, err)
	r := only(t, d)
	assert.Equal(t, "0042", r.Candidate.Number)
	assert.Empty(t, r.Candidate.Class)
	assert.Empty(t, r.Candidate.Massar, "a secret column is never read")
	assert.True(t, d.Certain)
	assert.Equal(t, []exam.Code{exam.ColumnSecret}, codes(d.Notes))
}

func TestMapToNoField(t *testing.T) {
	o := season
	o.Map = map[string]exam.Field{"القسم": "klass"}
	_, err := readData([]byte("رقم الامتحان;القسم\n1;2"), o)
	require.ErrorIs(t, err, exam.ErrUnknown)
}

func TestTitlesInTheSixtiethRowAndNotBelow(t *testing.T) {
	above := strings.Repeat("كلام فوق اللائحة\n", 59)
	list := "رقم الامتحان;الاسم الكامل\n1;هاجر بناني\n"
	d := readText(t, above+list)
	assert.Equal(t, 61, only(t, d).Candidate.Source.Row)
	_, err := readData([]byte("كلام فوق اللائحة\n"+above+list), season)
	require.ErrorIs(t, err, exam.ErrNoHeader)
}

func TestSecretTitles(t *testing.T) {
	for _, title := range []string{"الرمز السري", " الرمز  السرّي ", "كلمة المرور", "كلمة السر", "Mot de passe", "mot_de_passe", "PASSWORD", "Code secret", "Mdp", "رمز سري للولوج"} {
		d := readText(t, "رقم الامتحان;الاسم الكامل;"+title, "1;هاجر بناني;qwerty99", ";;qwerty99", "؛;;qwerty99")
		for _, c := range d.Columns {
			assert.Equal(t, strings.TrimSpace(c.Header) == d.Columns[2].Header, c.Secret, title)
		}
		for _, r := range d.Rejected {
			assert.NotContains(t, r.Cells, "qwerty99", title)
		}
		assert.Contains(t, codes(d.Notes), exam.ColumnSecret, title)
	}
}

func TestTheLetterhead(t *testing.T) {
	d := readCells(t,
		row("المملكة المغربية"),
		row("الأكاديمية الجهوية للتربية والتكوين لجهة سوس ماسة", nil, nil, "السنة الدراسية 2025/2026"),
		row("المديرية الإقليمية تزنيت"),
		row("مركز الامتحان : الثانوية التأهيلية المسيرة الخضراء"),
		row("رقم الامتحان", "الاسم الكامل"), row("1", "هاجر بناني"),
	)
	assert.Equal(t, map[string]string{"academy": "سوس ماسة", "direction": "تزنيت", "centre": "الثانوية التأهيلية المسيرة الخضراء", "year": "2025/2026"}, d.Labels)
}

func TestDirectionWithoutItsPreposition(t *testing.T) {
	for in, want := range map[string]string{
		"المديرية الإقليمية بصفرو": "صفرو", "المديرية الإقليمية ببركان": "بركان", "المديرية الإقليمية بركان": "بركان", "المديرية الإقليمية بالرباط": "الرباط",
		"المديرية الإقليمية بني ملال": "بني ملال", "المديرية الإقليمية : برشيد": "برشيد", "المديرية الإقليمية - تزنيت": "تزنيت",
	} {
		name, value, is := splitLabel(in)
		assert.True(t, is, in)
		assert.Equal(t, "direction", name)
		assert.Equal(t, want, value)
	}
}
