package home_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
)

// What stands at the door stays there when the program is started again.
func TestDoorOnly(t *testing.T) {
	dir := t.TempDir()
	h := at(t, dir)
	first, second := exam.NewID(), exam.NewID()
	assert.False(t, h.DoorOnly(first))
	assert.Empty(t, h.DoorFile())
	require.NoError(t, h.SetDoorOnly(first, "/one.markaz", true))
	require.NoError(t, h.SetDoorOnly(second, "/two.markaz", true))
	require.NoError(t, h.SetDoorOnly(second, "/two.markaz", true))

	again := at(t, dir)
	assert.True(t, again.DoorOnly(first))
	assert.True(t, again.DoorOnly(second))
	assert.Equal(t, "/two.markaz", again.DoorFile())
	require.NoError(t, again.SetDoorOnly(second, "", false))
	assert.False(t, h.DoorOnly(second), "once, whatever was said before")
	assert.Equal(t, "/one.markaz", h.DoorFile())
}

func TestDoorPlace(t *testing.T) {
	dir := t.TempDir()
	h := at(t, dir)
	first, second := exam.NewID(), exam.NewID()
	require.NoError(t, h.SetDoorPlace(first, []string{"1", "2"}, nil))
	require.NoError(t, h.SetDoorPlace(second, nil, []string{"ب"}))
	require.NoError(t, h.SetDoorPlace(first, []string{"3"}, []string{"أ"}))

	rooms, wings := at(t, dir).DoorPlace(first)
	assert.Equal(t, [][]string{{"3"}, {"أ"}}, [][]string{rooms, wings}, "what was said last")
	require.NoError(t, h.SetDoorPlace(first, nil, nil))
	rooms, wings = h.DoorPlace(first)
	assert.Empty(t, append(rooms, wings...), "everywhere")
	_, wings = h.DoorPlace(second)
	assert.Equal(t, []string{"ب"}, wings, "each file has its own")
}
