package ui

import (
	"testing"

	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/model"
)

// madeRooms is the page of the rooms, on which new ones are asked for.
func madeRooms(t *testing.T, line string) *Window {
	t.Helper()
	w := newWindow(t, newPC(t), atOnce)
	toRooms(t, w)
	s := w.now.(rooms)
	s.change(w, func(m *model.Rooms) { m.Listed = false })
	fill(t, w, "rooms.line", line)
	return w
}

func TestRoomsFollowTyping(t *testing.T) {
	w := madeRooms(t, "16x20")
	typed := w.spots["rooms.line"].(*widget.Entry)
	assert.Contains(t, says(w), "القاعات: 16، المقاعد: 320")
	assert.Contains(t, says(w), "ينقص 11 مقعدا")
	typed.SetText("18x20")
	assert.Contains(t, says(w), "القاعات: 18، المقاعد: 360")
	assert.NotContains(t, says(w), "ينقص")
	assert.Nil(t, w.spots["rooms.part"], "there is nothing to choose between")
	typed.SetText("18x")
	assert.NotContains(t, says(w), "القاعات: 18", "a balance of what cannot be read is none")
	assert.Same(t, typed, w.spots["rooms.line"], "what is typed in is not built anew")
	assert.Same(t, typed, w.win.Canvas().Focused())
}

// Words come as fast as one types, whatever they lead to: only what was typed last is
// shown, and the main button waits for it.
func TestTypingRoomsWaitsForNothing(t *testing.T) {
	w := madeRooms(t, "16x20")
	var held []func()
	w.run = holding(&held)
	line := w.spots["rooms.line"].(*widget.Entry)
	line.SetText("18x20")
	line.SetText("18x")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.rooms.line_bad"), "what cannot be read is said at once")
	line.SetText("20x20")
	line.SetText("19x20")
	require.Len(t, held, 4)
	assert.NotContains(t, says(w), "القاعات: 19")
	for _, i := range []int{3, 0, 2} {
		held[i]()
		assert.Contains(t, says(w), "القاعات: 19، المقاعد: 380")
	}
	line.SetText("17x20")
	w.run = atOnce
	press(t, w, "next")
	at(t, w, "papers")
	assert.Len(t, w.office.State().Rooms, 17, "what was typed last")
}

func TestTooFewPlacesAreNotGoneOver(t *testing.T) {
	t.Run("the main button stays and says what is missing", func(t *testing.T) {
		w := madeRooms(t, "16x20")
		press(t, w, "next")
		at(t, w, "rooms")
		assert.Nil(t, w.office.State().Plan)
		assert.Contains(t, says(w), "11 مترشحا بدون مقعد")
		assert.Same(t, w.spots["rooms.enough"], w.win.Canvas().Focused())
	})
	t.Run("as many rooms as are needed", func(t *testing.T) {
		w := madeRooms(t, "16x20")
		assert.Contains(t, says(w), "17x20")
		press(t, w, "rooms.enough")
		at(t, w, "rooms")
		assert.Equal(t, "17x20", w.spots["rooms.line"].(*widget.Entry).Text)
		assert.NotContains(t, says(w), "ينقص")
		press(t, w, "next")
		at(t, w, "papers")
		assert.Empty(t, w.office.State().Unseated())
		assert.NotContains(t, says(w), "بدون مقعد")
	})
	t.Run("those there is room for", func(t *testing.T) {
		w := madeRooms(t, "16x20")
		press(t, w, "rooms.part")
		at(t, w, "papers")
		require.Len(t, w.office.State().Unseated(), 11)
		without := text.T(text.Arabic, "screen.rooms.without", text.Args{"n": 11})
		assert.Contains(t, says(w), without)
		press(t, w, "next")
		at(t, w, "done")
		assert.Contains(t, says(w), without)

		w.visit("rooms") // the plan in force stands; rooms can be added to it
		before := w.office.State().Plan.Seats
		press(t, w, "next")
		at(t, w, "rooms")
		require.Len(t, w.office.State().Unseated(), 11)
		press(t, w, "rooms.enough")
		press(t, w, "next")
		assert.Empty(t, w.office.State().Unseated())
		seats := map[exam.ID]exam.Seat{}
		for _, s := range w.office.State().Plan.Seats {
			seats[s.Candidate] = s
		}
		for _, s := range before {
			require.Equal(t, s, seats[s.Candidate], "nobody is moved")
		}
	})
}
