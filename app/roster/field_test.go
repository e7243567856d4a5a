package roster

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestParseField(t *testing.T) {
	tests := []struct {
		name  string
		field exam.Field
		raw   string
		value string
		want  exam.Code // "" is none
	}{
		{"number in Arabic-Indic digits", exam.FieldNumber, " ٠٠١٢٣ ", "00123", ""},
		{"number with other signs", exam.FieldNumber, "12*4", "", exam.NumberShape},
		{"number rounded by a spreadsheet", exam.FieldNumber, "1.23E+09", "", exam.NumberDamaged},
		{"Massar code in small letters", exam.FieldMassar, "g 123 456 789", "G123456789", ""},
		{"Massar code a digit short", exam.FieldMassar, "G12345678", "", exam.MassarShape},
		{"card with spaces", exam.FieldNationalID, "jb 12345", "JB12345", ""},
		{"card without letters", exam.FieldNationalID, "12345", "", exam.NationalIDShape},
		{"name with two spaces", exam.FieldFamilyAr, "بن  سعيد ", "بن سعيد", ""},
		{"name out of a printed page", exam.FieldGivenAr, "ﻣﺤﻤﺪ", "محمد", ""},
		{"name in the other script is kept in doubt", exam.FieldGivenFr, "سعيد", "سعيد", exam.NameScript},
		{"digits name nobody", exam.FieldFullAr, "17", "", exam.NameScript},
		{"sex as a word", exam.FieldSex, "أنثى", "F", ""},
		{"sex by its code", exam.FieldSex, "M", "M", ""},
		{"no sex", exam.FieldSex, "Z", "", exam.SexUnknown},
		{"day first", exam.FieldBorn, "21/3/2007", "2007-03-21", ""},
		{"Moroccan month", exam.FieldBorn, "21 غشت 2007", "2007-08-21", ""},
		{"a day that the month has not", exam.FieldBorn, "31-02-2007", "", exam.BornBad},
		{"leap day", exam.FieldBorn, "29-02-2008", "2008-02-29", ""},
		{"no leap day", exam.FieldBorn, "29-02-2007", "", exam.BornBad},
		{"a child", exam.FieldBorn, "01/01/2020", "2020-01-01", exam.BornImplausible},
		{"twelve in the year of the session", exam.FieldBorn, "31/12/2014", "2014-12-31", ""},
		{"in the future", exam.FieldBorn, "01/01/2030", "2030-01-01", exam.BornImplausible},
		{"ninety in the year of the session", exam.FieldBorn, "01/01/1936", "1936-01-01", ""},
		{"over ninety", exam.FieldBorn, "31/12/1935", "1935-12-31", exam.BornImplausible},
		{"kind of candidature", exam.FieldCandidature, "مترشحة حرة", "free", ""},
		{"kind of candidature by its code", exam.FieldCandidature, "schooled_private", "schooled_private", ""},
		{"no kind of candidature", exam.FieldCandidature, "ربما", "", exam.CandidatureUnknown},
		{"adaptation as worded", exam.FieldAdaptation, "الثلث الإضافي من الوقت", "الثلث الإضافي من الوقت", ""},
		{"no adaptation", exam.FieldAdaptation, "لا", "", ""},
		{"room of another program", exam.FieldRoom, "3.0", "3", ""},
		{"track", exam.FieldTrack, "2BACSPF", "2BACSPF", ""},
		{"blank", exam.FieldNumber, " \u00a0", "", ""},
		{"nothing", exam.FieldBorn, "", "", ""},
		{"the dash for nothing", exam.FieldSchool, "—", "", ""},
		{"the error of a formula", exam.FieldSchool, "#N/A", "", exam.CellError},
		{"no field of a candidate", exam.FieldCentre, "ثانوية الأمل", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value, found := ParseField(tt.field, tt.raw, 2026)
			assert.Equal(t, tt.value, value)
			if tt.want == "" {
				assert.Empty(t, found)
				return
			}
			require.Equal(t, []exam.Code{tt.want}, codes(found))
			assert.Equal(t, exam.Finding{Code: tt.want, Severity: exam.Severities[tt.want], Field: tt.field, Value: tt.raw}, found[0])
		})
	}
}

// filled is a candidate with every field of saidFields.
var filled = exam.Candidate{
	Number: "0101", Massar: "G123456789", NationalID: "JB12345", Sex: exam.Female, Born: "2008-06-05", BirthPlace: "صفرو",
	Name:  exam.Name{FamilyAr: "بناني", GivenAr: "هاجر", FullAr: "بناني هاجر", FamilyFr: "BENNANI", GivenFr: "Hajar", FullFr: "BENNANI Hajar"},
	Track: "2BACSE", School: "ثانوية الأمل", Class: "2BAC-1", Candidature: exam.Free, Room: "3", Table: "12",
	Adaptations: []exam.Adaptation{{Kind: exam.ExtraTime, Text: "الثلث الإضافي", ExtraMinutes: 20}},
}

func TestSetFieldGivesWhatFieldValueSays(t *testing.T) {
	var c exam.Candidate
	for i, f := range saidFields {
		v := FieldValue(&filled, f)
		require.NotEmpty(t, v, f)
		assert.Equal(t, said(filled)[i], v, f)
		SetField(&c, f, v)
		assert.Equal(t, v, FieldValue(&c, f), f)
	}
	assert.Equal(t, filled, c, "every field is set, and none but its own")
	for _, f := range saidFields {
		SetField(&c, f, "")
	}
	assert.Equal(t, exam.Candidate{}, c)
}

func TestSetFieldOfNobody(t *testing.T) {
	c := filled
	SetField(&c, exam.FieldCentre, "ثانوية")
	assert.Equal(t, filled, c)
	assert.Empty(t, FieldValue(&c, exam.FieldCentre))
}

func TestCheckOne(t *testing.T) {
	tests := []struct {
		name  string
		field exam.Field
		value string
		want  exam.Code // "" is none
	}{
		{"as it should be", exam.FieldNumber, "0101", ""},
		{"a blank is not asked for", exam.FieldMassar, "", ""},
		{"number without a digit", exam.FieldNumber, "AB", exam.NumberShape},
		{"Massar code of another shape", exam.FieldMassar, "12", exam.MassarShape},
		{"card of another shape", exam.FieldNationalID, "123-ABC", exam.NationalIDShape},
		{"no such day", exam.FieldBorn, "2008-02-31", exam.BornBad},
		{"a child", exam.FieldBorn, "2021-03-14", exam.BornImplausible},
		{"Arabic letters in a French name", exam.FieldGivenFr, "هاجر", exam.NameScript},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := filled
			c.ID, c.Source = exam.NewID(), exam.Source{File: "list.xlsx", Sheet: "s", Row: 7}
			SetField(&c, tt.field, tt.value)
			found := CheckOne(&c, 2026)
			if tt.want == "" {
				assert.Empty(t, found)
				return
			}
			require.Equal(t, []exam.Code{tt.want}, codes(found))
			assert.Equal(t, exam.Finding{
				Code: tt.want, Severity: exam.Severities[tt.want], Source: c.Source, Field: tt.field, Value: tt.value, Candidate: c.ID,
			}, found[0])
		})
	}
}
