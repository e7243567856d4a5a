package seating_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/seating"
)

func id(n int) (id exam.ID) {
	binary.BigEndian.PutUint64(id[8:], uint64(n))
	return id
}

// people makes candidates of the tracks, so many of each, numbered from 1.
func people(tracks ...any) []exam.Candidate {
	var all []exam.Candidate
	for i := 0; i < len(tracks); i += 2 {
		for range tracks[i+1].(int) {
			n := len(all) + 1
			all = append(all, exam.Candidate{
				ID: id(n), Number: strconv.Itoa(n), Track: tracks[i].(string), Source: exam.Source{Row: n},
			})
		}
	}
	return all
}

// sizes says how many sit in each room, in order: "1:20 2:11".
func sizes(seats []exam.Seat) string {
	out := ""
	for start := 0; start < len(seats); {
		end := start
		for end < len(seats) && seats[end].Room == seats[start].Room {
			end++
		}
		out += fmt.Sprintf(" %s:%d", seats[start].Room, end-start)
		start = end
	}
	return out
}

func TestPlaceRules(t *testing.T) {
	free := func(c []exam.Candidate, from int) []exam.Candidate {
		for i := from; i < len(c); i++ {
			c[i].Candidature = exam.Free
		}
		return c
	}
	adapted := func(c []exam.Candidate, which ...int) []exam.Candidate {
		for _, i := range which {
			c[i].Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime}}
		}
		return c
	}
	kinds := func(rooms []exam.Room, kinds ...exam.RoomKind) []exam.Room {
		for i, k := range kinds {
			rooms[i].Kind = k
		}
		return rooms
	}
	tests := []struct {
		name       string
		candidates []exam.Candidate
		rooms      []exam.Room
		rules      exam.Rules
		want       string
		short      int
		separation int
		mixed      []seating.Mixed
	}{
		{
			"tracks run on through rooms", people("A", 12, "B", 15), seating.MakeRooms(3, 10),
			exam.Rules{},
			" 1:10 2:10 3:7", 0, 4,
			[]seating.Mixed{{Room: "2", Tracks: []string{"A", "B"}}},
		},
		{
			"kept apart, each track starts a room", people("A", 12, "B", 15), seating.MakeRooms(5, 10),
			exam.Rules{Separate: true},
			" 1:10 2:2 3:10 4:5", 0, 4, nil,
		},
		{
			"kept apart, a track is not mixed in to save a place", people("A", 12, "B", 15), seating.MakeRooms(3, 10),
			exam.Rules{Separate: true},
			" 1:10 2:2 3:10", 5, 4, nil,
		},
		{
			"nobody is unseated silently", people("A", 25), seating.MakeRooms(2, 10),
			exam.Rules{},
			" 1:10 2:10", 5, 3, nil,
		},
		{"no rooms", people("A", 25), nil, exam.Rules{}, "", 25, 2, nil},
		{"nobody", nil, seating.MakeRooms(2, 10), exam.Rules{}, "", 0, 0, nil},
		{
			"free candidates in rooms of their own", free(people("A", 12), 5), seating.MakeRooms(3, 10),
			exam.Rules{FreeApart: true},
			" 1:5 2:7", 0, 2, nil,
		},
		{
			"adaptations fill adapted rooms first", adapted(people("A", 12), 3, 4), kinds(seating.MakeRooms(2, 10), exam.OrdinaryRoom, exam.AdaptedRoom),
			exam.Rules{},
			" 1:10 2:2", 0, 2, nil,
		},
		{
			"who finds no adapted room sits in an ordinary one", adapted(people("A", 12), 0, 1, 2),
			[]exam.Room{{Number: "1", Capacity: 20}, {Number: "2", Capacity: 2, Kind: exam.AdaptedRoom}},
			exam.Rules{},
			" 1:10 2:2", 0, 2, nil,
		},
		{
			"reserve rooms stay empty", people("A", 12), kinds(seating.MakeRooms(3, 10), exam.OrdinaryRoom, exam.ReserveRoom),
			exam.Rules{},
			" 1:10 3:2", 0, 2, nil,
		},
		{
			"a layout with fewer tables than the capacity decides", people("A", 12),
			[]exam.Room{{Number: "1", Capacity: 20, Layout: exam.Layout{Columns: 2, Rows: 3, Blocked: []exam.Place{{}}}}, {Number: "2", Capacity: 20}},
			exam.Rules{},
			" 1:5 2:7", 0, 2, nil,
		},
		{
			"a number twice is one room", people("A", 12),
			[]exam.Room{{Number: "1", Capacity: 10}, {Number: "1", Capacity: 10}},
			exam.Rules{},
			" 1:10", 2, 2, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := seating.Place(tt.candidates, tt.rooms, tt.rules, nil)
			assert.Equal(t, tt.want, sizes(r.Seats))
			assert.Equal(t, tt.short, r.Short)
			assert.Len(t, r.Unseated, tt.short)
			assert.Equal(t, tt.separation, r.Separation)
			assert.Equal(t, tt.mixed, r.Mixed)
		})
	}
}

func TestPlaceOrder(t *testing.T) {
	list := []exam.Candidate{
		{ID: id(1), Number: "E-10", Track: "B", Name: exam.Name{FullAr: "بناني سلمى"}},
		{ID: id(2), Number: "E-9", Track: "B", Name: exam.Name{FullAr: "آيت علي ياسين"}},
		{ID: id(3), Number: "", Track: "B", Name: exam.Name{FullAr: "الوردي مريم"}},
		{ID: id(4), Number: "E-11", Track: "", Name: exam.Name{FullAr: "أمزيان آدم"}},
		{ID: id(5), Number: "E-12", Track: "A", Name: exam.Name{FullAr: "إدريسي هدى"}},
	}
	order := func(rules exam.Rules) (ids []byte) {
		for _, s := range seating.Place(list, seating.MakeRooms(1, 20), rules, nil).Seats {
			ids = append(ids, '0'+s.Candidate[15])
		}
		return ids
	}
	assert.Equal(t, "52134", string(order(exam.Rules{})), "by track, then number as people count; without number or track last")
	assert.Equal(t, "53214", string(order(exam.Rules{Order: exam.ByName})), "by track, then the Arabic alphabet, «ال» counted")
	assert.Equal(t, order(exam.Rules{Order: exam.ByDraw, Seed: 7}), order(exam.Rules{Order: exam.ByDraw, Seed: 7}))
}

func TestDrawReplays(t *testing.T) {
	draw := func(c []exam.Candidate, seed uint64) (numbers []string) {
		numberOf := map[exam.ID]string{}
		for _, x := range c {
			numberOf[x.ID] = x.Number
		}
		for _, s := range seating.Place(c, seating.MakeRooms(1, 20), exam.Rules{Order: exam.ByDraw, Seed: seed}, nil).Seats {
			numbers = append(numbers, numberOf[s.Candidate])
		}
		return numbers
	}
	drawn := []string{"8", "3", "10", "2", "6", "7", "9", "1", "4", "5"}
	list := people("A", 10)
	assert.Equal(t, drawn, draw(list, 2026), "a draw that was printed must replay for ever")
	assert.NotEqual(t, drawn, draw(list, 2027), "another seed is another draw")

	other := people("A", 10)
	for i := range other {
		other[i].ID = id(1000 - i)
	}
	assert.Equal(t, drawn, draw(other, 2026), "the same list in another file, with other ids, is drawn alike")

	more := append(people("A", 10), exam.Candidate{ID: id(99), Number: "99", Track: "B"})
	assert.Equal(t, drawn, draw(more, 2026)[:10], "a candidate more in one track leaves the others as drawn")
}

// TestPlaceProperties places invented centres of random shape.
func TestPlaceProperties(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		candidates, rooms := randomCentre(r)
		rules := exam.Rules{
			Order: []exam.OrderKind{exam.ByNumber, exam.ByName, exam.ByDraw}[r.IntN(3)], Seed: seed,
			FreeApart: r.IntN(2) == 0, Separate: r.IntN(2) == 0,
		}
		result := seating.Place(candidates, rooms, rules, nil)
		checkPlan(t, candidates, rooms, result)
		if rules.Separate {
			for _, m := range result.Mixed {
				i := slices.IndexFunc(rooms, func(r exam.Room) bool { return r.Number == m.Room })
				require.Equal(t, exam.AdaptedRoom, rooms[i].Kind, "seed %d: room %s is mixed", seed, m.Room)
			}
		}
		shuffled := slices.Clone(candidates)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		require.Equal(t, result, seating.Place(shuffled, rooms, rules, nil), "seed %d: the order of candidates matters", seed)
	}
}

func randomCentre(r *rand.Rand) ([]exam.Candidate, []exam.Room) {
	tracks := []string{"2BACPC", "2BACPCF", "2BACSVT", "2BACSMA", ""}
	candidates := make([]exam.Candidate, r.IntN(200))
	for i := range candidates {
		c := exam.Candidate{ID: id(i + 1), Number: strconv.Itoa(r.IntN(500)), Track: tracks[r.IntN(5)]}
		c.Name.FullAr = []string{"أحمد", "بدر", "سعاد", "هند"}[r.IntN(4)]
		if r.IntN(4) == 0 {
			c.Candidature = exam.Free
		}
		if r.IntN(20) == 0 {
			c.Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime}}
		}
		candidates[i] = c
	}
	rooms := make([]exam.Room, r.IntN(15))
	for i := range rooms {
		rooms[i] = exam.Room{Number: "S" + strconv.Itoa(i+1), Capacity: r.IntN(25)}
		switch r.IntN(8) {
		case 0:
			rooms[i].Kind = exam.AdaptedRoom
		case 1:
			rooms[i].Kind = exam.ReserveRoom
		case 2:
			rooms[i].Layout = exam.Layout{Columns: 1 + r.IntN(5), Rows: 1 + r.IntN(5), Blocked: []exam.Place{{Column: 0, Row: 0}}}
		}
	}
	return candidates, rooms
}

// checkPlan holds what every plan promises.
func checkPlan(t *testing.T, candidates []exam.Candidate, rooms []exam.Room, r seating.Result) {
	t.Helper()
	found, taken, held := map[exam.ID]int{}, map[string]bool{}, map[string]int{}
	for _, s := range r.Seats {
		found[s.Candidate]++
		require.False(t, taken[s.Room+"/"+s.Table], "table %s of room %s twice", s.Table, s.Room)
		taken[s.Room+"/"+s.Table] = true
		held[s.Room]++
	}
	for _, id := range r.Unseated {
		found[id]++
	}
	require.Len(t, found, len(candidates))
	for _, c := range candidates {
		require.Equal(t, 1, found[c.ID], "every candidate has exactly one seat or is named as unseated")
	}
	for _, room := range rooms {
		require.LessOrEqual(t, held[room.Number], seating.Places(room))
		if room.Kind == exam.ReserveRoom {
			require.Zero(t, held[room.Number])
		}
	}
	require.Equal(t, len(r.Unseated), r.Short)
}
