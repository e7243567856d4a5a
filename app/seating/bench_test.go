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
