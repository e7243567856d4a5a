package model

import (
	"fmt"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// Corners are the corners of a room.
func Corners() []exam.Corner {
	return []exam.Corner{exam.FrontRight, exam.FrontLeft, exam.BackRight, exam.BackLeft}
}

// CornerName is what a corner is called by one who faces the board.
func CornerName(lang text.Lang, c exam.Corner) string {
	return text.T(lang, "screen.corner."+string(c))
}

// Flows are the ways in which table numbers run.
func Flows() []exam.FlowKind { return []exam.FlowKind{exam.FlowColumn, exam.FlowRow, exam.FlowSnake} }

// FlowName is what a flow is called.
func FlowName(lang text.Lang, f exam.FlowKind) string { return text.T(lang, "screen.flow."+string(f)) }

// Tables says how many tables the picture has, and for whom.
func (m *RoomForm) Tables(lang text.Lang) string {
	r := m.Drawn()
	stand := len(app.LayoutTables(r.Layout))
	hold := app.RoomPlaces(r)
	spare := 0
	if r.Spare != nil {
		spare = min(*r.Spare, stand-hold)
	}
	return text.T(lang, "screen.room_form.tables", text.Args{"places": stand, "hold": hold, "spare": max(spare, 0)})
}

// Distance says how near the tables stand, against what the centre asks for; ok
// is false where they stand too near.
func (m *RoomForm) Distance(lang text.Lang) (words string, ok bool) {
	want := m.office.State().Settings.Distance
	cm, known := app.TableDistance(m.Drawn().Layout)
	switch {
	case !known && want == 0:
		return text.T(lang, "screen.room_form.far_unknown"), true
	case !known:
		return text.T(lang, "screen.room_form.far_unknown_wanted", text.Args{"want": Metres(lang, want)}), true
	case want == 0:
		return text.T(lang, "screen.room_form.far", text.Args{"far": Metres(lang, cm)}), true
	case cm < want:
		return text.T(lang, "screen.room_form.far_less", text.Args{"far": Metres(lang, cm), "want": Metres(lang, want)}), false
	}
	return text.T(lang, "screen.room_form.far_enough", text.Args{"far": Metres(lang, cm), "want": Metres(lang, want)}), true
}

// Metres writes centimetres as metres: "1.25 m".
func Metres(lang text.Lang, cm int) string {
	point := ","
	if lang == text.English {
		point = "."
	}
	return text.T(lang, "screen.room_form.metres", text.Args{"m": text.LTR(fmt.Sprintf("%d%s%02d", cm/100, point, cm%100))})
}

// Warnings are what saving the room would do to those who sit in it, and what
// does not fit together.
func (m *RoomForm) Warnings(lang text.Lang) (all []string) {
	r := m.Drawn()
	if n := len(app.LayoutTables(r.Layout)); n > 0 && n < r.Capacity {
		all = append(all, text.T(lang, "screen.room_form.fewer", text.Args{"n": n, "capacity": r.Capacity}))
	}
	if m.was == nil {
		return all
	}
	seats := seatsIn(m.office.State(), m.was.Number)
	where := app.TablesOf(r, tablesOf(seats))
	lost := 0
	for _, s := range seats {
		if _, there := where.At(s.Table); !there {
			lost++
		}
	}
	switch {
	case lost > 0:
		all = append(all, text.T(lang, "screen.room_form.lost", text.Args{"n": lost}))
	case len(seats) > app.RoomPlaces(r):
		all = append(all, text.T(lang, "screen.room_form.crowded", text.Args{"n": len(seats), "capacity": app.RoomPlaces(r)}))
	}
	return all
}

// A FormSpot is one place of the picture: a number, or blocked, or beyond the last
// table.
type FormSpot struct {
	Table   string
	Blocked bool
	Spare   bool
	Taken   bool // somebody sits there
}

// Spots is what stands at the places of the room as the page says it now.
func (m *RoomForm) Spots() func(exam.Place) FormSpot {
	r := m.Drawn()
	var seats []exam.Seat
	if m.was != nil {
		seats = seatsIn(m.office.State(), m.was.Number)
	}
	where := app.TablesOf(r, tablesOf(seats))
	taken, blocked := map[exam.Place]bool{}, map[exam.Place]bool{}
	for _, s := range seats {
		if p, there := where.At(s.Table); there {
			taken[p] = true
		}
	}
	for _, p := range r.Layout.Blocked {
		blocked[p] = true
	}
	return func(p exam.Place) FormSpot {
		table, stands := where.Number(p)
		if !taken[p] && (!stands || !where.Has(table, *r.Spare)) {
			return FormSpot{Blocked: blocked[p]}
		}
		return FormSpot{table, false, where.Beyond(table), taken[p]}
	}
}
