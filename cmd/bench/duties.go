package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/crillab/gophersat/solver"

	"markaz/app/duties"
	"markaz/app/exam"
)

// sampleDuties is what all rows of duties are measured with.
func sampleDuties(people, rooms, schools int) duties.Problem {
	return duties.Sample(people, rooms, 8, schools, exam.DutyRules{Seed: 1, Reserves: 5, Percent: true})
}

// dutiesRow times a way to give duties, and notes how good its plan is.
func dutiesRow(c *clock, people, rooms, schools, runs int, give func(duties.Problem) duties.Result) error {
	p := sampleDuties(people, rooms, schools)
	forget()
	var r duties.Result
	err := c.repeat(runs, nil, func() error {
		r = give(p)
		return nil
	})
	c.figures["places"], c.figures["open"] = float64(len(r.Duties)), float64(r.Open)
	c.figures["spread"] = float64(r.Load.Most - r.Load.Least)
	c.figures["again"] = float64(r.Faults.SameRoom + r.Faults.SamePartner)
	c.figures["one_sex"], c.figures["one_cycle"] = float64(r.Faults.OneSex), float64(r.Faults.OneCycle)
	for _, trouble := range p.Indexed().Check(r.Duties) {
		return fmt.Errorf("a plan that breaks a rule: %s", trouble.Bar)
	}
	return err
}

// patience is how long the solver may take.
const patience = time.Minute

// solverRow times a solver of pseudo-boolean constraints on who works when, without
// rooms and partners: it is given the least maximum and the greatest minimum, which
// the flow found, so that it need not look for them. Where it takes too long, the
// time is what it was given.
func solverRow(c *clock, people, rooms, schools int) error {
	p := sampleDuties(people, rooms, schools)
	load := duties.Make(p).Load
	forget()
	return c.time(func() error {
		constraints := asConstraints(p.Indexed(), load)
		c.figures["constraints"] = float64(len(constraints))
		done := make(chan solver.Status, 1)
		go func() { done <- solver.New(solver.ParsePBConstrs(constraints)).Solve() }()
		select {
		case status := <-done:
			if status != solver.Sat {
				return fmt.Errorf("the solver says %v of what the flow filled", status)
			}
			c.figures["solved"], c.figures["spread"] = 1, float64(load.Most-load.Least)
		case <-time.After(patience):
			c.figures["solved"] = 0
		}
		return nil
	})
}

// asConstraints says who may work where and when: a variable for each person and
// each kind of places at a sitting that they may have.
func asConstraints(p *duties.Problem, load duties.Load) (all []solver.PBConstr) {
	mine := make([][]int, len(p.Staff))
	n := 0
	for _, s := range p.Sittings {
		busy := make([][]int, len(p.Staff))
		places := p.Places(s)
		for len(places) > 0 {
			like, count := barsOf(p, places[0]), 0
			places = slices.DeleteFunc(places, func(place exam.DutyPlace) bool {
				if !slices.Equal(like, barsOf(p, place)) {
					return false
				}
				count++
				return true
			})
			var vars []int
			for i, barred := range like {
				if !barred {
					n++
					vars, busy[i], mine[i] = append(vars, n), append(busy[i], n), append(mine[i], n)
				}
			}
			all = append(all, solver.AtLeast(slices.Clone(vars), count), solver.AtMost(vars, count))
		}
		for _, vars := range busy {
			if len(vars) > 1 {
				all = append(all, solver.AtMost(vars, 1))
			}
		}
	}
	for _, vars := range mine {
		if len(vars) > load.Most {
			all = append(all, solver.AtMost(vars, load.Most))
		}
		if len(vars) > 0 {
			all = append(all, solver.AtLeast(slices.Clone(vars), load.Least))
		}
	}
	return all
}

// barsOf tells of each of the staff whether a rule keeps them from a place.
func barsOf(p *duties.Problem, place exam.DutyPlace) []bool {
	barred := make([]bool, len(p.Staff))
	for i := range p.Staff {
		barred[i] = p.May(&p.Staff[i], place) != ""
	}
	return barred
}
