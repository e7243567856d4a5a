package wire

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

func TestSeatKeepsEveryoneInPlace(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.ErrorIs(t, err, exam.ErrNothing)

	list(t, d, "a.csv", header+people(1, 25))
	p, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	assert.Len(t, p.Seats, 25)
	assert.Len(t, d.State().Rooms, 2, "rooms are made where the list names none")
	_, err = d.Seat(ctx, exam.Rules{}, false)
	require.ErrorIs(t, err, exam.ErrNothing, "no redistribution without being asked")

	before := seats(d)
	list(t, d, "late.csv", header+people(500, 2))
	assert.Len(t, d.State().Unseated(), 2)
	late, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	assert.Len(t, late.Changes.Added, 2)
	assert.Empty(t, late.Changes.Moved)
	after := seats(d)
	for id, seat := range before {
		assert.Equal(t, seat, after[id], "late candidates move nobody")
	}

	_, err = d.Seat(ctx, exam.Rules{Order: exam.ByDraw, Seed: 7}, true)
	require.NoError(t, err)
	assert.Len(t, d.State().Plan.Seats, 27)
	assert.NotEqual(t, after, seats(d))
}

func TestSeatOfARoomThatIsNotUsedAnyMore(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	before := seats(d)
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}, {Number: "7", Capacity: 20}}))
	p, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	assert.Len(t, p.Changes.Moved, 5)
	for id, seat := range seats(d) {
		if before[id].Room == "1" {
			assert.Equal(t, before[id], seat)
		} else {
			assert.Equal(t, "7", seat.Room)
		}
	}
}

// What an entry holds is bounded; what a hall holds is not.
func TestSeatInAHallOfAThousand(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 1000))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 1000}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	plan := d.State().Plan
	require.Len(t, plan.Seats, 1000)
	for i, s := range plan.Seats {
		require.Equal(t, strconv.Itoa(i+1), s.Table)
	}
	assert.Empty(t, d.State().Unseated())
}

func TestSeatSaysHowManyPlacesAreShort(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 25))
	require.NoError(t, d.SetRooms(t.Context(), []exam.Room{{Number: "1", Capacity: 20}}))
	p, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	assert.Equal(t, 5, p.Short)
	assert.Len(t, p.Unseated, 5)
	assert.True(t, hasCode(d.State().Findings(), exam.PlacesShort))
	assert.Equal(t, 5, d.State().Plan.Short)
}

func TestRoomTakenAwayIsTold(t *testing.T) {
	d := desk(t)
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	assert.False(t, hasCode(d.State().Findings(), exam.RoomGone))
	require.NoError(t, d.SetRooms(t.Context(), []exam.Room{{Number: "1", Capacity: 30}}))
	assert.True(t, hasCode(d.State().Findings(), exam.RoomGone))
	_, err = d.Seat(t.Context(), exam.Rules{}, false)
	require.NoError(t, err)
	assert.False(t, hasCode(d.State().Findings(), exam.RoomGone), "who sat there sits elsewhere now")
	assert.Len(t, d.State().Plan.Seats, 25)
}

func TestRooms(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "10", Capacity: 20}, {Number: "2", Capacity: 18}, {Number: "3", Capacity: 20}}))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "2", Capacity: 18}, {Number: "10", Capacity: 15}}))
	rooms := d.State().Rooms
	require.Len(t, rooms, 2)
	assert.Equal(t, []string{"2", "10"}, []string{rooms[0].Number, rooms[1].Number}, "in the order of their numbers")
	assert.Equal(t, 15, rooms[1].Capacity)
	for name, bad := range map[string][]exam.Room{
		"no number": {{Capacity: 20}}, "no table": {{Number: "1"}}, "twice": {{Number: "1", Capacity: 2}, {Number: "1", Capacity: 3}},
	} {
		assert.ErrorIs(t, d.SetRooms(ctx, bad), exam.ErrInvalid, name)
	}
	assert.Len(t, d.State().Rooms, 2)
}
