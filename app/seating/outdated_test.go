package seating_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"markaz/app/exam"
	"markaz/app/seating"
)

func TestMisfits(t *testing.T) {
	free := func(c *exam.Candidate) { c.Candidature = exam.Free }
	granted := func(c *exam.Candidate) { c.Adaptations = []exam.Adaptation{{Kind: exam.ExtraTime}} }
	ordinary := exam.Room{Number: "1", Capacity: 4}
	adapted := exam.Room{Number: "2", Capacity: 1, Kind: exam.AdaptedRoom}
	spare := exam.Room{Number: "1", Capacity: 4, Kind: exam.ReserveRoom}
	tests := []struct {
		name   string
		edit   func(all []exam.Candidate) // of three of track A and one of B, at tables 1 to 4 of room 1
		rooms  []exam.Room
		rules  exam.Rules
		byHand bool // the last of them
		want   map[string]seating.Why
	}{
		{"all fit", nil, []exam.Room{ordinary}, exam.Rules{}, false, map[string]seating.Why{}},
		{"the room is gone", nil, []exam.Room{adapted}, exam.Rules{}, false, map[string]seating.Why{"1": seating.NoSuchRoom, "2": seating.NoSuchRoom, "3": seating.NoSuchRoom, "4": seating.NoSuchRoom}},
		{"tracks apart", nil, []exam.Room{ordinary}, exam.Rules{Separate: true}, false, map[string]seating.Why{"4": seating.TracksMixed}},
		{"tracks apart, but a hand put them there", nil, []exam.Room{ordinary}, exam.Rules{Separate: true}, true, map[string]seating.Why{}},
		{"free apart, most are schooled", func(all []exam.Candidate) { free(&all[0]) }, []exam.Room{ordinary}, exam.Rules{FreeApart: true}, false, map[string]seating.Why{"1": seating.FreeMixed}},
		{"free apart, most are free", func(all []exam.Candidate) { free(&all[0]); free(&all[1]); free(&all[2]) }, []exam.Room{ordinary}, exam.Rules{FreeApart: true}, false, map[string]seating.Why{"4": seating.FreeMixed}},
		{"free apart, as many of each: the free ones", func(all []exam.Candidate) { free(&all[0]); free(&all[2]) }, []exam.Room{ordinary}, exam.Rules{FreeApart: true}, false, map[string]seating.Why{"1": seating.FreeMixed, "3": seating.FreeMixed}},
		{"free apart does not matter", func(all []exam.Candidate) { free(&all[0]) }, []exam.Room{ordinary}, exam.Rules{}, false, map[string]seating.Why{}},
		{"an adaptation, and an adapted room is there", func(all []exam.Candidate) { granted(&all[1]) }, []exam.Room{ordinary, adapted}, exam.Rules{}, false, map[string]seating.Why{"2": seating.NotAdapted}},
		{"likewise where free are apart", func(all []exam.Candidate) { granted(&all[1]) }, []exam.Room{ordinary, adapted}, exam.Rules{FreeApart: true}, false, map[string]seating.Why{"2": seating.NotAdapted}},
		{"an adaptation, granted to who was moved by hand", func(all []exam.Candidate) { granted(&all[3]) }, []exam.Room{ordinary, adapted}, exam.Rules{}, true, map[string]seating.Why{"4": seating.NotAdapted}},
		{"an adaptation, and no adapted room", func(all []exam.Candidate) { granted(&all[1]) }, []exam.Room{ordinary}, exam.Rules{}, false, map[string]seating.Why{}},
		{"a reserve room", nil, []exam.Room{spare}, exam.Rules{}, true, map[string]seating.Why{"1": seating.NotForThem, "2": seating.NotForThem, "3": seating.NotForThem}},
		{"fewer tables", nil, []exam.Room{{Number: "1", Capacity: 4, Layout: exam.Layout{Columns: 1, Rows: 3}}}, exam.Rules{}, false, map[string]seating.Why{"4": seating.NoSuchTable}},
		{"fewer tables that a plan fills", nil, []exam.Room{{Number: "1", Capacity: 3, Layout: exam.Layout{Columns: 1, Rows: 4}}}, exam.Rules{}, false, map[string]seating.Why{"4": seating.TooMany}},
		{"a spare one by hand", nil, []exam.Room{{Number: "1", Capacity: 3, Layout: exam.Layout{Columns: 1, Rows: 4}}}, exam.Rules{}, true, map[string]seating.Why{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := people("A", 3, "B", 1)
			if tt.edit != nil {
				tt.edit(list)
			}
			var seats []exam.Seat
			for i, table := range []string{"1", "2", "3", "4"} {
				seats = append(seats, exam.Seat{Candidate: list[i].ID, Room: "1", Table: table})
			}
			hands := map[exam.ID]exam.Seat{}
			if tt.byHand {
				hands[list[3].ID] = seats[3]
			}
			got := map[string]seating.Why{}
			for _, o := range seating.Misfits(seats, tt.rooms, list, tt.rules, 2, hands) {
				got[o.Table] = o.Why
			}
			assert.Equal(t, tt.want, got)
		})
	}
}
