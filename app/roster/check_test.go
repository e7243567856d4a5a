package roster

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
)

func TestCheck(t *testing.T) {
	a := exam.Candidate{ID: exam.NewID(), Number: "1", Massar: "G100000001", NationalID: "J1", Room: "قاعة 1", Table: "3", Source: exam.Source{File: "a", Sheet: "s", Row: 2}}
	tests := []struct {
		name  string
		other exam.Candidate
		want  exam.Code // "" is none
		value string
	}{
		{"nothing shared", exam.Candidate{Number: "2", Massar: "G100000002"}, "", ""},
		{"blank is not shared", exam.Candidate{}, "", ""},
		{"exam number", exam.Candidate{Number: "1"}, exam.NumberShared, "1"},
		{"Massar code", exam.Candidate{Massar: "G100000001"}, exam.MassarShared, "G100000001"},
		{"identity card", exam.Candidate{NationalID: "J1"}, exam.NationalIDShared, "J1"},
		{"table of the same room", exam.Candidate{Room: "قاعة  ١", Table: "03"}, exam.TableTaken, "قاعة 1 / 3"},
		{"table of another room", exam.Candidate{Room: "قاعة 2", Table: "3"}, "", ""},
		{"table without room", exam.Candidate{Table: "3"}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.other
			b.ID, b.Source = exam.NewID(), exam.Source{File: "a", Sheet: "s", Row: 9}
			found := Check([]exam.Candidate{a, b})
			if tt.want == "" {
				assert.Empty(t, found)
				return
			}
			require.Len(t, found, 2, "both are marked")
			assert.Equal(t, []exam.Code{tt.want, tt.want}, codes(found))
			assert.Equal(t, []exam.ID{a.ID, b.ID}, []exam.ID{found[0].Candidate, found[1].Candidate})
			assert.Equal(t, []string{"9", "2"}, []string{found[0].Other, found[1].Other})
			assert.Equal(t, tt.value, found[0].Value)
			assert.Equal(t, exam.Blocking, found[0].Severity)
		})
	}
}

func TestPersonTwice(t *testing.T) {
	a := exam.Candidate{
		ID: exam.NewID(), Number: "1", Massar: "G100000001", Name: exam.Name{FullAr: "بناني هاجر", FullFr: "BENNANI Hajar"},
		Sex: exam.Female, Born: "2008-05-06", Source: exam.Source{File: "a", Row: 2},
	}
	tests := []struct {
		name string
		edit func(*exam.Candidate)
		want []exam.Code
	}{
		{"under two numbers", func(c *exam.Candidate) {}, []exam.Code{exam.PersonTwice, exam.PersonTwice}},
		{"hamza and spaces left out", func(c *exam.Candidate) { c.Name = exam.Name{FamilyAr: "بنانى", GivenAr: "هاجر"} }, []exam.Code{exam.PersonTwice, exam.PersonTwice}},
		{"in Latin letters alone", func(c *exam.Candidate) { c.Name = exam.Name{FullFr: "Bennani HAJAR"} }, []exam.Code{exam.PersonTwice, exam.PersonTwice}},
		{"once without any number", func(c *exam.Candidate) { c.Number, c.Massar = "", "" }, []exam.Code{exam.PersonTwice, exam.PersonTwice}},
		{"a number that both have says it already", func(c *exam.Candidate) { c.Massar = a.Massar }, []exam.Code{exam.MassarShared, exam.MassarShared}},
		{"another birth date", func(c *exam.Candidate) { c.Born = "2008-06-05" }, nil},
		{"no birth date", func(c *exam.Candidate) { c.Born = "" }, nil},
		{"another name", func(c *exam.Candidate) { c.Name = exam.Name{FullAr: "بناني سارة", FullFr: "BENNANI Sara"} }, nil},
		{"of the other sex", func(c *exam.Candidate) {
			c.Sex, c.Name = exam.Male, exam.Name{FullFr: "BENNANI Hajar", FullAr: "بناني هاجر"}
		}, []exam.Code{exam.SexUnlikely}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := a
			b.ID, b.Number, b.Massar, b.Source.Row = exam.NewID(), "2", "G100000002", 9
			tt.edit(&b)
			found := Check([]exam.Candidate{a, b})
			require.Equal(t, tt.want, codes(found))
			if len(found) == 2 && found[0].Code == exam.PersonTwice {
				assert.Equal(t, exam.Finding{
					Code: exam.PersonTwice, Severity: exam.Warning, Source: a.Source, Value: "بناني هاجر", Other: "9", Candidate: a.ID,
				}, found[0])
				assert.Equal(t, b.ID, found[1].Candidate)
				assert.Equal(t, "2", found[1].Other)
			}
		})
	}
}

func TestPersonTwiceAmongOthersWhoShareANumber(t *testing.T) {
	of := func(row int, massar string) exam.Candidate {
		return exam.Candidate{ID: exam.NewID(), Massar: massar, Name: exam.Name{FullAr: "بناني هاجر"}, Born: "2008-05-06", Source: exam.Source{File: "a", Row: row}}
	}
	found := Check([]exam.Candidate{of(2, "G100000001"), of(3, "G100000001"), of(4, "G100000002")})
	require.Equal(t, []exam.Code{exam.MassarShared, exam.MassarShared, exam.PersonTwice, exam.PersonTwice, exam.PersonTwice}, codes(found))
	assert.Equal(t, []string{"4", "4", "2"}, []string{found[2].Other, found[3].Other, found[4].Other})
}

func TestCheckNamesTheOtherSheetOrFile(t *testing.T) {
	found := Check([]exam.Candidate{
		{Number: "1", Source: exam.Source{File: "a.xlsx", Sheet: "s", Row: 2}},
		{Number: "1", Source: exam.Source{File: "a.xlsx", Sheet: "t", Row: 3}},
		{Number: "1", Source: exam.Source{File: "b.xlsx", Sheet: "s", Row: 4}},
	})
	require.Len(t, found, 3)
	assert.Equal(t, []string{"t:3", "s:2", "a.xlsx:2"}, []string{found[0].Other, found[1].Other, found[2].Other})
}

func TestEveryFindingAndRefusalHasWords(t *testing.T) {
	for code := range exam.Severities {
		assert.True(t, text.Has("finding."+string(code)), code)
	}
	for why, err := range sentinels {
		require.Error(t, err)
		assert.True(t, text.Has((&Refusal{Reason: why}).Key()+".what"), why)
	}
	for _, f := range exam.Fields() {
		assert.True(t, text.Has("field."+string(f)), f)
	}
}
