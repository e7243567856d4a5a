package home

import (
	"slices"

	"markaz/app/exam"
)

// placed is where the door stands at which this PC is, of one file.
type placed struct {
	File  exam.ID  `json:"file"`
	Rooms []string `json:"rooms,omitempty"`
	Wings []string `json:"wings,omitempty"`
}

// DoorPlace is into which rooms and wings of a file the door leads at which this PC
// stands; with neither it leads into all.
func (h *Home) DoorPlace(file exam.ID) (rooms, wings []string) {
	var all []placed
	if h.load("door-places", &all) != nil {
		return nil, nil
	}
	for _, p := range all {
		if p.File == file {
			return p.Rooms, p.Wings
		}
	}
	return nil, nil
}

// SetDoorPlace says into which rooms and wings it leads.
func (h *Home) SetDoorPlace(file exam.ID, rooms, wings []string) error {
	return change(h, "door-places", func(all *[]placed) {
		*all = slices.DeleteFunc(*all, func(p placed) bool { return p.File == file })
		if len(rooms)+len(wings) > 0 {
			*all = append(*all, placed{file, rooms, wings})
		}
	})
}
