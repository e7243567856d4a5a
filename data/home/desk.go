package home

import (
	"path/filepath"
	"slices"
	"time"

	"markaz/app/exam"
)

// Settings are the choices of this PC's user; the zero value of each is its
// default.
type Settings struct {
	Language   string `json:"language,omitempty"`   // of the screen: "" is ar
	Brightness string `json:"brightness,omitempty"` // of the screen: "light", "dark", "system"
	TextSize   int    `json:"text_size,omitempty"`  // of the screen, in per cent
	Lists      string `json:"lists,omitempty"`      // folder from which a list was last read
	Muted      bool   `json:"muted,omitempty"`      // the door makes no sound
}

// Settings returns the choices; what cannot be read is the default.
func (h *Home) Settings() (s Settings) {
	if h.load("settings", &s) != nil {
		return Settings{}
	}
	return s
}

// SetSettings changes the choices.
func (h *Home) SetSettings(edit func(*Settings)) error {
	return change(h, "settings", edit)
}

type copied struct {
	Dir string    `json:"dir"`
	At  time.Time `json:"at"`
}

// NoteCopy implements app.Desk.
func (h *Home) NoteCopy(file exam.ID, dir string, at time.Time) error {
	return change(h, "copies", func(all *map[exam.ID]copied) {
		if *all == nil {
			*all = map[exam.ID]copied{}
		}
		(*all)[file] = copied{dir, at.UTC()}
	})
}

// LastCopy implements app.Desk.
func (h *Home) LastCopy(file exam.ID) (dir string, at time.Time) {
	var all map[exam.ID]copied
	if h.load("copies", &all) != nil {
		return "", time.Time{}
	}
	return all[file].Dir, all[file].At
}

const mostRecent = 10

// Recent returns the centre files that were opened last, latest first. They
// may not be there any more.
func (h *Home) Recent() (paths []string) {
	if h.load("recent", &paths) != nil {
		return nil
	}
	return paths
}

// NoteRecent remembers that a file was opened.
func (h *Home) NoteRecent(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return change(h, "recent", func(paths *[]string) {
		others := slices.DeleteFunc(*paths, func(p string) bool { return p == path })
		*paths = append([]string{path}, others...)
		*paths = (*paths)[:min(mostRecent, len(*paths))]
	})
}
