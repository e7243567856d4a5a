package seating_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

// fromSchools gives candidates schools, so many each, in their order.
func fromSchools(candidates []exam.Candidate, schools ...int) []exam.Candidate {
	at := 0
	for school, n := range schools {
		for range n {
			candidates[at].School = "S" + strconv.Itoa(school+1)
			at++
		}
	}
	return candidates
}

// writing has some tracks write a paper together, beside one of their own.
func writing(together ...string) seating.Papers {
	return func(track string) []exam.Paper {
		papers := []exam.Paper{{Code: "own-" + track, Date: "2026-06-09", Start: "08:00"}}
		if slices.Contains(together, track) {
			papers = append(papers, exam.Paper{Code: "common", Date: "2026-06-09", Start: "15:00"})
		}
		return papers
	}
}

func TestPlaceKeepsNeighboursApart(t *testing.T) {
	hall := func(columns, rows int, blocked ...exam.Place) []exam.Room {
		return []exam.Room{{Number: "1", Capacity: columns * rows, Layout: exam.Layout{Columns: columns, Rows: rows, Blocked: blocked}}}
	}
	schools, papers := exam.Rules{SchoolsApart: true}, exam.Rules{PapersApart: true}
	tests := []struct {
		name       string
		candidates []exam.Candidate
		rooms      []exam.Room
		rules      exam.Rules
		want       seating.Neighbours
	}{
		{
			"two schools of one size make a chessboard", fromSchools(people("A", 20), 10, 10), seating.MakeRooms(1, 20), schools,
			seating.Neighbours{Schools: seating.Pairs{Alike: 0, Least: 0, All: 31}, Papers: seating.Pairs{Alike: 31, Least: 31, All: 31}},
		},
		{
			"a school alone cannot be kept apart", fromSchools(people("A", 20), 20), seating.MakeRooms(1, 20), schools,
			seating.Neighbours{Schools: seating.Pairs{Alike: 31, Least: 31, All: 31}, Papers: seating.Pairs{Alike: 31, Least: 31, All: 31}},
		},
		{
			"one more than half the room has two beside them", fromSchools(people("A", 20), 11, 9), seating.MakeRooms(1, 20), schools,
			seating.Neighbours{Schools: seating.Pairs{Alike: 2, Least: 2, All: 31}, Papers: seating.Pairs{Alike: 31, Least: 31, All: 31}},
		},
		{
			"of a school nobody knows none is the same", people("A", 6), hall(2, 3), schools,
			seating.Neighbours{Schools: seating.Pairs{All: 7}, Papers: seating.Pairs{Alike: 7, Least: 7, All: 7}},
		},
		{
			"rooms of one school change with those of others", fromSchools(people("A", 40), 20, 20), seating.MakeRooms(2, 20), schools,
			seating.Neighbours{Schools: seating.Pairs{All: 62}, Papers: seating.Pairs{Alike: 62, Least: 62, All: 62}},
		},
		{
			"not with those of another track", fromSchools(people("A", 20, "B", 20), 20, 20), seating.MakeRooms(2, 20), schools,
			seating.Neighbours{Schools: seating.Pairs{Alike: 62, Least: 62, All: 62}, Papers: seating.Pairs{Alike: 62, Least: 62, All: 62}},
		},
		{
			"a room of one track cannot keep papers apart", people("A", 20, "B", 20), seating.MakeRooms(2, 20), papers,
			seating.Neighbours{Schools: seating.Pairs{All: 62}, Papers: seating.Pairs{Alike: 62, Least: 62, All: 62}},
		},
		{
			"interleaved it can", people("A", 20, "B", 20), seating.MakeRooms(2, 20),
			exam.Rules{PapersApart: true, Interleave: true},
			seating.Neighbours{Schools: seating.Pairs{All: 62}, Papers: seating.Pairs{All: 62}},
		},
		{
			"a blocked place parts neighbours", fromSchools(people("A", 4), 4), hall(3, 2, exam.Place{Column: 1, Row: 0}, exam.Place{Column: 1, Row: 1}), schools,
			seating.Neighbours{Schools: seating.Pairs{Alike: 2, Least: 2, All: 2}, Papers: seating.Pairs{Alike: 2, Least: 2, All: 2}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := seating.Place(tt.candidates, tt.rooms, tt.rules, nil)
			assert.Equal(t, tt.want, r.Neighbours)
			assert.Equal(t, r.Neighbours, seating.CountNeighbours(r.Seats, tt.rooms, tt.candidates, tt.rules, nil))
			checkPlan(t, tt.candidates, tt.rooms, r)
		})
	}
}

// What two tracks write together counts once for each paper.
func TestPapersOfNeighbours(t *testing.T) {
	list := people("A", 2, "B", 2)
	room := []exam.Room{{Number: "1", Capacity: 4, Layout: exam.Layout{Columns: 1, Rows: 4}}}
	n := func(papers seating.Papers) seating.Pairs {
		return seating.Place(list, room, exam.Rules{Interleave: true, PapersApart: true}, papers).Neighbours.Papers
	}
	assert.Equal(t, seating.Pairs{Alike: 0, Least: 0, All: 3}, n(nil))
	assert.Equal(t, seating.Pairs{Alike: 3, Least: 3, All: 6}, n(writing("A", "B")))
	assert.Equal(t, seating.Pairs{Alike: 0, Least: 0, All: 3}, n(writing("A")), "at a sitting at which one writes nothing they are no pair")
}

func TestLevel(t *testing.T) {
	sized := func(sizes ...int) (rooms []exam.Room) {
		for i, n := range sizes {
			rooms = append(rooms, exam.Room{Number: strconv.Itoa(i + 1), Capacity: n})
		}
		return rooms
	}
	tests := []struct {
		name       string
		candidates []exam.Candidate
		rooms      []exam.Room
		rules      exam.Rules
		want       string
	}{
		{"the remainder is levelled out", people("A", 41), sized(20, 20, 20), exam.Rules{}, " 1:14 2:14 3:13"},
		{"no room more than filling takes", people("A", 41), sized(20, 20, 20, 20), exam.Rules{}, " 1:14 2:14 3:13"},
		{"a small room is full", people("A", 45), sized(20, 5, 30, 20), exam.Rules{}, " 1:20 2:5 3:20"},
		{"a room without tables is passed over", people("A", 30), sized(20, 0, 20), exam.Rules{}, " 1:15 3:15"},
		{"too few places are all filled", people("A", 50), sized(20, 20), exam.Rules{}, " 1:20 2:20"},
		{"each track on its own where they are apart", people("A", 21, "B", 22), sized(20, 20, 20, 20), exam.Rules{Separate: true}, " 1:11 2:10 3:11 4:11"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.rules.Level = true
			assert.Equal(t, tt.want, sizes(seating.Place(tt.candidates, tt.rooms, tt.rules, nil).Seats))
		})
	}
}

// Interleaved, every room has its part of every track, and they take turns.
func TestInterleave(t *testing.T) {
	list := people("A", 20, "B", 10, "C", 10)
	r := seating.Place(list, seating.MakeRooms(2, 20), exam.Rules{Interleave: true}, nil)
	track := map[exam.ID]string{}
	for _, c := range list {
		track[c.ID] = c.Track
	}
	in := map[string]map[string]int{"1": {}, "2": {}}
	line := ""
	for _, s := range r.Seats {
		in[s.Room][track[s.Candidate]]++
		line += track[s.Candidate]
	}
	assert.Equal(t, map[string]int{"A": 10, "B": 5, "C": 5}, in["1"])
	assert.Equal(t, in["1"], in["2"])
	assert.Equal(t, "ABCAABCAABCAABCAABCA", line[:20])
}

// TestApartProperties: whatever the rules, a plan that keeps neighbours apart is a
// plan by these rules, the same whatever the order of candidates, no worse than one
// that does not, and no better than what is proved.
func TestApartProperties(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 3))
		candidates, rooms := randomCentre(r)
		for i := range candidates {
			candidates[i].Number = strconv.Itoa(i + 1)
			candidates[i].School = []string{"", "أ", "ب", "ب", "ج", "ج", "ج"}[r.IntN(7)]
		}
		rules := exam.Rules{
			Order: []exam.OrderKind{exam.ByNumber, exam.ByName, exam.ByDraw}[r.IntN(3)], Seed: seed, Level: r.IntN(2) == 0,
			FreeApart: r.IntN(2) == 0, Separate: r.IntN(3) == 0, Interleave: r.IntN(2) == 0,
		}
		papers := writing("2BACPC", "2BACPCF")
		plain := seating.Place(candidates, rooms, rules, papers)
		require.Zero(t, plain.Neighbours)
		rules.SchoolsApart, rules.PapersApart = r.IntN(3) > 0, r.IntN(3) > 0
		result := seating.Place(candidates, rooms, rules, papers)
		checkPlan(t, candidates, rooms, result)
		require.Equal(t, places(plain.Seats), places(result.Seats), "seed %d: other tables are filled", seed)
		require.Equal(t, tracksIn(plain.Seats, candidates), tracksIn(result.Seats, candidates), "seed %d: other tracks in a room", seed)

		was := seating.CountNeighbours(plain.Seats, rooms, candidates, rules, papers)
		n := seating.CountNeighbours(result.Seats, rooms, candidates, rules, papers)
		if rules.SchoolsApart || rules.PapersApart {
			require.Equal(t, n, result.Neighbours, "seed %d", seed)
		}
		require.LessOrEqual(t, n.Schools.Least, n.Schools.Alike, "seed %d", seed)
		require.LessOrEqual(t, n.Papers.Least, n.Papers.Alike, "seed %d", seed)
		switch {
		case rules.SchoolsApart && rules.PapersApart:
			require.LessOrEqual(t, n.Schools.Alike+n.Papers.Alike, was.Schools.Alike+was.Papers.Alike, "seed %d", seed)
		case rules.SchoolsApart:
			require.LessOrEqual(t, n.Schools.Alike, was.Schools.Alike, "seed %d", seed)
		case rules.PapersApart:
			require.LessOrEqual(t, n.Papers.Alike, was.Papers.Alike, "seed %d", seed)
		}
		shuffled := slices.Clone(candidates)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		require.Equal(t, result, seating.Place(shuffled, rooms, rules, papers), "seed %d: the order of candidates matters", seed)
	}
}

func places(seats []exam.Seat) (all []string) {
	for _, s := range seats {
		all = append(all, s.Room+"/"+s.Table)
	}
	return all
}

// tracksIn counts the people of each track, and of each kind, in each room.
func tracksIn(seats []exam.Seat, candidates []exam.Candidate) map[string]int {
	people := map[exam.ID]exam.Candidate{}
	for _, c := range candidates {
		people[c.ID] = c
	}
	in := map[string]int{}
	for _, s := range seats {
		in[s.Room+"/"+people[s.Candidate].Track]++
	}
	return in
}

// A bound is true: on small rooms no seating of all there are has fewer. And what
// placing finds is nearly always the best.
func TestLeastAgainstEverySeating(t *testing.T) {
	best, cases := 0, 0
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 4))
		room := exam.Room{Number: "1", Layout: exam.Layout{Columns: 1 + r.IntN(3), Rows: 1 + r.IntN(3)}}
		if r.IntN(2) == 0 {
			room.Layout.Blocked = []exam.Place{{Column: r.IntN(3), Row: r.IntN(3)}}
		}
		room.Capacity = len(seating.Tables(room.Layout))
		if room.Capacity == 0 {
			continue
		}
		n := 1 + r.IntN(min(room.Capacity, 8))
		list := people("A", n)
		for i := range list {
			list[i].Track = []string{"A", "A", "B", "C"}[r.IntN(4)]
			list[i].School = []string{"", "أ", "أ", "ب"}[r.IntN(4)]
		}
		rules := exam.Rules{SchoolsApart: seed%2 == 0, PapersApart: seed%2 == 1}
		papers := writing("A", "B")
		result := seating.Place(list, []exam.Room{room}, rules, papers)
		least := seating.Neighbours{Schools: seating.Pairs{Alike: 1 << 30}, Papers: seating.Pairs{Alike: 1 << 30}}
		track := map[exam.ID]string{}
		for _, c := range list {
			track[c.ID] = c.Track
		}
		permutations(n, func(order []int) {
			seats := slices.Clone(result.Seats)
			for i, from := range order {
				seats[i].Candidate = result.Seats[from].Candidate
				if !rules.PapersApart && track[seats[i].Candidate] != track[result.Seats[i].Candidate] {
					return // each table keeps its track
				}
			}
			c := seating.CountNeighbours(seats, []exam.Room{room}, list, rules, papers)
			least.Schools.Alike = min(least.Schools.Alike, c.Schools.Alike)
			least.Papers.Alike = min(least.Papers.Alike, c.Papers.Alike)
		})
		require.LessOrEqual(t, result.Neighbours.Schools.Least, least.Schools.Alike, "seed %d", seed)
		require.LessOrEqual(t, result.Neighbours.Papers.Least, least.Papers.Alike, "seed %d", seed)
		if rules.SchoolsApart {
			require.Equal(t, least.Schools.Alike, result.Neighbours.Schools.Alike, "seed %d: fewer can be had", seed)
		} else {
			require.Equal(t, least.Papers.Alike, result.Neighbours.Papers.Alike, "seed %d: fewer can be had", seed)
		}
		cases++
		if rules.SchoolsApart && least.Schools.Alike == result.Neighbours.Schools.Least || rules.PapersApart && least.Papers.Alike == result.Neighbours.Papers.Least {
			best++
		}
	}
	assert.Greater(t, best*100, cases*80, "in %d of %d small rooms the bound is what can be had", best, cases)
}

// TestLeastAcrossRooms: where people of one track may change rooms, no exchange of
// all there are has fewer neighbours of one school than is proved, in whatever rooms
// the rules let them sit.
func TestLeastAcrossRooms(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 8))
		rooms := []exam.Room{
			{Number: "1", Capacity: 3, Layout: exam.Layout{Columns: 1, Rows: 3}},
			{Number: "2", Capacity: 3, Layout: exam.Layout{Columns: 2, Rows: 2, Blocked: []exam.Place{{Column: r.IntN(2), Row: r.IntN(2)}}}},
		}
		list := people("A", 6)
		track := map[exam.ID]string{}
		for i := range list {
			list[i].Track = []string{"A", "A", "B"}[r.IntN(3)]
			list[i].School = []string{"أ", "أ", "ب", ""}[r.IntN(4)]
			track[list[i].ID] = list[i].Track
		}
		rules := exam.Rules{SchoolsApart: true, PapersApart: r.IntN(3) == 0, Interleave: r.IntN(2) == 0, Separate: r.IntN(4) == 0}
		result := seating.Place(list, rooms, rules, nil)
		least := 1 << 30
		permutations(len(result.Seats), func(order []int) {
			seats := slices.Clone(result.Seats)
			for i, from := range order {
				seats[i].Candidate = result.Seats[from].Candidate
				if track[seats[i].Candidate] != track[result.Seats[i].Candidate] && (!rules.PapersApart || seats[i].Room != result.Seats[from].Room) {
					return
				}
			}
			least = min(least, seating.CountNeighbours(seats, rooms, list, rules, nil).Schools.Alike)
		})
		require.LessOrEqual(t, result.Neighbours.Schools.Least, least, "seed %d: more is proved than is true", seed)
	}
}

// permutations calls f with every order of n.
func permutations(n int, f func([]int)) {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	var go1 func(int)
	go1 = func(k int) {
		if k == n {
			f(order)
			return
		}
		for i := k; i < n; i++ {
			order[k], order[i] = order[i], order[k]
			go1(k + 1)
			order[k], order[i] = order[i], order[k]
		}
	}
	go1(0)
}
