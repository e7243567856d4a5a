package duties_test

import (
	"fmt"
	"testing"

	"markaz/app/duties"
	"markaz/app/exam"
)

func BenchmarkMake(b *testing.B) {
	for _, size := range []struct{ people, rooms, schools int }{{200, 60, 15}, {12_600, 5_250, 300}} {
		p := duties.Sample(size.people, size.rooms, 8, size.schools, exam.DutyRules{Seed: 1, Reserves: 5, Percent: true})
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

func BenchmarkGreedy(b *testing.B) {
	p := duties.Sample(200, 60, 8, 15, exam.DutyRules{Seed: 1, Reserves: 5, Percent: true})
	for b.Loop() {
		duties.Greedy(p)
	}
}

// What screens ask of a plan of a centre, again and again.
func BenchmarkAsk(b *testing.B) {
	p := duties.Sample(200, 60, 8, 15, exam.DutyRules{Seed: 1, Reserves: 5, Percent: true}).Indexed()
	plan := duties.Make(*p).Duties
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			p.Check(plan)
		}
	})
	b.Run("why", func(b *testing.B) {
		for b.Loop() {
			p.Why(plan, plan[len(plan)/2].DutyPlace)
		}
	})
}

// A plan that cannot be filled names the least that cannot be.
func BenchmarkClash(b *testing.B) {
	p := duties.Sample(200, 60, 8, 15, exam.DutyRules{Seed: 1, Reserves: 5, Percent: true, OneHalf: true})
	for b.Loop() {
		if c := duties.Make(p).Clash; c == nil || !c.Minimal {
			b.Fatal("no minimal clash")
		}
	}
}
