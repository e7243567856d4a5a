package model

import (
	"slices"
	"strings"

	"markaz/app"
	"markaz/app/text"
)

// A DoorPlacing chooses into which rooms and wings the door leads at which this PC
// stands. Nothing ticked is all of them.
type DoorPlacing struct {
	Rooms, Wings []string // there are, in their order
	Here         app.DoorPlace

	office Office
	desk   *Desk
	was    app.DoorPlace
}

// NewDoorPlacing is where the door of a file stands now.
func NewDoorPlacing(o Office, desk *Desk) *DoorPlacing {
	m := &DoorPlacing{office: o, desk: desk}
	for _, r := range o.State().Rooms {
		m.Rooms = append(m.Rooms, r.Number)
		if r.Wing != "" && !slices.Contains(m.Wings, r.Wing) {
			m.Wings = append(m.Wings, r.Wing)
		}
	}
	m.Here = doorPlace(o, desk)
	m.was = m.Here
	return m
}

// doorPlace is where the door stands, of the rooms and wings that there still are: a
// door is not shut by a room that was called otherwise when it was chosen.
func doorPlace(o Office, desk *Desk) (p app.DoorPlace) {
	rooms, wings := desk.DoorPlace(o.State().File)
	for _, r := range o.State().Rooms {
		if slices.Contains(rooms, r.Number) {
			p.Rooms = append(p.Rooms, r.Number)
		}
		if r.Wing != "" && slices.Contains(wings, r.Wing) && !slices.Contains(p.Wings, r.Wing) {
			p.Wings = append(p.Wings, r.Wing)
		}
	}
	return p
}

// Room says whether the door leads into a room.
func (m *DoorPlacing) Room(number string, leads bool) {
	m.Here.Rooms = ticked(m.Here.Rooms, number, leads)
}

// Wing says whether the door leads into a wing.
func (m *DoorPlacing) Wing(name string, leads bool) { m.Here.Wings = ticked(m.Here.Wings, name, leads) }

func ticked(all []string, one string, is bool) []string {
	all = slices.DeleteFunc(slices.Clone(all), func(other string) bool { return other == one })
	if is {
		all = append(all, one)
	}
	return all
}

// Changed reports whether something else is ticked than is kept.
func (m *DoorPlacing) Changed() bool {
	return !slices.Equal(slices.Sorted(slices.Values(m.Here.Rooms)), slices.Sorted(slices.Values(m.was.Rooms))) ||
		!slices.Equal(slices.Sorted(slices.Values(m.Here.Wings)), slices.Sorted(slices.Values(m.was.Wings)))
}

// Keep keeps it on this PC.
func (m *DoorPlacing) Keep() error {
	return m.desk.SetDoorPlace(m.office.State().File, m.Here.Rooms, m.Here.Wings)
}

// mostRoomsNamed is how many rooms are named where the door leads; of more their number is
// said.
const mostRoomsNamed = 4

// DoorPlaceWords say where the door leads.
func DoorPlaceWords(lang text.Lang, o Office, desk *Desk) string {
	p := doorPlace(o, desk)
	var parts []string
	for _, wing := range p.Wings {
		parts = append(parts, text.T(lang, "screen.door.place.wing", text.Args{"wing": wing}))
	}
	if n := len(p.Rooms); n > mostRoomsNamed {
		parts = append(parts, text.T(lang, "unit.room", text.Args{"n": n}))
	} else if n > 0 {
		rooms := make([]string, len(p.Rooms))
		for i, number := range p.Rooms {
			rooms[i] = text.LTR(number)
		}
		parts = append(parts, text.T(lang, "screen.door.place.rooms", text.Args{"n": len(rooms), "rooms": strings.Join(rooms, listComma(lang))}))
	}
	if len(parts) == 0 {
		return text.T(lang, "screen.door.place.all")
	}
	return text.T(lang, "screen.door.place.here", text.Args{"where": joined(" · ", parts...)})
}
