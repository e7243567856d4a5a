package duties

import (
	"fmt"
	"math/rand/v2"

	"markaz/app/exam"
)

// Sample is an invented centre or region to measure with: so many people of twelve
// subjects and some schools, rooms of one school or two, sittings at which two or
// three subjects are written.
func Sample(people, rooms, sittings, schools int, rules exam.DutyRules) Problem {
	at := func(n int) exam.Sitting {
		return exam.Sitting{Date: exam.Date(fmt.Sprintf("2026-06-%02d", 1+n/2)), Half: []exam.Half{exam.Morning, exam.Afternoon}[n%2]}
	}
	r := rand.New(rand.NewPCG(5, 9))
	p := Problem{Rules: rules}
	for i := range people {
		m := Member{ID: exam.ID{byte(i), byte(i >> 8), byte(i >> 16), 15: 1}, Subject: fmt.Sprint("s", r.IntN(12)), School: fmt.Sprint("e", r.IntN(schools)), Sex: exam.Male, Cycle: []exam.Cycle{exam.Primary, exam.Middle, exam.Secondary}[r.IntN(3)]}
		if r.IntN(10) < 4 {
			m.Sex = exam.Female
		}
		if r.IntN(20) == 0 {
			m.Away = map[exam.Sitting]bool{at(r.IntN(sittings)): true}
		}
		m.Exempt = r.IntN(40) == 0
		p.Staff = append(p.Staff, m)
	}
	schooled := make([][]string, rooms)
	for i := range schooled {
		first := i * schools / rooms
		schooled[i] = []string{fmt.Sprint("e", first)}
		if r.IntN(3) == 0 {
			schooled[i] = append(schooled[i], fmt.Sprint("e", (first+1)%schools))
		}
	}
	for s := range sittings {
		one := Sitting{Sitting: at(s)}
		for i := range rooms {
			room := Room{Number: fmt.Sprint(i + 1), Guards: rules.Guards(false), Schools: schooled[i]}
			room.Subjects = []string{fmt.Sprint("s", (s+i*2/rooms)%12)}
			one.Rooms = append(one.Rooms, room)
		}
		for k := range 2 {
			key := fmt.Sprint("s", (s+k)%12)
			one.Subjects = append(one.Subjects, Subject{Key: key, Name: key})
		}
		p.Sittings = append(p.Sittings, one)
	}
	return p
}
