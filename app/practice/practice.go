// Package practice invents exam centres of any size: people with natural
// Moroccan names in both scripts, their codes, tracks, rooms and tables, and the
// lists in which an administration would send them, right or with known faults.
// Nobody in them is real; the same seed gives the same centre.
package practice

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"markaz/app/exam"
	"markaz/app/text"
)

// Options say what to invent; the zero value of each gives its default.
type Options struct {
	Candidates int      // 331
	Tracks     []string // as lists write them; six of the second year
	RoomSize   int      // 20
	Year       int      // of the session; 2026
	Free       bool     // one candidate in five is a free one
	NoRooms    bool     // the list gives neither rooms nor tables
	Faults     bool     // plants known faults, one of each kind that Only names
	Only       []exam.Code
}

// A Centre is an invented centre. Its candidates are as they truly are, in the
// order of their list; what the list says wrongly is in Planted.
type Centre struct {
	exam.Centre
	Candidates []exam.Candidate
	Rooms      []exam.Room // none with NoRooms
	Planted    []Planted   // in the order of their rows

	edits map[int][]edit // by index of a candidate, what the list says instead
	extra map[int]record // by index of a candidate, a row that precedes it; at the end, len(Candidates)
	seed  uint64
}

func (o Options) defaults() Options {
	o.Candidates = cmp.Or(o.Candidates, 331)
	o.RoomSize = cmp.Or(max(o.RoomSize, 0), 20)
	o.Year = cmp.Or(o.Year, 2026)
	if len(o.Tracks) == 0 {
		o.Tracks = []string{
			"علوم فيزيائية - خيار فرنسية", "علوم الحياة والأرض - خيار فرنسية", "العلوم الرياضية أ - خيار فرنسية",
			"العلوم الاقتصادية", "الآداب", "العلوم الإنسانية",
		}
	}
	return o
}

// New invents a centre. At most 10,000,000 candidates; fewer than one is none.
func New(seed uint64, o Options) Centre {
	o = o.defaults()
	r := &maker{Rand: rand.New(rand.NewPCG(seed, 20260602)), year: o.Year, used: map[string]bool{}}
	c := Centre{Centre: r.centre(), seed: seed, edits: map[int][]edit{}, extra: map[int]record{}}
	sizes := shares(min(max(o.Candidates, 0), 10_000_000), len(o.Tracks))
	schools := r.schools(1 + o.Candidates/150)
	for i, track := range o.Tracks {
		c.Candidates = append(c.Candidates, r.track(track, sizes[i], schools, o.Free)...)
	}
	width := max(5, len(strconv.Itoa(101+3*len(c.Candidates)/2)))
	for i := range c.Candidates {
		x := &c.Candidates[i]
		x.Number = r.prefix + fmt.Sprintf("%0*d", width, 101+3*i/2) // in order, with gaps, with a leading zero
		if !o.NoRooms {
			x.Room, x.Table = strconv.Itoa(i/o.RoomSize+1), strconv.Itoa(i%o.RoomSize+1)
			if i%o.RoomSize == 0 {
				c.Rooms = append(c.Rooms, exam.Room{Number: x.Room, Capacity: o.RoomSize, Listed: true})
			}
		}
	}
	if o.Faults {
		c.plant(o.Only)
	}
	return c
}

// maker draws what a centre is made of.
type maker struct {
	*rand.Rand
	year   int
	used   map[string]bool // codes that are given
	prefix string          // of the centre's exam numbers
}

// shares splits a number into parts of unequal size, as tracks are.
func shares(total, parts int) []int {
	sizes := make([]int, parts)
	weights := 0
	for i := range sizes {
		weights += 2*parts - i
	}
	left := total
	for i := range sizes {
		sizes[i] = total * (2*parts - i) / weights
		left -= sizes[i]
	}
	if parts > 0 {
		sizes[0] += left
	}
	return sizes
}

// track invents the candidates of one track, in the order of their names.
func (r *maker) track(track string, size int, schools []school, free bool) []exam.Candidate {
	people := make([]exam.Candidate, size)
	keys := make(map[exam.ID]string, size)
	for i := range people {
		people[i] = r.person(track, schools, free && r.IntN(5) == 0)
		keys[people[i].ID] = text.SortKey(people[i].Name.Arabic())
	}
	slices.SortFunc(people, func(a, b exam.Candidate) int {
		return cmp.Or(strings.Compare(keys[a.ID], keys[b.ID]), strings.Compare(a.Massar, b.Massar))
	})
	return people
}

func (r *maker) person(track string, schools []school, free bool) exam.Candidate {
	c := exam.Candidate{ID: r.id(), Track: track, Sex: exam.Male, Massar: r.massar(), Candidature: exam.Free}
	given := males
	if r.IntN(100) < 53 {
		c.Sex, given = exam.Female, females
	}
	family, name := pick(r, families), pick(r, given)
	c.Name = exam.Name{FamilyAr: family.ar, GivenAr: name.ar, FamilyFr: strings.ToUpper(family.fr), GivenFr: name.fr}
	age := [...]int{17, 18, 18, 18, 18, 18, 18, 19, 19, 20}[r.IntN(10)]
	if strings.HasPrefix(track, "1") || strings.Contains(track, "الأولى") {
		age--
	}
	if free {
		age = 19 + r.IntN(18)
		if age > 28 {
			c.Massar = r.unique(func() string { return "1" + r.digits(9) })
		}
	} else {
		s := schools[r.IntN(len(schools))]
		c.School, c.Candidature = s.name, exam.SchooledPublic
		if s.private {
			c.Candidature = exam.SchooledPrivate
		}
		c.Class = classCode(track) + "-" + strconv.Itoa(1+r.IntN(4))
	}
	c.Born, _ = exam.NewDate(r.year-age, 1+r.IntN(12), 1+r.IntN(28))
	c.BirthPlace = pick(r, places).ar
	if r.IntN(25) > 0 {
		c.NationalID = r.nationalID()
	}
	if r.IntN(100) == 0 {
		c.Adaptations = []exam.Adaptation{adaptations[r.IntN(len(adaptations))]}
	}
	return c
}

// Again invents the same list coming again, as the administration corrects it:
// without the faults, two people gone, three new ones without a room, and the
// birth date, the Latin name and the school of one each changed. Planted says
// what differs from the truth of before, and who is gone (row -1). A centre of
// fewer than 20 comes again unchanged.
func (c Centre) Again() Centre {
	again := Centre{Centre: c.Centre, Rooms: c.Rooms, seed: c.seed}
	again.Candidates = slices.Clone(c.Candidates)
	n := len(again.Candidates)
	if n < 20 {
		return again
	}
	year, _ := strconv.Atoi(c.Year)
	r := &maker{Rand: rand.New(rand.NewPCG(c.seed, 2)), year: year, used: map[string]bool{}}
	for _, x := range c.Candidates {
		r.used[x.Massar], r.used[x.NationalID] = true, true
	}
	last := &again.Candidates[n-1]
	again.Candidates[n/3].Born = again.Candidates[n/3].Born.Add(31)
	again.Candidates[n/2].Name.GivenFr += "E"
	again.Candidates[n/4].School = schoolsOf[0] + pick(r, schoolNames).ar
	differ := []struct {
		at    int
		field exam.Field
	}{{n / 4, exam.FieldSchool}, {n / 3, exam.FieldBorn}, {n / 2, exam.FieldGivenFr}}
	for _, d := range differ {
		again.Planted = append(again.Planted, Planted{Code: exam.RowDiffers, Field: d.field, Row: d.at - 1, Value: cells(again.Candidates[d.at])[d.field]})
	}
	for i := range 3 {
		x := r.person(last.Track, []school{{name: last.School}}, false)
		x.Number = last.Number[:prefixDigits] + strings.Repeat("9", len(last.Number)-prefixDigits-1) + strconv.Itoa(i+1)
		again.Candidates = append(again.Candidates, x)
	}
	for _, gone := range []int{n - 7, n / 5} { // the later first: indexes of the others stay
		again.Planted = append(again.Planted, Planted{Code: exam.CandidateGone, Row: -1, Value: again.Candidates[gone].Number})
		again.Candidates = slices.Delete(again.Candidates, gone, gone+1)
	}
	return again
}
