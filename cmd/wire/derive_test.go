package wire

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app"
	"markaz/app/exam"
)

// What a state keeps of the one before is what a file says that is opened anew.
func TestNothingOldIsKeptAfterAnAct(t *testing.T) {
	d := desk(t)
	ctx := t.Context()
	acts := []struct {
		name string
		do   func() error
	}{
		{"a list", func() error { list(t, d, "a.csv", header+people(1, 45)); return nil }},
		{"the name", func() error { return d.SetChoices(ctx, exam.Centre{Name: "اسم آخر"}, d.State().Settings) }},
		{"how many a room holds", func() error {
			s := d.State().Settings
			s.Capacity = 15
			return d.SetChoices(ctx, d.State().Centre, s)
		}},
		{"rooms", func() error {
			return d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 30}, {Number: "7", Capacity: 10}})
		}},
		{"a programme", func() error {
			return d.SetProgramme(ctx, exam.Programme{Papers: []exam.Paper{{Code: "fr", Subject: exam.Words{Ar: "الفرنسية"}, Date: "2026-06-02", Start: "15:00", Minutes: 120, Tracks: []string{"2BACLSH"}}}})
		}},
		{"a plan without room for all", func() error { _, err := d.Seat(ctx, exam.Rules{}, false); return err }},
		{"other rooms", func() error {
			return d.SetRooms(ctx, []exam.Room{{Number: "1", Capacity: 30}, {Number: "8", Capacity: 30}})
		}},
		{"newcomers", func() error { list(t, d, "late.csv", header+people(500, 2)); return nil }},
		{"places for them", func() error { _, err := d.Seat(ctx, exam.Rules{}, false); return err }},
		{"another draw", func() error {
			_, err := d.Seat(ctx, exam.Rules{Order: exam.ByDraw, Seed: 7}, true)
			return err
		}},
	}
	for _, act := range acts {
		d.State().WorkOut() // what is kept was worked out
		require.NoError(t, act.do(), act.name)
		sameAsOpenedAnew(t, d, act.name)
	}
	for {
		last, any := d.LastAct()
		if !any {
			break
		}
		d.State().WorkOut()
		require.NoError(t, d.TakeBack(ctx, last, ""), last.Kind)
		sameAsOpenedAnew(t, d, "back: "+last.Kind)
	}
	assert.Empty(t, d.State().Candidates)
}

func sameAsOpenedAnew(t *testing.T, d *Desk, after string) {
	t.Helper()
	other, err := Open(t.Context(), d.Path(), nil)
	require.NoError(t, err, after)
	defer func() { assert.NoError(t, other.Close()) }()
	is, want := d.State(), other.State()
	assert.Equal(t, want.Candidates, is.Candidates, after)
	assert.Equal(t, want.Rooms, is.Rooms, after)
	assert.Equal(t, want.Plan, is.Plan, after)
	assert.Equal(t, want.Rejected, is.Rejected, after)
	assert.Equal(t, want.Imports, is.Imports, after)
	assert.Equal(t, want.Programme, is.Programme, after)
	assert.Equal(t, want.Settings, is.Settings, after)
	said := func(s *app.State) map[string]any {
		placed := slices.DeleteFunc(slices.Clone(s.Candidates), func(c exam.Candidate) bool { _, ok := s.Seat(c.ID); return !ok })
		return map[string]any{
			"findings": s.Findings(), "fingerprint": s.Fingerprint(), "tracks": s.Tracks(), "unseated": s.Unseated(),
			"sitting": s.Sitting(), "outset": s.Outset(), "rooms": s.ProposeRooms(), "found": s.Find("العائلة", 0), "placed": placed,
		}
	}
	assert.Equal(t, said(want), said(is), after)
}
