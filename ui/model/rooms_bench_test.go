package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// BenchmarkRoomsOfARegion is the pages of rooms in 4,000 rooms with 20,000
// candidates, and of a hall of 1,000 tables among them.
func BenchmarkRoomsOfARegion(b *testing.B) {
	o := school(b, 20000)
	rooms := []exam.Room{{Number: "1", Capacity: 1000, Layout: exam.Layout{Columns: 25, Rows: 41, Across: 130, Along: 130}}}
	for len(rooms) < 4000 {
		rooms = append(rooms, model.NewRoomForm(o, rooms, "").Room())
	}
	require.NoError(b, o.SetRooms(b.Context(), rooms))
	_, err := o.Seat(b.Context(), exam.Rules{Order: exam.ByNumber}, true)
	require.NoError(b, err)
	o.State().WorkOut()
	b.Run("rooms", func(b *testing.B) {
		for b.Loop() {
			m := model.NewRooms(o)
			m.Apart(text.Arabic)
			m.Crowded(text.Arabic)
			m.IsOutdated(text.Arabic)
		}
	})
	b.Run("hall", func(b *testing.B) {
		for b.Loop() {
			m, _ := model.NewRoomPlan(text.Arabic, o.State(), "1", exam.FieldSchool)
			for column := range 25 {
				for row := range 41 {
					m.At(exam.Place{Column: column, Row: row})
				}
			}
			model.RoomChoices(o.State())
		}
	})
	b.Run("move", func(b *testing.B) {
		tables := [2]string{"1", "1001"}
		who := o.State().Plan.Seats[0].Candidate
		for i := 1; b.Loop(); i++ {
			m, why := model.NewSeatMove(text.Arabic, o, who, "1", tables[i%2])
			require.Empty(b, why)
			m.Minds()
			m.Chosen = 1
			m.Save(b.Context())()
			require.NoError(b, m.Err)
		}
	})
}
