package seating_test

import (
	"fmt"
	"testing"

	"markaz/app/exam"
	"markaz/app/seating"
)

func BenchmarkPlace(b *testing.B) {
	for _, size := range []struct{ candidates, rooms int }{{1000, 60}, {70_000, 4000}} {
		list := make([]exam.Candidate, size.candidates)
		for i := range list {
			n := (i*7919 + 13) % size.candidates // not in order
			list[i] = exam.Candidate{
				ID: id(i + 1), Number: fmt.Sprintf("%010d", n), Track: []string{"2BACPCF", "2BACSVTF", "2BACSMA", "2BACSH", "2BACSE", "2BACL"}[n%6],
				Name: exam.Name{FamilyAr: []string{"بناني", "العلوي", "آيت علي"}[n%3], GivenAr: fmt.Sprint("مريم ", n)},
			}
		}
		rooms := seating.MakeRooms(size.rooms, 20)
		for _, order := range []exam.OrderKind{exam.ByNumber, exam.ByName, exam.ByDraw} {
			b.Run(fmt.Sprintf("%d in %d by %s", size.candidates, size.rooms, order), func(b *testing.B) {
				for b.Loop() {
					if r := seating.Place(list, rooms, exam.Rules{Order: order, Seed: 1}, nil); r.Short != 0 {
						b.Fatal("candidates without a place")
					}
				}
			})
		}
	}
}

func BenchmarkListed(b *testing.B) {
	list := make([]exam.Candidate, 70_000)
	for i := range list {
		list[i] = exam.Candidate{
			ID: id(i + 1), Number: fmt.Sprintf("%010d", i), Track: "2BACPCF",
			Room: fmt.Sprint(i/20 + 1), Table: fmt.Sprint(i%20 + 1), Source: exam.Source{File: "a", Row: i},
		}
	}
	for b.Loop() {
		rooms, seats, without := seating.FromList(list)
		if r := seating.Late(seats, rooms, list, without, exam.Rules{}, nil); len(r.Seats) != len(list) {
			b.Fatal("candidates without a place")
		}
	}
}

func BenchmarkLate(b *testing.B) {
	list := people("A", 35_000, "B", 35_000)
	rooms := seating.MakeRooms(4000, 20)
	before := seating.Place(list[:69_000], rooms, exam.Rules{}, nil).Seats
	var newcomers []exam.ID
	for _, c := range list[69_000:] {
		newcomers = append(newcomers, c.ID)
	}
	for b.Loop() {
		if r := seating.Late(before, rooms, list, newcomers, exam.Rules{}, nil); r.Short != 0 {
			b.Fatal("candidates without a place")
		}
	}
}

// BenchmarkApart keeps neighbours apart in centres in which room after room is of
// one school.
func BenchmarkApart(b *testing.B) {
	for _, size := range []struct{ candidates, rooms int }{{1000, 60}, {70_000, 4000}} {
		list := make([]exam.Candidate, size.candidates)
		for i := range list {
			list[i] = exam.Candidate{
				ID: id(i + 1), Number: fmt.Sprintf("%010d", i), Track: []string{"A", "B", "C", "D", "E", "F"}[i*6/size.candidates],
				School: fmt.Sprint(i * 25 / size.candidates), // room after room of one school
			}
		}
		rooms := seating.MakeRooms(size.rooms, 20)
		for name, rules := range map[string]exam.Rules{
			"schools": {SchoolsApart: true}, "papers": {PapersApart: true, Interleave: true}, "both": {SchoolsApart: true, PapersApart: true, Interleave: true, Level: true},
		} {
			b.Run(fmt.Sprintf("%d in %d, %s", size.candidates, size.rooms, name), func(b *testing.B) {
				var r seating.Result
				for b.Loop() {
					r = seating.Place(list, rooms, rules, writing("A", "B", "C"))
				}
				if r.Short != 0 {
					b.Fatal("candidates without a place")
				}
				b.ReportMetric(float64(r.Neighbours.Schools.Alike-r.Neighbours.Schools.Least), "schools-over")
				b.ReportMetric(float64(r.Neighbours.Papers.Alike-r.Neighbours.Papers.Least), "papers-over")
			})
		}
	}
}

// BenchmarkApartInAHall is one hall of a thousand tables, two thirds of one school.
func BenchmarkApartInAHall(b *testing.B) {
	list := people("A", 500, "B", 500)
	for i := range list {
		list[i].School = []string{"1", "1", "2"}[i%3]
	}
	rooms := []exam.Room{{Number: "1", Capacity: 1000, Layout: exam.Layout{Columns: 25, Rows: 40}}}
	var r seating.Result
	for b.Loop() {
		r = seating.Place(list, rooms, exam.Rules{SchoolsApart: true, PapersApart: true, Interleave: true}, nil)
	}
	b.ReportMetric(float64(r.Neighbours.Schools.Alike-r.Neighbours.Schools.Least), "schools-over")
	b.ReportMetric(float64(r.Neighbours.Papers.Alike-r.Neighbours.Papers.Least), "papers-over")
}

// BenchmarkApartOneSchool is a region of which three fifths are of one school.
func BenchmarkApartOneSchool(b *testing.B) {
	list := people("A", 35_000, "B", 35_000)
	for i := range list {
		list[i].School = []string{"1", "1", "1", "2", "3"}[i%5]
	}
	rooms := seating.MakeRooms(4000, 20)
	var r seating.Result
	for b.Loop() {
		r = seating.Place(list, rooms, exam.Rules{SchoolsApart: true}, nil)
	}
	b.ReportMetric(float64(r.Neighbours.Schools.Alike), "schools")
	b.ReportMetric(float64(r.Neighbours.Schools.Alike-r.Neighbours.Schools.Least), "schools-over")
}
