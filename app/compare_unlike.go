package app

import (
	"markaz/app/exam"
	"markaz/app/text"
)

// whoTheyAre are the fields that seldom change once somebody has them.
var whoTheyAre = []exam.Field{
	exam.FieldFamilyAr, exam.FieldGivenAr, exam.FieldFullAr, exam.FieldFamilyFr, exam.FieldGivenFr, exam.FieldFullFr,
	exam.FieldBorn, exam.FieldNumber, exam.FieldMassar, exam.FieldNationalID,
}

// suspect notes the field that is unlike; nothing speaks for taking its values.
func (c *Comparison) suspect() {
	c.Forecast.Unlike, c.Forecast.Unlikes = unlike(c)
	for i := range c.Changes {
		if one := &c.Changes[i]; one.Kind == Changed && one.Values[0].Field == c.Forecast.Unlike {
			one.Suggested = ""
		}
	}
}

// unlike is the field that a list gives most people whom it has in common with the
// file otherwise, and how many of them: a column was taken for another, or its rows
// are shifted. "" where there is none, as with the few of whom nothing can be said.
func unlike(c *Comparison) (most exam.Field, n int) {
	count := map[exam.Field]int{}
	for i := range c.Changes {
		if one := &c.Changes[i]; one.Kind == Changed {
			if force, _ := one.Sides(); force != "" {
				count[one.Values[0].Field]++
			}
		}
	}
	for _, f := range whoTheyAre {
		if count[f] > n && count[f] >= fewest && count[f]*2 > c.Forecast.Known+c.Forecast.Differs {
			most, n = f, count[f]
		}
	}
	return most, n
}

// fewest people are enough to speak of most of them.
const fewest = 5

// UnlikeWords says that most people differ in a field.
func UnlikeWords(lang text.Lang, f Forecast) string {
	return text.T(lang, "screen.list.unlike", text.Args{"field": text.T(lang, "field."+string(f.Unlike)), "n": f.Unlikes, "known": f.Known + f.Differs})
}
