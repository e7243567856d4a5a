package wire

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/seating"
)

func TestMovesThatCannotBe(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	require.ErrorIs(t, d.MoveSeats(ctx, "طلب", exam.Seat{}), exam.ErrNoPlan)
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	plan := d.State().Plan.Seats
	a, b := plan[0].Candidate, plan[1].Candidate
	tests := []struct {
		name  string
		moved []exam.Seat
		why   seating.Why
		kind  error
	}{
		{"a room that is not there", []exam.Seat{{Candidate: a, Room: "9", Table: "1"}}, seating.NoSuchRoom, exam.ErrNotFound},
		{"a table that is not there", []exam.Seat{{Candidate: a, Room: "2", Table: "23"}}, seating.NoSuchTable, exam.ErrInvalid},
		{"no table", []exam.Seat{{Candidate: a, Room: "2"}}, seating.NoSuchTable, exam.ErrInvalid},
		{"a table in use", []exam.Seat{{Candidate: a, Room: "1", Table: "02"}}, seating.TableInUse, exam.ErrTaken},
		{"two to one table", []exam.Seat{{Candidate: a, Room: "2", Table: "9"}, {Candidate: b, Room: "2", Table: "09"}}, app.Twice, exam.ErrInvalid},
		{"one to two tables", []exam.Seat{{Candidate: a, Room: "2", Table: "9"}, {Candidate: a, Room: "2", Table: "8"}}, app.Twice, exam.ErrInvalid},
		{"somebody unknown", []exam.Seat{{Candidate: exam.ID{1}, Room: "2", Table: "9"}}, seating.NotSeated, exam.ErrNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := d.MoveSeats(ctx, "طلب", tt.moved...)
			var bad *app.BadMove
			require.ErrorAs(t, err, &bad)
			require.ErrorIs(t, err, tt.kind)
			assert.Equal(t, tt.why, bad.Why)
			assert.ErrorAs(t, d.State().Movable(tt.moved...), &bad)
		})
	}
	spare := exam.Seat{Candidate: a, Room: "2", Table: "22"}
	require.NoError(t, d.MoveSeats(ctx, "طاولة مكسورة", spare), "two tables are spare in a room that says nothing else")
	assert.Empty(t, d.State().Outdated())
}

// Who has no place yet may be put at a table by hand.
func TestSomebodyWithoutAPlaceIsPutAtATable(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 24}}))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	require.Equal(t, 1, d.State().Plan.Short)
	who := d.State().Unseated()[0].ID
	assert.Equal(t, []seating.Outdated{{Seat: exam.Seat{Candidate: who}, Why: seating.NotSeated}}, d.State().Outdated())

	at := exam.Seat{Candidate: who, Room: "1", Table: "25"}
	assert.Equal(t, []seating.Outdated{{Seat: at, Why: seating.SpareTable}}, d.State().Cautions(at))
	require.NoError(t, d.MoveSeats(ctx, "قبول المدير", at))
	assert.Empty(t, d.State().Unseated())
	assert.Empty(t, d.State().Outdated())
	assert.Zero(t, d.State().Plan.Short)
	assert.Empty(t, d.State().Plan.Unseated)
	assert.False(t, hasCode(d.State().Findings(), exam.PlacesShort))
	sameAsOpenedAnew(t, d, "placed by hand")

	last, _ := d.LastAct()
	require.NoError(t, d.TakeBack(ctx, last, ""))
	assert.Equal(t, 1, d.State().Plan.Short)
	assert.True(t, hasCode(d.State().Findings(), exam.PlacesShort))
	sameAsOpenedAnew(t, d, "taken back")
}

// The table of somebody who was taken out of the list is free: who is given it sits
// there also when the file is opened again.
func TestTheTableOfOneWhoIsGone(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	first := d.State().Plan.Seats[0]
	c := again(t, d, header+people(2, 24))
	_, err = d.Settle(ctx, nil, c, decide(&c, app.Take, app.Gone))
	require.NoError(t, err)
	require.Len(t, d.State().Candidates, 24)

	mover := d.State().Plan.Seats[20]
	to := first
	to.Candidate = mover.Candidate
	require.NoError(t, d.MoveSeats(ctx, "طلب", to))
	now, _ := d.State().Seat(mover.Candidate)
	assert.Equal(t, to, now)
	assert.Len(t, d.State().Plan.Moves, 1)
	sameAsOpenedAnew(t, d, "at the table of one who is gone")
}

// What changed in the list and the rooms since a plan was made is told, each where
// it is.
func TestAPlanThatIsOutOfDate(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	mixed := strings.Replace(people(1, 25), "2BACSMA\n", "2BACSH\n", 20)
	list(t, d, "a.csv", header+mixed)
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 20}, {Number: "2", Capacity: 20}, {Number: "3", Capacity: 20}}))
	_, err := d.Seat(ctx, exam.Rules{Separate: true}, false)
	require.NoError(t, err)
	require.Empty(t, d.State().Outdated())
	was := seats(d)
	whys := func() map[seating.Why]int {
		n := map[seating.Why]int{}
		for _, o := range d.State().Outdated() {
			n[o.Why]++
			if o.Why != seating.NotSeated {
				assert.Equal(t, was[o.Candidate], o.Seat)
			}
		}
		return n
	}
	room := func(change func(*exam.Room)) {
		rooms := []exam.Room{{Number: "1", Capacity: 20}, {Number: "2", Capacity: 20}, {Number: "3", Capacity: 20}}
		change(&rooms[0])
		require.NoError(t, d.SetRooms(ctx, rooms))
	}
	in := map[string]int{}
	for _, s := range was {
		in[s.Room]++
	}
	require.Equal(t, map[string]int{"1": 20, "2": 5}, in)

	room(func(r *exam.Room) {
		r.Layout = exam.Layout{Columns: 4, Rows: 5, Blocked: []exam.Place{{}, {Column: 1}}}
	})
	assert.Equal(t, map[seating.Why]int{seating.NoSuchTable: 2}, whys(), "two places are blocked")
	assert.True(t, hasCode(d.State().Findings(), exam.TableGone))
	room(func(r *exam.Room) { r.Capacity = 18 })
	assert.Equal(t, map[seating.Why]int{seating.TooMany: 2}, whys(), "they sit at the spare tables now")
	assert.True(t, hasCode(d.State().Findings(), exam.RoomOverfull))
	room(func(r *exam.Room) { r.Kind = exam.ReserveRoom })
	assert.Equal(t, map[seating.Why]int{seating.NotForThem: 20}, whys())
	room(func(r *exam.Room) { r.Number = "4" })
	assert.Equal(t, map[seating.Why]int{seating.NoSuchRoom: 20}, whys())
	room(func(*exam.Room) {})
	require.Empty(t, d.State().Outdated())

	who := d.State().Candidates[24]
	require.NoError(t, d.Correct(ctx, app.Correction{Candidate: who.ID, Field: exam.FieldTrack, Value: "2BACSH"}))
	assert.Equal(t, map[seating.Why]int{seating.TracksMixed: 1}, whys())
	assert.True(t, hasCode(d.State().Findings(), exam.TracksMixed))
	list(t, d, "late.csv", header+people(500, 2))
	assert.Equal(t, map[seating.Why]int{seating.TracksMixed: 1, seating.NotSeated: 2}, whys())
	sameAsOpenedAnew(t, d, "out of date")

	seat := was[who.ID]
	require.NoError(t, d.MoveSeats(ctx, "يبقى مع زملائه", exam.Seat{Candidate: who.ID, Room: seat.Room, Table: seat.Table}))
	assert.Equal(t, map[seating.Why]int{seating.NotSeated: 2}, whys(), "a hand that says why lets somebody sit where they do")
}

// Placing again gives who lost a table another one, and moves nobody else.
func TestWhoseTableIsGoneGetsAnother(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	list(t, d, "a.csv", header+people(1, 25))
	_, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	require.NoError(t, d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 18, Layout: exam.Layout{Columns: 3, Rows: 6}}, {Number: "2", Capacity: 20}}))
	p, err := d.Seat(ctx, exam.Rules{}, false)
	require.NoError(t, err)
	assert.Len(t, p.Changes.Moved, 2)
	assert.Empty(t, d.State().Outdated())
}

// Whoever makes another plan knows what was moved in the one before.
func TestMovesBeforeAnotherPlanAreNotLost(t *testing.T) {
	d := staffed(t, 0)
	ctx := t.Context()
	a, b := d.State().Plan.Seats[0], d.State().Plan.Seats[30]
	a.Candidate, b.Candidate = b.Candidate, a.Candidate
	require.NoError(t, d.MoveSeats(ctx, "طلب", a, b))
	_, err := d.Seat(ctx, exam.Rules{}, true)
	require.NoError(t, err)
	now, _ := d.State().Seat(a.Candidate)
	require.NotEqual(t, a, now)
	assert.False(t, hasCode(d.State().Findings(), exam.MoveLost))
}
