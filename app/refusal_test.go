package app_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Of a value that somebody typed nothing is said to have been left blank.
func TestRefusalsSayWhatToDo(t *testing.T) {
	blank := map[text.Lang]string{text.Arabic: "ترك فارغا", text.French: "vide", text.English: "blank"}
	for code, f := range map[exam.Code]exam.Field{
		exam.NumberShape: exam.FieldNumber, exam.MassarShape: exam.FieldMassar, exam.NationalIDShape: exam.FieldNationalID,
		exam.BornBad: exam.FieldBorn, exam.SexUnknown: exam.FieldSex, exam.CandidatureUnknown: exam.FieldCandidature,
	} {
		t.Run(string(code), func(t *testing.T) {
			for lang, words := range blank {
				found := exam.Found(code, exam.Source{}, f, "J13")
				assert.Contains(t, app.Describe(lang, found), words, "of a list")
				refused := app.DescribeRefusal(lang, found)
				assert.Contains(t, refused, "J13")
				assert.NotContains(t, refused, words)
			}
		})
	}
	shared := exam.Found(exam.MassarShared, exam.Source{}, exam.FieldMassar, "J120000001")
	assert.Equal(t, app.Describe(text.Arabic, shared), app.DescribeRefusal(text.Arabic, shared), "where nothing is left blank, the same words")
}
