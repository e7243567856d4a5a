package model

import (
	"context"
	"slices"

	"markaz/app"
	"markaz/app/exam"
	"markaz/app/text"
)

// A Mix is how tracks lie in the rooms.
type Mix int

// The mixes.
const (
	MixFollow     Mix = iota // one after the other
	MixSeparate              // each begins a room
	MixInterleave            // they take turns
)

// Mix is how tracks lie in the rooms.
func (m *Rooms) Mix() Mix {
	switch {
	case m.Rules.Interleave:
		return MixInterleave
	case m.Rules.Separate:
		return MixSeparate
	}
	return MixFollow
}

// SetMix says how tracks lie in the rooms.
func (m *Rooms) SetMix(mix Mix) {
	m.Rules.Separate, m.Rules.Interleave = mix == MixSeparate, mix == MixInterleave
}

// RoomPresets are the presets of rooms, and what they are called.
func RoomPresets(lang text.Lang) (codes, names []string) {
	codes = exam.Presets()
	for _, c := range codes {
		names = append(names, text.T(lang, "screen.preset."+c))
	}
	return codes, names
}

// Preset is the preset in force.
func (m *Rooms) Preset() string { return m.state.Settings.Preset }

// PresetSays says what the rooms of the centre are by the settings.
func (m *Rooms) PresetSays(lang text.Lang) string {
	s := m.state.Settings
	words := text.T(lang, "screen.rooms.preset_says", text.Args{"capacity": s.Capacity, "spare": *s.Spare})
	if s.Distance > 0 {
		words += " " + text.T(lang, "screen.rooms.preset_far", text.Args{"far": Metres(lang, s.Distance)})
	}
	if *s.Stickers {
		words += " " + text.T(lang, "screen.rooms.preset_stickers")
	}
	return words
}

// TakePreset says a preset to the office, and returns the page with it: rooms that are
// to be made anew are made as many as are needed. m stays as it is until Take.
func (m *Rooms) TakePreset(ctx context.Context, code string) (*Rooms, error) {
	settings, known := m.state.Settings.By(code)
	if !known {
		return nil, exam.ErrInvalid
	}
	if err := m.office.SetChoices(ctx, m.state.Centre, settings); err != nil {
		return nil, err
	}
	next := m.Chosen(func(m *Rooms) {
		m.state = m.office.State()
		if !m.Listed && !m.Present {
			n := len(m.state.Candidates)
			m.Line = roomLine(moreRooms(nil, (n+settings.Capacity-1)/settings.Capacity, settings.Capacity))
		}
	})
	return next(), nil
}

// Chosen is the page after a choice, worked out aside by the func that it returns: m
// stays as it is until Take.
func (m *Rooms) Chosen(choose func(*Rooms)) (slow func() *Rooms) {
	next := *m
	return func() *Rooms {
		choose(&next)
		next.Choose()
		return &next
	}
}

// Take makes the page another.
func (m *Rooms) Take(next *Rooms) {
	turn := m.turn + 1
	*m = *next
	m.turn = turn
}

// Typed takes the line of rooms as it is typed, and says in Err at once what cannot be
// read. What it leads to is worked out aside by the func that it returns; last takes
// it, false where something else was typed or chosen meanwhile.
func (m *Rooms) Typed(line string) (slow func() (last func() bool)) {
	_, err := app.ParseRooms(line)
	m.Line, m.Err, m.behind = line, err, true
	m.turn++
	next, turn := *m, m.turn
	return func() func() bool {
		next.Choose()
		return func() bool {
			if m.turn != turn {
				return false
			}
			*m = next
			return true
		}
	}
}

// Behind reports whether what was typed last is still being worked out.
func (m *Rooms) Behind() bool { return m.behind }

// All are the rooms as the page has them.
func (m *Rooms) All() []exam.Room { return slices.Clone(m.rooms) }

// Set reports whether a room can be opened: it is in the file, or will be with all
// those of the page.
func (m *Rooms) Set(number string) bool {
	return len(m.state.Rooms) == 0 || slices.ContainsFunc(m.state.Rooms, func(r exam.Room) bool { return r.Number == number })
}

// neighbours are those of the plan that the page shows.
func (m *Rooms) neighbours() app.Neighbours {
	if m.HasPlan() && !m.Again {
		return m.state.Neighbours()
	}
	return m.state.NeighboursOf(m.Placing, m.rooms)
}
