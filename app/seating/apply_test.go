package seating_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

func TestApply(t *testing.T) {
	seat := func(who int, table string) exam.Seat { return exam.Seat{Candidate: id(who), Room: "1", Table: table} }
	before := []exam.Seat{seat(1, "1"), seat(2, "2")}
	tests := []struct {
		name  string
		moved []exam.Seat
		want  []exam.Seat // nil where it cannot be
	}{
		{"two change places", []exam.Seat{seat(1, "2"), seat(2, "1")}, []exam.Seat{seat(1, "2"), seat(2, "1")}},
		{"to a free table", []exam.Seat{seat(1, "3")}, []exam.Seat{seat(1, "3"), seat(2, "2")}},
		{"a first table", []exam.Seat{seat(3, "3")}, []exam.Seat{seat(1, "1"), seat(2, "2"), seat(3, "3")}},
		{"a first table that is made free", []exam.Seat{seat(3, "1"), seat(1, "3")}, []exam.Seat{seat(1, "3"), seat(2, "2"), seat(3, "1")}},
		{"somebody sits there", []exam.Seat{seat(1, "2")}, nil},
		{"somebody sits there, written otherwise", []exam.Seat{seat(1, " 02")}, nil},
		{"two to one table", []exam.Seat{seat(1, "3"), seat(3, "3")}, nil},
		{"one to two tables", []exam.Seat{seat(1, "3"), seat(1, "4")}, nil},
		{"no table", []exam.Seat{seat(1, " ")}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			after, ok := seating.Apply(before, tt.moved)
			assert.Equal(t, tt.want != nil, ok)
			if !ok {
				tt.want = before
			}
			assert.Equal(t, tt.want, after)
			assert.Equal(t, []exam.Seat{seat(1, "1"), seat(2, "2")}, before)
		})
	}
}

// Levelling loses nobody, whatever rooms hold.
func TestLevelledRoomsSeatAsManyAsFilledOnes(t *testing.T) {
	for _, tt := range []struct {
		rooms  []int
		people int
		want   []int
	}{
		{[]int{3, 3, 5}, 11, []int{3, 3, 5}},
		{[]int{3, 3, 5}, 10, []int{3, 3, 4}},
		{[]int{3, 3, 5}, 8, []int{3, 3, 2}},
		{[]int{5, 3, 3}, 11, []int{5, 3, 3}},
		{[]int{2, 4, 4}, 9, []int{2, 4, 3}},
		{[]int{4, 4, 4}, 8, []int{4, 4}},
		{[]int{2, 2}, 5, []int{2, 2}},
	} {
		var rooms []exam.Room
		for i, n := range tt.rooms {
			rooms = append(rooms, exam.Room{Number: string(rune('1' + i)), Capacity: n})
		}
		r := seating.Place(people("A", tt.people), rooms, exam.Rules{Level: true}, nil)
		var got []int
		for _, s := range r.Seats {
			if n := int(s.Room[0] - '0'); n > len(got) {
				got = append(got, 0)
			}
			got[len(got)-1]++
		}
		assert.Equal(t, tt.want, got, "%v of %v", tt.people, tt.rooms)
	}
}

// Numbers that run on: who sits at the last table has a place on the picture.
func TestTablesThatRunOn(t *testing.T) {
	room := exam.Room{Number: "3", Capacity: 20, Layout: exam.Layout{Columns: 4, Rows: 5}}
	for _, tt := range []struct {
		used  []string
		first string
	}{
		{[]string{"42", "60"}, "41"},
		{[]string{"42", "61"}, "42"},
		{[]string{"41"}, "41"},
		{[]string{"20"}, "1"},
		{[]string{"21", "40"}, "21"},
	} {
		w := seating.TablesOf(room, tt.used)
		number, ok := w.Number(seating.Tables(room.Layout)[0])
		require.True(t, ok)
		assert.Equal(t, tt.first, number, "%v", tt.used)
		for _, table := range tt.used {
			_, ok := w.At(table)
			assert.True(t, ok, "table %s of %v", table, tt.used)
		}
	}
}
