package roster

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestHints(t *testing.T) {
	split := func(familyAr, givenAr, familyFr, givenFr string) exam.Name {
		return exam.Name{FamilyAr: familyAr, GivenAr: givenAr, FamilyFr: familyFr, GivenFr: givenFr}
	}
	tests := []struct {
		name  string
		of    exam.Name
		sex   exam.Sex
		want  []exam.Code
		field exam.Field // of the first
		value string
		other string
	}{
		{"both scripts agree", split("العلوي", "سعيد", "EL ALAOUI", "Said"), exam.Male, nil, "", "", ""},
		{"another given name", split("العلوي", "سعيد", "ALAOUI", "Rachid"), exam.Male, []exam.Code{exam.NamesApart}, exam.FieldGivenAr, "سعيد", "Rachid"},
		{"another family name", split("العلوي", "سعيد", "BENNANI", "Said"), exam.Male, []exam.Code{exam.NamesApart}, exam.FieldFamilyAr, "العلوي", "BENNANI"},
		{"the neighbour's names", split("العلوي", "سعيد", "BENNANI", "Karim"), exam.Male, []exam.Code{exam.NamesApart, exam.NamesApart}, exam.FieldFamilyAr, "العلوي", "BENNANI"},
		{"family and given name exchanged in one script", split("العلوي", "سعيد", "Said", "ALAOUI"), exam.Male, []exam.Code{exam.NamesApart, exam.NamesApart}, exam.FieldFamilyAr, "العلوي", "Said"},
		{"names that are near and known for two", split("العلوي", "حسن", "ALAOUI", "Houcine"), exam.Male, []exam.Code{exam.NamesApart}, exam.FieldGivenAr, "حسن", "Houcine"},
		{"one script alone", exam.Name{FamilyAr: "العلوي", GivenAr: "سعيد"}, exam.Male, nil, "", "", ""},
		{"halves that have nothing beside them", exam.Name{FamilyAr: "العلوي", GivenFr: "Said"}, exam.Male, nil, "", "", ""},
		{"whole names in one order", exam.Name{FullAr: "العلوي سعيد", FullFr: "EL ALAOUI Said"}, exam.Male, nil, "", "", ""},
		{"whole names in two orders", exam.Name{FullAr: "العلوي سعيد", FullFr: "Said EL ALAOUI"}, exam.Male, nil, "", "", ""},
		{"whole beside two", exam.Name{FullAr: "آيت لحسن فاطمة الزهراء", FamilyFr: "AIT LAHCEN", GivenFr: "Fatima-Zahra"}, exam.Female, nil, "", "", ""},
		{"two beside whole", exam.Name{FamilyAr: "بن عمر", GivenAr: "عبد الإله", FullFr: "Abdelilah Benomar"}, exam.Male, nil, "", "", ""},
		{"whole names of two people", exam.Name{FullAr: "العلوي سعيد", FullFr: "Rachid ALAOUI"}, exam.Male, []exam.Code{exam.NamesApart}, exam.FieldFullAr, "العلوي سعيد", "Rachid ALAOUI"},
		{"whole beside half a name", exam.Name{FullAr: "العلوي سعيد", FamilyFr: "BENNANI"}, exam.Male, nil, "", "", ""},
		{"a name in the other script has its own finding", split("العلوي", "سعيد", "ALAOUI", "رشيد"), exam.Male, nil, "", "", ""},
		{"a woman's name of a man", split("العلوي", "خديجة", "ALAOUI", "Khadija"), exam.Male, []exam.Code{exam.SexUnlikely}, exam.FieldSex, "M", "خديجة"},
		{"a man's name of a woman", split("العلوي", "سعيد", "ALAOUI", "Said"), exam.Female, []exam.Code{exam.SexUnlikely}, exam.FieldSex, "F", "سعيد"},
		{"in Latin letters alone", exam.Name{FamilyFr: "ALAOUI", GivenFr: "Said"}, exam.Female, []exam.Code{exam.SexUnlikely}, exam.FieldSex, "F", "Said"},
		{"sex unknown", split("العلوي", "سعيد", "ALAOUI", "Said"), "", nil, "", "", ""},
		{"a name given to both", split("العلوي", "جهاد", "ALAOUI", "Jihad"), exam.Female, nil, "", "", ""},
		{"scripts that contradict each other say nothing of the sex", split("العلوي", "كريم", "ALAOUI", "Karima"), exam.Female, []exam.Code{exam.NamesApart}, exam.FieldGivenAr, "كريم", "Karima"},
		{"a woman's name in a man's whole name", exam.Name{FullAr: "العلوي خديجة"}, exam.Male, []exam.Code{exam.SexUnlikely}, exam.FieldSex, "M", "العلوي خديجة"},
		{"a man's name in a woman's whole name may be the family's", exam.Name{FullAr: "منير تيليلا"}, exam.Female, nil, "", "", ""},
		{"a family name that ends as women's names do", exam.Name{FullAr: "برادة سعيد"}, exam.Male, nil, "", "", ""},
		{"nobody", exam.Name{}, exam.Male, nil, "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := exam.Candidate{ID: exam.NewID(), Name: tt.of, Sex: tt.sex, Source: exam.Source{File: "a.xlsx", Row: 4}}
			found := Check([]exam.Candidate{c})
			require.Equal(t, tt.want, codes(found))
			assert.Equal(t, found, hintsAlone(&c), "alone as among others")
			if len(found) > 0 {
				assert.Equal(t, exam.Finding{
					Code: tt.want[0], Severity: exam.Hint, Source: c.Source, Field: tt.field, Value: tt.value, Other: tt.other, Candidate: c.ID,
				}, found[0])
			}
		})
	}
}

func hintsAlone(c *exam.Candidate) (found []exam.Finding) {
	for _, f := range CheckOne(c, 2026) {
		if f.Severity == exam.Hint {
			found = append(found, f)
		}
	}
	return found
}

func TestHintsOfManyAreThoseOfEach(t *testing.T) {
	var all []exam.Candidate
	var want []exam.Finding
	for i := range 3000 {
		c := exam.Candidate{ID: exam.NewID(), Name: exam.Name{FamilyAr: "العلوي", FamilyFr: "ALAOUI", GivenAr: "سعيد", GivenFr: "Said"}, Sex: exam.Male}
		if i%7 == 0 {
			c.Name.GivenFr = "Rachid"
		}
		all = append(all, c)
		want = append(want, newHinter().doubts(&c)...)
	}
	require.NotEmpty(t, want)
	assert.Equal(t, want, Check(all), "in the order of the candidates")
}
