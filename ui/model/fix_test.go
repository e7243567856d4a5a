package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

func TestFix(t *testing.T) {
	o := faults(t)
	m := model.NewFileFindings(o)
	m.Grid(text.Arabic)
	f, ok := model.NewFixOf(text.Arabic, o, m.At(placeOf(t, m, exam.MassarShape)))
	require.True(t, ok)
	assert.Empty(t, f.Present())
	assert.Equal(t, "J12", f.Raw())
	assert.Equal(t, "J12", f.Typed(), "to be put right")
	f.Type("J13")
	f.Save(t.Context())()
	require.ErrorIs(t, f.Err, exam.ErrInvalid)
	assert.Contains(t, f.Wrong(), "J13", "the finding's own words")
	assert.NotContains(t, f.Wrong(), "ترك فارغا", "nothing was written, so nothing was left blank")
	assert.Equal(t, "J13", f.Typed(), "nothing is lost of what was typed")
	f.Type("j12 0000002")
	f.Document = exam.DocumentSchool
	f.Save(t.Context())()
	require.NoError(t, f.Err)
	assert.Contains(t, f.Done(), "رقم مسار")
	assert.Equal(t, "J120000002", o.State().Candidates[1].Massar)
	assert.Equal(t, 4, m.Count(""))
	f.Save(t.Context())()
	assert.Equal(t, text.T(text.Arabic, "screen.fix.same"), f.Wrong())
	_, ok = model.NewFix(text.Arabic, o, exam.NewID(), "")
	assert.False(t, ok)
}

func TestFixOfSeveralFieldsIsSavedAtOnceOrNotAtAll(t *testing.T) {
	o := faults(t)
	who := func() *exam.Candidate { return &o.State().Candidates[0] }
	f, ok := model.NewFix(text.French, o, who().ID, "")
	require.True(t, ok)
	choose := func(field exam.Field) {
		for i, one := range f.Fields() {
			if one == field {
				f.ChooseField(i)
			}
		}
		require.Equal(t, field, f.Field())
	}
	assert.NotContains(t, f.Fields(), exam.FieldFullAr, "their list has the name in parts")
	choose(exam.FieldBorn)
	assert.Equal(t, "01/02/2008", f.Present())
	f.Type("30/02/2008")
	choose(exam.FieldSex)
	_, names := f.Choices()
	assert.Equal(t, []string{"Non renseigné", "Masculin", "Féminin"}, names)
	f.Type("M")
	assert.Contains(t, f.Others(), "Date de naissance")
	f.Save(t.Context())()
	require.ErrorIs(t, f.Err, exam.ErrInvalid)
	assert.Equal(t, exam.Female, who().Sex, "neither")
	assert.Equal(t, exam.FieldBorn, f.Field(), "what is refused comes into view")
	f.Type("29/02/2008")
	f.Save(t.Context())()
	require.NoError(t, f.Err)
	assert.Equal(t, exam.Male, who().Sex)
	assert.Equal(t, exam.Date("2008-02-29"), who().Born)
	assert.Contains(t, f.Done(), "Sexe")
	assert.Equal(t, "01/02/2008", f.Raw(), "what the list said")
}

func TestFixOfASharedCodeIsOfWhoeverIsChosen(t *testing.T) {
	o := faults(t)
	m := model.NewFileFindings(o)
	m.Grid(text.Arabic)
	f, ok := model.NewFixOf(text.Arabic, o, m.At(placeOf(t, m, exam.NumberShared)))
	require.True(t, ok)
	names, details := f.People()
	assert.Equal(t, []string{"بناني يوسف", "الإدريسي مريم"}, names)
	assert.Contains(t, details[1], "J120000005")
	f.ChoosePerson(1)
	f.Type("0611900105")
	f.Save(t.Context())()
	require.NoError(t, f.Err)
	assert.Equal(t, "0611900105", o.State().Candidates[4].Number)
	assert.Equal(t, "0611900104", o.State().Candidates[3].Number)
	assert.Equal(t, 3, m.Count(""), "the finding went for both of them")
}

// Where the two scripts of a name do not agree, either may be the wrong one.
func TestFixOfANameInTwoScriptsIsOfEither(t *testing.T) {
	o := faults(t)
	f := exam.Found("names_apart", exam.Source{}, exam.FieldGivenAr, "سلمى")
	f.Candidate, f.Other = o.State().Candidates[0].ID, "Rachid"
	m, ok := model.NewFixOf(text.Arabic, o, f)
	require.True(t, ok)
	assert.Equal(t, []exam.Field{exam.FieldGivenAr, exam.FieldGivenFr}, m.Fields())
}

// What a list that came again says is offered, in the words of the field.
func TestFixOfARowThatDiffersOffersTheOtherValue(t *testing.T) {
	o := faults(t)
	for field, want := range map[exam.Field][2]string{exam.FieldBorn: {"2008-02-05", "05/02/2008"}, exam.FieldSex: {"M", "M"}} {
		f := exam.Found(exam.RowDiffers, exam.Source{}, field, want[0])
		f.Candidate = o.State().Candidates[0].ID
		m, ok := model.NewFixOf(text.Arabic, o, f)
		require.True(t, ok)
		assert.Equal(t, want[1], m.Typed())
		m.Save(t.Context())()
		require.NoError(t, m.Err)
		assert.Equal(t, want[0], app.FieldValue(&o.State().Candidates[0], field))
	}
}
