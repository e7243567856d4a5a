package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"markaz/app/exam"
	"markaz/app/text"
	"markaz/ui/kit"
	"markaz/ui/model"
)

// atRoomShort is the picture of room 1 of a centre in which 11 have no place.
func atRoomShort(t *testing.T) (*Window, *room) {
	t.Helper()
	w := practised(t, newPC(t), atOnce)
	var rooms []exam.Room
	for _, r := range w.office.State().Rooms {
		r.Capacity, r.Layout = 19, exam.Layout{Columns: 4, Rows: 6}
		rooms = append(rooms, r)
	}
	require.NoError(t, w.office.SetRooms(t.Context(), rooms))
	_, err := w.office.Seat(t.Context(), exam.Rules{Order: exam.ByNumber}, true)
	require.NoError(t, err)
	require.NotEmpty(t, w.office.State().Unseated())
	s := newRoom("1")
	w.show(s)
	return w, s
}

// Who has no place is taken in hand from the list beside the picture, and put down at
// a table that is free; nobody loses theirs to them.
func TestWhoHasNoPlaceGetsATable(t *testing.T) {
	w, s := atRoomShort(t)
	n := len(w.office.State().Unseated())
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.room.unseated", text.Args{"n": n}))
	who := w.office.State().Unseated()[1]
	list := w.spots["table.room.unseated"].(*kit.Table)
	w.win.Canvas().Focus(list)
	list.GoTo(1)
	key(t, w, fyne.KeyReturn)
	assert.Same(t, s.floor, w.win.Canvas().Focused(), "the keyboard is on the picture")
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.room.in_hand_first", text.Args{"name": model.NameIn(text.Arabic, who.Name)}))

	taken := sitsAt(w, "1", "2")
	s.floor.GoTo(spotOf(t, s, "2"))
	key(t, w, fyne.KeyReturn)
	assert.Nil(t, w.win.Canvas().Overlays().Top())
	assert.Contains(t, says(w), "اختاروا طاولة شاغرة")
	assert.Equal(t, taken, sitsAt(w, "1", "2"))

	list = w.spots["table.room.unseated"].(*kit.Table)
	w.win.Canvas().Focus(list)
	list.GoTo(1)
	key(t, w, fyne.KeyReturn)
	s.floor.GoTo(spotOf(t, s, "20"))
	key(t, w, fyne.KeyReturn)
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.move.give"))
	assert.Contains(t, says(w), text.T(text.Arabic, "screen.move.spare"), "a hand may give a spare table, and is told so")
	w.win.Canvas().Focused().TypedRune('1')
	enter(t, w)
	assert.Equal(t, who.ID, sitsAt(w, "1", "20"))
	assert.Len(t, w.office.State().Unseated(), n-1)
	w.undo()
	press(t, w, "yes")
	assert.Len(t, w.office.State().Unseated(), n)
}

// The pages of a room fit a small screen with that list, too.
func TestAPlaceIsGivenOnASmallScreen(t *testing.T) {
	w, _ := atRoomShort(t)
	for _, size := range model.TextSizes {
		p := model.Look{TextSize: size}
		kit.SetLook(Look(p))
		w.show(newRoom("1"))
		least := w.win.Content().MinSize()
		assert.LessOrEqual(t, least.Width, smallest.Width, "at %d %%", size)
		assert.LessOrEqual(t, least.Height, smallest.Height, "at %d %%", size)
	}
}

// Escape does not take away a reason that is being written without asking.
func TestAReasonIsNotLostUnasked(t *testing.T) {
	sheets := map[string]struct {
		open  func(w *Window)
		field string
	}{
		"a move": {func(w *Window) {
			m, why := model.NewSeatMove(w.lang, w.office, sitsAt(w, "1", "1"), "1", "2")
			require.Empty(t, why)
			w.moveSeat(m, w.again)
		}, "move.own"},
		"a duty": {func(w *Window) {
			d := w.office.State().Duties.Duties[0]
			w.dutyReason(model.NewDuty(w.office, []exam.Duty{d}), model.DutyChoice{})
		}, "duty.reason"},
		"a reserve": {func(w *Window) {
			w.visit("call")
			typed(w, fyne.KeyF4)
		}, "call.reason"},
	}
	for name, sheet := range sheets {
		t.Run(name, func(t *testing.T) {
			w := assigned(t, newPC(t), 90)
			sheet.open(w)
			fill(t, w, sheet.field, "سبب طويل")
			w.win.Canvas().Focus(w.spots[sheet.field].(fyne.Focusable))
			key(t, w, fyne.KeyEscape)
			require.Contains(t, w.spots, "stay")
			press(t, w, "stay")
			assert.Equal(t, "سبب طويل", w.spots[sheet.field].(*kit.Line).Text)
			key(t, w, fyne.KeyEscape)
			press(t, w, "discard")
			assert.NotContains(t, w.spots, sheet.field)
			assert.Nil(t, w.win.Canvas().Overlays().Top())
		})
	}
}
