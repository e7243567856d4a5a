package seating_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

func TestDistance(t *testing.T) {
	at := func(column, row int) exam.Place { return exam.Place{Column: column, Row: row} }
	tests := []struct {
		name   string
		layout exam.Layout
		cm     int
		known  bool
	}{
		{"the nearer of the two ways", exam.Layout{Columns: 2, Rows: 2, Across: 150, Along: 120}, 120, true},
		{"nobody said how far apart they are", exam.Layout{Columns: 2, Rows: 2}, 0, false},
		{"said for one way only", exam.Layout{Columns: 2, Rows: 2, Across: 150}, 0, false},
		{"one row needs no other way", exam.Layout{Columns: 3, Rows: 1, Across: 150}, 150, true},
		{"a chessboard is measured across the corner", exam.Layout{Columns: 2, Rows: 2, Blocked: []exam.Place{at(0, 0), at(1, 1)}, Across: 30, Along: 40}, 50, true},
		{"over a blocked place", exam.Layout{Columns: 3, Rows: 1, Blocked: []exam.Place{at(1, 0)}, Across: 60}, 120, true},
		{"one table has no distance", exam.Layout{Columns: 1, Rows: 1, Across: 60, Along: 60}, 0, false},
		{"no table has none", exam.Layout{Across: 60, Along: 60}, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cm, known := seating.Distance(tt.layout)
			assert.Equal(t, tt.known, known)
			assert.Equal(t, tt.cm, cm)
		})
	}
}

// TestDistanceOfEveryPair: no two tables are nearer than what is told, and two are
// as near.
func TestDistanceOfEveryPair(t *testing.T) {
	for seed := range uint64(300) {
		l := randomLayout(rand.New(rand.NewPCG(seed, 6)))
		cm, known := seating.Distance(l)
		tables, least := seating.Tables(l), math.Inf(1)
		for i, a := range tables {
			for _, b := range tables[:i] {
				least = min(least, math.Hypot(float64((a.Column-b.Column)*l.Across), float64((a.Row-b.Row)*l.Along)))
			}
		}
		require.Equal(t, len(tables) > 1, known, "seed %d", seed)
		if known {
			require.Equal(t, int(least), cm, "seed %d", seed)
		}
	}
}

func randomLayout(r *rand.Rand) exam.Layout {
	l := exam.Layout{
		Columns: 1 + r.IntN(6), Rows: 1 + r.IntN(6), Across: 40 + r.IntN(200), Along: 40 + r.IntN(200),
		Flow:  []exam.FlowKind{"", exam.FlowColumn, exam.FlowRow, exam.FlowSnake}[r.IntN(4)],
		Start: []exam.Corner{"", exam.FrontRight, exam.FrontLeft, exam.BackRight, exam.BackLeft}[r.IntN(5)],
	}
	for range r.IntN(8) {
		l.Blocked = append(l.Blocked, exam.Place{Column: r.IntN(7), Row: r.IntN(7)})
	}
	return l
}

func TestTablesOfARoom(t *testing.T) {
	two := 2
	room := exam.Room{Number: "3", Capacity: 18, Spare: &two, Layout: exam.Layout{Columns: 4, Rows: 6, Flow: exam.FlowRow, Start: exam.FrontLeft}}
	w := seating.TablesOf(room, nil)
	place, stands := w.At("06")
	assert.True(t, stands)
	assert.Equal(t, exam.Place{Column: 1, Row: 1}, place)
	assert.True(t, w.Has("20", 0), "the spare ones")
	assert.False(t, w.Has("21", 5), "the room itself says how many are spare")
	assert.False(t, w.Beyond("18"))
	assert.True(t, w.Beyond("19"))
	assert.False(t, w.Has("0", 0))
	assert.False(t, w.Has("A", 0))

	through := seating.TablesOf(room, []string{"42", "55"})
	assert.True(t, through.Has("37", 0), "numbers run on through the centre: the room of 18 begins at 37")
	assert.False(t, through.Has("7", 0))
	number, stands := through.Number(exam.Place{Column: 0, Row: 0})
	assert.True(t, stands)
	assert.Equal(t, "37", number)
	assert.False(t, through.Gone("99", 0), "there nobody can say")

	plain := seating.TablesOf(exam.Room{Number: "4", Capacity: 20}, nil)
	assert.True(t, plain.Has("22", 2), "where nobody said how the tables stand there is room for the usual spare ones")
	assert.False(t, plain.Has("23", 2))
	assert.True(t, plain.Gone("23", 2))

	blocked := room
	blocked.Layout.Blocked = []exam.Place{{Column: 0, Row: 0}}
	place, _ = seating.TablesOf(blocked, nil).At("1")
	assert.Equal(t, exam.Place{Column: 1, Row: 0}, place, "a blocked place has no table")
}

func TestFillLeavesRoomForSpareTables(t *testing.T) {
	two := 2
	assert.Equal(t, exam.Layout{Columns: 4, Rows: 5}, seating.Fill(exam.Room{Capacity: 20}).Layout)
	assert.Equal(t, exam.Layout{Columns: 4, Rows: 6}, seating.Fill(exam.Room{Capacity: 20, Spare: &two}).Layout)
}

// FuzzLayout: whatever the layout, nobody sits at a blocked place or a spare table,
// no place has two, and no bound is above what is there.
func FuzzLayout(f *testing.F) {
	f.Add(uint64(1), uint8(20), uint8(20), uint8(2))
	f.Add(uint64(7), uint8(3), uint8(40), uint8(0))
	f.Fuzz(func(t *testing.T, seed uint64, capacity, people8, spare uint8) {
		r := rand.New(rand.NewPCG(seed, 7))
		spares := int(spare % 8)
		room := exam.Room{Number: "1", Capacity: int(capacity % 40), Spare: &spares, Layout: randomLayout(r)}
		if seed%5 == 0 {
			room.Layout = exam.Layout{}
		}
		list := people("A", int(people8%60))
		for i := range list {
			list[i].Track = strconv.Itoa(r.IntN(3))
			list[i].School = strconv.Itoa(r.IntN(3))
		}
		rules := exam.Rules{SchoolsApart: seed%2 == 0, PapersApart: seed%3 == 0, Interleave: seed%7 < 3, Level: seed%11 < 5}
		result := seating.Place(list, []exam.Room{room}, rules, writing("1", "2"))
		where, at := seating.TablesOf(room, nil), map[exam.Place]bool{}
		blocked := map[exam.Place]bool{}
		for _, p := range room.Layout.Blocked {
			blocked[p] = true
		}
		for _, s := range result.Seats {
			p, stands := where.At(s.Table)
			require.True(t, stands, "table %s", s.Table)
			require.False(t, at[p] || blocked[p] || where.Beyond(s.Table), "table %s", s.Table)
			at[p] = true
		}
		require.Len(t, result.Seats, min(len(list), seating.Places(room)))
		n := seating.CountNeighbours(result.Seats, []exam.Room{room}, list, rules, writing("1", "2"))
		require.LessOrEqual(t, n.Schools.Least, n.Schools.Alike)
		require.LessOrEqual(t, n.Papers.Least, n.Papers.Alike)
		require.LessOrEqual(t, n.Schools.Alike, n.Schools.All)
		require.LessOrEqual(t, n.Papers.Alike, n.Papers.All*2)
	})
}
