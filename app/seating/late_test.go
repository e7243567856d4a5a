package seating_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

func TestLateKeepsNeighboursApart(t *testing.T) {
	// Two of school S1 sit at tables 1 and 4 of a room of two rows.
	row := []exam.Room{{Number: "1", Capacity: 8, Layout: exam.Layout{Columns: 4, Rows: 2, Flow: exam.FlowRow, Start: exam.FrontLeft}}}
	list := fromSchools(people("A", 3), 3)
	before := []exam.Seat{{Candidate: id(1), Room: "1", Table: "1"}, {Candidate: id(2), Room: "1", Table: "4"}}
	late := func(rules exam.Rules) string {
		r := seating.Late(before, row, list, []exam.ID{id(3)}, rules, nil)
		for _, s := range r.Seats {
			if s.Candidate == id(3) {
				return s.Table
			}
		}
		return ""
	}
	assert.Equal(t, "2", late(exam.Rules{}), "the first free table")
	assert.Equal(t, "6", late(exam.Rules{SchoolsApart: true}), "the first with nobody of the school beside it")
	assert.Equal(t, "6", late(exam.Rules{PapersApart: true}))
}

func TestLateFollowsThePlan(t *testing.T) {
	spare := 2
	two := []exam.Room{{Number: "1", Capacity: 3}, {Number: "2", Capacity: 3, Spare: &spare}}
	before := []exam.Seat{{Candidate: id(1), Room: "1", Table: "1"}, {Candidate: id(2), Room: "1", Table: "2"}, {Candidate: id(3), Room: "2", Table: "1"}}
	list := people("A", 2, "B", 1, "A", 1)
	late := func(before []exam.Seat, rules exam.Rules) string {
		r := seating.Late(before, two, list, []exam.ID{id(4)}, rules, nil)
		for _, s := range r.Seats {
			if s.Candidate == id(4) {
				return s.Room + "/" + s.Table
			}
		}
		return "nowhere"
	}
	assert.Equal(t, "1/3", late(before, exam.Rules{}), "with their track")
	mixed := append([]exam.Seat{}, before[0], exam.Seat{Candidate: id(3), Room: "1", Table: "2"}, exam.Seat{Candidate: id(2), Room: "2", Table: "1"})
	assert.Equal(t, "2/2", late(mixed, exam.Rules{Interleave: true, Level: true}), "levelled, in the emptier room")

	full := []exam.Seat{{Candidate: id(1), Room: "2", Table: "1"}, {Candidate: id(2), Room: "2", Table: "2"}, {Candidate: id(3), Room: "2", Table: "3"}}
	two = two[1:]
	assert.Equal(t, "nowhere", late(full, exam.Rules{}), "a spare table is not given out")
	full[2].Table = "4"
	assert.Equal(t, "2/3", late(full, exam.Rules{}), "who sits at a spare table by hand takes no other away")
}

// Late moves nobody, whatever the rules.
func TestLateMovesNobody(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 5))
		candidates, rooms := randomCentre(r)
		for i := range candidates {
			candidates[i].School = strconv.Itoa(r.IntN(4))
		}
		rules := exam.Rules{
			SchoolsApart: r.IntN(2) == 0, PapersApart: r.IntN(2) == 0, Interleave: r.IntN(2) == 0, Level: r.IntN(2) == 0,
			Separate: r.IntN(2) == 0, FreeApart: r.IntN(2) == 0,
		}
		first := len(candidates) / 2
		before := seating.Place(candidates[:first], rooms, rules, nil)
		var newcomers []exam.ID
		for _, c := range candidates[first:] {
			newcomers = append(newcomers, c.ID)
		}
		after := seating.Late(before.Seats, rooms, candidates, append(newcomers, before.Unseated...), rules, nil)
		changes := seating.Diff(before.Seats, after.Seats)
		require.Empty(t, changes.Moved, "seed %d", seed)
		require.Empty(t, changes.Removed, "seed %d", seed)
		checkPlan(t, candidates, rooms, after)
	}
}

// Who sits already is no newcomer, whoever says so, and has one place.
func TestWhoSitsIsNoNewcomer(t *testing.T) {
	list := people("A", 2)
	before := []exam.Seat{{Candidate: id(1), Room: "1", Table: "1"}}
	r := seating.Late(before, []exam.Room{{Number: "1", Capacity: 3}}, list, []exam.ID{id(1), id(2), id(2)}, exam.Rules{}, nil)
	assert.Equal(t, []exam.Seat{{Candidate: id(1), Room: "1", Table: "1"}, {Candidate: id(2), Room: "1", Table: "2"}}, r.Seats)
}

// A room to which the list sends somebody goes before one of their track, though the
// table of the list is taken.
func TestLateGoesToTheRoomOfTheList(t *testing.T) {
	list := people("A", 4)
	list[0].Room, list[0].Table = "2", "1"
	list[3].Room, list[3].Table = "2", "1"
	before := []exam.Seat{{Candidate: id(2), Room: "1", Table: "1"}, {Candidate: id(1), Room: "2", Table: "1"}}
	rooms := []exam.Room{{Number: "1", Capacity: 3}, {Number: "2", Capacity: 3}}
	r := seating.Late(before, rooms, list, []exam.ID{id(4)}, exam.Rules{}, nil)
	assert.Contains(t, r.Seats, exam.Seat{Candidate: id(4), Room: "2", Table: "2"})
}
