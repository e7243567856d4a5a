package roster

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestCompare(t *testing.T) {
	base := exam.Candidate{
		Number: "11", Massar: "G100000001", Name: exam.Name{FamilyAr: "الكتاني", GivenAr: "أسماء"}, Born: "2008-05-06", Track: "2BACSE", Room: "4", Table: "7",
	}
	tests := []struct {
		name string
		edit func(*exam.Candidate)
		// what becomes of the row: added, or known with these fields differing
		added bool
		diff  []exam.Field
	}{
		{"the same again", func(*exam.Candidate) {}, false, nil},
		{"a blank is no difference", func(c *exam.Candidate) { c.Track, c.Born = "", "" }, false, nil},
		{"another track", func(c *exam.Candidate) { c.Track = "2BACSGC" }, false, []exam.Field{exam.FieldTrack}},
		{"a name mended by a letter", func(c *exam.Candidate) { c.Name.FamilyAr = "الكتانى" }, false, []exam.Field{exam.FieldFamilyAr}},
		{"another name under the same Massar code and birth date", func(c *exam.Candidate) { c.Name = exam.Name{FamilyAr: "بوعزة", GivenAr: "خديجة"} }, false, []exam.Field{exam.FieldFamilyAr, exam.FieldGivenAr}},
		{"another birth date", func(c *exam.Candidate) { c.Born = "2008-06-05" }, false, []exam.Field{exam.FieldBorn}},
		{"another exam number", func(c *exam.Candidate) { c.Number = "12" }, false, []exam.Field{exam.FieldNumber}},
		{"another table of another room is one move", func(c *exam.Candidate) { c.Room, c.Table = "5", "1" }, false, []exam.Field{exam.FieldRoom}},
		{"another table of the same room", func(c *exam.Candidate) { c.Table = "1" }, false, []exam.Field{exam.FieldTable}},
		{"a field that was blank in force", func(c *exam.Candidate) { c.School = "ثانوية الأمل" }, false, []exam.Field{exam.FieldSchool}},
		{"the whole name in one cell", func(c *exam.Candidate) { c.Name = exam.Name{FullAr: "الكتاني أسماء"} }, false, nil},
		{"without identifiers, by name and birth date", func(c *exam.Candidate) { c.Number, c.Massar = "", "" }, false, nil},
		{"somebody else with the same number", func(c *exam.Candidate) {
			c.Massar, c.Name, c.Born = "G100000002", exam.Name{FamilyAr: "الحياني", GivenAr: "أيوب"}, "2007-01-01"
		}, true, nil},
		{"somebody else with the same number and nothing more", func(c *exam.Candidate) {
			c.Massar, c.Name, c.Born = "", exam.Name{FamilyAr: "الحياني", GivenAr: "أيوب"}, ""
		}, true, nil},
		{"a twin: family, birth date and a number by mistake", func(c *exam.Candidate) { c.Massar, c.Name.GivenAr = "G100000002", "أحلام" }, true, nil},
		{"a namesake with other numbers", func(c *exam.Candidate) { c.Number, c.Massar = "12", "G100000009" }, true, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			force := base
			force.ID = exam.NewID()
			again := base
			again.Source = exam.Source{File: "new.xlsx", Row: 5}
			tt.edit(&again)
			c := Compare(Standing{InForce: []exam.Candidate{force}}, Draft{Rows: []Row{{Candidate: again}}})
			if tt.added {
				assert.Equal(t, []ChangeKind{Added}, kinds(c))
				return
			}
			var diff []exam.Field
			for _, one := range c.Changes {
				assert.Contains(t, []ChangeKind{Changed, Moved}, one.Kind)
				assert.Equal(t, force.ID, one.Candidate)
				assert.Equal(t, 5, one.Source.Row)
				diff = append(diff, one.Values[0].Field)
			}
			assert.Equal(t, tt.diff, diff)
			assert.Equal(t, 1, c.Known+c.Differs)
			assert.Equal(t, len(tt.diff) == 0, c.Known == 1)
		})
	}
}

func kinds(c Comparison) (all []ChangeKind) {
	for _, one := range c.Changes {
		all = append(all, one.Kind)
	}
	return all
}

func TestComparedValues(t *testing.T) {
	parted := exam.Name{FamilyAr: "الجابري", GivenAr: "ريم"}
	tests := []struct {
		name        string
		force, list exam.Candidate
		want        []exam.FieldValue
	}{
		{"both values are told", exam.Candidate{Class: "2"}, exam.Candidate{Class: "3"}, []exam.FieldValue{{Field: exam.FieldClass, Old: "2", New: "3"}}},
		{
			"a table goes with its room",
			exam.Candidate{Room: "3", Table: "12"},
			exam.Candidate{Room: "4"},
			[]exam.FieldValue{{Field: exam.FieldRoom, Old: "3", New: "4"}, {Field: exam.FieldTable, Old: "12"}},
		},
		{"a blank table of the same room is no difference", exam.Candidate{Room: "3", Table: "12"}, exam.Candidate{Room: "3"}, nil},
		{
			"another full name replaces the parts",
			exam.Candidate{Name: parted},
			exam.Candidate{Name: exam.Name{FullAr: "الجابري ريمة"}},
			[]exam.FieldValue{{Field: exam.FieldFullAr, New: "الجابري ريمة"}, {Field: exam.FieldFamilyAr, Old: "الجابري"}, {Field: exam.FieldGivenAr, Old: "ريم"}},
		},
		{"a full name in parts is no difference", exam.Candidate{Name: exam.Name{FullAr: "الجابري ريم"}}, exam.Candidate{Name: parted}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.force.ID, tt.force.Massar, tt.list.Massar, tt.force.Born, tt.list.Born = exam.NewID(), "G100000001", "G100000001", "2008-05-06", "2008-05-06"
			var got []exam.FieldValue
			for _, one := range Compare(Standing{InForce: []exam.Candidate{tt.force}}, Draft{Rows: []Row{{Candidate: tt.list}}}).Changes {
				got = append(got, one.Values...)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestCompareTwoPeopleWithOneNumberAgain(t *testing.T) {
	d := readText(t, "رقم الامتحان;الاسم الكامل;المسلك", "1;ريم الجابري;2BACSE", "1;بدر السملالي;2BACSE")
	c := Compare(Standing{InForce: d.Candidates()}, d)
	assert.Empty(t, c.Changes)
	assert.Equal(t, 2, c.Known)
}

func TestCompareNamesThoseWhoAreGone(t *testing.T) {
	d := readText(t, "رقم الامتحان;الاسم الكامل", "1;ريم الجابري", "2;بدر السملالي", "3;نجوى الهاشمي")
	other := exam.Candidate{Number: "50", Name: exam.Name{FullAr: "من لائحة أخرى"}, Source: exam.Source{File: "other.csv", Row: 2}}
	again := d
	again.Rows = d.Rows[:2]
	force := append(d.Candidates(), other)
	for i := range force {
		force[i].ID = exam.NewID()
	}
	c := Compare(Standing{InForce: force}, again)
	require.Equal(t, []ChangeKind{Gone}, kinds(c), "whose own list came again without them")
	assert.Equal(t, force[2].ID, c.Changes[0].Candidate)
	assert.Equal(t, []ChangeKind{Gone, Gone}, kinds(Compare(Standing{InForce: force, Whole: true}, again)), "everyone whom it leaves out")
}

func TestCompareKnowsPeopleByWhatTheirListSaid(t *testing.T) {
	listed := exam.Candidate{ID: exam.NewID(), Number: "7", Name: exam.Name{FamilyAr: "الجابري", GivenAr: "ريم"}}
	mended := listed
	mended.Number, mended.Name = "70", exam.Name{FamilyAr: "السملالي", GivenAr: "نجوى"}
	d := Draft{Rows: []Row{{Candidate: listed}}}
	assert.Equal(t, []ChangeKind{Added}, kinds(Compare(Standing{InForce: []exam.Candidate{mended}}, d)))
	c := Compare(Standing{InForce: []exam.Candidate{mended}, Listed: []exam.Candidate{listed}}, d)
	assert.Equal(t, []ChangeKind{Changed, Changed, Changed}, kinds(c))
	assert.Equal(t, exam.FieldValue{Field: exam.FieldNumber, Old: "70", New: "7"}, c.Changes[0].Values[0])
}

func TestCompareFindsTheRemovedAgain(t *testing.T) {
	out := exam.Candidate{ID: exam.NewID(), Massar: "G100000001", Name: exam.Name{FullAr: "ريم الجابري"}, Class: "1"}
	again := out
	again.ID, again.Class = exam.ID{}, "2"
	c := Compare(Standing{Removed: []exam.Candidate{out}}, Draft{Rows: []Row{{Candidate: again}}})
	require.Equal(t, []ChangeKind{Returned}, kinds(c))
	assert.Equal(t, out.ID, c.Changes[0].Candidate)
	assert.Equal(t, []exam.FieldValue{{Field: exam.FieldClass, Old: "1", New: "2"}}, c.Changes[0].Values)
}

func TestASureCodeNeverLosesToAName(t *testing.T) {
	name := exam.Name{FullAr: "محمد العلوي"}
	force := []exam.Candidate{{ID: exam.NewID(), Massar: "G100000001", Name: name, Born: "2008-01-01"}}
	d := Draft{Rows: []Row{
		{Candidate: exam.Candidate{Name: name, Born: "2008-01-01", Class: "2"}}, // without a code, and first in the list
		{Candidate: exam.Candidate{Massar: "G100000001", Name: name, Born: "2008-01-01", Class: "1"}},
	}}
	c := Compare(Standing{InForce: force}, d)
	assert.Equal(t, 1, c.Met[force[0].ID])
}

// Whatever a list says of the people in force: once all of it was taken, it says
// nothing more.
func TestAListThatWasTakenSaysNothingMore(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		var force []exam.Candidate
		for i := range 20 {
			force = append(force, exam.Candidate{
				ID: exam.NewID(), Massar: fmt.Sprintf("G1%08d", i), Number: fmt.Sprint(i),
				Name: exam.Name{FamilyAr: "العائلة", GivenAr: string(rune('ا'+i)) + "حمد"}, Born: "2008-01-01", Room: "1", Table: fmt.Sprint(i + 1),
			})
		}
		d := Draft{}
		for i := range force {
			c := force[i]
			c.Source.File = "again.csv"
			c.ID = exam.ID{}
			for range r.IntN(3) {
				SetField(&c, saidFields[r.IntN(len(saidFields))], []string{"", "5", "2008-02-02", "ريم"}[r.IntN(4)])
			}
			if r.IntN(5) > 0 {
				d.Rows = append(d.Rows, Row{Candidate: c})
			}
		}
		s := taken(Standing{InForce: force}, d)
		assert.Empty(t, Compare(s, d).Changes, "seed %d", seed)
	}
}

// taken is what is in force after everything was taken.
func taken(s Standing, d Draft) Standing {
	at := map[exam.ID]exam.Candidate{}
	for _, c := range s.InForce {
		at[c.ID] = c
	}
	next := Standing{}
	for _, one := range Compare(s, d).Changes {
		c := at[one.Candidate]
		switch one.Kind {
		case Added:
			c = d.Rows[one.Row].Candidate
			c.ID = exam.NewID()
		case Gone:
			delete(at, one.Candidate)
			continue
		}
		for _, v := range one.Values {
			SetField(&c, v.Field, v.New)
		}
		at[c.ID] = c
	}
	for _, c := range at {
		next.InForce = append(next.InForce, c)
	}
	return next
}
