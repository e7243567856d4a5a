package seating_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

// at makes candidates, in list order, whom the list puts at "room/table".
func at(places ...string) []exam.Candidate {
	all := people("A", len(places))
	for i, p := range places {
		all[i].Room, all[i].Table, _ = strings.Cut(p, "/")
	}
	return all
}

// plan writes seats as "candidate:room/table".
func plan(seats []exam.Seat) string {
	var out []string
	for _, s := range seats {
		out = append(out, strconv.Itoa(int(s.Candidate[15]))+":"+s.Room+"/"+s.Table)
	}
	return strings.Join(out, " ")
}

func TestFromList(t *testing.T) {
	tests := []struct {
		name    string
		list    []exam.Candidate
		seats   string
		rooms   string
		without []exam.ID
	}{
		{"tables are kept", at("1/2", "1/1", "2/5"), "2:1/1 1:1/2 3:2/5", "1:2 2:5", nil},
		{"tables run on through the centre", at("10/41", "10/42", "10/44", "9/40"), "4:9/40 1:10/41 2:10/42 3:10/44", "9:3 10:4", nil},
		{"a room without tables is numbered in list order", at("B", "B", "A"), "3:A/1 1:B/1 2:B/2", "A:2 B:2", nil},
		{"who has no table takes a number left over", at("1", "1/1", "1/3", "1"), "2:1/1 1:1/2 3:1/3 4:1/4", "1:4", nil},
		{"a table taken twice stays with the first", at("1/7", "1/07", "1/8"), "1:1/7 3:1/8", "1:8", []exam.ID{id(2)}},
		{"no room", at("", "1/1", ""), "2:1/1", "1:1", []exam.ID{id(1), id(3)}},
		{"tables as they are written", at("قاعة 2/أ1", "قاعة 2/02"), "2:قاعة 2/02 1:قاعة 2/أ1", "قاعة 2:2", nil},
		{"a table number far off widens no room", at("1/1", "1/9001"), "1:1/1 2:1/9001", "1:2", nil},
		{"a list without rooms", at("", ""), "", "", []exam.ID{id(1), id(2)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rooms, seats, without := seating.FromList(tt.list)
			assert.Equal(t, tt.seats, plan(seats))
			assert.Equal(t, tt.without, without)
			var sizes []string
			for _, r := range rooms {
				assert.True(t, r.Listed)
				sizes = append(sizes, r.Number+":"+strconv.Itoa(r.Capacity))
			}
			assert.Equal(t, tt.rooms, strings.Join(sizes, " "))

			slices.Reverse(tt.list)
			rooms2, seats2, without2 := seating.FromList(tt.list)
			assert.Equal(t, []any{rooms, seats, without}, []any{rooms2, seats2, without2}, "list order is that of rows")
		})
	}
}

func TestFromListTakesRoomsToBeAlike(t *testing.T) {
	list := at(slices.Concat(slices.Repeat([]string{"1"}, 20), slices.Repeat([]string{"2"}, 11))...)
	rooms, _, _ := seating.FromList(list)
	assert.Equal(t, 20, rooms[0].Capacity)
	assert.Equal(t, 20, rooms[1].Capacity, "the last room is not full, not small")
}

func TestLate(t *testing.T) {
	seat := func(n int, room, table string) exam.Seat {
		return exam.Seat{Candidate: id(n), Room: room, Table: table}
	}
	rooms := seating.MakeRooms(4, 3)
	rooms[3].Kind = exam.ReserveRoom
	tests := []struct {
		name       string
		before     []exam.Seat
		candidates []exam.Candidate
		want       string
		short      int
	}{
		{
			"the lowest free table where the track sits",
			[]exam.Seat{seat(1, "1", "1"), seat(2, "2", "1"), seat(3, "2", "3")},
			people("A", 1, "B", 3), "1:1/1 2:2/1 4:2/2 3:2/3", 0,
		},
		{
			"tracks kept apart stay apart while a room is empty",
			[]exam.Seat{seat(1, "1", "1"), seat(2, "2", "1")},
			people("A", 1, "B", 1, "C", 1), "1:1/1 2:2/1 3:3/1", 0,
		},
		{
			"tracks that run on fill the room",
			[]exam.Seat{seat(1, "1", "1"), seat(2, "1", "2")},
			people("A", 1, "B", 1, "C", 1), "1:1/1 2:1/2 3:1/3", 0,
		},
		{
			"rather mixed than without a place, and the rest is said",
			[]exam.Seat{seat(1, "1", "1"), seat(2, "2", "1"), seat(3, "3", "1"), seat(4, "3", "2"), seat(5, "3", "3")},
			people("A", 1, "B", 1, "C", 8), "1:1/1 6:1/2 7:1/3 2:2/1 8:2/2 9:2/3 3:3/1 4:3/2 5:3/3", 1,
		},
		{
			"where the plan follows the list, its new rows do too",
			[]exam.Seat{seat(1, "1", "1"), seat(2, "2", "2")},
			at("1/1", "2/2", "2/1"), "1:1/1 3:2/1 2:2/2", 0,
		},
		{
			"numbers that run on through the centre run on",
			[]exam.Seat{seat(1, "1", "41"), seat(2, "1", "43"), seat(3, "2", "44")},
			people("A", 2, "B", 1, "A", 1), "1:1/41 4:1/42 2:1/43 3:2/44", 0,
		},
		{
			"whose room is gone, and who shares a table, come again",
			[]exam.Seat{seat(1, "9", "1"), seat(2, "1", "1"), seat(3, "1", "1")},
			people("A", 3), "2:1/1 1:1/2 3:1/3", 0,
		},
		{
			"who is no candidate any more gives up the seat",
			[]exam.Seat{seat(7, "1", "1"), seat(1, "1", "2")},
			people("A", 2), "2:1/1 1:1/2", 0,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var newcomers []exam.ID
			for _, c := range tt.candidates {
				if !slices.ContainsFunc(tt.before, func(s exam.Seat) bool { return s.Candidate == c.ID }) {
					newcomers = append(newcomers, c.ID)
				}
			}
			r := seating.Late(tt.before, rooms, tt.candidates, newcomers, exam.Rules{}, nil)
			assert.Equal(t, tt.want, plan(r.Seats))
			assert.Equal(t, tt.short, r.Short)
			assert.Len(t, r.Unseated, tt.short)
		})
	}
}

// The plan may have one kind only so far, or tracks that share a room by hand:
// the rules know what is to be kept apart.
func TestLateKeepsApartWhatTheRulesDo(t *testing.T) {
	rooms := []exam.Room{{Number: "1", Capacity: 3}, {Number: "2", Capacity: 3}}
	candidates := people("A", 1, "B", 1)
	candidates[1].Candidature = exam.Free
	before := []exam.Seat{{Candidate: id(1), Room: "1", Table: "1"}}
	for name, tt := range map[string]struct {
		rules exam.Rules
		want  string
	}{
		"no rule":    {exam.Rules{}, "1:1/1 2:1/2"},
		"separate":   {exam.Rules{Separate: true}, "1:1/1 2:2/1"},
		"free apart": {exam.Rules{FreeApart: true}, "1:1/1 2:2/1"},
	} {
		r := seating.Late(before, rooms, candidates, []exam.ID{id(2)}, tt.rules, nil)
		assert.Equal(t, tt.want, plan(r.Seats), name)
	}
}

// TestLateProperties takes a plan of half a random centre and admits the rest.
func TestLateProperties(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		candidates, rooms := randomCentre(r)
		half := candidates[:len(candidates)/2]
		before := seating.Place(half, rooms, exam.Rules{Separate: seed%2 == 0}, nil)
		var newcomers []exam.ID
		for _, c := range candidates[len(half):] {
			newcomers = append(newcomers, c.ID)
		}
		newcomers = append(newcomers, before.Unseated...)
		after := seating.Late(before.Seats, rooms, candidates, newcomers, exam.Rules{}, nil)
		checkPlan(t, candidates, rooms, after)

		changes := seating.Diff(before.Seats, after.Seats)
		require.Empty(t, changes.Moved, "seed %d", seed)
		require.Empty(t, changes.Removed, "seed %d", seed)
		require.Equal(t, len(before.Seats), changes.Kept)
		require.Len(t, changes.Added, len(newcomers)-after.Short)
	}
}

func TestDiff(t *testing.T) {
	seat := func(n int, table string) exam.Seat { return exam.Seat{Candidate: id(n), Room: "1", Table: table} }
	assert.Equal(t,
		seating.Changes{
			Added:   []exam.Seat{seat(4, "3")},
			Moved:   []seating.Move{{Candidate: id(2), From: seat(2, "2"), To: seat(2, "4")}},
			Removed: []exam.Seat{seat(3, "3")},
			Kept:    1,
		},
		seating.Diff([]exam.Seat{seat(1, "1"), seat(2, "2"), seat(3, "3")}, []exam.Seat{seat(1, "1"), seat(4, "3"), seat(2, "4")}))
}
