package seating_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/seating"
)

func TestShift(t *testing.T) {
	a, b, c := id(1), id(2), id(3)
	rooms := []exam.Room{{Number: "1", Capacity: 2}, {Number: "2", Capacity: 2}}
	before := []exam.Seat{{Candidate: a, Room: "1", Table: "1"}, {Candidate: b, Room: "1", Table: "2"}, {Candidate: c, Room: "2", Table: "1"}}
	to := func(who exam.ID, room, table string) seating.Wish {
		return seating.Wish{Candidate: who, Room: room, Table: table}
	}
	tests := []struct {
		name   string
		wishes []seating.Wish
		want   string // where a, b and c sit then
		stay   []seating.Stay
	}{
		{"nobody wishes, nobody moves", nil, "1/1 1/2 2/1", nil},
		{"a free table", []seating.Wish{to(a, "2", "2")}, "2/2 1/2 2/1", nil},
		{"a free table written with a zero", []seating.Wish{to(a, "2", "02")}, "2/02 1/2 2/1", nil},
		{"a table in use", []seating.Wish{to(a, "2", "1")}, "1/1 1/2 2/1", []seating.Stay{{a, seating.TableInUse}}},
		{"a table that somebody leaves", []seating.Wish{to(c, "2", "2"), to(a, "2", "1")}, "2/1 1/2 2/2", nil},
		{"two change places", []seating.Wish{to(a, "2", "1"), to(c, "1", "1")}, "2/1 1/2 1/1", nil},
		{"three go round", []seating.Wish{to(a, "1", "2"), to(b, "2", "1"), to(c, "1", "1")}, "1/2 2/1 1/1", nil},
		{
			"who wanted the table of one who stays, stays",
			[]seating.Wish{to(b, "1", "1"), to(a, "9", "1")},
			"1/1 1/2 2/1",
			[]seating.Stay{{a, seating.NoSuchRoom}, {b, seating.TableInUse}},
		},
		{"two want one table: the first has it", []seating.Wish{to(a, "2", "2"), to(b, "2", "2")}, "2/2 1/2 2/1", []seating.Stay{{b, seating.TableInUse}}},
		{"a full room", []seating.Wish{to(c, "1", "7")}, "1/1 1/2 2/1", []seating.Stay{{c, seating.RoomIsFull}}},
		{"a room without a table: any that is free", []seating.Wish{to(a, "2", "")}, "2/2 1/2 2/1", nil},
		{"the room one sits in already", []seating.Wish{to(a, "1", "")}, "1/1 1/2 2/1", nil},
		{"one who sits nowhere", []seating.Wish{to(id(9), "2", "2")}, "1/1 1/2 2/1", []seating.Stay{{id(9), seating.NotSeated}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			after, stay := seating.Shift(before, rooms, tt.wishes)
			at := map[exam.ID]string{}
			for _, s := range after {
				at[s.Candidate] = s.Room + "/" + s.Table
			}
			assert.Equal(t, tt.want, at[a]+" "+at[b]+" "+at[c])
			assert.Equal(t, tt.stay, stay)
		})
	}
}

// Whatever is wished, nobody is lost, nobody who does not wish it moves, no table
// has two, no room more than it holds.
func TestShiftKeepsEveryone(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		rooms := seating.MakeRooms(4, 5)
		var before []exam.Seat
		for i := range 16 {
			before = append(before, exam.Seat{Candidate: id(i + 1), Room: fmt.Sprint(i/4 + 1), Table: fmt.Sprint(i%4 + 1)})
		}
		var wishes []seating.Wish
		wished := map[exam.ID]bool{}
		for _, i := range r.Perm(16)[:r.IntN(16)] {
			wishes = append(wishes, seating.Wish{Candidate: id(i + 1), Room: fmt.Sprint(r.IntN(4) + 1), Table: []string{"", "1", "2", "3", "4", "5"}[r.IntN(6)]})
			wished[id(i+1)] = true
		}
		after, stay := seating.Shift(before, rooms, wishes)
		was, held, load := map[exam.ID]exam.Seat{}, map[string]bool{}, map[string]int{}
		for _, s := range before {
			was[s.Candidate] = s
		}
		for _, s := range stay {
			wished[s.Candidate] = false
		}
		assert.Len(t, after, len(before), seed)
		for _, s := range after {
			assert.False(t, held[s.Room+"/"+s.Table], "seed %d: two at table %s of room %s", seed, s.Table, s.Room)
			held[s.Room+"/"+s.Table] = true
			load[s.Room]++
			if !wished[s.Candidate] {
				assert.Equal(t, was[s.Candidate], s, "seed %d", seed)
			}
		}
		for room, n := range load {
			assert.LessOrEqual(t, n, 5, "seed %d, room %s", seed, room)
		}
	}
}

func BenchmarkShift(b *testing.B) { // everyone moves one table on, and the last one cannot
	rooms := seating.MakeRooms(3500, 20)
	var before []exam.Seat
	for i := range 69_990 {
		before = append(before, exam.Seat{Candidate: id(i + 1), Room: fmt.Sprint(i/20 + 1), Table: fmt.Sprint(i%20 + 1)})
	}
	var wishes []seating.Wish
	for i := range before[1:] {
		w := before[i+1]
		w.Candidate = before[i].Candidate
		wishes = append(wishes, w)
	}
	for b.Loop() {
		if _, stay := seating.Shift(before, rooms, wishes); len(stay) != len(wishes) {
			b.Fatal("somebody moved to a table in use")
		}
	}
}
