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
