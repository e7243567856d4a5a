package home

import (
	"slices"

	"markaz/app/exam"
)

// atDoor is a file that this PC shows nothing of but the door.
type atDoor struct {
	File exam.ID `json:"file"`
	Path string  `json:"path"`
}

// DoorOnly reports whether this PC shows nothing of a file but the door, wherever the
// file is now.
func (h *Home) DoorOnly(file exam.ID) bool {
	return slices.ContainsFunc(h.doors(), func(d atDoor) bool { return d.File == file })
}

// DoorFile is the file that was put into the door-only mode last, "" if none is.
func (h *Home) DoorFile() string {
	if all := h.doors(); len(all) > 0 {
		return all[0].Path
	}
	return ""
}

func (h *Home) doors() (all []atDoor) {
	if h.load("doors", &all) != nil {
		return nil
	}
	return all
}

// SetDoorOnly has this PC show nothing of a file but the door, or all of it again.
func (h *Home) SetDoorOnly(file exam.ID, path string, only bool) error {
	return change(h, "doors", func(all *[]atDoor) {
		*all = slices.DeleteFunc(*all, func(d atDoor) bool { return d.File == file })
		if only {
			*all = slices.Insert(*all, 0, atDoor{file, path})
		}
	})
}
