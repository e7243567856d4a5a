package duties_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"markaz/app/duties"
	"markaz/app/exam"
)

// centre is an invented centre or region: so many people of 12 subjects and some
// schools, rooms of one to three schools, sittings of which each writes a few
// subjects.
func centre(people, rooms, sittings, schools int, rules exam.DutyRules) duties.Problem {
	r := rand.New(rand.NewPCG(5, 9))
	p := duties.Problem{Rules: rules}
	for i := range people {
		m := duties.Member{ID: id(i), Subject: fmt.Sprint("s", r.IntN(12)), School: fmt.Sprint("e", r.IntN(schools)), Sex: exam.Male, Cycle: []exam.Cycle{exam.Primary, exam.Middle, exam.Secondary}[r.IntN(3)]}
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
		one := duties.Sitting{Sitting: at(s)}
		for i := range rooms {
			room := duties.Room{Number: fmt.Sprint(i + 1), Guards: rules.Guards(false), Schools: schooled[i]}
			room.Subjects = []string{fmt.Sprint("s", (s+i*2/rooms)%12)}
			one.Rooms = append(one.Rooms, room)
		}
		for k := range 2 {
			key := fmt.Sprint("s", (s+k)%12)
			one.Subjects = append(one.Subjects, duties.Subject{Key: key, Name: key})
		}
		p.Sittings = append(p.Sittings, one)
	}
	return p
}

func id(n int) (id exam.ID) {
	id[0], id[1], id[2], id[15] = byte(n), byte(n>>8), byte(n>>16), 1
	return id
}

// at is the nth half-day.
func at(n int) exam.Sitting {
	return exam.Sitting{Date: exam.Date(fmt.Sprintf("2026-06-%02d", 1+n/2)), Half: []exam.Half{exam.Morning, exam.Afternoon}[n%2]}
}

func BenchmarkMake(b *testing.B) {
	for _, size := range []struct{ people, rooms, schools int }{{200, 60, 15}, {12_600, 5_250, 300}} {
		p := centre(size.people, size.rooms, 8, size.schools, exam.DutyRules{Seed: 1, Reserves: 5, Percent: true})
		b.Run(fmt.Sprint(size.people), func(b *testing.B) {
			for b.Loop() {
				r := duties.Make(p)
				b.ReportMetric(float64(r.Load.Most-r.Load.Least), "spread")
				b.ReportMetric(float64(r.Open), "open")
				b.ReportMetric(float64(r.Faults.SameRoom+r.Faults.SamePartner), "again")
				b.ReportMetric(float64(r.Faults.OneSex), "sex")
				b.ReportMetric(float64(r.Faults.OneCycle), "cycle")
			}
		})
	}
}
