package roster

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestCodes(t *testing.T) {
	tests := []struct {
		name  string
		read  func(string) (string, bool)
		in    string
		want  string
		right bool
	}{
		{"leading zeros stay", examNumber, "000123", "000123", true},
		{"letters stay", examNumber, "2B-017/4", "2B-017/4", true},
		{"Arabic-Indic digits", examNumber, "٠٠٤٥", "0045", true},
		{"no-break spaces and marks of direction", examNumber, "\u200f12\u00a0345\u200e", "12345", true},
		{"the apostrophe of a spreadsheet", examNumber, "'0012", "0012", true},
		{"a number from another program", examNumber, "123.0", "123", true},
		{"other characters", examNumber, "12*45", "12*45", false},
		{"Massar code", massarCode, "g123456789", "G123456789", true},
		{"Massar code with spaces", massarCode, "G 123 456 789", "G123456789", true},
		{"older code of ten digits", massarCode, "1234567890", "1234567890", true},
		{"a digit short", massarCode, "G12345678", "G12345678", false},
		{"two letters", massarCode, "GH12345678", "GH12345678", false},
		{"card with one letter", nationalID, "j123456", "J123456", true},
		{"card with two letters", nationalID, "JB 12345", "JB12345", true},
		{"card with three letters", nationalID, "JBC1234", "JBC1234", false},
		{"card with eight digits", nationalID, "J12345678", "J12345678", false},
		{"card without letters", nationalID, "1234567", "1234567", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := tt.read(tt.in)
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.right, ok)
		})
	}
}

func TestScientific(t *testing.T) {
	for in, want := range map[string]bool{"1.23E+09": true, "1,23E+09": true, "1E+12": true, "1.5e9": true, "E123456789": false, "12E45": false, "123456": false, "": false, "1E": false} {
		assert.Equal(t, want, scientific(in), in)
	}
}

func TestBirthDate(t *testing.T) {
	tests := []struct {
		name, in string
		want     exam.Date // "" is no date
	}{
		{"ISO", "2007-03-21", "2007-03-21"},
		{"ISO with time", "2007-03-21 00:00:00", "2007-03-21"},
		{"ISO with T", "2007-03-21T00:00:00Z", "2007-03-21"},
		{"slashes", "21/03/2007", "2007-03-21"},
		{"hyphens", "21-03-2007", "2007-03-21"},
		{"points", "21.3.2007", "2007-03-21"},
		{"year first with slashes", "2007/3/21", "2007-03-21"},
		{"short year in this century", "1/2/08", "2008-02-01"},
		{"short year in the last century", "1/2/85", "1985-02-01"},
		{"a year that makes a candidate younger than twelve is of the last century", "1/2/15", "1915-02-01"},
		{"Arabic-Indic digits", "٢١/٠٣/٢٠٠٧", "2007-03-21"},
		{"marks of direction", "\u200f21/03/2007\u200f", "2007-03-21"},
		{"Moroccan month", "21 غشت 2007", "2007-08-21"},
		{"month with hamza or without", "3 أبريل 2007", "2007-04-03"},
		{"French month", "1er février 2008", "2008-02-01"},
		{"English month", "5 December 2006", "2006-12-05"},
		{"English month, short", "27 Feb 2008", "2008-02-27"},
		{"English month first", "Feb 27, 2008", "2008-02-27"},
		{"English month first, in full", "February 27 2008", "2008-02-27"},
		{"a weekday and the month first", "Wed, Feb 27, 2008", "2008-02-27"},
		{"month first with a time", "Feb 27, 2008 12:00:00 AM", "2008-02-27"},
		{"French month, small", "27 février 2008", "2008-02-27"},
		{"French month, short", "27-févr.-2008", "2008-02-27"},
		{"a day that the month has not", "Feb 30, 2008", ""},
		{"serial number of another program", "39508.0", "2008-03-01"},
		{"a small number of another program", "12.0", ""},
		{"serial number", "39162", "2007-03-21"},
		{"eight digits, year first", "20070321", "2007-03-21"},
		{"eight digits, day first", "21032007", "2007-03-21"},
		{"leap day", "29/02/2008", "2008-02-29"},
		{"no leap day", "29/02/2007", ""},
		{"month first is not guessed", "03/21/2007", ""},
		{"no month", "21/13/2007", ""},
		{"year alone", "2007", ""},
		{"unknown day", "00/00/2007", ""},
		{"words", "غير معروف", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := season.birthDate(tt.in)
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.want != "", ok)
		})
	}
}

func TestSex(t *testing.T) {
	for in, want := range map[string]exam.Sex{
		"ذكر": "M", "ذ": "M", "M": "M", "G": "M", "H": "M", "Masculin": "M", "Garçon": "M", "أنثى": "F", "انثى": "F", "أ": "F", "F": "F", "Féminin": "F", "Fille": "F", "FEMME": "F", "x": "", "3": "",
	} {
		got, ok := sexOf(in)
		assert.Equal(t, want, got, in)
		assert.Equal(t, want != "", ok, in)
	}
}

func TestCandidature(t *testing.T) {
	for in, want := range map[string]exam.Candidature{
		"ممدرس": exam.SchooledPublic, "مترشح رسمي": exam.SchooledPublic, "ممدرس عمومي": exam.SchooledPublic, "Scolarisé public": exam.SchooledPublic,
		"ممدرس خصوصي": exam.SchooledPrivate, "خصوصي": exam.SchooledPrivate, "Privé": exam.SchooledPrivate,
		"حر": exam.Free, "مترشحة حرة": exam.Free, "أحرار": exam.Free, "Candidat libre": exam.Free, "؟": "",
	} {
		got, _ := candidatureOf(in)
		assert.Equal(t, want, got, in)
	}
}

func TestAdaptations(t *testing.T) {
	kinds := func(in string) (out []exam.AdaptationKind) {
		for _, a := range adaptationsOf(in) {
			assert.Equal(t, in, a.Text)
			out = append(out, a.Kind)
		}
		return out
	}
	assert.Empty(t, kinds("لا"))
	assert.Empty(t, kinds("Aucun"))
	assert.Equal(t, []exam.AdaptationKind{exam.ExtraTime, exam.Scribe}, kinds("الثلث الإضافي من الوقت مع كاتب"))
	assert.Equal(t, []exam.AdaptationKind{exam.LargePrint}, kinds("Sujet agrandi A3"))
	assert.Equal(t, []exam.AdaptationKind{exam.AdaptedPaper}, kinds("مواضيع مكيفة"))
	assert.Equal(t, []exam.AdaptationKind{exam.AdaptationOther}, kinds("كرسي متحرك"))
	assert.Equal(t, 20, adaptationsOf("Tiers temps")[0].ExtraMinutes)
}

// Each case is one wrong field of a row that names a person: the row stays, the
// field is blank, the finding has the raw value.
func TestWrongFieldsAreBlankAndReported(t *testing.T) {
	const titles = "رقم الامتحان;رمز مسار;رقم البطاقة الوطنية;الاسم العائلي;الاسم الشخصي;الجنس;تاريخ الازدياد;المسلك;نوع الترشيح;القاعة;الطاولة"
	good := []string{"0101", "G123456789", "JB12345", "بناني", "هاجر", "أنثى", "05/06/2008", "2BACSE", "حر", "3", "12"}
	tests := []struct {
		name  string
		col   int
		value string
		want  exam.Code
		raw   string
	}{
		{"number with other signs", 0, "01*01", exam.NumberShape, "01*01"},
		{"number rounded by a spreadsheet", 0, "1.23E+09", exam.NumberDamaged, "1.23E+09"},
		{"number missing", 0, "", exam.NumberMissing, ""},
		{"Massar code too short", 1, "G12345", exam.MassarShape, "G12345"},
		{"Massar code missing", 1, " \u00a0 ", exam.MassarMissing, ""},
		{"card of another shape", 2, "12345", exam.NationalIDShape, "12345"},
		{"family name missing", 3, "", exam.NameIncomplete, ""},
		{"given name is a number", 4, "17", exam.NameScript, "17"},
		{"sex unknown", 5, "Z", exam.SexUnknown, "Z"},
		{"no date", 6, "31/02/2008", exam.BornBad, "31/02/2008"},
		{"date missing", 6, "-", exam.BornMissing, ""},
		{"track missing", 7, "", exam.TrackMissing, ""},
		{"track is the error of a formula", 7, "#N/A", exam.CellError, "#N/A"},
		{"candidature unknown", 8, "ربما", exam.CandidatureUnknown, "ربما"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cells := append([]string(nil), good...)
			cells[tt.col] = tt.value
			d := readText(t, titles, strings.Join(cells, ";"), "0999;G999999999;;الصحيح;سليم;ذكر;01/01/2008;2BACSE;حر;3;13")
			require.Len(t, d.Rows, 2)
			require.Len(t, d.Rows[0].Findings, 1)
			f := d.Rows[0].Findings[0]
			assert.Equal(t, tt.want, f.Code)
			assert.Equal(t, exam.Severities[tt.want], f.Severity)
			assert.Equal(t, tt.raw, f.Value)
			assert.Equal(t, exam.Source{File: "list.xlsx", Row: 2}, f.Source)
			want := only(t, readText(t, titles, strings.Join(good, ";"))).Candidate
			blanked := said(want)
			for i, field := range saidFields {
				if field == f.Field {
					blanked[i] = ""
				}
			}
			assert.Equal(t, blanked, said(d.Rows[0].Candidate), "nothing else is touched")
		})
	}
}

func TestValuesThatAreKeptWithAFinding(t *testing.T) {
	d := readText(t, "رقم الامتحان;الاسم الكامل;تاريخ الازدياد",
		"1;Sara بناني;05/06/2008", "2;"+strings.Repeat("طويل ", 80)+";05/06/2008", "3;هدى القادري;05/06/2019")
	require.Len(t, d.Rows, 3)
	assert.Equal(t, []exam.Code{exam.NameScript}, codes(d.Rows[0].Findings))
	assert.Equal(t, "Sara بناني", d.Rows[0].Candidate.Name.FullAr)
	assert.Equal(t, []exam.Code{exam.CellTruncated}, codes(d.Rows[1].Findings))
	assert.Equal(t, maxField, len([]rune(d.Rows[1].Candidate.Name.FullAr)))
	assert.Equal(t, []exam.Code{exam.BornImplausible}, codes(d.Rows[2].Findings))
	assert.Equal(t, exam.Date("2019-06-05"), d.Rows[2].Candidate.Born)
}

func TestNamesFromPrintedPages(t *testing.T) {
	d := readText(t, "رقم الامتحان;الاسم الكامل", "1;ﻣﺤﻤﺪ  العـــلوي", "2;\u202bهبة  \u00a0 الريفي\u202c")
	assert.Equal(t, "محمد العلوي", d.Rows[0].Candidate.Name.FullAr)
	assert.Equal(t, "هبة الريفي", d.Rows[1].Candidate.Name.FullAr)
}

func TestRowsThatAreSetAside(t *testing.T) {
	d := readText(t, "ر.ت;رقم الامتحان;الاسم الكامل;المسلك;القسم",
		"1;11;أسماء الكتاني;2BACSE;1",
		"2;;;2BACSE;1",
		";;;;",
		"ر.ت;رقم  الامتحان;الإسم الكامل;المسلك;القسم",
		"3;G 12*;;2BACSE;1",
		"المجموع;3;;;",
		";;توقيع رئيس المركز :;;",
	)
	require.Len(t, d.Rows, 2)
	assert.Equal(t, 6, d.Rows[1].Candidate.Source.Row, "blank rows count")
	assert.Equal(t, []exam.Code{exam.NumberShape, exam.NameIncomplete}, codes(d.Rows[1].Findings), "a wrong number names somebody")
	var aside []exam.Code
	for _, r := range d.Rejected {
		aside = append(aside, r.Finding.Code)
	}
	assert.Equal(t, []exam.Code{exam.RowNobody, exam.RowTotal, exam.RowNobody}, aside)
	assert.Equal(t, []string{"2", "", "", "2BACSE", "1"}, d.Rejected[0].Cells)
	assert.Equal(t, []exam.Code{exam.HeaderRepeated}, codes(d.Notes))
	assert.Equal(t, 5, d.Read)
}

func TestRepeatsCollapseAndSharedNumbersDoNot(t *testing.T) {
	d := readText(t, "ر.ت;رقم الامتحان;رمز مسار;الاسم الكامل;القاعة;الطاولة",
		"1;11;G100000001;أسماء الكتاني;4;7",
		"2;11;G100000001;أسماء  الكتاني;4;07.0",
		"3;11;G100000001;أسماء الكتاني;4;7",
		"4;11;G100000002;أيوب الحياني;4;8",
	)
	require.Len(t, d.Rows, 3, "07 and 7 are not the same table as given")
	assert.Equal(t, []exam.Code{exam.RowRepeated}, codes(d.Notes))
	assert.Equal(t, 4, d.Notes[0].Row)
	assert.Equal(t, "2", d.Notes[0].Other)
	assert.Equal(t, "07", d.Rows[1].Candidate.Table)
}
