package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// placedIn is the centre of the list, in rooms of one's own making.
func placedIn(t *testing.T, rooms ...exam.Room) model.Office {
	t.Helper()
	o := taken(t, newDesk(t))
	require.NoError(t, o.SetRooms(t.Context(), rooms))
	_, err := o.Seat(t.Context(), exam.Rules{Order: exam.ByNumber}, true)
	require.NoError(t, err)
	return o
}

func TestRoomPlan(t *testing.T) {
	blocked := exam.Place{Column: 4, Row: 0}
	one := exam.Room{Number: "1", Capacity: 20, Layout: exam.Layout{Columns: 5, Rows: 5, Blocked: []exam.Place{blocked}, Door: exam.BackLeft}}
	o := placedIn(t, one, exam.Room{Number: "2", Capacity: 320})
	m, ok := model.NewRoomPlan(text.Arabic, o.State(), "1", exam.FieldTrack)
	require.True(t, ok)
	assert.True(t, m.At(blocked).Blocked)
	first, _ := m.First()
	assert.Equal(t, exam.Place{Column: 4, Row: 1}, first, "numbers begin front right, after what is blocked")
	spot := m.At(first)
	assert.Equal(t, "1", spot.Table)
	c, _ := o.State().Candidate(*spot.Candidate)
	assert.Equal(t, model.NameIn(text.Arabic, c.Name), spot.Name)
	assert.Equal(t, "أ", m.Sign(spot.Group))
	free, ok := m.Free()
	assert.True(t, ok)
	assert.Equal(t, "21", free, "everybody is seated: a spare table is left")
	place, _ := m.Place("23")
	assert.Empty(t, m.At(place).Table, "beyond the spare ones there is none")
	assert.Empty(t, m.Off)

	_, ok = model.NewRoomPlan(text.Arabic, o.State(), "99", exam.FieldTrack)
	assert.False(t, ok)

	small := one
	small.Layout = exam.Layout{Columns: 3, Rows: 5}
	require.NoError(t, o.SetRooms(t.Context(), []exam.Room{small, {Number: "2", Capacity: 320}}))
	m, _ = model.NewRoomPlan(text.English, o.State(), "1", exam.FieldSchool)
	assert.Len(t, m.Off, 5, "whose table is gone is told")
	assert.Contains(t, m.Astray(), "5 candidates")
}

func TestSeatMove(t *testing.T) {
	spare := 0
	o := placedIn(t,
		exam.Room{Number: "1", Capacity: 20, Spare: &spare}, exam.Room{Number: "2", Capacity: 320},
		exam.Room{Number: "3", Capacity: 4, Kind: exam.ReserveRoom})
	who := o.State().Plan.Seats[0].Candidate
	for _, tt := range []struct {
		name, room, table string
		swaps             bool
		to, why           string // where to, or why not
	}{
		{"to a candidate: they change places", "1", "2", true, "2", ""},
		{"to a room: its first free table", "2", "", false, "312", ""},
		{"where they sit already: nothing", "1", "1", false, "", ""},
		{"to their own room: nothing", "1", "", false, "", ""},
		{"to a room that is not there", "9", "", false, "", text.T(text.English, "screen.move.no_room", text.Args{"room": text.LTR("9")})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, why := model.NewSeatMove(text.English, o, who, tt.room, tt.table)
			assert.Equal(t, tt.why, why)
			if tt.to == "" {
				assert.Nil(t, m)
				return
			}
			require.NotNil(t, m)
			assert.Equal(t, tt.swaps, m.Swaps())
			assert.Equal(t, tt.to, m.To().Table)
		})
	}
	other := o.State().Plan.Seats[30].Candidate
	_, why := model.NewSeatMove(text.English, o, other, "1", "")
	assert.Contains(t, why, "full")

	m, _ := model.NewSeatMove(text.English, o, who, "3", "")
	require.NotNil(t, m)
	assert.Len(t, m.Minds(), 1, "a reserve room is told of before")
	m.Save(t.Context())()
	assert.NotEmpty(t, m.Wrong(), "without a reason it is refused")
	m.Reason = "the chair is broken"
	m.Save(t.Context())()
	require.NoError(t, m.Err)
	seat, _ := o.State().Seat(who)
	assert.Equal(t, exam.Seat{Candidate: who, Room: "3", Table: "1"}, seat)
}

func TestSeatMoveFindsTheTableTaken(t *testing.T) {
	o := placedIn(t, exam.Room{Number: "1", Capacity: 20}, exam.Room{Number: "2", Capacity: 320})
	seats := o.State().Plan.Seats
	m, _ := model.NewSeatMove(text.English, o, seats[0].Candidate, "2", "315")
	require.NoError(t, o.MoveSeats(t.Context(), "sooner", exam.Seat{Candidate: seats[1].Candidate, Room: "2", Table: "315"}))
	m.Chosen = 0
	m.Save(t.Context())()
	require.ErrorIs(t, m.Err, exam.ErrTaken)
	assert.Contains(t, m.Wrong(), "somebody else")
	seat, _ := o.State().Seat(seats[0].Candidate)
	assert.Equal(t, "1", seat.Table, "nobody was moved")
}
