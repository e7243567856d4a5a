package model

import (
	"markaz/app"
	"markaz/app/text"
)

// A RoomList is who sits in a room, as its papers show it.
type RoomList struct {
	Room string
	Rows []RoomRow
}

// A RoomRow is one candidate at a table.
type RoomRow struct{ Table, Number, Name string }

// NewRoomList returns the list of a room in the order of its tables, with names
// in the script of the language; false where nobody sits in it.
func NewRoomList(lang text.Lang, state *app.State, number string) (RoomList, bool) {
	list := RoomList{Room: number}
	if state.Plan == nil {
		return list, false
	}
	for _, seat := range state.Plan.Seats {
		if seat.Room != number {
			continue
		}
		c, _ := state.Candidate(seat.Candidate)
		list.Rows = append(list.Rows, RoomRow{seat.Table, c.Number, NameIn(lang, c.Name)})
	}
	return list, len(list.Rows) > 0
}
