package app

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

func TestDescribeSaysASexInWords(t *testing.T) {
	f := exam.Found(exam.SexUnlikely, exam.Source{}, exam.FieldSex, string(exam.Male))
	f.Other = "خديجة"
	assert.Equal(t, "الجنس المسجل «ذكر» لا يناسب في الغالب الاسم «خديجة». تحققوا منهما.", Describe(text.Arabic, f))
	f = exam.Found(exam.RowDiffers, exam.Source{}, exam.FieldSex, string(exam.Male))
	f.Other = string(exam.Female)
	assert.Contains(t, Describe(text.English, f), "female")
	f = exam.Found(exam.SexUnknown, exam.Source{}, exam.FieldSex, "Z")
	assert.Contains(t, Describe(text.English, f), "Z", "as the list has it")
}

func TestNamesThatDoNotSoundAlikeAreFoundAmongThoseInForce(t *testing.T) {
	s := &State{Candidates: []exam.Candidate{{
		ID: exam.NewID(), Name: exam.Name{FamilyAr: "بناني", GivenAr: "رشيد", FamilyFr: "BENNANI", GivenFr: "Rachida"},
	}}}
	s.derive()
	found := s.Findings()
	require.Len(t, found, 1)
	assert.Equal(t, exam.NamesApart, found[0].Code)
	said := Describe(text.French, found[0])
	assert.Contains(t, said, "رشيد")
	assert.Contains(t, said, "Rachida")
}
