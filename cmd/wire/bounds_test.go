package wire

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// What no centre can mean is a slip of the pen: it is refused before anything is made
// of it, and nothing is written.
func TestNumbersThatNoCentreCanMeanAreRefused(t *testing.T) {
	d := staffed(t, 12)
	ctx := t.Context()
	_, err := d.AssignDuties(ctx, exam.DutyRules{})
	require.NoError(t, err)
	first := d.State().Duties.Duties[0]
	assign := func(r exam.DutyRules) func() error {
		return func() error { _, err := d.AssignDuties(ctx, r); return err }
	}
	room := func(number string) func() error {
		return func() error { return d.SetRooms(ctx, []exam.Room{{Number: number, Capacity: 20}}) }
	}
	late := func(minutes int) func() error {
		return func() error {
			return d.Call(ctx, exam.StaffCalled{Sitting: first.Sitting, Staff: first.Staff, Presence: exam.Late, Minutes: minutes})
		}
	}
	for name, do := range map[string]func() error{
		"a million in a room":                   assign(exam.DutyRules{PerRoom: 1_000_000}),
		"less than nobody in a room":            assign(exam.DutyRules{PerRoom: -1}),
		"a million where free candidates write": assign(exam.DutyRules{PerFreeRoom: 1_000_000}),
		"a million reserves":                    assign(exam.DutyRules{Reserves: 1_000_000}),
		"more reserves than places":             assign(exam.DutyRules{Reserves: 101, Percent: true}),
		"a room of two lines":                   room("a\nb"),
		"a room of spaces":                      room(" "),
		"a room told apart by a space":          room("1 "),
		"a room that turns what follows":        room("\u202e1"),
		"a room longer than a field":            room(strings.Repeat("ق", 500)),
		"late by weeks":                         late(100_000),
		"late by nothing":                       late(0),
		"labels for a town":                     func() error { return d.CountLabels(ctx, "1", 1_000_000) },
		"labels owed":                           func() error { return d.CountLabels(ctx, "1", -1) },
	} {
		t.Run(name, func(t *testing.T) {
			head := d.State().Head
			assert.ErrorIs(t, do(), exam.ErrInvalid)
			assert.Equal(t, head, d.State().Head)
		})
	}
	require.NoError(t, d.SetRooms(ctx, d.State().ProposeRooms()))
	assert.NoError(t, d.CountLabels(ctx, "1", exam.MostLabels))
	assert.NoError(t, late(exam.MostLate)())
	assert.NoError(t, assign(exam.DutyRules{PerRoom: exam.MostGuards, Reserves: 100, Percent: true})())
}
