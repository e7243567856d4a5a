package main

import (
	"math/rand/v2"
	"os"
	"slices"

	"markaz/app"
	"markaz/app/exam"
)

// draw says who is absent where: the same each time.
func (d *day) draw() {
	d.full, d.done = map[exam.Sitting]bool{}, map[exam.Sitting][]app.Roll{}
	for i, at := range d.halves {
		all := d.state.Slips(at)
		d.full[at] = os.Getenv("MARKAZ_DAY") == "full" || i == len(d.halves)-1
		if d.done[at] = all; !d.full[at] {
			d.done[at] = all[:map[bool]int{true: 6, false: 1}[i == 0]]
		}
	}
	d.kept, d.absent = map[exam.ID]bool{}, map[app.RollKey][]exam.ID{}
	for _, at := range d.halves {
		for _, roll := range d.state.Rolls(at) {
			d.kept[roll.Seats[0].Candidate], d.kept[roll.Seats[1].Candidate] = true, true
			d.kept[roll.Seats[2].Candidate], d.kept[roll.Seats[3].Candidate] = true, true
		}
	}
	chance := rand.New(rand.NewPCG(331, 6))
	for _, at := range d.halves {
		for i, roll := range d.done[at] {
			n := chance.IntN(4)
			if i == typedPresent {
				n = len(roll.Seats) - 4
			}
			d.drawIn(chance, roll, n)
		}
	}
	d.odd = d.state.Rolls(d.halves[0])[5].Key()
	d.late = d.state.Rolls(d.halves[0])[0].Seats[0].Candidate
	d.took = d.state.Rolls(d.halves[0])[1].Seats[0].Candidate
}

// typedPresent is the register of a half-day of which those present are typed.
const typedPresent = 2

// drawIn draws so many absentees of a room, in the order of the tables.
func (d *day) drawIn(chance *rand.Rand, roll app.Roll, n int) {
	key := roll.Key()
	for _, i := range chance.Perm(len(roll.Seats)) {
		if id := roll.Seats[i].Candidate; len(d.absent[key]) < n && !d.kept[id] {
			d.absent[key] = append(d.absent[key], id)
		}
	}
	slices.SortFunc(d.absent[key], func(a, b exam.ID) int { return place(roll, a) - place(roll, b) })
}

func place(roll app.Roll, id exam.ID) int {
	return slices.IndexFunc(roll.Seats, func(s exam.Seat) bool { return s.Candidate == id })
}

// there is how many are at a paper in a room.
func (d *day) there(roll app.Roll) int { return len(roll.Seats) - len(d.absent[roll.Key()]) }
